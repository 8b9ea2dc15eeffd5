#include "hearsay/people/pronouns.h"

#include <algorithm>
#include <array>

namespace hearsay {
namespace {

constexpr std::uint32_t kSentencesBack = 3;
constexpr std::size_t kMostPresent = 64;  // of whom a sentence speaks; keeps every search short

struct PronounForm {
  Gender gender = Gender::unknown;
  bool plural = false;
};

std::optional<PronounForm> pronoun_form(std::string_view word) {
  if (word == "he" || word == "him" || word == "his" || word == "himself" || word == "he's" || word == "he'd" ||
      word == "he'll")
    return PronounForm{Gender::male, false};
  if (word == "she" || word == "her" || word == "hers" || word == "herself" || word == "she's" ||
      word == "she'd" || word == "she'll")
    return PronounForm{Gender::female, false};
  if (word == "they" || word == "them" || word == "their") return PronounForm{Gender::unknown, true};
  return std::nullopt;
}

class PronounResolver {
 public:
  PronounResolver(const Article& article, const Clause& text, People& people)
      : article_(article), text_(text), tokens_(text.tokens), people_(people), quoted_(text.tokens.size()) {
    for (const Quotation& quotation : tokens_.quotations)
      if (!quotation.within)
        std::fill(quoted_.begin() + quotation.tokens.first, quoted_.begin() + quotation.tokens.last, true);
  }

  void run() {
    std::size_t next = 0;  // the first mention not before the current sentence
    for (std::uint32_t s = 0; s < tokens_.sentences.size(); ++s) {
      const TokenRange sentence = tokens_.sentences[s].tokens;
      present_.emplace_back();
      if (article_.blocks[tokens_.sentences[s].block].kind == BlockKind::title) continue;
      while (next < people_.mentions.size() && people_.mentions[next].tokens.first < sentence.first) ++next;
      for (TokenIndex i = sentence.first; i < sentence.last; ++i) {
        while (next < people_.mentions.size() && people_.mentions[next].tokens.first < i) ++next;
        if (next < people_.mentions.size() && people_.mentions[next].tokens.first == i)
          note(people_.mentions[next], sentence);
        else if (const auto form = pronoun_form(tokens_.lower[i]); form && !quoted_[i])
          resolve(i, *form, s);
      }
    }
    people_.mentions.insert(people_.mentions.end(), found_.begin(), found_.end());
  }

 private:
  struct Present {
    EntityId entity = 0;
    bool subject = false;
  };

  /// Enters who is spoken of in the sentence. What stands in quotations is another's talk and no antecedent.
  void note(const Mention& mention, TokenRange sentence) {
    if (quoted_[mention.tokens.first]) return;
    const EntityKind kind = people_.entities[mention.entity].kind;
    if (kind == EntityKind::place) return;
    enter_present(mention.entity, is_subject(mention, sentence));
  }

  /// Of the current sentence: once each, a subject if any mention is.
  void enter_present(EntityId id, bool subject) {
    std::vector<Present>& present = present_.back();
    const auto known =
        std::find_if(present.begin(), present.end(), [id](const Present& p) { return p.entity == id; });
    if (known != present.end()) {
      known->subject = known->subject || subject;
    } else if (present.size() < kMostPresent) {
      present.push_back({id, subject});
    }
  }

