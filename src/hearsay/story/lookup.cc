#include "hearsay/story/lookup.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <span>
#include <tuple>

#include "hearsay/base/utf8.h"
#include "hearsay/story/published_time.h"
#include "hearsay/story/saying.h"
#include "hearsay/story/word_alignment.h"

namespace hearsay {
namespace {

constexpr double kAltered = 0.6;       // of what both have, beside what stands otherwise
constexpr double kLeastOfQuote = 0.5;  // of the quotation's weight must stand in the record at all
constexpr double kParaphrase = 0.6;    // of the quotation's content words
constexpr std::size_t kParaphraseWords = 3;
constexpr std::size_t kLongWord = 8;        // letters; may be misspelt in two places
constexpr std::size_t kLongestMended = 40;  // letters
constexpr std::size_t kMostMended = 20;     // words of one quotation that are looked up among all
constexpr double kDenialHidden = 0.7;       // confidence, where all but a negation agrees

/// The edits (insertion, deletion, substitution, transposition of neighbours) between two words, or more than
/// `most` (Damerau 1964, in the restricted form).
std::size_t edits(std::string_view a, std::string_view b, std::size_t most) {
  if (a.size() > b.size() + most || b.size() > a.size() + most) return most + 1;
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> above(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before[j - 2] + 1);
    }
    std::swap(before, above);
    std::swap(above, row);
  }
  return above[b.size()];
}

bool denies(std::span<const Word> words) { return std::ranges::count_if(words, &Word::negation) % 2 == 1; }

/// Whether a word in brackets may be passed over as the reporter's. A "[not]" makes another saying of it.
bool is_put_in(const Word& word) { return word.bracketed && !word.negation; }

/// What is asked for, as one text with a paragraph.
Article article_of(std::string_view words) {
  Article article;
  article.text = without_letter_brackets(replace_invalid_utf8(words));
  Block block;
  block.span = {0, static_cast<std::uint32_t>(article.text.size())};
  article.blocks.push_back(block);
  return article;
}

/// Whether token `i` says that words are left out: "…", "...", or one of the full stops of ". . .".
bool leaves_out(const Tokens& tokens, TokenIndex i) {
  const auto is_stop = [&](TokenIndex at) { return at < tokens.size() && tokens.lower[at] == "."; };
  return tokens.lower[i] == "…" || tokens.lower[i].starts_with("...") ||
         (is_stop(i) && (is_stop(i + 1) || (i > 0 && is_stop(i - 1))));
}

/// A stretch of a report that can be what is asked for: a quotation, or what a statement says without marks.
struct Candidate {
  std::uint32_t document = 0;
  std::optional<StatementId> statement;
  std::optional<EntityId> speaker;
  QuotedWords words;
  bool quoted = false;
};

class Search {
 public:
  Search(const Story& story, const Quote& quote)
      : story_(story), quote_(quote), text_(story), asked_(article_of(quote.words)) {
    read_quote();
  }

  std::vector<Finding> run() {
    if (parts_.empty()) return {};
    for (std::uint32_t document = 0; document < story_.documents.size(); ++document)
      for (const Candidate& candidate : candidates(document)) consider(candidate);
    std::ranges::stable_sort(found_, {}, [&](const Finding& finding) {
      const bool short_of_it = is_short_of(finding);
      return std::tuple(finding.by_other, short_of_it ? Verdict::altered : finding.verdict, short_of_it,
                        -finding.confidence, !finding.speaker, finding.whole.span.size(),
                        publication_order(story_, finding.words.document), finding.words);
    });
    drop_weaker_of_one_place();
    found_.resize(std::min(found_.size(), kMostFindings));
    return std::move(found_);
  }

 private:
  /// Where the record has but a part of what is asked for; a report that has all of it, if altered, tells more.
  [[nodiscard]] bool is_short_of(const Finding& finding) const {
    constexpr double kAll = 0.8;  // of the bytes
    return finding.verdict == Verdict::partial &&
           static_cast<double>(finding.words.span.size()) < kAll * static_cast<double>(asked_.text.size());
  }

