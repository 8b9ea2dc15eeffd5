// Database: the little that the store asks of SQLite or PostgreSQL, so that one code stands upon both.
//
// SQL is written once, in what the two have in common, with values bound as $1, $2, … and never put into the
// text. Where they part (schemas, matching words) the caller asks for the dialect.
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "hearsay/base/error.h"

namespace hearsay {

enum class Dialect : std::uint8_t { sqlite, postgresql };

/// What opening may do.
enum class StoreAccess : std::uint8_t {
  read,   ///< changes nothing; the store must be there
  write,  ///< makes the store where there is none, and brings an older one up to date
};

/// One value of a row, or one to bind.
class Value {
 public:
  struct Bytes {
    std::string bytes;
    friend bool operator==(const Bytes&, const Bytes&) = default;
  };
  using Held = std::variant<std::monostate, std::int64_t, double, std::string, Bytes>;

  Value() = default;  ///< NULL
  Value(std::int64_t number) : held_(number) {}
  Value(std::uint32_t number) : held_(std::int64_t{number}) {}
  Value(int number) : held_(std::int64_t{number}) {}
  Value(bool truth) : held_(std::int64_t{truth}) {}
  Value(double number) : held_(number) {}
  Value(std::string text) : held_(std::move(text)) {}
  Value(std::string_view text) : held_(std::string(text)) {}
  Value(const char* text) : held_(std::string(text)) {}
  Value(Bytes bytes) : held_(std::move(bytes)) {}
  template <class T>
  Value(const std::optional<T>& value) {
    if (value) *this = Value(*value);
  }

  [[nodiscard]] bool is_null() const { return std::holds_alternative<std::monostate>(held_); }
  /// 0, 0.0 or "" where the value is of another kind.
  [[nodiscard]] std::int64_t number() const;
  [[nodiscard]] double real() const;
  [[nodiscard]] const std::string& text() const;
  [[nodiscard]] const std::string& bytes() const;
  [[nodiscard]] std::optional<std::string> text_or_null() const;
  [[nodiscard]] const Held& held() const { return held_; }

 private:
  Held held_;
};

using Row = std::vector<Value>;
using Rows = std::vector<Row>;

/// One connection. Not for two threads at once.
class Database {
 public:
  Database() = default;
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  virtual ~Database() = default;

  [[nodiscard]] virtual Dialect dialect() const = 0;

  /// Runs one statement and gives each row to `take`, as they come, until it returns false. `take` must not ask
  /// the same connection: PostgreSQL's answers one question at a time.
  [[nodiscard]] virtual Result<void> stream(std::string_view sql, std::span<const Value> values,
                                            const std::function<bool(Row)>& take) = 0;
  /// Runs any number of statements without values; for schemas.
  [[nodiscard]] virtual Result<void> run_script(std::string_view sql) = 0;

  /// All rows at once. What returns none has none.
  [[nodiscard]] Result<Rows> query(std::string_view sql, std::initializer_list<Value> values = {});
  [[nodiscard]] Result<Rows> query(std::string_view sql, std::span<const Value> values);
  /// The same of a statement whose rows nobody wants.
  [[nodiscard]] Result<void> execute(std::string_view sql, std::initializer_list<Value> values = {});

  /// `work` in one transaction, as its writer: waits for another writer to end (kLongestWait at most), and
  /// keeps all or nothing of what `work` changed.
  [[nodiscard]] Result<void> change(const std::function<Result<void>()>& work);
  /// `work` sees the database as it is at one moment, whatever others write meanwhile.
  [[nodiscard]] Result<void> look(const std::function<Result<void>()>& work);

 protected:
  [[nodiscard]] virtual std::string_view begin_change() const = 0;
  [[nodiscard]] virtual std::string_view begin_look() const = 0;

 private:
  [[nodiscard]] Result<void> in_transaction(std::string_view begin, const std::function<Result<void>()>& work);
};

inline constexpr int kLongestWait = 30'000;  ///< milliseconds, for another writer

/// Opens a store's database: a PostgreSQL URL (postgresql://…, postgres://…), or else a file of SQLite's. Says
/// in the Error what is wrong with it: not there, no database, damaged, of a later version of Hearsay, not to
/// be written to, server not reached. A password in the URL is in no message.
[[nodiscard]] Result<std::unique_ptr<Database>> open_database(const std::string& location, StoreAccess access);

[[nodiscard]] bool is_postgresql_url(std::string_view location);

/// The location for messages: without the password of a URL, nor with one that has a "/" or "?" and is no URL's
/// therefore.
[[nodiscard]] std::string without_password(const std::string& location);

}  // namespace hearsay
