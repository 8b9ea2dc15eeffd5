#include "hearsay/lips/lips.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <mutex>
#include <numeric>
#include <span>

#include "hearsay/base/utf8.h"
#include "hearsay/lips/language_model.h"
#include "hearsay/lips/lip_search.h"
#include "hearsay/lips/word_trie.h"

namespace hearsay {
namespace {

constexpr std::size_t kLongestWord = 64;   // bytes
constexpr std::size_t kLongestShown = 60;  // bytes of a phrase in an error
constexpr std::size_t kSearched = 600;     // phrases, before those that sound the same are put together
constexpr std::size_t kMostTheSame = 4;    // phrases that sound the same, of one candidate
constexpr double kFarLessUsual = 7;        // natural logarithm: "bayh" beside "bay"
constexpr double kHardlyShown = 1.0 / 3;   // of an edit, where the lips hardly show the sound
constexpr double kSame = 0.02;
constexpr double kAlike = 0.34;

Error cannot_read(std::string_view phrase, std::string why, std::string advice) {
  std::string shown = replace_invalid_utf8(phrase.substr(0, kLongestShown));
  if (phrase.size() > kLongestShown) shown += "…";
  return {.input = "\"" + shown + "\"",
          .what = "cannot be read on the lips",
          .why = std::move(why),
          .advice = std::move(advice),
          .offset = {}};
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

/// Bits of the choice among what is weighed by its score.
double entropy(const std::vector<LipCandidate>& candidates) {
  if (candidates.empty()) return 0;
  const double most = std::ranges::max(candidates, {}, &LipCandidate::score).score;
  double sum = 0;
  for (const LipCandidate& candidate : candidates) sum += std::exp(candidate.score - most);
  double bits = 0;
  for (const LipCandidate& candidate : candidates) {
    const double share = std::exp(candidate.score - most) / sum;
    if (share > 0) bits -= share * std::log2(share);
  }
  return bits;
}

}  // namespace

std::string LipCandidate::text() const { return joined(words); }

struct LipReader::Data {
  VisemeMap map;
  Pronunciations pronunciations;
  LanguageModel model;
  WordTrie trie;
  std::mutex reading{};  // sphinxbase keeps what it looked up last

  struct Spoken {
    std::vector<std::string> words;
    Phones phones;  // of the first pronunciation of each
  };

