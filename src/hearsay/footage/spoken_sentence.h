// A reading as the mouth would make it.
#pragma once

#include <string_view>
#include <vector>

#include "hearsay/footage/alignment.h"
#include "hearsay/lips/pronunciations.h"

namespace hearsay {

/// The words of `sentence` in the units of `model`, each with all its pronunciations. A phone that the model
/// was not trained on is replaced by the likest one that it was. Words that nothing pronounces are left out.
[[nodiscard]] std::vector<SpokenWord> spoken_sentence(std::string_view sentence,
                                                      const Pronunciations& pronunciations,
                                                      const MouthModel& model);

}  // namespace hearsay
