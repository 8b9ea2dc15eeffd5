#include "hearsay/time/dateline.h"

#include "hearsay/time/grammar.h"

namespace hearsay {
namespace {

constexpr std::size_t kSentences = 6;    // a headline, a standfirst and a byline may stand before it
constexpr PieceIndex kLongestPlace = 8;  // pieces: "NEW YORK, N.Y.,"

std::optional<Day> day_in(const ReadPhrase& phrase) {
  const auto* const date = phrase ? std::get_if<CalendarDate>(&phrase->meaning) : nullptr;
  if (date == nullptr || !date->year || !date->month || !date->day) return std::nullopt;
  return day_of(*date->year, *date->month, *date->day);
}

/// "KARLSUND, Nov. 3, 2012 (AP)": a place, a comma, the day, and a mark that sets the report off.
std::optional<Day> day_behind_place(const TimeText& text) {
  const PieceIndex first = text.first();
  for (PieceIndex i = first; i < text.last() && i - first < kLongestPlace; ++i) {
    if (i > first && text.before(i) == ",") {
      const ReadPhrase phrase = read_date(text, i);
      const auto day = day_in(phrase);
      if (day && is_one_of(text.lower(phrase->last), "(", "-", "--", "–", "—", "_")) return day;
    }
    if (!text.at(i).capital && !is_one_of(text.lower(i), ",", ".")) return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Day> dateline_day(TimeText& text) {
  const auto& sentences = text.tokens().sentences;
  for (std::size_t i = 0; i < sentences.size() && i < kSentences; ++i) {
    text.set_sentence(sentences[i]);
    const ReadPhrase alone = read_date(text, text.first());
    if (const auto day = day_in(alone); day && alone->last == text.last()) return day;
    if (const auto day = day_behind_place(text)) return day;
  }
  return std::nullopt;
}

}  // namespace hearsay
