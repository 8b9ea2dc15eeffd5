// The way back: `hearsay/1` to a Record. The document may come from anywhere, so everything in it is checked.
#include <limits>

#include "hearsay/record/json_node.h"
#include "hearsay/record/record_json.h"

namespace hearsay {
namespace {

constexpr std::uint32_t kLargest = std::numeric_limits<std::uint32_t>::max();

/// The enumerator that the record writes so. name_of is empty behind the last one.
template <class Enumeration>
Enumeration enumerator(const JsonNode& node) {
  const std::string name = node.text();
  for (unsigned i = 0; !name_of(static_cast<Enumeration>(i)).empty(); ++i)
    if (name_of(static_cast<Enumeration>(i)) == name) return static_cast<Enumeration>(i);
  node.fail("is not one of the kinds there are");
  return {};
}

Span range(const JsonNode& node, std::uint32_t size) {
  const Span span{node.at("start").number(size), node.at("end").number(size)};
  if (span.begin > span.end) node.fail("ends before it starts");
  return span;
}

std::vector<std::string> texts(const JsonNode& node) {
  return node.list([](const JsonNode& item) { return item.text(); });
}

std::optional<std::string> text_if_there(const JsonNode& node, std::string_view key) {
  return node.has(key) ? std::optional(node.at(key).text()) : std::nullopt;
}

LeftOut left_out(const JsonNode& node) {
  return {enumerator<LeftOutKind>(node.at("kind")), node.at("text").text(), range(node.at("place"), kLargest)};
}

MetadataSources sources(const JsonNode& node) {
  const auto source = [&node](std::string_view key) {
    return node.has(key) ? std::optional(enumerator<MetadataSource>(node.at(key).at("from"))) : std::nullopt;
  };
  MetadataSources out;
  out.title = source("title");
  out.site = source("site");
  out.url = source("url");
  out.authors = source("authors");
  out.published = source("published");
  out.modified = source("modified");
  out.language = source("language");
  out.description = source("description");
  out.image = source("image");
  out.text = source("text");
  return out;
}

/// Metadata and text; what has spans comes after, as it needs the text.
Article article_without_spans(const JsonNode& node) {
  Article article;
  article.input = node.at("input").text();
  article.sha256 = node.at("sha256").text();
  article.title = node.at("title").text_or_null();
  article.site = node.at("site").text_or_null();
  article.url = node.at("url").text_or_null();
  article.authors = texts(node.at("authors"));
  article.published = node.at("published").text_or_null();
  article.modified = node.at("modified").text_or_null();
  article.language = node.at("language").text_or_null();
  article.description = node.at("description").text_or_null();
  article.image = node.has("image") ? node.at("image").text_or_null() : std::nullopt;
  if (node.has("metadata")) article.sources = sources(node.at("metadata"));
  article.text = node.at("text").text();
  article.left_out = node.at("left_out").list(left_out);
  return article;
}

/// Items that carry their own place as an id.
template <class Read>
auto list_with_ids(const JsonNode& node, char letter, Read read) {
  std::size_t next = 0;
  return node.list([&](const JsonNode& item) {
    const JsonNode id = item.at("id");
    if (++next; id.text() != letter + std::to_string(next)) id.fail("is out of order");
    return read(item);
  });
}

/// Reads what has spans or ids: both are checked against the text and the lists that they point into.
class Reader {
 public:
  Reader(const JsonNode& root, const CodePointIndex& index) : root_(root), index_(index) {}

  [[nodiscard]] std::vector<Block> blocks() const {
    return root_.at("blocks").list([this](const JsonNode& node) {
      return Block{enumerator<BlockKind>(node.at("kind")),
                   span(node),
                   range(node.at("place"), kLargest),
                   text_if_there(node, "credit"),
                   text_if_there(node, "author"),
                   text_if_there(node, "handle"),
                   text_if_there(node, "time")};
    });
  }

  std::vector<Entity> entities() {
    std::vector<Entity> entities = list_with_ids(root_.at("entities"), 'e', [this](const JsonNode& node) {
      return Entity{enumerator<EntityKind>(node.at("kind")), node.at("name").text(), texts(node.at("aliases")),
                    texts(node.at("roles")), spans(node.at("mentions"))};
    });
    entity_count_ = entities.size();
    return entities;
  }

