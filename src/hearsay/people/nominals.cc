#include "hearsay/people/nominals.h"

#include <algorithm>
#include <span>
#include <unordered_map>

#include "hearsay/base/utf8.h"
#include "hearsay/base/word_list.h"
#include "hearsay/people/grammar.h"
#include "hearsay/people/lexicon.h"

namespace hearsay {
namespace {

bool is_indefinite(std::string_view word) {
  return word == "a" || word == "an" || word == "another" || word == "one";
}

bool counts(std::string_view word) {
  static const WordList list(
      "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\nten\nsome\nseveral\nmany\nmost\nfew\nboth\nnone"
      "\n");
  return list.contains(word);
}

/// Outlets by what they are: "the newspaper" is the one that was named last.
bool is_press(std::string_view word) {
  static const WordList list(
      "newspaper\npaper\nmagazine\nstation\nbroadcaster\noutlet\nchannel\nnetwork\ntabloid\nwebsite\nbroadsheet"
      "\n");
  return list.contains(word);
}

/// Heads of state and of bodies, whom the press names by nationality alone.
bool is_leader(std::string_view word) {
  static const WordList list("president\nleader\npremier\nchancellor\nking\nqueen\nminister\nprime minister\n");
  return list.contains(word);
}

/// Words that describe somebody who is known already, and introduce nobody: "the former inspector".
bool redescribes(std::string_view word) {
  static const WordList list(
      "former\nex\nveteran\nretired\noutgoing\nincumbent\nlongtime\nembattled\ndisgraced\nbillionaire\n"
      "millionaire\ndemocrat\nrepublican\nconservative\ntory\nlaureate\nnominee\nhopeful\nmogul\ntycoon\n"
      "star\nstriker\nmidfielder\ngoalkeeper\nsinger\nactor\nactress\nnovelist\nlawmaker\npolitician\n"
      "native\n");
  return list.contains(word);
}

/// "44-year-old"
bool is_age(std::string_view word) { return word.ends_with("-year-old"); }

constexpr double kSure = 0.8;            // probability from which the tagger makes a noun a mention
constexpr std::size_t kLookedBack = 32;  // bearers of one role that a definite phrase is held against

struct Nominal {
  TokenRange tokens;
  TokenIndex head = 0;
  Role role;
  bool plural = false;
};

class NominalFinder {
 public:
  NominalFinder(const Article& article, const Clause& text, std::span<const TaggedMention> tagged,
                People& people)
      : article_(article), text_(text), tokens_(text.tokens), people_(people), quoted_(text.tokens.size()) {
    for (const Quotation& quotation : tokens_.quotations)
      if (!quotation.within)
        std::fill(quoted_.begin() + quotation.tokens.first, quoted_.begin() + quotation.tokens.last, true);
    for (const TaggedMention& mention : tagged)
      if (mention.probability >= kSure) tagged_.emplace(mention.tokens.first, mention.kind);
    for (EntityId id = 0; id < people_.entities.size(); ++id) {
      for (const std::string& role : people_.entities[id].roles) remember_role(role, id);
      named_persons_ += people_.entities[id].kind == EntityKind::person ? 1 : 0;
    }
  }

  void run() {
    for (const Sentence& sentence : tokens_.sentences) {
      if (article_.blocks[sentence.block].kind == BlockKind::title) continue;
      sentence_ = sentence.tokens;
      before_ = sole_subject_;
      sole_subject_ = sole_subject();
      for (TokenIndex i = sentence_.first; i < sentence_.last; ++i) {
        if (const Mention* const name = people_.at(i); name != nullptr) {
          if (people_.traits[name->entity].press) latest_outlet_ = name->entity;
          latest_person_ =
              people_.entities[name->entity].kind == EntityKind::person ? name->entity : latest_person_;
          continue;
        }
        if (const auto nominal = nominal_at(i)) add(*nominal);
      }
    }
    people_.mentions.insert(people_.mentions.end(), found_.begin(), found_.end());
  }

 private:
  /// The one person whom the sentence names outside quotations, if its subject.
  [[nodiscard]] std::optional<EntityId> sole_subject() const {
    std::optional<EntityId> sole;
    bool subject = false;
    bool talk = true;
    for (TokenIndex i = sentence_.first; i < sentence_.last; ++i) {
      if (quoted_[i]) continue;
      talk = talk && text_.classes[i] == WordClass::punctuation;
      const Mention* const name = people_.at(i);
      if (name == nullptr || name->tokens.first != i || !is_person(*name)) continue;
      if (sole && *sole != name->entity) return std::nullopt;
      sole = name->entity;
      subject = subject || place_of(text_, people_, *name, sentence_) == Place::subject;
    }
    if (talk) return before_;  // a quotation alone
    return subject ? sole : std::nullopt;
  }

