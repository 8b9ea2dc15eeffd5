// Small invented stories, with what a careful reader finds across their reports (tests/data/stories): sayings
// that are one, plans and their outcomes, what is told differently, what is hardened, and what must stay apart.
// What is marked "open" is what Hearsay does not find yet.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "hearsay/hearsay.h"
#include "hearsay/story/story_names.h"

namespace hearsay {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr std::uint32_t kNear = 40;  // bytes between the expected words and what was found, at most

std::string bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<fs::path> sorted_entries(const fs::path& folder) {
  std::vector<fs::path> paths;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) paths.push_back(entry.path());
  std::ranges::sort(paths);
  return paths;
}

/// The stories of a folder: the folders in it.
std::vector<fs::path> stories_in(const fs::path& folder) {
  std::vector<fs::path> stories = sorted_entries(folder);
  std::erase_if(stories, [](const fs::path& path) { return !fs::is_directory(path); });
  return stories;
}

/// The reports of one folder joined, and how expected words are looked for in them.
class JoinedReports {
 public:
  explicit JoinedReports(const fs::path& folder) {
    std::vector<Record> records;
    for (const fs::path& path : sorted_entries(folder)) {
      if (path.extension() != ".html") continue;
      const Result<Record> record = read({.name = path.filename().string(), .bytes = bytes_of(path)});
      if (!record) throw std::runtime_error(record.error().line());
      documents_.emplace(path.stem().string(), records.size());
      records.push_back(*record);
    }
    story_ = join_reports(std::move(records));
  }

  [[nodiscard]] const Story& story() const { return story_; }

  /// Where the expected words, ["a", "the words"], stand first in report a.
  [[nodiscard]] DocumentSpan at(const Json& expected) const {
    const std::uint32_t document = documents_.at(expected[0].get<std::string>());
    const std::string words = expected[1];
    const std::size_t begin = story_.documents[document].article.text.find(words);
    if (begin == std::string::npos) throw std::runtime_error("no report has the words: " + expected.dump());
    return {document, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + words.size())}};
  }

  [[nodiscard]] bool is_at(const Json& expected, const std::optional<DocumentSpan>& found) const {
    if (!found) return false;
    const DocumentSpan wanted = at(expected);
    return wanted.document == found->document && found->span.begin < wanted.span.end + kNear &&
           wanted.span.begin < found->span.end + kNear;
  }

  [[nodiscard]] bool has_version(const Utterance& utterance, const Json& expected) const {
    return std::ranges::any_of(utterance.versions, [&](const UtteranceVersion& version) {
      return is_at(expected, content_of(version));
    });
  }

  [[nodiscard]] std::string words(const std::optional<DocumentSpan>& place) const {
    if (!place) return "nothing";
    const Article& article = story_.documents[place->document].article;
    return article.input + ": " + std::string(place->span.of(article.text));
  }

  [[nodiscard]] std::string words(const Utterance& utterance) const {
    std::string all;
    for (const UtteranceVersion& version : utterance.versions) all += words(content_of(version)) + "\n";
    return all;
  }

 private:
  [[nodiscard]] std::optional<DocumentSpan> content_of(const UtteranceVersion& version) const {
    const std::uint32_t document = version.place.document;
    const std::vector<Span>& content = story_.documents[document].statements[version.place.statement].content;
    if (content.empty()) return std::nullopt;
    return DocumentSpan{document, {content.front().begin, content.back().end}};
  }

  std::map<std::string, std::uint32_t> documents_;  // by the name of the file, without its ending
  Story story_;
};

/// How one kind of thing found is held against what was expected.
template <class Found>
struct Comparison {
  std::function<bool(const Json&, const Found&)> is_it;
  std::function<bool(const Json&, const Found&)> is_told_right;
  std::function<std::string(const Found&)> words;
};

/// Each expected thing is found unless it is open, and nothing is found beyond them.
template <class Found>
void compare(const Json& expected, const std::vector<Found>& found, const Comparison<Found>& comparison) {
  std::vector<bool> asked_for(found.size(), false);
  for (const Json& wanted : expected) {
    const auto it =
        std::ranges::find_if(found, [&](const Found& one) { return comparison.is_it(wanted, one); });
    const bool right = it != found.end() && comparison.is_told_right(wanted, *it);
    if (wanted.value("open", false)) {
      EXPECT_FALSE(right) << "found now: take `open` away: " << wanted;
    } else if (it == found.end()) {
      ADD_FAILURE() << "not found: " << wanted;
    } else {
      EXPECT_TRUE(right) << "told otherwise: " << wanted << "\n" << comparison.words(*it);
    }
    if (it != found.end()) asked_for[static_cast<std::size_t>(it - found.begin())] = true;
  }
  for (std::size_t i = 0; i < found.size(); ++i)
    EXPECT_TRUE(asked_for[i]) << "found, and no reader would: " << comparison.words(found[i]);
}

