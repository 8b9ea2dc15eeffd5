#include "hearsay/dossier/view.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <set>
#include <tuple>

#include "hearsay/base/utf8.h"
#include "hearsay/dossier/text_fragment.h"
#include "hearsay/language/tokens.h"

namespace hearsay::dossier {
namespace {

constexpr std::string_view kNoOutlet = "outlet not named";

ReportView report_view(const Article& article, std::uint32_t document) {
  ReportView report;
  report.document = document;
  report.outlet = article.site.value_or(std::string(kNoOutlet));
  report.title = article.title.value_or(article.input);
  if (article.published) report.published = parse_published(*article.published);
  return report;
}

/// Reports without a date come last, in the order in which they were given.
std::int64_t order_of(const ReportView& report) {
  return report.published ? order_of(*report.published) : std::numeric_limits<std::int64_t>::max();
}

std::size_t count_outlets(const Story& story) {
  std::set<std::string> outlets;
  for (const Record& record : story.documents) {
    if (record.article.site) outlets.insert(comparison_form(*record.article.site));
  }
  return outlets.size();
}

void add_report(EntityView& entity, std::size_t number) {
  if (entity.reports.empty() || entity.reports.back() != number) entity.reports.push_back(number);
}

/// Groups of one section while they are gathered: where each speaker's group stands.
class GroupIndex {
 public:
  explicit GroupIndex(std::size_t entities) : of_entity_(entities, kNone) {}

  SpeakerGroup& group(Section& section, std::optional<EntityId> speaker) {
    std::size_t& at = speaker ? of_entity_[*speaker] : unnamed_;
    if (at == kNone) {
      at = section.speakers.size();
      section.speakers.push_back({speaker, {}});
    }
    return section.speakers[at];
  }

