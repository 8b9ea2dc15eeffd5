#include "hearsay/people/lexicon_features.h"

#include <algorithm>
#include <string>
#include <unordered_set>

#include "hearsay/language/noun_phrase.h"
#include "hearsay/people/lexicon.h"

namespace hearsay {
namespace {

constexpr TokenIndex kLongestName = 4;     // words of a listed name
constexpr std::size_t kLongestWord = 100;  // bytes; a longer one is in no list

std::uint16_t bits_of_word(std::string_view word, std::string_view small) {
  unsigned bits = 0;
  if (is_first_name(word)) bits |= kFirstName;
  if (is_demonym(word)) bits |= kDemonym;
  if (organization_word(word) != OrganizationKind::none) bits |= kOrganizationWord;
  if (is_title(small)) bits |= kTitle;
  if (is_time_word(small)) bits |= kTimeWord;
  switch (role_kind(small)) {
    case RoleKind::person: bits |= kPersonRole; break;
    case RoleKind::people: bits |= kPeopleRole; break;
    case RoleKind::body: bits |= kBodyRole; break;
    case RoleKind::none: break;
  }
  return static_cast<std::uint16_t>(bits);
}

std::uint16_t bits_of_name(std::string_view name) {
  unsigned bits = is_place(name) ? unsigned{kPlaceName} : 0U;
  const OrganizationKind kind = organization_named(name);
  if (kind == OrganizationKind::press) bits |= kPressName;
  if (kind != OrganizationKind::none) bits |= kOrganizationName;
  return static_cast<std::uint16_t>(bits);
}

}  // namespace

std::vector<std::uint16_t> lexicon_features(const Tokens& tokens) {
  std::vector<std::uint16_t> bits(tokens.size());
  std::unordered_set<std::string_view> small;
  std::unordered_set<std::string_view> capital;
  for (const Sentence& sentence : tokens.sentences)
    for (TokenIndex i = sentence.tokens.first; i < sentence.tokens.last; ++i) {
      const TokenShape shape = tokens.tokens[i].shape;
      if (shape == TokenShape::lower) small.insert(tokens.lower[i]);
      const bool opens = i == sentence.tokens.first || tokens.tokens[i - 1].shape == TokenShape::open_quote;
      if (shape == TokenShape::capitalized && !opens) capital.insert(tokens.lower[i]);
    }
  for (const Sentence& sentence : tokens.sentences)
    for (TokenIndex i = sentence.tokens.first; i < sentence.tokens.last; ++i) {
      const std::string_view word = tokens.word(i);
      if (word.size() > kLongestWord) continue;
      bits[i] |= bits_of_word(word, tokens.lower[i]);
      if (small.contains(tokens.lower[i])) bits[i] |= kWrittenSmall;
      if (capital.contains(tokens.lower[i])) bits[i] |= kWrittenCapital;
      const TokenShape shape = tokens.tokens[i].shape;
      if (shape != TokenShape::capitalized && shape != TokenShape::upper) continue;
      std::string name;
      for (TokenIndex end = i; end < std::min(sentence.tokens.last, i + kLongestName); ++end) {
        if (tokens.word(end).size() > kLongestWord) break;
        if (end > i && tokens.tokens[end].space_before) name += ' ';
        name += tokens.word(end);
        const std::uint16_t found = bits_of_name(name);
        for (TokenIndex t = i; found != 0 && t <= end; ++t) bits[t] |= found;
      }
    }
  return bits;
}

}  // namespace hearsay
