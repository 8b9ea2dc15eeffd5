#include "hearsay/language/quotations.h"

#include <algorithm>
#include <array>

namespace hearsay {
namespace {

/// The families of marks: a mark closes only what one of its own family opened.
enum class Family : std::uint8_t { none, double_marks, single_marks, guillemets };

struct Mark {
  Family family = Family::none;
  bool can_open = false;
  bool can_close = false;
};

/// What the mark at token `i` may be. Straight marks and ’ tell only by what stands beside them.
Mark mark_at(const Tokens& tokens, TokenIndex i, TokenRange block) {
  const std::string_view word = tokens.word(i);
  const bool at_start = i == block.first || tokens.tokens[i].space_before;
  const bool at_end = i + 1 >= block.last || tokens.tokens[i + 1].space_before;
  const auto is_one_of = [](std::string_view w, std::initializer_list<std::string_view> set) {
    return std::find(set.begin(), set.end(), w) != set.end();
  };
  const bool behind_opener = i > block.first && is_one_of(tokens.word(i - 1), {"“", "‘", "\"", "'", "(", "[",
                                                                               "—", "–", "--", "«", "„"});
  if (word == "“") return {Family::double_marks, true, true};  // closes „ in German
  if (word == "„") return {Family::double_marks, true, false};
  if (word == "”") return {Family::double_marks, false, true};
  if (word == "``") return {Family::double_marks, true, false};
  if (word == "\"" || word == "''") return {Family::double_marks, (at_start || behind_opener) && !at_end, true};
  if (word == "«") return {Family::guillemets, true, false};
  if (word == "»") return {Family::guillemets, false, true};
  if (word == "‘" || word == "‚") return {Family::single_marks, word == "‘" || !at_end, false};
  if (word == "’") return {Family::single_marks, false, true};
  if (word == "'") return {Family::single_marks, (at_start || behind_opener) && !at_end, !at_start};
  return {};
}

class Pairing {
 public:
  Pairing(Tokens& tokens, std::uint32_t block, TokenRange range)
      : tokens_(tokens), block_(block), range_(range) {
    count_single_closers();
  }

  void run() {
    for (TokenIndex i = range_.first; i < range_.last; ++i) {
      if (tokens_.tokens[i].shape != TokenShape::punctuation) continue;
      const Mark mark = mark_at(tokens_, i, range_);
      if (mark.family == Family::none) continue;
      if (mark.family == Family::single_marks && mark.can_close) --single_closers_;
      const bool german = tokens_.word(i) == "“" && is_open_with("„");
      if (mark.can_close && is_open(mark.family) && (!mark.can_open || german || straight_closes(i))) {
        close(mark.family, i);
      } else if (mark.can_open && worth_opening(mark.family, i)) {
        open(mark.family, i);
      }
    }
    while (!open_.empty()) leave_open();
  }

 private:
  struct Open {
    Family family = Family::none;
    std::uint32_t quotation = 0;
    bool holds_own_kind = false;  ///< a quotation with the same marks lies directly inside
  };

  void count_single_closers() {
    for (TokenIndex i = range_.first; i < range_.last; ++i) {
      const Mark mark = mark_at(tokens_, i, range_);
      if (mark.family == Family::single_marks && mark.can_close) ++single_closers_;
    }
  }

  [[nodiscard]] bool is_open(Family family) const { return open_in_[static_cast<std::size_t>(family)] > 0; }

  [[nodiscard]] bool is_open_with(std::string_view mark) const {
    return !open_.empty() && tokens_.word(tokens_.quotations[open_.back().quotation].tokens.first) == mark;
  }

  /// A straight mark that could open as well closes what is open of its family.
  [[nodiscard]] bool straight_closes(TokenIndex i) const {
    return tokens_.word(i) == "\"" || tokens_.word(i) == "'" || tokens_.word(i) == "''";
  }

  /// A single mark opens only if one that can close follows: else it is an apostrophe ('90s).
  [[nodiscard]] bool worth_opening(Family family, TokenIndex i) const {
    return family != Family::single_marks || (single_closers_ > 0 && i + 1 < range_.last);
  }

