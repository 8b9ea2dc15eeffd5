// A report's sketch (story/report_sketch.h) as bytes, the same on any machine.
#pragma once

#include <string>
#include <string_view>

#include "hearsay/base/error.h"
#include "hearsay/story/report_sketch.h"

namespace hearsay {

[[nodiscard]] std::string sketch_to_bytes(const ReportSketch& sketch);

/// What sketch_to_bytes wrote. Errors: damaged bytes.
[[nodiscard]] Result<ReportSketch> sketch_from_bytes(std::string_view bytes);

}  // namespace hearsay
