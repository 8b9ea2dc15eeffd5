#include "hearsay/speech/evidence.h"

#include <unicode/uloc.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "hearsay/base/utf8.h"
#include "hearsay/base/word_list.h"
#include "hearsay/speech/cue_lexicon.h"
#include "hearsay/speech/data.h"
#include "hearsay/speech/frame.h"
#include "hearsay/speech/source_search.h"
#include "hearsay/speech/surroundings.h"

namespace hearsay {
namespace {

constexpr std::uint32_t kSceneSentences = 3;  // how far back a scene or a video reaches

const WordList& channel_phrases() {
  static const WordList list(speech_data::channels);
  return list;
}
const WordList& hedge_phrases() {
  static const WordList list(speech_data::hedges);
  return list;
}
const WordList& listeners() {
  static const WordList list(speech_data::places_to_speak);
  return list;
}

bool is_lip_word(std::string_view word) {
  return word.starts_with("lip-read") || word.starts_with("lipread") || word.starts_with("speech-read") || word.starts_with("speechread");
}

bool is_image_word(std::string_view word) { return word == "video" || word == "footage" || word == "clip" || word == "film" || word == "recording"; }

/// "english" to "en", from ICU's names of the languages that ISO 639-1 codes.
std::string_view language_code(std::string_view name) {
  static const auto codes = [] {
    std::unordered_map<std::string, std::string> out;
    for (const char* const* code = uloc_getISOLanguages(); *code != nullptr; ++code) {
      const std::string_view tag = *code;
      if (tag.size() != 2) continue;
      std::array<UChar, 64> wide{};
      UErrorCode status = U_ZERO_ERROR;
      uloc_getDisplayLanguage(*code, "en", wide.data(), static_cast<std::int32_t>(wide.size()), &status);
      std::array<char, 128> narrow{};
      if (U_SUCCESS(status)) u_strToUTF8(narrow.data(), static_cast<std::int32_t>(narrow.size()), nullptr, wide.data(), -1, &status);
      if (U_SUCCESS(status)) out.emplace(lower(narrow.data()), tag);
    }
    return out;
  }();
  const auto found = codes.find(std::string(name));
  return found == codes.end() ? std::string_view{} : found->second;
}

class Evidence {
 public:
  Evidence(const Article& article, const Clause& text, People& people, const std::vector<Attribution>& attributions,
           const std::vector<TimeExpression>& times)
      : text_(text), tokens_(text.tokens), people_(people), attributions_(attributions), times_(times) {
    if (article.site && !article.site->empty()) outlet_ = outlet_named(people_, *article.site);
    for (std::uint32_t b = 0; b < article.blocks.size(); ++b) posts_.push_back(article.blocks[b].kind == BlockKind::post);
  }

  std::vector<Statement> run() {
    relays_.resize(attributions_.size());
    for (std::uint32_t i = 0; i < attributions_.size(); ++i) weigh(i);
    return std::move(statements_);
  }

 private:
  void weigh(std::uint32_t i) {
    attribution_ = &attributions_[i];
    const Surroundings around(text_, attributions_, i);
    Statement statement;
    spans(statement);
    statement.confidence = attribution_->confidence;
    statement.within = attribution_->within;
    statement.kind = kind();
    statement.speaker = speaker(i);
    find_relays(around, i);
    statement.addressees = addressees(around, statement, i);
    certainty(around, statement, i);
    statement.channel = channel(around, statement);
    if (lip_read(i, statement)) read_from_lips(statement, i);
    if (statement.channel == Channel::unknown) carry_over(statement, i);
    statement.chain = chain(statement, i);
    statement.time = time(around);
    statement.language = language(around);
    statements_.push_back(std::move(statement));
  }

  // ---- Words

  void spans(Statement& statement) const {
    const auto all = [&](const std::vector<TokenRange>& from, std::vector<Span>& to) {
      for (const TokenRange range : from) to.push_back(tokens_.span(range));
    };
    all(attribution_->source, statement.source);
    all(attribution_->cue, statement.cue);
    all(attribution_->content, statement.content);
  }

