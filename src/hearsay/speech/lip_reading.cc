#include "hearsay/speech/lip_reading.h"

#include <algorithm>
#include <optional>
#include <string>

#include "hearsay/base/utf8.h"
#include "hearsay/base/word_list.h"

namespace hearsay {
namespace {

constexpr std::uint32_t kSentencesBack = 3;   // how far back a scene or a video reaches
constexpr TokenIndex kLongestSentence = 400;  // tokens; a longer one is no scene

bool is_image_word(std::string_view word) {
  static const WordList list("video\nfootage\nclip\nfilm\nrecording\n");
  return list.contains(word);
}

/// "lip reader", "lipreading expert", "speech-reading specialist".
bool names_lip_reader(const std::string& text) {
  const std::string words = lower(text);
  for (const std::string_view sign :
       {"lip reader", "lip reading", "lip-read", "lipread", "speech-read", "speechread", "speech reader"})
    if (const std::size_t at = words.find(sign); at != std::string::npos && (at == 0 || words[at - 1] == ' '))
      return true;
  return false;
}

bool reads_lips(const Entity& entity) {
  return names_lip_reader(entity.name) ||
         std::any_of(entity.roles.begin(), entity.roles.end(), names_lip_reader);
}

/// "..., who also studied the footage, thinks he said".
bool studied_footage(const AttributionView& view, const Attribution& attribution) {
  static const WordList studies("study\nwatch\nanalyse\nanalyze\nreview\nexamine\nview\n");
  bool studied = false;
  bool image = false;
  for (const TokenRange source : attribution.source)
    for (TokenIndex t = source.first; t < source.last; ++t) {
      studied = studied || studies.contains(verb_lemma(view.lower(t)));
      image = image || is_image_word(view.lower(t));
    }
  return studied && image;
}

/// "A video showed Rao speaking quietly to Lind": whom the one whose lips are read was speaking to.
std::optional<EntityId> scene_listener(const AttributionView& view, TokenRange sentence, EntityId speaker) {
  static const WordList talks("speak\ntalk\nwhisper\nturn\nlean\nmutter\nmurmur\n");
  for (TokenIndex t = sentence.first + 1; t + 1 < sentence.last; ++t) {
    if (!talks.contains(verb_lemma(view.lower(t)))) continue;
    const Mention* const who = view.people().at(t - 1);
    if (who == nullptr || who->entity != speaker) continue;
    TokenIndex to = t + 1;
    while (to < sentence.last && view.text().classes[to] == WordClass::adverb) ++to;
    if (to + 1 >= sentence.last || (view.lower(to) != "to" && view.lower(to) != "with")) continue;
    const Mention* const listener = view.mention_in(noun_phrase_at(view.text(), to + 1, sentence.last).core);
    const bool person = listener != nullptr && view.kind_of(*listener) == EntityKind::person;
    return person && listener->entity != speaker ? std::optional(listener->entity) : std::nullopt;
  }
  return std::nullopt;
}

/// The footage that was read, and whose it is where the page tells: "a video captured by".
std::optional<Basis> footage(const AttributionView& view, TokenRange sentence) {
  static const WordList makes("capture\nfilm\nrecord\nshoot\nrelease\npublish\npost\nair\nbroadcast\n");
  constexpr TokenIndex kFarthest = 6;
  for (TokenIndex t = sentence.first; t < sentence.last; ++t) {
    if (!is_image_word(view.lower(t))) continue;
    Basis basis{view.lower(t) == "recording" ? "recording" : "video", std::nullopt};
    for (TokenIndex by = t + 1; by + 1 < sentence.last && by < t + kFarthest; ++by) {
      if (view.lower(by) != "by" || !makes.contains(verb_lemma(view.lower(by - 1)))) continue;
      const Mention* const owner = view.mention_in(noun_phrase_at(view.text(), by + 1, sentence.last).core);
      if (owner != nullptr) basis.entity = owner->entity;
    }
    return basis;
  }
  return std::nullopt;
}

}  // namespace

bool is_read_from_lips(const AttributionView& view, const Statement& statement,
                       const std::vector<Statement>& before) {
  const Cue* const cue = view.cue();
  if (cue != nullptr && cue->channel == Channel::lip_reading) return true;
  if (cue == nullptr || cue->kind == CueClass::thought || !statement.speaker) return false;
  for (std::optional<StatementId> outer = statement.within; outer; outer = before[*outer].within) {
    const std::optional<EntityId> reader = before[*outer].speaker;
    if (!reader || *reader == *statement.speaker) continue;
    if (reads_lips(view.people().entities[*reader])) return true;
    if (outer == statement.within && view.outer() != nullptr && studied_footage(view, *view.outer()))
      return true;
  }
  return false;
}

void read_from_lips(const AttributionView& view, Statement& statement) {
  statement.channel = Channel::lip_reading;
  if (statement.certainty == Certainty::asserted) statement.certainty = Certainty::hedged;
  const std::vector<Sentence>& sentences = view.tokens().sentences;
  const std::uint32_t here = view.tokens().sentence_of[view.attribution().content.front().first];
  for (std::uint32_t back = 0; back <= kSentencesBack && back <= here; ++back) {
    const Sentence& sentence = sentences[here - back];
    if (sentence.tokens.size() > kLongestSentence || sentence.block + 1 < sentences[here].block) return;
    if (statement.addressees.empty() && statement.speaker)
      if (const auto listener = scene_listener(view, sentence.tokens, *statement.speaker))
        statement.addressees.push_back(*listener);
    if (!statement.basis) statement.basis = footage(view, sentence.tokens);
  }
}

}  // namespace hearsay
