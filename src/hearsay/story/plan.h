// Plans: what a sentence says will be.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "hearsay/story/story_sentences.h"

namespace hearsay {

/// What a sentence says will be.
struct Plan {
  std::uint32_t sentence = 0;
  std::vector<WordId> deed;  ///< what will be: the verb with its object, or the nouns that "held" leaves it to
  std::vector<WordId> subject;            ///< who or what will; both sorted, each once
  TokenIndex mark = 0;                    ///< "will", "due to"
  WordId verb = 0;                        ///< the deed's verb, if it has one of its own
  std::vector<std::string_view> awaited;  ///< base forms of verbs by which news would tell that it was done
  std::vector<EntityId> people;           ///< the story's, who are named in it
  std::optional<EntityId> doer;           ///< the story's, of the person who will
  std::optional<std::string_view> day;
  std::optional<std::string_view> hour;
  bool past = false;   ///< the sentence tells of a plan that was
  bool fixed = false;  ///< it has a time, or is said to be due: worth telling even if nothing is known of it
};

/// The plans that sentences tell of, in their order, one a sentence at most. What is asked or thought is none,
/// nor what somebody is quoted with unless a day stands there.
[[nodiscard]] std::vector<Plan> find_plans(const StorySentences& sentences);

/// Whether the sentence tells of a plan, and of nothing that was done: "threw out a plan to close the library"
/// does.
[[nodiscard]] bool only_plans(const StorySentences& sentences, const StorySentence& sentence);

/// Whether a word lies in an expression of time.
[[nodiscard]] bool is_in_time(const StorySentences& sentences, const StorySentence& sentence, TokenIndex token);

/// A day of the calendar, alone or with an hour: "2025-08-15T10:00".
[[nodiscard]] bool has_day(std::string_view value);

[[nodiscard]] bool is_person(const StorySentences& sentences, EntityId entity);

}  // namespace hearsay
