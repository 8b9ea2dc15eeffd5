// `hearsay-dossier/1`, docs/record.md.
#include <fmt/format.h>

#include "hearsay/dossier/dossier.h"
#include "hearsay/dossier/lip_wording.h"
#include "hearsay/lips/lips_json.h"
#include "hearsay/record/record_json.h"
#include "hearsay/story/story_names.h"

namespace hearsay {
namespace {

class StoryWriter {
 public:
  StoryWriter(const Story& story, const LipNotes& lips) : story_(story), lips_(lips) {
    for (const Record& record : story.documents) indices_.emplace_back(record.article.text);
  }

  [[nodiscard]] Json write() const {
    return {
        {"format", "hearsay-dossier/1"},
        {"documents", documents()},
        {"entities", entities()},
        {"groups", story_.groups},
        {"near_copies", list(story_.near_copies, near_copy)},
        {"utterances", list(story_.utterances, utterance)},
        {"outcomes", list(story_.outcomes, [this](const Outcome& each) { return outcome(each); })},
        {"differences", list(story_.differences, [this](const Difference& each) { return difference(each); })},
        {"hardened", list(story_.hardened, [this](const Hardened& each) { return hardened(each); })},
        {"timeline", list(story_.timeline, [this](const TimelineEntry& each) { return entry(each); })},
        {"headlines", list(story_.headlines, headline_pair)},
        {"only", places(story_.only)},
        {"lips", lips()}};
  }

 private:
  template <class Item, class Write>
  static Json list(const std::vector<Item>& items, Write write) {
    Json out = Json::array();
    for (const Item& item : items) out.push_back(write(item));
    return out;
  }

  [[nodiscard]] Json documents() const {
    Json out = Json::array();
    for (std::size_t i = 0; i < story_.documents.size(); ++i) {
      out.push_back(record_to_json(story_.documents[i], story_.entity_ids[i]));
    }
    return out;
  }

  [[nodiscard]] Json entities() const {
    EntityId next = 0;
    return list(story_.entities, [this, &next](const StoryEntity& entity) {
      Json json = entity_to_json(entity.entity, next++);
      json["mentions"] = places(entity.mentions);
      return json;
    });
  }

  [[nodiscard]] Json place(const DocumentSpan& span) const {
    Json json = {{"document", span.document}};
    json.update(span_to_json(span.span, indices_[span.document]));
    return json;
  }

  [[nodiscard]] Json places(const std::vector<DocumentSpan>& spans) const {
    return list(spans, [this](const DocumentSpan& span) { return place(span); });
  }

  static Json entity(EntityId id) { return fmt::format("e{}", id + 1); }
  static Json entity_or_null(std::optional<EntityId> id) { return id ? entity(*id) : Json(nullptr); }

  static Json near_copy(const NearCopy& copy) {
    return {{"a", copy.a}, {"b", copy.b}, {"share_of_a", copy.share_of_a}, {"share_of_b", copy.share_of_b}};
  }

  static Json headline(const Headline& headline) {
    return {{"document", headline.document}, {"text", headline.text}};
  }
  static Json headline_pair(const HeadlinePair& pair) {
    return {{"a", headline(pair.a)}, {"b", headline(pair.b)}};
  }

  static Json statement_place(StatementPlace place) {
    return {{"document", place.document}, {"statement", fmt::format("s{}", place.statement + 1)}};
  }

  static Json lip_note(const LipNote& note) {
    Json json = statement_place(note.place);
    json["words"] = note.words;
    json["seen"] = note.readings.seen;
    json["bits_of_words"] = note.readings.bits_of_words;
    json["rank"] = note.readings.own_rank;
    json["of"] = note.readings.looked_at;
    json["look_alike"] = list(alternatives(note), [](const std::string& text) { return Json(text); });
    return json;
  }

  static Json lip_pair(const LipPair& pair) {
    return {{"a", statement_place(pair.a)},
            {"b", statement_place(pair.b)},
            {"look", name_of(pair.likeness.verdict)},
            {"distance", pair.likeness.distance}};
  }

  [[nodiscard]] Json lips() const {
    return {{"map", lips_.map.empty() ? Json(nullptr) : Json(lips_.map)},
            {"absent", lips_.absent ? Json(*lips_.absent) : Json(nullptr)},
            {"notes", list(lips_.notes, lip_note)},
            {"pairs", list(lips_.pairs, lip_pair)}};
  }

  static Json version(const UtteranceVersion& version) {
    return {{"document", version.place.document},
            {"statement", fmt::format("s{}", version.place.statement + 1)},
            {"agreement", name_of(version.agreement)}};
  }

  static Json utterance(const Utterance& utterance) {
    return {{"speaker", entity_or_null(utterance.speaker)},
            {"versions", list(utterance.versions, version)},
            {"agreement", name_of(utterance.agreement)},
            {"fullest", utterance.fullest},
            {"confidence", utterance.confidence}};
  }

  [[nodiscard]] Json outcome(const Outcome& outcome) const {
    return {{"announced", place(outcome.announced)},
            {"happened", outcome.happened ? place(*outcome.happened) : Json(nullptr)},
            {"status", name_of(outcome.status)}};
  }

  [[nodiscard]] Json difference(const Difference& difference) const {
    return {{"kind", name_of(difference.kind)},
            {"a", place(difference.a)},
            {"b", place(difference.b)},
            {"sentence_a", place(difference.sentence_a)},
            {"sentence_b", place(difference.sentence_b)}};
  }

  [[nodiscard]] Json hardened(const Hardened& hardened) const {
    return {{"hard", place(hardened.hard)}, {"hedged", place(hardened.hedged)}};
  }

  [[nodiscard]] Json entry(const TimelineEntry& entry) const {
    return {{"time", entry.time},
            {"estimated", entry.estimated},
            {"status", name_of(entry.status)},
            {"entities", list(entry.entities, entity)},
            {"arguments", places(entry.arguments)},
            {"where", entity_or_null(entry.where)},
            {"words", places(entry.words)},
            {"places", places(entry.places)}};
  }

  const Story& story_;
  const LipNotes& lips_;
  std::vector<CodePointIndex> indices_;  ///< for each document
};

}  // namespace

std::string dossier_json(const Story& story, const LipNotes& lips) {
  return dump(StoryWriter(story, lips).write(), 1) + '\n';
}

}  // namespace hearsay