  [[nodiscard]] std::string text_of(TokenRange range) const {
    return fold_ascii_space(tokens_.span(range).of(tokens_.text));
  }

  /// A nominal whose head is token `i`.
  [[nodiscard]] std::optional<Nominal> nominal_at(TokenIndex i) const {
    const WordClass c = text_.classes[i];
    const bool capital = tokens_.tokens[i].shape != TokenShape::lower;
    const bool age = is_age(tokens_.lower[i]) && i > sentence_.first && tokens_.lower[i - 1] == "the" &&
                     (i + 1 >= sentence_.last || text_.classes[i + 1] != WordClass::other);
    if (!age && (c == WordClass::punctuation || (c != WordClass::other && !capital))) return std::nullopt;
    Nominal nominal;
    nominal.head = i;
    nominal.role = age ? Role{RoleKind::person, Gender::unknown} : role_of(tokens_.lower[i]);
    if (nominal.role.kind == RoleKind::none && is_title(tokens_.lower[i]) && tokens_.lower[i].size() > 3 &&
        (capital || c == WordClass::other))
      nominal.role = {RoleKind::person, title_gender(tokens_.lower[i])};
    if (nominal.role.kind == RoleKind::none) nominal.role.kind = tagged_role(i);
    if (nominal.role.kind == RoleKind::none) return std::nullopt;
    const TokenIndex next = i + 1;
    if (next < sentence_.last && tokens_.tokens[next].space_before) {
      // Only the head of its phrase: not "police car", not a title before a name.
      const Mention* const name = people_.at(next);
      if (name != nullptr && name->title.contains(i)) return std::nullopt;
      if (text_.classes[next] == WordClass::other && tokens_.tokens[next].shape == TokenShape::lower)
        return std::nullopt;
    }
    if (next < sentence_.last && tokens_.word(next) == "-") return std::nullopt;
    nominal.tokens = noun_core_before(text_, next, sentence_.first);
    if (nominal.tokens.empty()) nominal.tokens = {i, next};
    trim_front(nominal);
    nominal.plural = nominal.role.kind == RoleKind::people;
    take_partitive(nominal);
    return nominal;
  }

  /// What the tagger takes the noun for, where no list has it.
  [[nodiscard]] RoleKind tagged_role(TokenIndex i) const {
    const auto found = tagged_.find(i);
    if (found == tagged_.end()) return RoleKind::none;
    switch (found->second) {
      case TaggedKind::somebody: return RoleKind::person;
      case TaggedKind::persons: return RoleKind::people;
      case TaggedKind::body: return RoleKind::body;
      default: return RoleKind::none;
    }
  }

  /// Leaves a possessive's owner and another mention out of the phrase: "Putin's | aide", "Reuters |
  /// reporters".
  void trim_front(Nominal& nominal) const {
    for (TokenIndex i = nominal.tokens.first; i < nominal.head; ++i) {
      if (people_.at(i) != nullptr || tokens_.tokens[i].shape == TokenShape::apostrophe)
        nominal.tokens.first = i + 1;
      if (tokens_.tokens[i].shape == TokenShape::apostrophe && nominal.tokens.first <= i)
        nominal.tokens.first = i + 1;
    }
  }

  /// "one of the journalists", "two of his aides".
  void take_partitive(Nominal& nominal) const {
    const TokenIndex first = nominal.tokens.first;
    if (first < sentence_.first + 2 || tokens_.lower[first - 1] != "of" || !counts(tokens_.lower[first - 2]))
      return;
    if (nominal.role.kind != RoleKind::people) return;
    nominal.tokens.first = first - 2;
    nominal.plural = tokens_.lower[first - 2] != "one";
  }

