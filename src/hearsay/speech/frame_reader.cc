#include "hearsay/speech/frame_reader.h"

#include <algorithm>

#include "hearsay/base/word_list.h"
#include "hearsay/speech/content_search.h"
#include "hearsay/speech/source_search.h"

namespace hearsay {
namespace {

using namespace pattern_confidence;

/// Nouns that stand for a saying: "her answer was: “No.”"
bool is_saying_noun(std::string_view word) {
  static const WordList list(
      "response\nreply\nmessage\nanswer\nwords\nverdict\ncomment\ncomments\nreaction\nstatement\n"
      "warning\nclaim\nquestion\ndemand\nadvice\nconclusion\nremark\nremarks\nexplanation\nmotto\n");
  return list.contains(word);
}

/// Papers that find and show, as people do not.
bool is_finding_noun(std::string_view word) {
  static const WordList list(
      "report\nreports\nstudy\nstudies\npoll\npolls\nsurvey\nsurveys\naudit\ninvestigation\ninquiry\n"
      "data\nfigures\ndocuments\nrecords\nanalysis\nresearch\nreview\nresearchers\nstatistics\n");
  return list.contains(word);
}

/// Everything that one frame says, its quotations closed.
class FrameReader {
 public:
  FrameReader(const Frame& frame, const Quotation* before, std::vector<Attribution>& out)
      : frame_(frame), tokens_(frame.tokens()), before_(before), out_(out), first_own_(out.size()) {}

  /// True if the quotation of the sentence before was taken up ("“Will you?” | the reporter asked.").
  bool run() {
    for (TokenIndex i = frame_.range().first; i < frame_.range().last;) {
      if (const Quotation* const quotation = frame_.covering(i)) {
        i = std::max(quotation->tokens.last, i + 1);
        continue;
      }
      if (frame_.lower(i) == "according" && i + 1 < frame_.range().last && frame_.lower(i + 1) == "to") {
        according_to(i, 2);
      } else if (is_per(i)) {
        according_to(i, 1);
      } else if (is_in_the_words_of(i)) {
        according_to(i, 4);
        i += 3;
      } else if (frame_.lower(i) == "how" && is_how(i)) {
        i = out_.back().cue.front().last - 1;
      } else if (const Cue* const cue = frame_.cue_at(i)) {
        verb_cue(i, *cue);
      }
      ++i;
    }
    colons();
    return took_before_;
  }

 private:
  void add(TokenRange source, TokenRange cue, Content content, double confidence) {
    Attribution attribution;
    if (!source.empty()) attribution.source.push_back(source);
    if (!cue.empty()) attribution.cue.push_back(cue);
    attribution.content = std::move(content.parts);
    attribution.confidence = confidence;
    out_.push_back(std::move(attribution));
  }

  [[nodiscard]] bool is_somebody(TokenRange source) const {
    return source_mention(frame_.text(), frame_.people(), source) != nullptr ||
           (source.size() == 1 && frame_.word_class(source.first) == WordClass::pronoun);
  }

