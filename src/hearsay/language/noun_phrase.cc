#include "hearsay/language/noun_phrase.h"

#include "hearsay/base/word_list.h"
#include "hearsay/language/data.h"

namespace hearsay {
namespace {

constexpr TokenIndex kLongestPhrase = 40;  // tokens; keeps every search linear

/// Prepositions by which a noun takes another: "head of", "analysts at". Others mostly hang on the verb.
bool binds_nouns(std::string_view word) {
  static const WordList list("of\nfor\nat\nfrom\nby\nwith\nin\non\nto\nagainst\nabout\nbehind\n");
  return list.contains(word);
}

/// Participles that follow their noun: "a report published on Thursday", "people briefed on the talks".
bool follows_noun(std::string_view word) {
  static const WordList list(
      "published\nreleased\nissued\nseen\nobtained\nreviewed\nbriefed\ninvolved\nbased\ncharged\n"
      "named\ncalled\nknown\nwritten\nsent\nposted\nprepared\ncommissioned\nled\nrun\nmade\nheld\n"
      "signed\nsubmitted\nfiled\n");
  return list.contains(word);
}

bool is_determiner_pronoun(std::string_view word) {
  return word == "one" || word == "some" || word == "many" || word == "most";
}

bool is_core_word(const Clause& clause, TokenIndex i) {
  const WordClass c = clause.classes[i];
  return c == WordClass::other || c == WordClass::number ||
         clause.tokens.tokens[i].shape == TokenShape::apostrophe;
}

bool is_name_word(const Clause& clause, TokenIndex i) {
  const TokenShape shape = clause.tokens.tokens[i].shape;
  return shape == TokenShape::capitalized || shape == TokenShape::upper;
}

/// "Brod and Sykes": and between two names or two bare nouns joins them into one core.
bool joins_names(const Clause& clause, TokenIndex i, TokenIndex floor, TokenIndex ceiling) {
  return clause.tokens.lower[i] == "and" && i > floor && i + 1 < ceiling && is_name_word(clause, i - 1) &&
         is_name_word(clause, i + 1) && is_core_word(clause, i - 1) && is_core_word(clause, i + 1);
}

/// "in a second clip | Ruritania's president": with a name that owns what follows a new core begins.
bool owner_begins(const Clause& clause, TokenIndex first, TokenIndex last) {
  if (first >= last || !is_name_word(clause, first)) return false;
  TokenIndex end = first;
  while (end < last && is_name_word(clause, end)) ++end;
  return end < last && clause.tokens.tokens[end].shape == TokenShape::apostrophe;
}

/// "On Friday | Olav Berg said": behind such a word a day tells when, while "the Sunday Post" is a name.
bool is_dated(const Clause& clause, TokenIndex day, TokenIndex floor) {
  static const WordList list("on\nin\nlast\nnext\nlate\nearly\nsince\nuntil\nby\n");
  return day > floor && list.contains(clause.tokens.lower[day - 1]);
}

/// The first token of the core that ends at `last`, or `last` if there is none.
TokenIndex core_begin(const Clause& clause, TokenIndex last, TokenIndex floor) {
  if (last == floor) return last;
  const TokenIndex tail = last - 1;
  if (clause.classes[tail] == WordClass::pronoun) return tail;
  TokenIndex begin = last;
  while (begin > floor) {
    const TokenIndex i = begin - 1;
    const bool modifier = begin < last && clause.classes[i] == WordClass::adverb &&
                          clause.tokens.lower[i].ends_with("ly") && !is_name_word(clause, begin);
    if (!is_core_word(clause, i) && !modifier && !joins_names(clause, i, floor, last)) break;
    // "Last night Ana Ruiz": a time before the name is not part of it; "Friday" alone is no one.
    if (is_time_word(clause.tokens.lower[i]) && !is_name_word(clause, i + 1 < last ? i + 1 : i)) break;
    if (is_time_word(clause.tokens.lower[i]) &&
        (clause.tokens.tokens[i].shape == TokenShape::lower || is_dated(clause, i, floor)))
      break;
    if (owner_begins(clause, begin, last) && clause.tokens.tokens[i].shape == TokenShape::lower) break;
    begin = i;
  }
  if (begin > floor && clause.classes[begin - 1] == WordClass::determiner) {
    --begin;
    // "all the", "both his"; but "told her | the house"
    if (begin > floor && clause.classes[begin - 1] == WordClass::determiner &&
        clause.tokens.lower[begin - 1] != "her")
      --begin;
  }
  if (begin < last && clause.tokens.tokens[begin].shape == TokenShape::apostrophe) return last;
  return begin;
}

/// Skips "on Thursday" and "published" before it, so that the noun which they follow is reached.
TokenIndex skip_reduced_relative(const Clause& clause, TokenIndex last, TokenIndex floor) {
  TokenIndex end = last;
  while (end > floor && (is_time_word(clause.tokens.lower[end - 1]) || clause.tokens.lower[end - 1] == "last"))
    --end;
  if (end < last && end > floor && clause.classes[end - 1] == WordClass::preposition) --end;
  if (end > floor + 1 && follows_noun(clause.tokens.lower[end - 1])) return end - 1;
  return last;
}

}  // namespace

bool is_time_word(std::string_view word) {
  static const WordList list(language_data::time_words);
  return list.contains(word);
}

TokenRange noun_core_before(const Clause& clause, TokenIndex last, TokenIndex floor) {
  if (last > kLongestPhrase) floor = std::max(floor, last - kLongestPhrase);
  return {core_begin(clause, last, floor), last};
}

NounPhrase noun_phrase_before(const Clause& clause, TokenIndex last, TokenIndex floor) {
  if (last > kLongestPhrase) floor = std::max(floor, last - kLongestPhrase);
  NounPhrase phrase;
  phrase.tokens = {last, last};
  TokenIndex end = skip_reduced_relative(clause, last, floor);
  while (end > floor) {
    const TokenIndex begin = core_begin(clause, end, floor);
    if (begin == end) break;
    phrase.core = {begin, end};
    phrase.tokens = {begin, last};
    if (begin == floor) break;
    const TokenIndex link = begin - 1;
    if (clause.classes[link] != WordClass::preposition || !binds_nouns(clause.tokens.lower[link]) ||
        link == floor)
      break;
    const TokenIndex before = skip_reduced_relative(clause, link, floor);
    const bool noun_before = is_core_word(clause, before - 1) && !is_time_word(clause.tokens.lower[before - 1]);
    if (!noun_before && !is_determiner_pronoun(clause.tokens.lower[before - 1])) break;
    end = before;
  }
  // "one of the journalists": the head is "one", and "of" may stand behind a determiner.
  const TokenIndex first = phrase.tokens.first;
  if (!phrase.empty() && first >= floor + 2 && clause.tokens.lower[first - 1] == "of" &&
      clause.classes[first - 2] == WordClass::determiner) {
    phrase.tokens.first = first - 2;
  }
  return phrase;
}

NounPhrase noun_phrase_at(const Clause& clause, TokenIndex first, TokenIndex ceiling) {
  ceiling = std::min(ceiling, first + kLongestPhrase);
  NounPhrase phrase;
  phrase.tokens = phrase.core = {first, first};
  TokenIndex i = first;
  bool is_first = true;
  while (i < ceiling) {
    TokenIndex end = i;
    const bool object_pronoun =
        clause.tokens.lower[end] == "her" && (end + 1 >= ceiling || !is_core_word(clause, end + 1));
    if (clause.classes[end] == WordClass::pronoun || object_pronoun) {
      ++end;
    } else {
      while (end < ceiling && clause.classes[end] == WordClass::determiner) ++end;
      while (end < ceiling &&
             (is_core_word(clause, end) || (end > i && joins_names(clause, end, first, ceiling)) ||
              (clause.classes[end] == WordClass::adverb && end + 1 < ceiling && is_core_word(clause, end + 1) &&
               clause.tokens.lower[end].ends_with("ly") &&
               clause.tokens.tokens[end + 1].shape == TokenShape::lower))) {
        // "told Reuters Monday": a day behind a noun is the verb's; behind an article it is a name's ("the
        // Sunday Post").
        if (end > i && is_time_word(clause.tokens.lower[end]) &&
            clause.tokens.tokens[end].shape != TokenShape::lower &&
            clause.classes[end - 1] != WordClass::determiner)
          break;
        ++end;
      }
    }
    if (end == i) break;
    if (is_first) phrase.core = {i, end};
    // "the minister for trade and industry"
    if (!is_first && end + 1 < ceiling && clause.tokens.lower[end] == "and" && is_core_word(clause, end + 1)) {
      ++end;
      while (end < ceiling && is_core_word(clause, end)) ++end;
    }
    is_first = false;
    phrase.tokens.last = end;
    if (end + 1 >= ceiling || clause.classes[end] != WordClass::preposition ||
        !(clause.tokens.lower[end] == "of" || clause.tokens.lower[end] == "for" ||
          clause.tokens.lower[end] == "at" || clause.tokens.lower[end] == "from"))
      break;
    if (is_time_word(clause.tokens.lower[end + 1])) break;
    i = end + 1;
  }
  if (!phrase.core.empty() && is_time_word(clause.tokens.lower[phrase.head()]) && phrase.core.size() <= 2)
    return {{first, first}, {first, first}};
  return phrase;
}

}  // namespace hearsay
