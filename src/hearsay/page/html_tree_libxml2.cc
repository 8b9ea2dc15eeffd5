// The tree built from libxml2's HTML SAX events. docs/decisions.md says why libxml2, with figures.
#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <optional>
#include <utility>

#include "hearsay/base/utf8.h"
#include "hearsay/base/word_list.h"
#include "hearsay/page/data.h"
#include "hearsay/page/html_names.h"
#include "hearsay/page/html_tree.h"

namespace hearsay {
namespace {

// libxml2 walks its stack of open elements for each stray end tag: the limit keeps the whole linear.
constexpr std::size_t kMaxDepth = 512;
constexpr std::size_t kMaxAttributeBytes = 64U
                                           << 10U;  // longer values (inlined data) are of no use to a reader

std::string_view view(const xmlChar* text) { return reinterpret_cast<const char*>(text); }

// Windows-1252 for the C1 controls, as HTML5 reads a numeric reference to one. 0: none.
char32_t windows_1252(unsigned char c1) {
  static constexpr std::array<char16_t, 32> kTable{
      0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
      0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
      0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};
  return kTable[c1 & 0x1FU];
}

// The text of one decoded reference; a C1 control (two bytes, C2 80 to C2 9F) becomes what was meant.
std::string repaired_reference(std::string_view decoded) {
  if (decoded.size() != 2 || decoded[0] != '\xC2') return std::string(decoded);
  const auto second = static_cast<unsigned char>(decoded[1]);
  const char32_t meant = second < 0xA0 ? windows_1252(second) : 0;
  if (meant == 0) return std::string(decoded);
  std::string out;
  append_utf8(out, meant);
  return out;
}

bool is_name_character(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == ':' ||
         c == '_';
}

bool equal_names(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char one, char other) { return (one | 0x20) == (other | 0x20); });
}

}  // namespace

// Takes libxml2's events. One parser reads the page; where nesting passes the limit it is stopped and another
// goes on from there, its elements children of the root.
class HtmlTreeBuilder {
 public:
  explicit HtmlTreeBuilder(std::string_view html) : html_(html) {
    tree_.nodes_.reserve(html.size() / 32 + 16);
    tree_.characters_.reserve(html.size() / 2 + 16);
    tree_.nodes_.push_back(HtmlNode{.tag = Tag::root, .source = {0, static_cast<std::uint32_t>(html.size())}});
  }

  HtmlTree build() && {
    std::size_t at = 0;
    while (at < html_.size()) {
      const std::size_t reached = parse_from(at);
      if (reached <= at) break;
      at = reached;
    }
    close_ends();
    return std::move(tree_);
  }

 private:
  struct ContextFreer {
    void operator()(xmlParserCtxtPtr context) const {
      if (context->myDoc != nullptr) xmlFreeDoc(context->myDoc);
      htmlFreeParserCtxt(context);
    }
  };

  // Parses until the end or the depth limit; where it stopped.
  std::size_t parse_from(std::size_t at) {
    const std::unique_ptr<xmlParserCtxt, ContextFreer> context(new_context(html_.substr(at)));
    if (!context) return html_.size();
    context_ = context.get();
    piece_ = at;
    event_end_ = at;
    stopped_.reset();
    open_.assign(1, HtmlTree::root());
    htmlParseDocument(context.get());
    context_ = nullptr;
    return stopped_.value_or(html_.size());
  }

  xmlParserCtxtPtr new_context(std::string_view html) {
    // Left to itself, libxml2 sets itself up at the first call, and two threads that make it together may wait
    // for ever.
    [[maybe_unused]] static const bool kSetUp = (xmlInitParser(), true);
    xmlParserCtxtPtr context = htmlNewParserCtxt();
    if (context == nullptr) return nullptr;
    static const xmlSAXHandler kHandler = [] {
      xmlSAXHandler sax{};
      sax.startElement = on_start;
      sax.endElement = on_end;
      sax.characters = on_text;
      sax.ignorableWhitespace = on_text;
      sax.cdataBlock = on_text;
      return sax;
    }();
    *context->sax = kHandler;
    context->userData = this;
    htmlCtxtUseOptions(context, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                    HTML_PARSE_IGNORE_ENC | HTML_PARSE_NONET | XML_PARSE_HUGE);
    // The bytes are read where they lie: nothing is copied, and offsets are the page's own.
    xmlParserInputPtr input = xmlNewInputStream(context);
    if (input == nullptr) {
      htmlFreeParserCtxt(context);
      return nullptr;
    }
    input->base = input->cur = reinterpret_cast<const xmlChar*>(html.data());
    input->end = input->base + html.size();
    inputPush(context, input);
    context->charset = XML_CHAR_ENCODING_UTF8;
    context->encoding = xmlStrdup(reinterpret_cast<const xmlChar*>("UTF-8"));
    return context;
  }

