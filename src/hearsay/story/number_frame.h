// What a number is of, where its neighbours tell: how many came, what it costs, how deep it is.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "hearsay/story/quantity.h"
#include "hearsay/story/story_sentences.h"

namespace hearsay {

/// Two figures of one frame and one thing tell the same, in whatever words: "packed the hall", "a meeting of".
struct NumberFrame {
  std::string_view name;        ///< "presence", "cost"; of data/number_frames.txt
  bool of_people = false;       ///< how many came, died, signed
  std::vector<WordId> subject;  ///< content of the clause before the number; sorted, each once
  std::vector<WordId> things;   ///< content of the whole clause; sorted, each once
  bool names_thing = false;     ///< the clause before the number has more than names: "the mission has cost"
};

/// The frame of one of the sentence's quantities; none if no word beside it tells.
[[nodiscard]] std::optional<NumberFrame> frame_of(const StoryText& text, const StorySentence& sentence,
                                                  const Quantity& quantity);

/// Whether the frames are of one thing. How many came to what all reports are of, or died there, needs no name
/// of it where each report gives but one such number (`only`); nor what was paid, where one names nothing.
[[nodiscard]] bool same_frame(const NumberFrame& a, const NumberFrame& b, bool only);

}  // namespace hearsay
