#include "hearsay/store/json_ld.h"

#include "hearsay/dossier/text_fragment.h"

namespace hearsay {
namespace {

/// Schema.org knows people and organizations; bodies, places and groups that speak are spoken for.
Json party(const Entity& entity) {
  return {{"@type", entity.kind == EntityKind::person ? "Person" : "Organization"}, {"name", entity.name}};
}

Json parties(const Record& record, const std::vector<EntityId>& ids) {
  Json out = Json::array();
  for (const EntityId id : ids) out.push_back(party(record.entities[id]));
  return out;
}

std::string article_id(const Article& article) {
  if (article.url)
    if (std::optional<std::string> url = dossier::safe_url(*article.url)) return *std::move(url);
  return "urn:sha256:" + article.sha256;
}

/// A URL may have a fragment already, which a statement's own takes the place of.
std::string statement_id(const Article& article, StatementId id) {
  const std::string page = article_id(article);
  return page.substr(0, page.find('#')) + "#hearsay-s" + std::to_string(id + 1);
}

bool was_said(const Statement& statement) {
  return statement.certainty == Certainty::asserted || statement.certainty == Certainty::hedged;
}

/// Who passed the words on: the links between the page's outlet and the speaker.
std::vector<EntityId> relays(const Statement& statement) {
  std::vector<EntityId> out;
  for (std::size_t i = 1; i < statement.chain.size(); ++i)
    if (statement.chain[i] != statement.speaker) out.push_back(statement.chain[i]);
  return out;
}

}  // namespace

std::string_view json_ld_head() { return "{\"@context\":\"https://schema.org\",\"@graph\":[\n"; }
std::string_view json_ld_end() { return "\n]}\n"; }

Json json_ld_report(const StoredReport& report) {
  const Article& article = report.record.article;
  Json json = {{"@type", "NewsArticle"}, {"@id", article_id(article)}};
  const auto add = [&json](const char* key, const std::optional<std::string>& value) {
    if (value) json[key] = *value;
  };
  add("headline", article.title);
  if (article.url) add("url", dossier::safe_url(*article.url));
  add("datePublished", article.published);
  add("dateModified", article.modified);
  add("inLanguage", article.language);
  if (!article.authors.empty()) {
    Json authors = Json::array();
    for (const std::string& name : article.authors) authors.push_back({{"@type", "Person"}, {"name", name}});
    json["author"] = std::move(authors);
  }
  if (article.site) json["publisher"] = {{"@type", "Organization"}, {"name", *article.site}};
  return json;
}

Json json_ld_statement(const StoredReport& report, StatementId id) {
  const Record& record = report.record;
  const Statement& statement = record.statements[id];
  const bool is_quotation =
      was_said(statement) && statement.kind != StatementKind::indirect && statement.channel != Channel::thought;
  const Json article = {{"@id", article_id(record.article)}};
  Json json = {{"@type", is_quotation ? "Quotation" : "Claim"},
               {"@id", statement_id(record.article, id)},
               {"text", words_of(statement, record.article.text)},
               {"creativeWorkStatus", name_of(statement.certainty)},
               {"keywords", "channel:" + std::string(name_of(statement.channel))},
               {is_quotation ? "isPartOf" : "appearance", article}};
  if (record.article.published) json["datePublished"] = *record.article.published;
  if (statement.language) json["inLanguage"] = *statement.language;
  if (statement.speaker) {
    const char* const property = is_quotation          ? "spokenByCharacter"
                                 : was_said(statement) ? "author"
                                                       : "mentions";
    json[property] = party(record.entities[*statement.speaker]);
  }
  if (const std::vector<EntityId> passed_on = relays(statement); !passed_on.empty())
    json["contributor"] = parties(record, passed_on);
  if (!statement.addressees.empty()) json["audience"] = Json::array();
  for (const EntityId id_told : statement.addressees)
    json["audience"].push_back({{"@type", "Audience"}, {"name", record.entities[id_told].name}});
  return json;
}

}  // namespace hearsay