  [[nodiscard]] std::size_t position() const {
    // The buffer is never moved, so the place in the page is plain pointer arithmetic.
    const char* const at = reinterpret_cast<const char*>(context_->input->cur);
    const char* const begin = html_.data();
    return at < begin || at > begin + html_.size() ? event_end_ : static_cast<std::size_t>(at - begin);
  }

  static void on_start(void* self, const xmlChar* name, const xmlChar** attributes) {
    static_cast<HtmlTreeBuilder*>(self)->start(view(name), attributes);
  }
  static void on_end(void* self, const xmlChar*) { static_cast<HtmlTreeBuilder*>(self)->end(); }
  static void on_text(void* self, const xmlChar* text, int length) {
    static_cast<HtmlTreeBuilder*>(self)->text(
        {reinterpret_cast<const char*>(text), static_cast<std::size_t>(length)});
  }

  // Events for elements that libxml2 implies or closes come while it is inside the next start tag, behind the
  // name: they end before that tag. `name`: the element that starts, to tell its own tag.
  [[nodiscard]] std::size_t position_before_tag(std::string_view name) const {
    const std::size_t at = position();
    std::size_t start = at;
    while (start > event_end_ && is_name_character(html_[start - 1])) --start;
    if (start == at || start == 0 || start <= event_end_ || html_[start - 1] != '<') return at;
    return equal_names(html_.substr(start, at - start), name) ? at : start - 1;
  }

  void start(std::string_view name, const xmlChar** attributes) {
    const Tag tag = tag_of(name);
    std::size_t end = attributes == nullptr ? position_before_tag(name) : position();
    const bool implied = end < html_.size() && html_[end] == '<';
    while (!implied && end < html_.size() && (html_[end] == '/' || html_[end] == '>'))
      if (html_[end++] == '>') break;
    if (piece_ > 0 &&
        (tag == Tag::html || tag == Tag::head || tag == Tag::body)) {  // implied by libxml2 once more
      open_.push_back(open_.back());
    } else {
      close_paragraph_before(tag);
      open_.push_back(add_element(tag, attributes, end));
    }
    event_end_ = end;
    if (open_.size() > kMaxDepth) {
      stopped_ = end;
      xmlStopParser(context_);
    }
  }

  // libxml2 knows HTML 4: the newer elements that end a paragraph are not in its tables.
  void close_paragraph_before(Tag tag) {
    if (tree_.tag(open_.back()) != Tag::p) return;
    switch (tag) {
      case Tag::article:
      case Tag::aside:
      case Tag::details:
      case Tag::figcaption:
      case Tag::figure:
      case Tag::footer:
      case Tag::header:
      case Tag::main:
      case Tag::nav:
      case Tag::section: open_.back() = tree_.nodes_[open_.back()].parent; break;
      default: break;
    }
  }

  NodeIndex add_element(Tag tag, const xmlChar** attributes, std::size_t end) {
    const NodeIndex node =
        append(tag, {static_cast<std::uint32_t>(event_end_), static_cast<std::uint32_t>(end)});
    const auto first = static_cast<std::uint32_t>(tree_.attributes_.size());
    for (; attributes != nullptr && attributes[0] != nullptr; attributes += 2)
      add_attribute(view(attributes[0]), attributes[1] == nullptr ? std::string_view() : view(attributes[1]));
    HtmlNode& element = tree_.nodes_[node];
    element.first_attribute = first;
    element.attribute_count = static_cast<std::uint32_t>(tree_.attributes_.size()) - first;
    return node;
  }

  void add_attribute(std::string_view name, std::string_view value) {
    const std::optional<Attribute> kept = attribute_of(name);
    if (!kept || value.size() > kMaxAttributeBytes) return;
    const auto begin = static_cast<std::uint32_t>(tree_.characters_.size());
    tree_.characters_ += value;
    tree_.attributes_.push_back({*kept, Span{begin, static_cast<std::uint32_t>(tree_.characters_.size())}});
  }

  void end() {
    const std::size_t end = position_before_tag({});
    if (open_.size() > 1) {
      tree_.nodes_[open_.back()].source.end = static_cast<std::uint32_t>(end);
      open_.pop_back();
    }
    event_end_ = end;
  }

  [[nodiscard]] bool stands_before(std::size_t end, std::string_view text) const {
    return text.size() <= end && html_.substr(end - text.size(), text.size()) == text;
  }

