// Saying: one statement as it is compared with others.
#pragma once

#include <optional>
#include <vector>

#include "hearsay/story/quotation_likeness.h"
#include "hearsay/story/story.h"
#include "hearsay/story/story_text.h"

namespace hearsay {

struct Saying {
  StatementPlace place;
  std::optional<EntityId> speaker;  ///< the story's
  QuotedWords quoted;               ///< empty if it is told in the report's words
  std::vector<Word> content;        ///< all of its content's words
};

/// Every statement of the report that has words, with what it quotes. A quotation within a nested statement's
/// content is that statement's alone.
[[nodiscard]] std::vector<Saying> sayings_of(const Story& story, const StoryText& text, std::uint32_t document);

}  // namespace hearsay
