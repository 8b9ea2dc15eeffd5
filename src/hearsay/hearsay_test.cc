// The examples of the manual in hearsay.h, and what it promises.
#include "hearsay/hearsay.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "support/text_fixture.h"

namespace hearsay {
namespace {

using Words = std::vector<std::string>;

Result<Record> read_text(std::string name, std::string bytes) {
  ReadOptions options;
  options.page.form = InputForm::text;
  return read({std::move(name), std::move(bytes)}, options);
}

TEST(Manual, ReadsAPage) {
  const Page page{.name = "note.txt", .bytes = "“It is time,” Mayor Ana Ruiz said."};
  ReadOptions options;
  options.page.form = InputForm::text;
  options.page.site = "The Argus";
  const Result<Record> record = read(page, options);
  ASSERT_TRUE(record.has_value()) << record.error().line();
  Words contents;
  for (const Statement& statement : record->statements)
    for (const Span part : statement.content) contents.emplace_back(part.of(record->article.text));
  EXPECT_EQ(contents, Words{"“It is time,”"});
  ASSERT_EQ(record->statements.size(), 1U);
  ASSERT_TRUE(record->statements[0].speaker.has_value());
  EXPECT_EQ(record->entities[*record->statements[0].speaker].name, "Ana Ruiz");
  EXPECT_EQ(record->article.site, "The Argus");
}

TEST(Manual, SaysWhatWentWrong) {
  const Result<Record> record = read_text("empty.txt", "");
  ASSERT_FALSE(record.has_value());
  EXPECT_TRUE(record.error().line().starts_with("empty.txt: ")) << record.error().line();
  EXPECT_FALSE(record.error().why.empty());
}

TEST(Manual, KeepsTextByteForByte) {
  const std::string text = "  Mayor Ana Ruiz\xC2\xA0said\r\n\r\nthat “it” is time.\n";
  const Result<Record> record = read_text("note.txt", text);
  ASSERT_TRUE(record.has_value()) << record.error().line();
  EXPECT_EQ(record->article.text, text);
}

TEST(Manual, WritesARecordDownAndReadsItBack) {
  const Result<Record> record =
      read_text("note.txt", "“It is time – now,” Mayor Ana Ruiz said on Friday, 3 May 2024.");
  ASSERT_TRUE(record.has_value()) << record.error().line();
  const std::string line = record_json(*record);
  EXPECT_EQ(line.find('\n'), std::string::npos);
  const Result<Record> back = record_from_json(line);
  ASSERT_TRUE(back.has_value()) << back.error().line();
  EXPECT_EQ(record_json(*back), line);
  EXPECT_EQ(back->statements, record->statements);
  EXPECT_EQ(back->entities, record->entities);
  EXPECT_EQ(back->times, record->times);
}

TEST(Manual, JoinsReportsToAStoryAndSetsItOut) {
  std::vector<Record> records;
  for (const std::string words : {"“It is time,” Mayor Ana Ruiz said.", "Ruiz had said that it was time."}) {
    const Result<Record> record = read_text("note.txt", words);
    ASSERT_TRUE(record.has_value()) << record.error().line();
    records.push_back(*record);
  }
  const Story story = join_reports(std::move(records));
  ASSERT_EQ(story.documents.size(), 2U);
  ASSERT_EQ(story.entities.size(), 1U) << "one person in two reports is one entity";
  EXPECT_EQ(story.entities[0].entity.name, "Ana Ruiz");
  EXPECT_NE(dossier_html(story).find("Ana Ruiz"), std::string::npos);
  EXPECT_NE(dossier_json(story).find("hearsay-dossier/1"), std::string::npos);
  EXPECT_NE(dossier_markdown(story).find("Ana Ruiz"), std::string::npos);
  EXPECT_FALSE(dossier_summary(story).empty());
}

/// Each would take hours if any step took the square of the text's length.
TEST(Read, ComesToAnEndWithHostileText) {
  for (const std::string_view part :
       {"“", "“a” ", "“«", "“No,” said Berg. ", "“No,” said Berg and ", "said that ", "Berg said that ",
        "he said that ", "“No.\n", "according to Berg, ", "Berg, who said that ", "Berg told Lund that ",
        "August 15 ", "head of the "}) {
    const Result<Record> record = read_text("note.txt", "Olav Berg left. " + testing::repeated(part, 5'000));
    ASSERT_TRUE(record.has_value()) << record.error().line();
    const Result<Record> back = record_from_json(record_json(*record));
    ASSERT_TRUE(back.has_value()) << back.error().line();
    EXPECT_EQ(back->statements, record->statements) << part;
  }
}

TEST(Manual, ReadsOnAnyNumberOfThreadsAtOnce) {
  const std::string text =
      "“It is time,” Mayor Ana Ruiz said. She told the Argus so on Friday, according to two aides.";
  const std::string alone = record_json(read_text("note.txt", text).value());
  Words together(8);
  std::vector<std::jthread> threads;
  for (std::string& line : together)
    threads.emplace_back([&line, &text] { line = record_json(read_text("note.txt", text).value()); });
  threads.clear();
  EXPECT_EQ(together, Words(8, alone));
}

}  // namespace
}  // namespace hearsay
