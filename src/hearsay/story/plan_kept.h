// Whether what was done is what had been announced.
#pragma once

#include "hearsay/story/plan.h"

namespace hearsay {

/// At the time, as many, and in the way or place that had been announced, as far as both are told.
[[nodiscard]] bool done_as_planned(const StorySentences& sentences, Vocabulary& vocabulary, const Plan& plan,
                                   const StorySentence& sentence);

}  // namespace hearsay