  [[nodiscard]] const Quotation* quotation_at(TokenIndex first) const {
    const auto found = std::lower_bound(tokens_.quotations.begin(), tokens_.quotations.end(), first,
                                        [](const Quotation& q, TokenIndex i) { return q.tokens.first < i; });
    return found != tokens_.quotations.end() && found->tokens.first == first ? &*found : nullptr;
  }

  /// A post and what follows a speaker's name and a colon are the speaker's words as if in marks.
  [[nodiscard]] bool is_verbatim() const {
    const TokenIndex first = attribution_->content.front().first;
    if (posts_[tokens_.sentences[tokens_.sentence_of[first]].block]) return true;
    return attribution_->cue.size() == 1 && attribution_->cue.front().size() == 1 && tokens_.word(attribution_->cue.front().first) == ":";
  }

  [[nodiscard]] StatementKind kind() const {
    if (is_verbatim()) return StatementKind::direct;
    bool whole = true;
    bool any = false;
    for (const TokenRange part : attribution_->content) {
      const Quotation* const quotation = quotation_at(part.first);
      whole = whole && quotation != nullptr && quotation->tokens == part;
      for (TokenIndex t = part.first; t < part.last && !any; ++t) any = tokens_.tokens[t].shape == TokenShape::open_quote;
    }
    return whole ? StatementKind::direct : any ? StatementKind::mixed : StatementKind::indirect;
  }

  // ---- Who

  /// The statement around this one whose words these are, as far as "I" and "me" go.
  [[nodiscard]] std::optional<EntityId> first_person(std::uint32_t i) const {
    for (std::optional<std::uint32_t> outer = attributions_[i].within; outer; outer = attributions_[*outer].within)
      if (statements_[*outer].kind == StatementKind::direct) return statements_[*outer].speaker;
    return std::nullopt;
  }

  [[nodiscard]] std::optional<EntityId> speaker(std::uint32_t i) const {
    if (attribution_->source.empty()) return std::nullopt;
    const TokenRange source = attribution_->source.front();
    if (source.size() == 1 && tokens_.lower[source.first] == "i") return first_person(i);
    const Mention* const mention = source_mention(text_, people_, source);
    if (mention == nullptr || people_.entities[mention->entity].kind == EntityKind::place) {
      if (mention == nullptr || mention->form != MentionForm::name) return std::nullopt;
      return mention->entity;  // "Moscow said": a place's name stands for those who speak for it
    }
    return mention->entity;
  }

  [[nodiscard]] const Mention* mention_in(TokenRange range) const { return range.empty() ? nullptr : source_mention(text_, people_, range); }

  [[nodiscard]] TokenRange phrase_behind(TokenIndex i) const {
    const TokenIndex last = tokens_.sentences[tokens_.sentence_of[i]].tokens.last;
    while (i < last && (text_.classes[i] == WordClass::adverb)) ++i;
    return i < last ? noun_phrase_at(text_, i, last).core : TokenRange{i, i};
  }

  [[nodiscard]] TokenIndex verb() const { return attribution_->cue.empty() ? 0 : attribution_->cue.back().last - 1; }
  [[nodiscard]] std::string_view lemma() const { return attribution_->cue.empty() ? std::string_view{} : verb_lemma(tokens_.lower[verb()]); }
  [[nodiscard]] const Cue* cue() const { return attribution_->cue.empty() ? nullptr : find_cue(tokens_.lower[verb()]); }

