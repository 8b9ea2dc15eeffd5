#include "hearsay/page/block_features.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "hearsay/base/utf8.h"
#include "hearsay/page/bylines.h"
#include "hearsay/page/captions.h"
#include "hearsay/page/clutter_lines.h"
#include "hearsay/page/page_date.h"
#include "hearsay/page/text_lines.h"

namespace hearsay {
namespace {

constexpr int kMostAncestors = 24;       // looked at above a block
constexpr std::uint32_t kProse = 60;     // bytes of a block of running text
constexpr float kFewLinks = 0.4F;        // of a block of running text
constexpr std::uint8_t kFarBlocks = 20;  // more blocks away are as far as these

float logarithm(std::uint32_t bytes) { return std::log1p(static_cast<float>(bytes)); }
float share(std::uint32_t part, std::uint32_t whole) {
  return whole == 0 ? 0 : static_cast<float>(part) / static_cast<float>(whole);
}

bool is_year(std::string_view text, std::size_t at) {
  return text.substr(at, 2) == "19" || text.substr(at, 2) == "20";
}

using F = BlockFeature;

float& at(BlockFeatures& row, BlockFeature feature) { return row[static_cast<std::size_t>(feature)]; }

BlockFeature of_hint(BlockHint hint) {
  switch (hint) {
    case BlockHint::share: return F::near_share;
    case BlockHint::related: return F::near_related;
    case BlockHint::comments: return F::near_comments;
    case BlockHint::newsletter: return F::near_newsletter;
    case BlockHint::advert: return F::near_advert;
    case BlockHint::legal: return F::near_legal;
    case BlockHint::navigation: return F::near_navigation;
    case BlockHint::other: return F::near_other;
    case BlockHint::byline: return F::near_byline;
    case BlockHint::post: return F::near_post;
    case BlockHint::quote: return F::near_quote;
    case BlockHint::body: return F::near_body;
    default: return F::count_;
  }
}

BlockFeature of_tag(Tag tag) {
  switch (tag) {
    case Tag::article: return F::near_article;
    case Tag::main: return F::near_main;
    case Tag::aside: return F::near_aside;
    case Tag::nav: return F::near_nav;
    case Tag::header: return F::near_header;
    case Tag::footer: return F::near_footer;
    case Tag::form: return F::near_form;
    case Tag::table: return F::near_table;
    case Tag::ul:
    case Tag::ol: return F::near_list;
    case Tag::figure: return F::near_figure;
    case Tag::section: return F::near_section;
    case Tag::a: return F::near_link;
    default: return F::count_;
  }
}

bool may_be_box(Tag tag) {
  return tag == Tag::div || tag == Tag::article || tag == Tag::section || tag == Tag::li || tag == Tag::tr;
}

}  // namespace

BlockFeature block_feature(std::string_view name) {
  static constexpr std::array<std::string_view, kBlockFeatures> kNames{
#define HEARSAY_X(feature) #feature,
      HEARSAY_BLOCK_FEATURES(HEARSAY_X)
#undef HEARSAY_X
  };
  const auto* const found = std::find(kNames.begin(), kNames.end(), name);
  return static_cast<BlockFeature>(found - kNames.begin());
}

BlockMeasures::BlockMeasures(const HtmlTree& tree, const HtmlRegions& regions, const TextBlocks& blocks,
                             std::string_view title, NodeIndex title_node)
    : tree_(tree),
      regions_(regions),
      blocks_(blocks),
      title_form_(comparison_form(title)),
      title_node_(title_node) {
  look_at_all();
  count_boxes();
  find_places();
}

BlockFeatures BlockMeasures::features(std::size_t i) const {
  BlockFeatures row{};
  add_words(row, i);
  add_block(row, i);
  add_surroundings(row, i);
  add_regions(row, i);
  add_parents(row, i);
  add_alike(row, i);
  add_way_to_title(row, i);
  add_neighbours(row, i);
  add_place(row, i);
  add_page(row);
  return row;
}

float BlockMeasures::link_share(std::size_t i) const { return share(block(i).linked_bytes, looks_[i].bytes); }

bool BlockMeasures::is_running_text(std::size_t i) const {
  return block(i).form == TextBlock::Form::line && looks_[i].bytes >= kProse && looks_[i].marks > 0 &&
         link_share(i) < kFewLinks && block(i).kind != BlockKind::heading;
}

BlockMeasures::Look BlockMeasures::look_at(std::string_view text) {
  Look out;
  bool in_word = false;
  std::size_t digits_in_row = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == ' ') {
      in_word = false;
      digits_in_row = 0;
      continue;
    }
    ++out.bytes;
    if (!in_word) {
      ++out.words;
      if (c >= 'A' && c <= 'Z') ++out.capitals;
      in_word = true;
    }
    if (c >= '0' && c <= '9') {
      ++out.digits;
      if (++digits_in_row == 4 && is_year(text, i - 3)) out.year = true;
    } else {
      digits_in_row = 0;
    }
    switch (c) {
      case '.':
      case ',':
      case '!':
      case '?':
      case ';':
      case '\xE3': ++out.marks; break;  // 。 and kin
      case '|':
      case '>': ++out.bars; break;
      case '"': out.quoted = true; break;
      case '\xC2':
        if (text.substr(i, 2) == "©") out.copyright = true;
        if (text.substr(i, 2) == "·" || text.substr(i, 2) == "»") ++out.bars;
        if (text.substr(i, 2) == "«") out.quoted = true;
        break;
      case '\xE2':
        if (text.substr(i, 3) == "“" || text.substr(i, 3) == "„") out.quoted = true;
        if (text.substr(i, 3) == "•") ++out.bars;
        break;
      default: break;
    }
  }
  return out;
}

