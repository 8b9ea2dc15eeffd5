#include "hearsay/story/hardened.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "hearsay/base/word_list.h"
#include "hearsay/speech/cue_lexicon.h"
#include "hearsay/story/data.h"
#include "hearsay/story/published_time.h"

namespace hearsay {
namespace {

constexpr double kHeadlineCovered = 0.6;  // of a headline's or caption's matter that the hedged sentence has
constexpr double kBodyCovered = 0.75;
constexpr std::size_t kLeastShared = 2;   // notions
constexpr TokenIndex kReachOfDoubt = 25;  // tokens behind the word of doubt

bool is_headline(BlockKind kind) {
  return kind == BlockKind::title || kind == BlockKind::heading || kind == BlockKind::caption;
}

/// The first word of doubt among the tokens, if any.
std::optional<TokenIndex> doubt_in(const Tokens& tokens, TokenRange range) {
  static const WordList list(story_data::doubt);
  for (TokenIndex i = range.first; i < range.last; ++i) {
    // "May" is a month, and "Could" asks.
    if (tokens.tokens[i].shape != TokenShape::lower && i != range.first) continue;
    const auto* const fields = list.find(tokens.lower[i]);
    if (fields == nullptr) continue;
    if (fields->empty() || (i + 1 < range.last && tokens.lower[i + 1] == fields->front())) return i;
  }
  return std::nullopt;
}

/// A sentence up to where it begins to tell of something else: "Berg shouted at reporters | after he was
/// asked".
TokenRange main_clause(const Tokens& tokens, TokenRange range) {
  static const WordList markers(
      "after\nas\nwhen\nwhile\nbefore\nbecause\namid\nfollowing\ndespite\nwho\nwhich\nwhere\nsince\nuntil\nbut"
      "\n");
  constexpr TokenIndex kShortest = 3;
  for (TokenIndex i = range.first + kShortest; i < range.last; ++i)
    if (markers.contains(tokens.lower[i])) return {range.first, i};
  return range;
}

/// What a sentence tells, as it is compared: a verb of saying counts as any other.
struct Matter {
  std::vector<WordId> notions;  ///< sorted, each once
  bool says = false;
  bool denied = false;
};

class HardenedFinder {
 public:
  explicit HardenedFinder(const StorySentences& sentences) : sentences_(sentences) {}

  std::vector<Hardened> run() {
    const std::vector<StorySentence>& all = sentences_.all();
    doubt_.resize(all.size());
    for (std::uint32_t i = 0; i < all.size(); ++i) doubt_[i] = doubt_of(all[i]);
    for (std::uint32_t i = 0; i < all.size(); ++i) {
      if (doubt_[i] || !states_fact(all[i])) continue;
      if (const auto hedged = hedged_by(i)) {
        found_.push_back({{all[i].document, all[i].span}, {all[*hedged].document, all[*hedged].span}});
      } else if (const auto place = hedged_speech(all[i])) {
        found_.push_back({{all[i].document, all[i].span}, *place});
      }
    }
    return std::move(found_);
  }

 private:
  [[nodiscard]] const Tokens& tokens_of(const StorySentence& sentence) const {
    return sentences_.text().tokens(sentence.document);
  }
  [[nodiscard]] const Record& record_of(const StorySentence& sentence) const {
    return sentences_.story().documents[sentence.document];
  }

  /// Where a sentence begins to be in doubt: at a word that says so, or at a statement that is hedged.
  [[nodiscard]] std::optional<TokenIndex> doubt_of(const StorySentence& sentence) const {
    if (const auto word = doubt_in(tokens_of(sentence), sentence.tokens)) return word;
    for (const Statement& statement : record_of(sentence).statements) {
      if (statement.certainty != Certainty::hedged) continue;
      const auto here = [&](Span span) { return sentence.span.contains(span); };
      if (std::ranges::any_of(statement.content, here))
        return sentences_.text().token_at(sentence.document, statement.content.front().begin);
    }
    return std::nullopt;
  }

  /// Says so itself: it asks nothing, has nothing in quotation marks of somebody else's, names nobody who says
  /// it.
  [[nodiscard]] bool states_fact(const StorySentence& sentence) const {
    const Tokens& tokens = tokens_of(sentence);
    if (tokens.lower[sentence.tokens.last - 1] == "?") return false;
    for (TokenIndex i = sentence.tokens.first; i < sentence.tokens.last; ++i) {
      if (tokens.tokens[i].shape == TokenShape::open_quote) return false;
      if (tokens.lower[i] == "according") return false;
    }
    if (is_headline(sentence.kind)) return !is_attributed(sentence);
    const auto inside = [&](Span part) { return part.overlaps(sentence.span); };
    return std::ranges::none_of(record_of(sentence).statements, [&](const Statement& statement) {
      return std::ranges::any_of(statement.content, inside);
    });
  }

  /// "…, says harbour chief", "Berg: …", "Police say …".
  [[nodiscard]] bool is_attributed(const StorySentence& sentence) const {
    const Tokens& tokens = tokens_of(sentence);
    for (TokenIndex i = sentence.tokens.first; i + 1 < sentence.tokens.last; ++i)
      if (const Cue* cue = find_cue(tokens.lower[i]); cue != nullptr && cue->kind == CueClass::say &&
                                                      cue->clause && i > sentence.tokens.first &&
                                                      tokens.lower[i - 1] == ",")
        return true;
    return false;
  }

