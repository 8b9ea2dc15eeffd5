// What words that were read from lips could have been besides: our own computation, kept apart from what the
// reports say.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "hearsay/lips/lips.h"
#include "hearsay/story/story.h"

namespace hearsay {

/// Of one statement whose words a report gives as read from lips.
struct LipNote {
  StatementPlace place;
  std::string words;  ///< as the report quotes them
  LipReadings readings;
};

/// Two reports give the same speaker's words as read from lips. Whether they mean the same moment only a reader
/// can tell.
struct LipPair {
  StatementPlace a;
  StatementPlace b;
  LipLikeness likeness;
};

struct LipNotes {
  std::vector<LipNote> notes;  ///< by place
  std::vector<LipPair> pairs;
  std::optional<std::string>
      absent;       ///< why there are none though words were read from lips: the dictionary is not installed
  std::string map;  ///< VisemeMap::name

  [[nodiscard]] const LipNote* of(StatementPlace place) const;
};

/// Reads what is quoted in the statements of channel `lip-reading`. What a report tells in its own words ("that
/// he would go") is not what a mouth formed, and gets no note. Opens the dictionary only where there is
/// something to read.
[[nodiscard]] LipNotes lip_notes(const Story& story);

}  // namespace hearsay
