// WordPiece: words cut into the pieces that the encoder has vectors for (Wu et al., 2016, as BERT uses it:
// greedy, longest match first).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace hearsay {

using PieceId = std::uint32_t;

/// A vocabulary of pieces. Those that go on within a word begin with "##".
class WordPiece {
 public:
  /// One piece a line, the line's number its id. "[UNK]", "[CLS]" and "[SEP]" must be among them, `complete`
  /// tells. Keeps views into `lines`.
  explicit WordPiece(std::string_view lines);

  [[nodiscard]] bool complete() const { return unknown_ != kNone && begin_ != kNone && separator_ != kNone; }
  [[nodiscard]] PieceId begin() const { return begin_; }          ///< [CLS], before everything
  [[nodiscard]] PieceId separator() const { return separator_; }  ///< [SEP], behind every block
  [[nodiscard]] std::size_t size() const { return size_; }
  /// Whether a word is one piece.
  [[nodiscard]] bool has(std::string_view word) const { return whole_.contains(word); }

  /// Appends the pieces of `word`, one at least. Small letters without diacritics are compared; punctuation
  /// stands alone; what has no pieces is [UNK]. A word longer than kLongestWord bytes is [UNK] at once, so that
  /// time is linear in the text whatever it holds.
  void split(std::string_view word, std::vector<PieceId>& out) const;

 private:
  static constexpr PieceId kNone = 0xFFFFFFFF;
  static constexpr std::size_t kLongestWord = 100;

  void split_run(std::string_view run, std::vector<PieceId>& out) const;

  std::unordered_map<std::string_view, PieceId> whole_;  ///< pieces that begin a word
  std::unordered_map<std::string_view, PieceId> inner_;  ///< pieces that go on, without their "##"
  std::size_t longest_ = 0;                              ///< bytes of the longest piece
  std::size_t size_ = 0;
  PieceId unknown_ = kNone;
  PieceId begin_ = kNone;
  PieceId separator_ = kNone;
};

}  // namespace hearsay
