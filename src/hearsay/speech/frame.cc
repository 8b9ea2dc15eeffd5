#include "hearsay/speech/frame.h"

#include <algorithm>

namespace hearsay {

Frame::Frame(const Clause& text, const People& people, TokenRange range, std::optional<std::uint32_t> around)
    : text_(&text), people_(&people), range_(range) {
  const std::vector<Quotation>& all = text.tokens.quotations;
  const auto first = std::lower_bound(all.begin(), all.end(), range.first,
                                      [](const Quotation& q, TokenIndex i) { return q.tokens.first < i; });
  for (auto q = first; q != all.end() && q->tokens.first < range.last; ++q)
    if (q->within == around && q->tokens.last <= range.last)
      quotations_.push_back(static_cast<std::uint32_t>(q - all.begin()));
}

const Quotation* Frame::covering(TokenIndex i) const {
  const std::vector<Quotation>& all = tokens().quotations;
  auto after = std::upper_bound(quotations_.begin(), quotations_.end(), i,
                                [&](TokenIndex token, std::uint32_t q) { return token < all[q].tokens.first; });
  if (after == quotations_.begin()) return nullptr;
  const Quotation& quotation = all[*--after];
  return quotation.tokens.contains(i) ? &quotation : nullptr;
}

const Quotation* Frame::starting_at(TokenIndex i) const {
  const Quotation* const quotation = covering(i);
  return quotation != nullptr && quotation->tokens.first == i ? quotation : nullptr;
}

const Quotation* Frame::ending_at(TokenIndex i) const {
  if (i == 0) return nullptr;
  const Quotation* const quotation = covering(i - 1);
  return quotation != nullptr && quotation->tokens.last == i ? quotation : nullptr;
}

bool Frame::is_dash(TokenIndex i) const {
  if (!range_.contains(i)) return false;
  const std::string_view word = tokens().word(i);
  return word == "–" || word == "—" || word == "--" || (word == "-" && tokens().tokens[i].space_before);
}

bool Frame::is_stop(TokenIndex i) const {
  const std::string_view word = tokens().word(i);
  return word == "." || word == "?" || word == "!" || word == "…" || word == "...";
}

const Cue* Frame::cue_at(TokenIndex i) const {
  if (word_class(i) != WordClass::verb || covering(i) != nullptr) return nullptr;
  const Mention* const mention = people_->at(i);
  if (mention != nullptr && mention->form == MentionForm::name) return nullptr;
  return find_cue(lower(i));
}

TokenRange Frame::trimmed(TokenRange range) const {
  const auto closes = [&](TokenIndex i) {
    const std::string_view word = tokens().word(i);
    return word == "," || word == ";" || word == ":" || word == "." || is_dash(i) || word == "…";
  };
  while (!range.empty() && closes(range.last - 1) && ending_at(range.last) == nullptr) --range.last;
  while (!range.empty() && (closes(range.first) || lower(range.first) == ")")) ++range.first;
  return range;
}

}  // namespace hearsay