void BlockMeasures::look_at_all() {
  looks_.reserve(size());
  names_.reserve(size());
  for (std::size_t i = 0; i < size(); ++i) {
    looks_.push_back(look_at(text(i)));
    looks_.back().ends_sentence = ends_a_sentence(text(i));
    looks_.back().clutter = clutter_line(text(i));
    names_.push_back(place_name(block(i).element));
    Siblings& siblings = siblings_[tree_[block(i).element].parent];
    siblings.bytes += looks_[i].bytes;
    Alike& alike = alike_[names_.back()];
    alike.bytes += looks_[i].bytes;
    alike.linked += block(i).linked_bytes;
    ++alike.count;
    bytes_ += looks_[i].bytes;
    linked_ += block(i).linked_bytes;
    if (!is_running_text(i)) continue;
    ++siblings.running_blocks;
    siblings.running_bytes += looks_[i].bytes;
    alike.running += looks_[i].bytes;
    running_ += looks_[i].bytes;
  }
}

// The tag and classes of an element, hashed (FNV-1a).
std::uint64_t BlockMeasures::name_of(NodeIndex node) const {
  constexpr std::size_t kMostBytes = 64;
  std::uint64_t out = 14695981039346656037U;
  const auto mix = [&out](unsigned char byte) { out = (out ^ byte) * 1099511628211U; };
  mix(static_cast<unsigned char>(tree_.tag(node)));
  for (const char c : tree_.attribute(node, Attribute::class_).substr(0, kMostBytes))
    mix(static_cast<unsigned char>(c));
  return out;
}

// The same of an element and the two above it.
std::uint64_t BlockMeasures::place_name(NodeIndex node) const {
  std::uint64_t out = 0;
  for (int i = 0; i < 3 && node != kNoNode; ++i, node = tree_[node].parent) out = out * 31 + name_of(node);
  return out;
}

// Of each element that may be one of several boxes, how many of its name stand under its parent.
void BlockMeasures::count_boxes() {
  constexpr std::size_t kMost = 10;
  boxes_.assign(tree_.size(), 0);
  article_numbers_.assign(tree_.size(), 0);
  std::vector<std::pair<std::uint64_t, NodeIndex>> children;
  for (NodeIndex node = regions_.body; node < tree_.size(); ++node) {
    if (tree_.tag(node) == Tag::article) {
      if (articles_ < std::numeric_limits<std::uint16_t>::max()) ++articles_;
      article_numbers_[node] = static_cast<std::uint16_t>(articles_);
    }
    children.clear();
    for (NodeIndex child = tree_[node].first_child; child != kNoNode; child = tree_[child].next_sibling)
      if (may_be_box(tree_.tag(child))) children.emplace_back(name_of(child), child);
    std::sort(children.begin(), children.end());
    for (std::size_t first = 0, end = 0; first < children.size(); first = end) {
      while (end < children.size() && children[end].first == children[first].first) ++end;
      for (std::size_t i = first; i < end; ++i)
        boxes_[children[i].second] = static_cast<std::uint8_t>(std::min(kMost, end - first));
    }
  }
}

