#include "hearsay/record/json_node.h"

#include <charconv>

namespace hearsay {
namespace {

const nlohmann::json kNothing;

}  // namespace

void JsonNode::fail(std::string_view why) const {
  if (*failure_) return;
  std::string reason = place_.empty() ? "the document" : place_;
  *failure_ = Error{.input = {},
                    .what = "cannot read the record",
                    .why = reason.append(" ").append(why),
                    .advice = {},
                    .offset = {}};
}

JsonNode JsonNode::at(std::string_view key) const {
  JsonNode child(kNothing, place_, *failure_);
  if (!child.place_.empty()) child.place_ += '.';
  child.place_ += key;
  if (!value_->is_object()) {
    fail("is not an object");
  } else if (const auto found = value_->find(key); found != value_->end()) {
    child.value_ = &*found;
  } else {
    child.fail("is missing");
  }
  return child;
}

std::string JsonNode::text() const {
  if (value_->is_string()) return value_->get_ref<const std::string&>();
  fail("is not a string");
  return {};
}

std::optional<std::string> JsonNode::text_or_null() const {
  if (is_null()) return std::nullopt;
  return text();
}

std::uint32_t JsonNode::number(std::uint32_t largest) const {
  if (value_->is_number_unsigned())
    if (const auto number = value_->get<std::uint64_t>(); number <= largest)
      return static_cast<std::uint32_t>(number);
  fail("is not a whole number from 0 to " + std::to_string(largest));
  return 0;
}

double JsonNode::fraction() const {
  if (value_->is_number())
    if (const auto number = value_->get<double>(); number >= 0 && number <= 1) return number;
  fail("is not a number from 0 to 1");
  return 0;
}

std::uint32_t JsonNode::id(char letter, std::size_t count) const {
  const std::string name = text();
  std::uint32_t number = 0;
  if (name.size() > 1 && name[0] == letter && name[1] != '0') {
    const char* const end = name.data() + name.size();
    const auto [stop, problem] = std::from_chars(name.data() + 1, end, number);
    if (problem == std::errc() && stop == end && number <= count) return number - 1;
  }
  fail("names nothing in the record");
  return 0;
}

}  // namespace hearsay
