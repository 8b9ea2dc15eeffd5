#include "hearsay/story/words.h"

#include <libstemmer.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

#include "hearsay/base/utf8.h"
#include "hearsay/base/word_list.h"
#include "hearsay/language/word_class.h"
#include "hearsay/story/data.h"

namespace hearsay {
namespace {

constexpr std::size_t kLongestStemmed = 40;  // bytes; longer words are compared as they are

class Stemmer {
 public:
  [[nodiscard]] std::string stem(std::string_view word) const {
    if (stemmer_ == nullptr || word.size() > kLongestStemmed) return std::string(word);
    const sb_symbol* stemmed = sb_stemmer_stem(stemmer_.get(), reinterpret_cast<const sb_symbol*>(word.data()),
                                               static_cast<int>(word.size()));
    if (stemmed == nullptr) return std::string(word);
    return {reinterpret_cast<const char*>(stemmed),
            static_cast<std::size_t>(sb_stemmer_length(stemmer_.get()))};
  }

 private:
  struct Delete {
    void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
  };
  std::unique_ptr<sb_stemmer, Delete> stemmer_{sb_stemmer_new("english", "UTF_8")};
};

/// A stemmer keeps the last word's stem inside, so every thread has its own.
std::string stem_of(std::string_view word) {
  thread_local const Stemmer stemmer;
  return stemmer.stem(word);
}

/// The stem of a word's base form: "lost" and "losing" are "lose". Number words are their digits.
std::string base_of(std::string_view word) {
  static const WordList numbers(story_data::number_words);
  if (const auto* const fields = numbers.find(word);
      fields != nullptr && fields->size() > 1 && (*fields)[0] != "part")
    return std::string((*fields)[1]);
  const std::string_view lemma = verb_lemma(word);
  return stem_of(lemma.empty() ? word : lemma);
}

/// For each word of the list, the stem of its line's first.
const std::unordered_map<std::string, std::string>& notions() {
  static const auto list = [] {
    std::unordered_map<std::string, std::string> out;
    for (const auto& line : word_list_lines(story_data::synonyms))
      for (const std::string_view word : line) out.emplace(base_of(word), base_of(line.front()));
    return out;
  }();
  return list;
}

/// A phrase that stands for one word, without its first.
struct Phrase {
  std::vector<std::string_view> rest;
  std::string notion;
  bool apart = false;  ///< words may stand between the first and the rest
};

/// Those that begin with the base form.
const std::vector<Phrase>* phrases_from(const std::string& base) {
  static const auto list = [] {
    std::unordered_map<std::string, std::vector<Phrase>> out;
    for (const auto& line : word_list_lines(story_data::phrases)) {
      Phrase phrase;
      std::string first;
      for (std::string_view left = line.front(); !left.empty();) {
        const std::size_t end = std::min(left.find(' '), left.size());
        if (first.empty())
          first = base_of(left.substr(0, end));
        else
          phrase.rest.push_back(left.substr(0, end));
        left.remove_prefix(std::min(end + 1, left.size()));
      }
      const std::string meant = base_of(line[1]);
      const auto notion = notions().find(meant);
      phrase.notion = notion == notions().end() ? meant : notion->second;
      phrase.apart = line.size() > 2;
      out[first].push_back(std::move(phrase));
    }
    for (auto& [first, phrases] : out)
      std::ranges::stable_sort(phrases, std::ranges::greater{},
                               [](const Phrase& each) { return each.rest.size(); });
    return out;
  }();
  const auto found = list.find(base);
  return found == list.end() ? nullptr : &found->second;
}

bool is_light(const std::string& stem) {
  static const auto list = [] {
    std::unordered_map<std::string, bool> out;
    for (const auto& line : word_list_lines(story_data::light_words)) out.emplace(base_of(line.front()), true);
    return out;
  }();
  return list.contains(stem);
}

bool is_negation(std::string_view word) {
  static constexpr std::array<std::string_view, 10> kNegations = {
      "not", "never", "no", "nobody", "nothing", "none", "neither", "nor", "nowhere", "without"};
  return std::ranges::find(kNegations, word) != kNegations.end();
}

bool is_grammar(std::string_view word) {
  switch (word_class(word)) {
    case WordClass::determiner:
    case WordClass::pronoun:
    case WordClass::preposition:
    case WordClass::coordinator:
    case WordClass::subordinator:
    case WordClass::auxiliary:
    case WordClass::negation: return true;
    case WordClass::adverb: return !word.ends_with("ly");
    default: return false;
  }
}

/// "organisation" as "organization", "colour" as "color", "travelled" as "traveled".
std::string american(std::string word) {
  static const WordList spellings(story_data::spellings);
  static const WordList ise_words(story_data::ise_words);
  if (const auto* const fields = spellings.find(word); fields != nullptr && !fields->empty())
    return std::string(fields->front());
  if (word.size() < 6) return word;
  if (const std::size_t at = word.rfind("is"); at != std::string::npos && at >= 3) {
    const std::string_view ending = std::string_view(word).substr(at + 2);
    const bool varies = ending == "e" || ending == "ed" || ending == "es" || ending == "ing" ||
                        ending == "er" || ending == "ers" || ending == "ation" || ending == "ations";
    if (varies && !ise_words.contains(std::string_view(word).substr(0, at + 2))) word[at + 1] = 'z';
  }
  if (const std::size_t at = word.rfind("our"); at != std::string::npos && at >= 2) {
    const std::string_view ending = std::string_view(word).substr(at + 3);
    const bool varies = (ending.empty() && word.size() > 5) || ending == "s" || ending == "ed" ||
                        ending == "ing" || ending == "ite" || ending == "able" || ending == "hood" ||
                        ending == "ful";
    const bool stays = word.ends_with("hours") || word.ends_with("tours") || word.ends_with("detour") ||
                       word.starts_with("pour") || word.starts_with("tour") || word.starts_with("devour");
    if (varies && !stays && word[at - 1] != 'f' && word[at - 1] != 'h' && word[at - 1] != 't')
      word.erase(at + 1, 1);
  }
  for (const std::string_view ending : {"lled", "lling", "ller"})
    if (word.size() > 7 && word.ends_with(ending)) {
      word.erase(word.size() - ending.size(), 1);
      break;
    }
  return word;
}

class Splitter {
 public:
  Splitter(const Tokens& tokens, Vocabulary& vocabulary) : tokens_(tokens), vocabulary_(vocabulary) {}

