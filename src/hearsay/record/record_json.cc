#include "hearsay/record/record_json.h"

#include <array>
#include <cstddef>

namespace hearsay {
namespace {

Json text_or_null(const std::optional<std::string>& text) { return text ? Json(*text) : Json(nullptr); }

/// e1 for entity 0, and so on.
std::string id_of(char letter, std::uint32_t index) { return letter + std::to_string(index + 1); }

/// The name that stands at the enumerator's place, or nothing behind the last.
template <class Enumeration, std::size_t size>
std::string_view pick(const std::array<std::string_view, size>& names, Enumeration value) {
  const auto at = static_cast<std::size_t>(value);
  return at < size ? names[at] : std::string_view();
}

Json place_to_json(Span place) { return {{"start", place.begin}, {"end", place.end}}; }

Json left_out_to_json(const LeftOut& left_out) {
  return {{"kind", name_of(left_out.kind)}, {"text", left_out.text}, {"place", place_to_json(left_out.place)}};
}

Json sources_to_json(const MetadataSources& sources) {
  Json out = Json::object();
  const auto add = [&out](const char* key, std::optional<MetadataSource> source) {
    if (source) out[key] = {{"from", name_of(*source)}};
  };
  add("title", sources.title);
  add("site", sources.site);
  add("url", sources.url);
  add("authors", sources.authors);
  add("published", sources.published);
  add("modified", sources.modified);
  add("language", sources.language);
  add("description", sources.description);
  add("image", sources.image);
  add("text", sources.text);
  return out;
}

/// Writes the parts of one record. `entity_ids`, if there are any, are written in place of the record's own.
class Writer {
 public:
  Writer(const Record& record, const std::vector<EntityId>* entity_ids)
      : record_(record), entity_ids_(entity_ids), index_(record.article.text) {}

  [[nodiscard]] Json article() const {
    const Article& article = record_.article;
    return {{"format", "hearsay/1"},
            {"input", article.input},
            {"sha256", article.sha256},
            {"title", text_or_null(article.title)},
            {"site", text_or_null(article.site)},
            {"url", text_or_null(article.url)},
            {"authors", article.authors},
            {"published", text_or_null(article.published)},
            {"modified", text_or_null(article.modified)},
            {"language", text_or_null(article.language)},
            {"description", text_or_null(article.description)},
            {"image", text_or_null(article.image)},
            {"metadata", sources_to_json(article.sources)},
            {"text", article.text},
            {"blocks", list(article.blocks, [this](const Block& item) { return block(item); })},
            {"left_out", list(article.left_out, left_out_to_json)}};
  }

  [[nodiscard]] Json entities() const {
    EntityId next = 0;
    return list(record_.entities, [this, &next](const Entity& entity) {
      Json json = entity_to_json(entity, next++);
      json["mentions"] = spans(entity.mentions);
      return json;
    });
  }

  [[nodiscard]] Json times() const {
    TimeId next = 0;
    return list(record_.times, [this, &next](const TimeExpression& time) {
      return Json{{"id", id_of('t', next++)},
                  {"start", index_.code_point_at(time.span.begin)},
                  {"end", index_.code_point_at(time.span.end)},
                  {"type", name_of(time.type)},
                  {"value", time.value}};
    });
  }

  [[nodiscard]] Json statements() const {
    StatementId next = 0;
    return list(record_.statements, [this, &next](const Statement& item) { return statement(item, next++); });
  }

 private:
  template <class Item, class Write>
  static Json list(const std::vector<Item>& items, Write write) {
    Json out = Json::array();
    for (const Item& item : items) out.push_back(write(item));
    return out;
  }

  [[nodiscard]] Json spans(const std::vector<Span>& spans) const {
    return list(spans, [this](Span span) { return span_to_json(span, index_); });
  }

  [[nodiscard]] Json entity(EntityId id) const {
    return id_of('e', entity_ids_ == nullptr ? id : (*entity_ids_)[id]);
  }

  [[nodiscard]] Json entity_or_null(std::optional<EntityId> id) const {
    return id ? entity(*id) : Json(nullptr);
  }

  [[nodiscard]] Json entity_list(const std::vector<EntityId>& ids) const {
    return list(ids, [this](EntityId id) { return entity(id); });
  }

