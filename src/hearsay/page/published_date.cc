#include "hearsay/page/published_date.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <initializer_list>
#include <span>
#include <utility>
#include <vector>

#include "hearsay/base/utf8.h"
#include "hearsay/base/word_list.h"
#include "hearsay/page/data.h"
#include "hearsay/page/name_words.h"
#include "hearsay/page/page_authors.h"

namespace hearsay {
namespace {

constexpr std::size_t kMaxLineBytes = 100;    // of a line that holds a date and little else
constexpr std::size_t kMaxOpeningBytes = 40;  // of a paragraph that begins with its date
constexpr std::size_t kMaxFaceTexts = 4000;   // text nodes that are looked at
constexpr std::size_t kMaxTries = 200;        // texts that are read for a date
constexpr std::ptrdiff_t kFewestDigits = 4;
constexpr std::size_t kDayBytes = 10;       // "2025-08-15"
constexpr std::ptrdiff_t kNearBehind = 40;  // text nodes behind the headline that may hold the article's date
constexpr std::ptrdiff_t kNearBefore = 15;

// What the words by a date, or its element's names, say it is.
enum class DateSort : std::uint8_t { unknown, published, modified, other };

DateSort sort_named(std::string_view sort) {
  if (sort == "published") return DateSort::published;
  if (sort == "modified") return DateSort::modified;
  return sort == "other" ? DateSort::other : DateSort::unknown;
}

const WordList& date_words() {
  static const WordList kWords(page_data::date_words);
  return kWords;
}

// Of the words before the first number of a short text, or else behind: "Aktualisiert: 15.08.2025", "© 2025".
DateSort sort_of_words(std::string_view small) {
  DateSort sort = DateSort::unknown;
  for (std::size_t at = 0; at < small.size();) {
    const std::size_t end = std::min(small.find_first_of(" :,()|/\n", at), small.size());
    const auto* const fields = date_words().find(small.substr(at, end - at));
    if (fields != nullptr && !fields->empty()) sort = std::max(sort, sort_named(fields->front()));
    at = end + 1;
  }
  return sort;
}

DateSort sort_of_text(std::string_view text) {
  const std::string small = lower(text);
  const std::size_t number = std::min(small.find_first_of("0123456789"), small.size());
  const DateSort before = sort_of_words(std::string_view(small).substr(0, number));
  return before != DateSort::unknown ? before : sort_of_words(std::string_view(small).substr(number));
}

struct ShownDate {
  std::string value;
  DateSort sort = DateSort::unknown;
  std::ptrdiff_t distance = 0;  // text nodes from the headline; negative before it
  bool marked = false;          // by a time element or an element's names
  bool apart = false;           // in a box beside the article
};

std::ptrdiff_t count_digits(std::string_view text) {
  return std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string_view trim_spaces(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") + 1 - first);
}

using Minutes = std::chrono::minutes;

// "2025-08-15T21:04…" as minutes since 1970 without regard to a zone; nothing for a day or month alone.
std::optional<Minutes> minutes_of(std::string_view iso) {
  constexpr std::size_t kToMinutes = 16;
  if (iso.size() < kToMinutes || iso[kDayBytes] != 'T') return std::nullopt;
  const auto number = [&](std::size_t at, std::size_t digits) {
    return std::atoi(std::string(iso.substr(at, digits)).c_str());
  };
  const std::chrono::year_month_day day{std::chrono::year(number(0, 4)),
                                        std::chrono::month(static_cast<unsigned>(number(5, 2))),
                                        std::chrono::day(static_cast<unsigned>(number(8, 2)))};
  if (!day.ok()) return std::nullopt;
  return std::chrono::sys_days(day).time_since_epoch() + std::chrono::hours(number(11, 2)) +
         Minutes(number(14, 2));
}

std::string two_digits(std::int64_t value) { return (value < 10 ? "0" : "") + std::to_string(value); }

bool is_utc(std::string_view iso) { return iso.ends_with('Z') || iso.ends_with("+00:00"); }

std::string_view day_of(std::string_view iso) { return iso.substr(0, kDayBytes); }

bool is_next_day(std::string_view a, std::string_view b) {
  const auto first = minutes_of(std::string(day_of(a)) + "T00:00");
  const auto second = minutes_of(std::string(day_of(b)) + "T00:00");
  return first && second && std::chrono::abs(*first - *second) == std::chrono::days(1);
}

// Metas that state the day of publication, the surest first.
constexpr std::array<const char*, 24> kStatedMetas{"article:published_time",
                                                   "article:published",
                                                   "og:article:published_time",
                                                   "og:published_time",
                                                   "datepublished",
                                                   "publish-date",
                                                   "publishdate",
                                                   "pubdate",
                                                   "published_time",
                                                   "publication_date",
                                                   "dc.date.issued",
                                                   "dcterms.issued",
                                                   "parsely-pub-date",
                                                   "sailthru.date",
                                                   "citation_publication_date",
                                                   "citation_date",
                                                   "cxenseparse:recs:publishtime",
                                                   "article.published",
                                                   "release_date",
                                                   "originalpublicationdate",
                                                   "shareaholic:article_published_time",
                                                   "publicationdate",
                                                   "pub_date",
                                                   "ob:date"};

// Metas that some sites set to the day of the last change, or of today.
constexpr std::array<const char*, 9> kWeakMetas{"date",         "dc.date",         "dcterms.created",
                                                "dcterms.date", "dc.date.created", "created",
                                                "datecreated",  "last-published",  "uploaddate"};

// Keys under which the data that a page's scripts draw from have the day.
constexpr std::array<std::string_view, 9> kDataKeys{
    "\"datePublished\"",    "\"publishedDate\"",    "\"publishedAt\"", "\"published_at\"", "\"publishDate\"",
    "\"publication_time\"", "\"publication_date\"", "\"createdAt\"",   "\"created_at\""};

class DateFinder {
 public:
  DateFinder(const HtmlTree& tree, const BlockHints& hints, const PageSigns& signs, const JsonLd& json_ld,
             const DateContext& context)
      : tree_(tree),
        hints_(hints),
        signs_(signs),
        json_ld_(json_ld),
        context_(context),
        order_(date_order(context.language)) {}

  std::optional<FoundDate> published() {
    read_face();
    if (auto stated = stated_date()) {
      if (auto outvoted_by = two_against(*stated)) return outvoted_by;
      return in_readers_time(*std::move(stated));
    }
    if (const ShownDate* shown = best_shown(true)) return FoundDate{shown->value, MetadataSource::page};
    if (auto weak = weak_meta()) return in_readers_time(*std::move(weak));
    if (auto day = date_in_url(context_.url)) return FoundDate{*std::move(day), MetadataSource::url};
    if (const ShownDate* shown = best_shown(false)) return FoundDate{shown->value, MetadataSource::page};
    return date_in_data();
  }

 private:
  // Where the page shows another day than it states, and one of its metas has that day too, two stand against
  // one.
  [[nodiscard]] std::optional<FoundDate> two_against(const FoundDate& stated) {
    const ShownDate* const shown = best_shown(true);
    if (shown == nullptr || day_of(shown->value) == day_of(stated.value) ||
        is_next_day(shown->value, stated.value))
      return std::nullopt;
    for (const std::span<const char* const> names :
         {std::span<const char* const>(kStatedMetas), std::span<const char* const>(kWeakMetas)}) {
      for (const char* const& name : names) {
        auto value = first_meta({&name, 1});
        if (value && day_of(value->value) == day_of(shown->value)) return in_readers_time(*std::move(value));
      }
    }
    return std::nullopt;
  }

  // The last resort: data from which scripts draw the page.
  [[nodiscard]] std::optional<FoundDate> date_in_data() const {
    constexpr std::size_t kMostBytes = 40;  // of a date
    for (const std::string_view key : kDataKeys) {
      for (NodeIndex node = 0; node < tree_.size(); ++node) {
        if (tree_.tag(node) != Tag::script || tree_[node].first_child == kNoNode) continue;
        const std::string_view script = tree_.text(tree_[node].first_child);
        const std::size_t at = script.find(key);
        if (at == std::string_view::npos) continue;
        std::string_view value = script.substr(at + key.size(), kMostBytes);
        value = value.substr(std::min(value.size(), value.find_first_not_of(" :\"")));
        if (auto found = date(value.substr(0, value.find('"'))))
          return FoundDate{*std::move(found), MetadataSource::script};
      }
    }
    return std::nullopt;
  }

  [[nodiscard]] std::optional<std::string> date(std::string_view text) const { return iso_date(text, order_); }

  [[nodiscard]] std::optional<FoundDate> first_meta(std::span<const char* const> names) const {
    for (const char* const name : names) {
      const auto found = signs_.meta.find(name);
      if (found == signs_.meta.end()) continue;
      if (auto value = date(found->second.content)) return FoundDate{*std::move(value), found->second.from};
    }
    return std::nullopt;
  }

  [[nodiscard]] std::optional<FoundDate> stated_date() const {
    if (json_ld_.published)
      if (auto value = date(*json_ld_.published)) return FoundDate{*std::move(value), MetadataSource::json_ld};
    if (auto value = first_meta(kStatedMetas)) return value;
    for (const NodeIndex node : signs_.published_elements) {
      if (lies_among_others(tree_, hints_, node)) continue;
      if (auto value = date_of_element(node)) return FoundDate{*std::move(value), MetadataSource::microdata};
    }
    return std::nullopt;
  }

  [[nodiscard]] std::optional<FoundDate> weak_meta() const { return first_meta(kWeakMetas); }

  [[nodiscard]] std::optional<std::string> date_of_element(NodeIndex node) const {
    for (const Attribute attribute : {Attribute::datetime, Attribute::content, Attribute::title})
      if (auto value = date(tree_.attribute(node, attribute))) return value;
    return date(tree_.short_text(node));
  }

  [[nodiscard]] static bool is_apart(BlockHint hint) {
    switch (hint) {
      case BlockHint::related:
      case BlockHint::navigation:
      case BlockHint::advert:
      case BlockHint::newsletter:
      case BlockHint::legal:
      case BlockHint::caption:
      case BlockHint::credit: return true;
      default: return false;
    }
  }

  // Every date on the page's face, in reading order.
  void read_face() {
    std::ptrdiff_t texts = 0;
    std::ptrdiff_t headline = 0;
    for (NodeIndex node = 0; node < tree_.size();) {
      if (node == context_.headline) headline = texts;
      const Tag tag = tree_.tag(node);
      if (is_without_text(tag) || (hints_[node] == BlockHint::comments && !holds_headline(node))) {
        node = tree_.end_of(node);
        continue;
      }
      if (node >= apart_end_ && is_apart(hints_[node]) && !holds_headline(node))
        apart_end_ = tree_.end_of(node);
      if (static_cast<std::size_t>(texts) > kMaxFaceTexts || tries_ > kMaxTries) break;
      if (tag == Tag::text) {
        texts += 1;
        read_line(node, texts);
      } else if (tag == Tag::time || tree_[node].attribute_count != 0) {
        if (may_hold_date(node) && read_element(node, texts)) {
          node = tree_.end_of(node);
          continue;
        }
      }
      ++node;
    }
    for (ShownDate& shown : shown_) shown.distance -= headline;
  }

  [[nodiscard]] bool holds_headline(NodeIndex node) const {
    return node <= context_.headline && context_.headline < tree_.end_of(node);
  }

  // A cheap look: a date's element is small and has digits in its text or an attribute.
  [[nodiscard]] bool may_hold_date(NodeIndex node) const {
    constexpr NodeIndex kMostNodes = 16;
    const NodeIndex end = tree_.end_of(node);
    if (end - node > kMostNodes) return false;
    std::ptrdiff_t digits = 0;
    for (const Attribute attribute : {Attribute::datetime, Attribute::content, Attribute::title})
      digits += count_digits(tree_.attribute(node, attribute).substr(0, kMaxLineBytes));
    std::size_t bytes = 0;
    for (NodeIndex inner = node + 1; inner < end && bytes <= kMaxLineBytes; ++inner) {
      bytes += trim_spaces(tree_.text(inner)).size();
      digits += count_digits(tree_.text(inner).substr(0, kMaxLineBytes));
    }
    return bytes <= kMaxLineBytes && digits >= kFewestDigits;
  }

  // An element that names itself a date. Gives whether it was read, and so what lies in it.
  bool read_element(NodeIndex node, std::ptrdiff_t texts) {
    const bool time = tree_.tag(node) == Tag::time;
    DateSort sort = DateSort::unknown;
    bool marked = time;
    bool published = false;
    for (const Attribute attribute :
         {Attribute::class_, Attribute::id, Attribute::itemprop, Attribute::property})
      for_each_name_phrase(tree_.attribute(node, attribute), [&](std::string_view word) {
        const auto* const fields = date_words().find(word);
        if (fields == nullptr || fields->empty()) return;
        marked = marked || fields->front() == "date" || fields->front() == "published";
        published = published || fields->front() == "published";
        sort = std::max(sort, sort_named(fields->front()));
      });
    if (!marked) return false;
    // Blogs write "published updated" for the one date that they show.
    if (published && sort == DateSort::modified) sort = DateSort::published;
    const std::string text = tree_.short_text(node);
    if (text.size() > kMaxLineBytes) return false;
    ++tries_;
    auto value = date_of_element(node);
    if (!value) return false;
    DateSort told = sort_of_text(text);
    if (told == DateSort::unknown && count_digits(line_before_) == 0) told = sort_of_text(line_before_);
    if (told != DateSort::unknown) sort = told;
    line_before_ = {};
    shown_.push_back({*std::move(value), sort, texts + 1, true, node < apart_end_});
    return true;
  }

  void read_line(NodeIndex node, std::ptrdiff_t texts) {
    std::string_view line = trim_spaces(tree_.text(node));
    if (line.empty()) return;
    const bool opening = line.size() > kMaxLineBytes;
    if (opening) {
      line_before_ = {};
      if (line.front() < '0' || line.front() > '9') return;
      line = line.substr(0, kMaxOpeningBytes);
      line = line.substr(0, line.find_last_of(' '));
    }
    const std::string_view before = std::exchange(line_before_, line);
    if (count_digits(line) < kFewestDigits) return;
    ++tries_;
    auto value = date(line);
    if (!value) return;
    DateSort sort = sort_of_text(line);
    if (sort == DateSort::unknown && count_digits(before) == 0) sort = sort_of_text(before);
    shown_.push_back({*std::move(value), sort, texts, false, node < apart_end_});
  }

  // The article's date among those shown: said to be of publication, or the first behind the headline, or the
  // last before it; with `near` false one anywhere that names itself a date.
  [[nodiscard]] const ShownDate* best_shown(bool near) const {
    const ShownDate* best = nullptr;
    int least = 0;
    for (const ShownDate& shown : shown_) {
      if (shown.sort == DateSort::other || (near && shown.sort == DateSort::modified) ||
          shown.value.size() < kDayBytes)
        continue;
      const bool behind = shown.distance >= 0;
      const bool is_near = shown.distance <= kNearBehind && shown.distance >= -kNearBefore;
      if (near && (shown.apart || (!is_near && shown.sort != DateSort::published))) continue;
      int cost = 0;
      if (shown.sort != DateSort::published) cost += 30;
      if (!shown.marked) cost += near ? 10 : 1000;
      if (!is_near) cost += 500;
      if (shown.apart) cost += 2000;
      if (shown.sort == DateSort::modified) cost += 5000;  // better than none: it is the page's date
      cost += static_cast<int>(std::min<std::ptrdiff_t>(std::abs(shown.distance), kMaxFaceTexts)) *
              (behind ? 1 : 3);
      if (best != nullptr && cost >= least) continue;
      best = &shown;
      least = cost;
    }
    return best;
  }

  // Past midnight in Greenwich the readers' day is another: "2025-02-25T02:25Z" for an article of "February 24,
  // 9:25 pm". The time shown gives the offset; a day alone stands for itself.
  [[nodiscard]] FoundDate in_readers_time(FoundDate stated) const {
    if (!is_utc(stated.value)) return stated;
    const auto utc = minutes_of(stated.value);
    if (!utc) return stated;
    constexpr Minutes kMostOffset{14 * 60};
    constexpr Minutes kStep{30};
    for (const ShownDate& shown : shown_) {
      const auto local = minutes_of(shown.value);
      if (!local || (shown.value.size() > 19 && !is_utc(shown.value) && shown.value.size() != 25)) continue;
      const Minutes offset = *local - *utc;
      if (offset == Minutes(0) || std::chrono::abs(offset) > kMostOffset || offset % kStep != Minutes(0))
        continue;
      if (is_utc(shown.value)) continue;
      const std::string seconds =
          stated.value.size() > 17 && stated.value[16] == ':' ? stated.value.substr(16, 3) : "";
      const Minutes size = std::chrono::abs(offset);
      stated.value = shown.value.substr(0, 16) + seconds + (offset > Minutes(0) ? "+" : "-") +
                     two_digits(size.count() / 60) + ":" + two_digits(size.count() % 60);
      return stated;
    }
    if (const auto day = date_in_url(context_.url); day && is_next_day(*day, stated.value)) {
      stated.value = *day;
      return stated;
    }
    if (const ShownDate* shown = best_shown(true);
        shown != nullptr && shown->value.size() == kDayBytes && is_next_day(shown->value, stated.value))
      stated.value = shown->value;
    return stated;
  }

  const HtmlTree& tree_;
  const BlockHints& hints_;
  const PageSigns& signs_;
  const JsonLd& json_ld_;
  const DateContext& context_;
  DateOrder order_;
  std::vector<ShownDate> shown_;
  std::size_t tries_ = 0;
  NodeIndex apart_end_ = 0;       // behind the box beside the article that is being read
  std::string_view line_before_;  // the short text just before
};

}  // namespace

std::optional<FoundDate> find_published(const HtmlTree& tree, const BlockHints& hints, const PageSigns& signs,
                                        const JsonLd& json_ld, const DateContext& context) {
  return DateFinder(tree, hints, signs, json_ld, context).published();
}

std::optional<FoundDate> find_modified(const PageSigns& signs, const JsonLd& json_ld,
                                       const DateContext& context) {
  const DateOrder order = date_order(context.language);
  if (json_ld.modified)
    if (auto value = iso_date(*json_ld.modified, order))
      return FoundDate{*std::move(value), MetadataSource::json_ld};
  for (const char* const name :
       {"article:modified_time", "og:updated_time", "article:modified", "og:article:modified_time",
        "datemodified", "last-modified", "dcterms.modified", "dc.date.modified", "lastmod", "revised"}) {
    const auto found = signs.meta.find(name);
    if (found == signs.meta.end()) continue;
    if (auto value = iso_date(found->second.content, order))
      return FoundDate{*std::move(value), found->second.from};
  }
  return std::nullopt;
}

}  // namespace hearsay
