#include "simulated_reports.h"

#include <algorithm>
#include <array>
#include <bit>
#include <chrono>
#include <cstdio>
#include <random>
#include <utility>

#include "hearsay/language/tokens.h"
#include "hearsay/story/published_time.h"

namespace {

using namespace hearsay;

constexpr double kCommon = 0.1;               // words in more of the real reports stay as they are
constexpr std::uint32_t kEventsOfTopic = 10;  // in a row
constexpr std::int32_t kFirstDay = 19000;     // 2022-01-08
constexpr std::int32_t kDays = 365;

std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
  std::uint64_t hash = a * 0x9e3779b97f4a7c15U + b + 1;
  hash = (hash ^ (hash >> 30)) * 0xbf58476d1ce4e5b9U;
  hash = (hash ^ (hash >> 27)) * 0x94d049bb133111ebU;
  return hash ^ (hash >> 31);
}

bool is_word(const Token& token) {
  return token.shape == TokenShape::lower || token.shape == TokenShape::capitalized ||
         token.shape == TokenShape::upper;
}

std::int32_t day_of(std::string_view iso) {
  const auto time = parse_published(iso.substr(0, 10));
  return time ? static_cast<std::int32_t>(std::chrono::sys_days(time->date).time_since_epoch().count()) : 0;
}

std::string iso_day(std::int32_t day) {
  const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(day))};
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return text.data();
}

/// A number in [0, 1), alike on all machines.
double fraction(std::mt19937_64& random) { return static_cast<double>(random() >> 11) * 0x1.0p-53; }

void reorder(auto begin, auto end, std::mt19937_64& random) {
  for (auto n = end - begin; n > 1; --n)
    std::swap(begin[n - 1], begin[static_cast<std::ptrdiff_t>(random() % static_cast<std::uint64_t>(n))]);
}

}  // namespace

SimulatedReports::SimulatedReports(const std::vector<Record>& real, std::uint64_t seed)
    : real_(real), seed_(seed) {
  std::vector<Tokens> all;
  std::unordered_map<std::string, std::uint32_t> frequency;
  for (const Record& record : real) {
    all.push_back(tokenize(record.article));
    std::vector<std::string> seen;
    for (TokenIndex i = 0; i < all.back().size(); ++i)
      if (is_word(all.back().tokens[i])) seen.emplace_back(all.back().word(i));
    std::ranges::sort(seen);
    seen.erase(std::ranges::unique(seen).begin(), seen.end());
    for (const std::string& word : seen) ++frequency[word];
  }
  struct Counted {
    bool small;
    std::uint32_t band;  // its frequency, as a power of two
    std::string word;
    auto operator<=>(const Counted&) const = default;
  };
  std::vector<Counted> counted;
  for (const auto& [word, count] : frequency) {
    if (count > kCommon * static_cast<double>(real.size())) continue;
    counted.push_back({word.front() >= 'a', static_cast<std::uint32_t>(std::bit_width(count)), word});
  }
  std::ranges::sort(counted);
  for (std::size_t start = 0; start < counted.size();) {
    std::size_t end = start;
    while (end < counted.size() && counted[end].small == counted[start].small &&
           counted[end].band == counted[start].band)
      ++end;
    for (std::size_t i = start; i < end; ++i) {
      index_.emplace(counted[i].word, static_cast<std::uint32_t>(i));
      words_.push_back(counted[i].word);
      band_start_.push_back(static_cast<std::uint32_t>(start));
      band_size_.push_back(static_cast<std::uint32_t>(end - start));
    }
    start = end;
  }
  const auto number = [this](const std::string& word) {
    const auto found = index_.find(word);
    return found == index_.end() ? kNoWord : found->second;
  };
  for (std::size_t r = 0; r < real.size(); ++r) {
    Source source;
    source.day = real[r].article.published ? day_of(*real[r].article.published) : 0;
    for (const Sentence& sentence : all[r].sentences) {
      std::vector<Piece>& pieces = source.sentences.emplace_back();
      for (TokenIndex i = sentence.tokens.first; i < sentence.tokens.last; ++i)
        pieces.push_back(
            {std::string(all[r].word(i)), number(std::string(all[r].word(i))), all[r].tokens[i].space_before});
    }
    for (const Entity& entity : real[r].entities) {
      std::vector<std::uint32_t>& name = source.names.emplace_back();
      for (std::size_t at = 0; at < entity.name.size();) {
        const std::size_t end = std::min(entity.name.find(' ', at), entity.name.size());
        name.push_back(number(entity.name.substr(at, end - at)));
        at = end + 1;
      }
    }
    sources_.push_back(std::move(source));
  }
}

