#include "hearsay/speech/attribution_rules.h"

#include <algorithm>

#include "hearsay/speech/attribution_nesting.h"
#include "hearsay/speech/conventions.h"
#include "hearsay/speech/frame.h"
#include "hearsay/speech/frame_reader.h"

namespace hearsay {
namespace {

constexpr int kDeepest = 4;                 // quotations within quotations that are read
constexpr TokenIndex kLongestFrame = 1500;  // tokens; longer sentences are read in pieces

/// One article.
class ArticleReader {
 public:
  ArticleReader(const Article& article, const Clause& text, const People& people)
      : article_(article), text_(text), tokens_(text.tokens), people_(people) {}

  std::vector<Attribution> run() {
    const std::vector<Convention> conventions = read_conventions(article_, tokens_);
    std::size_t next = 0;
    for (std::uint32_t s = 0; s < tokens_.sentences.size(); ++s) {
      const Sentence& sentence = tokens_.sentences[s];
      while (next < conventions.size() && conventions[next].block < sentence.block) ++next;
      if (next < conventions.size() && conventions[next].block == sentence.block) {
        if (s == 0 || tokens_.sentences[s - 1].block != sentence.block)
          out_.push_back(conventions[next].attribution);
        continue;
      }
      const BlockKind kind = article_.blocks[sentence.block].kind;
      if (kind != BlockKind::title && kind != BlockKind::heading) read_sentence(s);
    }
    read_quotations();
    return nest(std::move(out_));
  }

 private:
  /// The quotations that the sentence is, if it is nothing else.
  [[nodiscard]] std::vector<const Quotation*> only_quotations(const Frame& frame) const {
    std::vector<const Quotation*> all;
    for (TokenIndex i = frame.range().first; i < frame.range().last;) {
      const Quotation* const quotation = frame.starting_at(i);
      if (quotation != nullptr) {
        all.push_back(quotation);
        i = std::max(quotation->tokens.last, i + 1);
      } else if (frame.is_stop(i) || frame.is_comma(i)) {
        ++i;
      } else {
        return {};
      }
    }
    return all;
  }

  void read_sentence(std::uint32_t s) {
    const TokenRange whole = tokens_.sentences[s].tokens;
    for (TokenIndex first = whole.first; first < whole.last; first += kLongestFrame)
      read_piece(s, {first, std::min(whole.last, first + kLongestFrame)});
  }

  void read_piece(std::uint32_t s, TokenRange range) {
    const Frame frame(text_, people_, range, std::nullopt);
    const std::vector<const Quotation*> alone = only_quotations(frame);
    if (!alone.empty()) {
      run_on(s, alone);
      return;
    }
    const std::size_t before = out_.size();
    const bool took = hearsay::read_frame(frame, waiting_, out_);
    if (took && waiting_joined_) {
      // The quotation was given to the one before it; the sentence behind it says otherwise.
      std::vector<TokenRange>& parts = out_[latest_].content;
      if (!parts.empty() && waiting_ != nullptr && parts.back() == waiting_->tokens) parts.pop_back();
    }
    waiting_ = nullptr;
    waiting_joined_ = false;
    if (out_.size() > before) {
      latest_ = outermost(before);
      latest_sentence_ = s;
      has_latest_ = true;
    }
    if (before > 0 && out_[before - 1].content.empty()) {
      out_.erase(out_.begin() + static_cast<std::ptrdiff_t>(before) - 1);
      if (latest_ >= before) --latest_;
    }
  }

  /// Of the frame's attributions the one that goes on behind it: the last that holds the frame's last
  /// quotation, else the last that lies in no other.
  [[nodiscard]] std::size_t outermost(std::size_t from) const {
    std::size_t best = from;
    for (std::size_t i = from; i < out_.size(); ++i)
      if (out_[i].content.back().last > out_[best].content.back().last || is_quotation(out_[i].content.back()))
        best = i;
    return best;
  }

  [[nodiscard]] bool is_quotation(TokenRange range) const {
    const Quotation* const quotation = quotation_at(range.first);
    return quotation != nullptr && quotation->tokens == range;
  }

