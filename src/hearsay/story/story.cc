#include "hearsay/story/story.h"

#include <numeric>
#include <utility>

#include "hearsay/story/entity_joiner.h"
#include "hearsay/story/story_text.h"
#include "hearsay/story/utterances.h"

namespace hearsay {

Story join_reports(std::vector<Record> reports) {
  Story story = join_entities(std::move(reports));
  story.groups.emplace_back(story.documents.size());
  std::iota(story.groups.front().begin(), story.groups.front().end(), 0U);
  const StoryText text(story);
  UtteranceFindings found = find_utterances(story, text);
  story.utterances = std::move(found.utterances);
  story.differences = std::move(found.differences);
  return story;
}

}  // namespace hearsay
