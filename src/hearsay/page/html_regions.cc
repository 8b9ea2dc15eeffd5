#include "hearsay/page/html_regions.h"

#include <algorithm>
#include <string_view>

namespace hearsay {
namespace {

constexpr std::uint32_t kShortBlock = 25;      // bytes: a label or a headline, no running text
constexpr std::uint32_t kCertainBlock = 100;   // bytes: running text even without a full stop
constexpr float kMaxLinkDensity = 0.6F;        // of a block of running text
constexpr float kMostOfThePage = 0.5F;         // share of the prose that nothing foreign holds
constexpr float kNamedBodyShare = 0.3F;        // share of the prose that makes us believe a name
constexpr float kSectionShare = 0.5F;          // the same for <article> and <main>
constexpr float kDescentShare = 0.8F;          // share of its parent's prose that makes a child the article
constexpr std::uint32_t kMaxBylineText = 400;  // bytes; longer is no byline
constexpr float kTooMuchForAPart = 0.4F;       // of the page's prose: no single caption, credit or post
constexpr float kMostProseOfAPost = 600;       // bytes; a short page may well be about one post
constexpr std::uint32_t kMaxCaptionText = 1500;
constexpr std::uint32_t kMaxCreditText = 250;

constexpr std::size_t kLongText = 60;            // bytes; a shorter one is no prose by itself
constexpr std::size_t kFewestHiddenProse = 600;  // bytes
constexpr std::size_t kMoreHidden = 4;           // times as much as is visible

struct TextCount {
  std::uint32_t bytes = 0;
  std::uint32_t sentence_marks = 0;
};

TextCount count(std::string_view text) {
  TextCount out;
  for (const char c : text) {
    if (c == ' ' || (c >= '\t' && c <= '\r')) continue;
    ++out.bytes;
    if (c == '.' || c == ',' || c == '!' || c == '?' || c == ';' || c == '\xE3')
      ++out.sentence_marks;  // E3: 。 and kin
  }
  return out;
}

// Blanks between words, or the full stop of scripts that have none.
bool has_words(std::string_view text) {
  constexpr std::ptrdiff_t kLongestWord = 20;  // bytes, on average
  return std::count(text.begin(), text.end(), ' ') * kLongestWord >= static_cast<std::ptrdiff_t>(text.size()) ||
         text.find("。") != std::string_view::npos;
}

bool may_hold_an_article(Tag tag) {
  switch (tag) {
    case Tag::article:
    case Tag::main:
    case Tag::section:
    case Tag::div:
    case Tag::body:
    case Tag::html:
    case Tag::root:
    case Tag::table:
    case Tag::tbody:
    case Tag::tr:
    case Tag::td:
    case Tag::center:
    case Tag::form:
    case Tag::fieldset:
    case Tag::span:
    case Tag::other:
    case Tag::header:
    case Tag::details: return true;
    default: return false;
  }
}

std::string without_spaces(std::string_view style) {
  std::string out;
  for (const char c : style)
    if (c != ' ') out += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  return out;
}

bool is_hidden(const HtmlTree& tree, NodeIndex node) {
  if (tree[node].attribute_count == 0) return false;
  if (tree.has_attribute(node, Attribute::hidden)) return true;
  if (tree.attribute(node, Attribute::aria_hidden) == "true") return true;
  const std::string_view style = tree.attribute(node, Attribute::style);
  if (style.empty()) return false;
  const std::string rules = without_spaces(style);
  return rules.find("display:none") != std::string::npos ||
         rules.find("visibility:hidden") != std::string::npos;
}

class Finder {
 public:
  Finder(const HtmlTree& tree, const BlockHints& hints) : tree_(tree), hints_(hints), own_(tree.size()) {
    out_.nodes.resize(tree.size());
  }

  HtmlRegions find() && {
    read_elements();
    // What a page hides until its scripts have run may be all that it has to say.
    if (hidden_prose_ > kFewestHiddenProse && hidden_prose_ > kMoreHidden * visible_prose_) {
      show_hidden_ = true;
      out_.nodes.assign(tree_.size(), {});
      own_.assign(tree_.size(), {});
      read_elements();
    }
    sum_up(false);
    mark_foreign();
    sum_up(true);
    choose_article();
    return std::move(out_);
  }

