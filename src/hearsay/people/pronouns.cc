#include "hearsay/people/pronouns.h"

#include <algorithm>
#include <cmath>
#include <ranges>

#include "hearsay/people/grammar.h"
#include "hearsay/people/salience.h"

namespace hearsay {
namespace {

// How far back the text is looked through; every pronoun costs the same, however long the text.
constexpr std::size_t kMostRecent = 24;       // whom a pronoun may mean
constexpr std::uint32_t kSentencesBack = 40;  // in which a speaker may go on unnamed
constexpr std::uint32_t kNamingBack = 6;      // of these, sentences that name somebody
constexpr std::uint32_t kBodiesBack = 3;      // the same for bodies
constexpr TokenIndex kLongestTitles = 6;      // tokens between the opening and the name
constexpr TokenIndex kLongestOpening = 30;    // tokens of "In his first speech after …, Berg"

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

bool is_reflexive(std::string_view word) { return word.ends_with("self"); }

/// Somebody the text has spoken of, as last seen.
struct Recent {
  EntityId entity = 0;
  TokenRange tokens;           ///< of the last mention
  Place place = Place::other;  ///< in the last sentence that has it, the best one
  bool first = false;          ///< of those named in that sentence
  std::uint32_t sentence = 0;
  std::uint32_t naming = 0;   ///< sentences that name somebody, up to that one
  TokenIndex subject_at = 0;  ///< where it last was a subject
  bool quoted = false;        ///< named in a quotation alone
  bool spoken_of = false;     ///< named in what the sentence's subject says
};

class PronounResolver {
 public:
  PronounResolver(const Article& article, const Clause& text, People& people)
      : article_(article),
        text_(text),
        tokens_(text.tokens),
        people_(people),
        quoted_(text.tokens.size()),
        times_named_(people.entities.size()) {
    for (const Quotation& quotation : tokens_.quotations)
      if (!quotation.within)
        std::fill(quoted_.begin() + quotation.tokens.first, quoted_.begin() + quotation.tokens.last, true);
  }

  void run() {
    std::size_t next = 0;  // the first mention not before the current token
    for (std::uint32_t s = 0; s < tokens_.sentences.size(); ++s) {
      if (article_.blocks[tokens_.sentences[s].block].kind == BlockKind::title) continue;
      sentence_ = tokens_.sentences[s].tokens;
      number_ = s;
      named_here_ = false;
      head_here_ = false;
      for (TokenIndex i = sentence_.first; i < sentence_.last; ++i) {
        while (next < people_.mentions.size() && people_.mentions[next].tokens.first < i) ++next;
        if (quoted_[i]) {  // another's talk
          if (next < people_.mentions.size() && people_.mentions[next].tokens.first == i)
            note_quoted(people_.mentions[next]);
          continue;
        }
        if (next < people_.mentions.size() && people_.mentions[next].tokens.first == i)
          note(people_.mentions[next]);
        else if (const auto form = pronoun_form(tokens_.lower[i]))
          resolve(i, *form);
        else if (tokens_.lower[i] == "it")
          resolve_body(i);
      }
    }
    people_.mentions.insert(people_.mentions.end(), found_.begin(), found_.end());
  }

 private:
  [[nodiscard]] Place place(const Mention& mention) const {
    return place_of(text_, people_, mention, sentence_);
  }

