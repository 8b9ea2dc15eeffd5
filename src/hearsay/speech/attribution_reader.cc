#include "hearsay/speech/attribution_reader.h"

#include <algorithm>

#include "hearsay/speech/attribution_nesting.h"
#include "hearsay/speech/attribution_rules.h"
#include "hearsay/speech/cue_lexicon.h"

namespace hearsay {
namespace {

constexpr double kSureAlone = 0.75;  // confidence from which a rule is believed where the model sees nothing
constexpr double kSureAround = 0.6;  // or where it sees only what lies in the rule's content
constexpr double kSureOfQuotation = 0.85;   // from which its source is believed where the model names none
constexpr double kSureOfParenthesis = 0.8;  // from which the model is believed against a rule's parenthesis
constexpr double kSureOfNobody = 0.5;       // from which a telling by nobody around another's is kept
constexpr double kSureOfUnlisted = 0.6;     // from which a cue that no list knows is kept without a source
constexpr double kAcrossBlocks = 0.8;
constexpr std::uint32_t kNone = 0xFFFFFFFF;

/// The model's attributions and the rules', made one list.
class Joiner {
 public:
  Joiner(const Tokens& tokens, std::vector<Attribution> model)
      : tokens_(tokens), out_(std::move(model)), owner_(tokens.size(), kNone) {
    for (std::uint32_t i = 0; i < out_.size(); ++i) own(i);
  }

  /// `read` tells for each sentence whether the model has read it.
  std::vector<Attribution> run(std::vector<Attribution> rules, const std::vector<bool>& read) {
    introduce();
    std::vector<bool> kept(rules.size(), false);
    std::vector<Attribution> added;
    for (std::size_t i = 0; i < rules.size(); ++i) {
      Attribution& rule = rules[i];
      if (const std::optional<std::uint32_t> same = counterpart(rule)) {
        if (speaks_through(rule, *same) || is_parenthesis(rule, *same) ||
            takes_source_for_content(rule, *same)) {
          replace(*same, rule);
        } else {
          leave_relay(rule, *same);
          name_source(rule, *same);
          run_on(rule, *same);
        }
        continue;
      }
      part_at_semicolon(rule);
      part_at_tail(rule);
      const bool unread = !read[tokens_.sentence_of[extent(rule).first]];
      if (!unread && !(rule.within && kept[*rule.within]) && !inside_content(rule) && !believed(rule)) {
        adopt(rule);
        continue;
      }
      kept[i] = true;
      added.push_back(rule);
      added.back().within.reset();
    }
    for (Attribution& attribution : out_) {
      std::sort(attribution.content.begin(), attribution.content.end());
      drop_empty_subject(attribution);
      leave_listener(attribution);
    }
    std::erase_if(out_, [&](const Attribution& a) { return a.content.empty() || says_nothing(a); });
    for (Attribution& rule : added) out_.push_back(std::move(rule));
    drop_tellings_by_nobody();
    return nest(std::move(out_));
  }

 private:
  /// "Footage shows Deputy Renner yelling, “Drop it!”": the model's unsure telling without a source around one
  /// that has one says nothing more.
  void drop_tellings_by_nobody() {
    constexpr TokenIndex kMore = 2;  // tokens that the outer one may have beside the inner
    std::vector<TokenRange> sourced;
    for (const Attribution& attribution : out_)
      if (!attribution.source.empty()) sourced.push_back(extent(attribution));
    std::sort(sourced.begin(), sourced.end());
    std::erase_if(out_, [&](const Attribution& outer) {
      if (!outer.source.empty() || outer.confidence >= kSureOfNobody) return false;
      if (!outer.cue.empty() && tokens_.lower[outer.cue.front().first] == "according") return false;
      const TokenRange told{outer.content.front().first, outer.content.back().last};
      auto inner = std::lower_bound(sourced.begin(), sourced.end(), TokenRange{told.first, told.first});
      for (; inner != sourced.end() && inner->first <= told.first + kMore; ++inner)
        if (told.contains(*inner) && told.size() <= inner->size() + kMore) return true;
      return false;
    });
  }

