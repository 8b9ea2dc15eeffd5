// Block features: what is known of each text block of a page, as numbers, for block_scorer.h to weigh. They
// tell of the words themselves, of the elements round them, of the blocks before and behind, and of the page.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "hearsay/page/html_regions.h"
#include "hearsay/page/html_tree.h"
#include "hearsay/page/text_blocks.h"

namespace hearsay {

/// Lengths are natural logarithms of 1 + bytes without white space; shares lie between 0 and 1; distances count
/// elements upwards (1: the block's own), as 1 / distance, 0 if there is none.
// clang-format off
#define HEARSAY_BLOCK_FEATURES(X) \
  /* The words. */ \
  X(length) X(words) X(link_share) X(strong_share) X(marks_per_word) X(capital_share) X(digit_share) X(bars) X(ends_sentence) X(cut_off) \
  X(quoted) X(year) X(copyright) X(colon_end) X(clutter) X(clutter_head) X(byline) X(repeats_title) \
  /* The block. */ \
  X(form_caption) X(form_credit) X(form_post) X(is_heading) X(heading_level) X(is_list_item) X(is_paragraph_element) X(is_cell) \
  X(is_quote) X(after_break) X(depth) X(is_label) \
  /* Elements round it: nearest with such a name. */ \
  X(near_share) X(near_related) X(near_comments) X(near_newsletter) X(near_advert) X(near_legal) X(near_navigation) X(near_other) \
  X(near_byline) X(near_post) X(near_quote) X(near_body) \
  /* Elements round it: nearest with such a tag. */ \
  X(near_article) X(near_main) X(near_aside) X(near_nav) X(near_header) X(near_footer) X(near_form) X(near_table) X(near_list) \
  X(near_figure) X(near_section) X(near_link) \
  /* The regions that the page's prose shows (html_regions.h). */ \
  X(foreign) X(in_region) X(before_region) X(behind_region) X(region_step) \
  /* The element that opens the block's parent, and that one's parent. */ \
  X(parent_length) X(parent_link_share) X(parent_prose_share) X(grand_length) X(grand_link_share) \
  X(grand_prose_share) \
  /* All blocks in elements of the same name and place. */ \
  X(alike_prose_share) X(alike_link_share) X(alike_count) X(alike_mean_length) \
  /* Neighbours: the block before, two before, behind, two behind. */ \
  X(length_1_before) X(length_2_before) X(length_1_behind) X(length_2_behind) X(links_1_before) X(links_1_behind) \
  X(sentence_1_before) X(sentence_1_behind) X(sentence_2_before) X(sentence_2_behind) X(heading_1_before) X(heading_1_behind) \
  X(steps_1_before) X(steps_1_behind) X(clutter_head_before) \
  /* Where it stands. */ \
  X(place_in_page) X(place_in_prose) X(behind_title) X(blocks_since_title) X(blocks_since_prose) X(blocks_to_prose) \
  X(before_first_prose) X(behind_last_prose) \
  /* Boxes of one name that stand side by side, as comments and teasers do: how many, at most, of those round it. */ \
  X(boxes_parent) X(boxes_grand) X(boxes_most) X(boxes_most_step) X(article_number) X(articles) \
  /* The way to the headline: up to the element that holds both, and down to the headline. */ \
  X(steps_to_title) X(steps_from_title) \
  /* Running text under the same parent. */ \
  X(siblings_running) X(siblings_running_share) \
  X(caption_line) X(date_line) \
  /* The page. */ \
  X(page_prose) X(page_blocks) X(page_link_share) X(region_share)
// clang-format on

enum class BlockFeature : std::uint8_t {
#define HEARSAY_X(name) name,
  HEARSAY_BLOCK_FEATURES(HEARSAY_X)
#undef HEARSAY_X
      count_,
};

inline constexpr std::size_t kBlockFeatures = static_cast<std::size_t>(BlockFeature::count_);

/// The feature of that name; BlockFeature::count_ if there is none.
[[nodiscard]] BlockFeature block_feature(std::string_view name);

/// In the order of BlockFeature.
using BlockFeatures = std::array<float, kBlockFeatures>;

/// One row a block. `title` is the headline's words, `title_node` its element. Linear in the page.
[[nodiscard]] std::vector<BlockFeatures> block_features(const HtmlTree& tree, const HtmlRegions& regions,
                                                        const TextBlocks& blocks, std::string_view title,
                                                        NodeIndex title_node);

}  // namespace hearsay
