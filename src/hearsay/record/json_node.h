// Reading JSON that may be anything: each value knows its place in the document, and the first thing that is
// wrong is kept as an Error that names it. From then on values read as empty, so that no caller has to check
// each step.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hearsay/base/error.h"

namespace hearsay {

class JsonNode {
 public:
  /// `value` and `failure` must outlive the node. `place` is empty for the whole document.
  JsonNode(const nlohmann::json& value, std::string place, std::optional<Error>& failure)
      : value_(&value), place_(std::move(place)), failure_(&failure) {}

  [[nodiscard]] JsonNode at(std::string_view key) const;
  [[nodiscard]] bool is_null() const { return value_->is_null(); }
  [[nodiscard]] bool has(std::string_view key) const { return value_->is_object() && value_->contains(key); }

  [[nodiscard]] std::string text() const;
  [[nodiscard]] std::optional<std::string> text_or_null() const;
  [[nodiscard]] std::uint32_t number(std::uint32_t largest) const;  ///< from 0 to `largest`
  [[nodiscard]] double fraction() const;                            ///< from 0 to 1

  /// The index that an id stands for: e1 is 0. The letter must fit and the index be less than `count`.
  [[nodiscard]] std::uint32_t id(char letter, std::size_t count) const;

  /// What `read` makes of each item.
  template <class Read>
  [[nodiscard]] auto list(Read read) const {
    std::vector<decltype(read(*this))> out;
    if (!value_->is_array()) {
      fail("is not a list");
      return out;
    }
    out.reserve(value_->size());
    for (const nlohmann::json& item : *value_)
      out.push_back(read(JsonNode(item, place_ + "[" + std::to_string(out.size()) + "]", *failure_)));
    return out;
  }

  void fail(std::string_view why) const;

 private:
  const nlohmann::json* value_;
  std::string place_;
  std::optional<Error>* failure_;
};

}  // namespace hearsay
