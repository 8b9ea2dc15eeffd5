#include "hearsay/page/json_repair.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace hearsay {
namespace {

using Strings = std::vector<std::string>;

constexpr std::size_t kDepth = 32;

TEST(JsonRepair, LeavesGoodJsonAlone) {
  for (const char* const good : {R"({"a":[1,2,{"b":"c, ]}"}]})", R"(["\u00e9\n\"\\"])", "{}", "[]"})
    EXPECT_EQ(repaired_json(good, kDepth), Strings{good});
}

TEST(JsonRepair, RepairsWhatPagesDo) {
  EXPECT_EQ(repaired_json(R"({"a":1,})", kDepth), Strings{R"({"a":1})"});
  EXPECT_EQ(repaired_json("{\"a\":\"b\nc\td\"}", kDepth), Strings{R"({"a":"b\nc d"})"});
  EXPECT_EQ(repaired_json("//<![CDATA[\n[1]\n//]]>", kDepth), Strings{"[1]"});
  EXPECT_EQ(repaired_json(R"({"a":1}; {"b":2})", kDepth), (Strings{R"({"a":1})", R"({"b":2})"}));
  EXPECT_EQ(repaired_json(R"({"a":["b)", kDepth), Strings{R"({"a":["b"]})"});
  EXPECT_EQ(repaired_json(R"({"a":)", kDepth), Strings{R"({"a":null})"});
}

TEST(JsonRepair, StopsAtTheDepthAllowed) {
  EXPECT_EQ(repaired_json("[1]" + std::string(1000000, '['), kDepth), Strings{"[1]"});
}

// Cut anywhere, a value is still one that a parser takes, or nothing.
TEST(JsonRepair, WhatIsCutOffStillParses) {
  const std::string whole = R"({"a":["b\u00e9",{"c":1}],"d":"\ud83d\ude00","e":[]})";
  std::size_t good = 0;
  for (std::size_t size = 0; size <= whole.size(); ++size)
    for (const std::string& value : repaired_json(std::string_view(whole).substr(0, size), kDepth))
      good += nlohmann::json::accept(value) ? 1 : 0;
  EXPECT_GT(good, whole.size() / 2);
}

}  // namespace
}  // namespace hearsay
