#include "hearsay/story/hardened.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "hearsay/base/word_list.h"
#include "hearsay/speech/cue_lexicon.h"
#include "hearsay/story/data.h"
#include "hearsay/story/doubted_deeds.h"
#include "hearsay/story/published_time.h"

namespace hearsay {
namespace {

constexpr double kHeadlineCovered = 0.6;  // of a headline's or caption's matter that the hedged sentence has
constexpr double kBodyCovered = 0.65;
constexpr std::size_t kLeastShared = 2;      // notions
constexpr TokenIndex kReachOfDoubt = 25;     // tokens behind the word of doubt
constexpr TokenIndex kReachOfAdjective = 4;  // behind "alleged": what it stands before
constexpr double kLeftOpen =
    0.6;  // of what a later report's sentence shares with the hedged one, in doubt there

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

/// Doubts no more than the noun that it stands before.
bool is_adjective(std::string_view word) {
  static const WordList list(
      "alleged\napparent\nlikely\npossible\npotential\npresumed\npurported\nreported\nsuspected\n");
  return list.contains(word);
}

/// A verb of doubt leaves its subject open too ("A ransom may have been paid"): where its clause begins.
TokenIndex clause_start(const Tokens& tokens, TokenRange sentence, TokenIndex doubt) {
  static const WordList verbs(
      "appear\nappeared\nappears\nbelieved\ncould\nmay\nmight\nsaid\nseem\nseemed\nseems\nthought\nunderstood"
      "\n");
  if (!verbs.contains(tokens.lower[doubt])) return doubt;
  TokenIndex first = doubt;
  while (first > sentence.first && tokens.tokens[first - 1].shape != TokenShape::punctuation) --first;
  return first;
}

/// From comma to comma.
TokenRange clause_round(const Tokens& tokens, TokenRange sentence, TokenIndex at) {
  TokenRange clause{at, at + 1};
  const auto parts = [&](TokenIndex i) { return tokens.tokens[i].shape == TokenShape::punctuation; };
  while (clause.first > sentence.first && !parts(clause.first - 1)) --clause.first;
  while (clause.last < sentence.last && !parts(clause.last)) ++clause.last;
  return clause;
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
  std::vector<WordId> names;    ///< those of names, and of whom pronouns mean; sorted
  bool says = false;
  bool denied = false;
};

constexpr std::size_t kMostHedged = 200;  // statements of one speaker

/// What somebody is said, with a hedge, to have said.
struct HedgedStatement {
  const StorySentence* sentence = nullptr;
  std::vector<WordId> notions;
};

class HardenedFinder {
 public:
  explicit HardenedFinder(const StorySentences& sentences) : sentences_(sentences) {}

