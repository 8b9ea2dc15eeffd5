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
#include "hearsay/page/published_date.h"

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
    const std::string language_tag = out_.language.value_or("");
    const std::string address = out_.url.value_or("");
    const DateContext context{headline(), language_tag, address};
    if (auto found = find_published(tree_, hints_, found_, json_ld_, context)) out_.published = std::move(found->value);
    if (auto found = find_modified(found_, json_ld_, context)) out_.modified = std::move(found->value);
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

  // Where the page's face begins to be read: at the headline, if it stands there.
  [[nodiscard]] NodeIndex headline() const {
    if (!out_.title) return HtmlTree::root();
    const Tag tag = tree_.tag(out_.title->node);
    return tag == Tag::meta || tag == Tag::title || tag == Tag::script ? HtmlTree::root() : out_.title->node;
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
