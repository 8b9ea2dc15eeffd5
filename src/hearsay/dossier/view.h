// View: a story sorted for a reader. What the HTML, Markdown and terminal writers share, so that they agree.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/base/utf8.h"
#include "hearsay/dossier/lip_notes.h"
#include "hearsay/dossier/published_time.h"
#include "hearsay/story/story.h"

namespace hearsay::dossier {

/// What a statement amounts to. What was said is never mixed with what was not.
enum class Standing : std::uint8_t { said, denied, withheld, expected, thought };
inline constexpr std::array kStandings = {Standing::said, Standing::denied, Standing::withheld,
                                          Standing::expected, Standing::thought};
inline constexpr std::array kCertainties = {Certainty::asserted, Certainty::hedged, Certainty::denied,
                                            Certainty::withheld, Certainty::expected};

inline constexpr std::array kChannels = {Channel::speech,       Channel::press_conference, Channel::interview,
                                         Channel::conversation, Channel::broadcast,        Channel::post,
                                         Channel::document,     Channel::report,           Channel::lip_reading,
                                         Channel::thought,      Channel::unknown};

inline constexpr std::array kEntityKinds = {EntityKind::person, EntityKind::organization, EntityKind::group,
                                            EntityKind::place, EntityKind::other};

/// A thought stays a thought however sure the page is of it; the rest goes by certainty.
[[nodiscard]] Standing standing_of(const Statement& statement);

struct ReportView {
  std::uint32_t document = 0;  ///< index into Story::documents
  std::size_t number = 0;      ///< from 1, in order of publication; what the reader is shown
  std::string outlet;          ///< the site's name; "outlet not named" if the page tells none
  std::string title;           ///< the title; else the input's name
  std::optional<PublishedTime> published;
};

struct SpeakerGroup {
  std::optional<EntityId> speaker;         ///< the story's entity; empty where none is named
  std::vector<StatementPlace> statements;  ///< by report, then in the order of the text
};

struct Section {
  Standing standing = Standing::said;
  std::size_t statements = 0;
  std::vector<SpeakerGroup> speakers;  ///< most statements first; the unnamed last
};

struct EntityView {
  std::size_t statements = 0;
  std::array<std::size_t, kStandings.size()> by_standing = {};
  std::size_t mentions = 0;
  bool takes_part = false;  ///< in a statement: speaks, is told, passes on, or owns what was worked from
  std::vector<std::size_t> reports;  ///< numbers of those that mention it or have it in a statement, in order
};

struct Totals {
  std::size_t statements = 0;
  std::size_t outlets = 0;
  std::array<std::array<std::size_t, kChannels.size()>, kCertainties.size()> by_pair = {};

  [[nodiscard]] std::size_t of(Certainty certainty, Channel channel) const;
  [[nodiscard]] std::size_t of(Certainty certainty) const;
  [[nodiscard]] std::size_t of(Channel channel) const;
  void count(const Statement& statement);  ///< one more
};

/// Where a dossier is part of a site: pages that others have there. Paths on the site, made by it; "" for none.
struct OwnPages {
  std::vector<std::string> entities;  ///< by EntityId
  std::vector<std::string> reports;   ///< by document
  bool entities_have_entries = true;  ///< on the page at hand, too: whoever has no page is linked to there
  /// Of one speaker, told in full on the page at hand; the others are on the reports' pages.
  std::size_t most_statements = SIZE_MAX;
};

/// Refers to the story, which must outlive it. Built in one pass.
class View {
 public:
  explicit View(const Story& story, const LipNotes* lips = nullptr, const OwnPages* own_pages = nullptr);

  [[nodiscard]] const Story& story() const { return *story_; }
  /// nullptr where none were made.
  [[nodiscard]] const LipNotes* lips() const { return lips_; }
  /// nullptr where the dossier stands alone.
  [[nodiscard]] const OwnPages* own_pages() const { return own_pages_; }
  [[nodiscard]] const std::vector<ReportView>& reports() const { return reports_; }  ///< by publication
  [[nodiscard]] const std::array<Section, kStandings.size()>& sections() const { return sections_; }
  [[nodiscard]] const std::vector<EntityView>& entities() const { return entities_; }  ///< by EntityId
  [[nodiscard]] const Totals& totals() const { return totals_; }

  [[nodiscard]] const Record& record(std::uint32_t document) const { return story_->documents[document]; }
  [[nodiscard]] const Statement& statement(StatementPlace place) const;
  /// The report's sentences, in order.
  [[nodiscard]] const std::vector<Span>& sentences(std::uint32_t document) const {
    return sentences_[document];
  }
  /// What stands in quotation marks, without the marks, in order; a quotation within another is part of it.
  [[nodiscard]] const std::vector<Span>& quotations(std::uint32_t document) const {
    return quotations_[document];
  }
  [[nodiscard]] const ReportView& report(std::uint32_t document) const;
  [[nodiscard]] std::string_view text(std::uint32_t document) const { return record(document).article.text; }
  [[nodiscard]] const CodePointIndex& code_points(std::uint32_t document) const {
    return code_points_[document];
  }
  /// The page's address, if it has one that may be linked to (safe_url).
  [[nodiscard]] const std::optional<std::string>& url(std::uint32_t document) const { return urls_[document]; }
  /// The block that holds the byte; empty if none does.
  [[nodiscard]] std::optional<std::size_t> block_at(std::uint32_t document, std::uint32_t byte) const;

  /// The story's entity for entity `id` of a report; empty if there is none.
  [[nodiscard]] std::optional<EntityId> story_entity(std::uint32_t document, EntityId id) const;
  [[nodiscard]] const std::string& name(EntityId story_entity) const;
  [[nodiscard]] std::optional<EntityId> speaker(StatementPlace place) const;
  /// The record's chain, in the story's entities.
  [[nodiscard]] std::vector<EntityId> chain(StatementPlace place) const;
  /// The statements that lie directly within this one.
  [[nodiscard]] const std::vector<StatementId>& nested(StatementPlace place) const;
  /// The first of the statements with the most links; empty if there are no chains.
  [[nodiscard]] std::optional<StatementPlace> longest_chain() const { return longest_chain_; }
  /// Entities with statements, most first.
  [[nodiscard]] std::vector<EntityId> speakers_by_weight() const;
  /// Those of a kind: first who takes part in statements, then by statements, then by mentions.
  [[nodiscard]] std::vector<EntityId> entities_of(EntityKind kind) const;

 private:
  void order_reports();
  void cut_texts();
  void index_places();
  void count_mentions();
  void add_parties(StatementPlace place);
  void add_statement(StatementPlace place);
  void sort_speakers();

  const Story* story_;
  const LipNotes* lips_;
  const OwnPages* own_pages_;
  std::vector<ReportView> reports_;
  std::vector<std::uint32_t> report_of_;          ///< for each document, its index in reports_
  std::vector<std::vector<Span>> sentences_;      ///< for each document
  std::vector<std::vector<Span>> quotations_;     ///< for each document
  std::vector<CodePointIndex> code_points_;       ///< for each document
  std::vector<std::optional<std::string>> urls_;  ///< for each document
  std::array<Section, kStandings.size()> sections_;
  std::vector<EntityView> entities_;
  std::vector<std::vector<std::vector<StatementId>>> nested_;  ///< for each document, for each statement
  Totals totals_;
  std::optional<StatementPlace> longest_chain_;
};

}  // namespace hearsay::dossier
