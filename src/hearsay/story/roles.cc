#include "hearsay/story/roles.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "hearsay/base/utf8.h"
#include "hearsay/base/word_list.h"
#include "hearsay/story/body_name.h"
#include "hearsay/story/data.h"

namespace hearsay {
namespace {

constexpr std::size_t kMostRolesCompared = 16;
constexpr std::array<std::string_view, 22> kSayNothing{
    "a",  "an",     "the", "of",   "for",  "from", "in",   "at",  "to",  "and",   "with",
    "on", "former", "ex",  "late", "then", "new",  "long", "his", "her", "their", "longtime"};
constexpr std::array<std::string_view, 3> kBeforePlaces{"of", "from", "for"};

template <std::size_t N>
bool among(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::ranges::find(list, word) != list.end();
}

enum class Occupation : unsigned char { unknown, everyday, office };

struct Role {
  std::set<std::string> words;  ///< before its place, those that say something
  std::string head;             ///< "mayor" of "mayor of Leeds"
  Occupation occupation = Occupation::unknown;
  std::string place;  ///< "Leeds", if the role tells it and it is a name
  bool past = false;
};

Occupation occupation_of(std::string_view word) {
  static const WordList list(story_data::occupations);
  const auto* const fields = list.find(word);
  if (fields == nullptr || fields->empty()) return Occupation::unknown;
  return fields->front() == "office" ? Occupation::office : Occupation::everyday;
}

Role read_role(std::string_view text) {
  Role role;
  const std::string form = comparison_form(text);
  bool complement = false;
  for (std::size_t at = 0; at < form.size();) {
    const std::size_t end = std::min(form.find(' ', at), form.size());
    std::string word = form.substr(at, end - at);
    at = end + 1;
    if (word == "former" || word == "ex" || word.starts_with("ex-")) role.past = true;
    if (!complement && among(kBeforePlaces, word) && !role.head.empty()) complement = true;
    if (!complement && !word.empty()) role.head = word;
    if (!complement && !word.empty() && !among(kSayNothing, word)) role.words.insert(std::move(word));
  }
  role.occupation = occupation_of(role.head);
  for (const std::string_view preposition : kBeforePlaces) {
    const std::size_t at = text.find(" " + std::string(preposition) + " ");
    if (at == std::string_view::npos) continue;
    std::string_view rest = text.substr(at + preposition.size() + 2);
    if (rest.starts_with("the ")) rest.remove_prefix(4);
    if (lower(rest.substr(0, 1)) != rest.substr(0, 1)) role.place = rest;
  }
  return role;
}

std::vector<Role> read_roles(const std::vector<std::string>& roles) {
  std::vector<Role> out;
  for (const std::string& role : roles)
    if (out.size() < kMostRolesCompared) out.push_back(read_role(role));
  return out;
}

bool share_a_word(const Role& a, const Role& b) {
  return std::ranges::any_of(a.words, [&](const std::string& word) { return b.words.contains(word); });
}

bool of_two_places(const Role& a, const Role& b) {
  if (a.head != b.head || a.occupation == Occupation::unknown || a.past || b.past || a.place.empty() ||
      b.place.empty())
    return false;
  for (const std::string& word : read_role(a.place).words)
    if (read_role(b.place).words.contains(word)) return false;
  return likeness_of_bodies(body_name(a.place), body_name(b.place)) == 0;
}

}  // namespace

bool roles_agree(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  const std::vector<Role> of_a = read_roles(a);
  const std::vector<Role> of_b = read_roles(b);
  return std::ranges::any_of(of_a, [&](const Role& one) {
    return std::ranges::any_of(
        of_b, [&](const Role& other) { return share_a_word(one, other) && !of_two_places(one, other); });
  });
}

bool roles_contradict(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.empty() || b.empty() || roles_agree(a, b)) return false;
  std::set<Occupation> kinds_a;
  std::set<Occupation> kinds_b;
  const std::vector<Role> of_a = read_roles(a);
  const std::vector<Role> of_b = read_roles(b);
  for (const Role& role : of_a) kinds_a.insert(role.occupation);
  for (const Role& role : of_b) kinds_b.insert(role.occupation);
  kinds_a.erase(Occupation::unknown);
  kinds_b.erase(Occupation::unknown);
  const bool one_each = kinds_a.size() == 1 && kinds_b.size() == 1;
  if (one_each && (kinds_a != kinds_b || *kinds_a.begin() == Occupation::everyday)) return true;
  return std::ranges::any_of(of_a, [&](const Role& one) {
    return std::ranges::any_of(of_b, [&](const Role& other) { return of_two_places(one, other); });
  });
}

}  // namespace hearsay
