#include "hearsay/story/person_name.h"

#include <algorithm>
#include <array>
#include <span>
#include <unordered_map>
#include <utility>

#include "hearsay/base/utf8.h"
#include "hearsay/base/word_list.h"
#include "hearsay/people/lexicon.h"
#include "hearsay/story/data.h"
#include "hearsay/story/spelling.h"

namespace hearsay {
namespace {

constexpr std::size_t kMostWords = 8;  // of a name; a longer one is compared by these

constexpr std::array<std::string_view, 27> kParticles{
    "al",  "el",  "ul",  "ad",  "ar",  "as", "ash", "at",    "bin", "ibn", "bint", "abu", "ben", "van",
    "von", "der", "den", "ter", "ten", "de", "del", "della", "di",  "da",  "du",   "dos", "la"};
constexpr std::array<std::string_view, 7> kSuffixes{"jr", "junior", "sr", "senior", "ii", "iii", "iv"};

template <std::size_t N>
bool among(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::ranges::find(list, word) != list.end();
}

bool begins_small(std::string_view word) { return !word.empty() && word.front() >= 'a' && word.front() <= 'z'; }

std::string letters_of(std::string_view word) {
  std::string out;
  for (const char letter : word)
    if (!std::string_view(".,-'").contains(letter)) out += letter;
  return out;
}

std::vector<std::string_view> parted(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size() && words.size() < kMostWords;) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

/// The lines of given_names.txt that each form stands in.
const std::unordered_map<std::string_view, std::vector<unsigned>>& given_name_lines() {
  static const auto map = [] {
    std::unordered_map<std::string_view, std::vector<unsigned>> out;
    unsigned number = 0;
    for (const auto& line : word_list_lines(story_data::given_names)) {
      for (const std::string_view form : line) out[form].push_back(number);
      ++number;
    }
    return out;
  }();
  return map;
}

/// The full forms, and the first letters of all forms, by line.
const std::vector<std::vector<std::string_view>>& given_name_forms() {
  static const auto lines = word_list_lines(story_data::given_names);
  return lines;
}

std::span<const unsigned> lines_of(std::string_view given) {
  const auto found = given_name_lines().find(given);
  return found == given_name_lines().end() ? std::span<const unsigned>{} : std::span(found->second);
}

bool forms_of_one(std::string_view a, std::string_view b) {
  return std::ranges::any_of(
      lines_of(a), [&](unsigned line) { return std::ranges::find(lines_of(b), line) != lines_of(b).end(); });
}

/// "J.K." and "J.-K.", whose letters are these.
bool is_initials(std::string_view raw, std::string_view letters) {
  return letters.size() > 1 && std::cmp_equal(std::ranges::count(raw, '.'), letters.size());
}

bool is_initial(std::string_view word) { return word.size() == 1; }

bool known_given(std::string_view word) {
  if (!lines_of(word).empty()) return true;
  std::string name(word);
  if (!name.empty() && name.front() >= 'a' && name.front() <= 'z') name.front() -= 'a' - 'A';
  return is_first_name(name);
}

/// Spellings of one given name, not the forms of two: "Sergei" and "Sergey", but not "Maria" and "Mario".
bool given_spelt_alike(const PersonName& a, const PersonName& b, std::size_t i) {
  if (a.spellings[i].key == b.spellings[i].key) return true;
  return a.words[i].back() == b.words[i].back() && spelt_alike(a.spellings[i], b.spellings[i]) &&
         !(known_given(a.words[i]) && known_given(b.words[i]));
}

/// Of the i-th words. 3: the same; 2: a form or spelling of it; 1: its initial; 0: another.
int likeness_of_given(const PersonName& a, const PersonName& b, std::size_t i) {
  const std::string& one = a.words[i];
  const std::string& other = b.words[i];
  if (one == other) return 3;
  if (is_initial(one) || is_initial(other)) return one.front() == other.front() ? 1 : 0;
  return given_spelt_alike(a, b, i) || forms_of_one(one, other) ? 2 : 0;
}

/// Middle names that both have must agree, in their order; "George W." is not "George H. W.".
bool middles_agree(const PersonName& a, const PersonName& b) {
  const std::size_t both = std::min(a.words.size(), b.words.size()) - 2;
  if (both > 0 && std::min(a.words.size(), b.words.size()) != std::max(a.words.size(), b.words.size()) &&
      is_initial(a.words[1]) && is_initial(b.words[1]) && a.words[1] != b.words[1])
    return false;
  for (std::size_t i = 1; i <= both; ++i)
    if (likeness_of_given(a, b, i) == 0) return false;
  return true;
}

/// The family name first in one of them: "Orban Viktor". Not where both words are given names: "James Howard".
bool one_reversed(const PersonName& a, const PersonName& b) {
  if (a.joined.size() != b.joined.size() || (known_given(a.given()) && known_given(a.surname()))) return false;
  const auto turned = [](const PersonName& name) {
    return name.surname() + name.joined.substr(0, name.joined.size() - name.surname().size());
  };
  return turned(a) == b.joined || turned(b) == a.joined;
}

/// A surname with its particle, "De Niro" or "Ben Gvir", of a full name that has them.
bool is_last_words(const PersonName& part, const PersonName& full) {
  return part.words.size() == 2 && part.given() == full.particle && part.surname() == full.surname();
}

/// The first letter, one for those that newsrooms choose between.
std::string letter_class(std::string_view word) {
  const char letter = word.empty() ? '\0' : word.front();
  if (std::string_view("aeiou").contains(letter)) return "a";
  if (std::string_view("gkcqh").contains(letter)) return "k";
  if (std::string_view("jyz").contains(letter)) return "j";
  return std::string(1, letter == 'w' ? 'v' : letter);
}

std::string pair_key(std::string_view surname, std::string_view first_letter) {
  return "2 " + sound_key(surname) + " " + std::string(first_letter);
}

}  // namespace

PersonName person_name(std::string_view name) {
  PersonName out;
  std::vector<std::string_view> kept = parted(name);
  for (std::size_t i = 0; i < kept.size(); ++i) {
    const bool last = i + 1 == kept.size();
    std::string_view raw = kept[i];
    std::string word = comparison_form(raw);
    // "al-Assad": what stands before the hyphen is a particle, not a part of the name.
    if (const std::size_t hyphen = word.find('-');
        hyphen != std::string::npos && among(kParticles, word.substr(0, hyphen)) && hyphen + 1 < word.size())
      if (hyphen <= 4) word.erase(0, hyphen + 1);
    word = letters_of(word);
    if (word.empty()) continue;
    if (i > 0 && last && among(kSuffixes, word) && !out.words.empty()) {
      out.suffix = word == "junior" ? "jr" : word == "senior" ? "sr" : word;
      continue;
    }
    // A name may begin with what is a particle elsewhere ("Ben Carson", "Al Gore"), but not in small letters.
    if (!last && among(kParticles, word) && (i > 0 || begins_small(raw))) {
      out.particle = word;
      continue;
    }
    if (!last && is_initials(raw, word)) {
      for (const char letter : word) out.words.emplace_back(1, letter);
      continue;
    }
    out.words.push_back(std::move(word));
  }
  for (const std::string& word : out.words) {
    out.joined += word;
    out.spellings.push_back(spelling_of(word));
  }
  return out;
}

bool is_part(const PersonName& name) {
  if (name.words.size() != 2) return name.words.size() < 2;
  return among(kParticles, name.given()) &&
         lines_of(name.given()).empty();  // "De Niro"; but "Al Gore", "Ben Carson"
}

bool given_is_short(const PersonName& name) {
  if (!name.full()) return false;
  if (is_initial(name.given())) return true;
  const auto lines = lines_of(name.given());
  return lines.size() > 1 || (lines.size() == 1 && given_name_forms()[lines.front()].front() != name.given());
}

int likeness_of_full_names(const PersonName& a, const PersonName& b) {
  if (!a.suffix.empty() && !b.suffix.empty() && a.suffix != b.suffix) return 0;
  if (a.words == b.words) return 9;
  if (a.joined == b.joined) return 8;
  if (one_reversed(a, b)) return 7;
  if (is_last_words(a, b) || is_last_words(b, a)) return 4;
  const bool surname_same = a.surname() == b.surname();
  if (!surname_same && !spelt_alike(a.spellings.back(), b.spellings.back())) return 0;
  const int given = likeness_of_given(a, b, 0);
  if (given == 0 || !middles_agree(a, b)) return 0;
  return given + (surname_same ? 3 : 1);
}

PartOfName part_of_full_name(const PersonName& part, const PersonName& full) {
  if (part.full()) {
    return is_last_words(part, full) ? PartOfName::surname : PartOfName::none;
  }
  const std::string& word = part.given();
  if (word == full.surname()) return PartOfName::surname;
  if (word == full.given()) return known_given(word) ? PartOfName::given : PartOfName::surname;  // "Xi"
  return spelt_alike(part.spellings.back(), full.spellings.back()) ? PartOfName::surname_spelt_otherwise
                                                                   : PartOfName::none;
}

std::vector<std::string> keys_to_enter(const PersonName& name) {
  if (name.words.empty()) return {};
  std::vector<std::string> keys{"= " + name.joined, "1 " + sound_key(name.surname())};
  if (!name.full()) return keys;
  keys.push_back("1 " + sound_key(name.given()));
  keys.push_back(pair_key(name.surname(), letter_class(name.given())));
  return keys;
}

std::vector<std::string> keys_to_look_up(const PersonName& name) {
  if (name.words.empty()) return {};
  std::vector<std::string> keys{"= " + name.joined};
  if (!name.full() || among(kParticles, name.given())) keys.push_back("1 " + sound_key(name.surname()));
  if (!name.full()) return keys;
  keys.push_back(pair_key(name.surname(), letter_class(name.given())));
  for (const unsigned line : lines_of(name.given()))
    for (const std::string_view form : given_name_forms()[line])
      keys.push_back(pair_key(name.surname(), letter_class(form)));
  // Turned round: this one's family name stands first, or the other's does.
  keys.push_back("= " + name.surname() + name.joined.substr(0, name.joined.size() - name.surname().size()));
  keys.push_back("= " + name.joined.substr(name.given().size()) + name.given());
  std::ranges::sort(keys);
  keys.erase(std::ranges::unique(keys).begin(), keys.end());
  return keys;
}

}  // namespace hearsay
