#include "hearsay/page/html_names.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <utility>

namespace hearsay {
namespace {

constexpr std::size_t kLongestName = 16;  // bytes of a name that is known

// Names to values: one hash of a short name, few comparisons.
template <typename Value, std::size_t count>
class NameTable {
 public:
  using Entry = std::pair<std::string_view, Value>;

  explicit constexpr NameTable(const Entry (&entries)[count]) {
    for (const Entry& entry : entries) {
      std::size_t slot = hash(entry.first);
      while (!slots_[slot].first.empty()) slot = (slot + 1) % kSlots;
      slots_[slot] = entry;
    }
  }
  // `name` in small letters; nullptr if it is not in the table.
  [[nodiscard]] constexpr const Value* find(std::string_view name) const {
    for (std::size_t slot = hash(name); !slots_[slot].first.empty(); slot = (slot + 1) % kSlots)
      if (slots_[slot].first == name) return &slots_[slot].second;
    return nullptr;
  }

 private:
  static constexpr std::size_t kSlots = 512;  // far more than names: searches end soon
  static constexpr std::size_t hash(std::string_view name) {
    std::uint32_t out = 2166136261U;  // FNV-1a
    for (const char c : name) out = (out ^ static_cast<unsigned char>(c)) * 16777619U;
    return (out ^ (out >> 15U)) % kSlots;
  }
  std::array<Entry, kSlots> slots_{};
};

// clang-format off
using Tags = NameTable<Tag, 91>;
constexpr Tags kTags({
  Tags::Entry{"html", Tag::html}, Tags::Entry{"head", Tag::head}, Tags::Entry{"title", Tag::title}, Tags::Entry{"meta", Tag::meta}, Tags::Entry{"link", Tag::link},
  Tags::Entry{"script", Tag::script}, Tags::Entry{"style", Tag::style}, Tags::Entry{"body", Tag::body}, Tags::Entry{"template", Tag::template_},
  Tags::Entry{"noscript", Tag::noscript}, Tags::Entry{"article", Tag::article}, Tags::Entry{"main", Tag::main}, Tags::Entry{"section", Tag::section},
  Tags::Entry{"nav", Tag::nav}, Tags::Entry{"aside", Tag::aside}, Tags::Entry{"header", Tag::header}, Tags::Entry{"footer", Tag::footer},
  Tags::Entry{"address", Tag::address}, Tags::Entry{"h1", Tag::h1}, Tags::Entry{"h2", Tag::h2}, Tags::Entry{"h3", Tag::h3}, Tags::Entry{"h4", Tag::h4},
  Tags::Entry{"h5", Tag::h5}, Tags::Entry{"h6", Tag::h6}, Tags::Entry{"p", Tag::p}, Tags::Entry{"div", Tag::div}, Tags::Entry{"pre", Tag::pre},
  Tags::Entry{"blockquote", Tag::blockquote}, Tags::Entry{"ul", Tag::ul}, Tags::Entry{"ol", Tag::ol}, Tags::Entry{"li", Tag::li}, Tags::Entry{"dl", Tag::dl},
  Tags::Entry{"dt", Tag::dt}, Tags::Entry{"dd", Tag::dd}, Tags::Entry{"figure", Tag::figure}, Tags::Entry{"figcaption", Tag::figcaption},
  Tags::Entry{"table", Tag::table}, Tags::Entry{"caption", Tag::caption}, Tags::Entry{"thead", Tag::thead}, Tags::Entry{"tbody", Tag::tbody},
  Tags::Entry{"tfoot", Tag::tfoot}, Tags::Entry{"tr", Tag::tr}, Tags::Entry{"td", Tag::td}, Tags::Entry{"th", Tag::th}, Tags::Entry{"hr", Tag::hr},
  Tags::Entry{"br", Tag::br}, Tags::Entry{"center", Tag::center}, Tags::Entry{"details", Tag::details}, Tags::Entry{"summary", Tag::summary},
  Tags::Entry{"fieldset", Tag::fieldset}, Tags::Entry{"legend", Tag::legend}, Tags::Entry{"form", Tag::form}, Tags::Entry{"dialog", Tag::dialog},
  Tags::Entry{"menu", Tag::menu}, Tags::Entry{"a", Tag::a}, Tags::Entry{"b", Tag::b}, Tags::Entry{"strong", Tag::strong}, Tags::Entry{"i", Tag::i},
  Tags::Entry{"em", Tag::em}, Tags::Entry{"u", Tag::u}, Tags::Entry{"s", Tag::s}, Tags::Entry{"small", Tag::small}, Tags::Entry{"sub", Tag::sub},
  Tags::Entry{"sup", Tag::sup}, Tags::Entry{"span", Tag::span}, Tags::Entry{"font", Tag::font}, Tags::Entry{"q", Tag::q}, Tags::Entry{"cite", Tag::cite},
  Tags::Entry{"code", Tag::code}, Tags::Entry{"time", Tag::time}, Tags::Entry{"abbr", Tag::abbr}, Tags::Entry{"mark", Tag::mark}, Tags::Entry{"label", Tag::label},
  Tags::Entry{"ins", Tag::ins}, Tags::Entry{"del", Tag::del}, Tags::Entry{"big", Tag::big}, Tags::Entry{"img", Tag::img}, Tags::Entry{"picture", Tag::picture},
  Tags::Entry{"video", Tag::video}, Tags::Entry{"audio", Tag::audio}, Tags::Entry{"canvas", Tag::canvas}, Tags::Entry{"svg", Tag::svg},
  Tags::Entry{"math", Tag::math}, Tags::Entry{"iframe", Tag::iframe}, Tags::Entry{"object", Tag::object}, Tags::Entry{"embed", Tag::embed},
  Tags::Entry{"button", Tag::button}, Tags::Entry{"input", Tag::input}, Tags::Entry{"select", Tag::select}, Tags::Entry{"option", Tag::option},
  Tags::Entry{"textarea", Tag::textarea},
});

using Attributes = NameTable<Attribute, 23>;
constexpr Attributes kAttributes({
  Attributes::Entry{"id", Attribute::id}, Attributes::Entry{"class", Attribute::class_}, Attributes::Entry{"role", Attribute::role},
  Attributes::Entry{"itemprop", Attribute::itemprop}, Attributes::Entry{"itemtype", Attribute::itemtype}, Attributes::Entry{"itemscope", Attribute::itemscope},
  Attributes::Entry{"property", Attribute::property}, Attributes::Entry{"name", Attribute::name}, Attributes::Entry{"content", Attribute::content},
  Attributes::Entry{"href", Attribute::href}, Attributes::Entry{"rel", Attribute::rel}, Attributes::Entry{"datetime", Attribute::datetime},
  Attributes::Entry{"lang", Attribute::lang}, Attributes::Entry{"style", Attribute::style}, Attributes::Entry{"hidden", Attribute::hidden},
  Attributes::Entry{"aria-hidden", Attribute::aria_hidden}, Attributes::Entry{"aria-label", Attribute::aria_label}, Attributes::Entry{"alt", Attribute::alt},
  Attributes::Entry{"type", Attribute::type}, Attributes::Entry{"http-equiv", Attribute::http_equiv}, Attributes::Entry{"data-testid", Attribute::data_testid},
  Attributes::Entry{"data-component", Attribute::data_component}, Attributes::Entry{"title", Attribute::title},
});
// clang-format on

// The value of a name, whatever the size of its letters.
template <typename Table>
auto find_name(const Table& table, std::string_view name) -> decltype(table.find(name)) {
  if (name.size() > kLongestName) return nullptr;
  std::array<char, kLongestName> small{};
  std::transform(name.begin(), name.end(), small.begin(),
                 [](char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c); });
  return table.find(std::string_view(small.data(), name.size()));
}

}  // namespace

Tag tag_of(std::string_view name) {
  const Tag* const found = find_name(kTags, name);
  return found == nullptr ? Tag::other : *found;
}

std::optional<Attribute> attribute_of(std::string_view name) {
  const Attribute* const found = find_name(kAttributes, name);
  if (found == nullptr) return std::nullopt;
  return *found;
}

}  // namespace hearsay