  void verb_cue(TokenIndex verb, const Cue& cue) {
    const CueGroup group = cue_group(frame_, verb);
    const TokenIndex next = verb + 1;
    // "denied saying", "is said to have": the second verb is the cue.
    if (next < frame_.range().last) {
      const Cue* const second = frame_.cue_at(next);
      const bool hands_on = second != nullptr && second->kind != CueClass::thought &&
                            verb_form(frame_.lower(next)) == VerbForm::gerund;
      const bool raises = group.passive && frame_.lower(next) == "to";
      if (hands_on || (raises && cue.kind != CueClass::ask)) return;
    }
    if (quoted_as_saying(group, cue)) return;
    if (inverted(group, cue)) return;
    if (group.passive) return passive(group, cue);
    Source source = up_to_quotation(source_before(frame_, group));
    if (source.place == SourcePlace::shared && is_continuing_cue(frame_.lower(verb)) &&
        out_.size() > first_own_ && !out_.back().source.empty())
      source.tokens = out_.back().source.front();
    Content after = content_after(frame_, group, cue, next);
    const bool beside = source.place == SourcePlace::adjacent;
    if (beside && (cue.quotation || cue.clause)) {
      Content before = content_left_of(source.tokens.first);
      if (before.quoted && (after.empty() || after.quoted))
        return both_sides(source, group, std::move(before), after);
      if (after.empty() && !before.empty() && cue.kind != CueClass::thought && cue.kind != CueClass::document)
        return clause_before(source, group, std::move(before), next);
    }
    if (after.empty() || (cue.kind == CueClass::thought && belongs_to_telling(after))) return;
    if (source.place == SourcePlace::none && !(group.infinitive && cue.kind == CueClass::say)) {
      if (!after.quoted || !cue.quotation) return;
      return add({}, group.tokens, std::move(after), kNoSource);
    }
    const bool relative =
        group.tokens.first > frame_.range().first && frame_.lower(group.tokens.first - 1) == "who";
    if (relative && !after.quoted && frame_.lower(after.parts.front().first) != "that") return;
    if (cue.kind == CueClass::document && !finds(source.tokens, after)) return;
    const bool weak = cue.kind == CueClass::thought || cue.infinitive || cue.quoted_object;
    if (weak && !after.quoted && !is_somebody(source.tokens)) return;
    if (source.place == SourcePlace::none) return;
    const double confidence = confidence_of(source.place, after.quoted);
    add(source.tokens, group.tokens, std::move(after), confidence);
  }

  /// "the audit found that": a paper, or whoever finds "that".
  [[nodiscard]] bool finds(TokenRange source, const Content& content) const {
    if (source.empty()) return false;
    const NounPhrase phrase = noun_phrase_at(frame_.text(), source.first, source.last);
    if (!phrase.empty() && is_finding_noun(frame_.lower(phrase.head()))) return true;
    return frame_.lower(content.parts.front().first) == "that" && is_somebody(source);
  }

  /// "told the paper he believes X": the belief is a part of the telling, whose content begins behind it.
  [[nodiscard]] bool belongs_to_telling(const Content& content) const {
    if (out_.size() == first_own_) return false;
    const TokenIndex told = out_.back().content.front().first;
    const TokenIndex believed = content.parts.front().first;
    return told == believed || (told == believed + 1 && frame_.lower(believed) == "that");
  }

  [[nodiscard]] static double confidence_of(SourcePlace place, bool quoted) {
    if (place == SourcePlace::shared) return kShared;
    if (place == SourcePlace::participle) return kParticiple;
    return quoted ? kQuotationBeside : kClause;
  }

  /// "“No,” CBS This Morning co-anchor DeMarco Morgan said": between a quotation and the cue all words are the
  /// source's.
  [[nodiscard]] Source up_to_quotation(Source source) const {
    if (source.place != SourcePlace::adjacent) return source;
    TokenIndex first = source.tokens.first;
    for (TokenIndex steps = 0; steps < 8 && first > frame_.range().first; ++steps) {
      if (frame_.ending_at(first) != nullptr) {
        source.tokens.first = first;
        return source;
      }
      const WordClass c = frame_.word_class(first - 1);
      if (c != WordClass::other && c != WordClass::determiner && c != WordClass::number &&
          c != WordClass::preposition)
        break;
      --first;
    }
    return source;
  }

  /// The content before token `first`; at the frame's start, the quotation of the sentence before.
  Content content_left_of(TokenIndex first) {
    if (first == frame_.range().first && before_ != nullptr && leads_on(*before_))
      return {{before_->tokens}, true};
    return content_before(frame_, first);
  }

  /// A quotation that ends with a full stop ends its sentence too.
  [[nodiscard]] bool leads_on(const Quotation& quotation) const {
    return quotation.inside.empty() || tokens_.word(quotation.inside.last - 1) != ".";
  }

  void note_before(const Content& content) {
    took_before_ = took_before_ ||
                   (before_ != nullptr && !content.parts.empty() && content.parts.front() == before_->tokens);
  }

