#include "hearsay/story/saying.h"

#include <algorithm>

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

}  // namespace

std::vector<Saying> sayings_of(const Story& story, const StoryText& text, std::uint32_t document) {
  const Record& record = story.documents[document];
  const Tokens& tokens = text.tokens(document);
  std::vector<Saying> sayings(record.statements.size());
  for (StatementId id = 0; id < record.statements.size(); ++id) {
    const Statement& statement = record.statements[id];
    Saying& saying = sayings[id];
    saying.place = {document, id};
    if (statement.speaker) saying.speaker = story.entity_ids[document][*statement.speaker];
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
