// Short texts of every kind of evidence, with the statements that a careful reader finds in them
// (tests/data/evidence.jsonl). A case marked "open" is one that Hearsay does not yet read as that reader does:
// it is run, but asks nothing but a record.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cctype>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "hearsay/base/utf8.h"
#include "hearsay/hearsay.h"

namespace hearsay {
namespace {

using Json = nlohmann::json;
using Words = std::vector<std::string>;

std::vector<Json> cases() {
  std::ifstream file(HEARSAY_SOURCE_DIR "/tests/data/evidence.jsonl");
  std::vector<Json> out;
  for (std::string line; std::getline(file, line);) out.push_back(Json::parse(line));
  return out;
}

/// Letters and digits in small letters; all else stands between words.
Words words_of(std::string_view text) {
  Words words(1);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    const bool ascii_word = c < 0x80 && std::isalnum(static_cast<int>(c)) != 0;
    const bool letter = ascii_word || (c >= 0xC0 && (c < 0x2000 || c > 0x206F));
    if (letter) {
      words.back() += lower(text.substr(begin, at - begin));
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

/// Twice the common words over all words of both.
double likeness(const Words& a, const Words& b) {
  std::map<std::string, int> count;
  for (const std::string& word : a) ++count[word];
  int common = 0;
  for (const std::string& word : b)
    if (count[word]-- > 0) ++common;
  return 2.0 * common / static_cast<double>(std::max<std::size_t>(1, a.size() + b.size()));
}

bool is_part(const Words& part, const Words& whole) {
  return std::all_of(part.begin(), part.end(), [&](const std::string& word) {
    return std::find(whole.begin(), whole.end(), word) != whole.end();
  });
}

Words without_titles(std::string_view name) {
  static const Words titles{"the",       "a",     "an",       "mr",      "mrs",   "ms",    "dr", "sir",
                            "president", "prime", "minister", "senator", "mayor", "judge", "s"};
  Words words = words_of(name);
  std::erase_if(
      words, [](const std::string& w) { return std::find(titles.begin(), titles.end(), w) != titles.end(); });
  return words.empty() ? words_of(name) : words;
}

bool same_name(const std::string& wanted, const Words& names) {
  const Words wanted_words = without_titles(wanted);
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
    const Words own = without_titles(name);
    return is_part(wanted_words, own) || is_part(own, wanted_words);
  });
}

/// A record, its JSON asked as a user would.
class Reading {
 public:
  explicit Reading(const Json& one) {
    const Page page{.name = "case.txt", .bytes = one["text"].get<std::string>()};
    ReadOptions options;
    options.page.form = InputForm::text;
    options.page.site = one["site"];
    options.page.published = one["published"];
    const Result<Record> record = read(page, options);
    if (!record) throw std::runtime_error(record.error().line());
    record_ = *record;
  }

  [[nodiscard]] Words names(EntityId id) const {
    Words out{record_.entities[id].name};
    out.insert(out.end(), record_.entities[id].aliases.begin(), record_.entities[id].aliases.end());
    return out;
  }

  [[nodiscard]] std::string text(const std::vector<Span>& spans) const {
    std::string out;
    for (const Span span : spans) out += std::string(span.of(record_.article.text)) + " ";
    return out;
  }

  /// Who speaks, else the words of the source.
  [[nodiscard]] Words speaker(const Statement& statement) const {
    if (statement.speaker) return names(*statement.speaker);
    return statement.source.empty() ? Words{} : Words{text(statement.source)};
  }

  /// The statement whose content is most like `content`, else one that holds it among its parts, or nullptr.
  [[nodiscard]] const Statement* find(const std::string& content) const {
    const Words wanted = words_of(content);
    const Statement* best = nullptr;
    double most = 0.5;
    for (const Statement& statement : record_.statements) {
      const Words own = words_of(text(statement.content));
      const bool holds = std::search(own.begin(), own.end(), wanted.begin(), wanted.end()) != own.end();
      const double like = std::max(likeness(own, wanted), holds ? 0.51 : 0.0);
      if (like <= most) continue;
      best = &statement;
      most = like;
    }
    return best;
  }

  [[nodiscard]] const Statement* outer(const Statement& statement) const {
    return statement.within ? &record_.statements[*statement.within] : nullptr;
  }

  [[nodiscard]] Json json(const Statement& statement) const {
    const Json record = Json::parse(record_json(record_));
    return record["statements"][static_cast<std::size_t>(&statement - record_.statements.data())];
  }

 private:
  Record record_;
};

/// A value, or any of a list.
bool is_one_of(const Json& wanted, const Json& value) {
  return wanted.is_array() ? std::find(wanted.begin(), wanted.end(), value) != wanted.end() : wanted == value;
}

class EvidenceCase : public ::testing::TestWithParam<Json> {};

TEST_P(EvidenceCase, IsReadAsACarefulReaderDoes) {
  const Json& one = GetParam();
  const Reading reading(one);
  if (one.value("open", false)) return;
  for (const Json& wanted : one["expect"]) {
    SCOPED_TRACE(wanted["content"].get<std::string>());
    const Statement* const statement = reading.find(wanted["content"]);
    ASSERT_NE(statement, nullptr);
    const Words speaker = reading.speaker(*statement);
    const Json speakers = wanted["speaker"].is_array() ? wanted["speaker"] : Json::array({wanted["speaker"]});
    EXPECT_TRUE(std::any_of(speakers.begin(), speakers.end(), [&](const Json& name) {
      return name.is_null() ? !statement->speaker : same_name(name, speaker);
    })) << ::testing::PrintToString(speaker);
    const Json json = reading.json(*statement);
    for (const char* const key : {"kind", "channel", "certainty"})
      if (wanted.contains(key)) {
        EXPECT_TRUE(is_one_of(wanted[key], json[key])) << key << " is " << json[key];
      }
    if (wanted.contains("chain")) {
      ASSERT_EQ(statement->chain.size(), wanted["chain"].size());
      for (std::size_t i = 0; i < statement->chain.size(); ++i)
        EXPECT_TRUE(same_name(wanted["chain"][i], reading.names(statement->chain[i]))) << wanted["chain"][i];
    }
    if (wanted.contains("to")) {
      ASSERT_EQ(statement->addressees.size(), wanted["to"].size());
      for (std::size_t i = 0; i < statement->addressees.size(); ++i)
        EXPECT_TRUE(same_name(wanted["to"][i], reading.names(statement->addressees[i]))) << wanted["to"][i];
    }
    if (wanted.contains("within")) {
      const Statement* const outer = reading.outer(*statement);
      ASSERT_NE(outer, nullptr);
      EXPECT_TRUE(same_name(wanted["within"], reading.speaker(*outer)));
    }
  }
}

std::string name_of(const ::testing::TestParamInfo<Json>& info) {
  std::string name = info.param["id"];
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Cases, EvidenceCase, ::testing::ValuesIn(cases()), name_of);

}  // namespace
}  // namespace hearsay
