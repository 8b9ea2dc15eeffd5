// PostgreSQL by libpq: a server for a team. Everything lies in a schema of its own, `hearsay`.
#include <libpq-fe.h>

#include <array>
#include <charconv>
#include <memory>

#include "hearsay/store/drivers.h"
#include "hearsay/store/schema.h"

namespace hearsay {
namespace {

// Of types (server/catalog/pg_type_d.h), which libpq's headers do not name.
constexpr Oid kBool = 16;
constexpr Oid kBytea = 17;
constexpr Oid kInt8 = 20;
constexpr Oid kInt2 = 21;
constexpr Oid kInt4 = 23;
constexpr Oid kText = 25;
constexpr Oid kFloat4 = 700;
constexpr Oid kFloat8 = 701;
constexpr Oid kNumeric = 1700;

constexpr int kOldestServer = 150000;                                             // PQserverVersion of 15.0
constexpr const char* kLongestConnect = "10";                                     // seconds
constexpr const char* kWritersLock = "SELECT pg_advisory_xact_lock(1215460729)";  // "Hrsy"

struct ClearResult {
  void operator()(PGresult* result) const { PQclear(result); }
};
using ResultHandle = std::unique_ptr<PGresult, ClearResult>;

std::string one_line(std::string message) {
  for (char& c : message)
    if (c == '\n' || c == '\t') c = ' ';
  while (!message.empty() && message.back() == ' ') message.pop_back();
  return message;
}

/// Whether libpq can read the URL. What it says where it cannot holds parts of it, the password maybe.
bool is_well_formed(const std::string& url) {
  char* complaint = nullptr;
  PQconninfoOption* const options = PQconninfoParse(url.c_str(), &complaint);
  PQfreemem(complaint);
  PQconninfoFree(options);
  return options != nullptr;
}

/// Values as libpq takes them. Numbers go as text, bytes as they are.
class Parameters {
 public:
  explicit Parameters(std::span<const Value> values) {
    texts_.reserve(values.size());
    for (const Value& value : values) add(value.held());
  }

  [[nodiscard]] int count() const { return static_cast<int>(types_.size()); }
  [[nodiscard]] const Oid* types() const { return types_.data(); }
  [[nodiscard]] const char* const* values() const { return values_.data(); }
  [[nodiscard]] const int* lengths() const { return lengths_.data(); }
  [[nodiscard]] const int* formats() const { return formats_.data(); }

 private:
  void add(const Value::Held& held) {
    if (const auto* number = std::get_if<std::int64_t>(&held)) return add_text(kInt8, std::to_string(*number));
    if (const auto* real = std::get_if<double>(&held)) {
      std::array<char, 32> digits{};
      const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), *real).ptr;
      return add_text(kFloat8, std::string(digits.data(), end));
    }
    if (const auto* text = std::get_if<std::string>(&held)) {
      std::string kept = *text;
      // The server's texts hold no NUL; a replacement says that something stood there.
      for (std::size_t at = 0; (at = kept.find('\0', at)) != std::string::npos;)
        kept.replace(at, 1, "\xEF\xBF\xBD");
      return add_text(kText, std::move(kept));
    }
    if (const auto* bytes = std::get_if<Value::Bytes>(&held)) {
      append(kBytea, bytes->bytes.data(), static_cast<int>(bytes->bytes.size()), 1);
      return;
    }
    append(0, nullptr, 0, 0);
  }

  void add_text(Oid type, std::string text) {
    texts_.push_back(std::move(text));
    append(type, texts_.back().c_str(), 0, 0);
  }

  void append(Oid type, const char* value, int length, int format) {
    types_.push_back(type);
    values_.push_back(value);
    lengths_.push_back(length);
    formats_.push_back(format);
  }

  std::vector<std::string> texts_;
  std::vector<Oid> types_;
  std::vector<const char*> values_;
  std::vector<int> lengths_;
  std::vector<int> formats_;
};