  [[nodiscard]] Json block(const Block& block) const {
    Json json = {{"kind", name_of(block.kind)},
                 {"start", index_.code_point_at(block.span.begin)},
                 {"end", index_.code_point_at(block.span.end)}};
    if (block.credit) json["credit"] = *block.credit;
    if (block.author) json["author"] = *block.author;
    if (block.handle) json["handle"] = *block.handle;
    if (block.time) json["time"] = *block.time;
    json["place"] = place_to_json(block.place);
    return json;
  }

  [[nodiscard]] Json basis(const std::optional<Basis>& basis) const {
    if (!basis) return nullptr;
    return {{"kind", basis->kind}, {"entity", entity_or_null(basis->entity)}};
  }

  [[nodiscard]] Json statement(const Statement& statement, StatementId id) const {
    return {{"id", id_of('s', id)},
            {"kind", name_of(statement.kind)},
            {"source", spans(statement.source)},
            {"cue", spans(statement.cue)},
            {"content", spans(statement.content)},
            {"speaker", entity_or_null(statement.speaker)},
            {"addressees", entity_list(statement.addressees)},
            {"channel", name_of(statement.channel)},
            {"certainty", name_of(statement.certainty)},
            {"hedges", spans(statement.hedges)},
            {"within", statement.within ? Json(id_of('s', *statement.within)) : Json(nullptr)},
            {"chain", entity_list(statement.chain)},
            {"basis", basis(statement.basis)},
            {"time", statement.time ? Json(id_of('t', *statement.time)) : Json(nullptr)},
            {"language", text_or_null(statement.language)},
            {"confidence", statement.confidence}};
  }

  const Record& record_;
  const std::vector<EntityId>* entity_ids_;
  CodePointIndex index_;
};

}  // namespace

Json record_to_json(const Record& record) {
  const Writer writer(record, nullptr);
  Json json = writer.article();
  json["entities"] = writer.entities();
  json["times"] = writer.times();
  json["statements"] = writer.statements();
  return json;
}

Json record_to_json(const Record& record, const std::vector<EntityId>& entity_ids) {
  const Writer writer(record, &entity_ids);
  Json json = writer.article();
  json["times"] = writer.times();
  json["statements"] = writer.statements();
  return json;
}

Json span_to_json(Span span, const CodePointIndex& index) {
  return {{"start", index.code_point_at(span.begin)}, {"end", index.code_point_at(span.end)}};
}

Json entity_to_json(const Entity& entity, EntityId id) {
  return {{"id", id_of('e', id)},
          {"kind", name_of(entity.kind)},
          {"name", entity.name},
          {"aliases", entity.aliases},
          {"roles", entity.roles}};
}

std::string dump(const Json& json, int indent) {
  return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

std::string_view name_of(BlockKind kind) {
  static constexpr std::array<std::string_view, 7> kNames = {"title", "heading", "paragraph", "list-item",
                                                             "quote", "post",    "caption"};
  return pick(kNames, kind);
}

std::string_view name_of(LeftOutKind kind) {
  static constexpr std::array<std::string_view, 8> kNames = {"related", "share",      "comments", "navigation",
                                                             "advert",  "newsletter", "legal",    "other"};
  return pick(kNames, kind);
}

std::string_view name_of(MetadataSource source) {
  static constexpr std::array<std::string_view, 12> kNames = {"json-ld", "microdata", "opengraph", "meta",
                                                              "link",    "byline",    "page",      "title",
                                                              "url",     "html",      "option",    "script"};
  return pick(kNames, source);
}

std::string_view name_of(EntityKind kind) {
  static constexpr std::array<std::string_view, 5> kNames = {"person", "organization", "place", "group",
                                                             "other"};
  return pick(kNames, kind);
}

std::string_view name_of(StatementKind kind) {
  static constexpr std::array<std::string_view, 3> kNames = {"direct", "indirect", "mixed"};
  return pick(kNames, kind);
}

std::string_view name_of(Channel channel) {
  static constexpr std::array<std::string_view, 12> kNames = {
      "speech",   "press-conference", "interview",   "conversation", "broadcast", "post",
      "document", "report",           "lip-reading", "thought",      "unknown"};
  return pick(kNames, channel);
}

std::string_view name_of(Certainty certainty) {
  static constexpr std::array<std::string_view, 5> kNames = {"asserted", "hedged", "denied", "withheld",
                                                             "expected"};
  return pick(kNames, certainty);
}

std::string_view name_of(TimeType type) {
  static constexpr std::array<std::string_view, 4> kNames = {"DATE", "TIME", "DURATION", "SET"};
  return pick(kNames, type);
}

}  // namespace hearsay
