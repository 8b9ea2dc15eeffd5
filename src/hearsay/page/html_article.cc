#include "hearsay/page/html_article.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "hearsay/base/utf8.h"
#include "hearsay/page/article_builder.h"
#include "hearsay/page/block_features.h"
#include "hearsay/page/block_scorer.h"
#include "hearsay/page/captions.h"
#include "hearsay/page/clutter_lines.h"
#include "hearsay/page/data_text.h"
#include "hearsay/page/embedded_posts.h"
#include "hearsay/page/html_regions.h"
#include "hearsay/page/live_entries.h"
#include "hearsay/page/text_blocks.h"

namespace hearsay {
namespace {

constexpr float kLinkListShare = 0.7F;            // a line with more of its words in links is navigation
constexpr std::size_t kLongestCaptionLine = 160;  // bytes; a longer line with a credit is a paragraph
constexpr std::size_t kEnoughShown = 1000;  // bytes of text; a page that shows so much is not searched for more
constexpr std::size_t kMoreInData = 3;      // times as much as the page shows
constexpr int kMostAncestors = 32;          // looked at above a block for what it is part of

// Goes through the page's blocks in reading order: each becomes a block of the article, or is left out.
class Assembler {
 public:
  Assembler(const HtmlTree& tree, const BlockHints& hints, const std::optional<PageTitle>& title)
      : tree_(tree),
        regions_(find_regions(tree, hints)),
        title_(title),
        page_(gather_text_blocks(tree, regions_, title ? title->node : kNoNode)),
        measures_(tree, regions_, page_, title ? std::string_view(title->text) : std::string_view(),
                  title ? title->node : kNoNode) {}

  Article assemble() && {
    choose();
    if (title_) builder_.add(BlockKind::title, title_->text, tree_[title_->node].source);
    if (shown_bytes() < kEnoughShown) read_data_text();
    for (std::size_t i = 0; i < page_.blocks.size(); ++i) add(i);
    builder_.drop_headings_at_end();
    Article article = std::move(builder_).take();
    article.sources.text = text_source_;
    return article;
  }

 private:
  struct List {  // what the last head ("Most read") said of the box that it stands in
    LeftOutKind kind = LeftOutKind::other;
    NodeIndex end = 0;
  };

  // What is known of a block when its features are gone.
  struct Judged {
    float score = 0;  // log odds that it is the article's
    float link_share = 0;
    bool foreign = false;
    bool in_region = false;
    bool behind_title = false;
    bool byline = false;
  };

  // A few blocks at a time: the features of all would take many times the page's size.
  void judge() {
    constexpr std::size_t kTogether = 8;
    std::array<BlockFeatures, kTogether> features;
    std::array<float, kTogether> scores{};
    judged_.resize(page_.blocks.size());
    for (std::size_t first = 0; first < judged_.size(); first += kTogether) {
      const std::size_t count = std::min(kTogether, judged_.size() - first);
      for (std::size_t i = 0; i < count; ++i) features[i] = measures_.features(first + i);
      block_scores(std::span(features).first(count), std::span(scores).first(count));
      for (std::size_t i = 0; i < count; ++i) {
        const auto feature = [&](BlockFeature name) { return features[i][static_cast<std::size_t>(name)]; };
        judged_[first + i] = {.score = scores[i],
                              .link_share = feature(BlockFeature::link_share),
                              .foreign = feature(BlockFeature::foreign) > 0,
                              .in_region = feature(BlockFeature::in_region) > 0,
                              .behind_title = feature(BlockFeature::behind_title) > 0,
                              .byline = feature(BlockFeature::byline) > 0};
      }
    }
  }

  void choose() {
    judge();
    keep_if([&](std::size_t i) { return judged_[i].score > 0; });
    if (first_kept_ < page_.blocks.size()) return;
    // A page too small or odd to tell: what stands where its prose is.
    keep_if([&](std::size_t i) {
      return judged_[i].in_region && !judged_[i].foreign && !measures_.clutter(i) &&
             judged_[i].link_share < kLinkListShare;
    });
  }

  void keep_if(auto&& wanted) {
    const std::size_t count = page_.blocks.size();
    kept_.assign(count, false);
    first_kept_ = last_kept_ = count;
    for (std::size_t i = 0; i < count; ++i) {
      if (page_.blocks[i].form != TextBlock::Form::line || !wanted(i)) continue;
      kept_[i] = true;
      if (first_kept_ == count) first_kept_ = i;
      last_kept_ = i;
    }
  }

