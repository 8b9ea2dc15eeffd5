// Search values: what may stand behind a field, and what the asker may have meant where something else does.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "hearsay/base/error.h"
#include "hearsay/store/search_query.h"

namespace hearsay {

/// The field of that name, in whatever case.
[[nodiscard]] std::optional<SearchField> search_field(std::string_view name);

/// What to say to somebody who asked for a field that there is not.
[[nodiscard]] std::string field_advice(std::string_view name);

/// Whether the field's values are words of the record, or dates.
[[nodiscard]] bool has_fixed_words(SearchField field);
[[nodiscard]] bool is_date(SearchField field);

/// The record's word that `given` is, or is the beginning of. Errors at `offset`: it is none's, or several's.
[[nodiscard]] Result<std::string> record_word(SearchField field, std::string_view given, std::size_t offset);

/// The first second of a day, month or year. Errors at `offset`.
[[nodiscard]] Result<std::int64_t> search_moment(std::string_view given, std::size_t offset);

/// "2025-08-01", the day that holds the moment.
[[nodiscard]] std::string search_day(std::int64_t moment);

}  // namespace hearsay