Value value_of(const PGresult* result, int row, int column) {
  if (PQgetisnull(result, row, column) != 0) return {};
  const char* const text = PQgetvalue(result, row, column);
  const auto size = static_cast<std::size_t>(PQgetlength(result, row, column));
  switch (PQftype(result, column)) {
    case kBool: return Value(*text == 't');
    case kInt2:
    case kInt4:
    case kInt8: {
      std::int64_t number = 0;
      std::from_chars(text, text + size, number);
      return Value(number);
    }
    case kFloat4:
    case kFloat8:
    case kNumeric: {  // what sum() of whole numbers gives: whole again
      const std::string_view digits(text, size);
      if (PQftype(result, column) == kNumeric && digits.find('.') == std::string_view::npos) {
        std::int64_t number = 0;
        std::from_chars(text, text + size, number);
        return Value(number);
      }
      double real = 0;
      std::from_chars(text, text + size, real);
      return Value(real);
    }
    case kBytea: {
      std::size_t length = 0;
      unsigned char* const bytes = PQunescapeBytea(reinterpret_cast<const unsigned char*>(text), &length);
      Value::Bytes held{bytes != nullptr ? std::string(reinterpret_cast<const char*>(bytes), length) : ""};
      PQfreemem(bytes);
      return Value(std::move(held));
    }
    default: return Value(std::string(text, size));
  }
}

class PostgresqlDatabase final : public Database {
 public:
  explicit PostgresqlDatabase(const std::string& url) : shown_(without_password(url)) {}
  ~PostgresqlDatabase() override { PQfinish(connection_); }

  [[nodiscard]] Result<void> open(const std::string& url, StoreAccess access);
  [[nodiscard]] Dialect dialect() const override { return Dialect::postgresql; }
  [[nodiscard]] Result<void> stream(std::string_view sql, std::span<const Value> values,
                                    const std::function<bool(Row)>& take) override;
  [[nodiscard]] Result<void> run_script(std::string_view sql) override;

 protected:
  /// One writer at a time, as in SQLite: parties and stories are looked up before they are made.
  [[nodiscard]] std::string_view begin_change() const override { return begin_; }
  [[nodiscard]] std::string_view begin_look() const override {
    return "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
  }

 private:
  [[nodiscard]] Error error(std::string what, const std::string& message) const;
  [[nodiscard]] Result<void> set_up(StoreAccess access);
  [[nodiscard]] Result<std::int64_t> schema_version();
  void drain();

  std::string shown_;
  std::string begin_ = "BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL lock_timeout = '" +
                       std::to_string(kLongestWait) + "ms'; " + kWritersLock;
  PGconn* connection_ = nullptr;
};

Error PostgresqlDatabase::error(std::string what, const std::string& message) const {
  const bool lost = PQstatus(connection_) != CONNECTION_OK;
  return {.input = shown_,
          .what = std::move(what),
          .why = one_line(message),
          .advice = lost ? "check that the server runs and takes this connection, and try again" : "",
          .offset = {}};
}

Result<void> PostgresqlDatabase::open(const std::string& url, StoreAccess access) {
  if (!is_well_formed(url))
    return std::unexpected(Error{.input = shown_,
                                 .what = "cannot open the store",
                                 .why = "its address is no URL that PostgreSQL takes",
                                 .advice = "write %XX for what is no letter or digit in a name or a password",
                                 .offset = {}});
  const std::array<const char*, 5> keys = {"dbname", "connect_timeout", "application_name", "client_encoding",
                                           nullptr};
  const std::array<const char*, 5> values = {url.c_str(), kLongestConnect, "hearsay", "UTF8", nullptr};
  connection_ = PQconnectdbParams(keys.data(), values.data(), 1);
  if (connection_ == nullptr || PQstatus(connection_) != CONNECTION_OK)
    return std::unexpected(error("cannot open the store", connection_ != nullptr
                                                              ? PQerrorMessage(connection_)
                                                              : "there is not enough memory"));
  PQsetNoticeProcessor(connection_, [](void*, const char*) {}, nullptr);
  if (PQserverVersion(connection_) < kOldestServer)
    return std::unexpected(Error{.input = shown_,
                                 .what = "cannot open the store",
                                 .why = "its server is older than PostgreSQL 15",
                                 .advice = "use a later one",
                                 .offset = {}});
  return set_up(access);
}

