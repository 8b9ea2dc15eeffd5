#include "hearsay/story/report_sketch.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "hearsay/base/utf8.h"
#include "hearsay/base/word_list.h"
#include "hearsay/language/tokens.h"
#include "hearsay/story/data.h"
#include "hearsay/story/person_name.h"
#include "hearsay/story/published_time.h"
#include "hearsay/story/spelling.h"
#include "hearsay/story/words.h"

namespace hearsay {
namespace {

constexpr std::size_t kShingle = 5;          // words
constexpr std::uint64_t kShingleSample = 8;  // one of so many is kept
constexpr std::uint32_t kLeastWords = 5;     // of a sentence; "He said no." is anybody's
constexpr std::uint32_t kLead = 60;          // words
constexpr double kDropped = 0.25;            // words in more reports than this tell nothing
constexpr double kRarest = 1.0 / 255;   // a word that the background list does not have counts as this rare
constexpr std::int32_t kNearDays = 10;  // days further from publication are history, not this event
constexpr double kHalfWeight = 500;     // bytes into the text at which a day weighs half
constexpr std::uint32_t kMostCounted = 255;

/// FNV-1a with the finalizer of splitmix64: FNV alone leaves the upper bits of short words alike.
std::uint64_t mixed(std::uint64_t hash) {
  hash = (hash ^ (hash >> 30)) * 0xbf58476d1ce4e5b9U;
  hash = (hash ^ (hash >> 27)) * 0x94d049bb133111ebU;
  return hash ^ (hash >> 31);
}

std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return mixed(hash);
}

std::uint64_t joined(std::uint64_t hash, std::uint64_t next) {
  return mixed(hash * 0x9e3779b97f4a7c15U + next + 1);
}

std::uint8_t capped(std::size_t count) {
  return static_cast<std::uint8_t>(std::min<std::size_t>(count, kMostCounted));
}

/// Days since 1970. A year before 1900 or behind 2100 is a page's default or mistake, and tells nothing.
std::optional<std::int32_t> day_of(std::string_view iso) {
  if (iso.size() > 10) iso = iso.substr(0, 10);
  const auto time = parse_published(iso);
  if (!time) return std::nullopt;
  const int year = static_cast<int>(time->date.year());
  if (year < 1900 || year > 2100) return std::nullopt;
  return static_cast<std::int32_t>(std::chrono::sys_days(time->date).time_since_epoch().count());
}

/// Scripts that part no words by blanks: there two letters in a row stand for a word.
bool is_unparted(char32_t c) {
  return (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) ||
         (c >= 0xAC00 && c <= 0xD7AF) || (c >= 0x20000 && c <= 0x3FFFF);
}

/// Where the code point that starts at `at` ends.
std::size_t behind(std::string_view word, std::size_t at) {
  static_cast<void>(next_code_point(word, at));
  return at;
}

/// In how many reports of a hundred a word stands, as far as is known: 0 to 1.
double background(std::string_view word) {
  static const auto list = [] {
    std::unordered_map<std::string_view, double> out;
    for (const auto& line : word_list_lines(story_data::background_words)) {
      int per_mille = 0;
      if (line.size() > 1) std::from_chars(line[1].data(), line[1].data() + line[1].size(), per_mille);
      out.emplace(line.front(), per_mille / 1000.0);
    }
    return out;
  }();
  const auto found = list.find(word);
  return found == list.end() ? 0 : found->second;
}

/// The same for a language that there is no list of: its short words are mostly those of grammar.
double background_by_length(std::string_view word) {
  constexpr std::size_t kGrammar = 3;  // letters, at most
  constexpr std::size_t kOften = 5;
  std::size_t letters = 0;
  for (std::size_t at = 0; at < word.size(); at = behind(word, at)) ++letters;
  if (letters <= kGrammar) return 1;
  return letters <= kOften ? 0.1 : 0;
}

/// Counts the words of a report, and keeps those that say most.
class TermCounter {
 public:
  explicit TermCounter(const std::optional<std::string>& language)
      : english_(!language || *language == "en" || language->starts_with("en-")) {}

