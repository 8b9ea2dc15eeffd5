// The stack of open elements, with the WHATWG HTML standard's scopes.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "hearsay/page/html_names.h"
#include "hearsay/page/html_tree.h"

namespace hearsay {

struct OpenElement {
  NodeIndex node = kNoNode;
  NameKey key = 0;
  ElementName element{};
  bool holds_foreign = false;  ///< its content is SVG's or MathML's
  bool has_ended = false;      ///< its end tag has been read; it waits for the blocks within it
};

/// Where a search from the innermost element outwards stops.
enum class Scope : std::uint32_t {
  element = kBoundsScope,
  button = kBoundsScope | kBoundsButton,
  list_item = kBoundsScope | kBoundsList,
  table = kBoundsTable,
};

class OpenElements {
 public:
  static constexpr std::size_t kNotFound = 0;  ///< the root's place: it is never looked for

  /// Opens the root.
  OpenElements();

  [[nodiscard]] const OpenElement& innermost() const { return stack_.back(); }
  [[nodiscard]] const OpenElement& operator[](std::size_t place) const { return stack_[place]; }
  [[nodiscard]] std::size_t size() const { return stack_.size(); }
  [[nodiscard]] bool has(Tag tag) const { return counts_[static_cast<std::size_t>(tag)] > 0; }

  /// The place of the innermost element with this tag (with this name, with one of these traits) in the scope.
  [[nodiscard]] std::size_t find(Tag tag, Scope scope) const;
  [[nodiscard]] std::size_t find_name(NameKey key, Scope scope) const;
  [[nodiscard]] std::size_t find_trait(std::uint32_t traits, Scope scope) const;

  /// The same, not looking beyond the standard's special elements.
  [[nodiscard]] std::size_t find_phrase(NameKey key) const;

  /// Whether a special element stands within the one at `place`.
  [[nodiscard]] bool has_special_within(std::size_t place) const;

  /// Opens an element. At the depth limit it takes the place of the innermost one.
  void open(const OpenElement& element);

  /// Closes the element at `place` and all within, and what waited for them.
  void close(std::size_t place);

  /// Closes the element at `place` once everything within has been closed.
  void close_later(std::size_t place) { stack_[place].has_ended = true; }

 private:
  template <typename Match>
  [[nodiscard]] std::size_t find_if(Match matches, std::uint32_t bounds) const;
  void pop();

  std::vector<OpenElement> stack_;
  std::array<std::uint32_t, 256> counts_{};  // of the open elements with each tag
};

}  // namespace hearsay
