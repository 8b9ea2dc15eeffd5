#include "hearsay/page/html_names.h"

#include <algorithm>
#include <array>

namespace hearsay {
namespace {

struct KnownElement {
  std::string_view name;
  Tag tag = Tag::other;
  std::uint32_t traits = 0;
};

struct KnownAttribute {
  std::string_view name;
  Attribute attribute{};
};

// clang-format off
constexpr auto kElements = std::to_array<KnownElement>({
    {"html", Tag::html, kSpecial | kBoundsScope | kBoundsTable},
    {"head", Tag::head, kSpecial | kEndsForeign},
    {"title", Tag::title, kSpecial | kHeadContent | kEscapableText | kHtmlInForeign},
    {"meta", Tag::meta, kVoid | kSpecial | kHeadContent | kEndsForeign},
    {"link", Tag::link, kVoid | kSpecial | kHeadContent},
    {"script", Tag::script, kSpecial | kHeadContent | kRawText},
    {"style", Tag::style, kSpecial | kHeadContent | kRawText},
    {"body", Tag::body, kSpecial | kEndsForeign},
    {"template", Tag::template_, kSpecial | kHeadContent | kBoundsScope | kBoundsTable},
    {"noscript", Tag::noscript, kSpecial | kHeadContent | kRawText},
    {"article", Tag::article, kSpecial | kEndsParagraph},
    {"main", Tag::main, kSpecial | kEndsParagraph},
    {"section", Tag::section, kSpecial | kEndsParagraph},
    {"nav", Tag::nav, kSpecial | kEndsParagraph},
    {"aside", Tag::aside, kSpecial | kEndsParagraph},
    {"header", Tag::header, kSpecial | kEndsParagraph},
    {"footer", Tag::footer, kSpecial | kEndsParagraph},
    {"address", Tag::address, kSpecial | kEndsParagraph},
    {"h1", Tag::h1, kSpecial | kEndsParagraph | kHeading | kEndsForeign},
    {"h2", Tag::h2, kSpecial | kEndsParagraph | kHeading | kEndsForeign},
    {"h3", Tag::h3, kSpecial | kEndsParagraph | kHeading | kEndsForeign},
    {"h4", Tag::h4, kSpecial | kEndsParagraph | kHeading | kEndsForeign},
    {"h5", Tag::h5, kSpecial | kEndsParagraph | kHeading | kEndsForeign},
    {"h6", Tag::h6, kSpecial | kEndsParagraph | kHeading | kEndsForeign},
    {"p", Tag::p, kSpecial | kEndsParagraph | kEndsForeign},
    {"div", Tag::div, kSpecial | kEndsParagraph | kEndsForeign},
    {"pre", Tag::pre, kSpecial | kEndsParagraph | kEndsForeign | kLeadingNewline},
    {"blockquote", Tag::blockquote, kSpecial | kEndsParagraph | kEndsForeign},
    {"ul", Tag::ul, kSpecial | kEndsParagraph | kBoundsList | kEndsForeign},
    {"ol", Tag::ol, kSpecial | kEndsParagraph | kBoundsList | kEndsForeign},
    {"li", Tag::li, kSpecial | kEndsParagraph | kEndsForeign},
    {"dl", Tag::dl, kSpecial | kEndsParagraph | kEndsForeign},
    {"dt", Tag::dt, kSpecial | kEndsParagraph | kEndsForeign},
    {"dd", Tag::dd, kSpecial | kEndsParagraph | kEndsForeign},
    {"figure", Tag::figure, kSpecial | kEndsParagraph},
    {"figcaption", Tag::figcaption, kSpecial | kEndsParagraph},
    {"table", Tag::table, kSpecial | kEndsParagraph | kBoundsScope | kBoundsTable | kEndsForeign},
    {"caption", Tag::caption, kSpecial | kBoundsScope},
    {"thead", Tag::thead, kSpecial},
    {"tbody", Tag::tbody, kSpecial},
    {"tfoot", Tag::tfoot, kSpecial},
    {"tr", Tag::tr, kSpecial},
    {"td", Tag::td, kSpecial | kBoundsScope},
    {"th", Tag::th, kSpecial | kBoundsScope},
    {"hr", Tag::hr, kVoid | kSpecial | kEndsParagraph | kEndsForeign},
    {"br", Tag::br, kVoid | kSpecial | kEndsForeign},
    {"center", Tag::center, kSpecial | kEndsParagraph | kEndsForeign},
    {"details", Tag::details, kSpecial | kEndsParagraph},
    {"summary", Tag::summary, kSpecial | kEndsParagraph},
    {"fieldset", Tag::fieldset, kSpecial | kEndsParagraph},
    {"legend", Tag::legend, 0},
    {"form", Tag::form, kSpecial | kEndsParagraph},
    {"dialog", Tag::dialog, kEndsParagraph},
    {"menu", Tag::menu, kSpecial | kEndsParagraph | kEndsForeign},
    {"a", Tag::a, kFormatting},
    {"b", Tag::b, kFormatting | kEndsForeign},
    {"strong", Tag::strong, kFormatting | kEndsForeign},
    {"i", Tag::i, kFormatting | kEndsForeign},
    {"em", Tag::em, kFormatting | kEndsForeign},
    {"u", Tag::u, kFormatting | kEndsForeign},
    {"s", Tag::s, kFormatting | kEndsForeign},
    {"small", Tag::small, kFormatting | kEndsForeign},
    {"sub", Tag::sub, kEndsForeign},
    {"sup", Tag::sup, kEndsForeign},
    {"span", Tag::span, kEndsForeign},
    {"font", Tag::font, kFormatting},
    {"q", Tag::q, 0},
    {"cite", Tag::cite, 0},
    {"code", Tag::code, kFormatting | kEndsForeign},
    {"time", Tag::time, 0},
    {"abbr", Tag::abbr, 0},
    {"mark", Tag::mark, 0},
    {"label", Tag::label, 0},
    {"ins", Tag::ins, 0},
    {"del", Tag::del, 0},
    {"big", Tag::big, kFormatting | kEndsForeign},
    {"img", Tag::img, kVoid | kSpecial | kEndsForeign},
    {"picture", Tag::picture, 0},
    {"video", Tag::video, 0},
    {"audio", Tag::audio, 0},
    {"canvas", Tag::canvas, 0},
    {"svg", Tag::svg, 0},
    {"math", Tag::math, 0},
    {"iframe", Tag::iframe, kSpecial | kRawText},
    {"object", Tag::object, kSpecial | kBoundsScope},
    {"embed", Tag::embed, kVoid | kSpecial | kEndsForeign},
    {"button", Tag::button, kSpecial | kBoundsButton},
    {"input", Tag::input, kVoid | kSpecial},
    {"select", Tag::select, kSpecial | kBoundsScope},
    {"option", Tag::option, 0},
    {"textarea", Tag::textarea, kSpecial | kEscapableText | kLeadingNewline},
    {"applet", Tag::other, kSpecial | kBoundsScope},
    {"area", Tag::other, kVoid | kSpecial},
    {"base", Tag::other, kVoid | kSpecial | kHeadContent},
    {"basefont", Tag::other, kVoid | kSpecial | kHeadContent},
    {"bgsound", Tag::other, kVoid | kSpecial | kHeadContent},
    {"col", Tag::other, kVoid | kSpecial},
    {"colgroup", Tag::other, kSpecial},
    {"command", Tag::other, kVoid},
    {"desc", Tag::other, kHtmlInForeign},
    {"dir", Tag::other, kSpecial | kEndsParagraph},
    {"foreignobject", Tag::other, kHtmlInForeign},
    {"frame", Tag::other, kVoid | kSpecial},
    {"frameset", Tag::other, kSpecial},
    {"hgroup", Tag::other, kSpecial | kEndsParagraph},
    {"image", Tag::img, kVoid | kSpecial},
    {"keygen", Tag::other, kVoid | kSpecial},
    {"listing", Tag::other, kSpecial | kEndsParagraph | kEndsForeign | kLeadingNewline},
    {"marquee", Tag::other, kSpecial | kBoundsScope},
    {"mi", Tag::other, kHtmlInForeign},
    {"mn", Tag::other, kHtmlInForeign},
    {"mo", Tag::other, kHtmlInForeign},
    {"ms", Tag::other, kHtmlInForeign},
    {"mtext", Tag::other, kHtmlInForeign},
    {"nobr", Tag::other, kFormatting | kEndsForeign},
    {"noembed", Tag::other, kSpecial | kRawText},
    {"noframes", Tag::other, kSpecial | kHeadContent | kRawText},
    {"param", Tag::other, kVoid | kSpecial},
    {"plaintext", Tag::other, kSpecial | kEndsParagraph | kRawText},
    {"ruby", Tag::other, kEndsForeign},
    {"search", Tag::other, kSpecial | kEndsParagraph},
    {"source", Tag::other, kVoid | kSpecial},
    {"strike", Tag::other, kFormatting | kEndsForeign},
    {"track", Tag::other, kVoid | kSpecial},
    {"tt", Tag::other, kFormatting | kEndsForeign},
    {"var", Tag::other, kEndsForeign},
    {"wbr", Tag::other, kVoid | kSpecial},
    {"xmp", Tag::other, kSpecial | kEndsParagraph | kRawText},
});

constexpr auto kAttributes = std::to_array<KnownAttribute>({
    {"id", Attribute::id}, {"class", Attribute::class_}, {"role", Attribute::role},
    {"itemprop", Attribute::itemprop}, {"itemtype", Attribute::itemtype}, {"itemscope", Attribute::itemscope},
    {"property", Attribute::property}, {"name", Attribute::name}, {"content", Attribute::content},
    {"href", Attribute::href}, {"rel", Attribute::rel}, {"datetime", Attribute::datetime},
    {"lang", Attribute::lang}, {"style", Attribute::style}, {"hidden", Attribute::hidden},
    {"aria-hidden", Attribute::aria_hidden}, {"aria-label", Attribute::aria_label}, {"alt", Attribute::alt},
    {"type", Attribute::type}, {"http-equiv", Attribute::http_equiv}, {"data-testid", Attribute::data_testid},
    {"data-component", Attribute::data_component}, {"title", Attribute::title},
});
// clang-format on

// A hash table with open addressing, filled by the compiler: at each slot the entry's number, or none.
template <std::size_t kSlots>
class NameTable {
 public:
  static constexpr std::uint8_t kNone = 0xFF;

