#include "hearsay/story/deed_outcomes.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "hearsay/base/word_list.h"
#include "hearsay/story/data.h"
#include "hearsay/story/event_words.h"

namespace hearsay {
namespace {

using Verbs = std::vector<std::string_view>;

Verbs words_in(std::string_view field) {
  Verbs words;
  while (!field.empty()) {
    const std::size_t end = std::min(field.find(' '), field.size());
    words.push_back(field.substr(0, end));
    field.remove_prefix(std::min(end + 1, field.size()));
  }
  return words;
}

/// By each word that plans have.
const std::unordered_map<std::string_view, Verbs>& outcomes() {
  static const auto list = [] {
    std::unordered_map<std::string_view, Verbs> out;
    for (const auto& line : word_list_lines(story_data::deed_outcomes)) {
      const Verbs verbs = words_in(line[1]);
      for (const std::string_view planned : words_in(line[0])) {
        Verbs& known = out[planned];
        known.insert(known.end(), verbs.begin(), verbs.end());
      }
    }
    return out;
  }();
  return list;
}

}  // namespace

std::span<const std::string_view> verbs_of_outcome(std::string_view planned) {
  auto found = outcomes().find(planned);
  if (found == outcomes().end())
    if (const auto verb = event_verb(planned)) found = outcomes().find(verb->base);
  if (found == outcomes().end() && planned.ends_with('s'))
    found = outcomes().find(planned.substr(0, planned.size() - 1));
  return found == outcomes().end() ? std::span<const std::string_view>{} : std::span(found->second);
}

}  // namespace hearsay
