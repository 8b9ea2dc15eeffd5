// Stories put together by hand, so that the writers of the dossier are tested apart from the reading of pages.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hearsay/story/story.h"

namespace hearsay::testing {

/// Builds one report: paragraphs, entities and statements, which are given by their words.
class ReportBuilder {
 public:
  ReportBuilder(std::string input, std::string site, std::string title);

  ReportBuilder& url(std::string url);
  ReportBuilder& published(std::string iso);
  ReportBuilder& paragraph(std::string_view text, BlockKind kind = BlockKind::paragraph);
  ReportBuilder& left_out(LeftOutKind kind, std::string text);

  /// The entity of that name; mentions are all places where the name stands.
  EntityId entity(EntityKind kind, std::string name, std::vector<std::string> roles = {},
                  std::vector<std::string> aliases = {});

  /// The first place of the words behind the last paragraph's start; the words must be there.
  [[nodiscard]] Span last(std::string_view words) const;

  /// A statement with these words in the last paragraph; the caller sets the rest. Valid until the next call.
  Statement& statement(std::string_view source, std::string_view cue, std::string_view content);

  [[nodiscard]] StatementId last_statement() const;
  [[nodiscard]] Record& record() { return record_; }
  [[nodiscard]] Record build() const;

 private:
  Record record_;
  std::uint32_t paragraph_ = 0;
};

/// Entities of one name and kind are one: all that these tests need of joining.
[[nodiscard]] Story join_by_name(std::vector<Record> reports);

/// Two reports with one statement and more of every standing, a lip reader, nesting, a quotation over
/// paragraphs, an unnamed speaker, and one report without an address.
[[nodiscard]] Story two_reports();

/// `reports` reports with `statements` statements each.
[[nodiscard]] Story large_story(std::size_t reports, std::size_t statements);

}  // namespace hearsay::testing
