// Joins the utterances of the reports of every two days as if they told one event, which is harder than any
// story, and prints some, drawn at random: to be read and judged by somebody. The day is that in the input's
// name (“_2016-03-05_”).
//
// usage: sample_utterances RECORDS.ndjson COUNT [SEED]
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "hearsay/hearsay.h"
#include "hearsay/story/entity_joiner.h"
#include "hearsay/story/story_names.h"
#include "hearsay/story/utterances.h"

namespace {

std::string words_of(const hearsay::Story& story, hearsay::StatementPlace place) {
  const hearsay::Record& record = story.documents[place.document];
  std::string words;
  for (const hearsay::Span part : record.statements[place.statement].content)
    words += (words.empty() ? "" : " | ") + std::string(part.of(record.article.text));
  std::ranges::replace(words, '\n', ' ');
  std::ranges::replace(words, '\t', ' ');
  return words;
}

/// "2016-03-05" of "nyt_2016-03-05_a.txt"; empty if there is none.
std::string day_of(std::string_view name) {
  const std::size_t at = name.find("_20");
  return at == std::string_view::npos ? std::string() : std::string(name.substr(at + 1, 10));
}

std::vector<std::vector<std::uint32_t>> groups_of_two_days(const hearsay::Story& story) {
  std::map<std::string, std::vector<std::uint32_t>> days;
  for (std::uint32_t i = 0; i < story.documents.size(); ++i)
    days[day_of(story.documents[i].article.input)].push_back(i);
  std::vector<std::vector<std::uint32_t>> groups;
  bool second = false;
  for (const auto& [day, documents] : days) {
    if (!second) groups.emplace_back();
    groups.back().insert(groups.back().end(), documents.begin(), documents.end());
    second = !second;
  }
  return groups;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fputs("usage: sample_utterances RECORDS.ndjson COUNT [SEED]\n", stderr);
    return 2;
  }
  std::ifstream file(argv[1]);
  std::vector<hearsay::Record> records;
  for (std::string line; std::getline(file, line);)
    if (auto record = hearsay::record_from_json(line)) records.push_back(std::move(*record));
  hearsay::Story story = hearsay::join_entities(std::move(records));
  story.groups = groups_of_two_days(story);
  const hearsay::StoryText text(story);
  std::vector<hearsay::Utterance> utterances = hearsay::find_utterances(story, text).utterances;
  std::mt19937 random(argc > 3 ? static_cast<unsigned>(std::stoul(argv[3])) : 1U);
  std::ranges::shuffle(utterances, random);
  std::fprintf(stderr, "%zu reports, %zu utterances\n", story.documents.size(), utterances.size());
  for (std::size_t i = 0; i < utterances.size() && i < std::stoul(argv[2]); ++i) {
    const hearsay::Utterance& utterance = utterances[i];
    std::printf("%zu\t%s\t%.2f\t%s\n", i + 1, std::string(name_of(utterance.agreement)).c_str(),
                utterance.confidence,
                utterance.speaker ? story.entities[*utterance.speaker].entity.name.c_str() : "nobody named");
    for (const hearsay::UtteranceVersion& version : utterance.versions)
      std::printf("\t%s\ts%u\t%s\t%s\n", story.documents[version.place.document].article.input.c_str(),
                  version.place.statement + 1, std::string(name_of(version.agreement)).c_str(),
                  words_of(story, version.place).c_str());
  }
  return 0;
}
