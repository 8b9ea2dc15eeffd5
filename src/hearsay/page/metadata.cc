#include "hearsay/page/metadata.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "hearsay/base/utf8.h"
#include "hearsay/page/bylines.h"
#include "hearsay/page/json_ld.h"
#include "hearsay/page/page_date.h"
#include "hearsay/page/page_authors.h"
#include "hearsay/page/page_signs.h"
#include "hearsay/page/page_title.h"

namespace hearsay {
namespace {

constexpr std::size_t kMaxTitleBytes = 400;
constexpr std::size_t kMaxBylineElementBytes = 200;
constexpr std::size_t kMinTitleLetters = 8;     // fewer match by chance
constexpr std::size_t kMaxFaceLineBytes = 100;  // a line with a date or byline on the page's face
constexpr std::size_t kMaxFaceLines = 400;      // text nodes behind the headline that are looked at

std::optional<std::string> as_text(std::string_view value) {
  std::string text = text_of_html(std::string(value));
  if (text.empty()) return std::nullopt;
  return text;
}

bool is_web_address(std::string_view text) {
  return text.starts_with("https://") || text.starts_with("http://");
}

// "https://www.argus.example/a" gives "argus.example".
std::optional<std::string> host_of(std::string_view url) {
  const std::size_t start = url.find("://");
  if (start == std::string_view::npos) return std::nullopt;
  std::string_view host = url.substr(start + 3);
  host = host.substr(0, host.find_first_of("/?#:"));
  if (host.starts_with("www.")) host.remove_prefix(4);
  if (host.find('.') == std::string_view::npos) return std::nullopt;
  return lower(host);
}

class Metadata {
 public:
  Metadata(const HtmlTree& tree, const BlockHints& hints)
      : tree_(tree), hints_(hints), found_(gather_signs(tree, hints)), json_ld_(read_json_ld(found_.scripts)) {}

  PageMetadata read() {
    out_.url = url();
    out_.language = language();
    out_.site = site();
    names_ = SiteNames(out_.site, out_.url);
    if (auto found = find_title(tree_, hints_, found_, json_ld_, names_)) out_.title = std::move(found->title);
    out_.authors = find_authors(tree_, hints_, found_, json_ld_, names_, headline()).names;
    out_.published = published();
    out_.modified = modified();
    out_.description = description();
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::string_view meta(std::string_view name) const {
    const auto found = found_.meta.find(std::string(name));
    return found == found_.meta.end() ? std::string_view() : trim(found->second.content);
  }
  [[nodiscard]] std::string_view first_meta(auto&&... names) const {
    std::string_view value;
    ((value = value.empty() ? meta(names) : value), ...);
    return value;
  }

  [[nodiscard]] std::optional<std::string> url() const {
    for (const std::string_view address : {trim(found_.canonical), meta("og:url")})
      if (is_web_address(address)) return std::string(address);
    if (json_ld_.url && is_web_address(*json_ld_.url)) return json_ld_.url;
    return std::nullopt;
  }

  [[nodiscard]] std::optional<std::string> site() const {
    if (auto name = as_text(meta("og:site_name"))) return name;
    if (json_ld_.publisher) return json_ld_.publisher;
    if (out_.url) return host_of(*out_.url);
    return std::nullopt;
  }

  [[nodiscard]] std::optional<std::string> language() const {
    for (const std::string_view value : {found_.html_language, meta("og:locale"), meta("content-language")}) {
      std::string tag(trim(value));
      std::replace(tag.begin(), tag.end(), '_', '-');
      const bool plain = std::all_of(tag.begin(), tag.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
      });
      if (plain && tag.size() >= 2 && tag.size() <= 35) return tag;
    }
    return json_ld_.language;
  }

  [[nodiscard]] std::optional<std::string> description() const {
    return as_text(first_meta("og:description", "description", "twitter:description"));
  }

  [[nodiscard]] std::optional<std::string> date(std::string_view text) const {
    return iso_date(text, date_order(out_.language.value_or("")));
  }

