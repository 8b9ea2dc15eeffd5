#include "hearsay/page/metadata.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string_view>
#include <utility>

#include "hearsay/base/utf8.h"
#include "hearsay/page/json_ld.h"
#include "hearsay/page/page_authors.h"
#include "hearsay/page/page_date.h"
#include "hearsay/page/page_signs.h"
#include "hearsay/page/page_title.h"
#include "hearsay/page/published_date.h"

namespace hearsay {
namespace {

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

// An address on the web as a page writes it, made absolute; nothing where it leads elsewhere ("data:").
std::optional<std::string> absolute_address(std::string_view address, std::string_view base) {
  constexpr std::size_t kMaxAddressBytes = 2000;
  address = trim(address);
  if (address.empty() || address.size() > kMaxAddressBytes) return std::nullopt;
  if (is_web_address(address)) return std::string(address);
  const std::size_t scheme = base.find("://");
  if (address.starts_with("//"))
    return (scheme == std::string_view::npos ? "https:" : std::string(base.substr(0, scheme + 1))) +
           std::string(address);
  if (scheme == std::string_view::npos ||
      address.substr(0, address.find('/')).find(':') != std::string_view::npos)
    return std::nullopt;
  const std::size_t host_end = std::min(base.find_first_of("/?#", scheme + 3), base.size());
  std::string out(base.substr(0, host_end));
  if (address.front() == '/') return out + std::string(address);
  std::string_view folder = base.substr(host_end);
  folder = folder.substr(0, folder.find_first_of("?#"));
  folder = folder.substr(0, folder.rfind('/') == std::string_view::npos ? 0 : folder.rfind('/'));
  while (address.starts_with("../") || address.starts_with("./")) {
    if (address.starts_with("../")) folder = folder.substr(0, std::min(folder.rfind('/'), folder.size()));
    address.remove_prefix(address.find('/') + 1);
  }
  return out + std::string(folder) + "/" + std::string(address);
}

class Metadata {
 public:
  Metadata(const HtmlTree& tree, const BlockHints& hints)
      : tree_(tree), hints_(hints), found_(gather_signs(tree, hints)), json_ld_(read_json_ld(found_.scripts)) {}

  PageMetadata read() {
    out_.url = take(url(), out_.sources.url);
    out_.language = take(language(), out_.sources.language);
    out_.site = take(site(), out_.sources.site);
    out_.description = take(description(), out_.sources.description);
    out_.image = take(image(), out_.sources.image);
    const SiteNames names(out_.site, out_.url);
    if (auto found = find_title(tree_, hints_, found_, json_ld_, names)) {
      out_.title = std::move(found->title);
      out_.sources.title = found->from;
    }
    FoundAuthors authors = find_authors(tree_, hints_, found_, json_ld_, names, headline());
    if (!authors.names.empty()) out_.sources.authors = authors.from;
    out_.authors = std::move(authors.names);
    read_dates();
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::string_view meta(std::string_view name) const {
    const auto found = found_.meta.find(std::string(name));
    return found == found_.meta.end() ? std::string_view() : trim(found->second.content);
  }

  struct Found {
    std::string value;
    MetadataSource from;
  };

  static std::optional<std::string> take(std::optional<Found> found, std::optional<MetadataSource>& source) {
    if (!found) return std::nullopt;
    source = found->from;
    return std::move(found->value);
  }

  [[nodiscard]] std::optional<Found> first_meta(std::initializer_list<const char*> names) const {
    for (const char* const name : names) {
      const auto meta = found_.meta.find(name);
      if (meta == found_.meta.end()) continue;
      if (auto text = as_text(trim(meta->second.content))) return Found{*std::move(text), meta->second.from};
    }
    return std::nullopt;
  }

  [[nodiscard]] std::optional<Found> url() const {
    if (const auto address = trim(found_.canonical); is_web_address(address))
      return Found{std::string(address), MetadataSource::link};
    if (const auto address = meta("og:url"); is_web_address(address))
      return Found{std::string(address), MetadataSource::opengraph};
    if (json_ld_.url && is_web_address(*json_ld_.url)) return Found{*json_ld_.url, MetadataSource::json_ld};
    return std::nullopt;
  }

  [[nodiscard]] std::optional<Found> site() const {
    if (auto name = first_meta({"og:site_name"})) return name;
    if (json_ld_.publisher) return Found{*json_ld_.publisher, MetadataSource::json_ld};
    if (auto host = out_.url ? host_of(*out_.url) : std::nullopt)
      return Found{*std::move(host), MetadataSource::url};
    return std::nullopt;
  }

  [[nodiscard]] std::optional<Found> language() const {
    const std::array<std::pair<std::string_view, MetadataSource>, 3> stated{
        {{found_.html_language, MetadataSource::html},
         {meta("og:locale"), MetadataSource::opengraph},
         {meta("content-language"), MetadataSource::meta}}};
    for (const auto& [value, from] : stated) {
      std::string tag(trim(value));
      std::replace(tag.begin(), tag.end(), '_', '-');
      const bool plain = std::all_of(tag.begin(), tag.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
      });
      if (plain && tag.size() >= 2 && tag.size() <= 35) return Found{std::move(tag), from};
    }
    if (json_ld_.language) return Found{*json_ld_.language, MetadataSource::json_ld};
    return std::nullopt;
  }

  [[nodiscard]] std::optional<Found> description() const {
    if (auto found = first_meta({"og:description", "description", "twitter:description"})) return found;
    if (json_ld_.description) return Found{*json_ld_.description, MetadataSource::json_ld};
    return std::nullopt;
  }

  [[nodiscard]] std::optional<Found> image() const {
    const std::string base = out_.url.value_or("");
    if (json_ld_.image)
      if (auto address = absolute_address(*json_ld_.image, base))
        return Found{*std::move(address), MetadataSource::json_ld};
    for (const char* const name : {"og:image:secure_url", "og:image", "og:image:url", "image", "twitter:image",
                                   "twitter:image:src", "thumbnailurl", "thumbnail"}) {
      const auto meta = found_.meta.find(name);
      if (meta == found_.meta.end()) continue;
      if (auto address = absolute_address(meta->second.content, base))
        return Found{*std::move(address), meta->second.from};
    }
    if (auto address = absolute_address(found_.image_link, base))
      return Found{*std::move(address), MetadataSource::link};
    return std::nullopt;
  }

  void read_dates() {
    const std::string language_tag = out_.language.value_or("");
    const std::string address = out_.url.value_or("");
    const DateContext context{headline(), language_tag, address};
    if (auto found = find_published(tree_, hints_, found_, json_ld_, context)) {
      out_.published = std::move(found->value);
      out_.sources.published = found->from;
    }
    if (auto found = find_modified(found_, json_ld_, context)) {
      out_.modified = std::move(found->value);
      out_.sources.modified = found->from;
    }
  }

  // Where the page's face begins to be read: at the headline, if it stands there.
  [[nodiscard]] NodeIndex headline() const {
    if (!out_.title) return HtmlTree::root();
    const Tag tag = tree_.tag(out_.title->node);
    return tag == Tag::meta || tag == Tag::title || tag == Tag::script ? HtmlTree::root() : out_.title->node;
  }

  const HtmlTree& tree_;
  const BlockHints& hints_;
  PageSigns found_;
  JsonLd json_ld_;
  PageMetadata out_;
};

}  // namespace

PageMetadata read_metadata(const HtmlTree& tree, const BlockHints& hints) {
  return Metadata(tree, hints).read();
}

}  // namespace hearsay