  /// "The “smart” meters have been recalled": an unsure cue that no list knows, and nobody who says anything.
  [[nodiscard]] bool says_nothing(const Attribution& a) const {
    if (!a.source.empty() || a.cue.empty() || a.confidence >= kSureOfUnlisted) return false;
    if (a.content.size() == 1 && a.content.front().last == a.cue.front().first &&
        is_noun_phrase(a.content.front()))
      return true;  // the subject of a passive: "… have been recalled"
    for (const TokenRange part : a.cue)
      for (TokenIndex i = part.first; i < part.last; ++i)
        if (find_cue(tokens_.lower[i]) != nullptr || tokens_.lower[i] == "according" || tokens_.word(i) == ":")
          return false;
    return true;
  }

  [[nodiscard]] bool is_noun_phrase(TokenRange range) const {
    for (TokenIndex i = range.first; i < range.last; ++i)
      if (!verb_lemma(tokens_.lower[i]).empty() && tokens_.tokens[i].shape == TokenShape::lower) return false;
    return true;
  }

  static bool alone(const Attribution& a) { return a.cue.empty() && a.source.empty(); }

  void own(std::uint32_t i) {
    for (const std::vector<TokenRange>* const parts : {&out_[i].source, &out_[i].cue, &out_[i].content})
      for (const TokenRange part : *parts)
        std::fill(owner_.begin() + part.first, owner_.begin() + part.last, i);
  }

  /// A cue without content whose sentence ends a block with a colon has the quotation that the next block
  /// begins with.
  void introduce() {
    for (std::uint32_t i = 0; i < out_.size(); ++i) {
      if (!out_[i].content.empty() || out_[i].cue.empty()) continue;
      const std::uint32_t sentence = tokens_.sentence_of[out_[i].cue.front().first];
      const TokenIndex next = tokens_.sentences[sentence].tokens.last;
      if (next >= tokens_.size() || tokens_.word(next - 1) != ":" || block_of(next) != block_of(next - 1) + 1)
        continue;
      const std::uint32_t said = owner_[next];
      if (said == kNone || !alone(out_[said]) || out_[said].content.front().first != next) continue;
      out_[i].content = std::move(out_[said].content);
      out_[said].content.clear();
      out_[i].confidence = kAcrossBlocks;
      own(i);
    }
  }

  [[nodiscard]] std::uint32_t block_of(TokenIndex i) const {
    return tokens_.sentences[tokens_.sentence_of[i]].block;
  }

  /// "It was stated: “…”": the "it" says nothing of its own.
  void drop_empty_subject(Attribution& attribution) const {
    if (attribution.content.size() > 1 && attribution.content.front().size() == 1 &&
        tokens_.lower[attribution.content.front().first] == "it")
      attribution.content.erase(attribution.content.begin());
  }

  /// The model's attribution that the rule's is another reading of: the same cue.
  [[nodiscard]] std::optional<std::uint32_t> counterpart(const Attribution& rule) const {
    for (const TokenRange part : rule.cue)
      for (TokenIndex i = part.first; i < part.last; ++i)
        if (owner_[i] != kNone)
          for (const TokenRange cue : out_[owner_[i]].cue)
            if (cue.contains(i)) return owner_[i];
    return std::nullopt;
  }

  /// "Okafor appeared to say the well was dry": the model, as PolNeAR does, has "appeared" as a cue of nobody's
  /// and the rest as its content. The rules see who may have spoken, in a cue that goes on to a verb of saying.
  [[nodiscard]] bool speaks_through(const Attribution& rule, std::uint32_t same) const {
    const Attribution& seeming = out_[same];
    if (rule.source.empty() || seeming.content.empty()) return false;
    const TokenRange cue = rule.cue.front();
    const TokenRange narrow = seeming.cue.front();
    const std::uint32_t named = owner_[rule.source.front().first];
    const std::uint32_t verb = owner_[cue.last - 1];
    return cue.contains(narrow) && cue.last > narrow.last && (verb == same || verb == kNone) &&
           (named == same || named == kNone);
  }

  /// "The prime minister, Olav Berg, is expected to announce that": the model, not sure of itself, has who
  /// speaks as a part of what is said.
  [[nodiscard]] bool takes_source_for_content(const Attribution& rule, std::uint32_t same) const {
    const Attribution& unsure = out_[same];
    return unsure.source.empty() && unsure.confidence < kSureOfNobody && !rule.source.empty() &&
           rule.confidence > unsure.confidence && owner_[rule.source.front().first] == same &&
           rule.content.front().overlaps(unsure.content.empty() ? TokenRange{} : unsure.content.back());
  }