void BlockMeasures::add_words(BlockFeatures& row, std::size_t i) const {
  const Look& look = looks_[i];
  const std::string_view words = text(i);
  at(row, F::length) = logarithm(look.bytes);
  at(row, F::words) = logarithm(look.words);
  at(row, F::link_share) = link_share(i);
  at(row, F::strong_share) = share(block(i).strong_bytes, look.bytes);
  at(row, F::marks_per_word) = share(look.marks, look.words);
  at(row, F::capital_share) = share(look.capitals, look.words);
  at(row, F::digit_share) = share(look.digits, look.bytes);
  at(row, F::bars) = static_cast<float>(std::min(look.bars, 5U));
  at(row, F::ends_sentence) = look.ends_sentence ? 1 : 0;
  at(row, F::cut_off) = is_cut_off(words) ? 1 : 0;
  at(row, F::quoted) = look.quoted ? 1 : 0;
  at(row, F::year) = look.year ? 1 : 0;
  at(row, F::copyright) = look.copyright ? 1 : 0;
  at(row, F::colon_end) = words.ends_with(':') ? 1 : 0;
  if (look.clutter) {
    at(row, F::clutter) = 1;
    at(row, F::clutter_head) = look.clutter->heads_a_list ? 1 : 0;
  }
  constexpr std::size_t kLongestByline = 120;
  if (words.size() <= kLongestByline) at(row, F::byline) = begins_as_byline(words) ? 1 : 0;
  at(row, F::caption_line) = caption_line(words) ? 1 : 0;
  constexpr std::size_t kLongestDate = 80;
  if (words.size() <= kLongestDate && look.digits > 0) at(row, F::date_line) = iso_date(words) ? 1 : 0;
  if (words.size() <= title_form_.size() + 40 && !title_form_.empty()) {
    const std::string form = comparison_form(words);
    const bool repeats = form == title_form_ ||
                         (form.size() * 2 > title_form_.size() && title_form_.find(form) != std::string::npos);
    at(row, F::repeats_title) = repeats ? 1 : 0;
  }
}

void BlockMeasures::add_block(BlockFeatures& row, std::size_t i) const {
  const TextBlock& one = block(i);
  const Tag tag = tree_.tag(one.element);
  at(row, F::form_caption) = one.form == TextBlock::Form::caption ? 1 : 0;
  at(row, F::form_credit) = one.form == TextBlock::Form::credit ? 1 : 0;
  at(row, F::form_post) = one.form == TextBlock::Form::post ? 1 : 0;
  at(row, F::is_heading) = one.kind == BlockKind::heading ? 1 : 0;
  if (tag >= Tag::h1 && tag <= Tag::h6)
    at(row, F::heading_level) = static_cast<float>(static_cast<int>(tag) - static_cast<int>(Tag::h1) + 1);
  at(row, F::is_list_item) = one.kind == BlockKind::list_item ? 1 : 0;
  at(row, F::is_paragraph_element) = tag == Tag::p ? 1 : 0;
  at(row, F::is_cell) = tag == Tag::td || tag == Tag::th ? 1 : 0;
  at(row, F::is_quote) = one.kind == BlockKind::quote ? 1 : 0;
  at(row, F::after_break) = one.after_break ? 1 : 0;
  at(row, F::is_label) = looks_[i].bytes <= 25 && at(row, F::ends_sentence) == 0 ? 1 : 0;
}

void BlockMeasures::add_surroundings(BlockFeatures& row, std::size_t i) const {
  const NodeIndex own =
      tree_.tag(block(i).element) == Tag::text ? tree_[block(i).element].parent : block(i).element;
  int steps = 0;
  for (NodeIndex node = own; node != kNoNode && steps < kMostAncestors; node = tree_[node].parent) {
    ++steps;
    const float near = 1.0F / static_cast<float>(steps);
    if (const BlockFeature feature = of_hint(regions_.nodes[node].hint);
        feature != F::count_ && at(row, feature) == 0)
      at(row, feature) = near;
    if (const BlockFeature feature = of_tag(tree_.tag(node)); feature != F::count_ && at(row, feature) == 0)
      at(row, feature) = near;
    if (steps == 2) at(row, F::boxes_parent) = static_cast<float>(boxes_[node]);
    if (steps == 3) at(row, F::boxes_grand) = static_cast<float>(boxes_[node]);
    if (static_cast<float>(boxes_[node]) > at(row, F::boxes_most)) {
      at(row, F::boxes_most) = static_cast<float>(boxes_[node]);
      at(row, F::boxes_most_step) = near;
    }
    if (article_numbers_[node] != 0) at(row, F::article_number) = static_cast<float>(article_numbers_[node]);
  }
  at(row, F::articles) = static_cast<float>(articles_);
  at(row, F::depth) = static_cast<float>(steps);
}

