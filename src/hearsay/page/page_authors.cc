#include "hearsay/page/page_authors.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "hearsay/base/utf8.h"
#include "hearsay/page/bylines.h"

namespace hearsay {
namespace {

constexpr std::size_t kMaxBylineElementBytes = 200;
constexpr std::size_t kMaxBylineNodes = 60;     // nodes of a byline element that are looked at
constexpr std::size_t kMaxFaceLineBytes = 120;  // a line with a byline on the page's face
constexpr std::size_t kMaxFaceLines = 500;      // text nodes behind the headline that are looked at

bool is_web_address(std::string_view text) {
  return text.starts_with("https://") || text.starts_with("http://");
}

bool is_apart(BlockHint hint) {
  switch (hint) {
    case BlockHint::comments:
    case BlockHint::related:
    case BlockHint::navigation:
    case BlockHint::advert:
    case BlockHint::newsletter:
    case BlockHint::legal: return true;
    default: return false;
  }
}

// "gabor_munier", "edilson.la.rosa", "Stefanus": one word, as people are called where they log in.
bool is_user_name(std::string_view name) { return name.find(' ') == std::string_view::npos; }

class AuthorFinder {
 public:
  AuthorFinder(const HtmlTree& tree, const BlockHints& hints, const PageSigns& signs, const JsonLd& json_ld,
               const SiteNames& site, NodeIndex headline)
      : tree_(tree), hints_(hints), signs_(signs), json_ld_(json_ld), site_(site), headline_(headline) {}

  FoundAuthors find() {
    FoundAuthors stated = stated_authors();
    const bool only_user_names = std::all_of(stated.names.begin(), stated.names.end(),
                                             [](const auto& name) { return is_user_name(name); });
    if (!only_user_names) return stated;
    FoundAuthors shown = shown_authors();
    if (stated.names.empty() && !shown.names.empty()) return shown;
    // A user's name in the metadata and the full one on the page's face: the person's.
    if (!shown.names.empty() && !is_user_name(shown.names.front())) return shown;
    if (!stated.names.empty()) return stated;
    return organisations_;
  }

 private:
  // Adds the names in a byline to `out`; a name of the site's own is kept for want of a better.
  void add(FoundAuthors& out, std::string_view byline, MetadataSource from) {
    for (std::string& name : names_in_byline(byline)) {
      FoundAuthors& list = site_.contain(name) ? organisations_ : out;
      if (std::find(list.names.begin(), list.names.end(), name) != list.names.end()) continue;
      if (list.names.empty()) list.from = from;
      if (list.from == from) list.names.push_back(std::move(name));
    }
  }

  [[nodiscard]] std::string_view meta(const char* name) const {
    const auto found = signs_.meta.find(name);
    return found == signs_.meta.end() ? std::string_view() : trim(found->second.content);
  }

  FoundAuthors stated_authors() {
    FoundAuthors out;
    for (const std::string& author : json_ld_.authors) add(out, author, MetadataSource::json_ld);
    if (!out.names.empty()) return out;
    for (const PageSigns::Meta& author : signs_.article_authors)
      if (!is_web_address(author.content)) add(out, text_of_html(std::string(author.content)), author.from);
    for (const char* const name :
         {"dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl", "article:author_name",
          "og:article:author", "shareaholic:article_author_name"}) {
      if (!out.names.empty()) break;
      const auto found = signs_.meta.find(name);
      if (found != signs_.meta.end() && !is_web_address(trim(found->second.content)))
        add(out, text_of_html(std::string(found->second.content)), found->second.from);
    }
    // Pages tell X what their preview shows: "Written by" in one element, the name in another.
    if (out.names.empty() && introduces_byline(meta("twitter:label1")))
      add(out, meta("twitter:data1"), MetadataSource::meta);
    if (organisations_.names.empty())
      for (const std::string& name : json_ld_.author_organisations)
        if (name.size() <= kMaxBylineElementBytes) {
          organisations_.names.push_back(name);
          organisations_.from = MetadataSource::json_ld;
        }
    return out;
  }

  FoundAuthors shown_authors() {
    FoundAuthors out;
    std::vector<NodeIndex> here;
    std::vector<NodeIndex> apart;  // a post's foot may hold its byline
    for (const NodeIndex node : signs_.author_elements) {
      if (!lies_apart(tree_, hints_, node))
        here.push_back(node);
      else if (!lies_among_others(tree_, hints_, node))
        apart.push_back(node);
    }
    add_elements(out, here);
    if (out.names.empty()) add_elements(out, apart);
    if (!out.names.empty()) return out;
    add_lines(out, headline_);
    if (out.names.empty() && headline_ != HtmlTree::root()) add_lines(out, HtmlTree::root());
    return out;
  }