  /// Cuts the quotation where words are left out, and mends what is misspelt.
  void read_quote() {
    asked_tokens_ = tokenize(asked_);
    Vocabulary& known = text_.vocabulary();
    const auto words_known = static_cast<WordId>(known.size());
    TokenIndex first = 0;
    for (TokenIndex i = 0; i <= asked_tokens_.size(); ++i) {
      const bool end = i == asked_tokens_.size();
      if (!end && !leaves_out(asked_tokens_, i)) continue;
      std::vector<Word> words = words_of(asked_tokens_, {first, i}, known);
      for (Word& word : words) mend(word, words_known);
      if (!words.empty()) parts_.push_back(std::move(words));
      first = i + 1;
    }
    for (const std::vector<Word>& part : parts_)
      for (const Word& word : part) {
        weight_ += word.bracketed ? 0 : weight_of(word);
        if (word.notion != 0 && !word.light && !word.bracketed) notions_.push_back(word.notion);
      }
    std::ranges::sort(notions_);
    notions_.erase(std::ranges::unique(notions_).begin(), notions_.end());
  }

  /// A word that stands in no report and is none of the language is taken for the one that it is a slip of. A
  /// quotation with many such is not misspelt, but of another language or of none.
  void mend(Word& word, WordId words_known) {
    if (!quote_.is_word || word.form <= words_known || word.number) return;
    const std::string form(text_.vocabulary().word(word.form));
    if (form.size() < 3 || form.size() > kLongestMended || unknown_ == kMostMended || quote_.is_word(form))
      return;
    ++unknown_;
    if (printed_.empty()) collect_printed(words_known);
    const Word* nearest = nullptr;
    std::size_t least = (form.size() >= kLongWord ? 2 : 1) + 1;
    for (const Word* const known : printed_) {
      const std::size_t distance = edits(form, text_.vocabulary().word(known->form), least - 1);
      if (distance >= least) continue;
      least = distance;
      nearest = known;
    }
    if (nearest == nullptr) return;
    const Word slip = word;
    word = *nearest;
    word.token = slip.token;
    word.bracketed = slip.bracketed;
    misspelt_ = true;
  }

  /// One word of the reports for each form; the vocabulary holds stems too.
  void collect_printed(WordId words_known) {
    std::vector<bool> seen(words_known + 1, false);
    for (std::uint32_t document = 0; document < text_.size(); ++document)
      for (const Word& word : text_.words(document)) {
        if (!seen[word.form]) printed_.push_back(&word);
        seen[word.form] = true;
      }
    std::ranges::sort(printed_, {}, &Word::form);
  }

  [[nodiscard]] std::vector<Candidate> candidates(std::uint32_t document) const {
    const Tokens& tokens = text_.tokens(document);
    std::vector<Candidate> out;
    std::vector<bool> owned(tokens.size(), false);
    for (Saying& saying : sayings_of(story_, text_, document)) {
      for (const Word& word : saying.quoted.words) owned[word.token] = true;
      if (!saying.quoted.empty())
        out.push_back({document, saying.place.statement, saying.speaker, std::move(saying.quoted), true});
      QuotedWords content;
      content.add(saying.content, tokens);
      out.push_back({document, saying.place.statement, saying.speaker, std::move(content), false});
    }
    for (const Quotation& quotation : tokens.quotations) {
      if (quotation.within || quotation.inside.empty() || owned[quotation.inside.first]) continue;
      Candidate candidate{document, {}, {}, {}, true};
      candidate.words.add(text_.words_in(document, quotation.inside), tokens);
      if (!candidate.words.empty()) out.push_back(std::move(candidate));
    }
    return out;
  }

