// When a report appeared, in words for people.
#pragma once

#include <string>

#include "hearsay/story/published_time.h"

namespace hearsay::dossier {

/// "18 October 2025".
[[nodiscard]] std::string date_words(const PublishedTime& time);

/// "18 October 2025, 19:42 (UTC+01:00)", as far as it is known.
[[nodiscard]] std::string time_words(const PublishedTime& time);

}  // namespace hearsay::dossier