  /// Whom the words are said to have been said to.
  [[nodiscard]] std::vector<EntityId> addressees(const Surroundings& around, const Statement& statement, std::uint32_t i) {
    std::vector<EntityId> out;
    const auto add = [&](const TokenRange phrase) {
      if (phrase.empty()) return;
      if (phrase.size() == 1 && tokens_.lower[phrase.first] == "me") {
        if (const auto self = first_person(i)) out.push_back(*self);
        return;
      }
      const Mention* const mention = mention_in(phrase);
      if (mention == nullptr || people_.traits[mention->entity].press || mention->entity == statement.speaker) return;
      const EntityKind entity_kind = people_.entities[mention->entity].kind;
      if (entity_kind != EntityKind::place && std::find(out.begin(), out.end(), mention->entity) == out.end()) out.push_back(mention->entity);
    };
    const Cue* const own = cue();
    if (own == nullptr) return out;
    const auto inside_content = [&](TokenIndex t) {
      return std::any_of(attribution_->content.begin(), attribution_->content.end(), [t](TokenRange part) { return part.contains(t); });
    };
    if (own->object && verb() + 1 < tokens_.size() && !inside_content(verb() + 1)) {
      const TokenRange phrase = phrase_behind(verb() + 1);
      add(phrase);
      const bool told = lemma() == "tell" || lemma() == "inform" || lemma() == "remind" || lemma() == "assure";
      const bool event = !phrase.empty() && (channel_phrases().contains(tokens_.lower[phrase.last - 1]) ||
                                             (phrase.size() > 1 && channel_phrases().contains(tokens_.lower[phrase.last - 2] + " " + tokens_.lower[phrase.last - 1])));
      if (out.empty() && told && !event && !phrase.empty() && mention_in(phrase) == nullptr && text_.classes[phrase.first] != WordClass::pronoun)
        out.push_back(unnamed(phrase));
    }
    if (is_passive()) return subject_as_addressee(std::move(out));
    // "whispered to his aide", "shouted at the referee", on either side of the content.
    const bool speaks = own->kind == CueClass::say || own->kind == CueClass::ask;
    for (std::size_t at = around.position(verb()); speaks && out.empty() && at + 1 < around.tokens().size(); ++at) {
      const TokenIndex t = around.tokens()[at];
      const std::string_view word = tokens_.lower[t];
      if (word != "to" && word != "at") continue;
      if (word == "at" && own->channel != Channel::speech) continue;
      const TokenRange phrase = phrase_behind(t + 1);
      const Mention* const mention = mention_in(phrase);
      const bool person = mention != nullptr && (people_.entities[mention->entity].kind == EntityKind::person || people_.entities[mention->entity].kind == EntityKind::group);
      if (person) add(phrase);
      break;
    }
    if (out.empty()) add(one_who_faces());
    return out;
  }

  /// Somebody whom only these words name: "the tower".
  EntityId unnamed(TokenRange phrase) {
    const std::string name = fold_ascii_space(tokens_.span(phrase).of(tokens_.text));
    people_.entities.push_back({EntityKind::other, name, {}, {}, {tokens_.span(phrase)}});
    people_.traits.push_back({});
    return static_cast<EntityId>(people_.entities.size() - 1);
  }

  [[nodiscard]] bool is_passive() const {
    if (attribution_->cue.empty() || attribution_->cue.front().size() < 2) return false;
    const VerbForm form = verb_form(tokens_.lower[verb()]);
    const std::string_view before = tokens_.lower[verb() - 1];
    return (form == VerbForm::past || form == VerbForm::participle) && (before == "was" || before == "were" || before == "been" || before == "is" || before == "are" || before == "being");
  }

  /// "The mayor was told that": the subject is who was told.
  [[nodiscard]] std::vector<EntityId> subject_as_addressee(std::vector<EntityId> out) const {
    const TokenIndex first = attribution_->cue.front().first;
    const TokenIndex floor = tokens_.sentences[tokens_.sentence_of[first]].tokens.first;
    const Mention* const mention = mention_in(noun_phrase_before(text_, first, floor).tokens);
    if (mention != nullptr && cue() != nullptr && cue()->object) out.push_back(mention->entity);
    return out;
  }

  /// "The mayor faced taunts from reporters asking if": the subject faces the question.
  [[nodiscard]] TokenRange one_who_faces() const {
    static const WordList faces("face\nfield\nreceive\nendure\nmeet\nhear\nget\n");
    if (attribution_->source.empty() || attribution_->cue.empty()) return {};
    const TokenIndex source = attribution_->source.front().first;
    const TokenIndex floor = tokens_.sentences[tokens_.sentence_of[source]].tokens.first;
    if (source < floor + 3 || tokens_.lower[source - 1] != "from" || verb_form(tokens_.lower[verb()]) != VerbForm::gerund) return {};
    for (TokenIndex t = source - 1; t > floor && t + 6 > source; --t)
      if (text_.classes[t] == WordClass::verb && faces.contains(verb_lemma(tokens_.lower[t]))) return noun_core_before(text_, t, floor);
    return {};
  }

