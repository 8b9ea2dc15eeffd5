// Block features: what is known of each text block of a page, as numbers, for block_scorer.h to weigh. They
// tell of the words themselves, of the elements round them, of the blocks before and behind, and of the page.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "hearsay/page/clutter_lines.h"
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

/// The features of a page's blocks, each row made when it is asked for: a page may have very many blocks. What
/// is given must outlive it.
class BlockMeasures {
 public:
  /// `title` is the headline's words, `title_node` its element (kNoNode: none). Linear in the page.
  BlockMeasures(const HtmlTree& tree, const HtmlRegions& regions, const TextBlocks& blocks,
                std::string_view title, NodeIndex title_node);

  [[nodiscard]] std::size_t size() const { return blocks_.blocks.size(); }
  [[nodiscard]] BlockFeatures features(std::size_t block) const;

  /// What its words say that a block is; nothing for one that may be the article's.
  [[nodiscard]] const std::optional<ClutterLine>& clutter(std::size_t block) const {
    return looks_[block].clutter;
  }

 private:
  // What the words of a block look like.
  struct Look {
    std::uint32_t bytes = 0;  // without white space
    std::uint32_t words = 0;
    std::uint32_t capitals = 0;  // words that begin with one
    std::uint32_t digits = 0;
    std::uint32_t marks = 0;
    std::uint32_t bars = 0;
    bool quoted = false;
    bool year = false;
    bool copyright = false;
    bool ends_sentence = false;
    std::optional<ClutterLine> clutter;
  };
  // Of all blocks in elements of one name and place.
  struct Alike {
    std::uint32_t bytes = 0;
    std::uint32_t linked = 0;
    std::uint32_t count = 0;
    std::uint32_t running = 0;
  };
  // Of the blocks under one parent.
  struct Siblings {
    std::uint32_t running_blocks = 0;
    std::uint32_t running_bytes = 0;
    std::uint32_t bytes = 0;
  };
  // Where a block stands among the others; counts of blocks end at a few.
  struct Place {
    std::uint32_t running_before = 0;  // bytes
    std::uint8_t since_title = 0;
    std::uint8_t since_prose = 0;
    std::uint8_t since_head = 0;
    std::uint8_t to_prose = 0;
    bool behind_title = false;
    bool prose_seen = false;
    bool last_prose_seen = false;
  };

  [[nodiscard]] static Look look_at(std::string_view text);
  void look_at_all();
  void count_boxes();
  void find_places();

  [[nodiscard]] const TextBlock& block(std::size_t i) const { return blocks_.blocks[i]; }
  [[nodiscard]] std::string_view text(std::size_t i) const { return blocks_.text(block(i)); }
  [[nodiscard]] float link_share(std::size_t i) const;
  [[nodiscard]] bool is_running_text(std::size_t i) const;
  [[nodiscard]] std::uint64_t name_of(NodeIndex node) const;
  [[nodiscard]] std::uint64_t place_name(NodeIndex node) const;
  [[nodiscard]] NodeIndex parent_block(NodeIndex node) const;
  [[nodiscard]] float steps_between(std::size_t a, std::size_t b) const;

  void add_words(BlockFeatures& row, std::size_t i) const;
  void add_block(BlockFeatures& row, std::size_t i) const;
  void add_surroundings(BlockFeatures& row, std::size_t i) const;
  void add_regions(BlockFeatures& row, std::size_t i) const;
  void add_parents(BlockFeatures& row, std::size_t i) const;
  void add_alike(BlockFeatures& row, std::size_t i) const;
  void add_way_to_title(BlockFeatures& row, std::size_t i) const;
  void add_neighbours(BlockFeatures& row, std::size_t i) const;
  void add_place(BlockFeatures& row, std::size_t i) const;
  void add_page(BlockFeatures& row) const;

  const HtmlTree& tree_;
  const HtmlRegions& regions_;
  const TextBlocks& blocks_;
  std::string title_form_;
  NodeIndex title_node_;
  std::vector<Look> looks_;
  std::vector<Place> places_;
  std::vector<std::uint64_t> names_;
  std::unordered_map<std::uint64_t, Alike> alike_;
  std::unordered_map<NodeIndex, Siblings> siblings_;
  std::vector<std::uint8_t> boxes_;             // of the same name side by side
  std::vector<std::uint16_t> article_numbers_;  // of <article>s, in reading order
  std::uint32_t articles_ = 0;
  std::uint32_t bytes_ = 0;
  std::uint32_t linked_ = 0;
  std::uint32_t running_ = 0;
};

}  // namespace hearsay
