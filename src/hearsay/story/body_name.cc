#include "hearsay/story/body_name.h"

#include <algorithm>
#include <unordered_map>

#include "hearsay/base/utf8.h"
#include "hearsay/base/word_list.h"
#include "hearsay/people/lexicon.h"
#include "hearsay/story/data.h"
#include "hearsay/story/spelling.h"

namespace hearsay {
namespace {

constexpr std::size_t kMostWords = 16;        // of a name; a longer one is compared by these
constexpr std::size_t kShortestSpelling = 5;  // letters of a name that may be spelt otherwise

enum class LastWord : unsigned char { other, legal, trade };

LastWord last_word(std::string_view word) {
  static const WordList list(story_data::body_words);
  const auto* const fields = list.find(word);
  if (fields == nullptr || fields->empty()) return LastWord::other;
  return fields->front() == "legal" ? LastWord::legal : LastWord::trade;
}

/// The first name of places.txt for a place that has several.
const std::unordered_map<std::string, std::string_view>& usual_names() {
  static const auto map = [] {
    std::unordered_map<std::string, std::string_view> out;
    for (const auto& line : word_list_lines(story_data::places))
      for (const std::string_view name : line) out.emplace(name, line.front());
    return out;
  }();
  return map;
}

bool has_capital(std::string_view word) { return lower(word) != word; }

bool all_capitals(std::string_view word) {
  std::size_t letters = 0;
  for (const char c : word) {
    if (c >= 'a' && c <= 'z') return false;
    letters += c >= 'A' && c <= 'Z' ? 1 : 0;
  }
  return letters >= 2;
}

/// Without full stops and commas at the end; "U.S." without any, "lantern.example" as it is.
std::string bare(std::string_view word) {
  while (!word.empty() && std::string_view(".,()").contains(word.back())) word.remove_suffix(1);
  while (!word.empty() && word.front() == '(') word.remove_prefix(1);
  bool single_letters = word.size() > 1;
  for (std::size_t i = 1; i < word.size(); i += 2) single_letters = single_letters && word[i] == '.';
  std::string out(word);
  if (single_letters) std::erase(out, '.');
  return out;
}

std::string joined(const std::vector<std::string>& words, std::size_t from, std::size_t to) {
  std::string out;
  for (std::size_t i = from; i < to; ++i) out += (i > from ? " " : "") + words[i];
  return out;
}

/// Puts the usual name of a place that the words are, or begin with, in its place. Short names are those of
/// places only in capital letters: "US", "LA", but not "La Stampa"; "America Online" is none of America's.
void name_places_usually(std::vector<std::string>& words, bool begins_in_capitals) {
  constexpr std::size_t kLongestPlace = 6;
  constexpr std::size_t kShortName = 3;
  for (std::size_t n = std::min(words.size(), kLongestPlace); n > 0; --n) {
    const auto usual = usual_names().find(joined(words, 0, n));
    if (usual == usual_names().end() || (usual->first.size() <= kShortName && !begins_in_capitals) ||
        (n < words.size() && usual->first == "america"))
      continue;
    words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(n));
    words.insert(words.begin(), std::string(usual->second));
    return;
  }
}

/// "Department of Labor" as "Labor Department".
void turn_departments(std::vector<std::string>& words) {
  for (std::size_t i = 0; i + 2 < words.size(); ++i)
    if ((words[i] == "department" || words[i] == "ministry") && words[i + 1] == "of") {
      std::string kind = std::move(words[i]);
      words.erase(words.begin() + static_cast<std::ptrdiff_t>(i),
                  words.begin() + static_cast<std::ptrdiff_t>(i) + 2);
      if (words[i] == "the" && i + 1 < words.size())
        words.erase(words.begin() + static_cast<std::ptrdiff_t>(i));
      words.push_back(std::move(kind));
      return;
    }
}

std::string without_plural(std::string_view word) {
  return std::string(word.size() > 3 && word.ends_with('s') ? word.substr(0, word.size() - 1) : word);
}

bool same_but_plural(const BodyName& a, const BodyName& b) {
  return a.words.size() == b.words.size() &&
         std::ranges::equal(a.words, b.words, {}, without_plural, without_plural);
}

/// "federal reserve" for "US Federal Reserve"; empty if the name begins with no country. Only countries with a
/// name of several words: others stand in names of companies ("China Eastern Airlines").
std::string without_country(const BodyName& name) {
  constexpr std::size_t kFewestWords = 3;  // "US Airways" is not "Airways"
  if (name.words.size() < kFewestWords || !name.words.front().contains(' ')) return {};
  return joined(name.words, 1, name.words.size());
}

bool is_short_for(const BodyName& shorter, const BodyName& longer) {
  // "Ford" for "Ford Motor", but not "Qatar" for "Qatar Airways".
  return shorter.words.size() < longer.words.size() && shorter.joined == longer.short_form && !shorter.is_place;
}

}  // namespace