  void open(Family family, TokenIndex i) {
    tokens_.tokens[i].shape = TokenShape::open_quote;
    Quotation quotation;
    quotation.tokens = {i, i + 1};
    quotation.block = block_;
    if (!open_.empty()) {
      quotation.within = open_.back().quotation;
      open_.back().holds_own_kind = open_.back().holds_own_kind || open_.back().family == family;
    }
    open_.push_back({family, static_cast<std::uint32_t>(tokens_.quotations.size())});
    ++open_in_[static_cast<std::size_t>(family)];
    tokens_.quotations.push_back(quotation);
  }

  void close(Family family, TokenIndex i) {
    while (open_.back().family != family) drop_open();
    tokens_.tokens[i].shape = TokenShape::close_quote;
    Quotation& quotation = tokens_.quotations[open_.back().quotation];
    quotation.tokens.last = i + 1;
    quotation.inside = {quotation.tokens.first + 1, i};
    pop();
  }

  void pop() {
    --open_in_[static_cast<std::size_t>(open_.back().family)];
    open_.pop_back();
  }

  /// A mark that the one around it outlives was none (a stray apostrophe): it becomes an empty quotation.
  void drop_open() {
    Quotation& quotation = tokens_.quotations[open_.back().quotation];
    tokens_.tokens[quotation.tokens.first].shape = TokenShape::punctuation;
    quotation.inside = {quotation.tokens.first, quotation.tokens.first};
    quotation.tokens = quotation.inside;
    pop();
  }

  /// At the block's end: double marks run to it (the next paragraph goes on), single ones were apostrophes. One
  /// that others with the same marks follow lost its closing mark somewhere before them: where, nothing tells.
  void leave_open() {
    const bool lost =
        open_.back().holds_own_kind && tokens_.quotations[open_.back().quotation].tokens.first != range_.first;
    if (lost || open_.back().family == Family::single_marks) return drop_open();
    Quotation& quotation = tokens_.quotations[open_.back().quotation];
    quotation.tokens.last = range_.last;
    quotation.inside = {quotation.tokens.first + 1, range_.last};
    quotation.closed = false;
    pop();
  }

  Tokens& tokens_;
  std::uint32_t block_;
  TokenRange range_;
  std::vector<Open> open_;
  std::array<std::uint32_t, 4> open_in_{};  ///< how many of each family are open
  std::int64_t single_closers_ = 0;
};

/// Removes what drop_open emptied and keeps `within` right.
void drop_empty(std::vector<Quotation>& quotations) {
  std::vector<std::optional<std::uint32_t>> moved(quotations.size());
  std::vector<Quotation> kept;
  kept.reserve(quotations.size());
  for (std::uint32_t i = 0; i < quotations.size(); ++i) {
    const std::optional<std::uint32_t> around =
        quotations[i].within ? moved[*quotations[i].within] : std::optional<std::uint32_t>{};
    if (quotations[i].tokens.empty()) {
      moved[i] = around;
      continue;
    }
    moved[i] = static_cast<std::uint32_t>(kept.size());
    kept.push_back(quotations[i]);
    kept.back().within = around;
  }
  quotations = std::move(kept);
}

/// Ties a quotation that did not close to the one that opens the next paragraph.
void tie_paragraphs(const Article& article, const std::vector<TokenRange>& blocks,
                    std::vector<Quotation>& quotations) {
  std::optional<std::uint32_t> unclosed;
  for (std::uint32_t i = 0; i < quotations.size(); ++i) {
    Quotation& quotation = quotations[i];
    if (quotation.within) continue;
    const bool opens_block = quotation.tokens.first == blocks[quotation.block].first;
    if (unclosed && opens_block && quotations[*unclosed].block + 1 == quotation.block &&
        article.blocks[quotation.block].kind == article.blocks[quotations[*unclosed].block].kind)
      quotation.continues = unclosed;
    unclosed = quotation.closed ? std::optional<std::uint32_t>{} : i;
  }
}

}  // namespace

void find_quotations(const Article& article, const std::vector<TokenRange>& blocks, Tokens& tokens) {
  for (std::uint32_t block = 0; block < blocks.size(); ++block) Pairing(tokens, block, blocks[block]).run();
  drop_empty(tokens.quotations);
  tie_paragraphs(article, blocks, tokens.quotations);
}

}  // namespace hearsay
