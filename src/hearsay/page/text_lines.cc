#include "hearsay/page/text_lines.h"

#include <algorithm>
#include <array>
#include <vector>

#include "hearsay/base/utf8.h"
#include "hearsay/base/word_list.h"
#include "hearsay/page/data.h"

namespace hearsay {
namespace {

constexpr std::size_t kMinProseBytes = 60;
constexpr std::size_t kMaxHeadlineBytes = 200;
constexpr std::size_t kMinHeadlineWords = 3;
constexpr std::size_t kMaxAlternativeTextBytes = 150;
constexpr std::size_t kMaxMenuLabelBytes = 30;

std::vector<std::string_view> words_of(std::string_view line) {
  std::vector<std::string_view> words;
  while (!line.empty()) {
    const std::size_t space = line.find(' ');
    if (space != 0) words.push_back(line.substr(0, space));
    line = space == std::string_view::npos ? std::string_view() : line.substr(space + 1);
  }
  return words;
}

std::string_view without_ending(std::string_view line, auto&& endings) {
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view ending : endings) {
      if (!line.ends_with(ending)) continue;
      line.remove_suffix(ending.size());
      again = true;
    }
  }
  return line;
}

constexpr std::array<std::string_view, 13> kClosers{"”", "’", "»", "\"", "'",  ")",     "]",
                                                    " ", "“", "«", "」", "』", "\u00A0"};
// Latin, Greek and Cyrillic; Chinese and Japanese; Arabic and Urdu; Hindi and Bengali; Armenian; Ethiopic;
// Burmese.
constexpr std::array<std::string_view, 14> kSentenceEnds{".", "!", "?", "。", "！", "？", "｡",
                                                         "؟", "۔", "।", "॥",  "։",  "።",  "။"};
constexpr std::array<std::string_view, 8> kPunctuation{".", ",", ";", ":", "!", "?", "”", "\""};

bool begins_large(std::string_view line) {
  const char first = line.empty() ? '\0' : line.front();
  return (first >= 'A' && first <= 'Z') || (first >= '0' && first <= '9') || (first & 0x80) != 0 ||
         first == '"' || first == '\'';
}

bool is_label_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
}

// "argus.example", "www.argus.example/news": a name, a dot, letters.
std::optional<std::string> domain_of(std::string_view word) {
  if (const std::size_t scheme = word.find("://"); scheme != std::string_view::npos)
    word.remove_prefix(scheme + 3);
  while (!word.empty() && !is_label_letter(word.front())) word.remove_prefix(1);  // "@", "("
  if (word.find('@') != std::string_view::npos) return std::nullopt;
  std::size_t end = 0;
  while (end < word.size() && (is_label_letter(word[end]) || word[end] == '.')) ++end;
  word = word.substr(0, end);
  while (word.ends_with('.')) word.remove_suffix(1);
  std::string name = lower(word);
  if (name.starts_with("www.")) name.erase(0, 4);
  const std::size_t dot = name.rfind('.');
  if (dot == std::string::npos || dot < 2 || name.find("..") != std::string::npos) return std::nullopt;
  const std::string_view ending = std::string_view(name).substr(dot + 1);
  const bool letters = std::all_of(ending.begin(), ending.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if (!letters || ending.size() < 2 || ending.size() > 12) return std::nullopt;
  return name;
}

bool has_sentence_end(std::string_view line) {
  line = without_ending(line, kClosers);
  return !is_cut_off(line) && std::any_of(kSentenceEnds.begin(), kSentenceEnds.end(),
                                          [&](std::string_view end) { return line.ends_with(end); });
}

// Chinese, Japanese and Korean, where a character is about a syllable and blanks part no words.
bool is_wide(char32_t c) {
  return (c >= 0x2E80 && c <= 0xD7AF) || (c >= 0xF900 && c <= 0xFAFF) || c >= 0x20000;
}

bool has_words_of_a_headline(std::string_view line) {
  constexpr std::size_t kMinWideLetters = 6;
  if (words_of(line).size() >= kMinHeadlineWords) return true;
  std::size_t wide = 0;
  for (std::size_t at = 0; at < line.size();) wide += is_wide(next_code_point(line, at)) ? 1 : 0;
  return wide >= kMinWideLetters;
}

// A word that English has in nearly every phrase, and its neighbours do not.
bool reads_as_english(std::string_view form) {
  static constexpr std::array<std::string_view, 9> kPhrases{" the ",  " of ",   " with ", " and ", " at ",
                                                            " in a ", " on a ", " to a ", " by a "};
  return form.starts_with("a ") || form.starts_with("the ") ||
         std::any_of(kPhrases.begin(), kPhrases.end(),
                     [&](std::string_view phrase) { return form.find(phrase) != std::string_view::npos; });
}

}  // namespace

