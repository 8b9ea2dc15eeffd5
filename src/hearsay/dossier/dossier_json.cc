// `hearsay-dossier/1`, docs/record.md.
#include "hearsay/dossier/dossier.h"
#include "hearsay/record/record_json.h"

namespace hearsay {
namespace {

Json entity_with_mentions(const StoryEntity& entity, EntityId id, const std::vector<CodePointIndex>& indices) {
  Json json = entity_to_json(entity.entity, id);
  Json mentions = Json::array();
  for (const DocumentSpan& mention : entity.mentions) {
    if (mention.document >= indices.size()) continue;
    Json place = {{"document", mention.document}};
    place.update(span_to_json(mention.span, indices[mention.document]));
    mentions.push_back(std::move(place));
  }
  json["mentions"] = std::move(mentions);
  return json;
}

}  // namespace

std::string dossier_json(const Story& story) {
  Json documents = Json::array();
  std::vector<CodePointIndex> indices;
  for (std::size_t i = 0; i < story.documents.size(); ++i) {
    documents.push_back(record_to_json(story.documents[i], story.entity_ids[i]));
    indices.emplace_back(story.documents[i].article.text);
  }
  Json entities = Json::array();
  for (EntityId id = 0; id < story.entities.size(); ++id) {
    entities.push_back(entity_with_mentions(story.entities[id], id, indices));
  }
  const Json dossier = {
      {"format", "hearsay-dossier/1"}, {"documents", std::move(documents)}, {"entities", std::move(entities)}};
  return dump(dossier, 1) + '\n';
}

}  // namespace hearsay
