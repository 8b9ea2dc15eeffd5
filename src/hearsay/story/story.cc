#include "hearsay/story/story.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "hearsay/story/differences.h"
#include "hearsay/story/entity_joiner.h"
#include "hearsay/story/grouping.h"
#include "hearsay/story/hardened.h"
#include "hearsay/story/headlines.h"
#include "hearsay/story/only.h"
#include "hearsay/story/outcomes.h"
#include "hearsay/story/story_text.h"
#include "hearsay/story/timeline.h"
#include "hearsay/story/utterances.h"

namespace hearsay {

namespace {

template <class T>
void append(std::vector<T> from, std::vector<T>& to) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

/// Whoever the same words are given to is told already.
void append_names(const std::vector<Difference>& names, std::vector<Difference>& differences) {
  for (const Difference& name : names) {
    const auto same_sentences = [&](const Difference& other) {
      return other.sentence_a == name.sentence_a && other.sentence_b == name.sentence_b;
    };
    if (std::ranges::none_of(differences, same_sentences)) differences.push_back(name);
  }
}

}  // namespace

Story join_reports(std::vector<Record> reports) {
  Story story = join_entities(std::move(reports));
  group_story(story);
  story.headlines = find_headline_pairs(story);
  StoryText text(story);
  UtteranceFindings found = find_utterances(story, text);
  story.utterances = std::move(found.utterances);
  story.differences = std::move(found.differences);
  std::vector<std::vector<Event>> events;
  events.reserve(text.size());
  for (std::uint32_t document = 0; document < text.size(); ++document)
    events.push_back(find_events(story.documents[document], text.clause(document)));
  for (const std::vector<std::uint32_t>& group : story.groups) {
    const StorySentences sentences(story, text, group);
    append(find_number_differences(sentences, text.vocabulary()), story.differences);
    append(find_fact_differences(sentences), story.differences);
    append_names(find_name_differences(sentences), story.differences);
    append_names(find_slot_differences(sentences), story.differences);
    append(find_hardened(sentences), story.hardened);
    append(find_outcomes(sentences, text.vocabulary()), story.outcomes);
    append(find_only(sentences), story.only);
    append(find_timeline(story, group, events), story.timeline);
  }
  sort_timeline(story.timeline);
  return story;
}

}  // namespace hearsay
