#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "hearsay/base/utf8.h"
#include "hearsay/language/word_class.h"
#include "hearsay/story/differences.h"
#include "hearsay/story/person_name.h"

namespace hearsay {
namespace {

constexpr double kSameRole = 0.3;  // of the weight of the sentences that name them first
constexpr std::size_t kMostOfSurname = 8;

/// "Ana Ruiz", but not "Each leader".
bool is_full_name(std::string_view words) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    const std::string_view word = words.substr(at, end - at);
    const WordClass c = word_class(lower(word));
    // "Winifred" has the ending of a verb.
    const bool may_be_name = c == WordClass::other || c == WordClass::verb || c == WordClass::adverb;
    if (word.empty() || lower(word) == word || !may_be_name) return false;
    ++count;
    at = end + 1;
  }
  return count > 1;
}

/// Somebody whom the group names in full.
struct NamedPerson {
  EntityId entity = 0;
  PersonName name;
  std::set<std::uint32_t> documents;
  DocumentSpan first;  ///< the first mention of the full name
  const StorySentence* sentence = nullptr;
};

class NameComparison {
 public:
  explicit NameComparison(const StorySentences& sentences) : sentences_(sentences) {}

  std::vector<Difference> run() {
    collect();
    std::map<std::string, std::vector<const NamedPerson*>> by_surname;
    for (const auto& [id, person] : people_)
      if (person.sentence != nullptr) by_surname[person.name.surname()].push_back(&person);
    std::vector<Difference> found;
    for (const auto& [surname, people] : by_surname)
      for (std::size_t i = 0; i < people.size() && i < kMostOfSurname; ++i)
        for (std::size_t j = i + 1; j < people.size() && j < kMostOfSurname; ++j)
          if (are_one(*people[i], *people[j])) {
            const bool in_order = people[i]->first < people[j]->first;
            const NamedPerson& a = *people[in_order ? i : j];
            const NamedPerson& b = *people[in_order ? j : i];
            found.push_back({DifferenceKind::name,
                             a.first,
                             b.first,
                             {a.first.document, a.sentence->span},
                             {b.first.document, b.sentence->span}});
          }
    return found;
  }

 private:
  void collect() {
    const Story& story = sentences_.story();
    for (const StorySentence& sentence : sentences_.all()) {
      const Record& record = story.documents[sentence.document];
      for (const PlacedEntity& placed : sentence.entities) {
        const Entity& entity = story.entities[placed.entity].entity;
        if (entity.kind != EntityKind::person) continue;
        NamedPerson& person = people_[placed.entity];
        person.documents.insert(sentence.documents.begin(), sentence.documents.end());
        if (person.sentence != nullptr) continue;
        person.entity = placed.entity;
        person.name = person_name(entity.name);
        if (!person.name.full()) continue;
        const Span mention = mention_at(record, sentence, placed);
        if (!is_full_name(mention.of(record.article.text))) continue;
        person.first = {sentence.document, mention};
        person.sentence = &sentence;
      }
    }
  }

  [[nodiscard]] Span mention_at(const Record& record, const StorySentence& sentence,
                                const PlacedEntity& placed) const {
    const Span token = sentences_.text().tokens(sentence.document).tokens[placed.token].span;
    for (const Entity& entity : record.entities)
      for (const Span mention : entity.mentions)
        if (mention.begin == token.begin) return mention;
    return token;
  }

  /// No report has both, the given names differ, and what is told of them is alike.
  [[nodiscard]] bool are_one(const NamedPerson& a, const NamedPerson& b) const {
    const auto in_b = [&](std::uint32_t document) { return b.documents.contains(document); };
    if (std::ranges::any_of(a.documents, in_b)) return false;
    if (a.name.given() == b.name.given()) return false;
    // "State Hillary Clinton", "the Finn Aino Laakso": what stands before the other's whole name is no name.
    const std::string_view full = words(a);
    const std::string_view other = words(b);
    if (full.ends_with(other) || other.ends_with(full)) return false;
    const auto share = [&](const StorySentence& one, const StorySentence& two) {
      return std::max(sentences_.coverage(one, two), sentences_.coverage(two, one));
    };
    return share(*a.sentence, *b.sentence) >= kSameRole || same_title(a, b);
  }

  [[nodiscard]] std::string_view words(const NamedPerson& person) const {
    return person.first.span.of(sentences_.story().documents[person.first.document].article.text);
  }

  /// "Chairwoman Laura Pike", "Chairwoman Lorna Pike".
  [[nodiscard]] bool same_title(const NamedPerson& a, const NamedPerson& b) const {
    const auto title = [&](const NamedPerson& person) -> std::string {
      const Tokens& tokens = sentences_.text().tokens(person.first.document);
      TokenIndex name = sentences_.text().token_at(person.first.document, person.first.span.begin);
      // "The returning officer, Ana Castle"
      if (name > person.sentence->tokens.first && tokens.lower[name - 1] == ",") --name;
      if (name == 0 || name <= person.sentence->tokens.first || !verb_lemma(tokens.lower[name - 1]).empty())
        return {};
      return word_class(tokens.lower[name - 1]) == WordClass::other ? tokens.lower[name - 1] : std::string();
    };
    const std::string word = title(a);
    return word.size() > 3 && word == title(b);
  }

  const StorySentences& sentences_;
  std::map<EntityId, NamedPerson> people_;
};

}  // namespace

std::vector<Difference> find_name_differences(const StorySentences& sentences) {
  return NameComparison(sentences).run();
}

}  // namespace hearsay
