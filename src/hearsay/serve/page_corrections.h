// Corrections on pages: as they are listed, the forms that make them, and the form that undoes one.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/serve/page_parts.h"
#include "hearsay/store/correction.h"

namespace hearsay::desk {

/// What the forms send besides what is filled in.
struct CorrectionForms {
  std::string csrf;
  std::string back;  ///< the address of the page that they stand on
  bool can_write = false;
};

/// What one did, in a sentence: "Speaker set to Ana Ruiz".
[[nodiscard]] std::string correction_words(const Correction& correction);

/// A list with who, when and why; each that holds still can be undone.
void write_corrections(HtmlWriter& html, const std::vector<KeptCorrection>& corrections,
                       const CorrectionForms& forms);

/// For one statement, which the report's corrections name by its words.
struct StatementAsCorrected {
  ReportKey report = 0;
  StatementId statement = 0;
  std::string content;
  std::uint32_t occurrence = 0;
  std::string speaker;
  Channel channel = Channel::unknown;
  Certainty certainty = Certainty::asserted;
};
void write_statement_form(HtmlWriter& html, const StatementAsCorrected& statement,
                          const CorrectionForms& forms);
/// A statement that was missed.
void write_add_statement_form(HtmlWriter& html, ReportKey report, const CorrectionForms& forms);
/// Somebody of this report who is not whom the name stands for elsewhere.
void write_part_form(HtmlWriter& html, ReportKey report, const std::vector<std::string>& names,
                     const CorrectionForms& forms);
/// Somebody who is one with another.
void write_merge_form(HtmlWriter& html, std::string_view name, const CorrectionForms& forms);

[[nodiscard]] Json correction_json(const KeptCorrection& kept);
[[nodiscard]] Json corrections_json(const std::vector<KeptCorrection>& corrections);

}  // namespace hearsay::desk