  /// Enters that the mention's entity is spoken of.
  void note(const Mention& mention) {
    const EntityKind kind = people_.entities[mention.entity].kind;
    if (kind == EntityKind::place || kind == EntityKind::other) return;
    const bool opens = !named_here_;
    if (opens) {
      named_here_ = true;
      ++naming_;
    }
    ++times_named_[mention.entity];
    const Place here = place(mention);
    const bool heads = here != Place::possessor && here != Place::governed;
    const bool is_first = heads && !head_here_;
    head_here_ = head_here_ || heads;
    Recent now{mention.entity, mention.tokens, here, is_first, number_, naming_, 0, false, false};
    const bool subject = now.place == Place::subject || now.place == Place::inner_subject;
    if (subject) now.subject_at = mention.tokens.first;
    now.spoken_of = speaker_ && *speaker_ != mention.entity && said_in_ == number_ && naming_ > 0;
    const auto known = std::find_if(recent_.begin(), recent_.end(),
                                    [&](const Recent& r) { return r.entity == mention.entity; });
    if (known != recent_.end()) {
      if (known->sentence == number_) {
        now.first = now.first || known->first;
        now.place = better(known->place, now.place);
        if (!subject) now.subject_at = known->subject_at;
      }
      recent_.erase(known);
    } else if (recent_.size() == kMostRecent) {
      recent_.erase(recent_.begin());
    }
    recent_.push_back(now);
    const TokenIndex first = mention.title.empty() ? mention.tokens.first : mention.title.first;
    if (says(text_, first, mention.tokens.last, sentence_) && now.place != Place::inner_subject) {
      speaker_ = mention.entity;
      said_in_ = number_;
    }
  }

  /// Whom only a quotation names is an unlikely antecedent, but may be the right one.
  void note_quoted(const Mention& mention) {
    if (people_.entities[mention.entity].kind != EntityKind::person) return;
    const auto known = std::find_if(recent_.begin(), recent_.end(),
                                    [&](const Recent& r) { return r.entity == mention.entity; });
    if (known != recent_.end()) return;
    if (recent_.size() == kMostRecent) recent_.erase(recent_.begin());
    recent_.push_back(
        {mention.entity, mention.tokens, place(mention), false, number_, naming_, 0, true, false});
  }

  static Place better(Place a, Place b) {
    static constexpr std::array<int, 6> kRank{{0, 5, 4, 3, 1, 2}};  // by Place
    return kRank[static_cast<std::size_t>(a)] >= kRank[static_cast<std::size_t>(b)] ? a : b;
  }

  [[nodiscard]] bool fits(EntityId id, PronounForm form) const {
    const EntityTraits& traits = people_.traits[id];
    const EntityKind kind = people_.entities[id].kind;
    if (form.plural) return traits.plural || kind == EntityKind::group;
    if (kind != EntityKind::person || traits.plural) return false;
    return traits.gender == Gender::unknown || traits.gender == form.gender;
  }

  void resolve(TokenIndex i, PronounForm form) {
    Mention pronoun{{i, i + 1}, {i, i}, MentionForm::pronoun, form.plural, 0};
    const std::vector<Candidate> candidates = candidates_for(pronoun, form);
    if (candidates.empty()) return;
    const auto id = most_salient(candidates, form.plural);
    if (!id) return;
    // The pronoun says what the name did not; later pronouns may build on it.
    if (people_.traits[*id].gender == Gender::unknown && !form.plural) people_.traits[*id].gender = form.gender;
    pronoun.entity = *id;
    found_.push_back(pronoun);
    chain_[chain_of(form)] = *id;
    note(pronoun);
  }

  /// "it said" is the body that spoke last, if no other one has been named for a while.
  void resolve_body(TokenIndex i) {
    if (!speaker_ || people_.entities[*speaker_].kind != EntityKind::organization ||
        !says(text_, i, i + 1, sentence_))
      return;
    bool near = false;
    for (auto r = recent_.rbegin(); r != recent_.rend() && naming_ - r->naming <= kBodiesBack; ++r) {
      if (people_.entities[r->entity].kind != EntityKind::organization) continue;
      if (r->entity != *speaker_) return;
      near = true;
    }
    if (!near) return;
    found_.push_back({{i, i + 1}, {i, i}, MentionForm::pronoun, false, *speaker_});
    note(found_.back());
  }

  static std::size_t chain_of(PronounForm form) { return static_cast<std::size_t>(form.gender); }