  /// "Gone, said the harbour master, were the days": the model, not sure of itself, sees other parts.
  [[nodiscard]] bool is_parenthesis(const Attribution& rule, std::uint32_t same) const {
    if (rule.content.size() != 2 || rule.source.empty() || out_[same].confidence >= kSureOfParenthesis)
      return false;
    const TokenRange telling{std::min(rule.source.front().first, rule.cue.front().first),
                             std::max(rule.source.front().last, rule.cue.front().last)};
    return rule.content[0].last <= telling.first && rule.content[1].first >= telling.last &&
           tokens_.sentence_of[rule.content[0].first] == tokens_.sentence_of[rule.content[1].first] &&
           tokens_.tokens[rule.content[0].first].shape != TokenShape::open_quote &&
           rule.content != out_[same].content;
  }

  void replace(std::uint32_t i, const Attribution& rule) {
    for (const std::vector<TokenRange>* const parts : {&out_[i].source, &out_[i].cue, &out_[i].content})
      for (const TokenRange part : *parts)
        std::fill(owner_.begin() + part.first, owner_.begin() + part.last, kNone);
    out_[i] = rule;
    out_[i].within.reset();
    own(i);
  }

  /// "Through his lawyer, Ben Acker, Paul Doyle denied …": the lawyer's name is no part of the source.
  void leave_relay(const Attribution& rule, std::uint32_t same) {
    if (out_[same].source.empty() || rule.source.empty()) return;
    TokenRange& source = out_[same].source.front();
    const TokenRange inner = rule.source.front();
    const std::string& opening =
        tokens_.lower[tokens_.sentences[tokens_.sentence_of[source.first]].tokens.first];
    if ((opening != "through" && opening != "via") || inner.last != source.last ||
        inner.first <= source.first || tokens_.word(inner.first - 1) != ",")
      return;
    std::fill(owner_.begin() + source.first, owner_.begin() + inner.first, kNone);
    source = inner;
  }

  /// Where the model is not sure whose a quotation is, the rules may be: “…,” said Ines Okafor, who …
  void name_source(const Attribution& rule, std::uint32_t same) {
    Attribution& unnamed = out_[same];
    if (!unnamed.source.empty() || unnamed.content.empty() || rule.source.empty() ||
        rule.confidence < kSureOfQuotation || !rule.content.front().overlaps(unnamed.content.front()))
      return;
    for (const TokenRange part : rule.source)
      if (!all_owned_by(part, kNone)) return;
    unnamed.source = rule.source;
    own(same);
  }

  /// Quotations that the rules see run on from `same`, and that the model gives to nobody, are given to it.
  void run_on(const Attribution& rule, std::uint32_t same) {
    if (out_[same].content.empty()) return;
    for (const TokenRange part : rule.content) {
      const std::uint32_t other = owner_[part.first];
      if (part.first < out_[same].content.back().last) continue;
      if (other == kNone) {
        if (!all_owned_by(part, kNone)) continue;
        out_[same].content.push_back(part);
      } else if (other != same && alone(out_[other])) {
        for (const TokenRange content : out_[other].content) out_[same].content.push_back(content);
        out_[other].content.clear();
      } else {
        continue;
      }
      own(same);
    }
  }

  /// A content that the model gives to nobody takes the source and cue that the rules see for it.
  void adopt(const Attribution& rule) {
    const std::uint32_t said = owner_[rule.content.front().first];
    if (rule.source.empty() || said == kNone || !alone(out_[said]) || out_[said].content.empty()) return;
    for (const std::vector<TokenRange>* const parts : {&rule.source, &rule.cue})
      for (const TokenRange part : *parts)
        if (!all_owned_by(part, kNone)) return;
    if (!rule.content.front().overlaps(out_[said].content.front())) return;
    out_[said].source = rule.source;
    out_[said].cue = rule.cue;
    out_[said].confidence = rule.confidence;
    own(said);
  }

  [[nodiscard]] bool all_owned_by(TokenRange range, std::uint32_t owner) const {
    return std::all_of(owner_.begin() + range.first, owner_.begin() + range.last,
                       [&](std::uint32_t o) { return o == owner; });
  }

