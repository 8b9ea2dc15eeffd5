#include "hearsay/speech/relays.h"

#include <algorithm>

#include "hearsay/base/utf8.h"
#include "hearsay/base/word_list.h"
#include "hearsay/people/lexicon.h"

namespace hearsay {
namespace {

/// Words behind which "to" or "with" and an outlet stand.
bool meets_the_press(std::string_view word) {
  static const WordList list("speaking\ntalking\nspoke\ncomments\nremarks\ninterview\n");
  return list.contains(word);
}

/// Words behind which "to" and an outlet tell who was told, though the words came on paper.
bool is_sent(std::string_view word) {
  static const WordList list("statement\nletter\nemail\ne-mail\nmessage\nnote\ncomment\n");
  return list.contains(word);
}

bool reaches(std::string_view word) {
  static const WordList list("reached\ncontacted\ninterviewed\ntelephoned\nphoned\n");
  return list.contains(word);
}

/// Whether a name is a public body's, at which one speaks, by one of its words or because a list has it.
bool is_public_name(std::string_view name) {
  static const WordList words(
      "parliament\ncongress\nsenate\nhouse\nassembly\ncourt\ncommittee\ncommission\ncouncil\nboard\ninquiry\nin"
      "quest\n"
      "tribunal\nconference\nsummit\nforum\nunion\nassociation\nparty\nclub\nministry\noffice\nagency\ndepartme"
      "nt\n"
      "university\npolice\nbank\nservice\nauthority\nfederation\nchamber\nknesset\nduma\nbundestag\nnato\nun"
      "\n");
  const std::string small = lower(name);
  for (std::string_view rest = small; !rest.empty();) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    if (words.contains(rest.substr(0, end))) return true;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return organization_named(name) != OrganizationKind::none;
}

bool leads_to_outlet(std::string_view word) {
  static const WordList list("to\nwith\non\nfor\n");
  return list.contains(word);
}

class RelayFinder {
 public:
  RelayFinder(const AttributionView& view, std::optional<EntityId> publisher)
      : view_(view), publisher_(publisher) {}

  Relays run() {
    const std::vector<TokenIndex>& around = view_.around().tokens();
    for (std::size_t at = 0; at < around.size(); ++at)
      look_at(around[at], at + 1 < around.size() ? view_.lower(around[at + 1]) : std::string_view{});
    return std::move(found_);
  }

 private:
  void look_at(TokenIndex t, std::string_view next) {
    const std::string_view word = view_.lower(t);
    const bool verb = view_.text().classes[t] == WordClass::verb;
    if (meets_the_press(word) && leads_to_outlet(next)) {
      add_outlet(view_.mention_in(view_.phrase_behind(t + 2)));
    } else if (is_sent(word) && next == "to") {
      const Mention* const sent = view_.mention_in(view_.phrase_behind(t + 2));
      if (sent != nullptr && view_.is_press(*sent)) add_outlet(sent);
    } else if (verb && verb_lemma(word) == "tell") {
      const Mention* const told = view_.mention_in(view_.phrase_behind(t + 1));
      if (told != nullptr && (view_.is_press(*told) || may_be_outlet(*told))) add_outlet(told);
    } else if (reaches(word)) {
      look_at_caller(t);
    } else if (word == "through" || word == "via") {
      const TokenIndex last = view_.sentence_at(t).last;
      const Mention* const by =
          t + 1 < last ? view_.mention_in(noun_phrase_at(view_.text(), t + 1, last).tokens) : nullptr;
      if (by != nullptr && view_.kind_of(*by) == EntityKind::person) add(by->entity);
    } else if (verb && (word == "quoted" || word == "cited") && next != "by") {
      const Mention* const by =
          view_.mention_in(noun_phrase_before(view_.text(), t, view_.sentence_at(t).first).tokens);
      if (by != nullptr) add(by->entity);
    }
  }

  /// A named body of which no list knows that it is none: "told Rádio Litoral". One tells parliaments and
  /// courts too, but those are known by their words.
  [[nodiscard]] bool may_be_outlet(const Mention& told) const {
    const Entity& entity = view_.people().entities[told.entity];
    if (told.form != MentionForm::name || !view_.people().traits[told.entity].named) return false;
    // "Le Quotidien du Sud" may be taken for a place, but is in no list of them.
    const bool unknown_place =
        entity.kind == EntityKind::place && entity.name.contains(' ') && !is_place(entity.name);
    if (entity.kind != EntityKind::organization && entity.kind != EntityKind::other && !unknown_place)
      return false;
    return !is_public_name(entity.name);
  }

  /// "said when The Meridian reached him by telephone", "reached by phone, he said".
  void look_at_caller(TokenIndex t) {
    const TokenRange sentence = view_.sentence_at(t);
    const Mention* const caller = view_.mention_in(noun_phrase_before(view_.text(), t, sentence.first).tokens);
    if (caller != nullptr && view_.is_press(*caller)) return add_outlet(caller);
    if (t + 1 >= sentence.last || view_.lower(t + 1) != "by") return;
    const Mention* const by = view_.mention_in(view_.phrase_behind(t + 2));
    if (by != nullptr && view_.is_press(*by)) add_outlet(by);
    const std::string_view how = t + 2 < sentence.last ? view_.lower(t + 2) : std::string_view{};
    found_.told_outlet = found_.told_outlet || how == "phone" || how == "telephone" || how == "email";
  }

  void add_outlet(const Mention* outlet) {
    if (outlet == nullptr) return;
    const EntityKind kind = view_.kind_of(*outlet);
    const bool named_body = kind == EntityKind::organization && view_.people().traits[outlet->entity].named;
    if (!view_.is_press(*outlet) && !named_body && kind != EntityKind::other && !may_be_outlet(*outlet)) return;
    found_.told_outlet = true;
    add(outlet->entity);
  }

  void add(EntityId id) {
    if (id == publisher_ || std::find(found_.links.begin(), found_.links.end(), id) != found_.links.end())
      return;
    found_.links.push_back(id);
  }

  const AttributionView& view_;
  std::optional<EntityId> publisher_;
  Relays found_;
};

}  // namespace

Relays find_relays(const AttributionView& view, std::optional<EntityId> publisher) {
  return RelayFinder(view, publisher).run();
}

}  // namespace hearsay