  void both_sides(const Source& source, const CueGroup& group, Content content, const Content& after) {
    note_before(content);
    content.parts.insert(content.parts.end(), after.parts.begin(), after.parts.end());
    add(source.tokens, group.tokens, std::move(content), kQuotationBeside);
  }

  void clause_before(const Source& source, const CueGroup& group, Content before, TokenIndex from) {
    const Content rest = content_around(frame_, before, from);
    if (!has_finite_verb(frame_, before.parts.front()) && rest.empty() && !before.quoted) return;
    note_before(before);
    before.parts.insert(before.parts.end(), rest.parts.begin(), rest.parts.end());
    const double confidence = before.quoted ? kQuotationBeside : kClause;
    add(source.tokens, group.tokens, std::move(before), confidence);
  }

  /// "“No,” said the mayor", "The road is shut, said the mayor".
  bool inverted(const CueGroup& group, const Cue& cue) {
    const TokenIndex first = group.tokens.first;
    if (group.tokens.size() > 1 || group.gerund || !(cue.quotation || cue.clause) ||
        cue.kind == CueClass::thought || cue.kind == CueClass::document)
      return false;
    const bool behind_quotation = frame_.ending_at(first) != nullptr ||
                                  (first == frame_.range().first && before_ != nullptr && leads_on(*before_));
    const bool behind_comma = first > frame_.range().first && frame_.is_comma(first - 1);
    if (!behind_quotation && !behind_comma) return false;
    const Source source = source_after(frame_, group);
    if (source.place == SourcePlace::none) return false;
    if (behind_comma && !behind_quotation && parenthesis(source, group)) return true;
    if (!is_somebody(source.tokens) || (behind_comma && cue.object)) return false;
    Content content = content_left_of(first);
    if (content.empty() || (!content.quoted && !has_finite_verb(frame_, content.parts.front()))) return false;
    note_before(content);
    const TokenIndex behind = skip_adjuncts(frame_, source.tokens.last);
    const TokenIndex rest =
        frame_.is_comma(behind) || (behind < frame_.range().last && tokens_.word(behind) == ":") ? behind + 1
                                                                                                 : behind;
    if (rest < frame_.range().last && content.quoted)
      if (const Quotation* const more = frame_.starting_at(rest)) content.parts.push_back(more->tokens);
    add(source.tokens, group.tokens, std::move(content), kQuotationBeside);
    return true;
  }

  /// "Gone, said the harbour master, were the days": the sentence goes on behind the parenthesis as it began.
  bool parenthesis(const Source& source, const CueGroup& group) {
    Content content = content_before(frame_, group.tokens.first);
    if (content.empty() || content.quoted || has_finite_verb(frame_, content.parts.front())) return false;
    const TokenIndex comma = skip_adjuncts(frame_, source.tokens.last);
    if (!frame_.is_comma(comma) || comma + 1 >= frame_.range().last) return false;
    const TokenIndex rest = comma + 1;
    const bool verb =
        frame_.word_class(rest) == WordClass::auxiliary ||
        (frame_.word_class(rest) == WordClass::verb && verb_form(frame_.lower(rest)) != VerbForm::gerund);
    const TokenRange range = frame_.trimmed({rest, clause_end(frame_, rest)});
    if (!verb || range.empty()) return false;
    content.parts.push_back(range);
    add(source.tokens, group.tokens, std::move(content), kClause);
    return true;
  }

  /// "Reuters quoted an aide as saying the vote was lost", "was quoted as saying".
  bool quoted_as_saying(const CueGroup& group, const Cue& cue) {
    const TokenIndex first = group.tokens.first;
    if (!group.gerund || first < frame_.range().first + 2 || frame_.lower(first - 1) != "as") return false;
    Content content = content_after(frame_, group, cue, group.verb + 1);
    if (content.empty()) return true;
    const TokenIndex as = first - 1;
    const bool passive =
        verb_lemma(frame_.lower(as - 1)) == "quote" || verb_lemma(frame_.lower(as - 1)) == "cite";
    TokenRange source = passive ? clause_subject(frame_, as)
                                : noun_phrase_before(frame_.text(), as, frame_.range().first).tokens;
    if (passive && source.empty()) source = source_before(frame_, cue_group(frame_, as - 1)).tokens;
    if (source.empty()) return true;
    add(source, {as, group.verb + 1}, std::move(content), kClause);
    return true;
  }