  [[nodiscard]] std::vector<Candidate> candidates_for(const Mention& pronoun, PronounForm form) const {
    std::vector<Candidate> out;
    const TokenIndex i = pronoun.tokens.first;
    const Place here = place(pronoun);
    const bool subject = here == Place::subject || here == Place::inner_subject;
    const bool saying = subject && says(text_, i, i + 1, sentence_);
    const auto clause_mate = subject_of_clause(i);
    std::uint32_t subject_in = 0;  // the last sentence, from 1, of which somebody who fits is the subject
    for (const auto& r : std::views::reverse(recent_)) {
      if (number_ - r.sentence > kSentencesBack || naming_ - r.naming > kNamingBack) break;
      if (!fits(r.entity, form)) continue;
      Candidate c{r.entity, {}};
      const bool same = r.sentence == number_ && !r.quoted;
      // Nobody says "Berg" of himself.
      if (r.quoted && r.sentence == number_ && saying) continue;
      const bool replaced = subject_in > r.sentence + 1;  // somebody else was made subject since
      c[Sign::same_sentence] = same;
      c[Sign::distance] = same ? 0.F : static_cast<float>(naming_ - r.naming + (named_here_ ? 0U : 1U));
      c[Sign::subject] = r.place == Place::subject;
      c[Sign::inner_subject] = r.place == Place::inner_subject;
      c[Sign::governed] = r.place == Place::governed;
      c[Sign::first] = r.first;
      c[Sign::nearest] = out.empty();
      c[Sign::speaker] = speaker_ == r.entity;
      c[Sign::speaker_goes_on] = saying && speaker_ == r.entity && !replaced;
      c[Sign::frequency] = std::log2(1.F + static_cast<float>(times_named_[r.entity]));
      c[Sign::chain] = chain_[chain_of(form)] == r.entity && !replaced;
      c[Sign::main_says] = saying && r.place == Place::subject && !r.quoted;
      c[Sign::in_opening] =
          same && subject && !head_here_ && r.place == Place::governed && speaker_ != r.entity;
      c[Sign::own_words] = same && speaker_ == r.entity && said_in_ == number_;
      c[Sign::spoken_of] = saying && r.spoken_of;
      c[Sign::quoted] = r.quoted;
      c[Sign::gender_known] = people_.traits[r.entity].gender != Gender::unknown;
      c[Sign::unnamed] = !people_.traits[r.entity].named;
      c[Sign::both_subjects] = subject && (r.place == Place::subject || r.place == Place::inner_subject);
      c[Sign::both_inside] = same && (r.place == Place::governed || r.place == Place::possessor);
      const bool own = clause_mate == r.entity && !is_reflexive(tokens_.lower[i]);
      c[Sign::own_object] = own && here == Place::object;
      c[Sign::own_governed] = own && here == Place::governed;
      c[Sign::own_possessor] =
          clause_mate == r.entity && (here == Place::possessor || is_reflexive(tokens_.lower[i]));
      out.push_back(c);
      if (r.place == Place::subject || r.place == Place::inner_subject)
        subject_in = std::max(subject_in, r.sentence + 1);
    }
    if (form.plural && out.size() == 1)
      out.front()[Sign::sole_group] = out.front()[Sign::both_subjects] > 0 && out.front()[Sign::distance] == 1;
    if (const auto id = following(i, form)) {
      Candidate c{*id, {}};
      const bool known =
          std::any_of(out.begin(), out.end(), [&](const Candidate& o) { return o.entity == *id; });
      c[Sign::follows] = 1;
      c[Sign::gender_known] = people_.traits[*id].gender != Gender::unknown;
      if (!known)
        out.push_back(c);
      else
        std::find_if(out.begin(), out.end(), [&](const Candidate& o) {
          return o.entity == *id;
        })->signs[static_cast<std::size_t>(Sign::follows)] = 1;
    }
    return out;
  }

