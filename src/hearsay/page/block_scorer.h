// Block scorer: how sure it is that a block is the article's. Every feature of a block (block_features.h: its
// words, the elements round it, the blocks beside it, the page) is asked about by small decision trees; each
// tree answers with a number, and the sum of the numbers is the log odds. The trees were learnt from pages
// whose true text is known in part (gradient boosting, Friedman 2001; train/blocks.py) and lie in
// data/block_trees.txt.
#pragma once

#include <span>

#include "hearsay/page/block_features.h"

namespace hearsay {

/// For each block with these features the log odds that it is the article's: above 0, it is. `scores` is as
/// long as `features`; several blocks at a time are quicker than one.
void block_scores(std::span<const BlockFeatures> features, std::span<float> scores);

}  // namespace hearsay