  // ---- Through whom

  void add_relay(std::uint32_t i, EntityId id) {
    if (outlet_ && *outlet_ == id) return;
    if (std::find(relays_[i].begin(), relays_[i].end(), id) == relays_[i].end()) relays_[i].push_back(id);
  }

  [[nodiscard]] bool can_be_told(EntityId id) const {
    const EntityKind entity_kind = people_.entities[id].kind;
    return people_.traits[id].press || (entity_kind == EntityKind::organization && people_.traits[id].named) || entity_kind == EntityKind::other;
  }

  /// Outlets that were told, those who speak for another, outlets that quoted the speaker.
  void find_relays(const Surroundings& around, std::uint32_t i) {
    for (std::size_t at = 0; at < around.tokens().size(); ++at) {
      const TokenIndex t = around.tokens()[at];
      const std::string_view word = tokens_.lower[t];
      const std::string_view next = at + 1 < around.tokens().size() ? std::string_view(tokens_.lower[around.tokens()[at + 1]]) : std::string_view{};
      TokenRange phrase{};
      if ((word == "speaking" || word == "talking" || word == "spoke" || word == "comments" || word == "remarks") && (next == "to" || next == "with")) {
        phrase = phrase_behind(t + 2);
      } else if (word == "interview" && (next == "with" || next == "to" || next == "on" || next == "for")) {
        phrase = phrase_behind(t + 2);
      } else if (verb_lemma(word) == "tell" && text_.classes[t] == WordClass::verb) {
        phrase = phrase_behind(t + 1);
        const Mention* const told = mention_in(phrase);
        if (told == nullptr || !people_.traits[told->entity].press) continue;
      } else if (word == "through" || word == "via") {
        const Mention* const by = mention_in(full_phrase_behind(t + 1));
        if (by != nullptr && people_.entities[by->entity].kind == EntityKind::person) add_relay(i, by->entity);
        continue;
      } else if ((word == "quoted" || word == "cited") && text_.classes[t] == WordClass::verb && next != "by") {
        const TokenIndex floor = tokens_.sentences[tokens_.sentence_of[t]].tokens.first;
        const Mention* const by = mention_in(noun_phrase_before(text_, t, floor).tokens);
        if (by != nullptr) add_relay(i, by->entity);
        continue;
      } else {
        continue;
      }
      const Mention* const outlet = mention_in(phrase);
      if (outlet != nullptr && can_be_told(outlet->entity)) {
        told_outlet_ = i;
        add_relay(i, outlet->entity);
      }
    }
  }

  /// "his lawyer, Ben Acker": the phrase with its apposition; both mention the same one.
  [[nodiscard]] TokenRange full_phrase_behind(TokenIndex i) const {
    const TokenIndex last = tokens_.sentences[tokens_.sentence_of[std::min(i, tokens_.size() - 1)]].tokens.last;
    return i < last ? noun_phrase_at(text_, i, last).tokens : TokenRange{};
  }

  [[nodiscard]] std::vector<EntityId> chain(const Statement& statement, std::uint32_t i) const {
    std::vector<EntityId> links;
    if (attribution_->within) {
      links = statements_[*attribution_->within].chain;
    } else if (outlet_) {
      links.push_back(*outlet_);
    }
    const auto add = [&](EntityId id) {
      if (links.empty() || links.back() != id) links.push_back(id);
    };
    for (const EntityId relay : relays_[i]) add(relay);
    if (statement.speaker) add(*statement.speaker);
    return links;
  }

  // ---- How

  /// Whether token `t` is governed by a preposition within its phrase: "in a statement".
  [[nodiscard]] bool governed(TokenIndex t) const {
    const TokenIndex floor = tokens_.sentences[tokens_.sentence_of[t]].tokens.first;
    const TokenRange core = noun_core_before(text_, t + 1, floor);
    const TokenIndex first = core.empty() ? t : core.first;
    if (first == floor) return false;
    static const WordList prepositions("in\non\nat\nduring\nvia\nthrough\nfrom\nby\nof\nto\nfor\n");
    return prepositions.contains(tokens_.lower[first - 1]);
  }