  /// "it was announced that", "he was told that": nobody says who, unless "by" does.
  void passive(const CueGroup& group, const Cue& cue) {
    TokenIndex from = group.verb + 1;
    TokenRange source{from, from};
    if (from < frame_.range().last && frame_.lower(from) == "by") {
      source = extended_phrase_at(frame_, from + 1);
      if (!source.empty()) from = source.last;
    }
    const Source subject = source_before(frame_, group);
    const bool impersonal = subject.tokens.size() == 1 && frame_.lower(subject.tokens.first) == "it";
    if (source.empty() && !impersonal && !cue.object) return;
    Content content = content_after(frame_, group, cue, from);
    if (content.empty() || (cue.quoted_object && source.empty())) return;
    add(source, group.tokens, std::move(content), source.empty() ? kNoSource : kClause);
  }

  /// "…, per the indictment", but not "40 a head, per cent".
  [[nodiscard]] bool is_per(TokenIndex i) const {
    if (frame_.lower(i) != "per" || i + 1 >= frame_.range().last || i == frame_.range().first) return false;
    const TokenIndex next = i + 1;
    return frame_.is_comma(i - 1) && (frame_.word_class(next) == WordClass::determiner ||
                                      tokens_.tokens[next].shape == TokenShape::capitalized);
  }

  /// "In the words of the mayor, the bridge is “a disgrace”."
  [[nodiscard]] bool is_in_the_words_of(TokenIndex i) const {
    return i + 4 < frame_.range().last && frame_.lower(i) == "in" && frame_.lower(i + 1) == "the" &&
           frame_.lower(i + 2) == "words" && frame_.lower(i + 3) == "of";
  }

  /// "“No,” is how the mayor has put it."
  bool is_how(TokenIndex how) {
    constexpr TokenIndex kFarthest = 4;  // tokens from the source to the verb
    if (how < frame_.range().first + 2) return false;
    const Quotation* const quotation = frame_.ending_at(how - 1);
    if (quotation == nullptr || frame_.word_class(how - 1) != WordClass::auxiliary) return false;
    const TokenRange source = extended_phrase_at(frame_, how + 1);
    if (source.empty()) return false;
    for (TokenIndex i = source.last; i < frame_.range().last && i < source.last + kFarthest; ++i) {
      const std::string_view lemma = verb_lemma(frame_.lower(i));
      if (lemma != "put" && lemma != "describe") continue;
      add(source, {i, i + 1}, {{quotation->tokens}, true}, kQuotationBeside);
      return true;
    }
    return false;
  }

  /// "according to the police, ...", "..., according to the police"; `words` of cue.
  void according_to(TokenIndex i, TokenIndex words) {
    TokenRange source = extended_phrase_at(frame_, i + words);
    if (source.empty()) return;
    source.last = behind_apposed_name(source.last);
    Content content;
    const bool opens = i == frame_.range().first ||
                       (frame_.word_class(i - 1) == WordClass::coordinator && !frame_.is_comma(i - 1));
    if (opens) {
      TokenIndex first = source.last;
      if (frame_.is_comma(first)) ++first;
      const TokenRange clause = frame_.trimmed({first, std::max(first, clause_end(frame_, first))});
      if (!clause.empty()) content.parts.push_back(clause);
    } else {
      content = content_before(frame_, i);
      if (content.empty()) content = clause_up_to(i);
    }
    if (!content.empty()) add(source, {i, i + words}, std::move(content), kAccording);
  }

