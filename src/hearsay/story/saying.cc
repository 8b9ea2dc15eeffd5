#include "hearsay/story/saying.h"

#include <algorithm>

#include "hearsay/base/utf8.h"

namespace hearsay {
namespace {

bool holds(const Statement& statement, Span span) {
  return std::ranges::any_of(statement.content, [&](Span part) { return part.overlaps(span); });
}

std::uint32_t size_of(const Statement& statement) {
  std::uint32_t size = 0;
  for (const Span part : statement.content) size += part.size();
  return size;
}

/// For each quotation, the statement with the shortest content that holds it: the innermost.
std::vector<std::optional<StatementId>> owners_of(const Record& record, const Tokens& tokens) {
  std::vector<std::optional<StatementId>> owners(tokens.quotations.size());
  const auto begin_of = [&](const Quotation& quotation) {
    return tokens.tokens[quotation.inside.first].span.begin;
  };
  for (StatementId id = 0; id < record.statements.size(); ++id) {
    const Statement& statement = record.statements[id];
    for (const Span part : statement.content) {
      auto at = std::ranges::lower_bound(tokens.quotations, part.begin, {}, begin_of);
      for (; at != tokens.quotations.end() && begin_of(*at) < part.end; ++at) {
        std::optional<StatementId>& owner = owners[static_cast<std::size_t>(at - tokens.quotations.begin())];
        const bool inner = owner && size_of(record.statements[*owner]) <= size_of(statement);
        if (!at->within && !inner) owner = id;
      }
    }
  }
  return owners;
}

bool has_name(const Entity& entity) {
  return entity.kind != EntityKind::group && !entity.name.empty() &&
         lower(entity.name.substr(0, 1)) != entity.name.substr(0, 1);
}

/// The story's entity for the speaker. Of "the lead author, Nuria Cale" the one who is named, whoever the
/// report's reading took for the speaker.
std::optional<EntityId> speaker_of(const Story& story, std::uint32_t document, const Statement& statement) {
  if (!statement.speaker) return std::nullopt;
  const std::vector<Entity>& entities = story.documents[document].entities;
  const std::vector<EntityId>& ids = story.entity_ids[document];
  if (has_name(entities[*statement.speaker])) return ids[*statement.speaker];
  std::optional<EntityId> named;
  for (EntityId id = 0; id < entities.size(); ++id) {
    if (entities[id].kind != EntityKind::person || !has_name(entities[id])) continue;
    const auto in_source = [&](Span mention) {
      return std::ranges::any_of(statement.source, [&](Span part) { return part.contains(mention); });
    };
    if (!std::ranges::any_of(entities[id].mentions, in_source)) continue;
    if (named) return ids[*statement.speaker];
    named = ids[id];
  }
  return named ? named : ids[*statement.speaker];
}

}  // namespace

std::vector<Saying> sayings_of(const Story& story, const StoryText& text, std::uint32_t document) {
  const Record& record = story.documents[document];
  const Tokens& tokens = text.tokens(document);
  std::vector<Saying> sayings(record.statements.size());
  for (StatementId id = 0; id < record.statements.size(); ++id) {
    const Statement& statement = record.statements[id];
    Saying& saying = sayings[id];
    saying.place = {document, id};
    saying.speaker = speaker_of(story, document, statement);
    for (const Span part : statement.content) {
      const std::span<const Word> words = text.words_in(document, text.tokens_in(document, part));
      saying.content.insert(saying.content.end(), words.begin(), words.end());
    }
  }
  const std::vector<std::optional<StatementId>> owners = owners_of(record, tokens);
  for (std::size_t i = 0; i < owners.size(); ++i) {
    if (!owners[i] || !holds(record.statements[*owners[i]], tokens.span(tokens.quotations[i].tokens))) continue;
    sayings[*owners[i]].quoted.add(text.words_in(document, tokens.quotations[i].inside), tokens);
  }
  std::erase_if(sayings, [](const Saying& saying) { return saying.content.empty(); });
  return sayings;
}

}  // namespace hearsay
