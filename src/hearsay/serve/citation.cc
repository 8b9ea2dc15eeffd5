#include "hearsay/serve/citation.h"

#include <fmt/format.h>

#include "hearsay/base/utf8.h"
#include "hearsay/dossier/passage.h"
#include "hearsay/dossier/plain_text.h"
#include "hearsay/dossier/published_time.h"
#include "hearsay/dossier/text_fragment.h"
#include "hearsay/dossier/wording.h"

namespace hearsay::desk {
namespace {

using dossier::View;

bool is_in_quotation_marks(std::string_view words) {
  if (words.empty()) return false;
  std::size_t at = 0;
  const char32_t first = next_code_point(words, at);
  return first == U'“' || first == U'"' || first == U'‘' || first == U'«' || first == U'„';
}

/// What stands in quotation marks on the page keeps them; the reporter's own words get none.
std::string words_cited(const View& view, StatementPlace place) {
  const Statement& made = view.statement(place);
  std::string words = dossier::one_line(dossier::content_words(view.text(place.document), made));
  if (made.kind != StatementKind::direct || is_in_quotation_marks(words)) return words;
  return fmt::format("“{}”", words);
}

}  // namespace

std::string address_of_words(const View& view, StatementPlace place) {
  const auto& url = view.url(place.document);
  if (!url) return {};
  const std::string_view text = view.text(place.document);
  return dossier::text_fragment_url(*url, text, dossier::merged(view.statement(place).content, text));
}

std::string citation_of(const View& view, StatementPlace place) {
  const Statement& made = view.statement(place);
  const dossier::ReportView& report = view.report(place.document);
  std::string out = fmt::format("{} — {}, {}, {}", words_cited(view, place),
                                dossier::one_line(dossier::speaker_name(view, view.speaker(place))),
                                dossier::words_for(made.channel), dossier::words_for(made.certainty));
  if (!made.chain.empty())
    out += fmt::format(" (chain: {})", dossier::one_line(dossier::chain_words(view, place)));
  out += fmt::format(". “{}”, {}", dossier::one_line(report.title), dossier::one_line(report.outlet));
  if (report.published) out += ", " + dossier::date_words(*report.published);
  out += '.';
  const std::string address = address_of_words(view, place);
  if (!address.empty()) out += ' ' + address;
  return out;
}

}  // namespace hearsay::desk
