// Hearsay: who said what, to whom, how it reached the page, and how sure anyone can be.
//
// This header is the whole public interface, and this comment its manual. The examples are run by
// src/hearsay/hearsay_test.cc.
//
// READING A PAGE. `read` takes bytes and gives a Record: the article (metadata, text, blocks, what was left
// out), the entities it mentions, the times it names, and every statement with source, cue and content.
//
//     hearsay::Page page{.name = "note.txt", .bytes = "“It is time,” Mayor Ana Ruiz said."};
//     hearsay::ReadOptions options;
//     options.page.form = hearsay::InputForm::text;   // or html, page_text; automatic looks at the name
//     options.page.site = "The Argus";                // what clean text cannot tell
//     hearsay::Result<hearsay::Record> record = hearsay::read(page, options);
//     if (!record) return fail(record.error().line());   // what, where, why, what to do; nothing is thrown
//     for (const hearsay::Statement& statement : record->statements)
//       for (hearsay::Span part : statement.content) use(part.of(record->article.text));   // “It is time,”
//
// SPANS are bytes into Article::text, which is well-formed UTF-8. Every word of a record stands on its page in
// that order; nothing is rewritten. The JSON record counts Unicode code points instead.
//
// WRITING IT DOWN. `record_json` gives one line of `hearsay/1`; `record_from_json` reads it back, equal in
// everything.
//
// MANY REPORTS OF ONE EVENT. `join_reports` makes them a Story, in which one person is one entity; the four
// dossier_ functions set it out as a page, as JSON, as Markdown, as a terminal summary.
//
//     hearsay::Story story = hearsay::join_reports(std::move(records));
//     std::string page = hearsay::dossier_html(story);
//
// IS IT ON RECORD? `look_up` finds a quotation in a story, verbatim, in part, altered or in other words, and by
// whom; `findings_json` and `findings_text` write it down.
//
//     hearsay::Quote quote{.words = "It is time", .by = "Ana Ruiz", .is_word = hearsay::is_known_word};
//     for (const hearsay::Finding& finding : hearsay::look_up(story, quote)) use(finding.verdict);
//
// THREADS. Every function is a pure function of its arguments and may run on any number of threads at once.
// ERRORS. Functions that can fail return Result<T>, which is std::expected<T, Error>.
#pragma once

#include <string>
#include <string_view>

#include "hearsay/base/error.h"
#include "hearsay/dossier/dossier.h"
#include "hearsay/dossier/findings.h"
#include "hearsay/page/page.h"
#include "hearsay/record/record.h"
#include "hearsay/story/lookup.h"
#include "hearsay/story/story.h"

namespace hearsay {

struct ReadOptions {
  PageOptions page;
  double min_confidence = 0;  ///< statements that we are less sure of are left out, and those within them
};

/// Reads one page: page, language, people, speech, time, in that order. Errors are those of read_page, and that
/// the weights of the model are missing or damaged (model/weights.h tells where they are looked for).
[[nodiscard]] Result<Record> read(const Page& page, const ReadOptions& options = {});

/// Whether the model's vocabulary has the word, in small letters: for Quote::is_word. True if there is no
/// model.
[[nodiscard]] bool is_known_word(std::string_view word);

/// One line of `hearsay/1`, without line break.
[[nodiscard]] std::string record_json(const Record& record);

/// Reads what record_json wrote.
[[nodiscard]] Result<Record> record_from_json(std::string_view json);

}  // namespace hearsay
