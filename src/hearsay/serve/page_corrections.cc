#include "hearsay/serve/page_corrections.h"

#include <fmt/format.h>

#include "hearsay/dossier/plain_text.h"
#include "hearsay/dossier/wording.h"

namespace hearsay::desk {
namespace {

constexpr std::size_t kGlimpseOfContent = 160;  // code points

void open_form(HtmlWriter& html, std::string_view action, const CorrectionForms& forms) {
  html.open("form", {{"class", "correct"}, {"method", "post"}, {"action", action}}).line();
  write_hidden(html, "csrf", forms.csrf);
  write_hidden(html, "back", forms.back);
}

void write_field(HtmlWriter& html, std::string_view name, std::string_view label, std::string_view value,
                 bool required, std::string_view autocomplete = "off") {
  html.open("label").text(label);
  html.empty_element("input", {{"type", "text"},
                               {"name", name},
                               {"value", value},
                               {"maxlength", "1000"},
                               {"autocomplete", autocomplete},
                               {"required", required ? "required" : ""}});
  html.close().line();
}

/// Who corrects, and why: every correction says so.
void write_who_and_why(HtmlWriter& html) {
  html.open("div", {{"class", "who-and-why"}}).line();
  write_field(html, "by", "Your name", "", true, "name");
  write_field(html, "why", "Why", "", true);
  html.close().line();
}

void write_kind_button(HtmlWriter& html, CorrectionKind kind, std::string_view words) {
  html.element("button", words, {{"type", "submit"}, {"name", "kind"}, {"value", name_of(kind)}});
  html.line();
}

template <class Values, class Value>
void write_choice(HtmlWriter& html, std::string_view name, std::string_view label, const Values& values,
                  Value chosen) {
  html.open("label").text(label).open("select", {{"name", name}}).line();
  for (const auto value : values)
    html.element("option", dossier::words_for(value),
                 {{"value", hearsay::name_of(value)}, {"selected", value == chosen ? "selected" : ""}});
  html.close().close().line();
}

void write_undo_form(HtmlWriter& html, const KeptCorrection& kept, const CorrectionForms& forms) {
  html.open("details").element("summary", "Undo").line();
  open_form(html, fmt::format("/corrections/{}/undo", kept.key), forms);
  write_field(html, "by", "Your name", "", true, "name");
  html.open("button", {{"type", "submit"}}).text("Undo");
  html.element("span", fmt::format(" correction {}", kept.key), {{"class", "unseen"}}).close();
  html.close().close().line();
}

}  // namespace

std::string correction_words(const Correction& correction) {
  switch (correction.kind) {
    case CorrectionKind::speaker:
      return correction.value.empty() ? "Speaker set to nobody known"
                                      : fmt::format("Speaker set to {}", correction.value);
    case CorrectionKind::channel: return fmt::format("Channel set to “{}”", channel_words(correction.value));
    case CorrectionKind::certainty:
      return fmt::format("Certainty set to “{}”", certainty_words(correction.value));
    case CorrectionKind::strike: return "Struck: the page tells of no such statement";
    case CorrectionKind::add:
      return correction.value.empty() ? "Statement added"
                                      : fmt::format("Statement of {} added", correction.value);
    case CorrectionKind::merge: return fmt::format("{} is {}", correction.party, correction.value);
    case CorrectionKind::part:
      return fmt::format("{} in this report is {}", correction.party, correction.value);
  }
  return "";
}

void write_corrections(HtmlWriter& html, const std::vector<KeptCorrection>& corrections,
                       const CorrectionForms& forms) {
  html.open("ol", {{"class", "corrections"}, {"role", "list"}}).line();
  for (const KeptCorrection& kept : corrections) {
    const Correction& correction = kept.correction;
    html.open("li",
              {{"id", fmt::format("correction-{}", kept.key)}, {"class", kept.undone_at ? "undone" : ""}});
    html.open("p", {{"class", "what"}}).outside(correction_words(correction)).close().line();
    if (!correction.content.empty())
      html.open("p", {{"class", "words"}})
          .outside(dossier::shortened(correction.content, kGlimpseOfContent))
          .close()
          .line();
    html.open("p", {{"class", "whereabouts"}}).text("By ").outside(correction.by).text(", ");
    write_date(html, kept.made_at);
    if (!correction.why.empty()) html.text(": ").outside(correction.why);
    html.close().line();
    if (kept.undone_at) {
      html.open("p", {{"class", "whereabouts"}})
          .text("Undone by ")
          .outside(kept.undone_by.value_or("somebody"));
      html.text(", ");
      write_date(html, kept.undone_at);
      html.close().line();
    } else if (forms.can_write) {
      write_undo_form(html, kept, forms);
    }
    html.close().line();
  }
  html.close().line();
}

void write_statement_form(HtmlWriter& html, const StatementAsCorrected& statement,
                          const CorrectionForms& forms) {
  open_form(html, "/corrections", forms);
  write_hidden(html, "report", std::to_string(statement.report));
  write_hidden(html, "statement", fmt::format("s{}", statement.statement + 1));
  write_hidden(html, "content", statement.content);
  write_hidden(html, "occurrence", std::to_string(statement.occurrence));
  write_who_and_why(html);
  html.open("div", {{"class", "change"}}).line();
  write_field(html, "speaker", "Speaker (empty: nobody known)", statement.speaker, false);
  write_kind_button(html, CorrectionKind::speaker, "Set the speaker");
  html.close().open("div", {{"class", "change"}}).line();
  write_choice(html, "channel", "Channel", dossier::kChannels, statement.channel);
  write_kind_button(html, CorrectionKind::channel, "Set the channel");
  html.close().open("div", {{"class", "change"}}).line();
  write_choice(html, "certainty", "Certainty", dossier::kCertainties, statement.certainty);
  write_kind_button(html, CorrectionKind::certainty, "Set the certainty");
  html.close().open("div", {{"class", "change"}}).line();
  html.element("p", "The page tells of no such statement.");
  write_kind_button(html, CorrectionKind::strike, "Strike it");
  html.close().close().line();
}

void write_add_statement_form(HtmlWriter& html, ReportKey report, const CorrectionForms& forms) {
  open_form(html, "/corrections", forms);
  write_hidden(html, "report", std::to_string(report));
  html.open("label").text("Its words, just as they stand in the text");
  html.open("textarea", {{"name", "content"}, {"rows", "3"}, {"required", "required"}}).close().close().line();
  write_field(html, "speaker", "Speaker (empty: nobody known)", "", false);
  write_who_and_why(html);
  write_kind_button(html, CorrectionKind::add, "Add the statement");
  html.close().line();
}

void write_part_form(HtmlWriter& html, ReportKey report, const std::vector<std::string>& names,
                     const CorrectionForms& forms) {
  if (names.empty()) return;
  open_form(html, "/corrections", forms);
  write_hidden(html, "report", std::to_string(report));
  html.open("label").text("In this report").open("select", {{"name", "party"}}).line();
  for (const std::string& name : names) html.element("option", name, {{"value", name}});
  html.close().close().line();
  write_field(html, "value", "is somebody else, who is to be called", "", true);
  write_who_and_why(html);
  write_kind_button(html, CorrectionKind::part, "Part them");
  html.close().line();
}

void write_merge_form(HtmlWriter& html, std::string_view name, const CorrectionForms& forms) {
  open_form(html, "/corrections", forms);
  write_hidden(html, "party", name);
  write_field(html, "value", "Is the same as, by the name that is to stand", "", true);
  write_who_and_why(html);
  write_kind_button(html, CorrectionKind::merge, "Merge them");
  html.close().line();
}

Json correction_json(const KeptCorrection& kept) {
  const Correction& correction = kept.correction;
  return {{"correction", kept.key},
          {"kind", name_of(correction.kind)},
          {"address", correction.address},
          {"content", correction.content},
          {"occurrence", correction.occurrence},
          {"party", correction.party},
          {"value", correction.value},
          {"by", correction.by},
          {"why", correction.why},
          {"made_at", kept.made_at},
          {"undone_at", or_null(kept.undone_at)},
          {"undone_by", or_null(kept.undone_by)}};
}

Json corrections_json(const std::vector<KeptCorrection>& corrections) {
  Json list = Json::array();
  for (const KeptCorrection& kept : corrections) list.push_back(correction_json(kept));
  return list;
}

}  // namespace hearsay::desk
