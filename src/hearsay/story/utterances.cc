#include "hearsay/story/utterances.h"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>

#include "hearsay/base/word_list.h"
#include "hearsay/language/word_class.h"
#include "hearsay/story/published_time.h"
#include "hearsay/story/saying.h"

namespace hearsay {
namespace {

constexpr std::size_t kMostPostings = 64;     // sayings of one notion that another is held against
constexpr std::size_t kMostCandidates = 200;  // that one saying is compared with
constexpr double kSameSaying = 0.66;
constexpr double kRunOfOne = 0.5;            // enough of one speaker, where as many words are the same as...
constexpr std::size_t kRunOfOneWords = 7;    // ...nobody says twice by chance
constexpr double kSameWords = 0.9;           // enough where nothing tells that the speaker is the same
constexpr std::size_t kTellingWords = 4;     // content words that two people do not hit upon by chance
constexpr double kParaphrase = 0.6;          // of the content words of the shorter
constexpr double kReworded = 0.75;           // the same, where both are in quotation marks
constexpr std::size_t kParaphraseWords = 4;  // content words at least
constexpr std::size_t kFragment = 5;         // words; fewer may be anybody's turn of phrase
constexpr std::size_t kCommonGround = 2;     // content words round two fragments that make them one saying
constexpr std::size_t kTellingOfOne = 3;     // content words that one speaker does not say twice by chance
constexpr std::size_t kLongSaying = 8;       // words that two people do not say alike by chance
constexpr std::size_t kShortSaying = 3;      // words
constexpr std::size_t kLeastTold = 6;        // words that a report's own telling must have to be anybody's
constexpr std::size_t kWordForWord = 3;      // content words of what two reports tell in the same words
constexpr std::size_t kRetoldRun = 4;        // words in a row that a telling keeps of what was said...
constexpr std::size_t kRetoldContent = 2;    // ...content words among them
constexpr std::size_t kReachOfDenial = 3;    // words before such a run in which a "not" denies it
constexpr double kRetold = 0.4;              // of the content words of the shorter, besides such a run
constexpr std::size_t kRetoldMuch = 5;       // content words that both have, where both tell or one has no name
constexpr std::size_t kReportedRun = 5;      // words in a row that are one but for who speaks and when...
constexpr std::size_t kReportedContent = 2;  // ...content words among them...
constexpr double kReportedWhole = 0.6;       // ...of the shorter; where one speaker has no name:
constexpr double kReportedWholeOfUnnamed = 0.8;
constexpr double kReportedConfidence = 0.75;
constexpr std::size_t kLongestRetold = 200;  // words; what is longer is compared by its content words alone
constexpr double kSameWordsOfUnnamed = 0.8;  // enough where one speaker has no name and the rest is telling
constexpr double kWordForWordAlike = 0.99;
constexpr std::size_t kWholeOfUnnamed = 3;  // content words of a quotation that the other has whole

/// A word without what direct and indirect speech tell apart: person and tense.
struct ReportedWord {
  WordId word = 0;  ///< the notion of a content word, the form of others; kPerson for all pronouns
  bool content = false;
  bool negation = false;
};
constexpr WordId kPerson = std::numeric_limits<WordId>::max();

/// "I paid for my own soup" and "he had paid for his own soup" are the same words.
std::vector<ReportedWord> as_reported(std::span<const Word> words, const Vocabulary& vocabulary) {
  static const WordList persons("my\nyour\nhis\nher\nits\nour\ntheir\n");
  static const WordList left_out("a\nan\nthe\nthat\nthis\nthese\nthose\nhere\nthere\nnow\nthen\n");
  std::vector<ReportedWord> out;
  for (const Word& word : words) {
    if (word.stem != 0 || word.negation) {
      out.push_back({word.notion != 0 ? word.notion : word.form, word.stem != 0 && !word.light, word.negation});
      continue;
    }
    const std::string_view form = vocabulary.word(word.form);
    if (left_out.contains(form) || word_class(form) == WordClass::auxiliary) continue;
    const bool person = word_class(form) == WordClass::pronoun || persons.contains(form);
    out.push_back({person ? kPerson : word.form, false, false});
  }
  return out;
}

/// A saying as it is compared: statements that are word for word the same are one.
struct Compared {
  Saying saying;
  std::vector<StatementPlace> places;
  std::vector<WordId> notions;  ///< of its content words, sorted, each once
  std::vector<bool>
      plain;  ///< for each word that is quoted, or else told, whether it says something and is no name
  std::vector<ReportedWord> reported;  ///< as it would be told indirectly
  std::size_t cluster = 0;
};

std::vector<WordId> notions_of(std::span<const Word> words) {
  std::vector<WordId> notions;
  for (const Word& word : words)
    if (word.notion != 0 && !word.light) notions.push_back(word.notion);
  std::ranges::sort(notions);
  notions.erase(std::ranges::unique(notions).begin(), notions.end());
  return notions;
}

/// Two that have the same key are the same saying, word for word.
std::string key_of(const Saying& saying) {
  std::string key = saying.speaker ? std::to_string(*saying.speaker) : "?";
  key += saying.quoted.empty() ? 'i' : 'q';
  for (const Word& word : saying.quoted.empty() ? saying.content : saying.quoted.words)
    key += ' ' + std::to_string(word.form);
  return key;
}

bool denies(std::span<const Word> words) { return std::ranges::count_if(words, &Word::negation) % 2 == 1; }

std::size_t shared(const std::vector<WordId>& a, const std::vector<WordId>& b) {
  std::vector<WordId> both;
  std::ranges::set_intersection(a, b, std::back_inserter(both));
  return both.size();
}

/// The longest stretch of words that two sayings have alike, word for word.
struct Run {
  std::size_t words = 0;
  std::size_t content = 0;  ///< of these, those that say something
  bool opposite = false;    ///< one saying denies the stretch, the other does not
};

const std::vector<Word>& words_told(const Saying& saying) {
  return saying.quoted.empty() ? saying.content : saying.quoted.words;
}

/// "would not | dredge the northern channel": whether words just before, or in, the stretch that ends at `last`
/// deny it.
bool is_denied(std::span<const Word> words, std::size_t last, std::size_t length) {
  const std::size_t first = last + 1 - length;
  const std::size_t from = first - std::min(first, kReachOfDenial);
  return std::ranges::count_if(words.subspan(from, last + 1 - from), &Word::negation) % 2 == 1;
}

/// "Republican candidate Ana Ruiz" stands word for word in what has nothing else in common: names do not count.
Run longest_run(const Compared& one, const Compared& other) {
  const auto cut = [](const Compared& of) {
    const std::vector<Word>& words = words_told(of.saying);
    return std::span(words).first(std::min(words.size(), kLongestRetold));
  };
  const std::span<const Word> a = cut(one);
  const std::span<const Word> b = cut(other);
  std::vector<Run> ends(b.size() + 1);  // the run that ends at a's word and b's, for the last word of a
  Run longest;
  for (std::size_t i = 0; i < a.size(); ++i)
    for (std::size_t j = b.size(); j > 0; --j) {
      const Run& before = ends[j - 1];
      ends[j] = a[i].form == b[j - 1].form
                    ? Run{before.words + 1, before.content + (one.plain[i] && other.plain[j - 1]), false}
                    : Run{};
      if (std::pair(ends[j].content, ends[j].words) <= std::pair(longest.content, longest.words)) continue;
      longest = ends[j];
      longest.opposite = is_denied(a, i, longest.words) != is_denied(b, j - 1, longest.words);
    }
  return longest;
}

/// The longest stretch that two sayings have alike but for person and tense.
Run longest_reported_run(std::span<const ReportedWord> a, std::span<const ReportedWord> b) {
  a = a.first(std::min(a.size(), kLongestRetold));
  b = b.first(std::min(b.size(), kLongestRetold));
  const auto denied = [](std::span<const ReportedWord> words, std::size_t last, std::size_t length) {
    const std::size_t first = last + 1 - length;
    const std::size_t from = first - std::min(first, kReachOfDenial);
    return std::ranges::count_if(words.subspan(from, last + 1 - from), &ReportedWord::negation) % 2 == 1;
  };
  std::vector<Run> ends(b.size() + 1);
  Run longest;
  for (std::size_t i = 0; i < a.size(); ++i)
    for (std::size_t j = b.size(); j > 0; --j) {
      const Run& before = ends[j - 1];
      ends[j] =
          a[i].word == b[j - 1].word ? Run{before.words + 1, before.content + a[i].content, false} : Run{};
      if (std::pair(ends[j].words, ends[j].content) <= std::pair(longest.words, longest.content)) continue;
      longest = ends[j];
      longest.opposite = denied(a, i, longest.words) != denied(b, j - 1, longest.words);
    }
  return longest;
}

/// How a pair of sayings is one, if it is.
struct Link {
  std::size_t a = 0;
  std::size_t b = 0;
  double confidence = 0;
  bool paraphrase = false;
};

class UtteranceFinder {
 public:
  UtteranceFinder(const Story& story, const StoryText& text) : story_(story), text_(text) {}

