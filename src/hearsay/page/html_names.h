// The names of HTML's elements and attributes.
#pragma once

#include <optional>
#include <string_view>

#include "hearsay/page/html_tree.h"

namespace hearsay {

/// By the element's name, whatever the size of its letters; Tag::other if it is not told apart.
[[nodiscard]] Tag tag_of(std::string_view name);

/// Nothing for an attribute that is not kept.
[[nodiscard]] std::optional<Attribute> attribute_of(std::string_view name);

}  // namespace hearsay