 private:
  static constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();
  std::vector<std::size_t> of_entity_;
  std::size_t unnamed_ = kNone;
};

}  // namespace

Standing standing_of(const Statement& statement) {
  if (statement.channel == Channel::thought) return Standing::thought;
  switch (statement.certainty) {
    case Certainty::denied: return Standing::denied;
    case Certainty::withheld: return Standing::withheld;
    case Certainty::expected: return Standing::expected;
    case Certainty::asserted:
    case Certainty::hedged: break;
  }
  return Standing::said;
}

std::size_t Totals::of(Certainty certainty, Channel channel) const {
  return by_pair[static_cast<std::size_t>(certainty)][static_cast<std::size_t>(channel)];
}

std::size_t Totals::of(Certainty certainty) const {
  std::size_t count = 0;
  for (const Channel channel : kChannels) count += of(certainty, channel);
  return count;
}

std::size_t Totals::of(Channel channel) const {
  std::size_t count = 0;
  for (const Certainty certainty : kCertainties) count += of(certainty, channel);
  return count;
}

void Totals::count(const Statement& statement) {
  ++statements;
  ++by_pair[static_cast<std::size_t>(statement.certainty)][static_cast<std::size_t>(statement.channel)];
}

View::View(const Story& story, const LipNotes* lips, const OwnPages* own_pages)
    : story_(&story), lips_(lips), own_pages_(own_pages), entities_(story.entities.size()) {
  order_reports();
  cut_texts();
  index_places();
  totals_.outlets = count_outlets(story);
  for (std::size_t i = 0; i < kStandings.size(); ++i) sections_[i].standing = kStandings[i];

  nested_.resize(story.documents.size());
  std::vector<GroupIndex> groups(kStandings.size(), GroupIndex(entities_.size()));
  for (const ReportView& report : reports_) {
    const auto& statements = record(report.document).statements;
    nested_[report.document].resize(statements.size());
    for (StatementId id = 0; id < statements.size(); ++id) {
      const StatementPlace place{report.document, id};
      const auto standing = static_cast<std::size_t>(standing_of(statements[id]));
      groups[standing].group(sections_[standing], speaker(place)).statements.push_back(place);
      add_statement(place);
    }
  }
  count_mentions();
  sort_speakers();
}

void View::order_reports() {
  for (std::uint32_t document = 0; document < story_->documents.size(); ++document) {
    reports_.push_back(report_view(record(document).article, document));
  }
  std::ranges::stable_sort(reports_, {}, [](const ReportView& report) { return order_of(report); });
  report_of_.resize(reports_.size());
  for (std::uint32_t i = 0; i < reports_.size(); ++i) {
    reports_[i].number = i + 1U;
    report_of_[reports_[i].document] = i;
  }
}

void View::cut_texts() {
  for (const Record& report : story_->documents) {
    const Tokens tokens = tokenize(report.article);
    std::vector<Span>& sentences = sentences_.emplace_back();
    for (const Sentence& sentence : tokens.sentences) {
      if (!sentence.tokens.empty()) sentences.push_back(tokens.span(sentence.tokens));
    }
    std::vector<Span>& quotations = quotations_.emplace_back();
    for (const Quotation& quotation : tokens.quotations) {
      if (!quotation.within && !quotation.inside.empty()) quotations.push_back(tokens.span(quotation.inside));
    }
  }
}

void View::index_places() {
  for (const Record& report : story_->documents) {
    code_points_.emplace_back(report.article.text);
    urls_.push_back(report.article.url ? safe_url(*report.article.url) : std::nullopt);
  }
}

/// Everybody whom the statement names: an outlet may be in the metadata alone.
void View::add_parties(StatementPlace place) {
  const Statement& made = statement(place);
  std::vector<EntityId> parties = made.chain;
  parties.insert(parties.end(), made.addressees.begin(), made.addressees.end());
  if (made.speaker) parties.push_back(*made.speaker);
  if (made.basis && made.basis->entity) parties.push_back(*made.basis->entity);
  for (const EntityId local : parties) {
    const auto id = story_entity(place.document, local);
    if (!id) continue;
    entities_[*id].takes_part = true;
    add_report(entities_[*id], report(place.document).number);
  }
}

void View::add_statement(StatementPlace place) {
  const Statement& made = statement(place);
  const auto standing = static_cast<std::size_t>(standing_of(made));
  totals_.count(made);
  ++sections_[standing].statements;
  auto& nested = nested_[place.document];
  if (made.within && *made.within < nested.size()) nested[*made.within].push_back(place.statement);
  if (const auto who = speaker(place)) {
    ++entities_[*who].statements;
    ++entities_[*who].by_standing[standing];
  }
  add_parties(place);
  if (!made.chain.empty() && (!longest_chain_ || made.chain.size() > statement(*longest_chain_).chain.size())) {
    longest_chain_ = place;
  }
}

void View::count_mentions() {
  for (EntityId id = 0; id < entities_.size(); ++id) {
    EntityView& entity = entities_[id];
    for (const auto& mention : story_->entities[id].mentions) {
      ++entity.mentions;
      if (mention.document < reports_.size()) add_report(entity, report(mention.document).number);
    }
    std::ranges::sort(entity.reports);
    const auto repeated = std::ranges::unique(entity.reports);
    entity.reports.erase(repeated.begin(), repeated.end());
  }
}

void View::sort_speakers() {
  for (Section& section : sections_) {
    std::ranges::stable_sort(section.speakers, [](const SpeakerGroup& a, const SpeakerGroup& b) {
      if (a.speaker.has_value() != b.speaker.has_value()) return a.speaker.has_value();
      return a.statements.size() > b.statements.size();
    });
  }
}

const Statement& View::statement(StatementPlace place) const {
  return record(place.document).statements[place.statement];
}

const ReportView& View::report(std::uint32_t document) const { return reports_[report_of_[document]]; }

std::optional<std::size_t> View::block_at(std::uint32_t document, std::uint32_t byte) const {
  const std::vector<Block>& blocks = record(document).article.blocks;
  const auto behind =
      std::ranges::upper_bound(blocks, byte, {}, [](const Block& block) { return block.span.begin; });
  if (behind == blocks.begin() || !std::prev(behind)->span.contains(byte)) return std::nullopt;
  return static_cast<std::size_t>(std::prev(behind) - blocks.begin());
}

std::optional<EntityId> View::story_entity(std::uint32_t document, EntityId id) const {
  if (document >= story_->entity_ids.size()) return std::nullopt;
  const auto& ids = story_->entity_ids[document];
  if (id >= ids.size() || ids[id] >= entities_.size()) return std::nullopt;
  return ids[id];
}

const std::string& View::name(EntityId story_entity) const {
  return story_->entities[story_entity].entity.name;
}

std::optional<EntityId> View::speaker(StatementPlace place) const {
  const auto& local = statement(place).speaker;
  return local ? story_entity(place.document, *local) : std::nullopt;
}

std::vector<EntityId> View::chain(StatementPlace place) const {
  std::vector<EntityId> chain;
  for (const EntityId local : statement(place).chain) {
    if (const auto id = story_entity(place.document, local)) chain.push_back(*id);
  }
  return chain;
}

const std::vector<StatementId>& View::nested(StatementPlace place) const {
  return nested_[place.document][place.statement];
}

std::vector<EntityId> View::speakers_by_weight() const {
  std::vector<EntityId> speakers;
  for (EntityId id = 0; id < entities_.size(); ++id) {
    if (entities_[id].statements > 0) speakers.push_back(id);
  }
  std::ranges::stable_sort(speakers, std::greater{}, [&](EntityId id) { return entities_[id].statements; });
  return speakers;
}

std::vector<EntityId> View::entities_of(EntityKind kind) const {
  std::vector<EntityId> ids;
  for (EntityId id = 0; id < entities_.size(); ++id) {
    if (story_->entities[id].entity.kind == kind) ids.push_back(id);
  }
  std::ranges::stable_sort(ids, std::greater{}, [&](EntityId id) {
    return std::tuple(entities_[id].takes_part, entities_[id].statements, entities_[id].mentions);
  });
  return ids;
}

}  // namespace hearsay::dossier
