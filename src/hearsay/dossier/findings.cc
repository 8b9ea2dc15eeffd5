#include "hearsay/dossier/findings.h"

#include <fmt/format.h>

#include <algorithm>

#include "hearsay/base/utf8.h"
#include "hearsay/dossier/plain_text.h"
#include "hearsay/dossier/provenance.h"
#include "hearsay/dossier/view.h"
#include "hearsay/dossier/word_difference.h"
#include "hearsay/dossier/wording.h"
#include "hearsay/language/tokens.h"
#include "hearsay/record/record_json.h"

namespace hearsay {
namespace {

using dossier::one_line;
using dossier::View;

/// The words of a text as they are compared, each with where it stands.
struct PrintedWords {
  std::string text;
  Tokens tokens;
  std::vector<std::string> forms;
  std::vector<Span> spans;

  explicit PrintedWords(std::string_view words) : text(replace_invalid_utf8(words)) {
    Article article;
    article.text = text;
    Block block;
    block.span = {0, static_cast<std::uint32_t>(text.size())};
    article.blocks.push_back(block);
    tokens = tokenize(article);
    for (TokenIndex i = 0; i < tokens.size(); ++i) {
      const TokenShape shape = tokens.tokens[i].shape;
      if (shape == TokenShape::punctuation || shape == TokenShape::open_quote ||
          shape == TokenShape::close_quote)
        continue;
      forms.push_back(comparison_form(tokens.lower[i]));
      spans.push_back(tokens.tokens[i].span);
    }
  }

  /// Words [first, last) as they are printed, with what stands between them.
  [[nodiscard]] std::string_view printed(std::size_t first, std::size_t last) const {
    if (first >= last) return {};
    return Span{spans[first].begin, spans[last - 1].end}.of(text);
  }
};

/// What is on record beside what was asked for: runs of equal words, words on record alone, words asked alone.
struct ShownDifference {
  PrintedWords record;
  PrintedWords asked;
  std::vector<WordRun> runs;

  ShownDifference(std::string_view on_record, std::string_view asked_for)
      : record(on_record),
        asked(without_letter_brackets(asked_for)),
        runs(word_difference(record.forms, asked.forms)) {}

  [[nodiscard]] bool has(RunKind kind) const {
    return std::ranges::any_of(runs, [&](const WordRun& run) { return run.kind == kind; });
  }