  [[nodiscard]] Matter matter_of(const StorySentence& sentence, TokenRange range) const {
    const Tokens& tokens = tokens_of(sentence);
    Matter matter;
    for (const PlacedNotion& word : sentence.matter)
      if (range.contains(word.token) && !is_cue(tokens, word.token)) matter.notions.push_back(word.notion);
    std::ranges::sort(matter.notions);
    matter.notions.erase(std::ranges::unique(matter.notions).begin(), matter.notions.end());
    for (TokenIndex i = range.first; i < range.last; ++i) matter.says = matter.says || is_cue(tokens, i);
    const auto words = sentences_.text().words_in(sentence.document, range);
    matter.denied = std::ranges::count_if(words, &Word::negation) % 2 == 1;
    return matter;
  }

  static bool is_cue(const Tokens& tokens, TokenIndex i) {
    const Cue* cue = find_cue(tokens.lower[i]);
    return cue != nullptr && cue->kind == CueClass::say && (cue->clause || cue->quotation);
  }

  /// The sentence that hedges what sentence i states.
  [[nodiscard]] std::optional<std::uint32_t> hedged_by(std::uint32_t i) const {
    const StorySentence& hard = sentences_.all()[i];
    const Matter matter = matter_of(hard, main_clause(tokens_of(hard), hard.tokens));
    std::optional<std::uint32_t> best;
    double most = 0;
    for (const std::uint32_t other : sentences_.like(i)) {
      const StorySentence& hedged = sentences_.all()[other];
      if (!doubt_[other] || !may_harden(hard, hedged)) continue;
      double covered = covered_by(matter, hedged, *doubt_[other]);
      if (covered < (is_headline(hard.kind) ? kHeadlineCovered : kBodyCovered)) continue;
      if (hedged.document == hard.document) covered += 1;  // its own report's goes first
      if (covered > most) {
        most = covered;
        best = other;
      }
    }
    return best;
  }

  /// In one report a headline or caption hardens the text; among reports, the later one.
  [[nodiscard]] bool may_harden(const StorySentence& hard, const StorySentence& hedged) const {
    if (hard.document == hedged.document) return is_headline(hard.kind) && !is_headline(hedged.kind);
    const Story& story = sentences_.story();
    return publication_order(story, hedged.document) <= publication_order(story, hard.document) ||
           is_headline(hard.kind);
  }

  /// The share of what the hard sentence tells that the hedged one leaves open.
  [[nodiscard]] double covered_by(const Matter& matter, const StorySentence& hedged, TokenIndex doubt) const {
    const TokenRange reach{doubt, std::min(hedged.tokens.last, doubt + kReachOfDoubt)};
    const Matter whole = matter_of(hedged, hedged.tokens);
    const Matter behind = matter_of(hedged, reach);
    if (matter.denied != whole.denied || (matter.says && !whole.says)) return 0;
    std::vector<WordId> both;
    std::ranges::set_intersection(matter.notions, whole.notions, std::back_inserter(both));
    std::vector<WordId> left_open;
    std::ranges::set_intersection(both, behind.notions, std::back_inserter(left_open));
    if (both.size() < kLeastShared || left_open.empty()) return 0;
    const double all = sentences_.weight(matter.notions);
    return all > 0 ? sentences_.weight(both) / all : 0;
  }

  /// A headline that sums up what somebody said ("Berg makes promise to Ruiz") where only a hedged statement of
  /// that speaker, to whoever is named, stands in the report.
  [[nodiscard]] std::optional<DocumentSpan> hedged_speech(const StorySentence& hard) const {
    if (!is_headline(hard.kind) || hard.entities.empty() || !has_speech_act(hard)) return std::nullopt;
    const std::uint32_t document = hard.document;
    const auto story_id = [&](EntityId id) { return sentences_.story().entity_ids[document][id]; };
    const EntityId speaker = hard.entities.front().entity;
    std::optional<DocumentSpan> hedged;
    for (const Statement& statement : record_of(hard).statements) {
      if (!statement.speaker || story_id(*statement.speaker) != speaker) continue;
      const auto is_named = [&](EntityId id) {
        return std::ranges::find(hard.entities, story_id(id), &PlacedEntity::entity) != hard.entities.end();
      };
      if (!std::ranges::any_of(statement.addressees, is_named)) continue;
      if (statement.certainty != Certainty::hedged) return std::nullopt;
      const auto index = sentences_.text().sentence_at(document, statement.content.front().begin);
      if (index && !hedged) hedged = DocumentSpan{document, sentences_.text().sentence(document, *index)};
    }
    return hedged;
  }

  [[nodiscard]] bool has_speech_act(const StorySentence& sentence) const {
    static const WordList list(story_data::speech_acts);
    const Tokens& tokens = tokens_of(sentence);
    for (TokenIndex i = sentence.tokens.first; i < sentence.tokens.last; ++i) {
      const std::string_view lemma = verb_lemma(tokens.lower[i]);
      if (list.contains(tokens.lower[i]) || (!lemma.empty() && list.contains(lemma))) return true;
    }
    return false;
  }

  const StorySentences& sentences_;
  std::vector<std::optional<TokenIndex>> doubt_;  // for each sentence, where it begins to be in doubt
  std::vector<Hardened> found_;
};

}  // namespace

std::vector<Hardened> find_hardened(const StorySentences& sentences) { return HardenedFinder(sentences).run(); }

}  // namespace hearsay