Result<std::int64_t> PostgresqlDatabase::schema_version() {
  const Result<Rows> table = query("SELECT to_regclass('hearsay.schema_version') IS NOT NULL");
  if (!table) return std::unexpected(table.error());
  if (table->front().front().number() == 0) return 0;
  const Result<Rows> version = query("SELECT version FROM hearsay.schema_version");
  if (!version) return std::unexpected(version.error());
  return version->empty() ? 0 : version->front().front().number();
}

Result<void> PostgresqlDatabase::set_up(StoreAccess access) {
  if (Result<void> set =
          run_script("SET search_path = hearsay, pg_catalog; SET standard_conforming_strings = on");
      !set)
    return set;
  if (access == StoreAccess::read)
    if (Result<void> only = run_script("SET default_transaction_read_only = on"); !only) return only;
  const SchemaVersion version{
      .read = [this] { return schema_version(); },
      .write = [this](std::int64_t number) -> Result<void> {
        if (Result<void> emptied = run_script("DELETE FROM hearsay.schema_version"); !emptied) return emptied;
        return execute("INSERT INTO hearsay.schema_version VALUES ($1)", {Value(number)});
      }};
  if (access == StoreAccess::write) {
    // Not where it is made: of those who only add, the server would ask the right to make schemas all the same.
    const Result<std::int64_t> there = schema_version();
    if (!there) return std::unexpected(there.error());
    if (*there == 0) {
      Result<void> made = change([this] {
        return run_script(
            "CREATE SCHEMA IF NOT EXISTS hearsay;"
            "CREATE TABLE IF NOT EXISTS hearsay.schema_version (version bigint NOT NULL)");
      });
      if (!made) return made;
    }
  }
  return bring_up_to_date(*this, version, migrations(), access, shown_);
}

Result<void> PostgresqlDatabase::run_script(std::string_view sql) {
  const ResultHandle result(PQexec(connection_, std::string(sql).c_str()));
  const ExecStatusType status = PQresultStatus(result.get());
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_EMPTY_QUERY)
    return std::unexpected(error("cannot use the store", PQerrorMessage(connection_)));
  return {};
}

/// What is left of an answer that nobody wants any more.
void PostgresqlDatabase::drain() {
  while (const ResultHandle rest{PQgetResult(connection_)}) {
  }
}

Result<void> PostgresqlDatabase::stream(std::string_view sql, std::span<const Value> values,
                                        const std::function<bool(Row)>& take) {
  const Parameters parameters(values);
  if (PQsendQueryParams(connection_, std::string(sql).c_str(), parameters.count(), parameters.types(),
                        parameters.values(), parameters.lengths(), parameters.formats(), 0) != 1)
    return std::unexpected(error("cannot use the store", PQerrorMessage(connection_)));
  PQsetSingleRowMode(connection_);
  // Whatever `take` throws, the connection can be used again.
  const auto finish = [this](PGconn*) { drain(); };
  const std::unique_ptr<PGconn, decltype(finish)> answering(connection_, finish);
  while (const ResultHandle result{PQgetResult(connection_)}) {
    const ExecStatusType status = PQresultStatus(result.get());
    if (status == PGRES_FATAL_ERROR || status == PGRES_BAD_RESPONSE)
      return std::unexpected(error("cannot use the store", PQresultErrorMessage(result.get())));
    for (int row = 0; row < PQntuples(result.get()); ++row) {
      Row taken;
      for (int column = 0; column < PQnfields(result.get()); ++column)
        taken.push_back(value_of(result.get(), row, column));
      if (!take(std::move(taken))) return {};
    }
  }
  return {};
}

}  // namespace

Result<std::unique_ptr<Database>> open_postgresql(const std::string& url, StoreAccess access) {
  auto database = std::make_unique<PostgresqlDatabase>(url);
  if (Result<void> opened = database->open(url, access); !opened) return std::unexpected(opened.error());
  return database;
}

}  // namespace hearsay
