#include "hearsay/page/json_ld.h"

#include <array>
#include <nlohmann/json.hpp>
#include <unordered_map>

#include "hearsay/base/utf8.h"
#include "hearsay/page/html_tree.h"
#include "hearsay/page/json_repair.h"

namespace hearsay {
namespace {

using nlohmann::json;

constexpr std::size_t kMaxScriptBytes = 1U << 20U;
constexpr std::size_t kMaxBytes = 1U << 22U;  // of all scripts of a page
constexpr std::size_t kMaxReferenceBytes = 12;
constexpr std::size_t kMaxDocuments = 256;
constexpr std::size_t kMaxDepth = 32;
constexpr std::size_t kMaxLiveUpdates = 1000;
constexpr std::size_t kMaxObjects = 4096;
constexpr std::size_t kMaxAuthors = 32;

// Whether brackets outside of strings nest deeper than is read.
bool is_too_deep(std::string_view script) {
  std::size_t depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < script.size(); ++i) {
    const char c = script[i];
    if (in_string && c == '\\') {
      ++i;
    } else if (c == '"') {
      in_string = !in_string;
    } else if (!in_string && (c == '{' || c == '[')) {
      if (++depth > kMaxDepth) return true;
    } else if (!in_string && (c == '}' || c == ']')) {
      depth -= depth > 0 ? 1 : 0;
    }
  }
  return false;
}

// Appends the script's JSON values, most of which a parser takes as they stand. It is not asked to watch the
// depth itself: with a callback nlohmann-json looks through all of a list behind each of its values.
void parse(std::string_view script, std::vector<json>& documents) {
  if (!is_too_deep(script)) {
    json whole = json::parse(script, nullptr, /*allow_exceptions=*/false);
    if (!whole.is_discarded()) {
      documents.push_back(std::move(whole));
      return;
    }
  }
  for (const std::string& value : repaired_json(script, kMaxDepth)) {
    if (documents.size() == kMaxDocuments) return;
    json document = json::parse(value, nullptr, /*allow_exceptions=*/false);
    if (!document.is_discarded()) documents.push_back(std::move(document));
  }
}

const json* member(const json& object, const char* key) {
  if (!object.is_object()) return nullptr;
  const auto found = object.find(key);
  return found == object.end() ? nullptr : &*found;
}

// References read, twice where they were escaped twice ("Q&amp;amp;A"), and tags taken out.
std::string plain_text(const std::string& value) {
  if (value.find_first_of("<&") == std::string::npos) return fold_ascii_space(value);
  std::string text = text_of_html(value);
  const std::size_t reference = text.find('&');
  const bool again =
      reference != std::string::npos && text.find(';', reference) - reference < kMaxReferenceBytes;
  return again ? text_of_html(text) : text;
}

std::optional<std::string> text_of(const json* value) {
  if (value != nullptr && value->is_array() && !value->empty()) value = &value->front();
  if (value != nullptr && value->is_object()) {
    const json* inner = member(*value, "@value");
    value = inner != nullptr ? inner : member(*value, "name");
  }
  if (value == nullptr || !value->is_string()) return std::nullopt;
  std::string text = plain_text(value->get_ref<const std::string&>());
  if (text.empty()) return std::nullopt;
  return text;
}

// A text of its own length and lines, as it stands.
std::optional<std::string> long_text_of(const json* value) {
  if (value != nullptr && value->is_array() && !value->empty()) value = &value->front();
  if (value == nullptr || !value->is_string() || value->get_ref<const std::string&>().empty())
    return std::nullopt;
  return value->get<std::string>();
}

// The address of an image: a text, an object with one, or the first of a list.
std::optional<std::string> address_of(const json* value) {
  if (value != nullptr && value->is_array() && !value->empty()) value = &value->front();
  if (value != nullptr && value->is_object())
    for (const char* const key : {"url", "contentUrl", "@id"})
      if (const json* inner = member(*value, key); inner != nullptr && inner->is_string()) {
        value = inner;
        break;
      }
  if (value == nullptr || !value->is_string()) return std::nullopt;
  return plain_text(value->get_ref<const std::string&>());
}

bool has_type(const json& object, auto&& accepts) {
  const json* type = member(object, "@type");
  if (type == nullptr) return false;
  if (type->is_string()) return accepts(std::string_view(type->get_ref<const std::string&>()));
  if (!type->is_array()) return false;
  for (const json& one : *type)
    if (one.is_string() && accepts(std::string_view(one.get_ref<const std::string&>()))) return true;
  return false;
}

// schema.org's articles: Article, NewsArticle, ReportageNewsArticle, BlogPosting, LiveBlogPosting, Report…
bool is_article_type(std::string_view type) {
  return type.ends_with("Article") || type.ends_with("Posting") || type == "Report" || type == "Review" ||
         type == "Recipe";
}
bool is_organisation_type(std::string_view type) { return type.ends_with("Organization"); }
bool is_page_type(std::string_view type) { return type.ends_with("WebPage"); }

// Every object of every script, outer before inner, and those that others refer to by "@id".
struct Objects {
  std::vector<const json*> all;
  std::unordered_map<std::string_view, const json*> by_id;