  UtteranceFindings run(std::span<const std::uint32_t> documents) {
    collect(documents);
    index();
    for (std::size_t i = 0; i < sayings_.size(); ++i) compare_with_earlier(i);
    join();
    return std::move(found_);
  }

 private:
  void collect(std::span<const std::uint32_t> documents) {
    std::unordered_map<std::string, std::size_t> known;
    for (const std::uint32_t document : documents)
      for (Saying& saying : sayings_of(story_, text_, document)) {
        const bool told = saying.quoted.empty();
        // "Sanders", "that": too little to be one saying only because the words are the same.
        const bool telling =
            notions_of(told ? saying.content : saying.quoted.words).size() >= (told ? kWordForWord : 1);
        const std::string key = telling ? key_of(saying) : std::to_string(sayings_.size()) + " alone";
        const auto [at, added] = known.try_emplace(key, sayings_.size());
        if (!added) {
          sayings_[at->second].places.push_back(saying.place);
          continue;
        }
        Compared compared;
        compared.notions = notions_of(saying.quoted.empty() ? saying.content : saying.quoted.words);
        compared.places.push_back(saying.place);
        const Tokens& tokens = text_.tokens(document);
        for (const Word& word : words_told(saying))
          compared.plain.push_back(word.stem != 0 && !word.light &&
                                   tokens.tokens[word.token].shape == TokenShape::lower);
        compared.reported = as_reported(words_told(saying), text_.vocabulary());
        compared.saying = std::move(saying);
        sayings_.push_back(std::move(compared));
      }
  }

