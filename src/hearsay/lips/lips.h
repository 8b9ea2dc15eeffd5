// What else a phrase could be on the lips. Nothing here tells what was said.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/base/error.h"
#include "hearsay/lips/pronunciations.h"
#include "hearsay/lips/spoken_words.h"
#include "hearsay/lips/viseme_map.h"

namespace hearsay {

inline constexpr std::size_t kMostSpokenWords = 40;  ///< of a phrase; a longer one is refused

/// A phrase that could look like the one asked for.
struct LipCandidate {
  std::vector<std::string> words;
  /// Natural logarithm, by the language model and the costs of what was lost or mistaken. It orders candidates;
  /// it is no probability that anything was said.
  double score = 0;
  int changes = 0;      ///< sounds lost or put in that the lips hardly show
  int errors = 0;       ///< visemes taken for others (`LipOptions::near`)
  bool is_own = false;  ///< the phrase itself
  /// Others that even the ear cannot tell apart, the usual ones first, unless they are far less usual.
  std::vector<std::string> sounds_the_same;

  [[nodiscard]] std::string text() const;
};

/// What the lips tell of a phrase.
struct LipReadings {
  std::vector<std::string> words;  ///< as they were understood: small letters, numbers spelt out
  std::vector<std::string>
      visemes;  ///< names of the map's visemes, in order, of the words' first pronunciations
  std::vector<LipCandidate> candidates;  ///< best first; the phrase itself is among them
  std::size_t looked_at = 0;             ///< candidates that were found, more than are kept
  std::size_t own_rank = 0;              ///< from 1: where the phrase itself stands among those looked at
  /// Share of the phrase's sounds that lips, teeth or the shape of the mouth show clearly: 0 to 1.
  double seen = 0;
  /// What the lips leave open of the sounds: the mean over them of log2 of how many share each one's viseme.
  double bits_of_sound = 0;
  /// What the lips leave open of the words: the entropy, in bits, of the candidates weighed by the language
  /// model. 0 where only one phrase looks like this, n where it is as open as a choice among 2^n.
  double bits_of_words = 0;
};

struct LipOptions {
  std::size_t count = 20;  ///< candidates
  bool near = false;       ///< allow one or two visemes to be mistaken, as people mistake them
};

/// How two phrases compare on the lips.
struct LipLikeness {
  enum class Verdict : std::uint8_t { same, alike, different };
  Verdict verdict = Verdict::different;
  double distance = 0;  ///< 0 to 1: edits between their visemes by the longer one's length; what the lips
                        ///< hardly show counts a third
};

/// Reads English phrases. Made once (a fifth of a second). Any thread may ask; it reads one phrase at a time.
class LipReader {
 public:
  /// `map` is a name of VisemeMap::names(). Fails where the dictionary or the language model is missing, or the
  /// map is none.
  static Result<LipReader> open(std::string_view map = "jeffers",
                                const std::filesystem::path& folder = speech_data_folder());

  LipReader(LipReader&&) noexcept;
  LipReader& operator=(LipReader&&) noexcept;
  ~LipReader();

  [[nodiscard]] const VisemeMap& map() const;

  /// Fails where the phrase has no word that can be said, or too many.
  [[nodiscard]] Result<LipReadings> read(std::string_view phrase, LipOptions options = {}) const;

  [[nodiscard]] Result<LipLikeness> compare(std::string_view phrase, std::string_view other) const;

 private:
  struct Data;
  explicit LipReader(std::unique_ptr<Data> data);
  std::unique_ptr<Data> data_;
};

}  // namespace hearsay
