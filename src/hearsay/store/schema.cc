#include "hearsay/store/schema.h"

#include <array>

#include "hearsay/store/data.h"

namespace hearsay {
namespace {

Error schema_error(const std::string& location, std::string why, std::string advice) {
  return {.input = location,
          .what = "cannot open the store",
          .why = std::move(why),
          .advice = std::move(advice),
          .offset = {}};
}

Result<void> take_steps(Database& database, const SchemaVersion& version, std::span<const Migration> steps,
                        std::int64_t from) {
  for (auto step = static_cast<std::size_t>(from); step < steps.size(); ++step) {
    const std::string_view script =
        database.dialect() == Dialect::sqlite ? steps[step].sqlite : steps[step].postgresql;
    if (Result<void> taken = database.run_script(script); !taken) return taken;
  }
  return version.write(std::ssize(steps));
}

}  // namespace

std::span<const Migration> migrations() {
  static const std::array<Migration, 2> steps = {{
      {.sqlite = store_data::sqlite_1, .postgresql = store_data::postgresql_1},
      {.sqlite = store_data::sqlite_2, .postgresql = store_data::postgresql_2},
  }};
  return steps;
}

Result<void> bring_up_to_date(Database& database, const SchemaVersion& version,
                              std::span<const Migration> steps, StoreAccess access,
                              const std::string& location) {
  const Result<std::int64_t> there = version.read();
  if (!there) return std::unexpected(there.error());
  const std::int64_t wanted = std::ssize(steps);
  if (*there == wanted) return {};
  if (*there > wanted)
    return std::unexpected(schema_error(location,
                                        "it is of a later version of Hearsay (schema " +
                                            std::to_string(*there) + ", this program knows " +
                                            std::to_string(wanted) + ")",
                                        "use that version; nothing was changed"));
  if (access == StoreAccess::read)
    return std::unexpected(
        *there == 0
            ? schema_error(location, "there is no store in it", "make one with: hearsay add INPUT… --db …")
            : schema_error(location, "it is of an earlier version of Hearsay",
                           "bring it up to date, keeping all, with: hearsay add --db …"));
  return database.change([&]() -> Result<void> {
    // Another process may have been quicker while this one waited for its turn.
    const Result<std::int64_t> now = version.read();
    if (!now) return std::unexpected(now.error());
    return *now < wanted ? take_steps(database, version, steps, *now) : Result<void>();
  });
}

}  // namespace hearsay