  [[nodiscard]] bool heads_source(TokenIndex t) const {
    if (attribution_->source.empty()) return false;
    const NounPhrase phrase = noun_phrase_at(text_, attribution_->source.front().first, attribution_->source.front().last);
    return !phrase.empty() && phrase.head() == t;
  }

  /// "a video highlighting", "a statement saying": what the participle hangs on.
  [[nodiscard]] bool carries_participle(TokenIndex t) const {
    return !attribution_->cue.empty() && attribution_->cue.front().first == t + 1 && verb_form(tokens_.lower[verb()]) == VerbForm::gerund;
  }

  /// The phrase nearest to the cue that names a channel.
  [[nodiscard]] Channel named_channel(const Surroundings& around) const {
    Channel best = Channel::unknown;
    std::size_t best_distance = SIZE_MAX;
    const std::size_t centre = around.position(attribution_->cue.empty() ? attribution_->content.front().first : verb());
    for (std::size_t at = 0; at < around.tokens().size();) {
      const std::size_t length = around.phrase_at(channel_phrases(), at);
      if (length == 0) {
        ++at;
        continue;
      }
      const TokenIndex head = around.tokens()[at + length - 1];
      const bool alone = length == 1;
      const bool noun = text_.classes[head] != WordClass::verb;
      const bool counts = !alone || (noun && (governed(head) || heads_source(head) || carries_participle(head))) || text_.classes[head] == WordClass::adverb;
      const std::size_t distance = at > centre ? at - centre : centre - at;
      if (counts && distance < best_distance) {
        best_distance = distance;
        best = channel_named(channel_phrases().find(around.words(at, length))->front());
      }
      at += length;
    }
    return best;
  }

  [[nodiscard]] Channel by_listener(const Statement& statement) const {
    const Cue* const own = cue();
    if (own == nullptr || !(own->object || own->channel == Channel::unknown)) return Channel::unknown;
    for (const EntityId id : statement.addressees) {
      const Entity& listener = people_.entities[id];
      const std::string name = lower(listener.name);
      const std::size_t space = name.rfind(' ');
      const auto* const fields = listeners().find(space == std::string::npos ? std::string_view(name) : std::string_view(name).substr(space + 1));
      if (fields != nullptr && !fields->empty()) return channel_named(fields->front());
      if (lemma() == "tell" && listener.kind == EntityKind::person) return Channel::conversation;
    }
    return Channel::unknown;
  }

  [[nodiscard]] Channel by_speaker(const Statement& statement) const {
    const Cue* const own = cue();
    if (own != nullptr && own->kind == CueClass::document) return Channel::document;
    if (!attribution_->source.empty()) {
      const TokenRange source = attribution_->source.front();
      const std::string_view last = tokens_.lower[source.last - 1];
      if (last == "reports" || last == "report") return Channel::report;
    }
    if (!statement.speaker) return Channel::unknown;
    if (people_.traits[*statement.speaker].press) return Channel::report;
    const std::string name = lower(people_.entities[*statement.speaker].name);
    const bool of_press = name.ends_with("journalists") || name.ends_with("reporters") || name.ends_with("reporter") || name.ends_with("journalist");
    if (of_press && own != nullptr && own->kind == CueClass::ask) return Channel::speech;
    return Channel::unknown;
  }

