#include "hearsay/dossier/compared_words.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "hearsay/base/utf8.h"

namespace hearsay::dossier {
namespace {

bool is_apostrophe(char32_t c) { return c == U'\'' || c == U'’'; }

bool is_of_word(char32_t c) {
  const auto mask = U_GET_GC_MASK(static_cast<UChar32>(c));
  return (mask & (U_GC_L_MASK | U_GC_N_MASK | U_GC_M_MASK)) != 0;
}

/// Whether the character before `at` ties two parts of one word: "don't", "3,400".
bool ties(char32_t c, std::string_view text, std::size_t at, std::size_t end) {
  if (at >= end || !(is_apostrophe(c) || c == U',' || c == U'.')) return false;
  const char32_t next = next_code_point(text, at);
  return is_apostrophe(c) ? is_of_word(next) : u_isdigit(static_cast<UChar32>(next)) != 0;
}

void add_words(ComparedWords& words, std::string_view text, Span part) {
  std::size_t begin = part.end;  // of the word that is being read; the part's end between words
  const auto finish = [&](std::size_t end) {
    if (begin >= end) return;
    words.spans.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    words.forms.push_back(comparison_form(text.substr(begin, end - begin)));
    begin = part.end;
  };
  for (std::size_t at = part.begin; at < part.end && words.forms.size() < kMostCompared;) {
    const std::size_t start = at;
    const char32_t c = next_code_point(text, at);
    if (is_of_word(c)) {
      begin = std::min(begin, start);
    } else if (begin == part.end || !ties(c, text, at, part.end)) {
      finish(start);
    }
  }
  if (words.forms.size() < kMostCompared) finish(part.end);
}

}  // namespace

ComparedWords compared_words(std::string_view text, std::span<const Span> parts) {
  ComparedWords words;
  for (const Span part : parts) add_words(words, text, part);
  return words;
}

std::vector<Span> stretches(const ComparedWords& words, std::size_t first, std::size_t last,
                            std::span<const Span> parts) {
  std::vector<Span> out;
  auto part = parts.begin();
  for (std::size_t i = first; i < last; ++i) {
    const Span word = words.spans[i];
    if (!out.empty() && part != parts.end() && word.begin < part->end) {
      out.back().end = word.end;
      continue;
    }
    while (part != parts.end() && part->end <= word.begin) ++part;
    out.push_back(word);
  }
  return out;
}

}  // namespace hearsay::dossier
