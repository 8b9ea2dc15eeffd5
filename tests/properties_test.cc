// What holds for every record of every page: here for the examples, and for whatever pages $HEARSAY_PAGES
// names.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "hearsay/base/sha256.h"
#include "hearsay/base/utf8.h"
#include "hearsay/hearsay.h"
#include "support/program.h"

namespace hearsay::testing {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> pages() {
  std::vector<std::string> out = example_pages();
  out.emplace_back(HEARSAY_SOURCE_DIR "/examples/lantern.txt");
  if (const char* const more = std::getenv("HEARSAY_PAGES"))
    for (const auto& entry : fs::recursive_directory_iterator(more))
      if (entry.path().extension() == ".html" || entry.path().extension() == ".txt")
        out.push_back(entry.path().string());
  std::ranges::sort(out);
  return out;
}

class EveryRecord : public ::testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    page_ = {GetParam(), read_file(GetParam())};
    Result<Record> result = read(page_);
    ASSERT_TRUE(result.has_value()) << result.error().line();
    record_ = std::move(*result);
  }

  [[nodiscard]] const std::string& text() const { return record_.article.text; }

  [[nodiscard]] bool stands_between_code_points(std::uint32_t byte) const {
    return byte == text().size() || (static_cast<unsigned char>(text()[byte]) & 0xC0U) != 0x80U;
  }

  void expect_well_formed(Span span) const {
    ASSERT_LT(span.begin, span.end);
    ASSERT_LE(span.end, text().size());
    EXPECT_TRUE(stands_between_code_points(span.begin));
    EXPECT_TRUE(stands_between_code_points(span.end));
    EXPECT_EQ(trim(span.of(text())), span.of(text())) << "blanks at an end";
  }

  /// In order and apart.
  void expect_well_formed(const std::vector<Span>& spans) const {
    for (const Span span : spans) expect_well_formed(span);
    for (std::size_t i = 1; i < spans.size(); ++i) EXPECT_LE(spans[i - 1].end, spans[i].begin);
  }

  void expect_entity(std::optional<EntityId> id) const {
    if (id) {
      EXPECT_LT(*id, record_.entities.size());
    }
  }

  Page page_;
  Record record_;
};

TEST_P(EveryRecord, NamesThePageByItsBytes) {
  EXPECT_EQ(record_.article.input, GetParam());
  EXPECT_EQ(record_.article.sha256, sha256_hex(page_.bytes));
}

TEST_P(EveryRecord, HasWellFormedTextInBlocksThatDoNotOverlap) {
  EXPECT_EQ(first_invalid_utf8(text()), text().size());
  const std::vector<Block>& blocks = record_.article.blocks;
  ASSERT_FALSE(blocks.empty());
  for (const Block& block : blocks) {
    expect_well_formed(block.span);
    EXPECT_LE(block.place.begin, block.place.end);
    EXPECT_LE(block.place.end, page_.bytes.size());
  }
  for (std::size_t i = 1; i < blocks.size(); ++i) {
    ASSERT_LT(blocks[i - 1].span.end, blocks[i].span.begin);
    const Span between{blocks[i - 1].span.end, blocks[i].span.begin};
    EXPECT_NE(between.of(text()).find('\n'), std::string_view::npos);
  }
}

TEST_P(EveryRecord, LeavesOutWhatIsNotInTheText) {
  for (const LeftOut& left_out : record_.article.left_out) {
    EXPECT_FALSE(trim(left_out.text).empty());
    EXPECT_EQ(first_invalid_utf8(left_out.text), left_out.text.size());
    EXPECT_LE(left_out.place.end, page_.bytes.size());
  }
}

TEST_P(EveryRecord, HasSpansThatLieInTheText) {
  for (const Entity& entity : record_.entities) {
    EXPECT_FALSE(trim(entity.name).empty());
    expect_well_formed(entity.mentions);
  }
  for (const TimeExpression& time : record_.times) {
    expect_well_formed(time.span);
    EXPECT_FALSE(time.value.empty());
  }
  for (const Statement& statement : record_.statements) {
    EXPECT_FALSE(statement.content.empty());
    expect_well_formed(statement.content);
    expect_well_formed(statement.source);
    expect_well_formed(statement.cue);
    expect_well_formed(statement.hedges);
  }
}

TEST_P(EveryRecord, PointsOnlyToWhatThereIs) {
  for (const Statement& statement : record_.statements) {
    expect_entity(statement.speaker);
    for (const EntityId id : statement.addressees) expect_entity(id);
    for (const EntityId id : statement.chain) expect_entity(id);
    if (statement.basis) expect_entity(statement.basis->entity);
    if (statement.time) {
      EXPECT_LT(*statement.time, record_.times.size());
    }
    EXPECT_GE(statement.confidence, 0);
    EXPECT_LE(statement.confidence, 1);
  }
}

TEST_P(EveryRecord, EndsEachChainWithTheSpeaker) {
  for (const Statement& statement : record_.statements) {
    if (!statement.speaker) continue;
    ASSERT_FALSE(statement.chain.empty());
    EXPECT_EQ(statement.chain.back(), *statement.speaker);
  }
}

TEST_P(EveryRecord, LiesWithinAStatementThatHoldsIt) {
  for (std::size_t i = 0; i < record_.statements.size(); ++i) {
    const Statement& inner = record_.statements[i];
    if (!inner.within) continue;
    ASSERT_LT(*inner.within, record_.statements.size());
    ASSERT_NE(*inner.within, i);
    const Statement& outer = record_.statements[*inner.within];
    const bool held = std::ranges::any_of(outer.content,
                                          [&inner](Span part) { return part.contains(inner.content.front()); });
    EXPECT_TRUE(held) << inner.content.front().of(text()) << "\nin\n" << outer.content.front().of(text());
  }
}

TEST_P(EveryRecord, SurvivesARoundTrip) {
  const Result<Record> again = record_from_json(record_json(record_));
  ASSERT_TRUE(again.has_value()) << again.error().line();
  EXPECT_EQ(*again, record_);
}

TEST_P(EveryRecord, IsTheSameEachTime) { EXPECT_EQ(record_json(read(page_).value()), record_json(record_)); }

std::string test_name(const ::testing::TestParamInfo<std::string>& page) {
  std::string name = std::to_string(page.index) + "_" + fs::path(page.param).filename().string();
  std::ranges::replace_if(
      name,
      [](char c) { return !(c >= '0' && c <= '9') && !(c >= 'A' && c <= 'Z') && !(c >= 'a' && c <= 'z'); },
      '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Pages, EveryRecord, ::testing::ValuesIn(pages()), test_name);

}  // namespace
}  // namespace hearsay::testing