  /// "told the Courier that she had called him a parasite; her office insists": what somebody else says behind
  /// a semicolon is no more of the telling before it.
  void part_at_semicolon(const Attribution& rule) {
    const TokenIndex first = extent(rule).first;
    if (first == 0 || rule.source.empty() || rule.source.front().first != first ||
        tokens_.word(first - 1) != ";")
      return;
    const std::uint32_t around = owner_[first];
    if (around == kNone) return;
    for (TokenRange& part : out_[around].content) {
      if (!part.contains(first) || part.first >= first - 1) continue;
      if (tokens_.tokens[part.first].shape == TokenShape::open_quote) continue;
      std::fill(owner_.begin() + first - 1, owner_.begin() + part.last, kNone);
      part.last = first - 1;
    }
  }

  /// "The diocese is to announce that it is a forgery, La Voce reports": who reports at the sentence's end is
  /// no part of what the diocese announces.
  void part_at_tail(const Attribution& rule) {
    if (rule.source.empty() || rule.cue.empty() || rule.content.size() != 1) return;
    const TokenIndex first = std::min(rule.source.front().first, rule.cue.front().first);
    const std::uint32_t around = owner_[first];
    if (around == kNone || first == 0 || tokens_.word(first - 1) != "," || rule.content.front().last > first ||
        rule.content.front().first > extent(out_[around]).first)
      return;
    const TokenIndex last = std::max(rule.source.front().last, rule.cue.front().last);
    for (TokenRange& part : out_[around].content) {
      if (!part.contains(first) || part.last > last + 1 || part.first >= first - 1) continue;
      std::fill(owner_.begin() + first - 1, owner_.begin() + part.last, kNone);
      part.last = first - 1;
    }
  }

  /// "ordered his clerks: “Burn the lot.”": the one who is told is no part of what is told.
  void leave_listener(Attribution& attribution) const {
    constexpr TokenIndex kLongest = 8;  // tokens of a listener
    if (attribution.content.size() != 1 || attribution.cue.empty()) return;
    TokenRange& content = attribution.content.front();
    if (content.first != attribution.cue.back().last) return;
    for (TokenIndex i = content.first; i + 1 < content.last && i < content.first + kLongest; ++i) {
      // A clause of its own: "the younger man then replied: “I have not.”"
      if (!verb_lemma(tokens_.lower[i]).empty() && tokens_.lower[i] != "that") return;
      if (tokens_.word(i) != ":" || tokens_.tokens[i + 1].shape != TokenShape::open_quote) continue;
      const auto quotation =
          std::lower_bound(tokens_.quotations.begin(), tokens_.quotations.end(), i + 1,
                           [](const Quotation& q, TokenIndex at) { return q.tokens.first < at; });
      if (quotation != tokens_.quotations.end() && quotation->tokens == TokenRange{i + 1, content.last})
        content.first = i + 1;
      return;
    }
  }

  [[nodiscard]] bool inside_content(const Attribution& rule) const {
    const TokenRange whole = extent(rule);
    const std::uint32_t owner = owner_[whole.first];
    return owner != kNone &&
           std::any_of(out_[owner].content.begin(), out_[owner].content.end(), [&](TokenRange part) {
             return part.contains(whole) && (part != whole || !rule.cue.empty());
           });
  }

  /// Whether the rule stands where the model sees nothing, or nothing but what lies in the rule's content.
  [[nodiscard]] bool believed(const Attribution& rule) const {
    for (const std::vector<TokenRange>* const parts : {&rule.source, &rule.cue})
      for (const TokenRange part : *parts)
        if (!all_owned_by(part, kNone)) return false;
    bool around = false;
    for (const TokenRange part : rule.content)
      for (TokenIndex i = part.first; i < part.last; ++i) {
        if (owner_[i] == kNone) continue;
        around = true;
        const TokenRange inner = extent(out_[owner_[i]]);
        if (!part.contains(inner) || alone(out_[owner_[i]])) return false;
        i = std::max(i, inner.last - 1);
      }
    return rule.confidence >= (around ? kSureAround : kSureAlone);
  }

  const Tokens& tokens_;
  std::vector<Attribution> out_;
  std::vector<std::uint32_t> owner_;  ///< for each token the model's attribution that it is part of
};

}  // namespace

std::vector<Attribution> TrainedReader::read(const Article& article, const Clause& text,
                                             const People& people) const {
  return Joiner(text.tokens, reading_.attributions)
      .run(RuleReader().read(article, text, people), reading_.read);
}

}  // namespace hearsay
