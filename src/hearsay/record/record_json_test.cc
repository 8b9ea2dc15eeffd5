#include "hearsay/record/record_json.h"

#include <gtest/gtest.h>

#include <array>
#include <limits>
#include <random>
#include <string>

namespace hearsay {
namespace {

/// Records that no page would give, but that the format can hold.
class RandomRecord {
 public:
  explicit RandomRecord(std::uint32_t seed) : random_(seed) {}

  Record make() {
    Record record;
    Article& article = record.article;
    article.input = words();
    article.sha256 = words();
    article.title = maybe([this] { return words(); });
    article.site = maybe([this] { return words(); });
    article.url = maybe([this] { return words(); });
    article.authors = some<std::string>([this] { return words(); });
    article.published = maybe([this] { return words(); });
    article.modified = maybe([this] { return words(); });
    article.language = maybe([this] { return words(); });
    article.description = maybe([this] { return words(); });
    article.image = maybe([this] { return words(); });
    article.sources.title = maybe([this] { return one_of<MetadataSource>(11); });
    article.sources.site = maybe([this] { return one_of<MetadataSource>(11); });
    article.sources.url = maybe([this] { return one_of<MetadataSource>(11); });
    article.sources.authors = maybe([this] { return one_of<MetadataSource>(11); });
    article.sources.published = maybe([this] { return one_of<MetadataSource>(11); });
    article.sources.modified = maybe([this] { return one_of<MetadataSource>(11); });
    article.sources.language = maybe([this] { return one_of<MetadataSource>(11); });
    article.sources.description = maybe([this] { return one_of<MetadataSource>(11); });
    article.sources.image = maybe([this] { return one_of<MetadataSource>(11); });
    set_text(article);
    article.blocks = some<Block>([this] { return block(); });
    article.left_out = some<LeftOut>([this] { return LeftOut{one_of<LeftOutKind>(8), words(), place()}; });
    record.entities = some<Entity>([this] {
      return Entity{one_of<EntityKind>(5), words(), some<std::string>([this] { return words(); }),
                    some<std::string>([this] { return words(); }), spans()};
    });
    record.times =
        some<TimeExpression>([this] { return TimeExpression{span(), one_of<TimeType>(4), words()}; });
    const std::uint32_t statements = up_to(6);
    for (StatementId id = 0; id < statements; ++id) record.statements.push_back(statement(record, id));
    return record;
  }

 private:
  std::uint32_t up_to(std::uint32_t largest) {
    return std::uniform_int_distribution<std::uint32_t>(0, largest)(random_);
  }
  bool coin() { return up_to(1) == 1; }

  template <class Enumeration>
  Enumeration one_of(std::uint32_t count) {
    return static_cast<Enumeration>(up_to(count - 1));
  }

  template <class Make>
  auto maybe(Make make) -> std::optional<decltype(make())> {
    return coin() ? std::optional(make()) : std::nullopt;
  }

  template <class Item, class Make>
  std::vector<Item> some(Make make) {
    std::vector<Item> out(up_to(4));
    for (Item& item : out) item = make();
    return out;
  }

  std::string words() {
    constexpr std::array<char32_t, 9> kLetters = {U'a',      U'"',      U'\\',     U'\n',        U'\0',
                                                  U'\u00e9', U'\u201c', U'\u2028', U'\U0001F5E3'};
    std::string out;
    for (std::uint32_t i = up_to(12); i > 0; --i) append_utf8(out, kLetters[up_to(kLetters.size() - 1)]);
    return out;
  }

  void set_text(Article& article) {
    edges_ = {0};
    for (std::uint32_t i = up_to(40); i > 0; --i) {
      article.text += words();
      edges_.push_back(static_cast<std::uint32_t>(article.text.size()));
    }
  }

  Span span() {
    const std::uint32_t last = static_cast<std::uint32_t>(edges_.size()) - 1;
    const std::uint32_t begin = up_to(last);
    return {edges_[begin], edges_[begin + up_to(last - begin)]};
  }
  std::vector<Span> spans() {
    return some<Span>([this] { return span(); });
  }
  Span place() {
    const std::uint32_t begin = up_to(std::numeric_limits<std::uint32_t>::max());
    return {begin, begin + up_to(std::numeric_limits<std::uint32_t>::max() - begin)};
  }
  Block block() {
    return {one_of<BlockKind>(7),
            span(),
            place(),
            maybe([this] { return words(); }),
            maybe([this] { return words(); }),
            maybe([this] { return words(); }),
            maybe([this] { return words(); })};
  }

