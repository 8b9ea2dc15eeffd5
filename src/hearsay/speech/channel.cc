#include "hearsay/speech/channel.h"

#include <string>

#include "hearsay/base/utf8.h"
#include "hearsay/base/word_list.h"
#include "hearsay/speech/data.h"

namespace hearsay {
namespace {

const WordList& channel_phrases() {
  static const WordList list(speech_data::channels);
  return list;
}

std::string_view last_word(std::string_view name) {
  const std::size_t space = name.rfind(' ');
  return space == std::string_view::npos ? name : name.substr(space + 1);
}

class ChannelFinder {
 public:
  ChannelFinder(const AttributionView& view, const Relays& relays, std::optional<EntityId> speaker,
                const std::vector<EntityId>& addressees)
      : view_(view), relays_(relays), speaker_(speaker), addressees_(addressees), cue_(view.cue()) {}

  /// The first of these that tells: what kind of act the verb is, who publishes, the words beside it, who
  /// listens.
  [[nodiscard]] Channel run() const {
    if (cue_ != nullptr && cue_->kind == CueClass::thought) return Channel::thought;
    if (cue_ != nullptr && cue_->channel == Channel::post) return Channel::post;
    const Channel by_source = of_source();
    if (by_source == Channel::report) return by_source;
    if (const Channel paper = of_source_noun(); paper != Channel::unknown) return paper;
    const Channel named = named_nearest();
    // "told the Argus by telephone" is an interview all the same.
    if (named != Channel::unknown && !(named == Channel::conversation && relays_.told_outlet)) return named;
    if (relays_.told_outlet) return Channel::interview;
    if (by_source != Channel::unknown) return by_source;
    const Channel by_listener = of_listener();
    if (by_listener != Channel::unknown) return by_listener;
    if (cue_ != nullptr && cue_->channel != Channel::unknown) return cue_->channel;
    return of_content_end();
  }

 private:
  [[nodiscard]] Channel of_source() const {
    if (cue_ != nullptr && cue_->kind == CueClass::document) return Channel::document;
    if (!view_.attribution().source.empty()) {
      const std::string_view last = view_.lower(view_.attribution().source.front().last - 1);
      if (last == "reports" || last == "report") return Channel::report;
    }
    if (!speaker_) return Channel::unknown;
    const EntityTraits& traits = view_.people().traits[*speaker_];
    if (traits.press) return Channel::report;
    // Of a body that nothing else is known of, "La Voce di Trastevere reports" says that it is an outlet.
    const EntityKind kind = view_.people().entities[*speaker_].kind;
    const bool body = kind == EntityKind::organization || kind == EntityKind::other;
    if (view_.lemma() == "report" && traits.named && body && !view_.is_passive()) return Channel::report;
    static const WordList reporters(
        "reporter\nreporters\njournalist\njournalists\ncorrespondent\ncorrespondents\n");
    const std::string name = lower(view_.people().entities[*speaker_].name);
    const bool asks = cue_ != nullptr && cue_->kind == CueClass::ask && reporters.contains(last_word(name));
    return asks ? Channel::speech : Channel::unknown;
  }

  /// "a note of the call says": what the source is, if that is a paper or a broadcast.
  [[nodiscard]] Channel of_source_noun() const {
    if (view_.attribution().source.empty()) return Channel::unknown;
    const TokenRange source = view_.attribution().source.front();
    const NounPhrase phrase = noun_phrase_at(view_.text(), source.first, source.last);
    if (phrase.empty()) return Channel::unknown;
    const auto* const fields = channel_phrases().find(view_.lower(phrase.head()));
    const Channel named = fields == nullptr ? Channel::unknown : channel_named(fields->front());
    return named == Channel::document || named == Channel::post ? named : Channel::unknown;
  }

  /// "announced the evacuation | on his Telegram channel": the end of a content that is no quotation.
  [[nodiscard]] Channel of_content_end() const {
    constexpr TokenIndex kLongest = 6;  // tokens
    const TokenRange content = view_.attribution().content.back();
    if (view_.quotation_at(content.first) != nullptr) return Channel::unknown;
    for (TokenIndex first = content.last - std::min(kLongest, content.size()); first + 1 < content.last;
         ++first) {
      std::string words;
      for (TokenIndex t = first; t < content.last; ++t)
        words += (t == first ? "" : " ") + view_.tokens().lower[t];
      const WordClass before = view_.text().classes[first];
      const auto* const fields = channel_phrases().find(words);
      if (fields != nullptr && before == WordClass::preposition) return channel_named(fields->front());
      // "on | his Telegram channel"
      const bool governed = first > content.first && view_.text().classes[first - 1] == WordClass::preposition;
      if (fields != nullptr && governed) return channel_named(fields->front());
    }
    return Channel::unknown;
  }