  [[nodiscard]] std::size_t shown_bytes() const {
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < kept_.size(); ++i)
      if (kept_[i]) bytes += page_.blocks[i].text.size();
    return bytes;
  }

  // A page that shows little may keep its text in data: then that is the article, and what it shows is left
  // out.
  void read_data_text() {
    const DataText data = find_data_text(tree_);
    std::size_t bytes = 0;
    for (const DataText::Piece& piece : data.pieces) bytes += piece.text.size();
    if (bytes < kMoreInData * shown_bytes()) return;
    for (const DataText::Piece& piece : data.pieces) add_data_text(piece);
    if (data.pieces.empty()) return;
    kept_.assign(kept_.size(), false);
    text_source_ = data.is_json_ld ? MetadataSource::json_ld : MetadataSource::script;
  }

  void add_data_text(const DataText::Piece& piece) {
    if (piece.text.find("</") == std::string::npos) {
      for (const std::string_view line : lines_of_text(piece.text))
        builder_.add(BlockKind::paragraph, fold_ascii_space(line), piece.place);
      return;
    }
    const HtmlTree tree = parse_html(piece.text);
    const TextBlocks blocks = gather_text_blocks(tree, find_regions(tree, BlockHints(tree)), kNoNode);
    for (const TextBlock& block : blocks.blocks)
      if (block.form == TextBlock::Form::line) builder_.add(block.kind, blocks.text(block), piece.place);
  }

  static std::vector<std::string_view> lines_of_text(std::string_view text) {
    std::vector<std::string_view> lines;
    for (std::size_t begin = 0; begin <= text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      lines.push_back(text.substr(begin, end - begin));
      begin = end + 1;
    }
    return lines;
  }

  // Pictures and posts stand among the article's lines, or between its headline and the first of them.
  [[nodiscard]] bool among_kept(std::size_t i) const {
    if (judged_[i].foreign || first_kept_ == page_.blocks.size()) return false;
    return i > last_kept_ ? judged_[i].in_region : i > first_kept_ || judged_[i].behind_title;
  }

  void add(std::size_t i) {
    const TextBlock& block = page_.blocks[i];
    switch (block.form) {
      case TextBlock::Form::line: return add_line(i, block);
      case TextBlock::Form::caption: return among_kept(i) ? add_caption(block) : leave_out(i, block);
      case TextBlock::Form::credit: return among_kept(i) ? add_credit(block) : leave_out(i, block);
      case TextBlock::Form::post: return among_kept(i) ? add_post(block) : leave_out(i, block);
    }
  }

  void add_line(std::size_t i, const TextBlock& block) {
    const std::string_view words = page_.text(block);
    if (!kept_[i] || judged_[i].byline) return leave_out(i, block);
    const std::optional<std::string> time = time_of_entry(block);
    if (time && is_bare_time(block)) return leave_out(i, block);
    if (block.kind != BlockKind::heading && words.size() <= kLongestCaptionLine) {
      if (const std::optional<CaptionParts> caption = caption_line(words))
        return add_caption_parts(caption->words, caption->credit, block.place);
    }
    if (Block* const added = builder_.add(block.kind, words, block.place)) added->time = time;
  }

  // No more than the entry's time itself.
  [[nodiscard]] bool is_bare_time(const TextBlock& block) const {
    constexpr std::uint32_t kLongest = 40;  // bytes
    if (block.text.size() > kLongest) return false;
    for (NodeIndex node = block.first_text; node != block.element && node != kNoNode; node = tree_[node].parent)
      if (tree_.tag(node) == Tag::time) return true;
    return false;
  }

  // The time of the live blog's entry that a block stands in. Blocks come in reading order, and so do entries.
  std::optional<std::string> time_of_entry(const TextBlock& block) {
    while (next_entry_ < entries_.size() && entries_[next_entry_].end <= block.first_text) ++next_entry_;
    if (next_entry_ == entries_.size() || block.first_text < entries_[next_entry_].begin) return std::nullopt;
    return entries_[next_entry_].time;
  }

  void leave_out(std::size_t i, const TextBlock& block) {
    const std::string_view words = page_.text(block);
    const std::optional<ClutterLine>& clutter = measures_.clutter(i);
    if (clutter && clutter->heads_a_list) list_ = {clutter->kind, end_of_box(block.element)};
    builder_.leave_out(clutter ? clutter->kind : kind_of_place(i, block), words, block.place);
  }

