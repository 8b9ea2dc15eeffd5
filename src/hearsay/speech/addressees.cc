#include "hearsay/speech/addressees.h"

#include <algorithm>

#include "hearsay/base/word_list.h"
#include "hearsay/speech/channel.h"
#include "hearsay/speech/unnamed.h"

namespace hearsay {
namespace {

class AddresseeFinder {
 public:
  AddresseeFinder(const AttributionView& view, People& people, std::optional<EntityId> speaker,
                  std::optional<EntityId> first_person)
      : view_(view), people_(people), speaker_(speaker), first_person_(first_person) {}

  std::vector<EntityId> run() {
    const Cue* const cue = view_.cue();
    if (cue == nullptr) return {};
    if (cue->object) add_object();
    if (view_.is_passive()) {
      if (cue->object) add_subject();
      return std::move(found_);
    }
    if (found_.empty() && (cue->kind == CueClass::say || cue->kind == CueClass::ask)) add_prepositional(*cue);
    if (found_.empty()) add_recipient();
    if (found_.empty()) add(one_who_faces());
    return std::move(found_);
  }

 private:
  void add(TokenRange phrase) {
    if (phrase.size() == 1 && view_.lower(phrase.first) == "me") {
      if (first_person_) found_.push_back(*first_person_);
      return;
    }
    const Mention* const mention = view_.mention_in(phrase);
    if (mention == nullptr || view_.is_press(*mention) || mention->entity == speaker_) return;
    if (view_.kind_of(*mention) == EntityKind::place) return;
    if (std::find(found_.begin(), found_.end(), mention->entity) == found_.end())
      found_.push_back(mention->entity);
  }

  /// "told reporters that"; "told the tower", whom only these words name.
  void add_object() {
    static const WordList tells("tell\ninform\nremind\nassure\n");
    const TokenIndex next = view_.verb() + 1;
    if (next >= view_.tokens().size() || view_.in_content(next)) return;
    TokenRange phrase = view_.phrase_behind(next);
    // "told her | the house was empty"
    static const WordList objects("him\nher\nthem\nme\nus\nyou\n");
    if (objects.contains(view_.lower(next)) && (view_.in_content(next + 1) || phrase.size() > 2))
      phrase = {next, next + 1};
    add(phrase);
    if (!found_.empty() || phrase.empty() || !tells.contains(view_.lemma())) return;
    if (view_.mention_in(phrase) != nullptr || view_.text().classes[phrase.first] == WordClass::pronoun) return;
    if (!names_occasion(view_.tokens(), phrase)) found_.push_back(add_unnamed(people_, view_.tokens(), phrase));
  }

  /// "The mayor was told that".
  void add_subject() {
    const TokenIndex first = view_.attribution().cue.front().first;
    add(noun_phrase_before(view_.text(), first, view_.sentence_at(first).first).tokens);
  }

  /// "whispered to his aide", "shouted at the referee", on either side of the content.
  void add_prepositional(const Cue& cue) {
    const std::vector<TokenIndex>& around = view_.around().tokens();
    for (std::size_t at = view_.around().position(view_.verb()); at + 1 < around.size(); ++at) {
      const std::string_view word = view_.lower(around[at]);
      static const WordList aimed("snap\nbark\nhiss\nswear\ngrowl\nmouth\nrage\njoke\nlaugh\nshoot\nthrow\n");
      const bool at_somebody = cue.channel == Channel::speech || aimed.contains(view_.lemma());
      if (word != "to" && !(word == "at" && at_somebody)) continue;
      const TokenRange phrase = view_.phrase_behind(around[at] + 1);
      const Mention* const mention = view_.mention_in(phrase);
      if (mention == nullptr) {
        const bool somebody = !phrase.empty() && role_kind(view_.lower(phrase.last - 1)) != RoleKind::none;
        if (somebody) found_.push_back(add_unnamed(people_, view_.tokens(), phrase));
        return;
      }
      const EntityKind kind = view_.kind_of(*mention);
      if (kind == EntityKind::person || kind == EntityKind::group) add(phrase);
      return;
    }
  }

  /// "In a letter to shareholders, the bank promised".
  void add_recipient() {
    static const WordList papers(
        "letter\nnote\nmemo\nmemorandum\nemail\ne-mail\nmessage\ntext\nspeech\naddress\n");
    const std::vector<TokenIndex>& around = view_.around().tokens();
    for (std::size_t at = 0; at + 2 < around.size(); ++at) {
      if (!papers.contains(view_.lower(around[at])) || view_.lower(around[at + 1]) != "to" ||
          around[at + 1] != around[at] + 1)
        continue;
      const TokenRange phrase = view_.phrase_behind(around[at] + 2);
      const Mention* const mention = view_.mention_in(phrase);
      if (mention == nullptr) return;
      const EntityKind kind = view_.kind_of(*mention);
      if (kind == EntityKind::person || kind == EntityKind::group) add(phrase);
      return;
    }
  }

  /// "The mayor faced taunts from reporters asking if": the subject faces the question.
  [[nodiscard]] TokenRange one_who_faces() const {
    static const WordList faces("face\nfield\nreceive\nendure\nmeet\nhear\nget\n");
    if (view_.attribution().source.empty() || !view_.is_gerund()) return {};
    const TokenIndex source = view_.attribution().source.front().first;
    const TokenIndex floor = view_.sentence_at(source).first;
    if (source < floor + 3 || view_.lower(source - 1) != "from") return {};
    constexpr TokenIndex kFarthest = 6;
    for (TokenIndex t = source - 1; t > floor && t + kFarthest > source; --t)
      if (view_.text().classes[t] == WordClass::verb && faces.contains(verb_lemma(view_.lower(t))))
        return noun_core_before(view_.text(), t, floor);
    return {};
  }

  const AttributionView& view_;
  People& people_;
  std::optional<EntityId> speaker_;
  std::optional<EntityId> first_person_;
  std::vector<EntityId> found_;
};

}  // namespace

std::vector<EntityId> find_addressees(const AttributionView& view, People& people,
                                      std::optional<EntityId> speaker, std::optional<EntityId> first_person) {
  return AddresseeFinder(view, people, speaker, first_person).run();
}

}  // namespace hearsay
