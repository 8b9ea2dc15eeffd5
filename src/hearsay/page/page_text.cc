#include "hearsay/page/page_text.h"

#include <algorithm>
#include <unordered_set>
#include <utility>
#include <vector>

#include "hearsay/base/utf8.h"
#include "hearsay/page/article_builder.h"
#include "hearsay/page/bylines.h"
#include "hearsay/page/captions.h"
#include "hearsay/page/clutter_lines.h"
#include "hearsay/page/page_date.h"
#include "hearsay/page/text_lines.h"

namespace hearsay {
namespace {

constexpr std::size_t kLongParagraph = 250;        // bytes: prose that no list of headlines has
constexpr std::size_t kMaxHeadingBytes = 90;       // a heading inside the article
constexpr std::size_t kMaxLabelBytes = 40;         // a label in a menu that stands line by line
constexpr std::size_t kMenuLabels = 4;             // labels in a row that make a menu
constexpr std::size_t kMaxTopLineBytes = 120;      // a byline or date line above the article
constexpr std::size_t kProseBeforeComments = 200;  // bytes of article that must stand before a comment section

struct TextLine {
  std::string_view text;  // without blanks at the ends, never empty
  Span place;
  bool blank_before = false;  // an empty line above
  enum class Use : std::uint8_t { article, title, caption, left_out } use = Use::article;
  LeftOutKind kind = LeftOutKind::other;  // of what is left out
  CaptionParts caption{};                 // of a caption

  void leave_out(LeftOutKind why) {
    use = Use::left_out;
    kind = why;
  }
  [[nodiscard]] bool is_article() const { return use == Use::article; }
};

std::vector<TextLine> lines_of(std::string_view text) {
  std::vector<TextLine> lines;
  bool blank = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = trim(text.substr(at, end - at));
    at = end + 1;
    if (line.empty()) {
      blank = true;
      continue;
    }
    const auto begin = static_cast<std::uint32_t>(line.data() - text.data());
    lines.push_back({.text = line,
                     .place = {begin, begin + static_cast<std::uint32_t>(line.size())},
                     .blank_before = blank});
    blank = false;
  }
  return lines;
}

// Each step looks at all lines and takes away what is not the article's; what remains at the end is.
class PageTextReader {
 public:
  explicit PageTextReader(std::string_view text) : lines_(lines_of(text)) {}

  Article read() && {
    take_captions();
    take_alternative_texts();
    take_clutter_lines();
    take_lists_under_heads();
    take_menus();
    take_lines_above();
    take_headlines_at_end();
    build();
    return std::move(article_);
  }

 private:
  using Use = TextLine::Use;

  void take_captions() {
    for (TextLine& line : lines_) {
      const std::optional<CaptionParts> parts = caption_line(line.text);
      if (!parts || is_legal_line(line.text)) continue;
      line.use = Use::caption;
      line.caption = *parts;
    }
  }

  // "© 2025 The Argus", not "© Reuters".
  static bool is_legal_line(std::string_view line) {
    const std::optional<ClutterLine> clutter = clutter_line(line);
    return clutter && clutter->kind == LeftOutKind::legal &&
           line.find_first_of("0123456789") != std::string_view::npos;
  }

  // A picture's alternative text stands right above its caption. Where it is repeated it is known by that.
  void take_alternative_texts() {
    std::unordered_set<std::string_view> known;
    for (std::size_t i = 0; i + 1 < lines_.size(); ++i) {
      TextLine& line = lines_[i];
      const TextLine& below = lines_[i + 1];
      if (!line.is_article() || below.use != Use::caption || below.blank_before) continue;
      if (!reads_as_alternative_text(line.text)) continue;
      line.leave_out(LeftOutKind::other);
      known.insert(line.text);
    }
    for (TextLine& line : lines_)
      if (line.is_article() && known.contains(line.text)) line.leave_out(LeftOutKind::other);
  }

  void take_clutter_lines() {
    heads_.assign(lines_.size(), false);
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      TextLine& line = lines_[i];
      if (!line.is_article()) continue;
      const std::optional<ClutterLine> clutter = clutter_line(line.text);
      if (clutter) {
        line.leave_out(clutter->kind);
        heads_[i] = clutter->heads_a_list;
        take_site(line);
      } else if (is_menu_line(line.text)) {
        line.leave_out(LeftOutKind::navigation);
      }
    }
  }

  // A publisher signs its share and copyright lines.
  void take_site(const TextLine& line) {
    if (article_.site || (line.kind != LeftOutKind::share && line.kind != LeftOutKind::legal)) return;
    article_.site = domain_in_line(line.text);
  }