  [[nodiscard]] Channel channel(const Surroundings& around, const Statement& statement) const {
    const TokenIndex first = attribution_->content.front().first;
    if (posts_[tokens_.sentences[tokens_.sentence_of[first]].block]) return Channel::post;
    const Cue* const own = cue();
    if (own != nullptr && own->kind == CueClass::thought) return Channel::thought;
    if (own != nullptr && own->channel == Channel::post) return Channel::post;
    const Channel speaker_channel = by_speaker(statement);
    if (speaker_channel == Channel::report) return Channel::report;
    const Channel named = named_channel(around);
    const bool told_press = told_publisher() || (told_outlet_ == statements_.size() && !statements_.empty());
    // "told the Argus by telephone" is an interview all the same.
    if (named != Channel::unknown && !(named == Channel::conversation && told_press)) return named;
    if (!relays_[static_cast<std::uint32_t>(statements_.size())].empty() && told_outlet_ == statements_.size()) return Channel::interview;
    if (told_publisher()) return Channel::interview;
    if (speaker_channel != Channel::unknown) return speaker_channel;
    const Channel listener_channel = by_listener(statement);
    if (listener_channel != Channel::unknown) return listener_channel;
    if (own != nullptr && own->channel != Channel::unknown) return own->channel;
    return lemma() == "write" ? Channel::document : Channel::unknown;
  }

  /// "told the Argus", in the Argus: an interview, though the outlet is no link of its own.
  [[nodiscard]] bool told_publisher() const {
    if (attribution_->cue.empty() || lemma() != "tell") return false;
    const Mention* const told = mention_in(phrase_behind(verb() + 1));
    return told != nullptr && people_.traits[told->entity].press;
  }

  /// The same source goes on from a sentence that told more.
  void carry_over(Statement& statement, std::uint32_t i) {
    if (i == 0 || statement.within || !statement.speaker) return;
    std::uint32_t before = i - 1;
    while (before > 0 && statements_[before].within) --before;
    const Statement& last = statements_[before];
    if (last.within || last.speaker != statement.speaker || last.channel == Channel::thought || last.channel == Channel::lip_reading) return;
    const std::uint32_t here = tokens_.sentence_of[attribution_->content.front().first];
    const std::uint32_t there = tokens_.sentence_of[attributions_[before].content.back().first];
    if (tokens_.sentences[here].block > tokens_.sentences[there].block + 1 || here > there + 2) return;
    statement.channel = last.channel;
    for (const EntityId relay : relays_[before]) add_relay(i, relay);
  }

  // ---- How sure

  void certainty(const Surroundings& around, Statement& statement, std::uint32_t i) const {
    for (std::size_t at = 0; at < around.tokens().size();) {
      const std::size_t length = around.phrase_at(hedge_phrases(), at);
      if (length == 0 || !hedges_cue(around.tokens()[at])) {
        ++at;
        continue;
      }
      statement.hedges.push_back(tokens_.span({around.tokens()[at], around.tokens()[at + length - 1] + 1}));
      at += length;
    }
    add_belief(statement, i);
    const Certainty by_cue = cue_certainty();
    statement.certainty = by_cue != Certainty::asserted ? by_cue : statement.hedges.empty() ? Certainty::asserted : Certainty::hedged;
  }

  /// A word of doubt counts near the source or the cue, not in a subordinate clause far off.
  [[nodiscard]] bool hedges_cue(TokenIndex t) const {
    if (attribution_->cue.empty()) return false;
    TokenRange near = attribution_->cue.front();
    for (const TokenRange source : attribution_->source) near = {std::min(near.first, source.first), std::max(near.last, source.last)};
    return t + 4 >= near.first && t < near.last + 4;
  }

  /// "told the paper she believes he said": the belief hedges what he said.
  void add_belief(Statement& statement, std::uint32_t i) const {
    if (!attributions_[i].within) return;
    const Attribution& outer = attributions_[*attributions_[i].within];
    if (outer.cue.empty()) return;
    const TokenIndex begin = outer.cue.back().last;
    const TokenIndex end = outer.content.front().first;
    for (TokenIndex t = begin; t < end && t < begin + 40; ++t) {
      const Cue* const believed = text_.classes[t] == WordClass::verb ? find_cue(tokens_.lower[t]) : nullptr;
      if (believed != nullptr && believed->kind == CueClass::thought) statement.hedges.push_back(tokens_.span({t, t + 1}));
    }
  }