  void add(const Nominal& nominal) {
    const std::string_view first_word = tokens_.lower[nominal.tokens.first];
    std::optional<EntityId> entity = apposed(nominal);
    const bool definite =
        first_word == "the" || first_word == "this" || first_word == "that" || bare_title(nominal);
    if (!entity && definite)
      entity = is_press(tokens_.lower[nominal.head]) && latest_outlet_ ? latest_outlet_ : known_as(nominal);
    const std::string name = text_of(name_of(nominal));
    if (!entity && first_word == "the") entity = described(nominal, name);
    if (!entity && !is_indefinite(first_word)) entity = same_words(name);
    if (!entity) entity = create(nominal, name);
    by_words_[comparison_form(name)] = *entity;
    remember(tokens_.lower[nominal.head], *entity);
    // Whose he is stands for somebody else: "his | aide".
    TokenRange words = nominal.tokens;
    if (words.size() > 1 && (first_word == "his" || first_word == "her" || first_word == "their"))
      ++words.first;
    found_.push_back({words, {words.first, words.first}, MentionForm::nominal, nominal.plural, *entity});
  }

  /// Whom a description means that introduces nobody, right behind a sentence about one person: "the
  /// 44-year-old".
  [[nodiscard]] std::optional<EntityId> described(const Nominal& nominal, const std::string& name) const {
    if (nominal.plural || nominal.role.kind != RoleKind::person || quoted_[nominal.head] || !before_)
      return std::nullopt;
    if (by_role_.contains(tokens_.lower[nominal.head]) || same_words(name)) return std::nullopt;
    if (sole_subject_ && *sole_subject_ != *before_) return std::nullopt;
    for (TokenIndex i = sentence_.first; i < nominal.tokens.first; ++i)
      if (const Mention* const other = people_.at(i); other != nullptr && is_person(*other))
        return std::nullopt;
    bool describes = is_age(tokens_.lower[nominal.head]);
    bool demonym = false;
    for (TokenIndex i = nominal.tokens.first; i <= nominal.head; ++i) {
      describes = describes || redescribes(tokens_.lower[i]) || is_age(tokens_.lower[i]);
      demonym = demonym || is_demonym(tokens_.word(i));
    }
    describes = describes || (demonym && is_leader(tokens_.lower[nominal.head]));
    const Gender gender = people_.traits[*before_].gender;
    const bool agrees =
        gender == Gender::unknown || nominal.role.gender == Gender::unknown || gender == nominal.role.gender;
    return describes && agrees &&
                   (!demonym || people_.entities[*before_].roles.empty() || fits(nominal, *before_))
               ? before_
               : std::nullopt;
  }

  /// What somebody without a name is called: all that tells who it is, "a member of the delegation", "the
  /// mayor's office".
  [[nodiscard]] TokenRange name_of(const Nominal& nominal) const {
    constexpr TokenIndex kLongestName = 10;
    TokenRange name = nominal.tokens;
    const TokenRange core = noun_core_before(text_, nominal.head + 1, sentence_.first);
    if (nominal.role.kind == RoleKind::body && !core.empty() && core.first < name.first)
      name.first = core.first;
    const TokenRange whole = noun_phrase_at(text_, nominal.tokens.first, sentence_.last).tokens;
    const bool tells_more = is_indefinite(tokens_.lower[nominal.tokens.first]) || nominal.plural;
    if (tells_more && whole.last > name.last && whole.size() <= kLongestName) name.last = whole.last;
    return name;
  }

  /// "Prime Minister" with capitals and without a name is the one in office.
  [[nodiscard]] bool bare_title(const Nominal& nominal) const {
    return tokens_.tokens[nominal.head].shape == TokenShape::capitalized &&
           nominal.tokens.first == nominal.head && !nominal.plural;
  }

  /// "A lip reader | hired by the Bugle, |", "the constable | who was first through the door, |".
  [[nodiscard]] TokenIndex behind_clause(TokenIndex from) const {
    constexpr TokenIndex kLongest = 14;  // tokens
    if (from + 1 >= sentence_.last) return from;
    const VerbForm form = verb_form(tokens_.lower[from]);
    const bool reduced = text_.classes[from] == WordClass::verb &&
                         (form == VerbForm::past || form == VerbForm::participle) &&
                         text_.classes[from + 1] == WordClass::preposition;
    if (!reduced && tokens_.lower[from] != "who") return from;
    for (TokenIndex i = from; i < sentence_.last && i < from + kLongest; ++i)
      if (tokens_.word(i) == ",") return i;
    return from;
  }

