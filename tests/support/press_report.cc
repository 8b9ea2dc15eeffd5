#include "support/press_report.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <stdexcept>
#include <utility>

#include "hearsay/language/tokens.h"
#include "hearsay/story/entity_joiner.h"

namespace hearsay::testing {
namespace {

void add_mentions(std::string_view text, std::string_view name, std::vector<Span>& mentions) {
  for (std::size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
    const Span span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + name.size())};
    const auto inside = [&](Span other) { return other.contains(span); };
    if (std::ranges::none_of(mentions, inside)) mentions.push_back(span);
  }
}

std::string_view surname_of(std::string_view name) {
  const std::size_t space = name.rfind(' ');
  return space == std::string_view::npos ? name : name.substr(space + 1);
}

/// Whether a byte is the first of a code point, or the text ends there.
bool is_boundary(std::string_view text, std::uint32_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

}  // namespace

PressReport::PressReport(std::string input, std::string title) {
  Article& article = record_.article;
  article.input = std::move(input);
  article.sha256 = std::string(64, 'a');
  article.language = "en";
  if (title.empty()) return;
  article.title = title;
  tells(title, BlockKind::title);
}

PressReport& PressReport::published(std::string iso) {
  record_.article.published = std::move(iso);
  return *this;
}

PressReport& PressReport::names(std::string name, EntityKind kind) {
  record_.entities.push_back({kind, std::move(name), {}, {}, {}});
  return *this;
}

PressReport& PressReport::tells(std::string_view text, BlockKind kind) {
  std::string& all = record_.article.text;
  if (!all.empty()) all += '\n';
  const auto begin = static_cast<std::uint32_t>(all.size());
  all += text;
  paragraph_ = {begin, static_cast<std::uint32_t>(all.size())};
  Block block;
  block.kind = kind;
  block.span = paragraph_;
  record_.article.blocks.push_back(block);
  return *this;
}

PressReport& PressReport::quotes(std::string_view text, std::string_view speaker, std::string_view cue) {
  tells(text);
  Statement& statement = attribute(speaker, cue);
  statement.kind = StatementKind::direct;
  const Tokens tokens = tokenize(record_.article);
  for (const Quotation& quotation : tokens.quotations)
    if (!quotation.within && paragraph_.contains(tokens.span(quotation.tokens)))
      statement.content.push_back(tokens.span(quotation.inside));
  return *this;
}

PressReport& PressReport::reports(std::string_view text, std::string_view speaker, std::string_view content,
                                  std::string_view cue, Certainty certainty) {
  tells(text);
  Statement& statement = attribute(speaker, cue);
  statement.content = {find(content)};
  statement.certainty = certainty;
  return *this;
}

PressReport& PressReport::time(std::string_view words, std::string value) {
  const TimeType type = value.contains('T') ? TimeType::time : TimeType::date;
  record_.times.push_back({find(words), type, std::move(value)});
  return *this;
}

Record PressReport::build() const {
  Record record = record_;
  for (Entity& entity : record.entities) {
    add_mentions(record.article.text, entity.name, entity.mentions);
    if (entity.kind == EntityKind::person)
      add_mentions(record.article.text, surname_of(entity.name), entity.mentions);
    std::ranges::sort(entity.mentions);
  }
  return record;
}

EntityId PressReport::person(std::string_view name) {
  const auto known = std::ranges::find(record_.entities, name, &Entity::name);
  const auto id = static_cast<EntityId>(known - record_.entities.begin());
  if (known == record_.entities.end()) names(std::string(name));
  return id;
}

Span PressReport::find(std::string_view words) const {
  const std::size_t at = record_.article.text.find(words, paragraph_.begin);
  if (at == std::string::npos) throw std::logic_error("not in the last paragraph: " + std::string(words));
  return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
}

Statement& PressReport::attribute(std::string_view speaker, std::string_view cue) {
  Statement& statement = record_.statements.emplace_back();
  statement.confidence = 0.9;
  if (!cue.empty()) statement.cue = {find(cue)};
  if (speaker.empty()) return statement;
  statement.speaker = person(speaker);
  const bool in_full = paragraph_.of(record_.article.text).contains(speaker);
  statement.source = {find(in_full ? speaker : surname_of(speaker))};
  statement.chain = {*statement.speaker};
  return statement;
}

Story one_event(std::vector<Record> reports) {
  Story story = join_entities(std::move(reports));
  std::vector<std::uint32_t>& group = story.groups.emplace_back(story.documents.size());
  std::iota(group.begin(), group.end(), 0U);
  return story;
}

std::string words_at(const Story& story, const DocumentSpan& place) {
  return std::string(place.span.of(story.documents[place.document].article.text));
}

void expect_sound(const Story& story) {
  const auto expect_place = [&](const DocumentSpan& place) {
    ASSERT_LT(place.document, story.documents.size());
    const std::string& text = story.documents[place.document].article.text;
    ASSERT_LT(place.span.begin, place.span.end);
    ASSERT_LE(place.span.end, text.size());
    EXPECT_TRUE(is_boundary(text, place.span.begin) && is_boundary(text, place.span.end));
  };
  for (const Utterance& utterance : story.utterances) {
    EXPECT_GE(utterance.versions.size(), 2U);
    ASSERT_LT(utterance.fullest, utterance.versions.size());
    EXPECT_TRUE(utterance.confidence > 0 && utterance.confidence <= 1) << utterance.confidence;
    if (utterance.speaker) {
      EXPECT_LT(*utterance.speaker, story.entities.size());
    }
    for (const UtteranceVersion& version : utterance.versions) {
      ASSERT_LT(version.place.document, story.documents.size());
      EXPECT_LT(version.place.statement, story.documents[version.place.document].statements.size());
    }
  }
  for (const Difference& difference : story.differences) {
    for (const DocumentSpan& place : {difference.a, difference.b, difference.sentence_a, difference.sentence_b})
      expect_place(place);
    EXPECT_TRUE(difference.sentence_a.span.overlaps(difference.a.span)) << words_at(story, difference.a);
    EXPECT_TRUE(difference.sentence_b.span.overlaps(difference.b.span)) << words_at(story, difference.b);
  }
  for (const Hardened& hardened : story.hardened) {
    expect_place(hardened.hard);
    expect_place(hardened.hedged);
  }
  for (const Outcome& outcome : story.outcomes) {
    expect_place(outcome.announced);
    if (outcome.happened) expect_place(*outcome.happened);
    EXPECT_EQ(outcome.happened.has_value(), outcome.status != OutcomeStatus::unknown);
  }
  for (const DocumentSpan& place : story.only) expect_place(place);
  std::size_t grouped = 0;
  for (const std::vector<std::uint32_t>& group : story.groups) grouped += group.size();
  EXPECT_EQ(grouped, story.documents.size()) << "every report is in one group";
}

}  // namespace hearsay::testing
