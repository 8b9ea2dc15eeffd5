#include <algorithm>

#include "hearsay/base/utf8.h"
#include "hearsay/people/lexicon.h"
#include "hearsay/story/body_name.h"
#include "hearsay/story/lookup.h"
#include "hearsay/story/person_name.h"

namespace hearsay {
namespace {

constexpr std::size_t kLongestTitle = 4;  // words: "acting prime minister"

/// What follows the titles that a name begins with: "Ana Ruiz" of "Prime Minister Ana Ruiz". A title that is a
/// given name too ("Dean") is none.
std::string_view without_titles(std::string_view name) {
  std::size_t titles_end = 0;
  std::string title;
  std::size_t words = 0;
  for (std::size_t at = 0; words < kLongestTitle;) {
    const std::size_t end = name.find(' ', at);
    if (end == std::string_view::npos) break;  // the last word is a name
    const std::string_view printed = name.substr(at, end - at);
    if (words == 0 && is_first_name(printed)) break;
    std::string word = comparison_form(printed);
    if (word.ends_with('.')) word.pop_back();
    title += (words == 0 ? "" : " ") + word;
    ++words;
    at = end + 1;
    if (!is_title(title) && !is_courtesy(title)) continue;
    titles_end = at;
    title.clear();
    words = 0;
  }
  return name.substr(titles_end);
}

bool has_role(const Entity& entity, std::string_view asked) {
  if (asked.starts_with("the ")) asked.remove_prefix(4);
  return std::ranges::any_of(entity.roles,
                             [&](const std::string& role) { return comparison_form(role) == asked; });
}

}  // namespace

bool is_named(const Entity& entity, std::string_view typed) {
  const std::string_view name = without_titles(trim(typed));
  const std::string asked = comparison_form(name);
  if (asked.empty()) return false;
  if (has_role(entity, comparison_form(typed))) return true;
  const PersonName person = person_name(name);
  const BodyName body = body_name(name);
  const auto is_it = [&](std::string_view known) {
    if (comparison_form(known) == asked) return true;
    if (entity.kind == EntityKind::organization || entity.kind == EntityKind::place)
      return likeness_of_bodies(body, body_name(known)) > 0;
    const PersonName full = person_name(known);
    if (person.words.empty() || full.words.empty()) return false;
    if (is_part(person) && !is_part(full)) return part_of_full_name(person, full) == PartOfName::surname;
    return !is_part(person) && !is_part(full) && likeness_of_full_names(person, full) > 0;
  };
  return is_it(entity.name) || std::ranges::any_of(entity.aliases, is_it);
}

}  // namespace hearsay
