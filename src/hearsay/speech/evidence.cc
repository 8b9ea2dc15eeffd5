#include "hearsay/speech/evidence.h"

#include <unicode/uloc.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "hearsay/base/utf8.h"
#include "hearsay/speech/addressees.h"
#include "hearsay/speech/attribution_view.h"
#include "hearsay/speech/certainty.h"
#include "hearsay/speech/channel.h"
#include "hearsay/speech/lip_reading.h"
#include "hearsay/speech/relays.h"
#include "hearsay/speech/unnamed.h"

namespace hearsay {
namespace {

constexpr std::uint32_t kCarriedSentences = 2;  // over which a source's channel carries over

/// "english" to "en", from ICU's names of the languages that ISO 639-1 codes; empty if it is none.
std::string_view language_code(const std::string& name) {
  static const auto codes = [] {
    std::unordered_map<std::string, std::string> out;
    for (const char* const* code = uloc_getISOLanguages(); *code != nullptr; ++code) {
      const std::string_view tag = *code;
      if (tag.size() != 2) continue;
      std::array<UChar, 64> wide{};
      std::array<char, 128> narrow{};
      UErrorCode status = U_ZERO_ERROR;
      uloc_getDisplayLanguage(*code, "en", wide.data(), static_cast<std::int32_t>(wide.size()), &status);
      u_strToUTF8(narrow.data(), static_cast<std::int32_t>(narrow.size()), nullptr, wide.data(), -1, &status);
      if (U_SUCCESS(status) && status != U_STRING_NOT_TERMINATED_WARNING)
        out.emplace(lower(narrow.data()), tag);
    }
    return out;
  }();
  const auto found = codes.find(name);
  return found == codes.end() ? std::string_view{} : found->second;
}

std::vector<Span> spans_of(const Tokens& tokens, const std::vector<TokenRange>& ranges) {
  std::vector<Span> spans;
  spans.reserve(ranges.size());
  for (const TokenRange range : ranges) spans.push_back(tokens.span(range));
  return spans;
}

class Evidence {
 public:
  Evidence(const Article& article, const Clause& text, People& people,
           const std::vector<Attribution>& attributions, const std::vector<TimeExpression>& times)
      : article_(article),
        text_(text),
        tokens_(text.tokens),
        people_(people),
        attributions_(attributions),
        times_(times) {
    if (article.site && !article.site->empty()) publisher_ = outlet_named(people_, *article.site);
  }

  std::vector<Statement> run() {
    statements_.reserve(attributions_.size());
    relays_.reserve(attributions_.size());
    for (std::uint32_t i = 0; i < attributions_.size(); ++i)
      weigh(AttributionView(text_, people_, attributions_, i));
    return std::move(statements_);
  }

 private:
  void weigh(const AttributionView& view) {
    const Attribution& attribution = view.attribution();
    Statement statement;
    statement.source = spans_of(tokens_, attribution.source);
    statement.cue = spans_of(tokens_, attribution.cue);
    statement.content = spans_of(tokens_, attribution.content);
    statement.confidence = attribution.confidence;
    statement.within = attribution.within;
    statement.kind = kind(view);
    statement.speaker = speaker(view);
    statement.addressees = find_addressees(view, people_, statement.speaker, first_person(view));
    Sureness sureness = find_certainty(view);
    statement.certainty = sureness.certainty;
    statement.hedges = spans_of(tokens_, sureness.hedges);
    relays_.push_back(find_relays(view, publisher_));
    statement.channel =
        find_channel(view, relays_.back(), statement.speaker, statement.addressees, in_post(view));
    if (is_read_from_lips(view, statement, statements_)) read_from_lips(view, statement);
    if (statement.channel == Channel::unknown) carry_over(view, statement);
    if (statement.channel == Channel::unknown && view.lemma() == "write") statement.channel = Channel::document;
    if (statement.channel == Channel::interview && relays_.back().links.empty())
      same_interview(view, statement);
    statement.chain = chain(statement);
    statement.time = time(view.around());
    statement.language = language(view.around());
    statements_.push_back(std::move(statement));
  }

  [[nodiscard]] bool in_post(const AttributionView& view) const {
    const TokenIndex first = view.attribution().content.front().first;
    return article_.blocks[tokens_.sentences[tokens_.sentence_of[first]].block].kind == BlockKind::post;
  }

  /// A post, and what follows a speaker's name and a colon, are the speaker's words as if in marks.
  [[nodiscard]] bool is_verbatim(const AttributionView& view) const {
    const std::vector<TokenRange>& cue = view.attribution().cue;
    return in_post(view) ||
           (cue.size() == 1 && cue.front().size() == 1 && tokens_.word(cue.front().first) == ":");
  }

  [[nodiscard]] StatementKind kind(const AttributionView& view) const {
    if (is_verbatim(view)) return StatementKind::direct;
    bool whole = true;
    bool any = false;
    for (const TokenRange part : view.attribution().content) {
      const Quotation* const quotation = view.quotation_at(part.first);
      whole = whole && quotation != nullptr && quotation->tokens == part;
      for (TokenIndex t = part.first; t < part.last && !any; ++t)
        any = tokens_.tokens[t].shape == TokenShape::open_quote;
    }
    return whole ? StatementKind::direct : any ? StatementKind::mixed : StatementKind::indirect;
  }

  /// Whose "I" and "me" the attribution's words are: the speaker's of the direct statement around it.
  [[nodiscard]] std::optional<EntityId> first_person(const AttributionView& view) const {
    for (std::optional<StatementId> outer = view.attribution().within; outer;
         outer = statements_[*outer].within)
      if (statements_[*outer].kind == StatementKind::direct) return statements_[*outer].speaker;
    return std::nullopt;
  }

