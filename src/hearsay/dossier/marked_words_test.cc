#include "hearsay/dossier/marked_words.h"

#include <gtest/gtest.h>

#include "hearsay/base/utf8.h"

namespace hearsay::dossier {
namespace {

Span of(std::string_view text, std::string_view words) {
  const std::size_t at = text.find(words);
  return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
}

/// Marks as [brackets].
std::string shown(const MarkedWords& words) {
  std::string out;
  for (const MarkedPiece& piece : words.pieces) {
    if (piece.behind_omission) out += "…";
    out += piece.marked ? "[" + std::string(piece.text) + "]" : std::string(piece.text);
  }
  return out + (words.cut_behind ? "…" : "");
}

constexpr std::string_view kText =
    "The upper gate was shut at noon, the lower gate an hour later, and nobody was told.";

TEST(MarkedWords, AreVerbatimWithTheirMarks) {
  const Span all{0, static_cast<std::uint32_t>(kText.size())};
  const std::vector<Span> marks = {of(kText, "upper"), of(kText, "an hour later")};
  EXPECT_EQ(shown(marked_words(kText, std::array{all}, marks)),
            "The [upper] gate was shut at noon, the lower gate [an hour later], and nobody was told.");
}

TEST(MarkedWords, SeveralPartsHaveOmissionsBetweenThem) {
  const std::array parts = {of(kText, "The upper gate"), of(kText, "nobody was told")};
  const MarkedWords words = marked_words(kText, parts, std::array{of(kText, "nobody")});
  EXPECT_EQ(shown(words), "The upper gate…[nobody] was told");
  EXPECT_EQ(plain(words), "The upper gate … nobody was told");
}

TEST(MarkedWords, ALongPartIsCutAroundItsMarkAndBetweenWords) {
  const Span all{0, static_cast<std::uint32_t>(kText.size())};
  EXPECT_EQ(shown(marked_words(kText, std::array{all}, std::array{of(kText, "hour")}, 30)),
            "…gate an [hour] later, and…");
  EXPECT_EQ(shown(marked_words(kText, std::array{all}, {}, 20)), "The upper gate was…");
}

TEST(MarkedWords, KeepToTheirLimitWhateverTheText) {
  std::string long_word;
  for (int i = 0; i < 20'000; ++i) long_word += "é";
  const Span all{0, static_cast<std::uint32_t>(long_word.size())};
  const Span middle{20'000, 20'002};
  for (const std::size_t most : {0U, 1U, 7U, 600U}) {
    for (const std::vector<Span>& marks : {std::vector<Span>{}, std::vector<Span>{middle}}) {
      std::size_t code_points = 0;
      for (const MarkedPiece& piece : marked_words(long_word, std::array{all}, marks, most).pieces) {
        EXPECT_EQ(first_invalid_utf8(piece.text), piece.text.size());
        code_points += CodePointIndex(piece.text).size();
      }
      EXPECT_LE(code_points, most);
    }
  }
}

TEST(MarkedWords, PassOverPartsThatLieOutsideTheText) {
  EXPECT_TRUE(marked_words(kText, std::array{Span{5, 5}, Span{80, 900}}, {}).pieces.empty());
}

}  // namespace
}  // namespace hearsay::dossier