BodyName body_name(std::string_view name) {
  BodyName out;
  std::string first_letters;  // of each word; 0 for one in small letters
  bool begins_in_capitals = false;
  for (std::size_t at = 0; at < name.size() && out.words.size() < kMostWords;) {
    const std::size_t end = std::min(name.find_first_of(" \n\t", at), name.size());
    const std::string word = bare(name.substr(at, end - at));
    at = end + 1;
    std::string form = comparison_form(word);
    if (form.empty() || (form == "the" && out.words.empty())) continue;
    if (out.words.empty()) begins_in_capitals = all_capitals(word);
    first_letters += has_capital(word) ? form.front() : '\0';
    out.words.push_back(form == "&" ? "and" : std::move(form));
  }
  while (out.words.size() > 1 && last_word(out.words.back()) == LastWord::legal) {
    out.words.pop_back();
    first_letters.pop_back();
  }
  out.is_initials = out.words.size() == 1 && begins_in_capitals;
  std::erase(first_letters, '\0');
  if (first_letters.size() > 1) out.initials = first_letters;
  turn_departments(out.words);
  name_places_usually(out.words, begins_in_capitals);
  out.joined = joined(out.words, 0, out.words.size());
  out.is_place = is_place(name) || usual_names().contains(out.joined);
  std::size_t trade = out.words.size();
  while (trade > 1 && last_word(out.words[trade - 1]) == LastWord::trade) --trade;
  out.short_form = joined(out.words, 0, trade);
  return out;
}

int likeness_of_bodies(const BodyName& a, const BodyName& b) {
  if (a.joined == b.joined) return 9;
  if (same_but_plural(a, b)) return 8;
  const bool initials = (a.is_initials && a.joined == b.initials) || (b.is_initials && b.joined == a.initials);
  if (initials) return 6;
  if (is_short_for(a, b) || is_short_for(b, a)) return 5;
  if ((without_country(a) == b.joined && !b.is_initials) || (without_country(b) == a.joined && !a.is_initials))
    return 4;
  if (std::min(a.joined.size(), b.joined.size()) >= kShortestSpelling &&
      spelling_key(a.joined) == spelling_key(b.joined))
    return 3;
  return 0;
}

std::vector<std::string> keys_of(const BodyName& name) {
  if (name.words.empty()) return {};
  std::vector<std::string> keys{"# " + name.joined, "# " + name.short_form, "s " + spelling_key(name.joined)};
  std::string singular;
  for (const std::string& word : name.words) singular += without_plural(word) + " ";
  keys.push_back("p " + singular);
  if (name.is_initials) keys.push_back("i " + name.joined);
  if (!name.initials.empty()) keys.push_back("i " + name.initials);
  if (std::string rest = without_country(name); !rest.empty()) keys.push_back("# " + rest);
  std::ranges::sort(keys);
  keys.erase(std::ranges::unique(keys).begin(), keys.end());
  return keys;
}

}  // namespace hearsay
