#include "hearsay/store/index_words.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "hearsay/base/utf8.h"

namespace hearsay {
namespace {

constexpr int kCounterBits = 29;                              // of a statement's id; the rest is its moment
constexpr std::int64_t kMostMoments = std::int64_t{1} << 34;  // seconds: from 1697 to 2242
constexpr std::int64_t kMomentZero = kMostMoments / 2;

bool is_word_character(char32_t c) {
  const auto code_point = static_cast<UChar32>(c);
  return u_isalnum(code_point) != 0 || (U_GET_GC_MASK(code_point) & U_GC_M_MASK) != 0;
}

}  // namespace

std::string index_words(std::string_view text) {
  const std::string form = comparison_form(text);
  std::string words;
  words.reserve(form.size());
  bool in_word = false;
  for (std::size_t at = 0; at < form.size();) {
    const std::size_t start = at;
    const bool is_word = is_word_character(next_code_point(form, at));
    if (is_word) {
      if (!in_word && !words.empty()) words += ' ';
      words.append(form, start, at - start);
    }
    in_word = is_word;
  }
  return words;
}

std::string fact_word(std::string_view field, std::string_view word) {
  std::string fact(field);
  fact += 'x';
  for (const char c : word)
    if (c != '-') fact += c;
  return fact;
}

std::int64_t first_statement_id(std::int64_t moment) {
  return std::clamp<std::int64_t>(moment + kMomentZero, 0, kMostMoments - 1) << kCounterBits;
}

std::int64_t statement_id(std::int64_t moment, std::int64_t counter) {
  return first_statement_id(moment) | (counter & ((std::int64_t{1} << kCounterBits) - 1));
}

}  // namespace hearsay
