#include "hearsay/story/spelling.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "hearsay/base/utf8.h"

namespace hearsay {
namespace {

constexpr std::size_t kLongestWord = 64;  // bytes of a name's word that are compared
constexpr std::size_t kMostSounds = 64;   // of such a word

using Rewriting = std::pair<std::string_view, std::string_view>;

/// Letters for one sound, in the order in which they are replaced; the longest first.
constexpr std::array<Rewriting, 22> kOneSound{
    {{"sch", "sh"}, {"tch", "ch"}, {"dj", "j"}, {"kh", "h"}, {"ph", "f"}, {"tz", "ts"},
     {"cz", "ch"},  {"ck", "k"},   {"ou", "u"}, {"oo", "u"}, {"ee", "i"}, {"iy", "y"},
     {"ij", "y"},   {"yi", "y"},   {"w", "v"},  {"q", "k"},  {"x", "ks"}, {"ø", "o"},
     {"ł", "l"},    {"ß", "ss"},   {"đ", "j"},  {"'", ""}}};

/// The same, with a capital letter for each sound that transliterations write in several ways, so that
/// distances can be counted sound by sound: H for kh, G for gh, Q for q, S for sh, C for ch, Z for zh, D for
/// dh.
constexpr std::array<Rewriting, 28> kSounds{
    {{"sch", "S"}, {"tch", "C"}, {"dj", "j"}, {"kh", "H"}, {"gh", "G"},  {"sh", "S"}, {"ch", "C"},
     {"zh", "Z"},  {"dh", "D"},  {"th", "t"}, {"ph", "f"}, {"tz", "ts"}, {"cz", "C"}, {"ck", "k"},
     {"ou", "u"},  {"oo", "u"},  {"ee", "i"}, {"iy", "y"}, {"ij", "y"},  {"yi", "y"}, {"w", "v"},
     {"q", "Q"},   {"x", "ks"},  {"ø", "o"},  {"ł", "l"},  {"ß", "ss"},  {"đ", "j"},  {"'", ""}}};

/// Sounds that newsrooms take for one another.
constexpr std::array<std::string_view, 24> kConfused{"ou", "ea", "ei", "iy", "ey", "jy", "jZ", "zs",
                                                     "ck", "cs", "cC", "CS", "vf", "HQ", "Hh", "Hk",
                                                     "Hg", "GQ", "Gg", "Qk", "Qg", "Gh", "Dd", "jC"};

template <std::size_t N>
std::string rewritten(std::string_view plain, const std::array<Rewriting, N>& rewritings) {
  std::string out;
  for (std::size_t i = 0; i < plain.size();) {
    const std::string_view rest = plain.substr(i);
    const auto* const sound = std::find_if(rewritings.begin(), rewritings.end(),
                                           [&](const auto& pair) { return rest.starts_with(pair.first); });
    const std::string_view letters = sound == rewritings.end() ? rest.substr(0, 1) : sound->second;
    for (const char letter : letters)
      if (out.empty() || out.back() != letter) out += letter;  // doubled letters are one
    i += sound == rewritings.end() ? 1 : sound->first.size();
  }
  if (out.ends_with('i')) out.back() = 'y';
  return out;
}

std::string sounds_of(std::string_view name) {
  std::size_t end = std::min(name.size(), kLongestWord);
  while (end > 0 && end < name.size() && (static_cast<unsigned char>(name[end]) & 0xC0) == 0x80) --end;
  std::string sounds = rewritten(comparison_form(name.substr(0, end)), kSounds);
  sounds.resize(std::min(sounds.size(), kMostSounds));
  return sounds;
}

bool is_vowel(char letter) { return std::string_view("aeiouy").contains(letter); }

bool confused(char a, char b) {
  return std::ranges::any_of(kConfused, [&](std::string_view pair) {
    return (pair[0] == a && pair[1] == b) || (pair[0] == b && pair[1] == a);
  });
}

/// Whether the letter at `i` is one that some leave out: h; y or e beside a vowel.
bool left_out(std::string_view word, std::size_t i) {
  if (word[i] == 'h') return true;
  if (word[i] != 'y' && word[i] != 'e') return false;
  return (i > 0 && is_vowel(word[i - 1])) || (i + 1 < word.size() && word[i] == 'y' && is_vowel(word[i + 1]));
}

/// One letter for the consonants that are spoken in one place; 0 for vowels and for what is written in too many
/// ways, or not at all: h, y and all that is spoken with the back of the tongue ("Gaddafi", "Khadafy").
char place_of(char sound) {
  if (std::string_view("aeiouyjZhHgGkQc").contains(sound)) return 0;
  if (std::string_view("zSC").contains(sound)) return 's';
  return sound == 'D' ? 'd' : sound == 'f' ? 'v' : sound;
}

/// Cells further than `limit` from the diagonal are beyond it and are not looked at.
unsigned distance_of_sounds(std::string_view x, std::string_view y, unsigned limit) {
  const unsigned beyond = limit + 1;
  const std::size_t apart = x.size() > y.size() ? x.size() - y.size() : y.size() - x.size();
  if (apart > limit) return beyond;
  using Row = std::array<unsigned, kMostSounds + 1>;
  Row before;
  Row row;
  before.fill(beyond);
  for (std::size_t i = 0; i <= x.size(); ++i) {
    row.fill(beyond);
    unsigned least_of_row = beyond;
    const std::size_t from = i > limit ? i - limit : 0;
    for (std::size_t j = from; j <= std::min(y.size(), i + limit); ++j) {
      unsigned least = i == 0 && j == 0 ? 0 : beyond;
      if (i > 0 && j > 0 && before[j - 1] < beyond) {
        if (x[i - 1] == y[j - 1])
          least = before[j - 1];
        else if (confused(x[i - 1], y[j - 1]))
          least = before[j - 1] + 1;
      }
      if (i > 0 && left_out(x, i - 1)) least = std::min(least, before[j] + 1);
      if (j > 0 && left_out(y, j - 1)) least = std::min(least, row[j - 1] + 1);
      row[j] = std::min(least, beyond);
      least_of_row = std::min(least_of_row, row[j]);
    }
    if (least_of_row == beyond) return beyond;
    std::swap(before, row);
  }
  return before[y.size()];
}

}  // namespace

std::string spelling_key(std::string_view name) { return rewritten(comparison_form(name), kOneSound); }

std::string sound_key(std::string_view name) {
  constexpr std::size_t kConsonants = 3;
  const std::string sounds = sounds_of(name);
  std::string out;
  for (std::size_t i = 0; i < sounds.size() && out.size() < kConsonants; ++i)
    if (const char place = place_of(sounds[i]); place != 0 && (out.empty() || out.back() != place))
      out += place;
  // Names that are all vowels, or in another script's few bytes, are looked up by what they are.
  return out.empty() ? sounds : out;
}

Spelling spelling_of(std::string_view name) { return {spelling_key(name), sounds_of(name)}; }

unsigned spelling_distance(std::string_view a, std::string_view b, unsigned limit) {
  return distance_of_sounds(sounds_of(a), sounds_of(b), limit);
}

bool spelt_alike(const Spelling& a, const Spelling& b) {
  if (a.key == b.key) return true;
  const std::size_t shorter = std::min(a.sounds.size(), b.sounds.size());
  const unsigned allowed = shorter >= 9 ? 3 : shorter >= 6 ? 2 : shorter >= 5 ? 1 : 0;
  return allowed > 0 && distance_of_sounds(a.sounds, b.sounds, allowed) <= allowed;
}

bool spelt_alike(std::string_view a, std::string_view b) { return spelt_alike(spelling_of(a), spelling_of(b)); }

}  // namespace hearsay
