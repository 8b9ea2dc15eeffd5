#include "hearsay/speech/cue_lexicon.h"

#include <array>
#include <unordered_map>

#include "hearsay/base/word_list.h"
#include "hearsay/language/word_class.h"
#include "hearsay/speech/data.h"

namespace hearsay {
namespace {

CueClass class_named(std::string_view name) {
  if (name == "say") return CueClass::say;
  if (name == "ask") return CueClass::ask;
  if (name == "thought") return CueClass::thought;
  if (name == "deny") return CueClass::deny;
  return name == "document" ? CueClass::document : CueClass::none;
}

const std::unordered_map<std::string_view, Cue>& cues() {
  static const auto map = [] {
    std::unordered_map<std::string_view, Cue> out;
    for (const auto& line : word_list_lines(speech_data::cues)) {
      if (line.size() < 4) continue;
      const auto takes = [&](char flag) { return line[2].find(flag) != std::string_view::npos; };
      out.emplace(line[0], Cue{class_named(line[1]), takes('c'), takes('w'), takes('q'), takes('o'), takes('i'),
                               takes('n'), takes('s'), channel_named(line[3])});
    }
    return out;
  }();
  return map;
}

}  // namespace

Channel channel_named(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, Channel>, 10> kNames{
      {{"speech", Channel::speech},
       {"press-conference", Channel::press_conference},
       {"interview", Channel::interview},
       {"conversation", Channel::conversation},
       {"broadcast", Channel::broadcast},
       {"post", Channel::post},
       {"document", Channel::document},
       {"report", Channel::report},
       {"lip-reading", Channel::lip_reading},
       {"thought", Channel::thought}}};
  for (const auto& [text, channel] : kNames)
    if (text == name) return channel;
  return Channel::unknown;
}

const Cue* cue_of_lemma(std::string_view lemma) {
  const auto found = cues().find(lemma);
  return found == cues().end() ? nullptr : &found->second;
}

const Cue* state_cue(std::string_view word) {
  static const WordList thoughts(
      "convinced\ncertain\nsure\nconfident\nhopeful\nworried\nconcerned\nafraid\nfearful\nanxious\ndoubtful\n"
      "sceptical\nskeptical\noptimistic\npessimistic\npersuaded\naware\nunaware\neager\nkeen\nsatisfied\n"
      "determined\nresigned\n");
  static constexpr Cue kThought{.kind = CueClass::thought, .clause = true};
  static constexpr Cue kInsisting{.kind = CueClass::say, .clause = true};
  return thoughts.contains(word) ? &kThought : word == "adamant" ? &kInsisting : nullptr;
}

const Cue* find_cue(std::string_view word) {
  const std::string_view lemma = verb_lemma(word);
  return lemma.empty() ? nullptr : cue_of_lemma(lemma);
}

}  // namespace hearsay
