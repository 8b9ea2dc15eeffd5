// SQLite: one file, in write-ahead mode, so that readers and a writer do not wait for each other.
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <thread>
#include <unordered_map>

#include "hearsay/store/drivers.h"
#include "hearsay/store/schema.h"

namespace hearsay {
namespace {

constexpr int kApplicationId = 0x48727379;  // "Hrsy", in the file's header (PRAGMA application_id)
constexpr std::size_t kMostPrepared = 128;

// Memory for each connection: pages that are kept, in KiB (negative: PRAGMA cache_size), and the file seen
// through.
constexpr const char* kSettings =
    "PRAGMA foreign_keys = ON;"
    "PRAGMA trusted_schema = OFF;"
    "PRAGMA cell_size_check = ON;"
    "PRAGMA synchronous = NORMAL;"  // in write-ahead mode a crash of the machine loses the last change, none by
                                    // half
    "PRAGMA temp_store = MEMORY;"
    "PRAGMA cache_size = -65536;"
    "PRAGMA mmap_size = 0;"               // a file that is cut short under a mapping ends the program
    "PRAGMA wal_autocheckpoint = 16000;"  // pages: 64 MB, since each report touches a hundred far apart
    "PRAGMA journal_size_limit = 67108864;";

/// What a failure means to whoever has the file, and what to do.
std::pair<std::string, std::string> explain(int code, const std::string& message) {
  switch (code & 0xFF) {
    case SQLITE_NOTADB: return {"it is no SQLite database", "name another file, or a new one"};
    case SQLITE_CORRUPT:
      return {"the file is damaged",
              "keep a copy, then save what can be saved: sqlite3 FILE .recover | sqlite3 NEW"};
    case SQLITE_FULL: return {"the disk is full", "make room and try again; nothing was kept by half"};
    case SQLITE_READONLY: return {"it may not be written to", "check the rights of the file and its folder"};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {"another program has been writing to it all the while", "try again when that has ended"};
    case SQLITE_CANTOPEN:
      return {"it cannot be opened", "check that its folder is there and may be written to"};
    case SQLITE_IOERR: return {"reading or writing it failed (" + message + ")", "check the disk"};
    case SQLITE_NOMEM: return {"there is not enough memory", {}};
    default: return {message, {}};
  }
}

class SqliteDatabase final : public Database {
 public:
  explicit SqliteDatabase(std::string path) : path_(std::move(path)) {}
  ~SqliteDatabase() override {
    for (const auto& [sql, statement] : prepared_) sqlite3_finalize(statement.handle);
    sqlite3_close_v2(connection_);
  }

  [[nodiscard]] Result<void> open(StoreAccess access);
  [[nodiscard]] Dialect dialect() const override { return Dialect::sqlite; }
  [[nodiscard]] Result<void> stream(std::string_view sql, std::span<const Value> values,
                                    const std::function<bool(Row)>& take) override;
  [[nodiscard]] Result<void> run_script(std::string_view sql) override;

 protected:
  [[nodiscard]] std::string_view begin_change() const override { return "BEGIN IMMEDIATE"; }
  [[nodiscard]] std::string_view begin_look() const override { return "BEGIN"; }

 private:
  struct Prepared {
    sqlite3_stmt* handle = nullptr;
    bool in_use = false;
  };

  [[nodiscard]] Error error(std::string what) const {
    const int code = connection_ != nullptr ? sqlite3_extended_errcode(connection_) : SQLITE_NOMEM;
    return error(std::move(what), code);
  }
  [[nodiscard]] Error error(std::string what, int code) const;
  [[nodiscard]] Result<void> open_file(int flags, const std::string& name);
  [[nodiscard]] Result<void> set_up(StoreAccess access);
  [[nodiscard]] Result<void> be_write_ahead();
  [[nodiscard]] Result<std::int64_t> pragma(const std::string& name);
  [[nodiscard]] Result<sqlite3_stmt*> prepare(std::string_view sql);
  void put_back(std::string_view sql, sqlite3_stmt* statement);
  [[nodiscard]] static int bind(sqlite3_stmt* statement, std::span<const Value> values);
  [[nodiscard]] static Row row_of(sqlite3_stmt* statement);

