// A report written down in a few lines, with who says what in it, so that the story step is tested apart from
// the reading of pages.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hearsay/story/story.h"

namespace hearsay::testing {

/// Each call but the first two adds a paragraph. Speakers are persons; they are mentioned wherever their name,
/// or the last word of it, stands.
class PressReport {
 public:
  explicit PressReport(std::string input, std::string title = {});

  PressReport& published(std::string iso);
  /// Somebody who is named and says nothing.
  PressReport& names(std::string name, EntityKind kind = EntityKind::person);
  PressReport& tells(std::string_view text, BlockKind kind = BlockKind::paragraph);
  /// What the paragraph has in quotation marks is the speaker's.
  PressReport& quotes(std::string_view text, std::string_view speaker, std::string_view cue = "said");
  /// The speaker's in the report's words: `content`, with what it has in quotation marks.
  PressReport& reports(std::string_view text, std::string_view speaker, std::string_view content,
                       std::string_view cue = "said", Certainty certainty = Certainty::asserted);
  /// A time of the last paragraph.
  PressReport& time(std::string_view words, std::string value);

  [[nodiscard]] Record build() const;

 private:
  EntityId person(std::string_view name);
  [[nodiscard]] Span find(std::string_view words) const;
  Statement& attribute(std::string_view speaker, std::string_view cue);

  Record record_;
  Span paragraph_;
};

/// The reports with who is who across them, all of one group and nothing more joined.
[[nodiscard]] Story one_event(std::vector<Record> reports);

/// The words of a place.
[[nodiscard]] std::string words_at(const Story& story, const DocumentSpan& place);

/// Expects that every place which the story tells lies in its report's text, on code point boundaries.
void expect_sound(const Story& story);

}  // namespace hearsay::testing