  void index() {
    for (std::size_t i = 0; i < sayings_.size(); ++i)
      for (const std::uint64_t key : keys_of(sayings_[i].saying)) postings_[key].push_back(i);
  }

  /// What two sayings must share to be compared: a content word, or three words in a row of what is quoted.
  [[nodiscard]] static std::vector<std::uint64_t> keys_of(const Saying& saying) {
    constexpr std::uint64_t kPrime = 0x9E3779B97F4A7C15;
    std::vector<std::uint64_t> keys;
    for (const WordId notion : notions_of(saying.content)) keys.push_back(notion);
    const std::vector<Word>& words = saying.quoted.words;
    for (std::size_t i = 0; i + 2 < words.size(); ++i)
      keys.push_back(((words[i].form * kPrime + words[i + 1].form) * kPrime + words[i + 2].form) | 1ULL << 63U);
    std::ranges::sort(keys);
    keys.erase(std::ranges::unique(keys).begin(), keys.end());
    return keys;
  }

  [[nodiscard]] std::vector<std::size_t> earlier_ones_like(std::size_t i) const {
    std::map<std::size_t, std::size_t> counts;
    for (const std::uint64_t key : keys_of(sayings_[i].saying)) {
      const std::vector<std::size_t>& all = postings_.at(key);
      const auto end = std::ranges::lower_bound(all, i);
      const auto count = std::min(static_cast<std::size_t>(end - all.begin()), kMostPostings);
      for (auto at = end - static_cast<std::ptrdiff_t>(count); at != end; ++at) ++counts[*at];
    }
    std::vector<std::pair<std::size_t, std::size_t>> order;
    order.reserve(counts.size());
    for (const auto& [other, count] : counts) order.emplace_back(count, other);
    std::ranges::sort(order, std::greater{});
    order.resize(std::min(order.size(), kMostCandidates));
    std::vector<std::size_t> others;
    others.reserve(order.size());
    for (const auto& [count, other] : order) others.push_back(other);
    return others;
  }