  std::vector<Hardened> run() {
    const std::vector<StorySentence>& all = sentences_.all();
    doubt_.resize(all.size());
    collect_mentions();
    collect_hedged();
    for (std::uint32_t i = 0; i < all.size(); ++i) doubt_[i] = doubt_of(all[i]);
    const DoubtedDeeds deeds(sentences_, doubt_);
    for (std::uint32_t i = 0; i < all.size(); ++i) {
      const auto doubted_deed = [&]() -> std::optional<std::uint32_t> {
        if (is_headline(all[i].kind) ? !states_fact(all[i]) : !speaks_itself(all[i])) return std::nullopt;
        return deeds.stated_by(i, [&](const StorySentence& hedged) { return may_harden(all[i], hedged); });
      };
      if (doubt_[i]) {
        if (const auto hedged = doubted_deed())
          found_.push_back({{all[i].document, all[i].span}, {all[*hedged].document, all[*hedged].span}});
        continue;
      }
      if (!states_fact(all[i])) {
        if (const auto told = hedged_elsewhere(all[i]))
          found_.push_back({{all[i].document, all[i].span}, *told});
        else if (const auto open = doubted_deed())
          found_.push_back({{all[i].document, all[i].span}, {all[*open].document, all[*open].span}});
        continue;
      }
      if (const auto hedged = hedged_by(i)) {
        found_.push_back({{all[i].document, all[i].span}, {all[*hedged].document, all[*hedged].span}});
      } else if (const auto told = hedged_elsewhere(all[i])) {
        found_.push_back({{all[i].document, all[i].span}, *told});
      } else if (const auto place = hedged_speech(all[i])) {
        found_.push_back({{all[i].document, all[i].span}, *place});
      } else if (const auto open = doubted_deed()) {
        found_.push_back({{all[i].document, all[i].span}, {all[*open].document, all[*open].span}});
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

  /// It asks nothing, has nothing in quotation marks of somebody else's, and is not by somebody's account.
  [[nodiscard]] bool speaks_itself(const StorySentence& sentence) const {
    const Tokens& tokens = tokens_of(sentence);
    if (tokens.lower[sentence.tokens.last - 1] == "?") return false;
    // "President tells rival: ‘You lied’" states that it was said; "Rival ‘lied’" leaves it to somebody.
    bool said = false;
    for (TokenIndex i = sentence.tokens.first; i < sentence.tokens.last; ++i) {
      said = said || is_cue(tokens, i);
      if (tokens.tokens[i].shape == TokenShape::open_quote && !(said && is_headline(sentence.kind)))
        return false;
      if (tokens.lower[i] == "according") return false;
    }
    return true;
  }

  /// Speaks itself, and names nobody who says it.
  [[nodiscard]] bool states_fact(const StorySentence& sentence) const {
    if (!speaks_itself(sentence) || tells_intent(sentence)) return false;
    if (is_headline(sentence.kind)) return has_verb(sentence) && !is_attributed(sentence);
    const auto inside = [&](Span part) { return part.overlaps(sentence.span); };
    return std::ranges::none_of(record_of(sentence).statements, [&](const Statement& statement) {
      return std::ranges::any_of(statement.content, inside);
    });
  }

  /// "Wanted to sell the site" does not state that it was sold.
  [[nodiscard]] bool tells_intent(const StorySentence& sentence) const {
    static const WordList intents(
        "agree\naim\nask\ndecide\nexpect\nhope\nintend\noffer\nplan\nprepare\npromise\nrefuse\nseek\nthreaten"
        "\ntry\nurge\nvow\nwant\nwish\n");
    const Tokens& tokens = tokens_of(sentence);
    for (TokenIndex i = sentence.tokens.first; i + 2 < sentence.tokens.last; ++i) {
      const std::string_view lemma = verb_lemma(tokens.lower[i]);
      if (tokens.lower[i + 1] == "to" && verb_form(tokens.lower[i + 2]) == VerbForm::base &&
          intents.contains(lemma.empty() ? tokens.lower[i] : lemma))
        return true;
    }
    return false;
  }

  /// "WATCHDOG MEMO" states nothing.
  [[nodiscard]] bool has_verb(const StorySentence& sentence) const {
    const Tokens& tokens = tokens_of(sentence);
    return std::any_of(tokens.lower.begin() + sentence.tokens.first,
                       tokens.lower.begin() + sentence.tokens.last, [](std::string_view word) {
                         return verb_form(word) != VerbForm::none || word_class(word) == WordClass::auxiliary;
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
    const std::vector<WordClass>& classes = sentences_.text().clause(sentence.document).classes;
    for (const PlacedNotion& word : sentence.matter) {
      if (!range.contains(word.token) || is_cue(tokens, word.token)) continue;
      matter.notions.push_back(word.notion);
      const bool capital =
          is_headline(sentence.kind)
              ? is_in_name(sentence, word, tokens.tokens[word.token].span)
              : tokens.tokens[word.token].shape != TokenShape::lower && word.token != sentence.tokens.first;
      if (capital || classes[word.token] == WordClass::pronoun) matter.names.push_back(word.notion);
    }
    std::ranges::sort(matter.names);
    std::ranges::sort(matter.notions);
    matter.notions.erase(std::ranges::unique(matter.notions).begin(), matter.notions.end());
    for (TokenIndex i = range.first; i < range.last; ++i) matter.says = matter.says || is_cue(tokens, i);
    const auto words = sentences_.text().words_in(sentence.document, range);
    matter.denied = std::ranges::count_if(words, &Word::negation) % 2 == 1;
    return matter;
  }

  /// A headline's capitals tell nothing: whether the word lies in the mention of somebody. In a title, which
  /// has no mentions, whether it is of a name that the text has.
  [[nodiscard]] bool is_in_name(const StorySentence& sentence, const PlacedNotion& word, Span span) const {
    // "A coward" is somebody too, and no name.
    if (tokens_of(sentence).tokens[word.token].shape == TokenShape::lower) return false;
    if (sentence.kind == BlockKind::title) return names_.at(sentence.document).contains(word.notion);
    const std::vector<Span>& mentions = mentions_.at(sentence.document);
    const auto behind = std::ranges::upper_bound(mentions, span.begin, {}, &Span::begin);
    return behind != mentions.begin() && std::prev(behind)->contains(span);
  }

  void collect_mentions() {
    for (const StorySentence& sentence : sentences_.all()) {
      const auto [at, added] = mentions_.try_emplace(sentence.document);
      if (!added) continue;
      for (const Entity& entity : record_of(sentence).entities) {
        if (entity.kind == EntityKind::group) continue;  // "journalists"
        at->second.insert(at->second.end(), entity.mentions.begin(), entity.mentions.end());
      }
      std::ranges::sort(at->second, {}, &Span::begin);
      std::unordered_set<WordId>& names = names_[sentence.document];
      for (const Span mention : at->second) {
        const TokenRange range = sentences_.text().tokens_in(sentence.document, mention);
        for (const Word& word : sentences_.text().words_in(sentence.document, range))
          if (word.notion != 0 && tokens_of(sentence).tokens[word.token].shape != TokenShape::lower)
            names.insert(word.notion);
      }
    }
  }

  static bool is_cue(const Tokens& tokens, TokenIndex i) {
    const Cue* cue = find_cue(tokens.lower[i]);
    return cue != nullptr && cue->kind == CueClass::say && (cue->clause || cue->quotation);
  }

  /// The sentence that hedges what sentence i states.
  [[nodiscard]] std::optional<std::uint32_t> hedged_by(std::uint32_t i) const {
    const StorySentence& hard = sentences_.all()[i];
    const TokenRange quoted = quotation_in(hard);
    const bool quotes = !quoted.empty();
    // What a headline quotes is its matter; who is said to have said it may be named otherwise.
    Matter matter = matter_of(hard, quotes ? quoted : main_clause(tokens_of(hard), hard.tokens));
    matter.says = matter.says || quotes;
    std::optional<std::uint32_t> best;
    double most = 0;
    for (const std::uint32_t other : sentences_.like(i)) {
      const StorySentence& hedged = sentences_.all()[other];
      if (!doubt_[other] || !may_harden(hard, hedged)) continue;
      double covered =
          covered_by(matter, hedged, *doubt_[other], quotes ? 1 : kLeastShared, is_headline(hard.kind));
      if (covered < (is_headline(hard.kind) ? kHeadlineCovered : kBodyCovered)) continue;
      if (hedged.document == hard.document) covered += 1;  // its own report's goes first
      if (covered > most) {
        most = covered;
        best = other;
      }
    }
    return best;
  }

  /// The tokens that a headline has in quotation marks; empty if none, or if they are one word.
  [[nodiscard]] TokenRange quotation_in(const StorySentence& sentence) const {
    if (!is_headline(sentence.kind)) return {};
    for (const Quotation& quotation : tokens_of(sentence).quotations)
      if (sentence.tokens.contains(quotation.inside) && quotation.inside.size() > 2) return quotation.inside;
    return {};
  }

  /// In one report a headline or caption hardens the text; among reports, the later one does.
  [[nodiscard]] bool may_harden(const StorySentence& hard, const StorySentence& hedged) const {
    if (hard.document == hedged.document) return is_headline(hard.kind) && !is_headline(hedged.kind);
    const Story& story = sentences_.story();
    return publication_order(story, hedged.document) <= publication_order(story, hard.document);
  }

  /// The share of what the hard sentence tells that the hedged one leaves open.
  [[nodiscard]] double covered_by(const Matter& matter, const StorySentence& hedged, TokenIndex doubt,
                                  std::size_t least_shared, bool headline) const {
    const TokenIndex behind_doubt =
        is_adjective(tokens_of(hedged).lower[doubt]) ? kReachOfAdjective : kReachOfDoubt;
    const TokenRange reach{clause_start(tokens_of(hedged), hedged.tokens, doubt),
                           std::min(hedged.tokens.last, doubt + behind_doubt)};
    const Matter whole = matter_of(hedged, hedged.tokens);
    const Matter behind = matter_of(hedged, reach);
    const Matter clause = matter_of(hedged, clause_round(tokens_of(hedged), hedged.tokens, doubt));
    if (matter.denied != clause.denied || (matter.says && !whole.says)) return 0;
    std::vector<WordId> both;
    std::ranges::set_intersection(matter.notions, whole.notions, std::back_inserter(both));
    std::vector<WordId> left_open;
    std::ranges::set_intersection(both, behind.notions, std::back_inserter(left_open));
    if (both.size() < least_shared || left_open.empty()) return 0;
    if (!headline) {  // names alone are no matter, and what is doubted must be what is stated
      std::vector<WordId> plain;
      std::vector<WordId> told;
      std::ranges::set_difference(both, matter.names, std::back_inserter(plain));
      std::ranges::set_difference(matter.notions, matter.names, std::back_inserter(told));
      if (plain.size() < kLeastShared) return 0;
      if (sentences_.weight(left_open) < kLeftOpen * sentences_.weight(both)) return 0;
      return sentences_.weight(plain) / sentences_.weight(told);
    }
    std::vector<WordId> plain;
    std::ranges::set_difference(both, matter.names, std::back_inserter(plain));
    if (plain.empty()) return 0;  // names alone
    const double all = sentences_.weight(matter.notions);
    return all > 0 ? sentences_.weight(both) / all : 0;
  }

  /// A sentence by which somebody said something to somebody, where another report has the same speaker say the
  /// same to the same only by hedge: a lip reader's reading told as a saying.
  [[nodiscard]] std::optional<DocumentSpan> hedged_elsewhere(const StorySentence& hard) const {
    const Story& story = sentences_.story();
    for (const Statement& statement : record_of(hard).statements) {
      const bool here =
          std::ranges::any_of(statement.content, [&](Span part) { return hard.span.contains(part); });
      if (!here || statement.certainty != Certainty::asserted || statement.within || !statement.speaker)
        continue;
      if (statement.channel == Channel::thought) continue;
      const EntityId speaker = story.entity_ids[hard.document][*statement.speaker];
      const auto known = hedged_.find(speaker);
      if (known == hedged_.end()) continue;
      const std::vector<WordId> matter = notions_of(hard.document, statement);
      for (const HedgedStatement& hedged : known->second)
        if (hedged.sentence->document != hard.document && may_harden(hard, *hedged.sentence) &&
            is_same(hedged.notions, matter))
          return DocumentSpan{hedged.sentence->document, hedged.sentence->span};
    }
    return std::nullopt;
  }

  [[nodiscard]] bool is_same(const std::vector<WordId>& a, const std::vector<WordId>& b) const {
    constexpr double kSameMatter = 0.6;
    std::vector<WordId> both;
    std::ranges::set_intersection(a, b, std::back_inserter(both));
    const double least = std::min(sentences_.weight(a), sentences_.weight(b));
    return least > 0 && sentences_.weight(both) >= kSameMatter * least;
  }

  void collect_hedged() {
    const Story& story = sentences_.story();
    for (const StorySentence& sentence : sentences_.all())
      for (const Statement& statement : record_of(sentence).statements) {
        if (statement.certainty != Certainty::hedged || !statement.speaker) continue;
        if (!sentence.span.contains(statement.content.front())) continue;
        std::vector<HedgedStatement>& list = hedged_[story.entity_ids[sentence.document][*statement.speaker]];
        if (list.size() < kMostHedged) list.push_back({&sentence, notions_of(sentence.document, statement)});
      }
  }

  [[nodiscard]] std::vector<WordId> notions_of(std::uint32_t document, const Statement& statement) const {
    std::vector<WordId> notions;
    for (const Span part : statement.content)
      for (const Word& word : sentences_.text().words_in(document, sentences_.text().tokens_in(document, part)))
        if (word.notion != 0 && !word.light) notions.push_back(word.notion);
    std::ranges::sort(notions);
    notions.erase(std::ranges::unique(notions).begin(), notions.end());
    return notions;
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
  std::unordered_map<EntityId, std::vector<HedgedStatement>> hedged_;    // by speaker
  std::unordered_map<std::uint32_t, std::vector<Span>> mentions_;        // of each report, in order
  std::unordered_map<std::uint32_t, std::unordered_set<WordId>> names_;  // words of names, of each report
  std::vector<Hardened> found_;
};

}  // namespace

std::vector<Hardened> find_hardened(const StorySentences& sentences) { return HardenedFinder(sentences).run(); }

}  // namespace hearsay
