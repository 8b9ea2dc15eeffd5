#include "hearsay/page/html_open_elements.h"

namespace hearsay {
namespace {

// Every search is over the stack, so the limit keeps the whole linear.
constexpr std::size_t kMaxDepth = 512;

}  // namespace

OpenElements::OpenElements() {
  stack_.reserve(kMaxDepth);
  stack_.push_back({.node = HtmlTree::root(), .element = {.tag = Tag::root}});
}

template <typename Match>
std::size_t OpenElements::find_if(Match matches, std::uint32_t bounds) const {
  for (std::size_t place = stack_.size() - 1; place > 0; --place) {
    if (matches(stack_[place])) return place;
    if ((stack_[place].element.traits & bounds) != 0) break;
  }
  return kNotFound;
}

std::size_t OpenElements::find(Tag tag, Scope scope) const {
  if (!has(tag)) return kNotFound;
  return find_if([tag](const OpenElement& open) { return open.element.tag == tag; },
                 static_cast<std::uint32_t>(scope));
}

std::size_t OpenElements::find_name(NameKey key, Scope scope) const {
  return find_if([key](const OpenElement& open) { return open.key == key; }, static_cast<std::uint32_t>(scope));
}

std::size_t OpenElements::find_trait(std::uint32_t traits, Scope scope) const {
  return find_if([traits](const OpenElement& open) { return (open.element.traits & traits) != 0; },
                 static_cast<std::uint32_t>(scope));
}

std::size_t OpenElements::find_phrase(NameKey key) const {
  return find_if([key](const OpenElement& open) { return open.key == key; }, kSpecial);
}

bool OpenElements::has_special_within(std::size_t place) const {
  for (std::size_t inner = place + 1; inner < stack_.size(); ++inner)
    if ((stack_[inner].element.traits & kSpecial) != 0) return true;
  return false;
}

void OpenElements::open(const OpenElement& element) {
  if (stack_.size() >= kMaxDepth) pop();
  stack_.push_back(element);
  ++counts_[static_cast<std::size_t>(element.element.tag)];
}

void OpenElements::close(std::size_t place) {
  while (stack_.size() > place) pop();
  while (stack_.back().has_ended) pop();
}

void OpenElements::pop() {
  --counts_[static_cast<std::size_t>(stack_.back().element.tag)];
  stack_.pop_back();
}

}  // namespace hearsay