  [[nodiscard]] Certainty cue_certainty() const {
    if (attribution_->cue.empty()) return Certainty::asserted;
    const Cue* const own = cue();
    bool denied = own != nullptr && own->kind == CueClass::deny;
    bool never = own != nullptr && own->infinitive;  // "did not threaten to": nothing is kept back
    bool negated = false;
    bool expected = false;
    const TokenRange words = attribution_->cue.front();
    for (TokenIndex t = words.first; t < words.last; ++t) {
      const std::string_view word = tokens_.lower[t];
      const std::string_view verb_word = verb_lemma(word);
      denied = denied || verb_word == "deny";
      never = never || word == "never";
      negated = negated || word == "not" || word == "never" || word.ends_with("n't") || word == "cannot" || word == "yet" ||
                verb_word == "decline" || verb_word == "refuse" || (verb_word == "fail" && t + 1 < words.last);
      expected = expected || word == "will" || word == "due" || ((word == "expected" || word == "set" || word == "scheduled" || word == "planned" || word == "plans") && t + 1 < words.last);
    }
    if (denied) return Certainty::denied;
    if (negated) return never || (own != nullptr && own->kind == CueClass::thought) ? Certainty::denied : Certainty::withheld;
    return expected ? Certainty::expected : Certainty::asserted;
  }

  // ---- Lips

  [[nodiscard]] bool reads_lips(EntityId id) const {
    const Entity& entity = people_.entities[id];
    const auto names_it = [](const std::string& text) {
      const std::string small = lower(text);
      if (small.find("lip reader") != std::string::npos || small.find("lip reading") != std::string::npos || small.find("lip readers") != std::string::npos) return true;
      std::size_t begin = 0;
      while (begin < small.size()) {
        const std::size_t end = std::min(small.find(' ', begin), small.size());
        if (is_lip_word(std::string_view(small).substr(begin, end - begin))) return true;
        begin = end + 1;
      }
      return false;
    };
    return names_it(entity.name) || std::any_of(entity.roles.begin(), entity.roles.end(), names_it);
  }

  /// What a lip reader, or one who studied the footage beside a lip reader, says that another said; "seemed to mouth".
  [[nodiscard]] bool lip_read(std::uint32_t i, const Statement& statement) const {
    const Cue* const own = cue();
    if (own != nullptr && own->channel == Channel::lip_reading) return true;
    if (own == nullptr || own->kind == CueClass::thought || statement.speaker == std::nullopt) return false;
    for (std::optional<std::uint32_t> outer = attributions_[i].within; outer; outer = attributions_[*outer].within) {
      const auto reader = statements_[*outer].speaker;
      if (!reader || *reader == *statement.speaker) continue;
      if (reads_lips(*reader) || studied_footage(*outer)) return true;
    }
    return false;
  }

  /// "..., who also studied the footage, thinks he said".
  [[nodiscard]] bool studied_footage(std::uint32_t outer) const {
    static const WordList studies("study\nwatch\nanalyse\nanalyze\nreview\nexamine\nview\n");
    bool watched = false;
    bool image = false;
    for (const TokenRange source : attributions_[outer].source)
      for (TokenIndex t = source.first; t < source.last; ++t) {
        watched = watched || tokens_.lower[t] == "studied" || tokens_.lower[t] == "watched" || tokens_.lower[t] == "analysed" || tokens_.lower[t] == "analyzed" || tokens_.lower[t] == "reviewed" || studies.contains(verb_lemma(tokens_.lower[t]));
        image = image || is_image_word(tokens_.lower[t]);
      }
    return watched && image;
  }

  void read_from_lips(Statement& statement, std::uint32_t i) const {
    statement.channel = Channel::lip_reading;
    if (statement.certainty == Certainty::asserted) statement.certainty = Certainty::hedged;
    const TokenIndex anchor = attributions_[i].content.front().first;
    const std::uint32_t here = tokens_.sentence_of[anchor];
    const std::uint32_t from = here > kSceneSentences ? here - kSceneSentences : 0;
    for (std::uint32_t s = here + 1; s-- > from;) {
      const TokenRange sentence = tokens_.sentences[s].tokens;
      if (sentence.size() > 400) return;
      if (tokens_.sentences[s].block + 1 < tokens_.sentences[here].block) return;
      if (statement.addressees.empty() && statement.speaker) scene_listener(statement, sentence);
      if (!statement.basis) find_basis(statement, sentence);
    }
  }