  template <class List>
  std::optional<std::uint32_t> reference(const List& list) {
    if (list.empty() || coin()) return std::nullopt;
    return up_to(static_cast<std::uint32_t>(list.size()) - 1);
  }
  std::vector<EntityId> people(const Record& record) {
    std::vector<EntityId> out;
    for (std::uint32_t i = up_to(3); i > 0; --i)
      if (const auto id = reference(record.entities)) out.push_back(*id);
    return out;
  }

  Statement statement(const Record& record, StatementId id) {
    Statement out;
    out.kind = one_of<StatementKind>(3);
    out.source = spans();
    out.cue = spans();
    out.content = spans();
    out.speaker = reference(record.entities);
    out.addressees = people(record);
    out.channel = one_of<Channel>(11);
    out.certainty = one_of<Certainty>(5);
    out.hedges = spans();
    if (id > 0 && coin()) out.within = up_to(id - 1);
    out.chain = people(record);
    out.basis = maybe([&] { return Basis{words(), reference(record.entities)}; });
    out.time = reference(record.times);
    out.language = maybe([this] { return words(); });
    out.confidence = std::uniform_real_distribution<double>(0, 1)(random_);
    return out;
  }

  std::mt19937 random_;
  std::vector<std::uint32_t> edges_;  ///< places in the text where a span may begin or end
};

/// “Hé,” said A: one of everything.
Record small_record() {
  Record record;
  record.article.input = "a.txt";
  record.article.text = "“Hé,” said Ana on Friday.";
  record.article.blocks = {{BlockKind::caption, {0, 30}, {4, 40}, "Reuters", std::nullopt}};
  record.entities = {{EntityKind::person, "Ana", {}, {}, {{16, 19}}}};
  record.times = {{{23, 29}, TimeType::date, "2025-08-15"}};
  Statement statement;
  statement.kind = StatementKind::direct;
  statement.source = {{16, 19}};
  statement.cue = {{11, 15}};
  statement.content = {{3, 6}};
  statement.speaker = 0;
  statement.chain = {0};
  statement.channel = Channel::lip_reading;
  statement.basis = Basis{"video", std::nullopt};
  statement.time = 0;
  statement.confidence = 0.9;
  record.statements = {statement};
  return record;
}

std::string why_not(const Json& json) {
  const Result<Record> record = record_from_json(dump(json));
  return record ? "" : record.error().why;
}

TEST(RecordJson, CountsCodePoints) {
  const Json json = record_to_json(small_record());
  EXPECT_EQ(json["statements"][0]["content"], Json::parse(R"([{"start": 1, "end": 3}])"));
  EXPECT_EQ(json["statements"][0]["source"], Json::parse(R"([{"start": 11, "end": 14}])"));
}

TEST(RecordJson, WritesEveryKeyInTheOrderOfTheFormat) {
  const Json json = record_to_json(small_record());
  const auto keys = [](const Json& object) {
    std::string out;
    for (const auto& item : object.items()) out += item.key() + " ";
    return out;
  };
  EXPECT_EQ(keys(json),
            "format input sha256 title site url authors published modified language description image metadata "
            "text blocks left_out "
            "entities times statements ");
  EXPECT_EQ(keys(json["blocks"][0]), "kind start end credit place ");
  EXPECT_EQ(keys(json["entities"][0]), "id kind name aliases roles mentions ");
  EXPECT_EQ(keys(json["times"][0]), "id start end type value ");
  EXPECT_EQ(
      keys(json["statements"][0]),
      "id kind source cue content speaker addressees channel certainty hedges within chain basis time language "
      "confidence ");
}

TEST(RecordJson, WritesWhatIsUnknownAsNull) {
  const Json json = record_to_json(small_record());
  EXPECT_TRUE(json["title"].is_null());
  EXPECT_TRUE(json["statements"][0]["within"].is_null());
  EXPECT_TRUE(json["statements"][0]["basis"]["entity"].is_null());
  EXPECT_TRUE(json["left_out"].is_array());
}

TEST(RecordJson, WritesTheStorysEntitiesInADossier) {
  const Json json = record_to_json(small_record(), {41});
  EXPECT_FALSE(json.contains("entities"));
  EXPECT_EQ(json["statements"][0]["speaker"], "e42");
  EXPECT_EQ(json["statements"][0]["chain"], Json({"e42"}));
}

TEST(RecordJson, ReplacesIllFormedBytes) {
  Record record = small_record();
  record.article.input = "caf\xe9.txt";
  EXPECT_NE(dump(record_to_json(record)).find("caf\xEF\xBF\xBD.txt"), std::string::npos);
}

TEST(RecordJson, EveryRecordSurvivesARoundTrip) {
  for (std::uint32_t seed = 0; seed < 300; ++seed) {
    const Record record = RandomRecord(seed).make();
    const std::string json = dump(record_to_json(record));
    EXPECT_EQ(json.find('\n'), std::string::npos);
    const Result<Record> again = record_from_json(json);
    ASSERT_TRUE(again.has_value()) << again.error().line() << "\n" << json;
    EXPECT_EQ(*again, record) << "seed " << seed;
  }
}

TEST(RecordFromJson, IgnoresKeysThatItDoesNotKnow) {
  Json json = record_to_json(small_record());
  json["later"] = {{"more", 1}};
  EXPECT_EQ(why_not(json), "");
}

TEST(RecordFromJson, NamesWhatIsWrong) {
  const Json good = record_to_json(small_record());
  const auto with = [&good](const char* pointer, const Json& value) {
    Json json = good;
    json[Json::json_pointer(pointer)] = value;
    return why_not(json);
  };
  EXPECT_EQ(with("/format", "hearsay/2"), "format is not hearsay/1");
  EXPECT_EQ(with("/text", nullptr), "text is not a string");
  EXPECT_EQ(with("/statements", Json::object()), "statements is not a list");
  EXPECT_EQ(with("/statements/0", 7), "statements[0] is not an object");
  EXPECT_EQ(with("/statements/0/id", "s2"), "statements[0].id is out of order");
  EXPECT_EQ(with("/statements/0/kind", "shouted"), "statements[0].kind is not one of the kinds there are");
  EXPECT_EQ(with("/statements/0/speaker", "e2"), "statements[0].speaker names nothing in the record");
  EXPECT_EQ(with("/statements/0/speaker", "e01"), "statements[0].speaker names nothing in the record");
  EXPECT_EQ(with("/statements/0/time", "e1"), "statements[0].time names nothing in the record");
  EXPECT_EQ(with("/statements/0/confidence", 1.5), "statements[0].confidence is not a number from 0 to 1");
  EXPECT_EQ(with("/statements/0/content/0/end", 99),
            "statements[0].content[0].end is not a whole number from 0 to 25");
  EXPECT_EQ(with("/statements/0/content/0/end", -1),
            "statements[0].content[0].end is not a whole number from 0 to 25");
  EXPECT_EQ(with("/statements/0/content/0/end", 0), "statements[0].content[0] ends before it starts");
  EXPECT_NE(with("/statements/0/within", "s1"), "");
  EXPECT_NE(with("/statements/0/within", "s9"), "");
}

TEST(RecordFromJson, RefusesStatementsWithinEachOther) {
  Record record = small_record();
  record.statements.resize(3, record.statements[0]);
  record.statements[0].within = 2;
  record.statements[2].within = 1;
  EXPECT_EQ(why_not(record_to_json(record)), "");
  record.statements[1].within = 0;
  EXPECT_EQ(why_not(record_to_json(record)),
            "statements has a statement within none that there is, or within itself");
}

TEST(RecordFromJson, RefusesWhatIsNoRecord) {
  for (const char* text : {"", "{", "null", "[]", "{}", "\xff", "{\"format\": \"hearsay/1\"}", "1e999"})
    EXPECT_FALSE(record_from_json(text).has_value()) << text;
}

TEST(RecordFromJson, TakesDeepNestingWithoutHarm) {
  const std::string deep(200'000, '[');
  EXPECT_FALSE(record_from_json(deep).has_value());
  EXPECT_FALSE(record_from_json(deep + std::string(deep.size(), ']')).has_value());
}

TEST(RecordFromJson, TakesAnyDamageWithoutHarm) {
  std::mt19937 random(1);
  for (std::uint32_t seed = 0; seed < 60; ++seed) {
    const std::string json = dump(record_to_json(RandomRecord(seed).make()));
    for (int damage = 0; damage < 40; ++damage) {
      std::string broken = json;
      const std::size_t at = random() % broken.size();
      switch (random() % 3) {
        case 0: broken[at] = static_cast<char>(random()); break;
        case 1: broken.erase(at, random() % 8); break;
        default: broken.insert(at, json, random() % json.size(), random() % 8);
      }
      const Result<Record> record = record_from_json(broken);
      if (!record) {
        EXPECT_NE(record.error().why, "");
        continue;
      }
      const Result<Record> again = record_from_json(dump(record_to_json(*record)));
      ASSERT_TRUE(again.has_value()) << again.error().line();
      EXPECT_EQ(*again, *record);
    }
  }
}

}  // namespace
}  // namespace hearsay