  void add(std::string_view form, std::string_view stem, bool is_number, bool is_light, bool in_lead) {
    std::size_t at = 0;
    if (!is_number && is_unparted(next_code_point(form, at)) && at < form.size()) {
      add_pairs(form, in_lead);
      return;
    }
    if (stem.size() < 2) return;
    double common = english_ || is_number ? background(form) : background_by_length(form);
    if (is_light) common = std::max(common, 0.1);
    count(stem, common, in_lead);
  }

  std::vector<SketchTerm> best() {
    struct Ranked {
      double value;
      SketchTerm term;
    };
    std::vector<Ranked> ranked;
    for (const auto& [hash, counted] : counts_) {
      if (counted.common > kDropped) continue;
      const double often = 1 + std::log(static_cast<double>(counted.count));
      const double rare = -std::log(std::max(counted.common, kRarest));
      const SketchTerm term{hash, capped(counted.count), capped(counted.in_lead),
                            static_cast<std::uint8_t>(std::lround(counted.common * 255))};
      ranked.push_back({often * rare * (counted.in_lead > 0 ? 2 : 1), term});
    }
    const auto better = [](const Ranked& a, const Ranked& b) {
      return a.value != b.value ? a.value > b.value : a.term.hash < b.term.hash;
    };
    std::ranges::sort(ranked, better);
    if (ranked.size() > kMostSketchTerms) ranked.resize(kMostSketchTerms);
    std::vector<SketchTerm> terms;
    terms.reserve(ranked.size());
    for (const Ranked& one : ranked) terms.push_back(one.term);
    std::ranges::sort(terms);
    return terms;
  }

 private:
  struct Counted {
    std::size_t count = 0;
    std::size_t in_lead = 0;
    double common = 0;  // of the most common form
  };

  void count(std::string_view term, double common, bool in_lead) {
    Counted& counted = counts_[static_cast<std::uint32_t>(hash_of(term) >> 32)];
    ++counted.count;
    counted.in_lead += in_lead ? 1 : 0;
    counted.common = std::max(counted.common, common);
  }

  void add_pairs(std::string_view word, bool in_lead) {
    std::size_t first = 0;
    for (std::size_t second = behind(word, 0); second < word.size();) {
      const std::size_t end = behind(word, second);
      count(word.substr(first, end - first), 0, in_lead);
      first = second;
      second = end;
    }
  }

  bool english_;
  std::unordered_map<std::uint32_t, Counted> counts_;
};

/// What is hashed of the words of a report, filled as they are read.
class Sketcher {
 public:
  explicit Sketcher(const Record& report) : report_(report), terms_(report.article.language) {}

  ReportSketch run() {
    if (report_.article.published) sketch_.published = day_of(*report_.article.published);
    if (report_.article.site) sketch_.site = static_cast<std::uint32_t>(hash_of(*report_.article.site) >> 32);
    read_words();
    sketch_.terms = terms_.best();
    read_names();
    read_days();
    return std::move(sketch_);
  }

 private:
  void read_words() {
    const Tokens tokens = tokenize(report_.article);
    Vocabulary vocabulary;
    std::vector<std::vector<Word>> sentences;
    sentences.reserve(tokens.sentences.size());
    for (const Sentence& sentence : tokens.sentences)
      sentences.push_back(words_of(tokens, sentence.tokens, vocabulary));
    std::vector<std::string_view> spelt(vocabulary.size() + 1);
    for (const auto& [word, id] : vocabulary.ids()) spelt[id] = word;
    hashes_.resize(spelt.size());
    for (std::size_t id = 0; id < spelt.size(); ++id) hashes_[id] = hash_of(spelt[id]);
    for (const std::vector<Word>& words : sentences) {
      add_sentence(words);
      for (const Word& word : words)
        if (word.stem != 0)
          terms_.add(spelt[word.form], spelt[word.stem], word.number, word.light, sketch_.words++ < kLead);
        else
          ++sketch_.words;
    }
    finish_shingles();
    std::ranges::sort(sketch_.sentences);
    sketch_.sentences.erase(std::ranges::unique(sketch_.sentences).begin(), sketch_.sentences.end());
  }