void BlockMeasures::add_regions(BlockFeatures& row, std::size_t i) const {
  const NodeIndex node = block(i).first_text;
  const NodeIndex end = tree_.end_of(regions_.article);
  const bool inside = node >= regions_.article && node < end;
  at(row, F::in_region) = inside ? 1 : 0;
  at(row, F::before_region) = node < regions_.article ? 1 : 0;
  at(row, F::behind_region) = node >= end ? 1 : 0;
  int steps = 0;  // up to the element that holds both the block and the region, or down to it from the region
  for (NodeIndex above = block(i).element; above != kNoNode && steps < kMostAncestors;
       above = tree_[above].parent) {
    if (regions_.nodes[above].foreign) at(row, F::foreign) = 1;
    const bool holds = above <= regions_.article && regions_.article < tree_.end_of(above);
    if (holds || above == regions_.article) break;
    ++steps;
  }
  at(row, F::region_step) = static_cast<float>(steps);
}

NodeIndex BlockMeasures::parent_block(NodeIndex node) const {
  NodeIndex above = tree_[node].parent;
  for (int steps = 0; above != kNoNode && is_inline(tree_.tag(above)) && steps < kMostAncestors; ++steps)
    above = tree_[above].parent;
  return above == kNoNode ? HtmlTree::root() : above;
}

void BlockMeasures::add_parents(BlockFeatures& row, std::size_t i) const {
  const float total = std::max(1.0F, regions_.nodes[HtmlTree::root()].prose);
  const NodeIndex parent = parent_block(block(i).element);
  const NodeIndex grand = parent_block(parent);
  const HtmlRegions::Node& above = regions_.nodes[parent];
  at(row, F::parent_length) = logarithm(above.text);
  at(row, F::parent_link_share) = regions_.link_density(parent);
  at(row, F::parent_prose_share) = above.prose / total;
  at(row, F::grand_length) = logarithm(regions_.nodes[grand].text);
  at(row, F::grand_link_share) = regions_.link_density(grand);
  at(row, F::grand_prose_share) = regions_.nodes[grand].prose / total;
}

void BlockMeasures::add_alike(BlockFeatures& row, std::size_t i) const {
  const Alike& alike = alike_.find(names_[i])->second;
  const Siblings& siblings = siblings_.find(tree_[block(i).element].parent)->second;
  at(row, F::siblings_running) = logarithm(siblings.running_blocks);
  at(row, F::siblings_running_share) = share(siblings.running_bytes, siblings.bytes);
  at(row, F::alike_prose_share) = share(alike.running, running_);
  at(row, F::alike_link_share) = share(alike.linked, alike.bytes);
  at(row, F::alike_count) = logarithm(alike.count);
  at(row, F::alike_mean_length) = logarithm(alike.bytes / alike.count);
}

void BlockMeasures::add_way_to_title(BlockFeatures& row, std::size_t i) const {
  constexpr float kFar = 15;
  at(row, F::steps_to_title) = at(row, F::steps_from_title) = -1;
  if (title_node_ == kNoNode || tree_.tag(title_node_) == Tag::meta || tree_.tag(title_node_) == Tag::title)
    return;
  float up = 0;
  NodeIndex node = block(i).element;
  for (; node != kNoNode && up < kFar; node = tree_[node].parent, ++up)
    if (node <= title_node_ && title_node_ < tree_.end_of(node)) break;
  at(row, F::steps_to_title) = up;
  if (node == kNoNode) return;
  float down = 0;
  for (NodeIndex above = title_node_; above != node && above != kNoNode && down < kFar;
       above = tree_[above].parent)
    ++down;
  at(row, F::steps_from_title) = down;
}

