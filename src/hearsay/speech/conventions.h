// Conventions of the page: blocks whose layout alone tells who speaks, without a sentence that says so.
#pragma once

#include <cstdint>
#include <vector>

#include "hearsay/speech/attribution.h"

namespace hearsay {

struct Convention {
  std::uint32_t block = 0;  ///< index into Article::blocks
  Attribution attribution;
};

/// At most one for each block, in their order:
///   - an embedded post: all of its words are its author's, but for the line that names the author;
///   - a signed quotation: “…” — Carla Sanchez, nurse;
///   - a turn in a transcript: PENCE: Well, look, …
[[nodiscard]] std::vector<Convention> read_conventions(const Article& article, const Tokens& tokens);

}  // namespace hearsay