  // What the boxes round a block say that it is part of.
  [[nodiscard]] LeftOutKind kind_of_place(std::size_t i, const TextBlock& block) const {
    if (block.first_text < list_.end) return list_.kind;
    NodeIndex node = block.element;
    for (int steps = 0; node != kNoNode && !holds_kept(node) && steps < kMostAncestors;
         node = tree_[node].parent, ++steps)
      if (const std::optional<LeftOutKind> kind = left_out_kind(regions_.nodes[node].hint)) return *kind;
    return judged_[i].link_share > kLinkListShare ? LeftOutKind::navigation : LeftOutKind::other;
  }

  [[nodiscard]] bool holds_kept(NodeIndex node) const {
    if (first_kept_ == page_.blocks.size()) return false;
    const NodeIndex kept = page_.blocks[first_kept_].first_text;
    return node <= kept && kept < tree_.end_of(node);
  }

  // The end of the element that holds a block's own.
  [[nodiscard]] NodeIndex end_of_box(NodeIndex element) const {
    return tree_.end_of(tree_[element].parent == kNoNode ? element : tree_[element].parent);
  }

  void add_post(const TextBlock& block) {
    const std::string_view words = page_.text(block);
    PostLine line = read_post_line(tree_, regions_, block.element, words);
    if (Block* const post = builder_.add(BlockKind::post, words, block.place)) {
      post->author = std::move(line.author);
      post->handle = std::move(line.handle);
      post->time = std::move(line.date);
    }
  }

  // The words of an element that holds a caption, and those in it that are marked as the credit.
  void add_caption(const TextBlock& block) {
    const NodeIndex end = tree_.end_of(block.element);
    std::string words;
    std::string credit;
    for (NodeIndex node = block.element; node < end;) {
      const HtmlRegions::Node& info = regions_.nodes[node];
      if (node != block.element && (info.hidden || info.foreign)) {
        node = tree_.end_of(node);
      } else if (node != block.element && info.hint == BlockHint::credit) {
        credit += (credit.empty() ? "" : " ") + tree_.inner_text(node);
        node = tree_.end_of(node);
      } else {
        if (tree_.tag(node) == Tag::text) words += tree_.text(node);
        if (!is_inline(tree_.tag(node))) words += ' ';
        ++node;
      }
    }
    words = fold_ascii_space(words);
    const CaptionParts parts = split_caption(words);
    if (credit.empty())
      credit = parts.credit;
    else if (const CaptionParts marked = split_caption(credit); !marked.credit.empty() && marked.words.empty())
      credit = std::string(marked.credit);
    add_caption_parts(parts.words, credit, block.place);
  }

  // A credit that stands alone belongs to the caption before it.
  void add_credit(const TextBlock& block) {
    const std::string_view words = page_.text(block);
    const CaptionParts parts = split_caption(words);
    add_caption_parts({}, parts.credit.empty() ? words : parts.credit, block.place);
  }

  void add_caption_parts(std::string_view words, std::string_view credit, Span place) {
    if (words.empty()) {
      Block* const last = builder_.last_block();
      if (last != nullptr && last->kind == BlockKind::caption && !last->credit && !credit.empty())
        last->credit = std::string(credit);
      else
        builder_.leave_out(LeftOutKind::other, credit, place);
      return;
    }
    Block* const block = builder_.add(BlockKind::caption, words, place);
    if (block != nullptr && !credit.empty()) block->credit = std::string(credit);
  }

  const HtmlTree& tree_;
  const HtmlRegions regions_;
  const std::optional<PageTitle>& title_;
  const TextBlocks page_;
  const BlockMeasures measures_;
  std::vector<Judged> judged_;
  const std::vector<LiveEntry> entries_ = find_live_entries(tree_, regions_);
  std::size_t next_entry_ = 0;
  ArticleBuilder builder_;
  MetadataSource text_source_ = MetadataSource::page;
  std::vector<bool> kept_;
  std::size_t first_kept_ = 0;
  std::size_t last_kept_ = 0;
  List list_;
};

}  // namespace

Article read_html_blocks(const HtmlTree& tree, const BlockHints& hints, const std::optional<PageTitle>& title) {
  return Assembler(tree, hints, title).assemble();
}

}  // namespace hearsay