  template <typename Entry, std::size_t kCount>
  explicit consteval NameTable(const std::array<Entry, kCount>& entries) {
    static_assert(kCount * 2 <= kSlots && kCount < kNone);
    slots_.fill(kNone);
    for (std::size_t i = 0; i < kCount; ++i) {
      std::size_t slot = slot_of(name_key(entries[i].name));
      while (slots_[slot] != kNone) slot = (slot + 1) % kSlots;
      slots_[slot] = static_cast<std::uint8_t>(i);
    }
  }

  template <typename Entry, std::size_t kCount>
  [[nodiscard]] const Entry* find(const std::array<Entry, kCount>& entries, std::string_view name,
                                  NameKey key) const {
    for (std::size_t slot = slot_of(key); slots_[slot] != kNone; slot = (slot + 1) % kSlots)
      if (is_name(entries[slots_[slot]].name, name)) return &entries[slots_[slot]];
    return nullptr;
  }

 private:
  static constexpr std::size_t slot_of(NameKey key) { return (key ^ (key >> 32U)) % kSlots; }

  static bool is_name(std::string_view lower, std::string_view name) {
    return lower.size() == name.size() && std::equal(lower.begin(), lower.end(), name.begin(),
                                                     [](char a, char b) { return a == ascii_lower(b); });
  }

  std::array<std::uint8_t, kSlots> slots_{};
};

constexpr NameTable<512> kElementTable(kElements);
constexpr NameTable<128> kAttributeTable(kAttributes);

}  // namespace

ElementName element_of(std::string_view name, NameKey key) {
  const KnownElement* const known = kElementTable.find(kElements, name, key);
  return known == nullptr ? ElementName{} : ElementName{known->tag, known->traits};
}

std::optional<Attribute> attribute_of(std::string_view name) {
  constexpr std::size_t kLongest = 14;
  if (name.size() > kLongest) return std::nullopt;
  const KnownAttribute* const known = kAttributeTable.find(kAttributes, name, name_key(name));
  if (known == nullptr) return std::nullopt;
  return known->attribute;
}

}  // namespace hearsay