  void compare_with_earlier(std::size_t i) {
    for (const std::size_t other : earlier_ones_like(i)) {
      const Compared& a = sayings_[other];
      const Compared& b = sayings_[i];
      if (!a.saying.quoted.empty() && !b.saying.quoted.empty())
        compare_quoted(other, i);
      else
        compare_told(other, i);
    }
  }

  void compare_quoted(std::size_t i, std::size_t j) {
    const bool longer_first = sayings_[i].saying.quoted.words.size() >= sayings_[j].saying.quoted.words.size();
    const Saying& a = sayings_[longer_first ? i : j].saying;
    const Saying& b = sayings_[longer_first ? j : i].saying;
    const QuotationLikeness likeness = compare_quotations(a.quoted, b.quoted);
    if (likeness.opposite) return;
    const bool of_one = a.speaker && a.speaker == b.speaker && likeness.words >= kRunOfOneWords;
    if (likeness.similarity < (of_one ? kRunOfOne : kSameSaying) || !is_enough(i, j, likeness))
      return compare_reworded(i, j);
    const bool both_known = a.speaker && b.speaker;
    const bool telling = likeness.content >= kTellingWords && likeness.similarity >= kSameWords;
    const bool alike = likeness.words >= kLongSaying && likeness.similarity >= kSameWords;
    if (both_known && a.speaker != b.speaker && are_two(*a.speaker, *b.speaker)) {
      if ((telling && likeness.whole) || (alike && likeness.same_extent)) told_of_two(a, b);
      return;
    }
    if ((!both_known || a.speaker != b.speaker) && !telling && !alike && !is_whole_of_unnamed(likeness)) return;
    links_.push_back({i, j, 0.5 + 0.5 * likeness.similarity, false});
  }

  /// Whether what two quotations share can be but one saying. A fragment of a few words ("a great day") must
  /// stand in like company.
  [[nodiscard]] bool is_enough(std::size_t i, std::size_t j, const QuotationLikeness& likeness) const {
    if (likeness.same_extent && likeness.words >= kTellingWords && likeness.similarity >= kSameWords)
      return true;
    if (is_fragment(i) || is_fragment(j))
      return likeness.whole && likeness.words > 1 &&
             shared(content(i), content(j)) >= likeness.content + kCommonGround;
    // "I never took a penny", of one who went on: the whole of what the other quotes.
    const std::optional<EntityId> speaker = sayings_[i].saying.speaker;
    const bool of_one = speaker && speaker == sayings_[j].saying.speaker;
    if (of_one && likeness.whole && likeness.content > 0 && likeness.words >= kFragment &&
        likeness.similarity >= kSameWords)
      return true;
    return (likeness.content >= kTellingOfOne && likeness.words >= kFragment) ||
           (likeness.content > 1 && likeness.words > kFragment) ||
           (likeness.words > kFragment && likeness.similarity >= kSameWords) ||
           (likeness.words >= kShortSaying &&
            (likeness.same_extent || (likeness.whole && likeness.content > 1)));
  }

  /// Known by name: "the winner" in one report may be whom another names.
  [[nodiscard]] bool is_named(EntityId speaker) const {
    const std::string& name = story_.entities[speaker].entity.name;
    const std::size_t last = name.rfind(' ') + 1;  // 0 if there is none
    return last < name.size() && !(name[last] >= 'a' && name[last] <= 'z');
  }

  /// Both known by name, and neither name a part of the other's: "The Duchess" may be "the Duchess of Arden".
  [[nodiscard]] bool are_two(EntityId a, EntityId b) const {
    if (!is_named(a) || !is_named(b)) return false;
    const std::string_view one = name_of(a);
    const std::string_view two = name_of(b);
    return !one.starts_with(two) && !two.starts_with(one);
  }

