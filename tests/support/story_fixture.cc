#include "support/story_fixture.h"

#include <fmt/format.h>

#include <map>
#include <stdexcept>
#include <utility>

namespace hearsay::testing {

ReportBuilder::ReportBuilder(std::string input, std::string site, std::string title) {
  Article& article = record_.article;
  article.input = std::move(input);
  article.sha256 = std::string(64, 'a');
  article.site = std::move(site);
  article.language = "en";
  article.title = title;
  paragraph(title, BlockKind::title);
}

ReportBuilder& ReportBuilder::url(std::string url) {
  record_.article.url = std::move(url);
  return *this;
}

ReportBuilder& ReportBuilder::published(std::string iso) {
  record_.article.published = std::move(iso);
  return *this;
}

ReportBuilder& ReportBuilder::paragraph(std::string_view text, BlockKind kind) {
  std::string& all = record_.article.text;
  if (!all.empty()) all += '\n';
  paragraph_ = static_cast<std::uint32_t>(all.size());
  all += text;
  Block block;
  block.kind = kind;
  block.span = {paragraph_, static_cast<std::uint32_t>(all.size())};
  record_.article.blocks.push_back(block);
  return *this;
}

ReportBuilder& ReportBuilder::left_out(LeftOutKind kind, std::string text) {
  record_.article.left_out.push_back({kind, std::move(text), {}});
  return *this;
}

EntityId ReportBuilder::entity(EntityKind kind, std::string name, std::vector<std::string> roles,
                               std::vector<std::string> aliases) {
  Entity entity{kind, std::move(name), std::move(aliases), std::move(roles), {}};
  const std::string& text = record_.article.text;
  for (std::size_t at = text.find(entity.name); at != std::string::npos; at = text.find(entity.name, at + 1)) {
    const auto begin = static_cast<std::uint32_t>(at);
    entity.mentions.push_back({begin, begin + static_cast<std::uint32_t>(entity.name.size())});
  }
  record_.entities.push_back(std::move(entity));
  return static_cast<EntityId>(record_.entities.size() - 1);
}

Span ReportBuilder::last(std::string_view words) const {
  const std::size_t at = record_.article.text.find(words, paragraph_);
  if (at == std::string::npos) throw std::logic_error("not in the last paragraph: " + std::string(words));
  return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
}

Statement& ReportBuilder::statement(std::string_view source, std::string_view cue, std::string_view content) {
  Statement& made = record_.statements.emplace_back();
  if (!source.empty()) made.source = {last(source)};
  if (!cue.empty()) made.cue = {last(cue)};
  made.content = {last(content)};
  made.confidence = 0.9;
  return made;
}

StatementId ReportBuilder::last_statement() const {
  return static_cast<StatementId>(record_.statements.size() - 1);
}

Record ReportBuilder::build() const { return record_; }

Story join_by_name(std::vector<Record> reports) {
  Story story;
  story.documents = std::move(reports);
  std::map<std::pair<EntityKind, std::string>, EntityId> known;
  for (std::uint32_t document = 0; document < story.documents.size(); ++document) {
    std::vector<EntityId>& ids = story.entity_ids.emplace_back();
    for (const Entity& entity : story.documents[document].entities) {
      const auto next = static_cast<EntityId>(story.entities.size());
      const auto [at, is_new] = known.try_emplace({entity.kind, entity.name}, next);
      if (is_new) {
        story.entities.push_back({entity, {}});
        story.entities.back().entity.mentions.clear();
      }
      for (const Span mention : entity.mentions)
        story.entities[at->second].mentions.push_back({document, mention});
      ids.push_back(at->second);
    }
  }
  return story;
}

namespace {

Record lip_reader_report() {
  ReportBuilder report("lantern.html", "The Lantern", "‘Let her walk’? Lip reader on silent terrace video");
  report.url("https://www.thelantern.example/news/48211").published("2025-10-18T19:42:00+01:00");
  report.paragraph(
      "Professional lip reader Beatrix Lowenthal told The Lantern that she believes Emil Vasilevsky turned to "
      "his "
      "water minister, Henrik Lauritsen, and said: “Let her walk. She’ll be back before the thaw.”");
  const EntityId outlet = report.entity(EntityKind::organization, "The Lantern");
  const EntityId reader = report.entity(EntityKind::person, "Beatrix Lowenthal", {"Professional lip reader"});
  const EntityId president =
      report.entity(EntityKind::person, "Emil Vasilevsky", {"President of Kareth"}, {"Vasilevsky"});
  const EntityId minister = report.entity(EntityKind::person, "Henrik Lauritsen", {"water minister"});
  const EntityId filmer = report.entity(EntityKind::organization, "Lakeside TV");

  Statement& told =
      report.statement("Professional lip reader Beatrix Lowenthal", "told",
                       "Emil Vasilevsky turned to his water minister, Henrik Lauritsen, and said: “Let "
                       "her walk. She’ll be back before the thaw.”");
  told.kind = StatementKind::mixed;
  told.channel = Channel::interview;
  told.speaker = reader;
  told.chain = {outlet, reader};
  const StatementId outer = report.last_statement();

  Statement& read =
      report.statement("Emil Vasilevsky", "said", "Let her walk. She’ll be back before the thaw.");
  read.kind = StatementKind::direct;
  read.channel = Channel::lip_reading;
  read.certainty = Certainty::hedged;
  read.hedges = {report.last("believes")};
  read.speaker = president;
  read.addressees = {minister};
  read.within = outer;
  read.chain = {outlet, reader, president};
  read.basis = Basis{"video", filmer};

  report.paragraph("“I am confident about the first three words and less so about the rest,” Lowenthal said.");
  Statement& sure = report.statement("Lowenthal", "said",
                                     "I am confident about the first three words and less so about the rest");
  sure.kind = StatementKind::direct;
  sure.channel = Channel::interview;
  sure.speaker = reader;
  sure.chain = {outlet, reader};

  report.paragraph("Lauritsen declined to comment on what was said on the terrace.");
  Statement& silent = report.statement("Lauritsen", "declined to comment on", "what was said on the terrace");
  silent.certainty = Certainty::withheld;
  silent.hedges = {report.last("declined to comment")};
  silent.speaker = minister;
  silent.chain = {outlet, minister};

  report.left_out(LeftOutKind::share, "Share this @thelantern");
  report.left_out(LeftOutKind::related, "Swan named Gerald holds up rush hour for third day running");
  return report.build();
}

Record agency_report() {
  ReportBuilder report("wire.txt", "Upland Wire", "Talks on the Ilva open in Brennick");
  report.published("2025-10-17");
  report.paragraph("“I am not here to ask a favour of a neighbour,” Nadia Oyelaran told the crowd.");
  const EntityId outlet = report.entity(EntityKind::organization, "Upland Wire");
  const EntityId premier = report.entity(EntityKind::person, "Nadia Oyelaran", {"Prime Minister of Solvany"});
  const EntityId crowd = report.entity(EntityKind::group, "the crowd");
  const EntityId president = report.entity(EntityKind::person, "Emil Vasilevsky");
  const Span first = report.last("I am not here to ask a favour of a neighbour");
  report.paragraph("“My grandmother washed wool in the Ilva.");
  Statement& quoted = report.statement("", "", "My grandmother washed wool in the Ilva.");
  quoted.kind = StatementKind::direct;
  quoted.channel = Channel::speech;
  quoted.content.insert(quoted.content.begin(), first);
  quoted.speaker = premier;
  quoted.addressees = {crowd};
  quoted.chain = {outlet, premier};

  report.paragraph("Vasilevsky denied threatening to close the gates.");
  Statement& denied = report.statement("Vasilevsky", "denied", "threatening to close the gates");
  denied.certainty = Certainty::denied;
  denied.hedges = {report.last("denied")};
  denied.speaker = president;
  denied.chain = {outlet, president};

  report.paragraph("Oyelaran hopes that the talks will end by Sunday.");
  Statement& hope = report.statement("Oyelaran", "hopes", "the talks will end by Sunday");
  hope.channel = Channel::thought;
  hope.speaker = premier;
  hope.chain = {outlet, premier};
  report.record().times.push_back({report.last("Sunday"), TimeType::date, "2025-10-19"});

  report.paragraph("She will announce a decision on Monday.");
  Statement& due = report.statement("She", "will announce", "a decision");
  due.certainty = Certainty::expected;
  due.hedges = {report.last("will announce")};
  due.speaker = premier;
  due.chain = {outlet, premier};

  report.paragraph("It was stated that the offer stands.");
  report.statement("", "was stated", "the offer stands");
  return report.build();
}

}  // namespace

Story two_reports() { return join_by_name({lip_reader_report(), agency_report()}); }

Story large_story(std::size_t reports, std::size_t statements) {
  std::vector<Record> records;
  for (std::size_t i = 0; i < reports; ++i) {
    ReportBuilder report(fmt::format("page{}", i), fmt::format("Outlet {}", i), fmt::format("Title {}", i));
    report.url(fmt::format("https://outlet.example/{}", i)).published("2025-10-18");
    const EntityId outlet = report.entity(EntityKind::organization, fmt::format("Outlet {}", i));
    const EntityId speaker = report.entity(EntityKind::person, fmt::format("Speaker {}", i % 7));
    for (std::size_t j = 0; j < statements; ++j) {
      const std::string words = fmt::format("the water stood at mark {} that morning", j);
      report.paragraph("The engineer said that " + words + ".");
      Statement& made = report.statement("The engineer", "said", words);
      made.speaker = speaker;
      made.chain = {outlet, speaker};
    }
    records.push_back(report.build());
  }
  return join_by_name(std::move(records));
}

}  // namespace hearsay::testing
