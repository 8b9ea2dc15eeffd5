// Arguments of events: who takes part in what a verb or noun names, and where it happens.
#pragma once

#include <optional>
#include <vector>

#include "hearsay/language/noun_phrase.h"
#include "hearsay/record/record.h"
#include "hearsay/story/verb_groups.h"

namespace hearsay {

/// Which entity each token of a report names.
class MentionIndex {
 public:
  MentionIndex(const Record& record, const Tokens& tokens);

  /// Whom the phrase names as a whole: "Berg" in "President Berg", nobody in "Berg's house".
  [[nodiscard]] std::optional<EntityId> named_by(const NounPhrase& phrase) const;
  [[nodiscard]] std::optional<EntityId> at(TokenIndex token) const { return entities_[token]; }
  [[nodiscard]] const Record& record() const { return *record_; }

 private:
  const Record* record_;
  std::vector<std::optional<EntityId>> entities_;  // of the shortest mention that holds the token
};

struct EventArguments {
  std::vector<EntityId> participants;
  std::vector<TokenRange> phrases;  ///< cores of the noun phrases that name who or what takes part
  std::optional<EntityId> where;
};

/// The arguments of each of a sentence's verb groups.
[[nodiscard]] std::vector<EventArguments> verb_arguments(const Clause& text, TokenRange sentence,
                                                         const std::vector<VerbGroup>& groups,
                                                         const MentionIndex& mentions);

/// The arguments of the event that the noun at `head` names: "Berg's visit to Oslo", "talks between the two".
[[nodiscard]] EventArguments noun_arguments(const Clause& text, TokenRange sentence, TokenIndex head,
                                            const MentionIndex& mentions);

}  // namespace hearsay