 private:
  struct OwnText {  // of a block: its own lines, not those of blocks inside it
    std::uint32_t text = 0;
    std::uint32_t linked = 0;
    std::uint32_t marks = 0;
    bool holds_body = false;  // a named body or the headline below
  };

  // Top down, in reading order: hints, and each text to the block that it stands in.
  void read_elements() {
    std::vector<NodeIndex> block_of(tree_.size(), HtmlTree::root());
    std::vector<bool> linked(tree_.size());
    std::vector<bool> without_text(tree_.size());
    for (NodeIndex node = 1; node < tree_.size(); ++node) {
      const NodeIndex parent = tree_[node].parent;
      HtmlRegions::Node& info = out_.nodes[node];
      info.hidden = out_.nodes[parent].hidden;
      if (tree_.tag(node) == Tag::text) {
        const std::string_view text = tree_.text(node);
        if (!info.hidden) add_text(block_of[parent], text, linked[parent]);
        if (text.size() >= kLongText && !linked[parent] && !without_text[parent] && has_words(text))
          (info.hidden ? hidden_prose_ : visible_prose_) += text.size();
        continue;
      }
      if (tree_.tag(node) == Tag::body && out_.body == HtmlTree::root()) out_.body = node;
      block_of[node] = is_inline(tree_.tag(node)) ? block_of[parent] : node;
      linked[node] = linked[parent] || tree_.tag(node) == Tag::a;
      without_text[node] = without_text[parent] || is_without_text(tree_.tag(node));
      if (info.hidden) continue;
      info.hint = hints_[node];
      info.hidden =
          without_text[node] || (!show_hidden_ && (info.hint == BlockHint::hidden || is_hidden(tree_, node)));
      own_[node].holds_body = info.hint == BlockHint::body || tree_.tag(node) == Tag::h1;
    }
  }

  void add_text(NodeIndex block, std::string_view text, bool linked) {
    const TextCount counted = count(text);
    own_[block].text += counted.bytes;
    own_[block].marks += counted.sentence_marks;
    if (linked) own_[block].linked += counted.bytes;
  }

  [[nodiscard]] float own_prose(NodeIndex node) const {
    const OwnText& own = own_[node];
    if (own.text < kShortBlock) return 0;
    const auto unlinked = static_cast<float>(own.text - own.linked);
    if (static_cast<float>(own.linked) > kMaxLinkDensity * static_cast<float>(own.text)) return 0;
    const Tag tag = tree_.tag(node);
    const bool headline = tag >= Tag::h1 && tag <= Tag::h6;
    const bool reads_on = own.marks > 0 || own.text >= kCertainBlock;
    return headline || !reads_on ? unlinked * 0.2F : unlinked;
  }

  // Bottom up. The second time without what is foreign.
  void sum_up(bool skip_foreign) {
    for (NodeIndex node = 0; node < tree_.size(); ++node) {
      HtmlRegions::Node& info = out_.nodes[node];
      info.prose = own_prose(node);
      info.text = own_[node].text;
      info.linked = own_[node].linked;
    }
    for (NodeIndex node = tree_.size(); node-- > 1;) {
      HtmlRegions::Node& info = out_.nodes[node];
      HtmlRegions::Node& above = out_.nodes[tree_[node].parent];
      if (skip_foreign && info.foreign) info.prose = 0;
      above.prose += info.prose;
      above.text += info.text;
      above.linked += info.linked;
      if (own_[node].holds_body) own_[tree_[node].parent].holds_body = true;
    }
  }