  void consider(const Candidate& candidate) {
    Finding finding;
    finding.statement = candidate.statement
                            ? std::optional<StatementPlace>({candidate.document, *candidate.statement})
                            : std::nullopt;
    finding.speaker = candidate.speaker;
    finding.misspelt = misspelt_;
    const bool matched = candidate.quoted
                             ? match_quoted(candidate, finding) || match_opposite(candidate, finding)
                             : match_told(candidate, finding);
    if (!matched) return;
    finding.by_other =
        quote_.by && !(candidate.speaker && is_named(story_.entities[*candidate.speaker].entity, *quote_.by));
    found_.push_back(finding);
  }

  /// Every part of what is asked for must stand in the quotation, one behind the other.
  bool match_quoted(const Candidate& candidate, Finding& finding) const {
    const std::vector<Word>& recorded = candidate.words.words;
    std::size_t from = 0;
    std::optional<std::size_t> first;
    bool exact = true;
    bool sentences = true;
    double likeness = 1;
    double matched_weight = 0;
    for (const std::vector<Word>& part : parts_) {
      const std::vector<AlignedWords> pairs = align_words(std::span(recorded).subspan(from), part);
      if (pairs.empty()) return false;
      double matched = 0;
      for (const AlignedWords& pair : pairs) matched += weight_of(part[pair.b]);
      matched_weight += matched;
      const std::size_t begin = from + pairs.front().a;
      const std::size_t end = from + pairs.back().a + 1;
      const bool turned = first && hides_denial(candidate.words, from, begin);
      exact = exact && !turned && is_exact(std::span(recorded).subspan(from), part, pairs);
      sentences =
          sentences && candidate.words.opens[begin] && (end == recorded.size() || candidate.words.opens[end]);
      likeness = std::min(likeness, matched / (matched + against(recorded, part, pairs, from)));
      if (turned) likeness = std::min(likeness, kDenialHidden);
      if (!first) first = begin;
      from = end;
    }
    if (matched_weight < kLeastOfQuote * weight_ && !holds_whole(candidate.words, *first, from)) return false;
    place(candidate, *first, from, finding);
    if (exact) {
      finding.verdict = sentences && parts_.size() == 1 ? Verdict::verbatim : Verdict::partial;
      return finding.verdict == Verdict::verbatim || tells_something();
    }
    if (holds_whole(candidate.words, *first, from) && from - *first >= kParaphraseWords &&
        forms_match(candidate, *first, from)) {
      finding.verdict = Verdict::partial;  // the record has only a part of what is asked for
      return true;
    }
    if (likeness < kAltered || shared_notions(candidate) < std::min<std::size_t>(2, notions_.size()) ||
        notions_.empty())
      return false;
    finding.verdict = Verdict::altered;
    finding.confidence = likeness;
    return true;
  }

  /// A word or two of grammar stand in any sentence.
  [[nodiscard]] bool tells_something() const {
    std::size_t words = 0;
    for (const std::vector<Word>& part : parts_) words += part.size();
    return !notions_.empty() || words >= kParaphraseWords;
  }

  /// "It is over" of "It is not over": a sentence that but for its negation is what is asked for. It may have
  /// no content word by which it would be found.
  bool match_opposite(const Candidate& candidate, Finding& finding) const {
    if (parts_.size() != 1) return false;
    const std::vector<WordId> asked = affirmed(parts_.front());
    if (asked.size() < 2) return false;
    const QuotedWords& recorded = candidate.words;
    for (std::size_t first = 0, last = 1; first < recorded.words.size(); first = last++) {
      while (last < recorded.words.size() && !recorded.opens[last]) ++last;
      const auto sentence = std::span(recorded.words).subspan(first, last - first);
      if (denies(sentence) == denies(parts_.front()) || affirmed(sentence) != asked) continue;
      place(candidate, first, last, finding);
      finding.verdict = Verdict::altered;
      finding.confidence = kDenialHidden;
      return true;
    }
    return false;
  }