  std::string path_;
  sqlite3* connection_ = nullptr;
  std::unordered_map<std::string, Prepared> prepared_;
};

Error SqliteDatabase::error(std::string what, int code) const {
  const std::string message = connection_ != nullptr ? sqlite3_errmsg(connection_) : sqlite3_errstr(code);
  auto [why, advice] = explain(code, message);
  return {.input = path_,
          .what = std::move(what),
          .why = std::move(why),
          .advice = std::move(advice),
          .offset = {}};
}

Result<void> SqliteDatabase::open_file(int flags, const std::string& name) {
  sqlite3_close_v2(connection_);
  connection_ = nullptr;
  if (sqlite3_open_v2(name.c_str(), &connection_, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
                      nullptr) != SQLITE_OK)
    return std::unexpected(error("cannot open the store"));
  sqlite3_busy_timeout(connection_, kLongestWait);
  // A file from elsewhere may hold a schema made to hurt.
  sqlite3_db_config(connection_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(connection_, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
  return {};
}

Result<void> SqliteDatabase::open(StoreAccess access) {
  struct stat status{};
  const bool is_there = ::stat(path_.c_str(), &status) == 0;
  const auto refuse = [&](std::string why, std::string advice) {
    return std::unexpected(Error{.input = path_,
                                 .what = "cannot open the store",
                                 .why = std::move(why),
                                 .advice = std::move(advice),
                                 .offset = {}});
  };
  if (is_there && !S_ISREG(status.st_mode)) return refuse("it is no file", "name a file");
  if (!is_there && access == StoreAccess::read)
    return refuse("there is no such file", "make a store with: hearsay add INPUT… --db FILE");
  const bool may_write = !is_there || ::access(path_.c_str(), W_OK) == 0;
  if (access == StoreAccess::write && !may_write)
    return refuse("the file may not be written to", "check its rights; nothing was changed");
  Result<void> opened =
      may_write
          ? open_file(SQLITE_OPEN_READWRITE | (access == StoreAccess::write ? SQLITE_OPEN_CREATE : 0), path_)
          : open_file(SQLITE_OPEN_READONLY, path_);
  if (opened) opened = set_up(access);
  return opened;
}

Result<std::int64_t> SqliteDatabase::pragma(const std::string& name) {
  const Result<Rows> rows = query("PRAGMA " + name);
  if (!rows) return std::unexpected(error("cannot open the store"));
  return rows->empty() ? 0 : rows->front().front().number();
}

/// The switch fails at once where another connection is making the file, without the wait that others are
/// given.
Result<void> SqliteDatabase::be_write_ahead() {
  constexpr int kTries = 100;
  constexpr std::chrono::milliseconds kBetween{50};
  for (int tries = 0;; ++tries) {
    const Result<Rows> mode = query("PRAGMA journal_mode = WAL");
    if (mode && !mode->empty() && mode->front().front().text() == "wal") return {};
    if (tries == kTries)
      return std::unexpected(error("cannot open the store", mode ? SQLITE_CANTOPEN : SQLITE_BUSY));
    const int code = sqlite3_errcode(connection_);
    if (!mode && code != SQLITE_BUSY && code != SQLITE_LOCKED) return std::unexpected(mode.error());
    std::this_thread::sleep_for(kBetween);
  }
}

Result<void> SqliteDatabase::set_up(StoreAccess access) {
  const Result<std::int64_t> application = pragma("application_id");
  if (!application) return std::unexpected(application.error());
  if (*application != kApplicationId) {
    const Result<Rows> tables = query("SELECT count(*) FROM sqlite_master");
    if (!tables) return std::unexpected(tables.error());
    // Another process may have made the store between the two questions.
    const Result<std::int64_t> now = pragma("application_id");
    if (!now) return std::unexpected(now.error());
    if (*now != kApplicationId && (*application != 0 || tables->front().front().number() != 0))
      return std::unexpected(Error{.input = path_,
                                   .what = "cannot open the store",
                                   .why = "it is a database, but none of Hearsay's",
                                   .advice = "name another file, or a new one",
                                   .offset = {}});
  }
  if (Result<void> set = run_script(kSettings); !set) return set;
  if (access == StoreAccess::write) {
    if (Result<void> ahead = be_write_ahead(); !ahead) return ahead;
  } else if (Result<void> only = run_script("PRAGMA query_only = ON"); !only) {
    return only;
  }
  const SchemaVersion version{
      .read = [this] { return pragma("user_version"); },
      .write =
          [this](std::int64_t number) {
            return run_script("PRAGMA application_id = " + std::to_string(kApplicationId) +
                              "; PRAGMA user_version = " + std::to_string(number));
          }};
  return bring_up_to_date(*this, version, migrations(), access, path_);
}

Result<void> SqliteDatabase::run_script(std::string_view sql) {
  if (sqlite3_exec(connection_, std::string(sql).c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
    return std::unexpected(error("cannot use the store"));
  return {};
}

/// A statement that is being stepped through already is prepared anew: a query within a query.
Result<sqlite3_stmt*> SqliteDatabase::prepare(std::string_view sql) {
  const auto found = prepared_.find(std::string(sql));
  if (found != prepared_.end() && !found->second.in_use) {
    found->second.in_use = true;
    return found->second.handle;
  }
  sqlite3_stmt* statement = nullptr;
  const bool keep = found == prepared_.end() && prepared_.size() < kMostPrepared;
  if (sqlite3_prepare_v3(connection_, sql.data(), static_cast<int>(sql.size()),
                         keep ? SQLITE_PREPARE_PERSISTENT : 0, &statement, nullptr) != SQLITE_OK)
    return std::unexpected(error("cannot use the store"));
  if (keep) prepared_.emplace(sql, Prepared{.handle = statement, .in_use = true});
  return statement;
}

/// Values are named by their number, $1 the first, in whatever order they stand.
int SqliteDatabase::bind(sqlite3_stmt* statement, std::span<const Value> values) {
  const int count = sqlite3_bind_parameter_count(statement);
  for (int place = 1; place <= count; ++place) {
    const char* name = sqlite3_bind_parameter_name(statement, place);
    const auto number = static_cast<std::size_t>(name != nullptr ? std::atoi(name + 1) : 0);
    if (number < 1 || number > values.size()) return SQLITE_RANGE;
    const Value::Held& held = values[number - 1].held();
    int code = SQLITE_OK;
    if (const auto* whole = std::get_if<std::int64_t>(&held))
      code = sqlite3_bind_int64(statement, place, *whole);
    if (const auto* real = std::get_if<double>(&held)) code = sqlite3_bind_double(statement, place, *real);
    if (const auto* text = std::get_if<std::string>(&held))
      code = sqlite3_bind_text64(statement, place, text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8);
    if (const auto* bytes = std::get_if<Value::Bytes>(&held))
      code = sqlite3_bind_blob64(statement, place, bytes->bytes.data(), bytes->bytes.size(), SQLITE_STATIC);
    if (std::holds_alternative<std::monostate>(held)) code = sqlite3_bind_null(statement, place);
    if (code != SQLITE_OK) return code;
  }
  return SQLITE_OK;
}

Row SqliteDatabase::row_of(sqlite3_stmt* statement) {
  const int columns = sqlite3_column_count(statement);
  Row row;
  row.reserve(static_cast<std::size_t>(columns));
  for (int column = 0; column < columns; ++column) {
    const auto size = [&] { return static_cast<std::size_t>(sqlite3_column_bytes(statement, column)); };
    switch (sqlite3_column_type(statement, column)) {
      case SQLITE_INTEGER: row.emplace_back(std::int64_t{sqlite3_column_int64(statement, column)}); break;
      case SQLITE_FLOAT: row.emplace_back(sqlite3_column_double(statement, column)); break;
      case SQLITE_TEXT: {
        const void* text = sqlite3_column_text(statement, column);
        row.emplace_back(std::string(static_cast<const char*>(text), size()));
        break;
      }
      case SQLITE_BLOB: {
        const void* bytes = sqlite3_column_blob(statement, column);
        row.emplace_back(
            Value::Bytes{bytes != nullptr ? std::string(static_cast<const char*>(bytes), size()) : ""});
        break;
      }
      default: row.emplace_back(); break;
    }
  }
  return row;
}

Result<void> SqliteDatabase::stream(std::string_view sql, std::span<const Value> values,
                                    const std::function<bool(Row)>& take) {
  const Result<sqlite3_stmt*> prepared = prepare(sql);
  if (!prepared) return std::unexpected(prepared.error());
  sqlite3_stmt* const statement = *prepared;
  // Whatever `take` throws, the statement can be used again.
  const auto put_back = [&](sqlite3_stmt* used) { this->put_back(sql, used); };
  const std::unique_ptr<sqlite3_stmt, decltype(put_back)> in_use(statement, put_back);
  int code = bind(statement, values);
  if (code == SQLITE_OK)
    while ((code = sqlite3_step(statement)) == SQLITE_ROW)
      if (!take(row_of(statement))) break;
  if (code != SQLITE_DONE && code != SQLITE_ROW) return std::unexpected(error("cannot use the store", code));
  return {};
}

void SqliteDatabase::put_back(std::string_view sql, sqlite3_stmt* statement) {
  sqlite3_reset(statement);
  sqlite3_clear_bindings(statement);
  const auto kept = prepared_.find(std::string(sql));
  if (kept != prepared_.end() && kept->second.handle == statement) {
    kept->second.in_use = false;
  } else {
    sqlite3_finalize(statement);
  }
}

}  // namespace

Result<std::unique_ptr<Database>> open_sqlite(const std::string& path, StoreAccess access) {
  auto database = std::make_unique<SqliteDatabase>(path);
  if (Result<void> opened = database->open(access); !opened) return std::unexpected(opened.error());
  return database;
}

}  // namespace hearsay
