#include "hearsay/people/lexicon.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "hearsay/base/word_list.h"
#include "hearsay/people/data.h"

namespace hearsay {
namespace {

Gender gender_named(std::string_view letter) {
  return letter == "m" ? Gender::male : letter == "f" ? Gender::female : Gender::unknown;
}

OrganizationKind organization_kind(const std::vector<std::string_view>* fields) {
  if (fields == nullptr) return OrganizationKind::none;
  const std::string_view kind = fields->empty() ? "" : fields->front();
  return kind == "press"    ? OrganizationKind::press
         : kind == "public" ? OrganizationKind::public_body
                            : OrganizationKind::plain;
}

const WordList& first_names() {
  static const WordList list(people_data::first_names);
  return list;
}

const WordList& titles() {
  static const WordList list(people_data::titles);
  return list;
}

const WordList& demonyms() {
  static const WordList list(people_data::demonyms);
  return list;
}

/// Both numbers of each role noun.
const std::unordered_map<std::string_view, Role>& roles() {
  static const auto map = [] {
    std::unordered_map<std::string_view, Role> out;
    for (const auto& line : word_list_lines(people_data::roles)) {
      if (line.size() < 3) continue;
      const Gender gender = line.size() > 3 ? gender_named(line[3]) : Gender::unknown;
      const bool body = line[2] == "body";
      out.emplace(line[0], Role{body ? RoleKind::body : RoleKind::person, gender});
      out.emplace(line[1], Role{body ? RoleKind::body : RoleKind::people, gender});
    }
    return out;
  }();
  return map;
}

}  // namespace

bool is_first_name(std::string_view word) { return first_names().contains(word); }

Gender first_name_gender(std::string_view word) {
  const auto* const fields = first_names().find(word);
  return fields == nullptr || fields->empty() ? Gender::unknown : gender_named(fields->front());
}

bool is_particle(std::string_view word) {
  static const WordList list(
      "de\ndel\ndella\nla\nle\nvan\nvon\nder\nden\nbin\nbint\nibn\nal\nel\nda\ndi\ndos\ndas\ndu\nten\nter\n"
      "ap\nab\nferch\nabu\nould\nzu\naf\nav\n");
  return list.contains(word);
}

bool is_courtesy(std::string_view title) {
  static const WordList list("mr\nmr.\nmrs\nmrs.\nms\nms.\nmiss\nmx\nmx.\nsir\nmadam\n");
  return list.contains(title);
}

bool same_given_name(std::string_view a, std::string_view b) {
  static const WordList list(people_data::nicknames);
  const auto initial = [](std::string_view name) {
    return name.size() == 1 || (name.size() == 2 && name[1] == '.');
  };
  const auto stands_for = [](std::string_view nickname, std::string_view name) {
    const auto* const names = list.find(nickname);
    return names != nullptr && std::find(names->begin(), names->end(), name) != names->end();
  };
  if (a.empty() || b.empty()) return false;
  if (initial(a) || initial(b)) return a.front() == b.front();
  if (a == b || stands_for(a, b) || stands_for(b, a)) return true;
  // "Bill" and "Billy"
  const auto* const names = list.find(a);
  return names != nullptr &&
         std::any_of(names->begin(), names->end(), [&](std::string_view name) { return stands_for(b, name); });
}

bool is_title(std::string_view words) { return titles().contains(words); }

Gender title_gender(std::string_view words) {
  const auto* const fields = titles().find(words);
  return fields == nullptr || fields->empty() ? Gender::unknown : gender_named(fields->front());
}

Role role_of(std::string_view noun) {
  const auto found = roles().find(noun);
  if (found != roles().end()) return found->second;
  // "schoolfriend", "beekeeper": a compound is what its last part is. Only parts that no other word ends with:
  // "climate" is no mate, "specimen" no men.
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 18> kLast{{
      {"friend", "friend"},
      {"friends", "friends"},
      {"woman", "woman"},
      {"women", "women"},
      {"worker", "worker"},
      {"workers", "workers"},
      {"keeper", "worker"},
      {"keepers", "workers"},
      {"owner", "owner"},
      {"owners", "owners"},
      {"mother", "mother"},
      {"father", "father"},
      {"brother", "brother"},
      {"sister", "sister"},
      {"people", "people"},
      {"person", "person"},
      {"player", "player"},
      {"players", "players"},
  }};
  constexpr std::size_t kShortestFirst = 3;  // letters of the first part
  for (const auto& [last, like] : kLast) {
    if (noun.size() < last.size() + kShortestFirst || !noun.ends_with(last)) continue;
    const auto simple = roles().find(like);
    if (simple != roles().end()) return simple->second;
  }
  return {};
}

RoleKind role_kind(std::string_view noun) { return role_of(noun).kind; }

bool is_place(std::string_view name) {
  static const WordList list(people_data::places);
  return list.contains(name);
}

bool is_demonym(std::string_view word) { return demonyms().contains(word); }

std::string_view place_of_demonym(std::string_view word) {
  const auto* const fields = demonyms().find(word);
  return fields == nullptr || fields->empty() ? std::string_view{} : fields->front();
}

OrganizationKind organization_named(std::string_view name) {
  static const WordList list(people_data::organizations);
  return organization_kind(list.find(name));
}

OrganizationKind organization_word(std::string_view word) {
  static const WordList list(people_data::organization_words);
  return organization_kind(list.find(word));
}

}  // namespace hearsay
