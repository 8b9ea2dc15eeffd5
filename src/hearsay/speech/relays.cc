#include "hearsay/speech/relays.h"

#include <algorithm>

#include "hearsay/base/word_list.h"

namespace hearsay {
namespace {

/// Words behind which "to" or "with" and an outlet stand.
bool meets_the_press(std::string_view word) {
  static const WordList list("speaking\ntalking\nspoke\ncomments\nremarks\ninterview\n");
  return list.contains(word);
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
    } else if (verb && verb_lemma(word) == "tell") {
      const Mention* const told = view_.mention_in(view_.phrase_behind(t + 1));
      if (told != nullptr && view_.is_press(*told)) add_outlet(told);
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

  void add_outlet(const Mention* outlet) {
    if (outlet == nullptr) return;
    const EntityKind kind = view_.kind_of(*outlet);
    const bool named_body = kind == EntityKind::organization && view_.people().traits[outlet->entity].named;
    if (!view_.is_press(*outlet) && !named_body && kind != EntityKind::other) return;
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
