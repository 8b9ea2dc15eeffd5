#include "hearsay/page/text_top.h"

#include <algorithm>
#include <functional>
#include <string_view>
#include <utility>

#include "hearsay/base/utf8.h"
#include "hearsay/page/bylines.h"
#include "hearsay/page/page_date.h"
#include "hearsay/page/text_lines.h"

namespace hearsay {
namespace {

constexpr std::size_t kMaxDateLineBytes = 90;
constexpr std::size_t kTitleReach = 12;  // lines above the first sentence among which the headline is
constexpr std::size_t kMinStandfirst = 60;

class TopTaker {
 public:
  TopTaker(PageLines& lines, std::size_t first) : lines_(lines), first_(first) {
    while (first_ + 1 < lines_.size() && is_question_as_headline(lines_[first_])) ++first_;
  }

  TextTop take() && {
    for (std::size_t i = 0; i < first_; ++i)
      if (lines_[i].is_article() && !take_byline(lines_[i])) take_date_line(lines_[i]);
    std::size_t title = find_title(&PageLine::is_article);
    // Below a head such as "Latest news" the headline is taken for one of a list.
    if (title == first_) title = find_title(&TopTaker::is_listed);
    if (title < first_) lines_[title].use = PageLine::Use::title;
    for (std::size_t i = 0; i < first_; ++i) {
      PageLine& line = lines_[i];
      if (!line.is_article()) continue;
      if (i < title || title == first_)
        line.leave_out(line.is_prose ? LeftOutKind::other : LeftOutKind::navigation);
      else if (!may_be_standfirst(line))
        line.leave_out(LeftOutKind::other);
    }
    return std::move(top_);
  }

 private:
  // Of the lines next above the first sentence the one that looks most like a headline.
  [[nodiscard]] std::size_t find_title(auto&& is_candidate) const {
    std::size_t best = first_;
    float best_score = 0;
    std::size_t distance = 0;
    for (std::size_t i = first_; i-- > 0 && distance < kTitleReach;) {
      if (!std::invoke(is_candidate, lines_[i])) continue;
      ++distance;
      if (!may_be_title(lines_[i])) continue;
      const float score = title_score(lines_[i], distance);
      if (score <= best_score) continue;
      best = i;
      best_score = score;
    }
    return best;
  }

  // "Will it hold?", "Win!": a sentence that a headline may be.
  static bool is_question_as_headline(const PageLine& line) {
    return line.is_article() && !line.is_prose && (line.text.ends_with('?') || line.text.ends_with('!')) &&
           reads_as_headline(line.text);
  }

  static bool is_listed(const PageLine& line) {
    return line.use == PageLine::Use::left_out && line.kind == LeftOutKind::related;
  }

  static bool may_be_title(const PageLine& line) {
    return reads_as_headline(line.text) && bullet_length(line.text) == 0;
  }

  static float title_score(const PageLine& line, std::size_t distance) {
    constexpr float kFullLength = 40;         // shorter lines are rather labels…
    constexpr std::size_t kLongLength = 120;  // …longer ones rather standfirsts
    constexpr float kCostOfLength = 0.5F;
    constexpr float kForStandingApart = 1;
    constexpr float kCostOfALine = 0.02F;
    return 1 + std::min(1.0F, static_cast<float>(line.length) / kFullLength) -
           (line.length > kLongLength ? kCostOfLength : 0) +
           (line.blank_before && line.blank_after ? kForStandingApart : 0) -
           kCostOfALine * static_cast<float>(distance);
  }

  static bool may_be_standfirst(const PageLine& line) {
    return line.ends_a_sentence || line.length >= kMinStandfirst || bullet_length(line.text) > 0;
  }

  bool take_byline(PageLine& line) {
    if (line.ends_a_sentence || !begins_as_byline(line.text)) return false;
    std::vector<std::string> names = names_in_byline(line.text);
    if (names.empty()) return false;
    if (top_.authors.empty()) top_.authors = std::move(names);
    line.leave_out(LeftOutKind::other);
    return true;
  }

  void take_date_line(PageLine& line) {
    if (line.text.size() > kMaxDateLineBytes || line.ends_a_sentence) return;
    const std::string small = lower(line.text);
    const bool updated =
        small.starts_with("updated") || small.starts_with("last updated") || small.starts_with("modified");
    const bool labelled =
        updated || small.starts_with("published") || small.starts_with("posted") || small.starts_with("date");
    std::optional<std::string> date = iso_date(line.text);
    if (!date || (!labelled && reads_as_sentence_with_date(line.text))) return;
    std::optional<std::string>& field = updated ? top_.modified : top_.published;
    if (!field) field = std::move(date);
    line.leave_out(LeftOutKind::other);
  }

  // More words than a date with weekday and time has.
  static bool reads_as_sentence_with_date(std::string_view line) {
    constexpr std::ptrdiff_t kMostSpaces = 7;
    return std::count(line.begin(), line.end(), ' ') > kMostSpaces;
  }

  PageLines& lines_;
  std::size_t first_;
  TextTop top_;
};

}  // namespace

TextTop take_top(PageLines& lines, std::size_t first) { return TopTaker(lines, first).take(); }

}  // namespace hearsay
