// Text lines: what a single line of a page's text looks like.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace hearsay {

/// Ends as a sentence does: a full stop, question or exclamation mark, closed quotation marks behind it or not.
/// A remark in brackets may follow: "…she said. (Reporting by Ann Lee)". An ellipsis is no end.
[[nodiscard]] bool ends_a_sentence(std::string_view line);

/// Cut off by an ellipsis, as teasers are.
[[nodiscard]] bool is_cut_off(std::string_view line);

/// How much there is to read, in letters: characters of Chinese, Japanese and Korean count as two.
[[nodiscard]] std::size_t reading_length(std::string_view line);

/// Running prose: ends a sentence and is long enough not to be a label or headline.
[[nodiscard]] bool is_prose(std::string_view line);

/// Could be a headline: begins large, is of fair length, does not end as a sentence or clause.
[[nodiscard]] bool reads_as_headline(std::string_view line);

/// English, short, with no finite verb and no quotation: "Presidents at a summit in Alaska."
[[nodiscard]] bool reads_as_alternative_text(std::string_view line);

/// Labels with bars or arrows between them: "Home | News | Sport", "Home > World".
[[nodiscard]] bool is_menu_line(std::string_view line);

/// The first domain name in the line, in small letters without "www."; not those of platforms, nor of mail
/// addresses.
[[nodiscard]] std::optional<std::string> domain_in_line(std::string_view line);

/// A bullet at the start, with the blanks behind it; 0 if there is none.
[[nodiscard]] std::size_t bullet_length(std::string_view line);

}  // namespace hearsay