  std::vector<Word> run(TokenRange range) {
    for (TokenIndex i = range.first; i < range.last; ++i) {
      const TokenShape shape = tokens_.tokens[i].shape;
      if (shape == TokenShape::apostrophe) add_clitic(i, range.first);
      if (shape == TokenShape::punctuation) bracket(tokens_.lower[i]);
      if (shape != TokenShape::lower && shape != TokenShape::capitalized && shape != TokenShape::upper &&
          shape != TokenShape::number)
        continue;
      add_token(i);
    }
    for (const std::size_t at : phrase_heads_) join_phrase(at);
    return std::move(words_);
  }

 private:
  void bracket(std::string_view mark) {
    if (mark == "[") bracketed_ = true;
    if (mark == "]") bracketed_ = false;
  }

  /// The 's of "everything's" is a word, that of "the minister's" is none.
  void add_clitic(TokenIndex i, TokenIndex first) {
    if (i == first) return;
    const std::string_view before = tokens_.lower[i - 1];
    const bool is_pronoun = word_class(before) == WordClass::pronoun || before == "that" || before == "there" ||
                            before == "here" || before == "where" || before == "how" || before == "when" ||
                            before == "why";
    if (is_pronoun && before != "one") add("is", i, true);
  }

  void add_token(TokenIndex i) {
    static const WordList contractions(story_data::contractions);
    std::string word = comparison_form(tokens_.lower[i]);
    while (word.ends_with('.')) word.pop_back();
    if (const auto* const whole = contractions.find(word); whole != nullptr && !whole->empty()) {
      add_parts(whole->front(), ' ', i, true);
      return;
    }
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kClitics = {
        {{"n't", "not"}, {"'ll", "will"}, {"'re", "are"}, {"'ve", "have"}, {"'d", "would"}, {"'m", "am"}}};
    for (const auto& [ending, full] : kClitics)
      if (word.size() > ending.size() && word.ends_with(ending)) {
        add(word.substr(0, word.size() - ending.size()), i, false);
        add(full, i, true);
        return;
      }
    if (word.contains('-')) {
      add_parts(word, '-', i, false);
      return;
    }
    add(word, i, false);
  }

