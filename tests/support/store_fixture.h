// The same test over both databases: a file of SQLite's, and a PostgreSQL server (tools/with-postgresql).
#pragma once

#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "hearsay/store/store.h"
#include "support/program.h"

namespace hearsay::testing {

/// A new, empty place for a store, gone afterwards.
class StorePlace {
 public:
  explicit StorePlace(Dialect dialect);
  StorePlace(const StorePlace&) = delete;
  StorePlace& operator=(const StorePlace&) = delete;
  ~StorePlace();

  /// Empty where there is no server.
  [[nodiscard]] const std::string& location() const { return location_; }

 private:
  TemporaryFolder folder_;
  std::string location_;
  std::string database_;  // on the server
};

class OverBothDatabases : public ::testing::TestWithParam<Dialect> {
 protected:
  void SetUp() override {
    if (place_.location().empty()) GTEST_SKIP() << "no PostgreSQL server: run it by tools/with-postgresql";
  }
  [[nodiscard]] const std::string& location() const { return place_.location(); }
  [[nodiscard]] Store open(StoreAccess access = StoreAccess::write) const;

 private:
  StorePlace place_{GetParam()};
};

[[nodiscard]] std::string dialect_name(const ::testing::TestParamInfo<Dialect>& info);

#define OVER_BOTH_DATABASES(fixture)                                                                \
  INSTANTIATE_TEST_SUITE_P(Store, fixture, ::testing::Values(Dialect::sqlite, Dialect::postgresql), \
                           dialect_name)

/// A page of clean text, read and added.
Added add_text(Store& store, const std::string& name, const std::string& text,
               const std::string& site = "The Argus", const std::string& published = "2025-08-15");

/// A web page with a headline and paragraphs.
[[nodiscard]] std::string web_page(const std::string& url, const std::string& title,
                                   const std::string& paragraphs, const std::string& site = "The Argus",
                                   const std::string& published = "2025-08-15T09:00:00Z");
Added add_page(Store& store, const std::string& name, const std::string& html);

}  // namespace hearsay::testing
