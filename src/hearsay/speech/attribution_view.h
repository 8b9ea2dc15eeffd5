// One attribution in its text, with the questions that every part of the evidence asks of it.
#pragma once

#include <cstdint>
#include <vector>

#include "hearsay/speech/attribution.h"
#include "hearsay/speech/cue_lexicon.h"
#include "hearsay/speech/surroundings.h"

namespace hearsay {

class AttributionView {
 public:
  /// All arguments must outlive the view.
  AttributionView(const Clause& text, const People& people, const std::vector<Attribution>& all,
                  std::uint32_t which);

  [[nodiscard]] std::uint32_t which() const { return which_; }
  [[nodiscard]] const Attribution& attribution() const { return (*all_)[which_]; }
  /// The attribution whose content holds this one, or nullptr.
  [[nodiscard]] const Attribution* outer() const;
  [[nodiscard]] const Clause& text() const { return *text_; }
  [[nodiscard]] const Tokens& tokens() const { return text_->tokens; }
  [[nodiscard]] const People& people() const { return *people_; }
  [[nodiscard]] const Surroundings& around() const { return around_; }

  [[nodiscard]] bool has_cue() const { return !attribution().cue.empty(); }
  /// The cue's word that tells what is done: of "said in a statement" and "would not be drawn on" the verb.
  /// Needs a cue.
  [[nodiscard]] TokenIndex verb() const { return verb_; }
  [[nodiscard]] std::string_view lemma() const;  ///< of the verb, or empty
  /// Of the verb; what saying in general is where no list has it ("confided"); nullptr without a cue.
  [[nodiscard]] const Cue* cue() const { return cue_; }
  [[nodiscard]] bool is_gerund() const;
  [[nodiscard]] bool is_passive() const;
  [[nodiscard]] bool in_content(TokenIndex i) const;

  [[nodiscard]] std::string_view lower(TokenIndex i) const { return tokens().lower[i]; }
  [[nodiscard]] TokenRange sentence_at(TokenIndex i) const;
  /// The quotation whose opening mark is token `first`, or nullptr.
  [[nodiscard]] const Quotation* quotation_at(TokenIndex first) const;
  /// The core of the noun phrase that begins at `i`, adverbs passed over; empty if none does.
  [[nodiscard]] TokenRange phrase_behind(TokenIndex i) const;
  /// Who a phrase is about, or nullptr.
  [[nodiscard]] const Mention* mention_in(TokenRange phrase) const;
  [[nodiscard]] EntityKind kind_of(const Mention& mention) const {
    return people_->entities[mention.entity].kind;
  }
  [[nodiscard]] bool is_press(const Mention& mention) const { return people_->traits[mention.entity].press; }

 private:
  const Clause* text_;
  const People* people_;
  const std::vector<Attribution>* all_;
  std::uint32_t which_;
  TokenIndex verb_ = 0;
  const Cue* cue_ = nullptr;
  Surroundings around_;
};

}  // namespace hearsay
