#include "hearsay/story/spelling.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "hearsay/base/utf8.h"

namespace hearsay {
namespace {

constexpr std::size_t kLongestWord = 64;  // bytes of a name's word that are compared

/// Letters for one sound, in the order in which they are replaced.
constexpr std::array<std::pair<std::string_view, std::string_view>, 16> kOneSound{{{"sch", "sh"},
                                                                                   {"kh", "h"},
                                                                                   {"ph", "f"},
                                                                                   {"tz", "ts"},
                                                                                   {"cz", "ch"},
                                                                                   {"ck", "k"},
                                                                                   {"ou", "u"},
                                                                                   {"oo", "u"},
                                                                                   {"ee", "i"},
                                                                                   {"iy", "y"},
                                                                                   {"ij", "y"},
                                                                                   {"yi", "y"},
                                                                                   {"w", "v"},
                                                                                   {"q", "k"},
                                                                                   {"x", "ks"},
                                                                                   {"'", ""}}};

}  // namespace

std::string spelling_key(std::string_view name) {
  const std::string plain = comparison_form(name);
  std::string out;
  for (std::size_t i = 0; i < plain.size();) {
    const std::string_view rest = std::string_view(plain).substr(i);
    const auto* const sound = std::find_if(kOneSound.begin(), kOneSound.end(),
                                           [&](const auto& pair) { return rest.starts_with(pair.first); });
    const std::string_view letters = sound == kOneSound.end() ? rest.substr(0, 1) : sound->second;
    for (const char letter : letters)
      if (out.empty() || out.back() != letter) out += letter;  // doubled letters are one
    i += sound == kOneSound.end() ? 1 : sound->first.size();
  }
  if (out.ends_with('i')) out.back() = 'y';
  return out;
}

unsigned edit_distance(std::string_view a, std::string_view b, unsigned limit) {
  a = a.substr(0, kLongestWord);
  b = b.substr(0, kLongestWord);
  const std::size_t apart = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (apart > limit) return limit + 1;
  std::vector<unsigned> two_back(b.size() + 1);
  std::vector<unsigned> before(b.size() + 1);
  std::vector<unsigned> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) before[j] = static_cast<unsigned>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = static_cast<unsigned>(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const unsigned replaced = before[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({replaced, before[j] + 1, row[j - 1] + 1});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], two_back[j - 2] + 1);
    }
    std::swap(two_back, before);
    std::swap(before, row);
  }
  return std::min(before[b.size()], limit + 1);
}

bool spelt_alike(std::string_view a, std::string_view b) {
  const std::string x = spelling_key(a);
  const std::string y = spelling_key(b);
  if (x == y) return true;
  const std::size_t shorter = std::min(x.size(), y.size());
  const unsigned allowed = shorter >= 9 ? 2 : shorter >= 5 ? 1 : 0;
  return allowed > 0 && x.front() == y.front() && edit_distance(x, y, allowed) <= allowed;
}

}  // namespace hearsay