  [[nodiscard]] std::string_view name_of(EntityId speaker) const {
    std::string_view name = story_.entities[speaker].entity.name;
    for (const std::string_view article : {"The ", "the "})
      if (name.starts_with(article)) name.remove_prefix(article.size());
    return name;
  }

  /// A few quoted words in a telling of one's own.
  [[nodiscard]] bool is_fragment(std::size_t i) const {
    const Saying& saying = sayings_[i].saying;
    return saying.quoted.words.size() < kFragment && saying.content.size() > saying.quoted.words.size();
  }

  [[nodiscard]] std::vector<WordId> content(std::size_t i) const {
    return notions_of(sayings_[i].saying.content);
  }

  /// Two quotations of one speaker in other words, as two translations have it: nearly all content words of the
  /// shorter are the longer's.
  void compare_reworded(std::size_t i, std::size_t j) {
    const Compared& a = sayings_[i];
    const Compared& b = sayings_[j];
    if (!a.saying.speaker || a.saying.speaker != b.saying.speaker) return;
    if (is_fragment(i) || is_fragment(j)) return;
    if (denies(a.saying.quoted.words) != denies(b.saying.quoted.words)) return;
    link_reworded(i, j, kReworded);
  }

  /// Words that nobody else in the story is known to have said, though one report does not name who did: nearly
  /// the same over a whole sentence, or the whole of the shorter.
  [[nodiscard]] static bool is_whole_of_unnamed(const QuotationLikeness& likeness) {
    if (!likeness.whole) return false;
    if (likeness.words >= kRunOfOneWords && likeness.content > 0 && likeness.similarity >= kWordForWordAlike)
      return true;
    if (likeness.content < kWholeOfUnnamed) return false;
    return likeness.similarity >= (likeness.words >= kRunOfOneWords ? kSameWordsOfUnnamed : kSameWords);
  }

  /// One or both tell in words of their own. Only of the same speaker, and only if nearly all that the shorter
  /// says is in the longer, or a stretch of it word for word.
  void compare_told(std::size_t i, std::size_t j) {
    const Saying& a = sayings_[i].saying;
    const Saying& b = sayings_[j].saying;
    if ((a.quoted.empty() ? a : b).content.size() < kLeastTold) return;
    const bool both_told = a.quoted.empty() && b.quoted.empty();
    const bool of_one = a.speaker && a.speaker == b.speaker;
    if (!of_one && (both_told || !may_be_one(a.speaker, b.speaker))) return;
    if (!both_told && is_reported(sayings_[i], sayings_[j], of_one)) {
      links_.push_back({i, j, kReportedConfidence, true});
      return;
    }
    const bool opposite = denies(words_told(a)) != denies(words_told(b));
    const std::size_t both = shared(sayings_[i].notions, sayings_[j].notions);
    const double share =
        static_cast<double>(both) / static_cast<double>(std::max<std::size_t>(
                                        1, std::min(sayings_[i].notions.size(), sayings_[j].notions.size())));
    const bool much = share >= kReworded && both >= kRetoldMuch;
    const Run run = longest_run(sayings_[i], sayings_[j]);
    const bool kept =
        run.words >= kRetoldRun && run.content >= kRetoldContent && !run.opposite && share >= kRetold;
    if (kept && (both_told || !of_one ? much && !opposite : true))
      links_.push_back({i, j, 0.5 + 0.3 * share, true});
    if (kept || !of_one || both_told || opposite) return;
    link_reworded(i, j, kParaphrase);
  }

  /// Whether one tells in indirect speech, nearly word for word, what the other quotes.
  [[nodiscard]] static bool is_reported(const Compared& a, const Compared& b, bool of_one) {
    const Run run = longest_reported_run(a.reported, b.reported);
    if (run.opposite || run.words < kReportedRun || run.content < kReportedContent) return false;
    const double whole = of_one ? kReportedWhole : kReportedWholeOfUnnamed;
    return static_cast<double>(run.words) >=
           whole * static_cast<double>(std::min(a.reported.size(), b.reported.size()));
  }