  /// The named person beside whom the phrase stands, between commas.
  std::optional<EntityId> apposed(const Nominal& nominal) {
    if (nominal.plural || nominal.role.kind != RoleKind::person) return std::nullopt;
    const NounPhrase whole = noun_phrase_at(text_, nominal.tokens.first, sentence_.last);
    const TokenIndex end = std::max(whole.tokens.last, nominal.head + 1);
    TokenIndex next = behind_clause(end);
    if (next < sentence_.last && tokens_.word(next) == ",") ++next;
    const Mention* name = next > end && next < sentence_.last ? people_.at(next) : nullptr;
    TokenIndex titled = next;  // "the minister, Dr Lena Fox": the title stands before the name
    while (name == nullptr && next > end && titled < sentence_.last && titled < next + 3 &&
           tokens_.tokens[titled].shape == TokenShape::capitalized)
      name = people_.at(++titled < sentence_.last ? titled : next);
    const bool closes = name != nullptr && (name->tokens.last >= sentence_.last || is_break(name->tokens.last));
    if (closes && is_person(*name)) return give_role(name->entity, {role_begin(nominal), end});
    if (latest_apposed_ && nominal.tokens.first == apposition_end_ + 1) {
      const EntityId id = *latest_apposed_;
      latest_apposed_.reset();
      return give_role(id, {nominal.tokens.first, end});
    }
    // "Bayo Adeyemi, the union's general secretary": the owner stands between the comma and the role.
    const TokenIndex begin = role_begin(nominal);
    if (begin < sentence_.first + 2 || tokens_.word(begin - 1) != ",") return std::nullopt;
    const Mention* const before = people_.at(begin - 2);
    const std::string_view first_word = tokens_.lower[begin];
    bool introduces =
        is_indefinite(first_word) || first_word == "the" || first_word == "his" || first_word == "her";
    for (TokenIndex i = begin; i < nominal.head; ++i)
      introduces = introduces || tokens_.tokens[i].shape == TokenShape::apostrophe;
    if (before == nullptr || !is_person(*before) || !introduces) return std::nullopt;
    if (goes_on(end)) {
      latest_apposed_ = before->entity;
      apposition_end_ = end;
      return give_role(before->entity, {begin, end});
    }
    if (end >= sentence_.last || is_break(end)) return give_role(before->entity, {begin, end});
    return std::nullopt;
  }

  /// "a developer | and spokeswoman for the coalition,": a second role without an article of its own.
  [[nodiscard]] bool goes_on(TokenIndex end) const {
    if (end + 1 >= sentence_.last || tokens_.lower[end] != "and") return false;
    const NounPhrase second = noun_phrase_at(text_, end + 1, sentence_.last);
    if (second.empty() || text_.classes[second.core.first] == WordClass::determiner) return false;
    const bool closes = second.tokens.last >= sentence_.last || is_break(second.tokens.last);
    return closes && people_.at(second.head()) == nullptr &&
           role_of(tokens_.lower[second.head()]).kind == RoleKind::person;
  }

  [[nodiscard]] bool is_break(TokenIndex i) const {
    return text_.classes[i] == WordClass::punctuation && tokens_.tokens[i].shape != TokenShape::apostrophe;
  }

  [[nodiscard]] bool is_person(const Mention& mention) const {
    return mention.form == MentionForm::name && (people_.entities[mention.entity].kind == EntityKind::person ||
                                                 people_.entities[mention.entity].kind == EntityKind::other);
  }

  /// The possessive's owner belongs to the role: "Putin's envoy".
  [[nodiscard]] TokenIndex role_begin(const Nominal& nominal) const {
    const TokenRange core = noun_core_before(text_, nominal.head + 1, sentence_.first);
    return core.empty() ? nominal.tokens.first : core.first;
  }

  EntityId give_role(EntityId id, TokenRange words) {
    Entity& entity = people_.entities[id];
    entity.kind = EntityKind::person;
    TokenRange role = words;
    while (role.size() > 1 && text_.classes[role.first] == WordClass::determiner) ++role.first;
    if (add_once(entity.roles, text_of(role), kMostRoles)) remember_role(entity.roles.back(), id);
    const Gender gender = role_of(tokens_.lower[role.last - 1]).gender;
    if (people_.traits[id].gender == Gender::unknown) people_.traits[id].gender = gender;
    return id;
  }

  /// Enters the role whole and its last word.
  void remember_role(const std::string& role, EntityId id) {
    const std::string words = lower(role);
    remember(words, id);
    const std::size_t space = words.rfind(' ');
    if (space != std::string::npos) remember(words.substr(space + 1), id);
  }

  void remember(const std::string& word, EntityId id) {
    std::vector<EntityId>& who = by_role_[word];
    if (who.empty() || who.back() != id) who.push_back(id);
  }