  /// Behind the name in "according to the man who owns it, Ann Lee, the road …"; `last` if there is none.
  [[nodiscard]] TokenIndex behind_apposed_name(TokenIndex last) const {
    if (!frame_.is_comma(last)) return last;
    const Mention* const name = frame_.people().at(last + 1);
    const bool apposed = name != nullptr && name->form == MentionForm::name && name->tokens.first == last + 1 &&
                         frame_.is_comma(name->tokens.last);
    return apposed ? name->tokens.last : last;
  }

  /// "The bridge is closed according to police": the clause without a comma.
  [[nodiscard]] Content clause_up_to(TokenIndex last) const {
    TokenIndex first = last;
    while (first > frame_.range().first && tokens_.word(first - 1) != ";") --first;
    const TokenRange clause = frame_.trimmed({first, last});
    return clause.empty() ? Content{} : Content{{clause}, false};
  }

  [[nodiscard]] bool is_taken(TokenRange range) const {
    return std::any_of(out_.begin() + static_cast<std::ptrdiff_t>(first_own_), out_.end(),
                       [&](const Attribution& a) {
                         return std::any_of(a.content.begin(), a.content.end(),
                                            [&](TokenRange part) { return part.overlaps(range); });
                       });
  }

  /// A colon before a quotation, or a speaker's name before a colon, where no verb said it.
  void colons() {
    const TokenIndex first = frame_.range().first;
    if (const Mention* const name = frame_.people().at(first);
        name != nullptr && name->form == MentionForm::name && name->tokens.first == first &&
        first_own_ == out_.size() && name->tokens.last + 1 < frame_.range().last &&
        tokens_.word(name->tokens.last) == ":") {
      const TokenRange rest = {name->tokens.last + 1, frame_.range().last};
      return add(name->tokens, {name->tokens.last, name->tokens.last + 1}, {{rest}, false}, kColon);
    }
    for (const std::uint32_t id : frame_.quotations()) {
      const Quotation& quotation = tokens_.quotations[id];
      const TokenIndex mark = quotation.tokens.first;
      if (mark < first + 2 || tokens_.word(mark - 1) != ":" || is_taken(quotation.tokens)) continue;
      if (!noun_cue(quotation)) subject_and_colon(quotation);
    }
  }

  /// "Trump's response was cautious: “...”"
  bool noun_cue(const Quotation& quotation) {
    for (TokenIndex i = quotation.tokens.first - 1; i-- > frame_.range().first;) {
      if (frame_.is_stop(i)) return false;
      if (!is_saying_noun(frame_.lower(i))) continue;
      TokenRange core = noun_core_before(frame_.text(), i + 1, frame_.range().first);
      TokenIndex owner = core.last;
      while (owner > core.first && tokens_.tokens[owner - 1].shape != TokenShape::apostrophe) --owner;
      TokenRange source{core.first, owner > core.first ? owner - 1 : core.first};
      if (source.empty() && (frame_.lower(core.first) == "his" || frame_.lower(core.first) == "her"))
        source = {core.first, core.first + 1};
      if (source.empty()) continue;
      const TokenIndex cue_first = owner > core.first ? owner : i;
      add(source, {cue_first, i + 1}, {{quotation.tokens}, true}, kColon);
      return true;
    }
    return false;
  }

  /// "Brod disagrees: “It is.”"
  void subject_and_colon(const Quotation& quotation) {
    const TokenIndex colon = quotation.tokens.first - 1;
    const TokenRange source = clause_subject(frame_, colon);
    if (source.empty() || !is_somebody(source)) return;
    TokenIndex verb = source.last;
    while (verb < colon && frame_.word_class(verb) != WordClass::verb) ++verb;
    if (verb == colon || verb > source.last + 8) return;
    add(source, {verb, verb + 1}, {{quotation.tokens}, true}, kColon);
  }

  const Frame& frame_;
  const Tokens& tokens_;
  const Quotation* before_;
  std::vector<Attribution>& out_;
  std::size_t first_own_;
  bool took_before_ = false;
};

}  // namespace

bool read_frame(const Frame& frame, const Quotation* before, std::vector<Attribution>& out) {
  return FrameReader(frame, before, out).run();
}

}  // namespace hearsay