  /// "The minister" may be whom another report names.
  [[nodiscard]] bool may_be_one(std::optional<EntityId> a, std::optional<EntityId> b) const {
    return !a || !b || !are_two(*a, *b);
  }

  void link_reworded(std::size_t i, std::size_t j, double least_share) {
    const std::vector<WordId>& a = sayings_[i].notions;
    const std::vector<WordId>& b = sayings_[j].notions;
    const std::size_t both = shared(a, b);
    const std::size_t least = std::min(a.size(), b.size());
    // All of a few content words tell as much as most of several.
    const bool all_of_two = both == 2 && least == 2 && std::max(a.size(), b.size()) <= 3;
    if (!all_of_two && (both + 1 < kParaphraseWords || (both < kParaphraseWords && both < least))) return;
    // A phrase of three ("radical Islamic terrorism") is in many sayings; a whole saying may have but three.
    if (both < kParaphraseWords && both * 2 < std::max(a.size(), b.size())) return;
    const double share = static_cast<double>(both) / static_cast<double>(least);
    if (share < least_share) return;
    links_.push_back({i, j, 0.4 + 0.5 * share - 0.2 / static_cast<double>(both), true});
  }

  void told_of_two(const Saying& a, const Saying& b) {
    const auto source = [&](const Saying& saying) -> DocumentSpan {
      const Statement& statement = story_.documents[saying.place.document].statements[saying.place.statement];
      const Span words = statement.source.empty() ? statement.content.front() : statement.source.front();
      return {saying.place.document, words};
    };
    const auto text_of = [&](DocumentSpan place) -> std::string_view {
      return story_.documents[place.document].article.text;
    };
    const auto sentence = [&](DocumentSpan place) -> DocumentSpan {
      const auto index = text_.sentence_at(place.document, place.span.begin);
      return {place.document, index ? text_.sentence(place.document, *index) : place.span};
    };
    if (a.place.document == b.place.document) return;
    DocumentSpan one = source(a);
    DocumentSpan two = source(b);
    // "Trump" and "Trump" may be two to us who did not join them, but no reader is told of two.
    if (one.span.of(text_of(one)) == two.span.of(text_of(two))) return;
    if (two < one) std::swap(one, two);
    found_.differences.push_back({DifferenceKind::speaker, one, two, sentence(one), sentence(two)});
  }

  /// Surest first; quotations before what tells them in other words, which joins but one of them.
  void join() {
    std::ranges::stable_sort(links_, [](const Link& a, const Link& b) {
      if (a.paraphrase != b.paraphrase) return b.paraphrase;
      return a.confidence > b.confidence;
    });
    std::vector<double> confidence(sayings_.size(), 1);
    std::vector<std::vector<std::size_t>> clusters(sayings_.size());
    for (std::size_t i = 0; i < sayings_.size(); ++i) {
      sayings_[i].cluster = i;
      clusters[i].push_back(i);
    }
    for (const Link& link : links_) {
      const std::size_t into = std::min(sayings_[link.a].cluster, sayings_[link.b].cluster);
      const std::size_t from = std::max(sayings_[link.a].cluster, sayings_[link.b].cluster);
      if (into == from) continue;
      const std::size_t told = sayings_[link.a].saying.quoted.empty() ? link.a : link.b;
      if (link.paraphrase && sayings_[told].saying.quoted.empty() &&
          clusters[sayings_[told].cluster].size() > 1)
        continue;
      if (speakers_differ(clusters[into], clusters[from])) continue;
      confidence[into] = std::min({confidence[into], confidence[from], link.confidence});
      for (const std::size_t i : clusters[from]) {
        sayings_[i].cluster = into;
        clusters[into].push_back(i);
      }
      clusters[from].clear();
    }
    for (std::size_t i = 0; i < clusters.size(); ++i)
      if (!clusters[i].empty()) add(clusters[i], confidence[i]);
  }

