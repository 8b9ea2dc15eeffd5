#include "hearsay/store/database.h"

#include "hearsay/store/drivers.h"

namespace hearsay {
namespace {

const std::string kNoText;

}  // namespace

std::int64_t Value::number() const {
  const auto* number = std::get_if<std::int64_t>(&held_);
  return number != nullptr ? *number : 0;
}

double Value::real() const {
  if (const auto* real = std::get_if<double>(&held_)) return *real;
  return static_cast<double>(number());
}

const std::string& Value::text() const {
  const auto* text = std::get_if<std::string>(&held_);
  return text != nullptr ? *text : kNoText;
}

const std::string& Value::bytes() const {
  const auto* bytes = std::get_if<Bytes>(&held_);
  return bytes != nullptr ? bytes->bytes : kNoText;
}

std::optional<std::string> Value::text_or_null() const {
  return is_null() ? std::nullopt : std::optional(text());
}

Result<Rows> Database::query(std::string_view sql, std::span<const Value> values) {
  Rows rows;
  const Result<void> done = stream(sql, values, [&rows](Row row) {
    rows.push_back(std::move(row));
    return true;
  });
  if (!done) return std::unexpected(done.error());
  return rows;
}

Result<Rows> Database::query(std::string_view sql, std::initializer_list<Value> values) {
  return query(sql, std::span(values.begin(), values.size()));
}

Result<void> Database::execute(std::string_view sql, std::initializer_list<Value> values) {
  return stream(sql, std::span(values.begin(), values.size()), [](const Row&) { return true; });
}

Result<void> Database::in_transaction(std::string_view begin, const std::function<Result<void>()>& work) {
  if (Result<void> begun = run_script(begin); !begun) {
    // Where it began and then waited too long for its turn.
    [[maybe_unused]] const Result<void> undone = run_script("ROLLBACK");
    return begun;
  }
  Result<void> done;
  try {
    done = work();
  } catch (...) {  // out of memory: the lock that writers wait for must not stay
    [[maybe_unused]] const Result<void> undone = run_script("ROLLBACK");
    throw;
  }
  if (done) done = run_script("COMMIT");
  if (!done) {
    // What went wrong is told; that undoing it failed too (the connection is gone) adds nothing.
    [[maybe_unused]] const Result<void> undone = run_script("ROLLBACK");
  }
  return done;
}

Result<void> Database::change(const std::function<Result<void>()>& work) {
  return in_transaction(begin_change(), work);
}

Result<void> Database::look(const std::function<Result<void>()>& work) {
  return in_transaction(begin_look(), work);
}

bool is_postgresql_url(std::string_view location) {
  return location.starts_with("postgresql://") || location.starts_with("postgres://");
}

std::string without_password(const std::string& location) {
  if (!is_postgresql_url(location)) return location;
  const std::size_t begin = location.find("://") + 3;
  std::string shown = location;
  const std::size_t at = shown.rfind('@');
  const std::size_t colon = shown.find(':', begin);
  if (at != std::string::npos && colon < at) shown.erase(colon, at - colon);
  return shown.substr(0, shown.find('?', begin));
}

Result<std::unique_ptr<Database>> open_database(const std::string& location, StoreAccess access) {
  return is_postgresql_url(location) ? open_postgresql(location, access) : open_sqlite(location, access);
}

}  // namespace hearsay