  [[nodiscard]] std::optional<EntityId> speaker(const AttributionView& view) {
    if (view.attribution().source.empty()) return std::nullopt;
    const TokenRange source = view.attribution().source.front();
    if (source.size() == 1 && view.lower(source.first) == "i") return first_person(view);
    if (const Mention* const mention = view.mention_in(source)) return mention->entity;
    return speaks_unnamed(view, source) ? std::optional(add_unnamed(people_, tokens_, source)) : std::nullopt;
  }

  /// "three former statisticians": nobody whom a list or the tagger knows, yet it says what people say. A paper
  /// is nobody, and whom a pronoun means is open.
  [[nodiscard]] bool speaks_unnamed(const AttributionView& view, TokenRange source) const {
    const NounPhrase phrase = noun_phrase_at(text_, source.first, source.last);
    if (phrase.empty() || view.cue() == nullptr) return false;
    const CueClass kind = view.cue()->kind;
    const bool says = kind == CueClass::say || kind == CueClass::ask || kind == CueClass::deny;
    const WordClass head = text_.classes[phrase.head()];
    return says && phrase.tokens.first == source.first && head == WordClass::other &&
           tokens_.tokens[phrase.head()].shape == TokenShape::lower && !names_occasion(tokens_, phrase.core) &&
           text_.classes[source.first] != WordClass::pronoun;
  }

  /// The same source goes on from a sentence that told more: then channel and relays carry over.
  void carry_over(const AttributionView& view, Statement& statement) {
    if (statements_.empty() || statement.within || !statement.speaker) return;
    auto before = static_cast<std::uint32_t>(statements_.size() - 1);
    while (before > 0 && statements_[before].within) --before;
    const Statement& last = statements_[before];
    if (last.within || last.speaker != statement.speaker) return;
    if (last.channel == Channel::thought || last.channel == Channel::lip_reading) return;
    const std::uint32_t here = tokens_.sentence_of[view.attribution().content.front().first];
    const std::uint32_t there = tokens_.sentence_of[attributions_[before].content.back().first];
    if (tokens_.sentences[here].block > tokens_.sentences[there].block + 1 || here > there + kCarriedSentences)
      return;
    statement.channel = last.channel;
    for (const EntityId link : relays_[before].links)
      if (std::find(relays_.back().links.begin(), relays_.back().links.end(), link) ==
          relays_.back().links.end())
        relays_.back().links.push_back(link);
  }

  /// "In the same interview": the outlet that this speaker's last interview was given to.
  void same_interview(const AttributionView& view, const Statement& statement) {
    constexpr std::size_t kLookedBack = 12;  // statements
    if (relays_.back().told_outlet || !statement.speaker) return;
    const std::vector<TokenIndex>& around = view.around().tokens();
    const bool same = std::any_of(around.begin(), around.end(), [&](TokenIndex t) {
      return t > 0 && tokens_.lower[t] == "interview" &&
             (tokens_.lower[t - 1] == "same" || tokens_.lower[t - 1] == "the");
    });
    if (!same) return;
    for (std::size_t i = statements_.size(), n = 0; i-- > 0 && n < kLookedBack; ++n) {
      if (statements_[i].channel != Channel::interview || statements_[i].speaker != statement.speaker) continue;
      relays_.back().links = relays_[i].links;
      return;
    }
  }

  /// Outlet, holders of the statements around, relays, speaker. Nobody stands twice in a row.
  [[nodiscard]] std::vector<EntityId> chain(const Statement& statement) const {
    std::vector<EntityId> links;
    if (statement.within) {
      links = statements_[*statement.within].chain;
    } else if (publisher_) {
      links.push_back(*publisher_);
    }
    const auto add = [&](EntityId id) {
      if (links.empty() || links.back() != id) links.push_back(id);
    };
    for (const EntityId relay : relays_.back().links) add(relay);
    if (statement.speaker) add(*statement.speaker);
    return links;
  }

  /// When it was said: the one time around; of two nobody can tell which.
  [[nodiscard]] std::optional<TimeId> time(const Surroundings& around) const {
    std::optional<TimeId> found;
    for (const TokenIndex t : around.tokens()) {
      const std::uint32_t begin = tokens_.tokens[t].span.begin;
      const auto at = std::lower_bound(
          times_.begin(), times_.end(), begin,
          [](const TimeExpression& time, std::uint32_t byte) { return time.span.begin < byte; });
      if (at == times_.end() || at->span.begin != begin) continue;
      if (at->type != TimeType::date && at->type != TimeType::time) continue;
      if (found) return std::nullopt;
      found = static_cast<TimeId>(at - times_.begin());
    }
    return found;
  }

  [[nodiscard]] std::optional<std::string> language(const Surroundings& around) const {
    for (std::size_t at = 0; at + 1 < around.tokens().size(); ++at) {
      if (tokens_.lower[around.tokens()[at]] != "in") continue;
      const std::string_view code = language_code(tokens_.lower[around.tokens()[at + 1]]);
      if (!code.empty()) return std::string(code);
    }
    return std::nullopt;
  }

  const Article& article_;
  const Clause& text_;
  const Tokens& tokens_;
  People& people_;
  const std::vector<Attribution>& attributions_;
  const std::vector<TimeExpression>& times_;
  std::optional<EntityId> publisher_;
  std::vector<Relays> relays_;  ///< of each attribution alone
  std::vector<Statement> statements_;
};

}  // namespace

std::vector<Statement> weigh_evidence(const Article& article, const Clause& text, People& people,
                                      const std::vector<Attribution>& attributions,
                                      const std::vector<TimeExpression>& times) {
  return Evidence(article, text, people, attributions, times).run();
}

}  // namespace hearsay
