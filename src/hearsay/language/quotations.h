// Quotations: which quotation marks open, which close, and which belong together.
#pragma once

#include <vector>

#include "hearsay/language/tokens.h"

namespace hearsay {

/// Finds the quotations of every block and writes them to `tokens`, with the shapes of their marks. `blocks`
/// are the blocks' tokens. Curly, straight and single marks and guillemets, nested and unbalanced; one pass,
/// linear.
void find_quotations(const Article& article, const std::vector<TokenRange>& blocks, Tokens& tokens);

}  // namespace hearsay