  // Bytes of the last character.
  static std::size_t last_character(std::string_view text) {
    std::size_t at = text.size();
    while (at > 0 && (static_cast<unsigned char>(text[at - 1]) & 0xC0U) == 0x80U) --at;
    return text.size() - (at > 0 ? at - 1 : 0);
  }

  void text(std::string_view text) {
    if (stopped_) return;
    std::size_t end = position();
    if (!stands_before(end, text)) {  // a long text's pieces are given before their last character is passed
      const std::size_t behind_last = std::min(html_.size(), end + last_character(text));
      if (stands_before(behind_last, text)) end = behind_last;
    }
    Span source{static_cast<std::uint32_t>(event_end_), static_cast<std::uint32_t>(end)};
    event_end_ = end;
    if (skip_name_) {  // libxml2 gives an unknown reference as "&", its name, and with what follows its
                       // semicolon
      skip_name_ = false;
      skip_semicolon_ = true;
      return;
    }
    if (stands_before(end, text)) {
      if (std::exchange(skip_semicolon_, false) && text.starts_with(';')) text.remove_prefix(1);
      source.begin = static_cast<std::uint32_t>(end - text.size());
      append_text(text, source);
      return;
    }
    skip_semicolon_ = false;
    if (text == "&") {
      if (const std::string decoded = newer_reference(end); !decoded.empty()) {
        skip_name_ = true;
        append_text(decoded, source);
        return;
      }
    }
    append_text(repaired_reference(text), source);
  }

  // What the reference that ends at `end` stands for, if it is one that HTML 5 has and libxml2 has not.
  [[nodiscard]] std::string newer_reference(std::size_t end) const {
    static const WordList kNames(page_data::named_references);
    constexpr std::size_t kLongest = 40;
    const std::string_view before = html_.substr(end > kLongest ? end - kLongest : 0, std::min(end, kLongest));
    const std::size_t ampersand = before.rfind('&');
    if (ampersand == std::string_view::npos || html_.substr(end, 1) != ";") return {};
    const std::vector<std::string_view>* const fields = kNames.find(before.substr(ampersand + 1));
    std::string out;
    if (fields != nullptr && !fields->empty())
      append_utf8(out, static_cast<char32_t>(std::strtoul(std::string(fields->front()).c_str(), nullptr, 16)));
    return out;
  }

  void append_text(std::string_view text, Span source) {
    if (text.empty()) return;
    const auto begin = static_cast<std::uint32_t>(tree_.characters_.size());
    tree_.characters_ += text;
    const auto end = static_cast<std::uint32_t>(tree_.characters_.size());
    HtmlNode& parent = tree_.nodes_[open_.back()];
    const NodeIndex last = parent.last_child;
    if (last != kNoNode && tree_.nodes_[last].tag == Tag::text && tree_.nodes_[last].text.end == begin) {
      tree_.nodes_[last].text.end = end;
      tree_.nodes_[last].source.end = source.end;
      return;
    }
    const NodeIndex node = append(Tag::text, source);
    tree_.nodes_[node].text = {begin, end};
  }

  NodeIndex append(Tag tag, Span source) {
    const auto node = static_cast<NodeIndex>(tree_.nodes_.size());
    const NodeIndex parent = open_.back();
    tree_.nodes_.push_back(HtmlNode{.tag = tag, .parent = parent, .source = source});
    HtmlNode& above = tree_.nodes_[parent];
    if (above.last_child == kNoNode)
      above.first_child = node;
    else
      tree_.nodes_[above.last_child].next_sibling = node;
    above.last_child = node;
    return node;
  }

  // Descendants are numbered behind their ancestor and before its next sibling, so a node ends where its last
  // child ends: known from the back.
  void close_ends() {
    const auto count = static_cast<NodeIndex>(tree_.nodes_.size());
    tree_.ends_.resize(count);
    for (NodeIndex node = count; node-- > 0;) {
      HtmlNode& element = tree_.nodes_[node];
      tree_.ends_[node] = element.last_child == kNoNode ? node + 1 : tree_.ends_[element.last_child];
      if (element.last_child != kNoNode)
        element.source.end = std::max(element.source.end, tree_.nodes_[element.last_child].source.end);
    }
  }

  std::string_view html_;
  HtmlTree tree_;
  xmlParserCtxtPtr context_ = nullptr;
  std::size_t piece_ = 0;               // where this parser began
  std::size_t event_end_ = 0;           // where the last event's bytes end
  std::optional<std::size_t> stopped_;  // where the depth limit was passed
  std::vector<NodeIndex> open_;         // the element that each of libxml2's open elements stands for
  bool skip_name_ = false;
  bool skip_semicolon_ = false;
};

HtmlTree parse_html(std::string_view html) { return HtmlTreeBuilder(html).build(); }

}  // namespace hearsay
