// Attribution: source, cue and content, and the seam at which a reader of them stands.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "hearsay/people/people.h"

namespace hearsay {

/// One attribution (PARC 3.0): token ranges, in order, not overlapping within a part. `source` may be empty
/// ("it was stated") and so may `cue` (a quotation that runs on), `content` never is.
struct Attribution {
  std::vector<TokenRange> source;
  std::vector<TokenRange> cue;
  std::vector<TokenRange> content;
  std::optional<std::uint32_t>
      within;             ///< the attribution whose content this one lies in; it stands before this one
  double confidence = 0;  ///< 0 to 1
};

/// Reads the attributions of a text: tokens in, labelled spans out. The rules stand here today; a trained model
/// takes the same place, and everything behind it (who, channel, certainty, chain) stays as it is.
class AttributionReader {
 public:
  AttributionReader() = default;
  AttributionReader(const AttributionReader&) = delete;
  AttributionReader& operator=(const AttributionReader&) = delete;
  virtual ~AttributionReader() = default;

  /// Outer attributions before those within them, else in order of their first token.
  [[nodiscard]] virtual std::vector<Attribution> read(const Article& article, const Clause& text,
                                                      const People& people) const = 0;
};

}  // namespace hearsay
