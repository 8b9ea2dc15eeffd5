#include "hearsay/dossier/html_quotation.h"

#include <fmt/format.h>

#include "hearsay/dossier/html_sections.h"
#include "hearsay/dossier/passage.h"
#include "hearsay/dossier/story_wording.h"
#include "hearsay/dossier/text_fragment.h"

namespace hearsay::dossier {
namespace {

std::string offsets(const View& view, const Whereabouts& where) {
  if (where.parts.empty()) return "In the text";
  const CodePointIndex& index = view.code_points(where.document);
  return fmt::format("In the text, {} to {}", index.code_point_at(where.parts.front().begin),
                     index.code_point_at(where.parts.back().end));
}

}  // namespace

void write_source(HtmlWriter& html, const View& view, std::uint32_t document) {
  const ReportView& report = view.report(document);
  html.open("span");
  write_link(html, report_anchor(report), report.outlet);
  if (report.published) {
    html.text(", ");
    write_time(html, view.record(document).article, date_words(*report.published));
  }
  html.close();
}

HtmlWriter& write_dot(HtmlWriter& html) { return html.element("span", " · ", {{"class", "dot"}}); }

void write_whereabouts(HtmlWriter& html, const View& view, const Whereabouts& where) {
  const std::string_view text = view.text(where.document);
  html.open("p", {{"class", "whereabouts"}});
  write_source(html, view, where.document);
  if (const auto& url = view.url(where.document); url && !where.parts.empty()) {
    write_outside_link(write_dot(html), text_fragment_url(*url, text, where.parts), "Find it on the page",
                       fmt::format(" (report {}, {})", view.report(where.document).number, where.name));
  }
  write_address_link(write_dot(html), where.address, offsets(view, where));
  if (!where.note.empty()) write_dot(html).element("span", where.note, {{"class", "together"}});
  html.close().line();
}

void write_quotation(HtmlWriter& html, const View& view, std::uint32_t document, const MarkedWords& words,
                     std::string_view mark_class) {
  html.open("blockquote", {{"lang", view.record(document).article.language.value_or("")}, {"dir", "auto"}});
  html.open("p");
  for (const MarkedPiece& piece : words.pieces) {
    if (piece.behind_omission) html.element("span", " … ", {{"class", "omission"}});
    if (piece.marked) {
      html.element("mark", piece.text, {{"class", mark_class}});
    } else {
      html.text(piece.text);
    }
  }
  if (words.cut_behind) html.element("span", " …", {{"class", "omission"}});
  html.close().close().line();
}

void write_told(HtmlWriter& html, const View& view, const DocumentSpan& sentence, std::span<const Span> marks,
                std::string_view mark_class) {
  const std::string_view text = view.text(sentence.document);
  const std::vector<Span> parts = merged({sentence.span}, text);
  write_quotation(html, view, sentence.document, marked_words(text, parts, marks), mark_class);
  const std::uint32_t begin = view.code_points(sentence.document).code_point_at(sentence.span.begin);
  write_whereabouts(html, view,
                    {sentence.document, parts, block_address(view, sentence.document, sentence.span.begin),
                     fmt::format("character {}", begin), ""});
}

void write_label(HtmlWriter& html, std::string_view kind, std::string_view words) {
  html.element("span", words, {{"class", fmt::format("label {}", kind)}}).text(" ");
}

void write_and_more(HtmlWriter& html, std::size_t all, std::size_t shown) {
  if (all <= shown) return;
  html.element("p", fmt::format("… {}.", and_more(all - shown)), {{"class", "quiet more"}}).line();
}

}  // namespace hearsay::dossier
