#include "support/store_fixture.h"

#include <libpq-fe.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <stdexcept>

namespace hearsay::testing {
namespace {

constexpr const char* kServer = "HEARSAY_TEST_POSTGRESQL";

void run_on_server(const std::string& url, const std::string& sql) {
  PGconn* const connection = PQconnectdb(url.c_str());
  PGresult* const result = PQexec(connection, sql.c_str());
  const bool done = PQresultStatus(result) == PGRES_COMMAND_OK;
  const std::string why = PQerrorMessage(connection);
  PQclear(result);
  PQfinish(connection);
  if (!done) throw std::runtime_error(sql + ": " + why);
}

}  // namespace

StorePlace::StorePlace(Dialect dialect) {
  if (dialect == Dialect::sqlite) {
    location_ = folder_.path("desk.db");
    return;
  }
  const char* const server = std::getenv(kServer);
  if (server == nullptr || *server == '\0') return;
  static std::atomic<int> made = 0;
  database_ = "hearsay_test_" + std::to_string(::getpid()) + "_" + std::to_string(made++);
  run_on_server(server, "CREATE DATABASE " + database_);
  const std::string url = server;
  location_ = url.substr(0, url.rfind('/') + 1) + database_;
}

StorePlace::~StorePlace() {
  if (!database_.empty()) run_on_server(std::getenv(kServer), "DROP DATABASE " + database_ + " WITH (FORCE)");
}

Store OverBothDatabases::open(StoreAccess access) const {
  Result<Store> store = Store::open(location(), access);
  if (!store) throw std::runtime_error(store.error().line());
  return std::move(*store);
}

std::string dialect_name(const ::testing::TestParamInfo<Dialect>& info) {
  return info.param == Dialect::sqlite ? "Sqlite" : "Postgresql";
}

namespace {

Added read_and_add(Store& store, const Page& page, const ReadOptions& options) {
  const Result<Record> record = read(page, options);
  if (!record) throw std::runtime_error(record.error().line());
  const Result<Added> added = store.add(page, options, *record);
  if (!added) throw std::runtime_error(added.error().line());
  return *added;
}

}  // namespace

Added add_text(Store& store, const std::string& name, const std::string& text, const std::string& site,
               const std::string& published) {
  ReadOptions options;
  options.page.form = InputForm::text;
  options.page.site = site;
  options.page.published = published;
  return read_and_add(store, {.name = name, .bytes = text}, options);
}

std::string web_page(const std::string& url, const std::string& title, const std::string& paragraphs,
                     const std::string& site, const std::string& published) {
  return "<!doctype html><html lang=en><head><title>" + title + "</title><link rel=canonical href=\"" + url +
         "\"><meta property=og:url content=\"" + url + "\"><meta property=og:site_name content=\"" + site +
         "\"><meta property=article:published_time content=\"" + published + "\"></head><body><article><h1>" +
         title + "</h1>" + paragraphs + "</article></body></html>";
}

Added add_page(Store& store, const std::string& name, const std::string& html) {
  return read_and_add(store, {.name = name, .bytes = html}, {});
}

}  // namespace hearsay::testing