  /// The forms of the words but for negations, and for "do", which stands with them alone.
  [[nodiscard]] std::vector<WordId> affirmed(std::span<const Word> words) const {
    std::vector<WordId> forms;
    for (const Word& word : words) {
      const std::string_view form = text_.vocabulary().word(word.form);
      if (!word.negation && form != "do" && form != "does" && form != "did") forms.push_back(word.form);
    }
    return forms;
  }

  /// All words of the part stand in the record, side by side and in the same form. What was put in brackets
  /// stands for a word or a few.
  static bool is_exact(std::span<const Word> recorded, const std::vector<Word>& part,
                       const std::vector<AlignedWords>& pairs) {
    constexpr std::uint32_t kMostReplaced = 4;
    if (!std::ranges::all_of(pairs, [&](const AlignedWords& pair) {
          return pair.same_form && recorded[pair.a].contracted == part[pair.b].contracted;
        }))
      return false;
    const auto bracketed = [&](std::uint32_t first, std::uint32_t last) {
      return std::all_of(part.begin() + first, part.begin() + last, is_put_in);
    };
    const auto size = static_cast<std::uint32_t>(part.size());
    if (!bracketed(0, pairs.front().b) || !bracketed(pairs.back().b + 1, size)) return false;
    for (std::size_t i = 1; i < pairs.size(); ++i) {
      const std::uint32_t gap_a = pairs[i].a - pairs[i - 1].a - 1;
      const std::uint32_t gap_b = pairs[i].b - pairs[i - 1].b - 1;
      if (gap_a == 0 && gap_b == 0) continue;
      if (gap_b == 0 || gap_a > kMostReplaced || !bracketed(pairs[i - 1].b + 1, pairs[i].b)) return false;
      if (denies(recorded.subspan(pairs[i - 1].a + 1, gap_a))) return false;
    }
    return true;
  }

  /// Whether what is left out of one sentence of the record, [first, last), denies what stands round it.
  static bool hides_denial(const QuotedWords& words, std::size_t first, std::size_t last) {
    for (std::size_t i = first; i <= last; ++i)
      if (words.opens[i]) return false;
    return denies(std::span(words.words).subspan(first, last - first));
  }

  /// Weight of the words that stand against one saying: those of the part that the record has not, and those of
  /// the record in between.
  static double against(const std::vector<Word>& recorded, const std::vector<Word>& part,
                        const std::vector<AlignedWords>& pairs, std::size_t from) {
    constexpr double kLeftOut = 0.5;  // of a word's weight, where the record goes on in between
    double sum = 0;
    std::size_t next = 0;
    for (const AlignedWords& pair : pairs) {
      for (; next < pair.b; ++next) sum += is_put_in(part[next]) ? 0 : weight_of(part[next]);
      next = pair.b + 1;
    }
    for (; next < part.size(); ++next) sum += is_put_in(part[next]) ? 0 : weight_of(part[next]);
    for (std::size_t i = 1; i < pairs.size(); ++i)
      for (std::uint32_t k = pairs[i - 1].a + 1; k < pairs[i].a; ++k)
        sum += kLeftOut * weight_of(recorded[from + k]);
    return sum;
  }

  /// Whether the matched words are all that the record quotes.
  static bool holds_whole(const QuotedWords& words, std::size_t first, std::size_t last) {
    return first == 0 && last == words.words.size();
  }

  [[nodiscard]] bool forms_match(const Candidate& candidate, std::size_t first, std::size_t last) const {
    if (parts_.size() != 1) return false;
    const std::vector<Word>& recorded = candidate.words.words;
    const auto same = [](const Word& a, const Word& b) {
      return a.form == b.form && a.contracted == b.contracted;
    };
    const auto at = std::search(parts_.front().begin(), parts_.front().end(),
                                recorded.begin() + static_cast<std::ptrdiff_t>(first),
                                recorded.begin() + static_cast<std::ptrdiff_t>(last), same);
    return at != parts_.front().end() && shared_notions(candidate) >= 2;
  }

