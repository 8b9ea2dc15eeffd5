// Words of a report in the HTML page: the quotation, and where it stands. The same for all sections.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "hearsay/dossier/html_writer.h"
#include "hearsay/dossier/marked_words.h"
#include "hearsay/dossier/view.h"

namespace hearsay::dossier {

/// Where words stand in their report.
struct Whereabouts {
  std::uint32_t document = 0;
  std::vector<Span> parts;  ///< from merged()
  std::string address;      ///< of the place in the report's text, on this page or the report's own
  std::string name;         ///< that tells the link to the report's own page from others: "s3"
  std::string note;         ///< what else there is to say; may be empty
};

/// The outlet, with a link to the report, and the date.
void write_source(HtmlWriter& html, const View& view, std::uint32_t document);
/// What stands between two pieces of a line, where there is no other distance.
HtmlWriter& write_dot(HtmlWriter& html);

/// The report, its date, a link to the words on the report's own page, a link into its text here.
void write_whereabouts(HtmlWriter& html, const View& view, const Whereabouts& where);

/// A block quotation; marked words are `mark` elements of that class.
void write_quotation(HtmlWriter& html, const View& view, std::uint32_t document, const MarkedWords& words,
                     std::string_view mark_class);

/// A sentence with some of its words marked, and its whereabouts.
void write_told(HtmlWriter& html, const View& view, const DocumentSpan& sentence, std::span<const Span> marks,
                std::string_view mark_class);

/// "label": the kind is its class.
void write_label(HtmlWriter& html, std::string_view kind, std::string_view words);

/// Says how many entries are not shown; nothing if all are.
void write_and_more(HtmlWriter& html, std::size_t all, std::size_t shown);

}  // namespace hearsay::dossier
