// JSON-LD in schema.org's terms, for those who exchange fact checks and archives of quotations.
//
// A report is a NewsArticle. What a report has somebody say is a Quotation, if it stands in quotation marks,
// else a Claim with an author. What it tells was denied, withheld, or is still to be said, nobody has said:
// that is a Claim without an author, which mentions the one it is about. Relays are contributors;
// `creativeWorkStatus` is the record's certainty, `keywords` has its channel.
#pragma once

#include <string_view>

#include "hearsay/record/record_json.h"
#include "hearsay/store/store.h"

namespace hearsay {

/// What stands before the first node, and behind the last; a comma between any two.
[[nodiscard]] std::string_view json_ld_head();
[[nodiscard]] std::string_view json_ld_end();

[[nodiscard]] Json json_ld_report(const StoredReport& report);
/// Refers to the report by its "@id".
[[nodiscard]] Json json_ld_statement(const StoredReport& report, StatementId statement);

}  // namespace hearsay