  [[nodiscard]] std::size_t shared_notions(const Candidate& candidate) const {
    std::vector<WordId> recorded;
    for (const Word& word : candidate.words.words)
      if (word.notion != 0 && !word.light) recorded.push_back(word.notion);
    std::ranges::sort(recorded);
    return static_cast<std::size_t>(std::ranges::count_if(
        notions_, [&](WordId notion) { return std::ranges::binary_search(recorded, notion); }));
  }

  /// What the report tells in its own words may be what is asked for; the quotation marks are not its own.
  bool match_told(const Candidate& candidate, Finding& finding) const {
    const std::size_t both = shared_notions(candidate);
    if (both < kParaphraseWords ||
        static_cast<double>(both) < kParaphrase * static_cast<double>(notions_.size()))
      return false;
    std::size_t negations = 0;
    for (const std::vector<Word>& part : parts_) negations += denies(part) ? 1 : 0;
    if (denies(candidate.words.words) != (negations % 2 == 1)) return false;
    place(candidate, 0, candidate.words.words.size(), finding);
    finding.verdict = Verdict::paraphrase;
    finding.confidence = 0.4 + 0.5 * static_cast<double>(both) / static_cast<double>(notions_.size()) -
                         0.2 / static_cast<double>(both);
    return true;
  }

  /// Words [first, last) of the candidate, and the sentences of the quotation that hold them.
  void place(const Candidate& candidate, std::size_t first, std::size_t last, Finding& finding) const {
    const Tokens& tokens = text_.tokens(candidate.document);
    const QuotedWords& words = candidate.words;
    const auto span = [&](std::size_t begin, std::size_t end) -> Span {
      return {tokens.tokens[words.words[begin].token].span.begin,
              tokens.tokens[words.words[end - 1].token].span.end};
    };
    std::size_t whole_first = first;
    std::size_t whole_last = last;
    while (whole_first > 0 && !words.opens[whole_first]) --whole_first;
    while (whole_last < words.words.size() && !words.opens[whole_last]) ++whole_last;
    finding.words = {candidate.document, span(first, last)};
    finding.whole = {candidate.document, span(whole_first, whole_last)};
  }

  /// A statement both quotes and tells; the surer finding stands for it.
  void drop_weaker_of_one_place() {
    std::vector<Finding> kept;
    for (const Finding& finding : found_) {
      const auto same_place = [&](const Finding& other) {
        return other.words.document == finding.words.document && other.whole.span.overlaps(finding.whole.span);
      };
      if (kept.size() < kMostFindings && std::ranges::none_of(kept, same_place)) kept.push_back(finding);
    }
    found_ = std::move(kept);
  }

  const Story& story_;
  const Quote& quote_;
  StoryText text_;
  Article asked_;
  Tokens asked_tokens_;
  std::vector<std::vector<Word>> parts_;  // of what is asked for, cut where words are left out
  std::vector<WordId> notions_;           // of its content words, sorted, each once
  double weight_ = 0;
  bool misspelt_ = false;
  std::size_t unknown_ = 0;           // words of the quotation that are none of the language
  std::vector<const Word*> printed_;  // of text_, by form
  std::vector<Finding> found_;
};

}  // namespace

std::string without_letter_brackets(std::string_view words) {
  const auto letter_at = [&](std::size_t& at) {
    return at < words.size() && u_isalpha(static_cast<UChar32>(next_code_point(words, at))) != 0;
  };
  std::string out;
  for (std::size_t at = 0; at < words.size();) {
    std::size_t close = at + 1;
    const bool bracketed = words[at] == '[' && letter_at(close) && close < words.size() && words[close] == ']';
    std::size_t behind = close + 1;
    if (!bracketed || !letter_at(behind)) {
      out += words[at++];
      continue;
    }
    out += words.substr(at + 1, close - at - 1);
    at = close + 1;
  }
  return out;
}

std::vector<Finding> look_up(const Story& story, const Quote& quote) { return Search(story, quote).run(); }

}  // namespace hearsay