  [[nodiscard]] std::optional<std::string> first_date(std::initializer_list<const char*> names) const {
    for (const char* const name : names)
      if (auto value = date(meta(name))) return value;
    return std::nullopt;
  }

  [[nodiscard]] std::optional<std::string> published() const {
    if (json_ld_.published)
      if (auto value = date(*json_ld_.published)) return value;
    if (auto value = first_date({"article:published_time",
                                 "article:published",
                                 "og:article:published_time",
                                 "og:published_time",
                                 "datepublished",
                                 "publish-date",
                                 "publishdate",
                                 "pubdate",
                                 "published_time",
                                 "publication_date",
                                 "date",
                                 "dc.date",
                                 "dc.date.issued",
                                 "dcterms.created",
                                 "dcterms.date",
                                 "dcterms.issued",
                                 "dc.date.created",
                                 "parsely-pub-date",
                                 "sailthru.date",
                                 "citation_publication_date",
                                 "citation_date",
                                 "cxenseparse:recs:publishtime",
                                 "article.published",
                                 "created",
                                 "release_date",
                                 "datecreated",
                                 "originalpublicationdate",
                                 "shareaholic:article_published_time",
                                 "last-published"}))
      return value;
    for (const NodeIndex node : found_.times) {
      if (auto value = date(tree_.attribute(node, Attribute::datetime))) return value;
      if (auto value = date(tree_.short_text(node))) return value;
    }
    if (found_.date_element != kNoNode) {
      for (const Attribute attribute : {Attribute::datetime, Attribute::content, Attribute::title})
        if (auto value = date(tree_.attribute(found_.date_element, attribute))) return value;
      if (auto value = date(tree_.short_text(found_.date_element))) return value;
    }
    if (out_.url)
      if (auto value = date_in_url(*out_.url)) return value;
    return date_below_headline();
  }

  [[nodiscard]] std::optional<std::string> date_below_headline() const {
    std::optional<std::string> found;
    for_each_line_below_headline([&](std::string_view line) {
      constexpr std::ptrdiff_t kFewestDigits = 4;
      if (std::count_if(line.begin(), line.end(), [](char c) { return c >= '0' && c <= '9'; }) < kFewestDigits)
        return true;
      found = date(line);
      return !found;
    });
    return found;
  }

  // Where the page's face begins to be read: at the headline, if it stands there.
  [[nodiscard]] NodeIndex headline() const {
    if (!out_.title) return HtmlTree::root();
    const Tag tag = tree_.tag(out_.title->node);
    return tag == Tag::meta || tag == Tag::title || tag == Tag::script ? HtmlTree::root() : out_.title->node;
  }

  // Short texts that follow the headline (or the page's beginning, if it has none) until `go_on` is false.
  void for_each_line_below_headline(auto&& go_on) const {
    std::size_t lines = 0;
    for (NodeIndex node = headline();
         node < tree_.size() && lines < kMaxFaceLines;) {
      if (is_without_text(tree_.tag(node))) {
        node = tree_.end_of(node);
        continue;
      }
      const std::string_view line = trim(tree_.text(node));
      ++node;
      if (line.empty()) continue;
      ++lines;
      if (line.size() <= kMaxFaceLineBytes && !go_on(line)) return;
    }
  }

  [[nodiscard]] std::optional<std::string> modified() const {
    if (json_ld_.modified)
      if (auto value = date(*json_ld_.modified)) return value;
    return first_date({"article:modified_time", "og:updated_time", "article:modified", "datemodified",
                       "last-modified", "dcterms.modified", "dc.date.modified", "lastmod", "revised"});
  }

  const HtmlTree& tree_;
  const BlockHints& hints_;
  SiteNames names_{{}, {}};
  PageSigns found_;
  JsonLd json_ld_;
  PageMetadata out_;
};

}  // namespace

PageMetadata read_metadata(const HtmlTree& tree, const BlockHints& hints) {
  return Metadata(tree, hints).read();
}

}  // namespace hearsay
