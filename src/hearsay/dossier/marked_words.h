// Marked words: a stretch of a report, verbatim, some words of which are marked; cut where it would be too
// long.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/base/span.h"

namespace hearsay::dossier {

struct MarkedPiece {
  std::string_view text;
  bool marked = false;
  bool behind_omission = false;  ///< words of the report are left out before it
};

struct MarkedWords {
  std::vector<MarkedPiece> pieces;
  bool cut_behind = false;  ///< the last part goes on
};

/// A quotation in the dossier has no more code points than this, however long a hostile page's sentences are.
inline constexpr std::size_t kMostQuoted = 600;

/// The parts' words (parts in order, apart, from merged()), at most `most` code points of them. One part that
/// is longer is cut around its first mark, several behind the last that fits. Cuts lie between words where
/// there are any. `text` must outlive the value.
[[nodiscard]] MarkedWords marked_words(std::string_view text, std::span<const Span> parts,
                                       std::span<const Span> marks, std::size_t most = kMostQuoted);

/// As one string, omissions as "…"; each mark between `before` and `behind`.
[[nodiscard]] std::string plain(const MarkedWords& words);

}  // namespace hearsay::dossier
