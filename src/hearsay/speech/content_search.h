// Where the content of a cue stands.
#pragma once

#include <vector>

#include "hearsay/speech/frame.h"
#include "hearsay/speech/source_search.h"

namespace hearsay {

struct Content {
  std::vector<TokenRange> parts;
  bool quoted = false;  ///< begins with a quotation

  [[nodiscard]] bool empty() const { return parts.empty(); }
};

/// What follows the cue: a quotation, a clause, an infinitive, an object with a quotation in it. `from` is the
/// first token to look at (behind an inverted source).
[[nodiscard]] Content content_after(const Frame& frame, const CueGroup& group, const Cue& cue, TokenIndex from);

/// What stands before token `first` (the source's or the cue's first): a quotation or a clause, up to its
/// beginning.
[[nodiscard]] Content content_before(const Frame& frame, TokenIndex first);

/// "The dam, engineers had warned in 2019, was never ...": what goes on behind an insertion that ends the
/// frame's words from `from` on; empty if the sentence does not go on.
[[nodiscard]] Content content_around(const Frame& frame, const Content& before, TokenIndex from);

/// The end of the clause that begins at `first`: where the reporter's own words begin again.
[[nodiscard]] TokenIndex clause_end(const Frame& frame, TokenIndex first);

/// Whether a cue goes on with the telling before it ("and added").
[[nodiscard]] bool is_continuing_cue(std::string_view word);

/// Whether a finite verb stands in the range, outside quotations.
[[nodiscard]] bool has_finite_verb(const Frame& frame, TokenRange range);

/// Behind adverbs, times and prepositional phrases.
[[nodiscard]] TokenIndex skip_adjuncts(const Frame& frame, TokenIndex from);

}  // namespace hearsay