  [[nodiscard]] std::string_view words(const WordRun& run) const {
    return run.kind == RunKind::added ? asked.printed(run.b_first, run.b_last)
                                      : record.printed(run.a_first, run.a_last);
  }
};

std::string_view text_at(const Story& story, const DocumentSpan& place) {
  return place.span.of(story.documents[place.document].article.text);
}

/// What a finding's place has of its statement's content: what the report says in between ("he said") is not on
/// record as the speaker's.
std::string words_at(const View& view, const Finding& finding, const DocumentSpan& place) {
  const Story& story = view.story();
  if (!finding.statement) return std::string(text_at(story, place));
  std::string words;
  for (const Span part : view.statement(*finding.statement).content) {
    const Span shared{std::max(part.begin, place.span.begin), std::min(part.end, place.span.end)};
    if (shared.begin >= shared.end) continue;
    words += (words.empty() ? "" : " … ") + std::string(text_at(story, {place.document, shared}));
  }
  return words.empty() ? std::string(text_at(story, place)) : words;
}

Json or_null(const std::optional<std::string>& text) { return text ? Json(*text) : Json(nullptr); }

Json names_of(const View& view, std::uint32_t document, const std::vector<EntityId>& ids) {
  Json names = Json::array();
  for (const EntityId id : ids)
    if (const auto entity = view.story_entity(document, id)) names.push_back(view.name(*entity));
  return names;
}

Json place_json(const Story& story, const DocumentSpan& place, const CodePointIndex& index) {
  Json json = span_to_json(place.span, index);
  json["text"] = std::string(text_at(story, place));
  return json;
}

Json difference_json(const ShownDifference& difference) {
  Json runs = Json::array();
  for (const WordRun& run : difference.runs) {
    const std::string_view kind = run.kind == RunKind::equal     ? "equal"
                                  : run.kind == RunKind::removed ? "record"
                                                                 : "asked";
    runs.push_back({{"in", kind == "equal" ? "both" : kind}, {"text", std::string(difference.words(run))}});
  }
  return runs;
}

Json finding_json(const View& view, const Quote& quote, const Finding& finding) {
  const Story& story = view.story();
  const std::uint32_t document = finding.words.document;
  const Article& article = story.documents[document].article;
  const CodePointIndex index(article.text);
  Json json = {{"verdict", name_of(finding.verdict)},
               {"confidence", finding.confidence},
               {"said_by_other", finding.by_other},
               {"misspelt", finding.misspelt},
               {"input", article.input},
               {"sha256", article.sha256},
               {"site", or_null(article.site)},
               {"title", or_null(article.title)},
               {"url", or_null(article.url)},
               {"published", or_null(article.published)},
               {"words", place_json(story, finding.words, index)},
               {"whole", place_json(story, finding.whole, index)},
               {"speaker", finding.speaker ? Json(view.name(*finding.speaker)) : Json(nullptr)}};
  if (finding.statement) {
    const Statement& statement = view.statement(*finding.statement);
    json["statement"] = fmt::format("s{}", finding.statement->statement + 1);
    json["addressees"] = names_of(view, document, statement.addressees);
    json["chain"] = names_of(view, document, statement.chain);
    json["channel"] = name_of(statement.channel);
    json["certainty"] = name_of(statement.certainty);
  } else {
    json["statement"] = nullptr;
  }
  json["difference"] =
      finding.verdict == Verdict::verbatim
          ? Json::array()
          : difference_json(ShownDifference(words_at(view, finding, finding.whole), quote.words));
  return json;
}

class TextWriter {
 public:
  TextWriter(const View& view, const Quote& quote, const FindingsStyle& style)
      : view_(view), quote_(quote), style_(style) {}