std::uint32_t SimulatedReports::exchanged(std::uint32_t word, std::uint32_t event) const {
  const std::uint64_t of_topic = mix(seed_, event / kEventsOfTopic);
  const std::uint64_t of_event = mix(seed_ + 1, event);
  const std::uint64_t turn = mix(seed_, word) % 2 == 0 ? of_topic : of_event;
  const std::uint64_t step = mix(turn, band_start_[word]);
  return band_start_[word] + static_cast<std::uint32_t>((word - band_start_[word] + step) % band_size_[word]);
}

std::vector<SimulatedReports::Report> SimulatedReports::plan(std::size_t count) const {
  std::mt19937_64 random(seed_);
  std::vector<Report> reports;
  for (std::uint32_t event = 0; reports.size() < count; ++event) {
    const auto of_event =
        static_cast<std::size_t>(std::clamp(1 / std::max(1e-9, fraction(random)), 1.0, 200.0));
    const auto day = kFirstDay + static_cast<std::int32_t>(random() % kDays);
    for (std::uint32_t version = 0; version < of_event && reports.size() < count; ++version)
      reports.push_back({event, version, day + (version == 0 ? 0 : static_cast<std::int32_t>(random() % 3))});
  }
  std::ranges::stable_sort(reports, {}, &Report::day);
  return reports;
}

Record SimulatedReports::make(const Report& report) const {
  const std::size_t of = mix(seed_, report.event) % sources_.size();
  const Source& source = sources_[of];
  std::mt19937_64 random(mix(mix(seed_, report.event), report.version));
  const bool is_copy = report.version > 0 && fraction(random) < 0.25;
  const double kept = report.version == 0 || is_copy ? 0.95 : 0.4 + 0.5 * fraction(random);
  const double own_words = is_copy ? 0 : 0.2;
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < source.sentences.size(); ++i)
    if (i < 2 || fraction(random) < kept) order.push_back(i);
  if (!is_copy && order.size() > 2) reorder(order.begin() + 2, order.end(), random);

  Record record;
  record.article.input = std::to_string(report.event) + "-" + std::to_string(report.version);
  record.article.language = "en";
  record.article.published = iso_day(report.day);
  for (const std::size_t i : order) {
    std::string& text = record.article.text;
    if (!text.empty()) text += '\n';
    const auto begin = static_cast<std::uint32_t>(text.size());
    for (const Piece& piece : source.sentences[i]) {
      if (piece.blank_before && text.size() > begin) text += ' ';
      if (piece.word == kNoWord)
        text += piece.text;
      else if (fraction(random) < own_words)
        text += words_[random() % words_.size()];
      else
        text += words_[exchanged(piece.word, report.event)];
    }
    const Span span{begin, static_cast<std::uint32_t>(text.size())};
    record.article.blocks.push_back({BlockKind::paragraph, span, {}, {}, {}});
  }
  const auto end = static_cast<std::uint32_t>(record.article.text.size());
  const Record& real = real_[of];
  for (std::size_t e = 0; e < real.entities.size(); ++e) {
    Entity entity{real.entities[e].kind, {}, {}, {}, {}};
    for (std::size_t w = 0; w < source.names[e].size(); ++w) {
      const std::uint32_t word = source.names[e][w];
      entity.name +=
          (w > 0 ? " " : "") + (word == kNoWord ? "Neverland" : words_[exchanged(word, report.event)]);
    }
    entity.mentions.assign(real.entities[e].mentions.size(), Span{0, 0});
    record.entities.push_back(std::move(entity));
  }
  for (const TimeExpression& time : real.times) {
    if (time.value.size() < 10 || day_of(time.value) == 0 || fraction(random) > kept) continue;
    const std::uint32_t begin = std::min(time.span.begin, end);
    record.times.push_back({{begin, begin},
                            time.type,
                            iso_day(day_of(time.value) - source.day + kFirstDay + (report.day - kFirstDay))});
  }
  return record;
}