// Elements between two blocks: how far up the one that holds both is.
float BlockMeasures::steps_between(std::size_t a, std::size_t b) const {
  float steps = 0;
  for (NodeIndex node = block(a).element; node != kNoNode && steps < 12; node = tree_[node].parent, ++steps)
    if (node <= block(b).element && block(b).element < tree_.end_of(node)) break;
  return steps;
}

void BlockMeasures::add_neighbours(BlockFeatures& row, std::size_t i) const {
  const auto look = [&](std::ptrdiff_t step, BlockFeature length, BlockFeature sentence) {
    const std::ptrdiff_t other = static_cast<std::ptrdiff_t>(i) + step;
    if (other < 0 || other >= static_cast<std::ptrdiff_t>(size())) return;
    const auto there = static_cast<std::size_t>(other);
    at(row, length) = logarithm(looks_[there].bytes) * (is_running_text(there) ? 1.0F : -1.0F);
    at(row, sentence) = looks_[there].ends_sentence ? 1 : 0;
  };
  look(-1, F::length_1_before, F::sentence_1_before);
  look(-2, F::length_2_before, F::sentence_2_before);
  look(1, F::length_1_behind, F::sentence_1_behind);
  look(2, F::length_2_behind, F::sentence_2_behind);
  if (i > 0) {
    at(row, F::links_1_before) = link_share(i - 1);
    at(row, F::heading_1_before) = block(i - 1).kind == BlockKind::heading ? 1 : 0;
    at(row, F::steps_1_before) = steps_between(i, i - 1);
  }
  if (i + 1 < size()) {
    at(row, F::links_1_behind) = link_share(i + 1);
    at(row, F::heading_1_behind) = block(i + 1).kind == BlockKind::heading ? 1 : 0;
    at(row, F::steps_1_behind) = steps_between(i, i + 1);
  }
}

void BlockMeasures::add_page(BlockFeatures& row) const {
  at(row, F::page_prose) = logarithm(running_);
  at(row, F::page_blocks) = logarithm(static_cast<std::uint32_t>(size()));
  at(row, F::page_link_share) = share(linked_, bytes_);
  const float total = std::max(1.0F, regions_.nodes[HtmlTree::root()].prose);
  at(row, F::region_share) = regions_.nodes[regions_.article].prose / total;
}

void BlockMeasures::find_places() {
  const std::size_t count = size();
  places_.resize(count);
  const auto one_more = [](std::uint8_t blocks) {
    return static_cast<std::uint8_t>(std::min<unsigned>(blocks + 1U, kFarBlocks));
  };
  Place place{.since_title = kFarBlocks, .since_prose = kFarBlocks, .since_head = kFarBlocks};
  place.behind_title = title_node_ == kNoNode;
  for (std::size_t i = 0; i < count; ++i) {
    if (!place.behind_title && block(i).first_text > title_node_) {
      place.behind_title = true;
      place.since_title = 0;
    }
    places_[i] = place;
    if (is_running_text(i)) {
      place.running_before += looks_[i].bytes;
      place.prose_seen = true;
      place.since_prose = 0;
    }
    if (looks_[i].clutter && looks_[i].clutter->heads_a_list) place.since_head = 0;
    place.since_prose = one_more(place.since_prose);
    place.since_title = one_more(place.since_title);
    place.since_head = one_more(place.since_head);
  }
  std::uint8_t to_prose = kFarBlocks;
  bool last_prose_seen = false;
  for (std::size_t i = count; i-- > 0;) {
    places_[i].to_prose = to_prose;
    places_[i].last_prose_seen = last_prose_seen;
    if (is_running_text(i)) {
      to_prose = 0;
      last_prose_seen = true;
    }
    to_prose = one_more(to_prose);
  }
}

void BlockMeasures::add_place(BlockFeatures& row, std::size_t i) const {
  const Place& place = places_[i];
  at(row, F::place_in_page) = static_cast<float>(i) / static_cast<float>(size());
  at(row, F::place_in_prose) = share(place.running_before, running_);
  at(row, F::behind_title) = place.behind_title ? 1 : 0;
  at(row, F::blocks_since_title) = place.since_title;
  at(row, F::blocks_since_prose) = place.since_prose;
  at(row, F::blocks_to_prose) = place.to_prose;
  at(row, F::before_first_prose) = place.prose_seen ? 0 : 1;
  at(row, F::behind_last_prose) = place.last_prose_seen ? 0 : 1;
  at(row, F::clutter_head_before) = place.since_head;
}

}  // namespace hearsay