  [[nodiscard]] bool speakers_differ(const std::vector<std::size_t>& a,
                                     const std::vector<std::size_t>& b) const {
    const auto speaker_of = [&](const std::vector<std::size_t>& cluster) -> std::optional<EntityId> {
      for (const std::size_t i : cluster)
        if (const auto speaker = sayings_[i].saying.speaker; speaker && is_named(*speaker)) return speaker;
      return std::nullopt;
    };
    const std::optional<EntityId> one = speaker_of(a);
    const std::optional<EntityId> two = speaker_of(b);
    return one && two && one != two && are_two(*one, *two);
  }

  void add(const std::vector<std::size_t>& cluster, double confidence) {
    Utterance utterance;
    std::size_t fullest = cluster.front();
    for (const std::size_t i : cluster) {
      const auto size = [&](std::size_t k) {
        return std::pair(sayings_[k].saying.quoted.words.size(), sayings_[k].saying.content.size());
      };
      if (size(i) > size(fullest)) fullest = i;
      const std::optional<EntityId> speaker = sayings_[i].saying.speaker;
      if (!utterance.speaker || (speaker && is_named(*speaker) && !is_named(*utterance.speaker)))
        utterance.speaker = speaker;
    }
    std::size_t quoted = 0;
    for (const std::size_t i : cluster) {
      const Agreement agreement = agreement_of(i, fullest);
      for (const StatementPlace& place : sayings_[i].places) utterance.versions.push_back({place, agreement});
      const bool is_quoted = !sayings_[i].saying.quoted.empty();
      quoted += is_quoted ? sayings_[i].places.size() : 0;
      if (is_quoted || sayings_[fullest].saying.quoted.empty())
        utterance.agreement = std::max(utterance.agreement, agreement);
    }
    const auto document = [](const UtteranceVersion& version) { return version.place.document; };
    const auto [least, most] = std::ranges::minmax(utterance.versions, {}, document);
    if (least.place.document == most.place.document) return;
    if (quoted == 1) utterance.agreement = Agreement::paraphrase;
    utterance.confidence = confidence;
    const StatementPlace longest = sayings_[fullest].places.front();
    std::ranges::sort(utterance.versions, [&](const UtteranceVersion& a, const UtteranceVersion& b) {
      return std::pair(publication_order(story_, a.place.document), a.place) <
             std::pair(publication_order(story_, b.place.document), b.place);
    });
    const auto at = std::ranges::find(utterance.versions, longest, &UtteranceVersion::place);
    utterance.fullest = static_cast<std::uint32_t>(at - utterance.versions.begin());
    found_.utterances.push_back(std::move(utterance));
  }

  [[nodiscard]] Agreement agreement_of(std::size_t i, std::size_t fullest) const {
    const Saying& saying = sayings_[i].saying;
    if (i == fullest) return Agreement::verbatim;
    if (saying.quoted.empty()) {
      // Word for word in the report's own words, where none quotes it.
      const Saying& whole = sayings_[fullest].saying;
      return whole.quoted.empty() &&
                     std::ranges::equal(saying.content, whole.content, {}, &Word::form, &Word::form)
                 ? Agreement::verbatim
                 : Agreement::paraphrase;
    }
    const QuotationLikeness likeness = compare_quotations(sayings_[fullest].saying.quoted, saying.quoted);
    return likeness.similarity < kSameSaying ? Agreement::paraphrase : likeness.agreement;
  }

  const Story& story_;
  const StoryText& text_;
  std::vector<Compared> sayings_;
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> postings_;
  std::vector<Link> links_;
  UtteranceFindings found_;
};

}  // namespace

UtteranceFindings find_utterances(const Story& story, const StoryText& text) {
  UtteranceFindings all;
  for (const std::vector<std::uint32_t>& group : story.groups) {
    UtteranceFindings found = UtteranceFinder(story, text).run(group);
    all.utterances.insert(all.utterances.end(), std::make_move_iterator(found.utterances.begin()),
                          std::make_move_iterator(found.utterances.end()));
    all.differences.insert(all.differences.end(), found.differences.begin(), found.differences.end());
  }
  const auto first = [](const Utterance& utterance) {
    return std::ranges::min(utterance.versions, {}, &UtteranceVersion::place).place;
  };
  std::ranges::stable_sort(all.utterances, {}, first);
  return all;
}

}  // namespace hearsay