  void add_sentence(const std::vector<Word>& words) {
    std::uint64_t hash = 0;
    for (const Word& word : words) {
      const std::uint64_t next = hashes_[word.form];
      hash = joined(hash, next);
      sketch_.text = joined(sketch_.text, next);
      add_shingle(next);
    }
    const auto size = static_cast<std::uint32_t>(words.size());
    if (size >= kLeastWords && sketch_.sentences.size() < kMostSketchSentences)
      sketch_.sentences.push_back({hash, size});
  }

  /// A shingle runs on over the ends of sentences: where an agency's text was cut anew, these hold still.
  void add_shingle(std::uint64_t word) {
    latest_.push_back(word);
    if (latest_.size() > kShingle) latest_.erase(latest_.begin());
    if (latest_.size() < kShingle) return;
    std::uint64_t hash = 1;
    for (const std::uint64_t one : latest_) hash = joined(hash, one);
    if (hash % kShingleSample == 0) sketch_.shingles.push_back(hash);
  }

  void finish_shingles() {
    std::vector<std::uint64_t>& shingles = sketch_.shingles;
    std::ranges::sort(shingles);
    shingles.erase(std::ranges::unique(shingles).begin(), shingles.end());
    if (shingles.size() > kMostSketchShingles) shingles.resize(kMostSketchShingles);
  }

  void read_names() {
    std::unordered_map<std::uint32_t, std::size_t> counts;
    for (const Entity& entity : report_.entities) {
      if (entity.kind == EntityKind::group || entity.mentions.empty() || lower(entity.name) == entity.name)
        continue;
      const std::string key = name_key(entity);
      if (!key.empty()) counts[static_cast<std::uint32_t>(hash_of(key) >> 32)] += entity.mentions.size();
    }
    for (const auto& [hash, count] : counts) sketch_.names.push_back({hash, capped(count)});
    const auto more = [](const SketchName& a, const SketchName& b) {
      return a.count != b.count ? a.count > b.count : a.hash < b.hash;
    };
    std::ranges::sort(sketch_.names, more);
    if (sketch_.names.size() > kMostSketchNames) sketch_.names.resize(kMostSketchNames);
    std::ranges::sort(sketch_.names);
  }

  static std::string name_key(const Entity& entity) {
    constexpr std::size_t kLongestName = 200;  // bytes; what is longer is no name
    if (entity.name.size() > kLongestName) return {};
    if (entity.kind == EntityKind::person) {
      const PersonName name = person_name(entity.name);
      return name.words.empty() ? std::string() : spelling_key(name.surname());
    }
    std::string key = comparison_form(entity.name);
    if (key.starts_with("the ")) key.erase(0, 4);
    return key;
  }

  void read_days() {
    std::unordered_map<std::int32_t, double> weights;
    for (const TimeExpression& time : report_.times) {
      if (time.type != TimeType::date && time.type != TimeType::time) continue;
      const auto day = day_of(time.value);
      if (!day || (sketch_.published && std::abs(*day - *sketch_.published) > kNearDays)) continue;
      weights[*day] += 1 / (1 + time.span.begin / kHalfWeight);
    }
    for (const auto& [day, weight] : weights) sketch_.days.push_back({day, static_cast<float>(weight)});
    const auto heavier = [](const SketchDay& a, const SketchDay& b) {
      return a.weight != b.weight ? a.weight > b.weight : a.day > b.day;
    };
    std::ranges::sort(sketch_.days, heavier);
    if (sketch_.days.size() > kMostSketchDays) sketch_.days.resize(kMostSketchDays);
    std::ranges::sort(sketch_.days, {}, &SketchDay::day);
  }

  const Record& report_;
  ReportSketch sketch_;
  TermCounter terms_;
  std::vector<std::uint64_t> hashes_;  // of words, by WordId
  std::vector<std::uint64_t> latest_;  // of the last words
};

}  // namespace

ReportSketch sketch(const Record& report) { return Sketcher(report).run(); }

}  // namespace hearsay
