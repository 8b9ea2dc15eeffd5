#include "hearsay/story/event_attribution.h"

#include <algorithm>
#include <numeric>

namespace hearsay {
namespace {

/// Counts the stretches that hold each token: their begins and ends are marked, then summed up.
class Coverage {
 public:
  explicit Coverage(const Tokens& tokens) : tokens_(tokens), steps_(tokens.size() + 1, 0) {}

  void add(TokenRange range) {
    ++steps_[range.first];
    --steps_[range.last];
  }

  void add(Span span) {
    const auto begin = [](const Token& token) { return token.span.begin; };
    const auto first = std::ranges::lower_bound(tokens_.tokens, span.begin, {}, begin);
    const auto last = std::ranges::lower_bound(tokens_.tokens, span.end, {}, begin);
    add(TokenRange{static_cast<TokenIndex>(first - tokens_.tokens.begin()),
                   static_cast<TokenIndex>(last - tokens_.tokens.begin())});
  }

  [[nodiscard]] std::vector<int> sums() const {
    std::vector<int> sums(steps_.size());
    std::partial_sum(steps_.begin(), steps_.end(), sums.begin());
    return sums;
  }

 private:
  const Tokens& tokens_;
  std::vector<int> steps_;
};

}  // namespace

EventAttribution::EventAttribution(const Record& record, const Tokens& tokens) : tokens_(&tokens) {
  Coverage doubted(tokens);
  Coverage denied(tokens);
  Coverage quoted(tokens);
  Coverage attributed(tokens);
  for (const Statement& statement : record.statements) {
    const bool doubts = statement.certainty == Certainty::hedged || statement.channel == Channel::thought;
    for (const Span part : statement.content) {
      attributed.add(part);
      if (statement.kind == StatementKind::direct) quoted.add(part);
      if (doubts)
        doubted.add(part);
      else if (statement.certainty == Certainty::denied)
        denied.add(part);
    }
  }
  for (const Quotation& quotation : tokens.quotations) quoted.add(quotation.inside);
  doubted_ = doubted.sums();
  denied_ = denied.sums();
  quoted_ = quoted.sums();
  attributed_ = attributed.sums();
}

bool EventAttribution::attributed(Span span) const {
  const auto end = [](const Token& token) { return token.span.end; };
  const auto token = std::ranges::upper_bound(tokens_->tokens, span.begin, {}, end);
  return attributed_[static_cast<std::size_t>(token - tokens_->tokens.begin())] > 0;
}

EventStatus EventAttribution::status(TokenIndex token, EventStatus status) const {
  if (status == EventStatus::denied || status == EventStatus::planned) return status;
  if (denied_[token] > 0) return EventStatus::denied;
  return doubted_[token] > 0 ? EventStatus::hedged : status;
}

}  // namespace hearsay