  /// Of the phrases around that name a channel, the one nearest to the verb.
  [[nodiscard]] Channel named_nearest() const {
    const Surroundings& around = view_.around();
    Channel nearest = Channel::unknown;
    std::size_t nearest_distance = SIZE_MAX;
    const TokenIndex anchor = view_.has_cue() ? view_.verb() : view_.attribution().content.front().first;
    const std::size_t centre = around.position(anchor);
    for (std::size_t at = 0; at < around.tokens().size();) {
      const std::size_t length = around.phrase_at(channel_phrases(), at);
      const std::size_t distance = at > centre ? at - centre : centre - at;
      if (length > 0 && distance < nearest_distance && (length > 1 || counts_alone(around.tokens()[at]))) {
        nearest_distance = distance;
        nearest = channel_named(channel_phrases().find(around.words(at, length))->front());
      }
      at += std::max<std::size_t>(length, 1);
    }
    return nearest;
  }

  /// A single noun names the channel only where it is one: "in a letter", "a report found", "a video showing".
  [[nodiscard]] bool counts_alone(TokenIndex t) const {
    const WordClass word_class = view_.text().classes[t];
    if (word_class == WordClass::adverb) return true;
    // "Tweeting from the lounge, she joked"
    if (word_class == WordClass::verb && verb_form(view_.lower(t)) == VerbForm::gerund)
      return view_.sentence_at(t).first == t;
    return word_class != WordClass::verb && (is_governed(t) || heads_source(t) || carries_participle(t));
  }

  [[nodiscard]] bool is_governed(TokenIndex t) const {
    static const WordList prepositions("in\non\nat\nduring\nvia\nthrough\nfrom\nby\nof\nto\nfor\n");
    const TokenIndex floor = view_.sentence_at(t).first;
    TokenIndex first = t;
    // "at | Wednesday's hearing", "in | her annual outlook"
    for (int owners = 0; owners < 2; ++owners) {
      const TokenRange core = noun_core_before(view_.text(), first + 1, floor);
      first = core.empty() ? first : core.first;
      if (first < floor + 2 || view_.tokens().tokens[first - 1].shape != TokenShape::apostrophe) break;
      first -= 2;
    }
    return first > floor && prepositions.contains(view_.lower(first - 1));
  }

  [[nodiscard]] bool heads_source(TokenIndex t) const {
    if (view_.attribution().source.empty()) return false;
    const TokenRange source = view_.attribution().source.front();
    const NounPhrase phrase = noun_phrase_at(view_.text(), source.first, source.last);
    return !phrase.empty() && phrase.head() == t;
  }

  [[nodiscard]] bool carries_participle(TokenIndex t) const {
    return view_.is_gerund() && view_.attribution().cue.front().first == t + 1;
  }

  /// Whom one tells in public, whom in private.
  [[nodiscard]] Channel of_listener() const {
    static const WordList listeners(speech_data::listeners);
    if (cue_ == nullptr || !(cue_->object || cue_->channel == Channel::unknown)) return Channel::unknown;
    for (const EntityId id : addressees_) {
      const Entity& listener = view_.people().entities[id];
      const std::string name = lower(listener.name);
      const auto* const fields = listeners.find(last_word(name));
      if (fields != nullptr && !fields->empty()) return channel_named(fields->front());
      if (view_.lemma() == "tell" && listener.kind == EntityKind::person) return Channel::conversation;
    }
    return Channel::unknown;
  }

  const AttributionView& view_;
  const Relays& relays_;
  std::optional<EntityId> speaker_;
  const std::vector<EntityId>& addressees_;
  const Cue* cue_;
};

}  // namespace

Channel find_channel(const AttributionView& view, const Relays& relays, std::optional<EntityId> speaker,
                     const std::vector<EntityId>& addressees, bool in_post) {
  return in_post ? Channel::post : ChannelFinder(view, relays, speaker, addressees).run();
}

bool names_occasion(const Tokens& tokens, TokenRange phrase) {
  const std::string& last = tokens.lower[phrase.last - 1];
  if (channel_phrases().contains(last)) return true;
  return phrase.size() > 1 && channel_phrases().contains(tokens.lower[phrase.last - 2] + " " + last);
}

}  // namespace hearsay