  /// Who the text said is that: exactly one, or nobody.
  [[nodiscard]] std::optional<EntityId> known_as(const Nominal& nominal) const {
    const auto who = by_role_.find(tokens_.lower[nominal.head]);
    if (who != by_role_.end()) {
      std::vector<EntityId> fitting;
      const std::size_t from = who->second.size() > kLookedBack ? who->second.size() - kLookedBack : 0;
      for (const EntityId id : std::span(who->second).subspan(from))
        if (std::find(fitting.begin(), fitting.end(), id) == fitting.end() && is_of_kind(nominal, id) &&
            fits(nominal, id))
          fitting.push_back(id);
      if (fitting.size() == 1) return fitting.front();
      if (!fitting.empty()) return std::nullopt;
    }
    return by_nationality(nominal);
  }

  /// "spokeswoman for the guild" makes nobody the guild.
  [[nodiscard]] bool is_of_kind(const Nominal& nominal, EntityId id) const {
    if (!people_.traits[id].named || nominal.plural) return true;
    return (nominal.role.kind == RoleKind::body) == (people_.entities[id].kind == EntityKind::organization);
  }

  /// Whether no modifier of the phrase speaks against the entity: "the Russian president" against "US
  /// President".
  [[nodiscard]] bool fits(const Nominal& nominal, EntityId id) const {
    const Entity& entity = people_.entities[id];
    for (TokenIndex i = nominal.tokens.first; i < nominal.head; ++i) {
      if (text_.classes[i] == WordClass::determiner) continue;
      const std::string_view place = place_of_demonym(tokens_.word(i));
      const auto names_it = [&](const std::string& role) {
        return lower(role).find(tokens_.lower[i]) != std::string::npos ||
               (!place.empty() && role.find(place) != std::string::npos);
      };
      if (people_.traits[id].named && !std::any_of(entity.roles.begin(), entity.roles.end(), names_it) &&
          !names_it(entity.name))
        return false;
    }
    return true;
  }

  /// "the Ukrainian president", where nobody has been given a role and only one person has been named.
  [[nodiscard]] std::optional<EntityId> by_nationality(const Nominal& nominal) const {
    if (!is_leader(tokens_.lower[nominal.head])) return std::nullopt;
    bool demonym = false;
    for (TokenIndex i = nominal.tokens.first; i < nominal.head; ++i)
      demonym = demonym || is_demonym(tokens_.word(i));
    if (!demonym || !latest_person_) return std::nullopt;
    return named_persons_ == 1 && people_.entities[*latest_person_].roles.empty() ? latest_person_
                                                                                  : std::nullopt;
  }

  [[nodiscard]] std::optional<EntityId> same_words(const std::string& name) const {
    const auto found = by_words_.find(comparison_form(name));
    return found == by_words_.end() ? std::optional<EntityId>{} : found->second;
  }

  EntityId create(const Nominal& nominal, const std::string& name) {
    const EntityKind kind = nominal.plural                        ? EntityKind::group
                            : nominal.role.kind == RoleKind::body ? EntityKind::organization
                                                                  : EntityKind::person;
    people_.entities.push_back({kind, name, {}, {}, {}});
    people_.traits.push_back(
        {nominal.role.gender, nominal.plural, is_press(tokens_.lower[nominal.head]), false});
    return static_cast<EntityId>(people_.entities.size() - 1);
  }

  const Article& article_;
  const Clause& text_;
  const Tokens& tokens_;
  People& people_;
  std::unordered_map<TokenIndex, TaggedKind> tagged_;  ///< what the tagger is sure of, by first token
  std::vector<bool> quoted_;
  TokenRange sentence_;
  std::optional<EntityId> sole_subject_;  ///< of the sentence, the one person whom it names
  std::optional<EntityId> before_;        ///< and of the one before it
  std::optional<EntityId> latest_apposed_;
  TokenIndex apposition_end_ = 0;
  std::vector<Mention> found_;
  std::unordered_map<std::string, std::vector<EntityId>> by_role_;
  std::unordered_map<std::string, EntityId> by_words_;
  std::optional<EntityId> latest_person_;
  std::optional<EntityId> latest_outlet_;
  std::size_t named_persons_ = 0;
};

}  // namespace

void add_nominals(const Article& article, const Clause& text, std::span<const TaggedMention> tagged,
                  People& people) {
  NominalFinder(article, text, tagged, people).run();
}

}  // namespace hearsay
