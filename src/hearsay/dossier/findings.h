// Findings: what looking up a quotation gave, for a program and for a person.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/story/lookup.h"

namespace hearsay {

[[nodiscard]] std::string_view name_of(Verdict verdict);

/// `hearsay-verify/1`, docs/record.md: one object, with line break.
[[nodiscard]] std::string findings_json(const Story& story, const Quote& quote,
                                        const std::vector<Finding>& findings);

struct FindingsStyle {
  bool colour = false;
  std::size_t most = 10;  ///< findings that are set out; the rest are counted
};

/// For a terminal: the verdict in its first line, then place after place.
[[nodiscard]] std::string findings_text(const Story& story, const Quote& quote,
                                        const std::vector<Finding>& findings, const FindingsStyle& style);

}  // namespace hearsay