void compare_utterances(const JoinedReports& reports, const Json& expected) {
  compare<Utterance>(expected, reports.story().utterances,
                     {.is_it =
                          [&](const Json& wanted, const Utterance& utterance) {
                            const Json& versions = wanted["versions"];
                            return std::all_of(versions.begin(), versions.end(), [&](const Json& version) {
                              return reports.has_version(utterance, version);
                            });
                          },
                      .is_told_right =
                          [](const Json& wanted, const Utterance& utterance) {
                            const Json& all = wanted["agreement"];
                            return std::find(all.begin(), all.end(), name_of(utterance.agreement)) != all.end();
                          },
                      .words =
                          [&](const Utterance& utterance) {
                            return std::string(name_of(utterance.agreement)) + "\n" + reports.words(utterance);
                          }});
}

void compare_apart(const JoinedReports& reports, const Json& expected) {
  for (const Json& pair : expected) {
    for (const Json& place : pair) EXPECT_NO_THROW(static_cast<void>(reports.at(place)));
    for (const Utterance& utterance : reports.story().utterances)
      EXPECT_FALSE(reports.has_version(utterance, pair[0]) && reports.has_version(utterance, pair[1]))
          << "joined: " << pair;
  }
}

/// An outcome that is not known claims nothing, so it is none too many.
void compare_outcomes(const JoinedReports& reports, const Json& expected) {
  std::vector<Outcome> known = reports.story().outcomes;
  std::erase_if(known, [](const Outcome& outcome) { return !outcome.happened; });
  compare<Outcome>(
      expected, known,
      {.is_it =
           [&](const Json& wanted, const Outcome& outcome) {
             return reports.is_at(wanted["announced"], outcome.announced) &&
                    reports.is_at(wanted["happened"], outcome.happened);
           },
       .is_told_right = [](const Json& wanted,
                           const Outcome& outcome) { return wanted["status"] == name_of(outcome.status); },
       .words =
           [&](const Outcome& outcome) {
             return std::string(name_of(outcome.status)) + "\n" + reports.words(outcome.announced) + "\n" +
                    reports.words(outcome.happened);
           }});
}

void compare_differences(const JoinedReports& reports, const Json& expected) {
  const auto are_at = [&](const Json& one, const Json& other, const Difference& difference) {
    return reports.is_at(one, difference.a) && reports.is_at(other, difference.b);
  };
  compare<Difference>(
      expected, reports.story().differences,
      {.is_it =
           [&](const Json& wanted, const Difference& difference) {
             return are_at(wanted["a"], wanted["b"], difference) ||
                    are_at(wanted["b"], wanted["a"], difference);
           },
       .is_told_right = [](const Json& wanted,
                           const Difference& difference) { return wanted["kind"] == name_of(difference.kind); },
       .words =
           [&](const Difference& difference) {
             return reports.words(difference.sentence_a) + "\n" + reports.words(difference.sentence_b);
           }});
}

void compare_hardened(const JoinedReports& reports, const Json& expected) {
  compare<Hardened>(expected, reports.story().hardened,
                    {.is_it =
                         [&](const Json& wanted, const Hardened& hardened) {
                           return reports.is_at(wanted["hard"], hardened.hard) &&
                                  reports.is_at(wanted["hedged"], hardened.hedged);
                         },
                     .is_told_right = [](const Json&, const Hardened&) { return true; },
                     .words =
                         [&](const Hardened& hardened) {
                           return reports.words(hardened.hard) + "\n" + reports.words(hardened.hedged);
                         }});
}

void compare_story(const fs::path& folder) {
  SCOPED_TRACE(folder.string());
  const Json expected = Json::parse(bytes_of(folder / "expect.json"));
  const JoinedReports reports(folder);
  compare_utterances(reports, expected["utterances"]);
  compare_apart(reports, expected["apart"]);
  compare_outcomes(reports, expected["outcomes"]);
  compare_differences(reports, expected["differences"]);
  compare_hardened(reports, expected["hardened"]);
}

class StoryCase : public ::testing::TestWithParam<fs::path> {};

TEST_P(StoryCase, IsJoinedAsACarefulReaderDoes) { compare_story(GetParam()); }

std::string name_of_story(const ::testing::TestParamInfo<fs::path>& info) {
  return info.param.filename().string();
}

INSTANTIATE_TEST_SUITE_P(Cases, StoryCase,
                         ::testing::ValuesIn(stories_in(HEARSAY_SOURCE_DIR "/tests/data/stories")),
                         name_of_story);

/// HEARSAY_DATA names the data folder, as for the benchmarks; the stories lie beside it.
TEST(StoryCases, BesideTheDataFolderAreJoinedAsACarefulReaderDoes) {
  const char* const data = std::getenv("HEARSAY_DATA");
  if (data == nullptr) GTEST_SKIP() << "HEARSAY_DATA is not set";
  const fs::path folder = fs::path(data) / ".." / "cases" / "stories";
  if (!fs::is_directory(folder)) GTEST_SKIP() << folder << " is not there";
  for (const fs::path& story : stories_in(folder)) compare_story(story);
}

}  // namespace
}  // namespace hearsay