  void collect(const json& top) {
    std::vector<const json*> open{&top};
    for (std::size_t next = 0; next < open.size() && all.size() < kMaxObjects; ++next) {
      const json* value = open[next];
      if (value->is_object()) {
        all.push_back(value);
        const json* id = member(*value, "@id");
        if (id != nullptr && id->is_string() && value->size() > 1)
          by_id.emplace(id->get_ref<const std::string&>(), value);
      }
      if (!value->is_structured()) continue;
      for (const json& inner : *value)
        if (inner.is_structured()) open.push_back(&inner);
    }
  }

  const json* resolved(const json* value) const {
    const json* id = value == nullptr ? nullptr : member(*value, "@id");
    if (id == nullptr || !id->is_string() || member(*value, "name") != nullptr) return value;
    const auto found = by_id.find(id->get_ref<const std::string&>());
    return found == by_id.end() ? value : found->second;
  }
};

void set_if_empty(std::optional<std::string>& field, std::optional<std::string> value) {
  if (!field && value) field = std::move(value);
}

void add_authors(JsonLd& out, const json* value, const Objects& objects) {
  if (value == nullptr || !out.authors.empty()) return;
  const auto add_one = [&](const json& one) {
    const json* author = objects.resolved(&one);
    const bool organisation = author->is_object() && has_type(*author, is_organisation_type);
    auto name = text_of(author);
    std::vector<std::string>& list = organisation ? out.author_organisations : out.authors;
    if (name && list.size() < kMaxAuthors) list.push_back(*std::move(name));
  };
  if (value->is_array()) {
    for (const json& one : *value) add_one(one);
  } else {
    add_one(*value);
  }
}

void add_live_updates(JsonLd& out, const json* updates, const Objects& objects) {
  if (updates == nullptr || !updates->is_array() || !out.live_updates.empty()) return;
  for (const json& one : *updates) {
    if (out.live_updates.size() == kMaxLiveUpdates) return;
    const json* update = objects.resolved(&one);
    JsonLd::LiveUpdate entry{text_of(member(*update, "headline")), long_text_of(member(*update, "articleBody")),
                             text_of(member(*update, "datePublished"))};
    if (entry.headline || entry.body) out.live_updates.push_back(std::move(entry));
  }
}

void read_object(JsonLd& out, const json& object, const Objects& objects) {
  set_if_empty(out.headline, text_of(member(object, "headline")));
  set_if_empty(out.headline, text_of(member(object, "name")));
  set_if_empty(out.description, text_of(member(object, "description")));
  set_if_empty(out.published, text_of(member(object, "datePublished")));
  set_if_empty(out.published, text_of(member(object, "dateCreated")));
  set_if_empty(out.modified, text_of(member(object, "dateModified")));
  set_if_empty(out.language, text_of(member(object, "inLanguage")));
  set_if_empty(out.url, text_of(member(object, "url")));
  set_if_empty(out.article_body, long_text_of(member(object, "articleBody")));
  set_if_empty(out.image, address_of(objects.resolved(member(object, "image"))));
  add_live_updates(out, member(object, "liveBlogUpdate"), objects);
  if (const json* publisher = objects.resolved(member(object, "publisher"));
      publisher != nullptr && !publisher->is_string())
    set_if_empty(out.publisher, text_of(publisher));
  add_authors(out, member(object, "author"), objects);
  add_authors(out, member(object, "creator"), objects);
}

}  // namespace

JsonLd read_json_ld(const std::vector<std::string_view>& scripts) {
  std::vector<json> documents;
  std::size_t bytes = 0;
  for (const std::string_view script : scripts) {
    bytes += script.size();
    if (script.size() > kMaxScriptBytes || bytes > kMaxBytes || documents.size() >= kMaxDocuments) break;
    parse(script, documents);
  }
  Objects objects;
  for (const json& document : documents) objects.collect(document);
  JsonLd out;
  // The article first; what it leaves open may stand with the page around it.
  for (const json* object : objects.all)
    if (has_type(*object, is_article_type)) {
      read_object(out, *object, objects);
      break;
    }
  for (const json* object : objects.all)
    if (has_type(*object, is_page_type)) {
      set_if_empty(out.published, text_of(member(*object, "datePublished")));
      set_if_empty(out.modified, text_of(member(*object, "dateModified")));
      set_if_empty(out.language, text_of(member(*object, "inLanguage")));
      add_authors(out, member(*object, "author"), objects);
      break;
    }
  for (const json* object : objects.all)
    if (has_type(*object, [](std::string_view type) { return type == "WebSite"; }))
      set_if_empty(out.publisher, text_of(member(*object, "name")));
  return out;
}

}  // namespace hearsay