  /// "A video showed Rao speaking quietly to Lind": whom the one whose lips are read was speaking to.
  void scene_listener(Statement& statement, TokenRange sentence) const {
    static const WordList talks("speak\ntalk\nwhisper\nturn\nlean\nmutter\nmurmur\n");
    for (TokenIndex t = sentence.first; t + 1 < sentence.last; ++t) {
      if (!talks.contains(verb_lemma(tokens_.lower[t]))) continue;
      const Mention* const who = t > sentence.first ? people_.at(t - 1) : nullptr;
      if (who == nullptr || who->entity != *statement.speaker) continue;
      TokenIndex to = t + 1;
      while (to < sentence.last && text_.classes[to] == WordClass::adverb) ++to;
      if (to + 1 >= sentence.last || (tokens_.lower[to] != "to" && tokens_.lower[to] != "with")) continue;
      const Mention* const listener = mention_in(noun_phrase_at(text_, to + 1, sentence.last).core);
      if (listener != nullptr && listener->entity != *statement.speaker && people_.entities[listener->entity].kind == EntityKind::person)
        statement.addressees.push_back(listener->entity);
      return;
    }
  }

  /// The footage that was read, and whose it is where the page tells: "a video captured by".
  void find_basis(Statement& statement, TokenRange sentence) const {
    static const WordList makes("capture\nfilm\nrecord\nshoot\nrelease\npublish\npost\nair\nbroadcast\n");
    for (TokenIndex t = sentence.first; t < sentence.last; ++t) {
      const std::string_view word = tokens_.lower[t];
      if (!is_image_word(word)) continue;
      statement.basis = Basis{word == "recording" ? "recording" : "video", std::nullopt};
      for (TokenIndex by = t + 1; by + 1 < sentence.last && by < t + 6; ++by) {
        if (tokens_.lower[by] != "by" || !makes.contains(verb_lemma(tokens_.lower[by - 1]))) continue;
        if (const Mention* const owner = mention_in(noun_phrase_at(text_, by + 1, sentence.last).core)) statement.basis->entity = owner->entity;
      }
      return;
    }
  }

  // ---- When and in which language

  [[nodiscard]] std::optional<TimeId> time(const Surroundings& around) const {
    std::optional<TimeId> found;
    for (const TokenIndex t : around.tokens()) {
      const Span span = tokens_.tokens[t].span;
      const auto at = std::lower_bound(times_.begin(), times_.end(), span.begin, [](const TimeExpression& x, std::uint32_t b) { return x.span.begin < b; });
      if (at == times_.end() || at->span.begin != span.begin) continue;
      if (at->type != TimeType::date && at->type != TimeType::time) continue;
      if (found) return std::nullopt;  // two times: which one is it?
      found = static_cast<TimeId>(at - times_.begin());
    }
    return found;
  }

  [[nodiscard]] std::optional<std::string> language(const Surroundings& around) const {
    for (std::size_t at = 0; at + 1 < around.tokens().size(); ++at) {
      if (tokens_.lower[around.tokens()[at]] != "in") continue;
      const std::string_view code = language_code(tokens_.lower[around.tokens()[at + 1]]);
      if (!code.empty()) return std::string(code);
    }
    return std::nullopt;
  }

  const Clause& text_;
  const Tokens& tokens_;
  People& people_;
  const std::vector<Attribution>& attributions_;
  const std::vector<TimeExpression>& times_;
  const Attribution* attribution_ = nullptr;
  std::optional<EntityId> outlet_;
  std::vector<bool> posts_;                     ///< for each block
  std::vector<std::vector<EntityId>> relays_;   ///< of each attribution alone
  std::optional<std::uint32_t> told_outlet_;    ///< the latest attribution that an outlet was told
  std::vector<Statement> statements_;
};

}  // namespace

std::vector<Statement> weigh_evidence(const Article& article, const Clause& text, People& people,
                                      const std::vector<Attribution>& attributions, const std::vector<TimeExpression>& times) {
  return Evidence(article, text, people, attributions, times).run();
}

}  // namespace hearsay