  std::string write(const std::vector<Finding>& findings) {
    out_ = fmt::format("{}\n", paint(headline(findings), "1"));
    const std::size_t shown = std::min(findings.size(), style_.most);
    for (std::size_t i = 0; i < shown; ++i) write(findings[i]);
    if (shown < findings.size()) out_ += fmt::format("\n… and {} more\n", findings.size() - shown);
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::string headline(const std::vector<Finding>& findings) const {
    if (findings.empty()) return "Not found: nothing like it is on record in these reports.";
    const Finding& best = findings.front();
    const std::string who = best.speaker ? one_line(view_.name(*best.speaker)) + reservation(best)
                                         : std::string("the report does not name whom");
    if (best.by_other)
      return fmt::format("Not on record by {}, but said by somebody else: {}.", one_line(*quote_.by), who);
    switch (best.verdict) {
      case Verdict::verbatim:
        return fmt::format("Verbatim{}: {}.", best.misspelt ? ", but for the spelling" : "", who);
      case Verdict::partial: return fmt::format("Partial, word for word but not all of it: {}.", who);
      case Verdict::altered: return fmt::format("Altered, other words are on record: {}.", who);
      case Verdict::paraphrase:
        return fmt::format("Paraphrase, a guess ({:.0f} %) from a report's own words: {}.",
                           best.confidence * 100, who);
    }
    return {};
  }

  /// What the first line must not keep silent: that the report itself is not sure, or that nobody heard it.
  [[nodiscard]] std::string reservation(const Finding& finding) const {
    if (!finding.statement) return {};
    const Statement& statement = view_.statement(*finding.statement);
    if (statement.channel == Channel::lip_reading) return " (read from lips, not heard)";
    if (statement.certainty == Certainty::asserted) return {};
    return fmt::format(" ({})", name_of(statement.certainty));
  }

  void write(const Finding& finding) {
    const Article& article = view_.record(finding.words.document).article;
    out_ += fmt::format("\n{}  {}\n", paint(name_of(finding.verdict), "36"),
                        one_line(words_at(view_, finding, finding.words)));
    line(fmt::format("by {}{}",
                     finding.speaker ? view_.name(*finding.speaker) : "somebody whom the report does not name",
                     addressed(finding)));
    line(fmt::format("in {}", source_words(finding.words.document, article)));
    if (finding.statement) line(dossier::provenance_words(view_, *finding.statement));
    const ShownDifference shown(words_at(view_, finding, finding.whole), quote_.words);
    const bool partial = finding.verdict == Verdict::partial;
    const bool more_asked = partial && shown.has(RunKind::added) && !shown.has(RunKind::removed);
    if (partial && !more_asked) line(fmt::format("the whole: {}", words_at(view_, finding, finding.whole)));
    if (more_asked || finding.verdict == Verdict::altered || finding.misspelt)
      out_ += "  " + difference(shown) + "\n";
  }

  [[nodiscard]] std::string addressed(const Finding& finding) const {
    if (!finding.statement) return {};
    std::string words;
    for (const EntityId id : view_.statement(*finding.statement).addressees)
      if (const auto entity = view_.story_entity(finding.words.document, id))
        words += (words.empty() ? ", to " : ", ") + view_.name(*entity);
    return words;
  }

  [[nodiscard]] std::string source_words(std::uint32_t document, const Article& article) const {
    const dossier::ReportView& report = view_.report(document);
    std::string words = report.outlet;
    if (report.published) words += ", " + dossier::time_words(*report.published);
    if (article.title) words += ", “" + *article.title + "”";
    return words + " (" + article.input + ")";
  }

  /// "We are [-not-] going to {+now+} shut": on record alone, asked for alone.
  [[nodiscard]] std::string difference(const ShownDifference& shown) const {
    std::string words;
    for (const WordRun& run : shown.runs) {
      const std::string piece = one_line(shown.words(run));
      if (!words.empty()) words += ' ';
      if (run.kind == RunKind::equal) words += piece;
      if (run.kind == RunKind::removed) words += paint("[on record: " + piece + "]", "32");
      if (run.kind == RunKind::added) words += paint("[asked: " + piece + "]", "31");
    }
    return words;
  }

  void line(std::string_view words) { out_ += "  " + one_line(words) + "\n"; }

  [[nodiscard]] std::string paint(std::string_view words, std::string_view look) const {
    return style_.colour ? fmt::format("\x1b[{}m{}\x1b[0m", look, words) : std::string(words);
  }

  const View& view_;
  const Quote& quote_;
  const FindingsStyle& style_;
  std::string out_;
};

}  // namespace

std::string_view name_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::verbatim: return "verbatim";
    case Verdict::partial: return "partial";
    case Verdict::altered: return "altered";
    case Verdict::paraphrase: return "paraphrase";
  }
  return "";
}

std::string findings_json(const Story& story, const Quote& quote, const std::vector<Finding>& findings) {
  const View view(story);
  Json list = Json::array();
  for (const Finding& finding : findings) list.push_back(finding_json(view, quote, finding));
  const bool other = !findings.empty() && findings.front().by_other;
  const Json json = {{"format", "hearsay-verify/1"},
                     {"quote", quote.words},
                     {"by", or_null(quote.by)},
                     {"verdict", findings.empty() ? Json("not found")
                                 : other          ? Json("said by somebody else")
                                                  : Json(name_of(findings.front().verdict))},
                     {"findings", std::move(list)}};
  return dump(json, 1) + '\n';
}

std::string findings_text(const Story& story, const Quote& quote, const std::vector<Finding>& findings,
                          const FindingsStyle& style) {
  const View view(story);
  return TextWriter(view, quote, style).write(findings);
}

}  // namespace hearsay
