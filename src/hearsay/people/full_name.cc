#include "hearsay/people/full_name.h"

#include <algorithm>

#include "hearsay/people/lexicon.h"

namespace hearsay {
namespace {

bool is_suffix(std::string_view word) {
  return word == "jr" || word == "jr." || word == "sr" || word == "sr." || word == "ii" || word == "iii" ||
         word == "iv";
}

bool opens_aside(std::string_view word) {
  return word == "\"" || word == "“" || word == "‘" || word == "'" || word == "(";
}

bool closes_aside(std::string_view word) {
  return word == "\"" || word == "”" || word == "’" || word == "'" || word == ")";
}

bool same_middle(std::string_view a, std::string_view b) {
  const auto initial = [](std::string_view name) {
    return name.size() == 1 || (name.size() == 2 && name[1] == '.');
  };
  return initial(a) || initial(b) ? a.front() == b.front() : a == b;
}

}  // namespace

FullName full_name(const std::vector<std::string>& words) {
  FullName name;
  std::vector<std::string> plain;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].empty() || words[i] == ",") continue;
    if (opens_aside(words[i]) && i + 2 < words.size() && closes_aside(words[i + 2])) {
      name.nickname = words[i + 1];
      i += 2;
    } else {
      plain.push_back(words[i]);
    }
  }
  if (plain.size() > 1 && is_suffix(plain.back())) {
    name.suffix = plain.back().substr(0, plain.back().find('.'));
    plain.pop_back();
  }
  if (plain.empty()) return name;
  name.surname = plain.back();
  plain.pop_back();
  if (plain.empty()) return name;
  name.given = plain.front();
  name.middle.assign(plain.begin() + 1, plain.end());
  return name;
}

bool may_be_one(const FullName& a, const FullName& b) {
  if (a.surname != b.surname || a.suffix != b.suffix || a.given.empty() || b.given.empty()) return false;
  const bool given = same_given_name(a.given, b.given) || (!a.nickname.empty() && a.nickname == b.given) ||
                     (!b.nickname.empty() && b.nickname == a.given);
  if (!given) return false;
  const std::size_t both = std::min(a.middle.size(), b.middle.size());
  return std::equal(a.middle.begin(), a.middle.begin() + static_cast<std::ptrdiff_t>(both), b.middle.begin(),
                    same_middle);
}

}  // namespace hearsay
