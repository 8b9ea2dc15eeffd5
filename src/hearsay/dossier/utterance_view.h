// One saying in its versions, sorted for a reader: which reports have the same words, and where the others
// differ from the fullest.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "hearsay/dossier/view.h"

namespace hearsay::dossier {

/// Words that a version has in place of the fullest's; one of the two may be empty.
struct WordChange {
  std::string here;
  std::string fullest;
};

/// The same words in one report or more.
struct VersionView {
  std::vector<StatementPlace> places;  ///< by publication
  Agreement agreement = Agreement::verbatim;
  bool is_fullest = false;
  std::vector<Span> marks;          ///< in the first place's text: words that differ from the fullest's; in the
                                    ///< fullest, words that another version has not
  std::vector<WordChange> changes;  ///< none for the fullest, what is verbatim and a paraphrase
};

struct UtteranceView {
  std::vector<VersionView> versions;  ///< the one that was first comes first
  std::size_t more_versions = 0;      ///< with words of their own, beyond kMostVersions
};

inline constexpr std::size_t kMostVersions = 8;

[[nodiscard]] UtteranceView utterance_view(const View& view, const Utterance& utterance);

/// "left out: “until spring”", "“would never” for “will not”", "has besides: “upper”".
[[nodiscard]] std::string change_words(const WordChange& change);

}  // namespace hearsay::dossier
