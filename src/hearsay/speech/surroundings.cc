#include "hearsay/speech/surroundings.h"

#include <algorithm>

namespace hearsay {
namespace {

constexpr TokenIndex kFarthest = 60;  // tokens looked at to either side

TokenIndex anchor_of(const Attribution& attribution) {
  if (!attribution.cue.empty()) return attribution.cue.front().first;
  return attribution.content.front().first;
}

bool covers(const std::vector<TokenRange>& parts, TokenIndex i) {
  return std::any_of(parts.begin(), parts.end(), [i](TokenRange part) { return part.contains(i); });
}

}  // namespace

Surroundings::Surroundings(const Clause& text, const std::vector<Attribution>& attributions,
                           std::uint32_t which)
    : text_(&text) {
  const Attribution& own = attributions[which];
  const TokenIndex anchor = anchor_of(own);
  TokenRange region = text.tokens.sentences[text.tokens.sentence_of[anchor]].tokens;
  if (own.within)
    for (const TokenRange part : attributions[*own.within].content)
      if (part.contains(anchor))
        region = {std::max(region.first, part.first), std::min(region.last, part.last)};
  region.first = std::max(region.first, anchor > kFarthest ? anchor - kFarthest : 0);
  region.last = std::min(region.last, anchor + kFarthest);
  // Attributions are in order of their first token: those of the same sentence lie close by.
  constexpr std::uint32_t kNeighbours = 6;
  const std::uint32_t first = which > kNeighbours ? which - kNeighbours : 0;
  const auto last =
      std::min<std::uint32_t>(which + kNeighbours + 1, static_cast<std::uint32_t>(attributions.size()));
  const auto is_others = [&](TokenIndex i) {
    for (std::uint32_t a = first; a < last; ++a) {
      if (a == which || (own.within && a == *own.within)) continue;
      const Attribution& other = attributions[a];
      if (covers(other.cue, i) || (other.within == own.within && covers(other.content, i))) return true;
      if (covers(other.source, i) && other.source != own.source) return true;
    }
    return false;
  };
  // A semicolon parts what is told of one from what is told of another.
  TokenIndex begin = anchor;
  // Behind the cue "– and" and ", but" go on with the reporter's own story.
  const auto turns = [&](TokenIndex i) {
    const std::string_view word = text.tokens.word(i);
    const bool dash = word == "–" || word == "—" || word == "--";
    if ((!dash && word != ",") || i + 1 >= region.last || covers(own.content, i)) return false;
    const std::string_view next = text.tokens.lower[i + 1];
    return next == "but" || next == "and" || next == "while" || next == "though" || next == "although" ||
           next == "whereas";
  };
  const auto parts = [&](TokenIndex i) { return text.tokens.word(i) == ";" && !covers(own.content, i); };
  while (begin > region.first && !parts(begin - 1)) --begin;
  TokenIndex end = anchor;
  while (end < region.last && !parts(end) && !turns(end)) ++end;
  for (TokenIndex i = begin; i < end; ++i)
    if (!covers(own.content, i) && !is_others(i)) tokens_.push_back(i);
}

std::string Surroundings::words(std::size_t at, std::size_t count) const {
  std::string out;
  for (std::size_t n = 0; n < count; ++n) {
    if (n > 0) out += ' ';
    out += text_->tokens.lower[tokens_[at + n]];
  }
  return out;
}

std::size_t Surroundings::position(TokenIndex token) const {
  return static_cast<std::size_t>(std::lower_bound(tokens_.begin(), tokens_.end(), token) - tokens_.begin());
}

}  // namespace hearsay
