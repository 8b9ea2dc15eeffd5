#include "hearsay/page/page_signs.h"

#include <algorithm>
#include <array>
#include <utility>

#include "hearsay/base/utf8.h"

namespace hearsay {
namespace {

constexpr std::size_t kMaxSigns = 64;  // of one sort: a page with more is a list

constexpr std::size_t kMaxAddressBytes = 500;

bool has_word(std::string_view names, std::string_view word) {
  for (std::size_t at = names.find(word); at != std::string_view::npos; at = names.find(word, at + 1)) {
    const bool begins = at == 0 || names[at - 1] == ' ';
    const std::size_t end = at + word.size();
    if (begins && (end == names.size() || names[end] == ' ')) return true;
  }
  return false;
}

MetadataSource source_of(Attribute attribute, std::string_view name) {
  if (attribute == Attribute::itemprop) return MetadataSource::microdata;
  return name.starts_with("og:") || name.starts_with("article:") ? MetadataSource::opengraph
                                                                 : MetadataSource::meta;
}

class Gatherer {
 public:
  Gatherer(const HtmlTree& tree, const BlockHints& hints) : tree_(tree), hints_(hints) {}

  PageSigns gather() && {
    for (NodeIndex node = 0; node < tree_.size(); ++node) {
      switch (tree_.tag(node)) {
        case Tag::text: break;
        case Tag::html: found_.html_language = tree_.attribute(node, Attribute::lang); break;
        case Tag::meta: add_meta(node); break;
        case Tag::link:
          if (found_.canonical.empty() && has_word(tree_.attribute(node, Attribute::rel), "canonical"))
            found_.canonical = tree_.attribute(node, Attribute::href);
          if (found_.image_link.empty() && has_word(tree_.attribute(node, Attribute::rel), "image_src"))
            found_.image_link = tree_.attribute(node, Attribute::href);
          break;
        case Tag::script:
          if (tree_.attribute(node, Attribute::type).find("ld+json") != std::string_view::npos &&
              tree_[node].first_child != kNoNode)
            add_script(node);
          break;
        case Tag::title:
          if (found_.title == kNoNode) found_.title = node;
          break;
        case Tag::h1:
        case Tag::h2:
          if (found_.headlines.size() < kMaxSigns) found_.headlines.push_back(node);
          break;
        default: break;
      }
      if (is_named_headline(node) && found_.headlines.size() < kMaxSigns) found_.headlines.push_back(node);
      if (tree_.tag(node) != Tag::text && tree_.tag(node) != Tag::meta) add_signs(node);
    }
    return std::move(found_);
  }

 private:
  void add_script(NodeIndex node) {
    if (found_.scripts.empty()) found_.script = node;
    found_.scripts.push_back(tree_.text(tree_[node].first_child));
  }

  void add_meta(NodeIndex node) {
    const std::string_view content = tree_.attribute(node, Attribute::content);
    if (trim(content).empty()) return;
    for (const Attribute attribute :
         {Attribute::property, Attribute::name, Attribute::itemprop, Attribute::http_equiv}) {
      std::string name = lower(trim(tree_.attribute(node, attribute)));
      if (name.empty()) continue;
      if (name == "article:author" || name == "author" || name == "citation_author")
        found_.article_authors.push_back({content, node, source_of(attribute, name)});
      const MetadataSource from = source_of(attribute, name);
      found_.meta.emplace(std::move(name), PageSigns::Meta{content, node, from});
    }
  }

  // A headline that is no h1 or h2: by its names, which are looked at closer where it comes to choose.
  [[nodiscard]] bool is_named_headline(NodeIndex node) const {
    switch (tree_.tag(node)) {
      case Tag::h3:
      case Tag::h4:
      case Tag::div:
      case Tag::p:
      case Tag::span: break;
      default: return false;
    }
    const std::string_view names = tree_.attribute(node, Attribute::class_);
    static constexpr std::array<std::string_view, 8> kNames{"entry-title",       "post-title", "article-title",
                                                            "article__title",    "page-title", "headline",
                                                            "article__headline", "news-title"};
    return has_word(tree_.attribute(node, Attribute::itemprop), "headline") ||
           has_word(tree_.attribute(node, Attribute::id), "page-title") ||
           std::any_of(kNames.begin(), kNames.end(),
                       [&](std::string_view name) { return has_word(names, name); });
  }

  // Bylines and dates on the page's face.
  void add_signs(NodeIndex node) {
    if (tree_[node].attribute_count == 0) return;
    const bool author = (tree_.tag(node) == Tag::a && is_author_link(tree_, node)) ||
                        has_word(tree_.attribute(node, Attribute::rel), "author") ||
                        has_word(tree_.attribute(node, Attribute::itemprop), "author") ||
                        hints_[node] == BlockHint::byline;
    if (author && found_.author_elements.size() < kMaxSigns) found_.author_elements.push_back(node);
    if (has_word(tree_.attribute(node, Attribute::itemprop), "datePublished") &&
        found_.published_elements.size() < kMaxSigns)
      found_.published_elements.push_back(node);
  }

  const HtmlTree& tree_;
  const BlockHints& hints_;
  PageSigns found_;
};

}  // namespace

bool is_author_link(const HtmlTree& tree, NodeIndex link) {
  if (has_word(tree.attribute(link, Attribute::rel), "author")) return true;
  // The folder that pages of authors lie in.
  static constexpr std::array<std::string_view, 13> kFolders{
      "/author/", "/authors/", "/autor/", "/autoren/", "/auteur/",     "/auteurs/",  "/autores/",
      "/autore/", "?author=",  "/staff/", "/byline/",  "/journalist/", "/redakteur/"};
  const std::string_view address = tree.attribute(link, Attribute::href).substr(0, kMaxAddressBytes);
  if (address.find("aut") == std::string_view::npos && address.find("/staff/") == std::string_view::npos &&
      address.find("/byline/") == std::string_view::npos &&
      address.find("/journalist/") == std::string_view::npos &&
      address.find("/redakteur/") == std::string_view::npos)
    return false;
  return std::any_of(kFolders.begin(), kFolders.end(), [&](std::string_view folder) {
    const std::size_t at = address.find(folder);
    if (at == std::string_view::npos) return address.starts_with(folder.substr(1)) && folder.front() == '/';
    return at + folder.size() < address.size();
  });
}

PageSigns gather_signs(const HtmlTree& tree, const BlockHints& hints) { return Gatherer(tree, hints).gather(); }

}  // namespace hearsay