  [[nodiscard]] const Quotation* quotation_at(TokenIndex first) const {
    const auto found = std::lower_bound(tokens_.quotations.begin(), tokens_.quotations.end(), first,
                                        [](const Quotation& q, TokenIndex i) { return q.tokens.first < i; });
    return found != tokens_.quotations.end() && found->tokens.first == first ? &*found : nullptr;
  }

  /// A sentence of nothing but quotation goes on with whoever spoke in the sentence before.
  void run_on(std::uint32_t s, const std::vector<const Quotation*>& quotations) {
    waiting_ = quotations.back();
    waiting_joined_ = false;
    if (has_latest_ && !can_run_on(tokens_.sentences[s].block)) return;
    const bool follows = has_latest_ && latest_sentence_ + 1 == s &&
                         tokens_.sentences[s].block <= tokens_.sentences[latest_sentence_].block + 1 &&
                         article_.blocks[tokens_.sentences[s].block].kind ==
                             article_.blocks[tokens_.sentences[latest_sentence_].block].kind;
    if (!follows) return;
    latest_sentence_ = s;
    waiting_joined_ = true;
    if (is_quotation(out_[latest_].content.back())) {
      for (const Quotation* const quotation : quotations) out_[latest_].content.push_back(quotation->tokens);
      return;
    }
    Attribution attribution;
    attribution.source = out_[latest_].source;
    for (const Quotation* const quotation : quotations) attribution.content.push_back(quotation->tokens);
    attribution.confidence = pattern_confidence::kRunsOn;
    latest_ = out_.size();
    out_.push_back(std::move(attribution));
  }

  /// Over a paragraph's end a saying goes on only if the paragraph ended with it: with the quotation or with
  /// who said it.
  [[nodiscard]] bool can_run_on(std::uint32_t block) const {
    const Sentence& sentence = tokens_.sentences[latest_sentence_];
    if (sentence.block == block) return true;
    const Attribution& latest = out_[latest_];
    if (!latest.cue.empty() && latest.content.front().first < latest.cue.front().first) return true;
    TokenIndex last = sentence.tokens.last;
    while (last > sentence.tokens.first && tokens_.word(last - 1) == ".") --last;
    return latest.content.back().last >= last;
  }

  /// Reads the quotations that are contents again, from inside.
  void read_quotations() {
    std::vector<Attribution> inner;
    std::size_t from = 0;
    for (int depth = 0; depth < kDeepest && from < out_.size(); ++depth) {
      inner.clear();
      for (std::size_t i = from; i < out_.size(); ++i)
        for (const TokenRange part : out_[i].content) read_inside(part, inner);
      from = out_.size();
      out_.insert(out_.end(), inner.begin(), inner.end());
    }
  }

  void read_inside(TokenRange part, std::vector<Attribution>& inner) const {
    const Quotation* const quotation = quotation_at(part.first);
    if (quotation == nullptr || !(quotation->tokens == part)) return;
    const auto id = static_cast<std::uint32_t>(quotation - tokens_.quotations.data());
    // Sentences inside a quotation end at its full stops.
    const Frame inside(text_, people_, quotation->inside, id);
    TokenIndex first = quotation->inside.first;
    for (TokenIndex i = first; i < quotation->inside.last; ++i) {
      const bool ends = (inside.is_stop(i) && inside.covering(i) == nullptr) || i + 1 - first >= kLongestFrame;
      if (!ends && i + 1 < quotation->inside.last) continue;
      const Frame frame(text_, people_, {first, i + 1}, id);
      static_cast<void>(hearsay::read_frame(frame, nullptr, inner));
      first = i + 1;
    }
  }

  const Article& article_;
  const Clause& text_;
  const Tokens& tokens_;
  const People& people_;
  std::vector<Attribution> out_;
  std::size_t latest_ = 0;             ///< the attribution that a quotation by itself goes on with
  std::uint32_t latest_sentence_ = 0;  ///< the sentence it ends in
  bool has_latest_ = false;
  const Quotation* waiting_ = nullptr;  ///< of the sentence before: a quotation that this one may claim
  bool waiting_joined_ = false;
};

}  // namespace

std::vector<Attribution> RuleReader::read(const Article& article, const Clause& text,
                                          const People& people) const {
  return ArticleReader(article, text, people).run();
}

}  // namespace hearsay
