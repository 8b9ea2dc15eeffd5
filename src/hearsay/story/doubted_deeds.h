// Deeds of which a sentence leaves open whether they were done.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "hearsay/story/story_sentences.h"

namespace hearsay {

/// "May have been swept from the pier", "is reported to have offered her resignation": what is in doubt is a
/// deed of the past, or one that is told by report. That something could happen yet is no such doubt.
class DoubtedDeeds {
 public:
  /// `doubt`: for each sentence, the first token in doubt, if any is. Both must outlive it.
  DoubtedDeeds(const StorySentences& sentences, std::span<const std::optional<TokenIndex>> doubt);

  /// The sentence that leaves open the deed that sentence i tells as done: the same verb with something else in
  /// common beside it, and nobody else who did it. Only of those that `may_harden` allows.
  [[nodiscard]] std::optional<std::uint32_t> stated_by(
      std::uint32_t i, const std::function<bool(const StorySentence& hedged)>& may_harden) const;

 private:
  /// A verb with what stands round it.
  struct Deed {
    std::uint32_t sentence = 0;
    std::vector<WordId> with;             ///< other content, no names; sorted, each once
    std::vector<EntityId> persons;        ///< who is named before the verb; sorted
    std::vector<std::string_view> times;  ///< TIMEX values
    bool denied = false;
    bool to_come = false;  ///< "would", "will", "to be"
  };
  [[nodiscard]] std::optional<Deed> deed_at(std::uint32_t sentence, TokenRange clause, TokenIndex verb) const;
  [[nodiscard]] TokenRange clause_round(const StorySentence& sentence, TokenIndex verb, bool over_commas) const;
  [[nodiscard]] std::optional<WordId> antecedent(const StorySentence& sentence, TokenIndex clause) const;
  [[nodiscard]] bool is_attributed(const StorySentence& sentence, Span word) const;
  [[nodiscard]] bool is_of_other_year(const Deed& stated, const StorySentence& hedged) const;
  void collect(std::uint32_t sentence);

  const StorySentences& sentences_;
  std::span<const std::optional<TokenIndex>> doubt_;
  std::unordered_map<WordId, std::vector<Deed>> doubted_;  // by the verb's notion
};

}  // namespace hearsay
