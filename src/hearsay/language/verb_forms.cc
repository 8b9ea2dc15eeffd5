#include "hearsay/language/verb_forms.h"

#include <utility>

#include "hearsay/base/word_list.h"

namespace hearsay {
namespace {

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

}  // namespace

VerbForms::VerbForms(std::initializer_list<std::string_view> lists) {
  for (const std::string_view list : lists)
    for (const auto& line : word_list_lines(list)) add_verb(line);
}

const InflectedVerb* VerbForms::find(std::string_view word) const {
  const auto found = forms_.find(std::string(word));
  return found == forms_.end() ? nullptr : &found->second;
}

/// Where a doubled consonant depends on stress (admitted, offered) both spellings are entered: a form that
/// nobody writes does no harm.
void VerbForms::add_verb(const std::vector<std::string_view>& line) {
  const std::string_view base = line[0];
  const std::string stem(base);
  const char last = base.back();
  const char before = base.size() > 1 ? base[base.size() - 2] : 'a';
  const bool consonant_y = last == 'y' && !is_vowel(before);
  const bool sibilant =
      last == 's' || last == 'x' || last == 'z' || stem.ends_with("ch") || stem.ends_with("sh");
  const bool doubles = base.size() > 2 && !is_vowel(last) && is_vowel(before) &&
                       !is_vowel(base[base.size() - 3]) && last != 'w' && last != 'x' && last != 'y';
  const std::string cut(base.substr(0, base.size() - 1));
  if (line.size() > 1) {
    add(std::string(line[1]), base, VerbForm::past);
    if (line.size() > 2) add(std::string(line[2]), base, VerbForm::participle);
  } else {
    add(last == 'e' ? stem + "d" : consonant_y ? cut + "ied" : stem + "ed", base, VerbForm::past);
    if (doubles) add(stem + last + "ed", base, VerbForm::past);
  }
  add(consonant_y               ? cut + "ies"
      : sibilant || last == 'o' ? stem + "es"
                                : stem + "s",
      base, VerbForm::third_person);
  add(stem.ends_with("ie")                   ? stem.substr(0, stem.size() - 2) + "ying"
      : last == 'e' && !stem.ends_with("ee") ? cut + "ing"
                                             : stem + "ing",
      base, VerbForm::gerund);
  if (doubles) add(stem + last + "ing", base, VerbForm::gerund);
  add(stem, base, VerbForm::base);
}

void VerbForms::add(std::string form, std::string_view base, VerbForm kind) {
  forms_.emplace(std::move(form), InflectedVerb{base, kind});
}

}  // namespace hearsay
