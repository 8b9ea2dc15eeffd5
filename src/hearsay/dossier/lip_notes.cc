#include "hearsay/dossier/lip_notes.h"

#include <algorithm>

#include "hearsay/dossier/view.h"

namespace hearsay {
namespace {

constexpr std::size_t kAlternatives = 5;
constexpr std::size_t kMostNotes = 64;  // a dossier has a few; a hostile page may have thousands
constexpr std::size_t kMostPairs = 64;
constexpr std::size_t kLeastWords =
    3;  // of a quotation within a telling; fewer may be the reader's own expression
constexpr double kLikeLengths =
    0.5;  // of the longer of two that are compared; less is a part of another moment

struct Quoted {
  StatementPlace place;
  std::string words;
};

bool is_english(const Article& article) { return !article.language || article.language->starts_with("en"); }

/// What stands in quotation marks in the statement's words.
std::string quoted_words(const Record& record, const Statement& statement,
                         const std::vector<Span>& quotations) {
  std::string words;
  for (const Span& part : statement.content)
    for (const Span& quotation : quotations) {
      const Span common{std::max(part.begin, quotation.begin), std::min(part.end, quotation.end)};
      if (common.begin >= common.end) continue;
      if (!words.empty()) words += ' ';
      words += common.of(record.article.text);
    }
  return words;
}

std::vector<Quoted> quoted_from_lips(const Story& story) {
  const auto is_lip_reading = [](const Statement& statement) {
    return statement.channel == Channel::lip_reading;
  };
  const auto has_some = [&](const Record& record) {
    return std::ranges::any_of(record.statements, is_lip_reading);
  };
  if (std::ranges::none_of(story.documents, has_some)) return {};
  const dossier::View view(story);
  std::vector<Quoted> all;
  for (std::uint32_t document = 0; document < story.documents.size(); ++document) {
    const Record& record = story.documents[document];
    if (!is_english(record.article)) continue;
    for (std::uint32_t i = 0; i < record.statements.size() && all.size() < kMostNotes; ++i) {
      const Statement& statement = record.statements[i];
      if (!is_lip_reading(statement) || statement.certainty == Certainty::withheld) continue;
      std::string words = quoted_words(record, statement, view.quotations(document));
      const std::size_t count = spoken_words(words).size();
      if (count >= (statement.kind == StatementKind::direct ? 1 : kLeastWords))
        all.push_back({{document, i}, std::move(words)});
    }
  }
  return all;
}

std::optional<EntityId> speaker_of(const Story& story, StatementPlace place) {
  const std::optional<EntityId> local = story.documents[place.document].statements[place.statement].speaker;
  if (!local || *local >= story.entity_ids[place.document].size()) return std::nullopt;
  return story.entity_ids[place.document][*local];
}

void compare_readers(const Story& story, const LipReader& reader, LipNotes& notes) {
  for (std::size_t i = 0; i < notes.notes.size(); ++i)
    for (std::size_t j = i + 1; j < notes.notes.size() && notes.pairs.size() < kMostPairs; ++j) {
      const LipNote& a = notes.notes[i];
      const LipNote& b = notes.notes[j];
      const auto speaker = speaker_of(story, a.place);
      if (a.place.document == b.place.document || !speaker || speaker != speaker_of(story, b.place)) continue;
      if (a.readings.words == b.readings.words) continue;
      const auto [less, more] = std::minmax(a.readings.visemes.size(), b.readings.visemes.size());
      if (static_cast<double>(less) < kLikeLengths * static_cast<double>(more)) continue;
      if (const Result<LipLikeness> likeness = reader.compare(a.words, b.words))
        notes.pairs.push_back({a.place, b.place, *likeness});
    }
}

}  // namespace

const LipNote* LipNotes::of(StatementPlace place) const {
  const auto at = std::ranges::lower_bound(notes, place, {}, &LipNote::place);
  return at != notes.end() && at->place == place ? &*at : nullptr;
}

LipNotes lip_notes(const Story& story) {
  LipNotes notes;
  const std::vector<Quoted> all = quoted_from_lips(story);
  if (all.empty()) return notes;
  const Result<LipReader> reader = LipReader::open();
  if (!reader) {
    notes.absent = reader.error().line();
    return notes;
  }
  notes.map = reader->map().name();
  for (const Quoted& quoted : all)
    if (Result<LipReadings> readings = reader->read(quoted.words, {.count = kAlternatives + 1}))
      notes.notes.push_back({quoted.place, quoted.words, std::move(*readings)});
  compare_readers(story, *reader, notes);
  return notes;
}

}  // namespace hearsay
