// Forms of verbs, made from their base by rule or told in a list.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "hearsay/language/word_class.h"

namespace hearsay {

/// A form of a verb, and which: "said" is the past of "say".
struct InflectedVerb {
  std::string_view base;
  VerbForm form = VerbForm::none;
};

/// All forms of the verbs of some lists. A line is the base form TAB past (if irregular) TAB past participle
/// (if it differs from the past). The lists must outlive it: they are compiled in.
class VerbForms {
 public:
  VerbForms(std::initializer_list<std::string_view> lists);

  /// nullptr if the word, in small letters, is a form of none. Of two verbs the one that is listed first
  /// counts.
  [[nodiscard]] const InflectedVerb* find(std::string_view word) const;

 private:
  void add_verb(const std::vector<std::string_view>& line);
  void add(std::string form, std::string_view base, VerbForm kind);

  std::unordered_map<std::string, InflectedVerb> forms_;
};

}  // namespace hearsay