bool is_cut_off(std::string_view line) {
  line = without_ending(trim(line), std::array<std::string_view, 2>{"]", " "});
  return line.ends_with("…") || line.ends_with("...");
}

bool ends_a_sentence(std::string_view line) {
  line = trim(line);
  if (has_sentence_end(line)) return true;
  const std::size_t open = line.ends_with(')') ? line.rfind('(') : std::string_view::npos;
  return open != std::string_view::npos && has_sentence_end(trim(line.substr(0, open)));
}

std::size_t reading_length(std::string_view line) {
  std::size_t length = 0;
  for (std::size_t at = 0; at < line.size();) length += is_wide(next_code_point(line, at)) ? 2 : 1;
  return length;
}

bool is_prose(std::string_view line) { return line.size() >= kMinProseBytes && ends_a_sentence(line); }

bool reads_as_headline(std::string_view line) {
  if (line.size() > kMaxHeadlineBytes || !begins_large(line) || is_cut_off(line)) return false;
  static constexpr std::array<char, 4> kClauseEnds{'.', ',', ';', ':'};
  if (std::find(kClauseEnds.begin(), kClauseEnds.end(), line.back()) != kClauseEnds.end()) return false;
  return has_words_of_a_headline(line);
}

bool reads_as_alternative_text(std::string_view line) {
  static const WordList kVerbs(page_data::finite_verbs);
  if (line.size() > kMaxAlternativeTextBytes || !begins_large(line)) return false;
  const std::string form = comparison_form(line);
  if (form.find('"') != std::string::npos || form.front() == '\'' || !reads_as_english(form)) return false;
  const std::vector<std::string_view> words = words_of(form);
  if (words.size() < 2) return false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = without_ending(words[i], kPunctuation);
    if (kVerbs.contains(word)) return false;
    if (!word.ends_with("ed") || word.size() < 5) continue;
    // A participle is followed by what it was done by, in, with: "dressed in red". At the end it may be either.
    static constexpr std::array<std::string_view, 7> kAfterParticiple{"by", "in", "with", "on",
                                                                      "at", "as", "from"};
    const bool participle = i + 1 < words.size() && std::find(kAfterParticiple.begin(), kAfterParticiple.end(),
                                                              words[i + 1]) != kAfterParticiple.end();
    if (!participle && i > 0) return false;
  }
  return true;
}

bool is_menu_line(std::string_view line) {
  for (const std::string_view mark :
       {std::string_view(" | "), std::string_view(" > "), std::string_view(" » "), std::string_view(" › "),
        std::string_view(" / "), std::string_view(" · "), std::string_view(" • ")}) {
    std::size_t parts = 1;
    bool short_labels = true;
    std::size_t start = 0;
    for (;;) {
      const std::size_t at = line.find(mark, start);
      const std::string_view label = line.substr(start, at == std::string_view::npos ? at : at - start);
      short_labels = short_labels && label.size() <= kMaxMenuLabelBytes;
      if (at == std::string_view::npos) break;
      ++parts;
      start = at + mark.size();
    }
    if (parts >= 3 && short_labels) return true;
    if (parts == 2 && short_labels && (mark == " > " || mark == " » " || mark == " › ")) return true;
  }
  return false;
}

std::optional<std::string> domain_in_line(std::string_view line) {
  static const WordList kPlatforms(page_data::platform_sites);
  for (const std::string_view word : words_of(line))
    if (auto domain = domain_of(word); domain && !kPlatforms.contains(*domain)) return domain;
  return std::nullopt;
}

std::size_t bullet_length(std::string_view line) {
  for (const std::string_view bullet : {std::string_view("•"), std::string_view("-"), std::string_view("*"),
                                        std::string_view("▪"), std::string_view("◦"), std::string_view("‣")}) {
    if (!line.starts_with(bullet) || line.substr(bullet.size(), 1) != " ") continue;
    std::size_t end = bullet.size();
    while (end < line.size() && line[end] == ' ') ++end;
    return end;
  }
  return 0;
}

}  // namespace hearsay