  void take_lists_under_heads() {
    std::size_t prose_before = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].is_article() && is_prose(lines_[i].text)) prose_before += lines_[i].text.size();
      if (!heads_[i]) continue;
      if (lines_[i].kind == LeftOutKind::comments) {
        if (prose_before < kProseBeforeComments) continue;  // a counter or link above the article
        leave_out_from(i + 1, lines_.size(), LeftOutKind::comments);
        return;
      }
      const std::size_t end = end_of_list(i + 1);
      leave_out_from(i + 1, end, lines_[i].kind);
      i = end - 1;
    }
  }

  void leave_out_from(std::size_t first, std::size_t end, LeftOutKind kind) {
    for (std::size_t i = first; i < end; ++i)
      if (lines_[i].use != Use::left_out) lines_[i].leave_out(kind);
  }

  // Where running prose resumes behind a list of headlines and teasers: two paragraphs in a row, or a long one.
  [[nodiscard]] std::size_t end_of_list(std::size_t first) const {
    for (std::size_t i = first; i < lines_.size(); ++i) {
      if (heads_[i]) return i;
      if (!lines_[i].is_article() || !is_prose(lines_[i].text)) continue;
      const bool goes_on = i + 1 < lines_.size() && lines_[i + 1].is_article() && is_prose(lines_[i + 1].text);
      if (goes_on || lines_[i].text.size() >= kLongParagraph)
        return i > first && is_heading_apart(i - 1) ? i - 1 : i;
    }
    return lines_.size();
  }

  // A short line with empty lines round it, right above prose.
  [[nodiscard]] bool is_heading_apart(std::size_t i) const {
    constexpr std::size_t kLongest = 60;
    return lines_[i].is_article() && lines_[i].blank_before && lines_[i + 1].blank_before &&
           lines_[i].text.size() <= kLongest;
  }

  // Labels line by line: short, no sentence, several in a row.
  void take_menus() {
    const auto is_label = [](const TextLine& line) {
      return line.is_article() && line.text.size() <= kMaxLabelBytes && !ends_a_sentence(line.text) &&
             bullet_length(line.text) == 0 && line.text.find_first_of(":,;\"") == std::string_view::npos &&
             line.text.find("“") == std::string_view::npos && line.text.find("”") == std::string_view::npos;
    };
    for (std::size_t i = 0; i < lines_.size();) {
      std::size_t end = i;
      while (end < lines_.size() && is_label(lines_[end])) ++end;
      if (end - i >= kMenuLabels) leave_out_from(i, end, LeftOutKind::navigation);
      i = std::max(end, i + 1);
    }
  }

  // Above the first sentence: the headline, which is the longest line that reads as one, and byline, date,
  // labels. Lines above the headline are the page's; lines between it and the first sentence may be the
  // article's.
  void take_lines_above() {
    const auto prose = std::find_if(lines_.begin(), lines_.end(), [](const TextLine& line) {
      return line.is_article() &&
             (is_prose(line.text) || (ends_a_sentence(line.text) && !asks_or_shouts(line.text)));
    });
    if (prose == lines_.end()) return;
    auto title = prose;
    for (auto line = lines_.begin(); line != prose; ++line) {
      if (!line->is_article() || take_byline(*line) || take_date_line(*line) || !reads_as_headline(line->text))
        continue;
      if (title == prose || line->text.size() > title->text.size()) title = line;
    }
    if (title == prose) return;
    title->use = Use::title;
    for (auto line = lines_.begin(); line != title; ++line)
      if (line->is_article()) line->leave_out(LeftOutKind::navigation);
  }

  // As headlines and labels may: "Will it hold?", "Win!"
  static bool asks_or_shouts(std::string_view line) { return line.ends_with('?') || line.ends_with('!'); }

  bool take_byline(TextLine& line) {
    static constexpr std::string_view kBy = "by ";
    if (line.text.size() > kMaxTopLineBytes || !lower(line.text.substr(0, kBy.size())).starts_with(kBy) ||
        ends_a_sentence(line.text))
      return false;
    std::vector<std::string> names = names_in_byline(line.text);
    if (names.empty()) return false;
    if (article_.authors.empty()) article_.authors = std::move(names);
    line.leave_out(LeftOutKind::other);
    return true;
  }

  bool take_date_line(TextLine& line) {
    if (line.text.size() > kMaxHeadingBytes || ends_a_sentence(line.text)) return false;
    const std::string small = lower(line.text);
    const bool updated =
        small.starts_with("updated") || small.starts_with("last updated") || small.starts_with("modified");
    const bool labelled =
        updated || small.starts_with("published") || small.starts_with("posted") || small.starts_with("date");
    std::optional<std::string> date = iso_date(line.text);
    const bool begins_with_a_date = date && !reads_as_sentence_with_date(line.text);
    if (!date || (!labelled && !begins_with_a_date)) return false;
    std::optional<std::string>& field = updated ? article_.modified : article_.published;
    if (!field) field = std::move(date);
    line.leave_out(LeftOutKind::other);
    return true;
  }

  // More words than a date with weekday and time has.
  static bool reads_as_sentence_with_date(std::string_view line) {
    constexpr std::ptrdiff_t kMostSpaces = 7;
    return std::count(line.begin(), line.end(), ' ') > kMostSpaces;
  }

  // Headlines behind the last sentence belong to other articles.
  void take_headlines_at_end() {
    std::size_t end = lines_.size();
    while (end > 0 && (!lines_[end - 1].is_article() || is_headline_of_another(lines_[end - 1]))) --end;
    if (end == 0) return;  // no sentence anywhere: no way to tell
    for (std::size_t i = end; i < lines_.size(); ++i)
      if (lines_[i].is_article()) lines_[i].leave_out(LeftOutKind::related);
  }

  static bool is_headline_of_another(const TextLine& line) {
    return bullet_length(line.text) == 0 &&
           (is_cut_off(line.text) || (!ends_a_sentence(line.text) && reads_as_headline(line.text)));
  }

  void build() {
    ArticleBuilder builder;
    // The title comes first, even where captions or clutter stand above it.
    const auto title =
        std::find_if(lines_.begin(), lines_.end(), [](const TextLine& line) { return line.use == Use::title; });
    if (title != lines_.end()) {
      builder.add(BlockKind::title, title->text, title->place);
      article_.title = std::string(title->text);
    }
    for (std::size_t i = 0; i < lines_.size(); ++i) add_line(builder, i);
    Article built = std::move(builder).take();
    article_.text = std::move(built.text);
    article_.blocks = std::move(built.blocks);
    article_.left_out = std::move(built.left_out);
  }

  void add_line(ArticleBuilder& builder, std::size_t i) {
    const TextLine& line = lines_[i];
    switch (line.use) {
      case Use::title: break;
      case Use::left_out: builder.leave_out(line.kind, line.text, line.place); break;
      case Use::caption:
        if (Block* const block = builder.add(BlockKind::caption, line.caption.words, line.place)) {
          if (!line.caption.credit.empty()) block->credit = std::string(line.caption.credit);
        } else {
          add_bare_credit(builder, line);
        }
        break;
      case Use::article:
        if (const std::size_t bullet = bullet_length(line.text); bullet > 0)
          builder.add(BlockKind::list_item, line.text.substr(bullet), line.place);
        else
          builder.add(is_heading(i) ? BlockKind::heading : BlockKind::paragraph, line.text, line.place);
        break;
    }
  }

  static void add_bare_credit(ArticleBuilder& builder, const TextLine& line) {
    Block* const last = builder.last_block();
    if (last != nullptr && last->kind == BlockKind::caption && !last->credit)
      last->credit = std::string(line.caption.credit);
    else
      builder.leave_out(LeftOutKind::other, line.text, line.place);
  }

  // A short line that ends like no sentence and stands above prose.
  [[nodiscard]] bool is_heading(std::size_t i) const {
    const std::string_view text = lines_[i].text;
    if (text.size() > kMaxHeadingBytes || ends_a_sentence(text) || is_cut_off(text)) return false;
    static constexpr std::string_view kClauseEnds = ",;:\"'";
    if (kClauseEnds.find(text.back()) != std::string_view::npos || text.ends_with("”") || text.ends_with("’"))
      return false;
    return i + 1 < lines_.size() && lines_[i + 1].is_article() && is_prose(lines_[i + 1].text);
  }

  std::vector<TextLine> lines_;
  std::vector<bool> heads_;  // lines that head a list
  Article article_;
};

}  // namespace

Article read_page_text(std::string_view text) { return PageTextReader(text).read(); }

Article read_clean_text(std::string_view text) {
  Article article;
  article.text = text;
  for (const TextLine& line : lines_of(text)) {
    article.blocks.push_back(
        {.kind = BlockKind::paragraph, .span = line.place, .place = line.place, .credit = {}, .author = {}});
  }
  return article;
}

}  // namespace hearsay