  [[nodiscard]] Result<Spoken> spoken(std::string_view phrase) const;
  [[nodiscard]] std::vector<SeenSound> seen(const Phones& phones) const;
  [[nodiscard]] std::vector<LipCandidate> candidates(const Spoken& spoken, LipOptions options) const;
  [[nodiscard]] LipCandidate own(const Spoken& spoken) const;
  [[nodiscard]] LipCandidate candidate_of(const FoundPhrase& phrase) const;
};

Result<LipReader::Data::Spoken> LipReader::Data::spoken(std::string_view phrase) const {
  Spoken spoken{.words = spoken_words(phrase), .phones = {}};
  if (spoken.words.empty())
    return std::unexpected(
        cannot_read(phrase, "it has no word", "give the words, as in hearsay lips \"you are ignorant\""));
  if (spoken.words.size() > kMostSpokenWords)
    return std::unexpected(cannot_read(phrase,
                                       "it has more than " + std::to_string(kMostSpokenWords) + " words",
                                       "give a sentence at a time"));
  for (const std::string& word : spoken.words) {
    if (word.size() > kLongestWord)
      return std::unexpected(
          cannot_read(phrase, "one of its words has more than 64 letters", "give the words as they are said"));
    const std::vector<Phones> all = pronunciations.of(word);
    if (all.empty())
      return std::unexpected(cannot_read(phrase, "nothing tells how \"" + word + "\" is said",
                                         "write it as it sounds, in English letters"));
    spoken.phones.insert(spoken.phones.end(), all.front().begin(), all.front().end());
  }
  return spoken;
}

std::vector<SeenSound> LipReader::Data::seen(const Phones& phones) const {
  std::vector<SeenSound> sounds;
  sounds.reserve(phones.size());
  for (const Phone phone : phones) sounds.push_back({map.of(phone), map.may_be_lost(phone)});
  return sounds;
}

LipCandidate LipReader::Data::own(const Spoken& spoken) const {
  std::vector<LanguageModel::WordNumber> numbers;
  for (const std::string& word : spoken.words) {
    std::optional<LanguageModel::WordNumber> number = model.find(word);
    if (!number) number = model.find(plain_letters(word));
    numbers.push_back(number.value_or(model.unknown()));
  }
  const LipSearch search(trie, model, pronunciations, map);
  return {.words = spoken.words, .score = search.score(numbers), .is_own = true, .sounds_the_same = {}};
}

LipCandidate LipReader::Data::candidate_of(const FoundPhrase& phrase) const {
  LipCandidate candidate{.words = {},
                         .score = phrase.score,
                         .changes = phrase.changes,
                         .errors = phrase.errors,
                         .sounds_the_same = {}};
  for (const TrieWord& word : phrase.words)
    candidate.words.emplace_back(pronunciations.entries()[word.entry].word);
  return candidate;
}

/// Best first; those that sound the same are one, shown by the most usual of them, or by the phrase itself.
std::vector<LipCandidate> LipReader::Data::candidates(const Spoken& spoken, LipOptions options) const {
  const LipSearch search(trie, model, pronunciations, map);
  std::map<std::string, std::size_t> of_sound;  // by phones
  std::map<std::vector<std::string>, std::size_t> of_words;
  std::vector<LipCandidate> all{own(spoken)};
  of_sound.emplace(std::string(spoken.phones.begin(), spoken.phones.end()), 0);
  of_words.emplace(spoken.words, 0);
  for (const FoundPhrase& phrase : search.run(seen(spoken.phones), options.near, kSearched)) {
    LipCandidate candidate = candidate_of(phrase);
    if (!of_words.try_emplace(candidate.words, all.size()).second) continue;
    std::string phones;
    for (const TrieWord& word : phrase.words) {
      const std::span<const Phone> of_word = pronunciations.entries()[word.entry].phones;
      phones.append(of_word.begin(), of_word.end());
    }
    const auto [at, added] = of_sound.try_emplace(std::move(phones), all.size());
    if (added) {
      all.push_back(std::move(candidate));
      continue;
    }
    LipCandidate& same = all[at->second];
    if (same.sounds_the_same.size() < kMostTheSame && candidate.score > same.score - kFarLessUsual)
      same.sounds_the_same.push_back(candidate.text());
  }
  std::ranges::stable_sort(all, std::ranges::greater{}, &LipCandidate::score);
  return all;
}

LipReader::LipReader(std::unique_ptr<Data> data) : data_(std::move(data)) {}
LipReader::LipReader(LipReader&&) noexcept = default;
LipReader& LipReader::operator=(LipReader&&) noexcept = default;
LipReader::~LipReader() = default;

Result<LipReader> LipReader::open(std::string_view map, const std::filesystem::path& folder) {
  std::optional<VisemeMap> visemes = VisemeMap::named(map);
  if (!visemes)
    return std::unexpected(Error{.input = std::string(map),
                                 .what = "is no map of visemes",
                                 .why = "there are: " + joined(VisemeMap::names()),
                                 .advice = {},
                                 .offset = {}});
  Result<Pronunciations> pronunciations = Pronunciations::open(folder);
  if (!pronunciations) return std::unexpected(std::move(pronunciations.error()));
  Result<LanguageModel> model = LanguageModel::open(folder);
  if (!model) return std::unexpected(std::move(model.error()));
  WordTrie trie(*pronunciations, *model, *visemes);
  return LipReader(std::make_unique<Data>(std::move(*visemes), std::move(*pronunciations), std::move(*model),
                                          std::move(trie)));
}

const VisemeMap& LipReader::map() const { return data_->map; }

Result<LipReadings> LipReader::read(std::string_view phrase, LipOptions options) const {
  Result<Data::Spoken> spoken = data_->spoken(phrase);
  if (!spoken) return std::unexpected(std::move(spoken.error()));
  LipReadings readings;
  readings.words = spoken->words;
  double bits = 0;
  std::size_t clear = 0;
  for (const Viseme viseme : data_->map.of(spoken->phones)) {
    const VisemeMap::Group& group = data_->map.visemes()[viseme];
    readings.visemes.push_back(group.name);
    bits += data_->map.bits(viseme);
    if (group.visibility == Visibility::clear) ++clear;
  }
  const auto sounds = static_cast<double>(spoken->phones.size());
  readings.seen = static_cast<double>(clear) / sounds;
  readings.bits_of_sound = bits / sounds;
  {
    const std::scoped_lock one_at_a_time(data_->reading);
    readings.candidates = data_->candidates(*spoken, options);
  }
  readings.bits_of_words = entropy(readings.candidates);
  const auto own = std::ranges::find_if(readings.candidates, &LipCandidate::is_own);
  readings.own_rank = static_cast<std::size_t>(own - readings.candidates.begin()) + 1;
  readings.looked_at = readings.candidates.size();
  const std::size_t count = std::max<std::size_t>(options.count, 1);
  if (readings.candidates.size() > count) {
    // The phrase itself stays, as the last if it must.
    if (readings.own_rank > count)
      std::swap(readings.candidates[count - 1], readings.candidates[readings.own_rank - 1]);
    readings.candidates.erase(readings.candidates.begin() + static_cast<std::ptrdiff_t>(count),
                              readings.candidates.end());
  }
  return readings;
}

Result<LipLikeness> LipReader::compare(std::string_view phrase, std::string_view other) const {
  const Result<Data::Spoken> one = data_->spoken(phrase);
  if (!one) return std::unexpected(one.error());
  const Result<Data::Spoken> two = data_->spoken(other);
  if (!two) return std::unexpected(two.error());
  const std::vector<SeenSound> a = data_->seen(one->phones);
  const std::vector<SeenSound> b = data_->seen(two->phones);
  const auto weight = [](const SeenSound& sound) { return sound.may_be_lost ? kHardlyShown : 1.0; };
  const auto sum = [&](const std::vector<SeenSound>& sounds) {
    return std::accumulate(sounds.begin(), sounds.end(), 0.0,
                           [&](double all, const SeenSound& sound) { return all + weight(sound); });
  };
  std::vector<double> row(b.size() + 1, 0);
  for (std::size_t j = 0; j < b.size(); ++j) row[j + 1] = row[j] + weight(b[j]);
  for (const SeenSound& sound : a) {
    double corner = row[0];
    row[0] += weight(sound);
    for (std::size_t j = 0; j < b.size(); ++j) {
      const double change = sound.viseme == b[j].viseme ? 0 : std::max(weight(sound), weight(b[j]));
      const double best = std::min({corner + change, row[j] + weight(b[j]), row[j + 1] + weight(sound)});
      corner = row[j + 1];
      row[j + 1] = best;
    }
  }
  LipLikeness likeness;
  likeness.distance = std::min(1.0, row.back() / std::max({sum(a), sum(b), kHardlyShown}));
  likeness.verdict = likeness.distance <= kSame    ? LipLikeness::Verdict::same
                     : likeness.distance <= kAlike ? LipLikeness::Verdict::alike
                                                   : LipLikeness::Verdict::different;
  return likeness;
}

}  // namespace hearsay