  // Links to authors before bylines as a whole.
  void add_elements(FoundAuthors& out, const std::vector<NodeIndex>& elements) {
    for (const NodeIndex node : elements) {
      add_links(out, node);
      if (!out.names.empty()) return;
    }
    for (const NodeIndex node : elements) {
      if (const std::string text = tree_.short_text(node); text.size() <= kMaxBylineElementBytes)
        add(out, text, MetadataSource::byline);
      if (!out.names.empty()) return;
    }
  }

  void add_name(FoundAuthors& out, const std::string& name) {
    FoundAuthors& list = site_.contain(name) ? organisations_ : out;
    const std::string form = letters_of(name);
    const bool known = std::any_of(list.names.begin(), list.names.end(),
                                   [&](const std::string& one) { return letters_of(one) == form; });
    if (known || (!list.names.empty() && list.from != MetadataSource::byline)) return;
    list.from = MetadataSource::byline;
    list.names.push_back(name);
  }

  [[nodiscard]] bool names_an_author(NodeIndex node) const {
    if (tree_[node].attribute_count == 0) return false;
    if (tree_.tag(node) == Tag::a) return is_author_link(tree_, node);
    const std::string_view itemprop = tree_.attribute(node, Attribute::itemprop);
    return itemprop == "name" || tree_.attribute(node, Attribute::class_) == "fn";
  }

  // The names that a byline's element sets off by links or names of their own: nothing of the words around.
  void add_links(FoundAuthors& out, NodeIndex element) {
    const NodeIndex end = std::min<NodeIndex>(tree_.end_of(element), element + kMaxBylineNodes);
    NodeIndex inside = element;  // behind a naming element that holds more than the name
    for (NodeIndex node = element; node < end;) {
      const bool part = node < inside && tree_.tag(node) == Tag::text;
      if (part || names_an_author(node)) {
        const std::string name = one_name(tree_.short_text(node));
        if (!name.empty() && (!part || !is_user_name(name))) {
          add_name(out, name);
          node = std::max(inside, tree_.end_of(node));
          continue;
        }
        inside = std::max(inside, tree_.end_of(node));
      }
      ++node;
    }
  }

  // Lines such as "By Ann Lee", and "By" where the name follows in an element of its own.
  void add_lines(FoundAuthors& out, NodeIndex from) {
    bool introduced = false;
    std::size_t lines = 0;
    for (NodeIndex node = from; node < tree_.size() && lines < kMaxFaceLines && out.names.empty();) {
      if (is_without_text(tree_.tag(node)) || is_apart(hints_[node])) {
        node = tree_.end_of(node);
        continue;
      }
      const std::string_view line = trim(tree_.text(node));
      ++node;
      if (line.empty()) continue;
      ++lines;
      if (line.size() > kMaxFaceLineBytes) {
        introduced = false;
        continue;
      }
      const bool link = tree_.tag(tree_[node - 1].parent) == Tag::a;
      if (const std::string name = introduced ? one_name(line) : std::string();
          !name.empty() && (link || begins_as_name(name)))
        add_name(out, name);
      else if (begins_as_byline(line))
        add(out, line, MetadataSource::byline);
      introduced = introduces_byline(line);
    }
  }

  const HtmlTree& tree_;
  const BlockHints& hints_;
  const PageSigns& signs_;
  const JsonLd& json_ld_;
  const SiteNames& site_;
  NodeIndex headline_;
  FoundAuthors organisations_;
};

}  // namespace

bool lies_among_others(const HtmlTree& tree, const BlockHints& hints, NodeIndex node) {
  for (NodeIndex at = node; at != kNoNode; at = tree[at].parent)
    if (hints[at] == BlockHint::comments || hints[at] == BlockHint::related) return true;
  return false;
}

bool lies_apart(const HtmlTree& tree, const BlockHints& hints, NodeIndex node) {
  for (NodeIndex at = node; at != kNoNode; at = tree[at].parent)
    if (is_apart(hints[at])) return true;
  return false;
}

FoundAuthors find_authors(const HtmlTree& tree, const BlockHints& hints, const PageSigns& signs,
                          const JsonLd& json_ld, const SiteNames& site, NodeIndex headline) {
  return AuthorFinder(tree, hints, signs, json_ld, site, headline).find();
}

}  // namespace hearsay
