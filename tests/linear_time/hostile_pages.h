// Pages made to cost a reader as much as they can, of any size.
#pragma once

#include <cstddef>
#include <ostream>
#include <string>
#include <vector>

#include "hearsay/page/page.h"

namespace hearsay::testing {

/// A beginning, a part and another part as often as it takes, and an end. Each # in a part becomes a number.
struct HostilePage {
  std::string name;
  InputForm form = InputForm::html;
  std::string begin;
  std::string part;
  std::string other_part;  ///< fills the second half; empty: `part` does
  std::string end;

  /// A page of about that many bytes.
  [[nodiscard]] std::string bytes(std::size_t size) const;
};

/// For GoogleTest's messages.
inline std::ostream& operator<<(std::ostream& out, const HostilePage& page) { return out << page.name; }

[[nodiscard]] const std::vector<HostilePage>& hostile_pages();

}  // namespace hearsay::testing
