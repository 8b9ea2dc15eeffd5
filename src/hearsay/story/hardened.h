// Hardened: what a headline, a caption or a later report states as fact, and another sentence hedges.
#pragma once

#include <vector>

#include "hearsay/story/story.h"
#include "hearsay/story/story_sentences.h"

namespace hearsay {

/// For each sentence that states it, the one that hedges it: its own report's, if that has one.
[[nodiscard]] std::vector<Hardened> find_hardened(const StorySentences& sentences);

}  // namespace hearsay