  // A name that says "caption" of what is far too long for one, or of a good part of the page, means something
  // else.
  void forget_false_hints() {
    const float much = out_.nodes[HtmlTree::root()].prose * kTooMuchForAPart;
    for (NodeIndex node = 0; node < tree_.size(); ++node) {
      HtmlRegions::Node& info = out_.nodes[node];
      const auto is_false = [&] {
        switch (info.hint) {
          case BlockHint::byline: return info.text > kMaxBylineText;
          case BlockHint::caption: return info.text > kMaxCaptionText || info.prose > much;
          case BlockHint::credit: return info.text > kMaxCreditText || info.prose > much;
          case BlockHint::post: return info.prose > much && info.prose > kMostProseOfAPost;
          default: return false;
        }
      };
      if (is_false()) info.hint = BlockHint::none;
    }
  }

  void mark_foreign() {
    forget_false_hints();
    const float most = out_.nodes[HtmlTree::root()].prose * kMostOfThePage;
    for (NodeIndex node = out_.body + 1; node < tree_.size(); ++node) {
      HtmlRegions::Node& info = out_.nodes[node];
      const std::optional<LeftOutKind> kind = left_out_kind(info.hint);
      if (!kind || own_[node].holds_body) continue;
      if (info.prose > most && *kind != LeftOutKind::comments) continue;
      info.foreign = kind;
    }
    // What lies inside a foreign region is foreign with it.
    for (NodeIndex node = 1; node < tree_.size();) {
      if (!out_.nodes[node].foreign && !out_.nodes[node].hidden) {
        ++node;
        continue;
      }
      const NodeIndex end = tree_.end_of(node);
      for (NodeIndex inside = node + 1; inside < end; ++inside) {
        own_[inside] = {};
        out_.nodes[inside].foreign.reset();
      }
      node = end;
    }
  }

  // The element with most prose among those that `accepts`, the outermost of equals, if it has `share` of
  // `total`.
  [[nodiscard]] NodeIndex richest(float share, float total, auto&& accepts) const {
    NodeIndex best = kNoNode;
    for (NodeIndex node = 0; node < tree_.size(); ++node) {
      if (!accepts(node)) continue;
      if (best == kNoNode || out_.nodes[node].prose > out_.nodes[best].prose) best = node;
    }
    return best != kNoNode && out_.nodes[best].prose >= share * total && out_.nodes[best].prose > 0 ? best
                                                                                                    : kNoNode;
  }

  void choose_article() {
    const float total = out_.nodes[HtmlTree::root()].prose;
    const NodeIndex named = richest(kNamedBodyShare, total,
                                    [&](NodeIndex node) { return out_.nodes[node].hint == BlockHint::body; });
    if (named != kNoNode) {
      out_.article = named;
      return;
    }
    const NodeIndex section = richest(kSectionShare, total, [&](NodeIndex node) {
      return tree_.tag(node) == Tag::article || tree_.tag(node) == Tag::main;
    });
    out_.article = descend(section == kNoNode ? out_.body : section);
  }

  [[nodiscard]] NodeIndex descend(NodeIndex node) const {
    for (;;) {
      NodeIndex richest_child = kNoNode;
      for (NodeIndex child = tree_[node].first_child; child != kNoNode; child = tree_[child].next_sibling)
        if (richest_child == kNoNode || out_.nodes[child].prose > out_.nodes[richest_child].prose)
          richest_child = child;
      if (richest_child == kNoNode || !may_hold_an_article(tree_.tag(richest_child)) ||
          out_.nodes[richest_child].prose < kDescentShare * out_.nodes[node].prose ||
          out_.nodes[node].prose <= 0)
        return node;
      node = richest_child;
    }
  }

  const HtmlTree& tree_;
  const BlockHints& hints_;
  HtmlRegions out_;
  std::vector<OwnText> own_;
  std::size_t hidden_prose_ = 0;   // bytes of long texts that styles or names hide
  std::size_t visible_prose_ = 0;  // of those that nothing hides
  bool show_hidden_ = false;
};

}  // namespace

float HtmlRegions::link_density(NodeIndex node) const {
  return nodes[node].text == 0 ? 0
                               : static_cast<float>(nodes[node].linked) / static_cast<float>(nodes[node].text);
}

HtmlRegions find_regions(const HtmlTree& tree, const BlockHints& hints) { return Finder(tree, hints).find(); }

}  // namespace hearsay