  std::vector<TimeExpression> times() {
    std::vector<TimeExpression> times = list_with_ids(root_.at("times"), 't', [this](const JsonNode& node) {
      return TimeExpression{span(node), enumerator<TimeType>(node.at("type")), node.at("value").text()};
    });
    time_count_ = times.size();
    return times;
  }

  /// After entities() and times(), which it refers to.
  [[nodiscard]] std::vector<Statement> statements() const {
    std::vector<Statement> statements =
        list_with_ids(root_.at("statements"), 's', [this](const JsonNode& node) { return statement(node); });
    check_within(statements);
    return statements;
  }

 private:
  [[nodiscard]] Span span(const JsonNode& node) const {
    const Span counted = range(node, index_.size());
    return {index_.byte_at(counted.begin), index_.byte_at(counted.end)};
  }

  [[nodiscard]] std::vector<Span> spans(const JsonNode& node) const {
    return node.list([this](const JsonNode& item) { return span(item); });
  }

  [[nodiscard]] EntityId entity(const JsonNode& node) const { return node.id('e', entity_count_); }

  [[nodiscard]] std::optional<EntityId> entity_or_null(const JsonNode& node) const {
    if (node.is_null()) return std::nullopt;
    return entity(node);
  }

  [[nodiscard]] std::vector<EntityId> entity_list(const JsonNode& node) const {
    return node.list([this](const JsonNode& item) { return entity(item); });
  }

  [[nodiscard]] std::optional<Basis> basis(const JsonNode& node) const {
    if (node.is_null()) return std::nullopt;
    return Basis{node.at("kind").text(), entity_or_null(node.at("entity"))};
  }

  [[nodiscard]] Statement statement(const JsonNode& node) const {
    Statement out;
    out.kind = enumerator<StatementKind>(node.at("kind"));
    out.source = spans(node.at("source"));
    out.cue = spans(node.at("cue"));
    out.content = spans(node.at("content"));
    out.speaker = entity_or_null(node.at("speaker"));
    out.addressees = entity_list(node.at("addressees"));
    out.channel = enumerator<Channel>(node.at("channel"));
    out.certainty = enumerator<Certainty>(node.at("certainty"));
    out.hedges = spans(node.at("hedges"));
    if (const JsonNode within = node.at("within"); !within.is_null()) out.within = within.id('s', kLargest);
    out.chain = entity_list(node.at("chain"));
    out.basis = basis(node.at("basis"));
    if (const JsonNode time = node.at("time"); !time.is_null()) out.time = time.id('t', time_count_);
    out.language = node.at("language").text_or_null();
    out.confidence = node.at("confidence").fraction();
    return out;
  }

  /// Whoever walks from a statement to the one around it must come to an end.
  void check_within(const std::vector<Statement>& statements) const {
    constexpr std::size_t kUnseen = 0;
    std::vector<std::size_t> walk_of(statements.size(), kUnseen);  // the walk that came by here first, from 1
    for (std::size_t start = 0; start < statements.size(); ++start) {
      std::size_t at = start;
      while (walk_of[at] == kUnseen && statements[at].within) {
        walk_of[at] = start + 1;
        at = *statements[at].within;
        if (at >= statements.size() || walk_of[at] == start + 1) {
          root_.at("statements").fail("has a statement within none that there is, or within itself");
          return;
        }
      }
    }
  }

  const JsonNode& root_;
  const CodePointIndex& index_;
  std::size_t entity_count_ = 0;
  std::size_t time_count_ = 0;
};

Record read_record(const JsonNode& root) {
  if (root.at("format").text() != "hearsay/1") root.at("format").fail("is not hearsay/1");
  Record record;
  record.article = article_without_spans(root);
  const CodePointIndex index(record.article.text);
  Reader reader(root, index);
  record.article.blocks = reader.blocks();
  record.entities = reader.entities();
  record.times = reader.times();
  record.statements = reader.statements();
  return record;
}

}  // namespace

Result<Record> record_from_json(std::string_view json) {
  std::optional<Error> failure;
  // Not ordered_json: that one looks a key up from the front, and a hostile object may have a million of them.
  const nlohmann::json document = json.size() > kLargest
                                      ? nlohmann::json(nlohmann::json::value_t::discarded)
                                      : nlohmann::json::parse(json, nullptr, /*allow_exceptions=*/false);
  const JsonNode root(document, "", failure);
  if (document.is_discarded()) root.fail("is not JSON");
  Record record = failure ? Record{} : read_record(root);
  if (failure) return std::unexpected(std::move(*failure));
  return record;
}

}  // namespace hearsay
