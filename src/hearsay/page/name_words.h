// Name words: the words inside the names that a page gives its elements (classes, ids).
#pragma once

#include <string>
#include <string_view>

namespace hearsay {

/// Calls `use` with every run of up to three words of each name: "blog-post-title large" gives "blog",
/// "blog-post", "blog-post-title", "post", …, "large", in small letters. Looks at a few hundred bytes only.
void for_each_name_phrase(std::string_view names, auto&& use) {
  constexpr std::size_t kMaxBytes = 300;
  constexpr int kMaxWords = 3;
  std::string small;
  for (char c : names.substr(0, kMaxBytes)) {
    const bool is_capital = c >= 'A' && c <= 'Z';
    const bool behind_small = !small.empty() && small.back() >= 'a' && small.back() <= 'z';
    if (is_capital && behind_small) small += '-';
    c = is_capital ? static_cast<char>(c - 'A' + 'a') : c;
    if (c == '_') c = '-';
    const bool is_letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80) != 0;
    if (!is_letter) c = c == '-' || c == ':' ? '-' : ' ';
    if (c == '-' && (small.empty() || small.back() == '-' || small.back() == ' ')) continue;
    small += c;
  }
  for (std::size_t start = 0; start < small.size();) {
    std::size_t end = start;
    for (int words = 0; words < kMaxWords && end < small.size() && (words == 0 || small[end] == '-'); ++words) {
      end = small.find_first_of("- ", words == 0 ? end : end + 1);
      if (end == std::string::npos) end = small.size();
      if (end > start) use(std::string_view(small).substr(start, end - start));
    }
    start = small.find_first_of("- ", start);
    if (start == std::string::npos) break;
    ++start;
  }
}

}  // namespace hearsay
