#include "hearsay/serve/desk_routes.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "hearsay/serve/desk_assets.h"

namespace hearsay::desk {
namespace {

using nlohmann::json;

json description() { return json::parse(openapi_text()); }

TEST(Routes, AreAllDescribedAndNoOthers) {
  std::set<std::string> served;
  for (const Route& route : routes()) {
    std::string method = route.method == "GET" ? "get " : "post ";
    served.insert(method + std::string(route.address));
    if (route.json == JsonForm::beside) served.insert(method + std::string(route.address) + ".json");
  }
  std::set<std::string> described;
  const json document = description();
  for (const auto& [path, operations] : document["paths"].items())
    for (const auto& [method, operation] : operations.items()) described.insert(method + " " + path);
  EXPECT_EQ(served, described);
}

TEST(Routes, AreFoundByAddressAndNumber) {
  const FoundRoute story = find_route("GET", "/story/27");
  ASSERT_NE(story.route, nullptr);
  EXPECT_EQ(story.route->address, "/story/{story}");
  EXPECT_EQ(story.number, 27);
  EXPECT_FALSE(story.wants_json);
  EXPECT_TRUE(find_route("GET", "/story/27.json").wants_json);
  EXPECT_EQ(find_route("GET", "/story/27/style.css").route->address, "/story/{story}/style.css");
  EXPECT_EQ(find_route("POST", "/corrections/3/undo").number, 3);
}

TEST(Routes, AreNotFoundByWhatIsNoNumber) {
  for (const char* path :
       {"/story/", "/story/0", "/story/-1", "/story/+1", "/story/01", "/story/1a", "/story/ 1",
        "/story/9223372036854775808", "/story/1/2", "//story/1", "/story", "", "/story/1.jsonx"})
    EXPECT_EQ(find_route("GET", path).route, nullptr) << path;
}

TEST(Routes, TellWhatElseAnAddressTakes) {
  const FoundRoute found = find_route("POST", "/story/1");
  EXPECT_EQ(found.route, nullptr);
  EXPECT_EQ(found.allowed, "GET");
  EXPECT_EQ(find_route("DELETE", "/add").allowed, "GET, POST");
  EXPECT_EQ(find_route("POST", "/nothing").allowed, "");
}

}  // namespace
}  // namespace hearsay::desk
