// Links to a place on a page: text fragments (WICG Scroll to Text Fragment, draft of 2023-12).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "hearsay/base/span.h"

namespace hearsay::dossier {

/// The address, if it is http or https, with every byte that may not stand in a URL percent-encoded.
[[nodiscard]] std::optional<std::string> safe_url(std::string_view url);

/// `url` (from safe_url) with a directive for each part: `#:~:text=prefix-,start,end`. A short part is given
/// whole, a long one by its first and last words; the words before it, or else behind it, tell it from others
/// like it.
[[nodiscard]] std::string text_fragment_url(std::string_view url, std::string_view text,
                                            std::span<const Span> parts);

}  // namespace hearsay::dossier