  /// Who is the subject of the clause that token `i` is in, if that was resolved.
  [[nodiscard]] std::optional<EntityId> subject_of_clause(TokenIndex i) const {
    const Recent* nearest = nullptr;
    for (const Recent& r : recent_)
      if (r.sentence == number_ && r.subject_at >= sentence_.first && r.subject_at > 0 &&
          (nearest == nullptr || r.subject_at > nearest->subject_at))
        nearest = &r;
    if (nearest == nullptr) return std::nullopt;
    int verbs = 0;
    for (TokenIndex t = nearest->subject_at + 1; t < i; ++t) {
      const WordClass c = text_.classes[t];
      const bool next_clause = c == WordClass::coordinator && tokens_.word(t - 1) == ",";
      if (next_clause || c == WordClass::subordinator || c == WordClass::pronoun || quoted_[t] ||
          tokens_.lower[t] == ";")
        return std::nullopt;
      const VerbForm form = c == WordClass::verb ? verb_form(tokens_.lower[t]) : VerbForm::none;
      if (form == VerbForm::past || form == VerbForm::third_person) ++verbs;
    }
    return verbs <= 1 ? std::optional<EntityId>(nearest->entity) : std::nullopt;
  }

  [[nodiscard]] bool names_person(TokenIndex i) const {
    const Mention* const mention = people_.at(i);
    return mention != nullptr && people_.entities[mention->entity].kind == EntityKind::person;
  }

  /// Behind an opening that token `i` is in, the main clause's subject: "In his speech, Berg".
  [[nodiscard]] std::optional<EntityId> following(TokenIndex i, PronounForm form) const {
    const WordClass opening = text_.classes[sentence_.first];
    const bool opens = opening == WordClass::preposition || opening == WordClass::subordinator ||
                       verb_form(tokens_.lower[sentence_.first]) == VerbForm::gerund;
    if (!opens || named_here_) return std::nullopt;
    const TokenIndex end = std::min(sentence_.last, sentence_.first + kLongestOpening);
    for (TokenIndex t = sentence_.first; t + 1 < end; ++t) {
      if (quoted_[t] || (t > i && text_.classes[t] == WordClass::pronoun)) return std::nullopt;
      if (tokens_.word(t) != ",") {
        if (t > i && people_.at(t) != nullptr && fits(people_.at(t)->entity, form)) return std::nullopt;
        continue;
      }
      if (t < i) return std::nullopt;
      TokenIndex at = t + 1;
      // Past titles and whoever owns what he is: "Brennick's mayor, Olav Berg".
      while (at < end && at < t + kLongestTitles && !names_person(at) &&
             tokens_.tokens[at].shape != TokenShape::open_quote)
        ++at;
      const Mention* const mention = at < end ? people_.at(at) : nullptr;
      if (mention == nullptr || mention->form == MentionForm::pronoun || !fits(mention->entity, form))
        return std::nullopt;
      return place(*mention) == Place::subject ? std::optional<EntityId>(mention->entity) : std::nullopt;
    }
    return std::nullopt;
  }

  const Article& article_;
  const Clause& text_;
  const Tokens& tokens_;
  People& people_;
  std::vector<bool> quoted_;
  std::vector<std::uint32_t> times_named_;        ///< for each entity, so far
  std::vector<Recent> recent_;                    ///< the last named at the end; at most kMostRecent
  std::array<std::optional<EntityId>, 3> chain_;  ///< for each gender
  std::optional<EntityId> speaker_;
  std::uint32_t said_in_ = 0;  ///< the sentence in which
  TokenRange sentence_;
  std::uint32_t number_ = 0;  ///< of the sentence
  bool named_here_ = false;   ///< whether it has named somebody yet
  bool head_here_ = false;    ///< but as a possessor or behind a preposition
  std::uint32_t naming_ = 0;  ///< how many sentences named somebody so far
  std::vector<Mention> found_;
};

}  // namespace

void add_pronouns(const Article& article, const Clause& text, People& people) {
  PronounResolver(article, text, people).run();
}

}  // namespace hearsay
