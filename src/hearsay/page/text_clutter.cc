#include "hearsay/page/text_clutter.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "hearsay/page/clutter_lines.h"
#include "hearsay/page/text_lines.h"

namespace hearsay {
namespace {

constexpr std::size_t kLongParagraph = 250;        // bytes: prose that no list of headlines has
constexpr std::size_t kMaxLabelBytes = 40;         // a label in a menu that stands line by line
constexpr std::size_t kMenuLabels = 4;             // labels in a row that make a menu
constexpr std::size_t kProseBeforeComments = 200;  // bytes of article that must stand before a comment section
constexpr std::size_t kMostCommentsForOne = 4;     // prose below a comment head for each byte above it

// "© 2025 The Argus", not "© Reuters".
bool is_legal_line(std::string_view line) {
  const std::optional<ClutterLine> clutter = clutter_line(line);
  return clutter && clutter->kind == LeftOutKind::legal &&
         line.find_first_of("0123456789") != std::string_view::npos;
}

// A picture's alternative text stands right above its caption. Where it is repeated it is known by that. Above
// the first sentence it may as well be the headline.
void take_alternative_texts(PageLines& lines) {
  std::unordered_set<std::string_view> known;
  bool sentence_above = false;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    PageLine& line = lines[i];
    const PageLine& below = lines[i + 1];
    sentence_above = sentence_above || line.ends_a_sentence;
    if (!sentence_above) continue;
    if (!line.is_article() || below.use != PageLine::Use::caption || below.blank_before) continue;
    if (!reads_as_alternative_text(line.text)) continue;
    line.leave_out(LeftOutKind::other);
    known.insert(line.text);
  }
  for (PageLine& line : lines)
    if (line.is_article() && known.contains(line.text)) line.leave_out(LeftOutKind::other);
}

class ClutterTaker {
 public:
  explicit ClutterTaker(PageLines& lines) : lines_(lines), heads_(lines.size(), false) {}

  std::optional<std::string> take() && {
    take_lines();
    take_lists_under_heads();
    take_menus();
    return site_;
  }

 private:
  void take_lines() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      PageLine& line = lines_[i];
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
  void take_site(const PageLine& line) {
    if (site_ || (line.kind != LeftOutKind::share && line.kind != LeftOutKind::legal)) return;
    site_ = domain_in_line(line.text);
  }

  void take_lists_under_heads() {
    std::size_t prose_before = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].is_article() && lines_[i].is_prose) prose_before += lines_[i].text.size();
      if (!heads_[i]) continue;
      if (lines_[i].kind == LeftOutKind::comments) {
        if (!heads_comments(i, prose_before)) continue;
        leave_out(lines_, i + 1, lines_.size(), LeftOutKind::comments);
        return;
      }
      const std::size_t end = end_of_list(i + 1);
      leave_out(lines_, i + 1, end, lines_[i].kind);
      i = end - 1;
    }
  }

  // A counter or link above the article, or between its first paragraphs, heads no comments.
  [[nodiscard]] bool heads_comments(std::size_t head, std::size_t prose_before) const {
    if (prose_before < kProseBeforeComments) return false;
    std::size_t prose_below = 0;
    for (std::size_t i = head + 1; i < lines_.size(); ++i) {
      if (heads_[i] && lines_[i].kind == LeftOutKind::comments) break;
      if (lines_[i].is_article() && lines_[i].is_prose) prose_below += lines_[i].text.size();
    }
    return prose_below <= kMostCommentsForOne * prose_before;
  }

  // Where running prose resumes behind a list of headlines and teasers: two paragraphs in a row, or a long one.
  [[nodiscard]] std::size_t end_of_list(std::size_t first) const {
    for (std::size_t i = first; i < lines_.size(); ++i) {
      if (heads_[i]) return i;
      if (!lines_[i].is_article() || !lines_[i].is_prose) continue;
      if (is_followed_by_prose(i) || lines_[i].text.size() >= kLongParagraph)
        return i > first && is_heading_apart(i - 1) ? i - 1 : i;
    }
    return lines_.size();
  }

  // Captions and clutter between two paragraphs part no article.
  [[nodiscard]] bool is_followed_by_prose(std::size_t i) const {
    constexpr std::size_t kMostBetween = 4;
    const std::size_t end = std::min(lines_.size(), i + 2 + kMostBetween);
    for (++i; i < end && !heads_[i]; ++i)
      if (lines_[i].is_article()) return lines_[i].is_prose;
    return false;
  }

  // A short line with empty lines round it, right above prose.
  [[nodiscard]] bool is_heading_apart(std::size_t i) const {
    constexpr std::size_t kLongest = 60;
    return lines_[i].is_article() && lines_[i].blank_before && lines_[i].blank_after &&
           lines_[i].text.size() <= kLongest;
  }

  // Labels line by line: short, no sentence, several in a row.
  void take_menus() {
    for (std::size_t i = 0; i < lines_.size();) {
      std::size_t end = i;
      while (end < lines_.size() && is_label(lines_[end])) ++end;
      if (end - i >= kMenuLabels) leave_out(lines_, i, end, LeftOutKind::navigation);
      i = std::max(end, i + 1);
    }
  }

  static bool is_label(const PageLine& line) {
    return line.is_article() && line.text.size() <= kMaxLabelBytes && !line.ends_a_sentence &&
           bullet_length(line.text) == 0 && line.text.find_first_of(":,;\"") == std::string_view::npos &&
           line.text.find("“") == std::string_view::npos && line.text.find("”") == std::string_view::npos;
  }

  PageLines& lines_;
  std::vector<bool> heads_;  // lines that head a list
  std::optional<std::string> site_;
};

}  // namespace

void take_captions(PageLines& lines) {
  for (PageLine& line : lines) {
    const std::optional<CaptionParts> parts = caption_line(line.text);
    if (!parts || is_legal_line(line.text)) continue;
    line.use = PageLine::Use::caption;
    line.caption = *parts;
  }
  take_alternative_texts(lines);
}

std::optional<std::string> take_clutter(PageLines& lines) { return ClutterTaker(lines).take(); }

}  // namespace hearsay
