// The filter: a box to tick for each certainty and each channel that occurs. No script: what is shown follows
// from the ticked boxes by the style sheet, with one rule for each pair of certainty and channel that a
// statement has. A browser without :has() passes over all of these rules and shows everything.
#include <fmt/format.h>

#include "hearsay/dossier/html_sections.h"
#include "hearsay/dossier/wording.h"
#include "hearsay/record/record_json.h"

namespace hearsay::dossier {
namespace {

std::string pair_class(Certainty certainty, Channel channel) {
  return fmt::format("{}-{}", name_of(certainty), name_of(channel));
}

/// True of `main` where this box is ticked, or none of its group is.
std::string when_ticked(std::string_view group, std::string_view value) {
  return fmt::format(":is(:has(#{0}-{1}:checked), :not(:has([name=\"{0}\"]:checked)))", group, value);
}

void open_group(HtmlWriter& html, std::string_view name) {
  html.open("fieldset").element("legend", name).open("div", {{"class", "boxes"}}).line();
}

void write_box(HtmlWriter& html, std::string_view group, std::string_view value, std::string_view words,
               std::size_t count) {
  if (count == 0) return;
  const std::string id = fmt::format("{}-{}", group, value);
  html.open("label").empty_element("input", {{"type", "checkbox"}, {"id", id}, {"name", group}});
  html.text(" ").text(words).text(" ");
  html.element("span", std::to_string(count), {{"class", "count"}}).close().line();
}

}  // namespace

std::string sifted_class(const Statement& statement) {
  return fmt::format("sifted {}", pair_class(statement.certainty, statement.channel));
}

std::string filter_rules(const Totals& totals) {
  std::string rules;
  for (const Certainty certainty : kCertainties) {
    for (const Channel channel : kChannels) {
      if (totals.of(certainty, channel) == 0) continue;
      const std::string pair = pair_class(certainty, channel);
      const std::string on =
          "main" + when_ticked("certainty", name_of(certainty)) + when_ticked("channel", name_of(channel));
      rules += fmt::format("{0} .sifted:is(.{1}, :has(.{1})) {{ display: revert; }}\n", on, pair);
      rules += fmt::format("{} .none-left {{ display: none; }}\n", on);
    }
  }
  return rules;
}

void write_filter(HtmlWriter& html, const View& view) {
  if (view.totals().statements == 0) return;
  html.open("div",
            {{"id", "filter"}, {"class", "filter"}, {"role", "search"}, {"aria-label", "Filter of statements"}})
      .line();
  open_group(html, "Certainty");
  for (const Certainty certainty : kCertainties) {
    write_box(html, "certainty", name_of(certainty), words_for(certainty), view.totals().of(certainty));
  }
  html.close().close().line();
  open_group(html, "Channel");
  for (const Channel channel : kChannels) {
    write_box(html, "channel", name_of(channel), words_for(channel), view.totals().of(channel));
  }
  html.close().close().line();
  html.element("p", "Tick what to show below. With nothing ticked, everything is shown.", {{"class", "quiet"}})
      .line();
  html.element("p", "No statement is of both kinds.", {{"class", "none-left"}}).line();
  html.close().line();
}

}  // namespace hearsay::dossier
