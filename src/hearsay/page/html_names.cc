#include "hearsay/page/html_names.h"

#include <unordered_map>

namespace hearsay {
namespace {

// clang-format off
const std::unordered_map<std::string_view, Tag>& tags() {
  static const std::unordered_map<std::string_view, Tag> kTable{
      {"html", Tag::html}, {"head", Tag::head}, {"title", Tag::title}, {"meta", Tag::meta}, {"link", Tag::link},
      {"script", Tag::script}, {"style", Tag::style}, {"body", Tag::body}, {"template", Tag::template_},
      {"noscript", Tag::noscript}, {"article", Tag::article}, {"main", Tag::main}, {"section", Tag::section},
      {"nav", Tag::nav}, {"aside", Tag::aside}, {"header", Tag::header}, {"footer", Tag::footer},
      {"address", Tag::address}, {"h1", Tag::h1}, {"h2", Tag::h2}, {"h3", Tag::h3}, {"h4", Tag::h4},
      {"h5", Tag::h5}, {"h6", Tag::h6}, {"p", Tag::p}, {"div", Tag::div}, {"pre", Tag::pre},
      {"blockquote", Tag::blockquote}, {"ul", Tag::ul}, {"ol", Tag::ol}, {"li", Tag::li}, {"dl", Tag::dl},
      {"dt", Tag::dt}, {"dd", Tag::dd}, {"figure", Tag::figure}, {"figcaption", Tag::figcaption},
      {"table", Tag::table}, {"caption", Tag::caption}, {"thead", Tag::thead}, {"tbody", Tag::tbody},
      {"tfoot", Tag::tfoot}, {"tr", Tag::tr}, {"td", Tag::td}, {"th", Tag::th}, {"hr", Tag::hr},
      {"br", Tag::br}, {"center", Tag::center}, {"details", Tag::details}, {"summary", Tag::summary},
      {"fieldset", Tag::fieldset}, {"legend", Tag::legend}, {"form", Tag::form}, {"dialog", Tag::dialog},
      {"menu", Tag::menu}, {"a", Tag::a}, {"b", Tag::b}, {"strong", Tag::strong}, {"i", Tag::i},
      {"em", Tag::em}, {"u", Tag::u}, {"s", Tag::s}, {"small", Tag::small}, {"sub", Tag::sub},
      {"sup", Tag::sup}, {"span", Tag::span}, {"font", Tag::font}, {"q", Tag::q}, {"cite", Tag::cite},
      {"code", Tag::code}, {"time", Tag::time}, {"abbr", Tag::abbr}, {"mark", Tag::mark}, {"label", Tag::label},
      {"ins", Tag::ins}, {"del", Tag::del}, {"big", Tag::big}, {"img", Tag::img}, {"picture", Tag::picture},
      {"video", Tag::video}, {"audio", Tag::audio}, {"canvas", Tag::canvas}, {"svg", Tag::svg},
      {"math", Tag::math}, {"iframe", Tag::iframe}, {"object", Tag::object}, {"embed", Tag::embed},
      {"button", Tag::button}, {"input", Tag::input}, {"select", Tag::select}, {"option", Tag::option},
      {"textarea", Tag::textarea},
  };
  return kTable;
}

const std::unordered_map<std::string_view, Attribute>& attributes() {
  static const std::unordered_map<std::string_view, Attribute> kTable{
      {"id", Attribute::id}, {"class", Attribute::class_}, {"role", Attribute::role},
      {"itemprop", Attribute::itemprop}, {"itemtype", Attribute::itemtype}, {"itemscope", Attribute::itemscope},
      {"property", Attribute::property}, {"name", Attribute::name}, {"content", Attribute::content},
      {"href", Attribute::href}, {"rel", Attribute::rel}, {"datetime", Attribute::datetime},
      {"lang", Attribute::lang}, {"style", Attribute::style}, {"hidden", Attribute::hidden},
      {"aria-hidden", Attribute::aria_hidden}, {"aria-label", Attribute::aria_label}, {"alt", Attribute::alt},
      {"type", Attribute::type}, {"http-equiv", Attribute::http_equiv}, {"data-testid", Attribute::data_testid},
      {"data-component", Attribute::data_component}, {"title", Attribute::title},
  };
  return kTable;
}
// clang-format on

}  // namespace

Tag tag_of(std::string_view name) {
  const auto found = tags().find(name);
  return found == tags().end() ? Tag::other : found->second;
}

std::optional<Attribute> attribute_of(std::string_view name) {
  const auto found = attributes().find(name);
  if (found == attributes().end()) return std::nullopt;
  return found->second;
}

}  // namespace hearsay