  void add_parts(std::string_view text, char separator, TokenIndex i, bool contracted) {
    for (std::size_t at = 0; at <= text.size();) {
      const std::size_t end = std::min(text.find(separator, at), text.size());
      if (end > at) add(text.substr(at, end - at), i, contracted);
      at = end + 1;
    }
  }

  void add(std::string_view text, TokenIndex token, bool contracted) {
    const std::string form = american(std::string(text));
    Word word;
    word.form = vocabulary_.id(form);
    word.token = token;
    word.contracted = contracted;
    word.bracketed = bracketed_;
    word.negation = is_negation(form);
    word.number = form.front() >= '0' && form.front() <= '9';
    if (!is_grammar(form) && !word.negation) {
      word.stem = vocabulary_.id(stem_of(form));
      const std::string base = base_of(form);
      const auto notion = notions().find(base);
      word.notion = vocabulary_.id(notion == notions().end() ? base : notion->second);
      word.light = is_light(base);
      if (phrases_from(base) != nullptr) phrase_heads_.push_back(words_.size());
    }
    words_.push_back(word);
  }

  /// "called off" is one notion, that of "cancelled"; its other words say nothing of their own.
  void join_phrase(std::size_t at) {
    for (const Phrase& phrase : *phrases_from(base_of(vocabulary_.word(words_[at].form)))) {
      const std::optional<std::size_t> rest = find_rest(at, phrase);
      if (!rest) continue;
      words_[at].notion = vocabulary_.id(phrase.notion);
      words_[at].light = false;
      for (std::size_t i = *rest; i < *rest + phrase.rest.size(); ++i)
        if (words_[i].stem != 0) {
          words_[i].notion = words_[at].notion;
          words_[i].light = true;
        }
      return;
    }
  }

  /// Where the phrase's other words begin.
  [[nodiscard]] std::optional<std::size_t> find_rest(std::size_t at, const Phrase& phrase) const {
    constexpr std::size_t kMostBetween = 3;
    const std::size_t between = phrase.apart ? kMostBetween : 0;
    for (std::size_t first = at + 1; first <= at + 1 + between; ++first) {
      std::size_t alike = 0;
      while (alike < phrase.rest.size() && first + alike < words_.size() &&
             vocabulary_.word(words_[first + alike].form) == phrase.rest[alike])
        ++alike;
      if (alike == phrase.rest.size()) return first;
    }
    return std::nullopt;
  }

  const Tokens& tokens_;
  Vocabulary& vocabulary_;
  std::vector<Word> words_;
  std::vector<std::size_t> phrase_heads_;  ///< words that may begin a phrase
  bool bracketed_ = false;
};

}  // namespace

WordId Vocabulary::id(std::string_view word) {
  const auto [at, added] = ids_.try_emplace(std::string(word), static_cast<WordId>(ids_.size() + 1));
  if (added) words_.push_back(&at->first);
  return at->second;
}

double weight_of(const Word& word) {
  constexpr double kGrammar = 0.3;
  if (word.negation) return 1;
  return word.stem == 0 || word.light ? kGrammar : 1;
}

std::vector<Word> words_of(const Tokens& tokens, TokenRange range, Vocabulary& vocabulary) {
  return Splitter(tokens, vocabulary).run(range);
}

}  // namespace hearsay
