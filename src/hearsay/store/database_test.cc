#include "hearsay/store/database.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "hearsay/store/drivers.h"
#include "hearsay/store/schema.h"
#include "support/store_fixture.h"

namespace hearsay::testing {
namespace {

class DatabaseOver : public OverBothDatabases {
 protected:
  [[nodiscard]] std::unique_ptr<Database> connect(StoreAccess access = StoreAccess::write) const {
    Result<std::unique_ptr<Database>> database = open_database(location(), access);
    if (!database) throw std::runtime_error(database.error().line());
    return std::move(*database);
  }
};
OVER_BOTH_DATABASES(DatabaseOver);

TEST_P(DatabaseOver, GivesBackValuesAsTheyWere) {
  const auto database = connect();
  const bool is_sqlite = database->dialect() == Dialect::sqlite;
  ASSERT_TRUE(database->run_script(
      is_sqlite ? "CREATE TABLE v (a INTEGER, b REAL, c TEXT, d BLOB, e TEXT)"
                : "CREATE TABLE v (a bigint, b double precision, c text, d bytea, e text)"));
  const std::string bytes("\x00\xFF\x27;--", 6);
  const std::string hostile = "'); DROP TABLE v; -- ” \\ $1";
  ASSERT_TRUE(database->execute("INSERT INTO v VALUES ($2, $1, $3, $4, $5)",
                                {Value(0.1), Value(std::int64_t{-9'007'199'254'740'993}), Value(hostile),
                                 Value(Value::Bytes{bytes}), Value()}));
  const Result<Rows> rows = database->query("SELECT a, b, c, d, e FROM v");
  ASSERT_TRUE(rows) << rows.error().line();
  ASSERT_EQ(rows->size(), 1U);
  const Row& row = rows->front();
  EXPECT_EQ(row[0].number(), -9'007'199'254'740'993);
  EXPECT_EQ(row[1].real(), 0.1);
  EXPECT_EQ(row[2].text(), hostile);
  EXPECT_EQ(row[3].bytes(), bytes);
  EXPECT_TRUE(row[4].is_null());
}

TEST_P(DatabaseOver, AChangeThatFailsLeavesNothing) {
  const auto database = connect();
  const Result<void> done = database->change([&]() -> Result<void> {
    if (Result<void> made =
            database->execute("INSERT INTO parties (kind, name, key) VALUES ('person', 'A', 'a')");
        !made)
      return made;
    return database->execute(
        "INSERT INTO parties (kind, name, key) VALUES ('person', 'B', 'a')");  // the key is there
  });
  EXPECT_FALSE(done);
  EXPECT_EQ(database->query("SELECT count(*) FROM parties")->front().front().number(), 0);
  EXPECT_TRUE(database->execute("INSERT INTO parties (kind, name, key) VALUES ('person', 'A', 'a')"));
}

TEST_P(DatabaseOver, StopsWhenNobodyWantsMore) {
  const auto database = connect();
  for (const char* key : {"a", "b", "c"})
    ASSERT_TRUE(
        database->execute("INSERT INTO parties (kind, name, key) VALUES ('person', 'A', $1)", {Value(key)}));
  int taken = 0;
  ASSERT_TRUE(database->stream("SELECT key FROM parties", {}, [&](const Row&) { return ++taken < 2; }));
  EXPECT_EQ(taken, 2);
  EXPECT_TRUE(database->query("SELECT 1"));
}

TEST_P(DatabaseOver, AnEarlierSchemaIsBroughtUpToDateWithAllItHas) {
  {
    const auto database = connect();
    ASSERT_TRUE(
        database->execute("INSERT INTO parties (kind, name, key) VALUES ('person', 'Ana Ruiz', 'ana ruiz')"));
    // As version 1 left it.
    ASSERT_TRUE(database->run_script("DROP TABLE corrections"));
    ASSERT_TRUE(database->run_script(database->dialect() == Dialect::sqlite
                                         ? "PRAGMA user_version = 1"
                                         : "UPDATE hearsay.schema_version SET version = 1"));
  }
  const Result<std::unique_ptr<Database>> reader = open_database(location(), StoreAccess::read);
  ASSERT_FALSE(reader);
  EXPECT_NE(reader.error().line().find("earlier version"), std::string::npos) << reader.error().line();
  const auto database = connect();
  EXPECT_EQ(database->query("SELECT name FROM parties")->front().front().text(), "Ana Ruiz");
  EXPECT_TRUE(database->query("SELECT * FROM corrections"));
}

TEST_P(DatabaseOver, ALaterSchemaIsRefusedAndLeftAlone) {
  {
    const auto database = connect();
    ASSERT_TRUE(database->run_script(database->dialect() == Dialect::sqlite
                                         ? "PRAGMA user_version = 99"
                                         : "UPDATE hearsay.schema_version SET version = 99"));
  }
  for (const StoreAccess access : {StoreAccess::read, StoreAccess::write}) {
    const Result<std::unique_ptr<Database>> database = open_database(location(), access);
    ASSERT_FALSE(database);
    EXPECT_NE(database.error().line().find("later version"), std::string::npos) << database.error().line();
  }
}

std::string why_not(const std::string& location, StoreAccess access) {
  const Result<std::unique_ptr<Database>> database = open_database(location, access);
  return database ? "" : database.error().line();
}

TEST(Sqlite, SaysWhatIsWrongWithTheFile) {
  const TemporaryFolder folder;
  EXPECT_NE(why_not(folder.path("none.db"), StoreAccess::read).find("no such file"), std::string::npos);
  EXPECT_FALSE(std::filesystem::exists(folder.path("none.db")));
  const std::string text =
      folder.write("text.db", "This is no database, only some words that somebody wrote down.\n");
  EXPECT_NE(why_not(text, StoreAccess::write).find("no SQLite database"), std::string::npos);
  EXPECT_NE(why_not(folder.path(), StoreAccess::write).find("no file"), std::string::npos);
  EXPECT_NE(why_not(folder.path("no/folder.db"), StoreAccess::write), "");
  EXPECT_EQ(read_file(text), "This is no database, only some words that somebody wrote down.\n");
}

TEST(Sqlite, RefusesAnotherProgramsDatabase) {
  const TemporaryFolder folder;
  const std::string path = folder.path("other.db");
  {
    Result<std::unique_ptr<Database>> database = open_database(path, StoreAccess::write);
    ASSERT_TRUE(database);
    ASSERT_TRUE((*database)->run_script("PRAGMA application_id = 12345"));
  }
  EXPECT_NE(why_not(path, StoreAccess::write).find("none of Hearsay's"), std::string::npos);
}

TEST(Sqlite, TellsADamagedFile) {
  const TemporaryFolder folder;
  const std::string path = folder.path("desk.db");
  {
    Result<Store> store = Store::open(path, StoreAccess::write);
    ASSERT_TRUE(store);
    add_text(*store, "a", "“The quay stays open,” Mayor Ana Ruiz said on Friday.\n");
    ASSERT_TRUE(store->database().query("PRAGMA wal_checkpoint(TRUNCATE)"));
  }
  std::string bytes = read_file(path);
  ASSERT_GT(bytes.size(), 20'000U);
  std::fill(bytes.begin() + 4096, bytes.end(), '\xA5');  // all but the first page, which has the schema
  folder.write("desk.db", bytes);
  const Result<Store> store = Store::open(path, StoreAccess::write);
  std::string told = store ? "" : store.error().line();
  if (store) {
    Store opened = std::move(const_cast<Store&>(*store));
    const Page page{.name = "b", .bytes = "“No,” Ana Ruiz said.\n"};
    const Result<Added> added = opened.add(page, {}, read(page).value());
    ASSERT_FALSE(added);
    told = added.error().line();
  }
  EXPECT_NE(told.find("damaged"), std::string::npos) << told;
}

TEST(Postgresql, TellsThatNobodyAnswersAndNoPassword) {
  const std::string told = why_not("postgresql://desk:secret@127.0.0.1:1/desk?x=secret", StoreAccess::read);
  EXPECT_NE(told.find("cannot open the store"), std::string::npos) << told;
  EXPECT_EQ(told.find("secret"), std::string::npos) << told;
}

}  // namespace
}  // namespace hearsay::testing