  /// Somebody whose phrase a verb follows (past apposition) or, inverted, a verb of saying comes before.
  [[nodiscard]] bool is_subject(const Mention& mention, TokenRange sentence) const {
    TokenIndex next = mention.tokens.last;
    if (next < sentence.last && tokens_.tokens[next].shape == TokenShape::apostrophe) return false;
    if (next < sentence.last && tokens_.word(next) == ",") {
      // Behind an apposition its closing comma, or before one that the name itself is.
      TokenIndex close = next + 1;
      const bool verb_at_once = close < sentence.last && (text_.classes[close] == WordClass::verb ||
                                                          text_.classes[close] == WordClass::auxiliary);
      if (verb_at_once) next = close;
      while (!verb_at_once && close < sentence.last && close < next + 16 && tokens_.word(close) != ",") ++close;
      if (!verb_at_once && close < sentence.last && tokens_.word(close) == ",") next = close + 1;
    }
    while (next < sentence.last && text_.classes[next] == WordClass::adverb) ++next;
    const bool verb_follows = next < sentence.last && (text_.classes[next] == WordClass::verb ||
                                                       text_.classes[next] == WordClass::auxiliary);
    const TokenIndex first = mention.title.empty() ? mention.tokens.first : mention.title.first;
    if (verb_follows) return !governed(first, sentence);
    TokenIndex before = first;
    while (before > sentence.first && text_.classes[before - 1] == WordClass::determiner) --before;
    if (before == sentence.first) return false;
    const std::string_view lemma = verb_lemma(tokens_.lower[before - 1]);
    return before > sentence.first + 1 &&
           (lemma == "say" || lemma == "add" || lemma == "write" || lemma == "ask" || lemma == "reply") &&
           (tokens_.tokens[before - 2].shape == TokenShape::close_quote || tokens_.word(before - 2) == ",");
  }

  /// Whether a preposition governs the mention that begins at `first`, alone or as one of several: "between A
  /// and B".
  [[nodiscard]] bool governed(TokenIndex first, TokenRange sentence) const {
    while (first > sentence.first) {
      const TokenIndex left = first - 1;
      if (text_.classes[left] == WordClass::preposition) return true;
      const Mention* const other = people_.at(left);
      if (other != nullptr) {
        first = other->title.empty() ? other->tokens.first : other->title.first;
      } else if (tokens_.lower[left] == "and" || tokens_.word(left) == ",") {
        first = left;
      } else {
        return false;
      }
    }
    return false;
  }

  [[nodiscard]] bool fits(EntityId id, PronounForm form) const {
    const EntityTraits& traits = people_.traits[id];
    const EntityKind kind = people_.entities[id].kind;
    if (form.plural) return traits.plural || kind == EntityKind::group;
    if (kind != EntityKind::person || traits.plural) return false;
    return traits.gender == Gender::unknown || traits.gender == form.gender;
  }

  void resolve(TokenIndex i, PronounForm form, std::uint32_t s) {
    const std::uint32_t block = tokens_.sentences[s].block;
    for (std::uint32_t back = 0; back <= kSentencesBack && back <= s; ++back) {
      if (back > 0 && tokens_.sentences[s - back].block + 1 < block) return;
      const auto antecedent = antecedent_in(present_[s - back], form);
      if (antecedent.open) return;
      if (!antecedent.entity) continue;
      const EntityId id = *antecedent.entity;
      // The pronoun says what the name did not; later pronouns may build on it.
      if (people_.traits[id].gender == Gender::unknown && !form.plural) people_.traits[id].gender = form.gender;
      found_.push_back({{i, i + 1}, {i, i}, MentionForm::pronoun, form.plural, id});
      enter_present(id, is_subject(found_.back(), tokens_.sentences[s].tokens));
      return;
    }
  }

  struct Antecedent {
    std::optional<EntityId> entity;
    bool open = false;  ///< several fit and nothing decides
  };

  [[nodiscard]] Antecedent antecedent_in(const std::vector<Present>& present, PronounForm form) const {
    Antecedent all;
    Antecedent subjects;
    for (const Present& candidate : present) {
      if (!fits(candidate.entity, form)) continue;
      enter(all, candidate.entity);
      if (candidate.subject) enter(subjects, candidate.entity);
    }
    if (all.open && subjects.entity) return subjects;
    return all;
  }

  static void enter(Antecedent& antecedent, EntityId id) {
    if (antecedent.open || antecedent.entity == id) return;
    antecedent.open = antecedent.entity.has_value();
    if (!antecedent.open) antecedent.entity = id;
  }

  const Article& article_;
  const Clause& text_;
  const Tokens& tokens_;
  People& people_;
  std::vector<bool> quoted_;
  std::vector<std::vector<Present>> present_;  ///< for each sentence so far
  std::vector<Mention> found_;
};

}  // namespace

void add_pronouns(const Article& article, const Clause& text, People& people) {
  PronounResolver(article, text, people).run();
}

}  // namespace hearsay
