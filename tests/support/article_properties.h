// What holds for the Article of every page, however hostile: the promises of page/article.h, checked from
// outside. The fuzz targets and the tests of the page step share it.
#pragma once

#include <optional>
#include <string>

#include "hearsay/page/page.h"

namespace hearsay::testing {

/// The first promise that `article`, read from `page` as `form`, does not keep, in words; nothing if it keeps
/// all.
[[nodiscard]] std::optional<std::string> broken_promise(const Article& article, const Page& page,
                                                        InputForm form);

}  // namespace hearsay::testing
