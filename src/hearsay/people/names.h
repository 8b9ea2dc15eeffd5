// Names: runs of capitalised words, parted from the titles before them, with a first judgement of what they
// name.
#pragma once

#include <optional>
#include <vector>

#include "hearsay/people/people.h"

namespace hearsay {

struct Name {
  TokenRange tokens;  ///< the name alone
  TokenRange title;   ///< titles and roles directly before it, else empty at tokens.first
  EntityKind kind = EntityKind::other;
  Gender gender = Gender::unknown;
  bool press = false;
  std::optional<TaggedMention> tagged;  ///< what the tagger sees there, if it has judged the kind
  bool sure = false;                    ///< a list, a title or a given name says what kind it is
};

/// All names in order, headlines left out: their capitals tell nothing.
[[nodiscard]] std::vector<Name> find_names(const Article& article, const Clause& text,
                                           std::span<const TaggedMention> tagged);

}  // namespace hearsay
