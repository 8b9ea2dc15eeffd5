#include "hearsay/dossier/utterance_view.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <unordered_map>

#include "hearsay/base/utf8.h"
#include "hearsay/dossier/passage.h"
#include "hearsay/dossier/plain_text.h"
#include "hearsay/dossier/word_difference.h"

namespace hearsay::dossier {
namespace {

constexpr std::size_t kMostCompared = 2000;     // words of one version; what stands behind them is not compared
constexpr std::size_t kChangeCodePoints = 120;  // of each side of a change, where it is told in words

/// A version's words, folded for comparing, and where they stand.
struct ComparedWords {
  std::vector<std::string> forms;
  std::vector<Span> spans;
};

bool is_apostrophe(char32_t c) { return c == U'\'' || c == U'’'; }

bool is_of_word(char32_t c) {
  const auto mask = U_GET_GC_MASK(static_cast<UChar32>(c));
  return (mask & (U_GC_L_MASK | U_GC_N_MASK | U_GC_M_MASK)) != 0;
}

/// Whether the character before `at` ties two parts of one word: "don't", "3,400".
bool ties(char32_t c, std::string_view text, std::size_t at, std::size_t end) {
  if (at >= end || !(is_apostrophe(c) || c == U',' || c == U'.')) return false;
  const char32_t next = next_code_point(text, at);
  return is_apostrophe(c) ? is_of_word(next) : u_isdigit(static_cast<UChar32>(next)) != 0;
}

void add_words(ComparedWords& words, std::string_view text, Span part) {
  std::size_t begin = part.end;  // of the word that is being read; the part's end between words
  const auto finish = [&](std::size_t end) {
    if (begin >= end) return;
    words.spans.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    words.forms.push_back(comparison_form(text.substr(begin, end - begin)));
    begin = part.end;
  };
  for (std::size_t at = part.begin; at < part.end && words.forms.size() < kMostCompared;) {
    const std::size_t start = at;
    const char32_t c = next_code_point(text, at);
    if (is_of_word(c)) {
      begin = std::min(begin, start);
    } else if (begin == part.end || !ties(c, text, at, part.end)) {
      finish(start);
    }
  }
  if (words.forms.size() < kMostCompared) finish(part.end);
}

/// The quoted words of a statement that is quoted in part; else all of its words.
std::vector<Span> compared_parts(const View& view, StatementPlace place) {
  const Statement& made = view.statement(place);
  std::vector<Span> parts = merged(made.content, view.text(place.document));
  if (made.kind != StatementKind::mixed) return parts;
  std::vector<Span> quoted;
  const std::vector<Span>& quotations = view.quotations(place.document);
  for (const Span part : parts) {
    for (auto at = std::ranges::upper_bound(quotations, part.begin, {}, &Span::end);
         at != quotations.end() && at->begin < part.end; ++at) {
      quoted.push_back({std::max(part.begin, at->begin), std::min(part.end, at->end)});
    }
  }
  return quoted.empty() ? parts : quoted;
}

ComparedWords compared_words(const View& view, StatementPlace place) {
  ComparedWords words;
  for (const Span part : compared_parts(view, place)) add_words(words, view.text(place.document), part);
  return words;
}

/// The stretches that words [first, last) cover: from word to word, without what lies between two parts.
std::vector<Span> stretches(const ComparedWords& words, std::size_t first, std::size_t last,
                            const std::vector<Span>& parts) {
  std::vector<Span> out;
  auto part = parts.begin();
  for (std::size_t i = first; i < last; ++i) {
    const Span word = words.spans[i];
    const bool same_part = !out.empty() && part != parts.end() && word.begin < part->end;
    if (same_part) {
      out.back().end = word.end;
      continue;
    }
    while (part != parts.end() && part->end <= word.begin) ++part;
    out.push_back(word);
  }
  return out;
}

std::string words_of(std::string_view text, const std::vector<Span>& spans) {
  std::string out;
  for (const Span span : spans) {
    if (!out.empty()) out += " … ";
    out += span.of(text);
  }
  return out;
}

/// Compares the versions of one utterance with its fullest.
class Comparison {
 public:
  Comparison(const View& view, StatementPlace fullest, const ComparedWords& words)
      : view_(view), fullest_(fullest), fullest_words_(words), fullest_parts_(compared_parts(view, fullest)) {}

  [[nodiscard]] std::vector<Span> marks_of_fullest() const {
    return merged(marks_of_fullest_, view_.text(fullest_.document));
  }

  void compare(VersionView& version, const ComparedWords& words) {
    const StatementPlace place = version.places.front();
    const std::vector<Span> parts = compared_parts(view_, place);
    WordChange change;
    for (const WordRun& run : word_difference(fullest_words_.forms, words.forms)) {
      if (run.kind == RunKind::equal) {
        finish(version, change);
      } else if (run.kind == RunKind::removed) {
        const std::vector<Span> gone = stretches(fullest_words_, run.a_first, run.a_last, fullest_parts_);
        marks_of_fullest_.insert(marks_of_fullest_.end(), gone.begin(), gone.end());
        change.fullest = words_of(view_.text(fullest_.document), gone);
      } else {
        const std::vector<Span> put_in = stretches(words, run.b_first, run.b_last, parts);
        version.marks.insert(version.marks.end(), put_in.begin(), put_in.end());
        change.here = words_of(view_.text(place.document), put_in);
      }
    }
    finish(version, change);
  }

 private:
  static void finish(VersionView& version, WordChange& change) {
    if (!change.here.empty() || !change.fullest.empty()) version.changes.push_back(std::move(change));
    change = {};
  }

  const View& view_;
  StatementPlace fullest_;
  const ComparedWords& fullest_words_;
  std::vector<Span> fullest_parts_;
  std::vector<Span> marks_of_fullest_;
};

std::string key_of(const ComparedWords& words) {
  std::string key;
  for (const std::string& form : words.forms) key += form + ' ';
  return key;
}

struct Gathered {
  UtteranceView view;
  std::vector<ComparedWords> words;  ///< for each of its versions
};

/// Versions of the same words become one. The fullest is always among them, wherever it comes.
Gathered gather(const View& view, const Utterance& utterance) {
  Gathered out;
  const std::string fullest_key = key_of(compared_words(view, utterance.versions[utterance.fullest].place));
  std::unordered_map<std::string, std::size_t> known;
  for (const UtteranceVersion& version : utterance.versions) {
    ComparedWords words = compared_words(view, version.place);
    std::string key = key_of(words);
    const bool is_fullest = key == fullest_key;
    if (const auto at = known.find(key); at != known.end()) {
      out.view.versions[at->second].places.push_back(version.place);
      continue;
    }
    const bool has_fullest = is_fullest || known.contains(fullest_key);
    if (out.view.versions.size() >= (has_fullest ? kMostVersions : kMostVersions - 1)) {
      ++out.view.more_versions;
      continue;
    }
    known.emplace(std::move(key), out.view.versions.size());
    out.view.versions.push_back({{version.place}, version.agreement, is_fullest, {}, {}});
    out.words.push_back(std::move(words));
  }
  return out;
}

}  // namespace

UtteranceView utterance_view(const View& view, const Utterance& utterance) {
  if (utterance.fullest >= utterance.versions.size()) return {};
  Gathered gathered = gather(view, utterance);
  std::vector<VersionView>& versions = gathered.view.versions;
  const auto fullest = std::ranges::find(versions, true, &VersionView::is_fullest);
  const auto at = static_cast<std::size_t>(fullest - versions.begin());
  Comparison comparison(view, fullest->places.front(), gathered.words[at]);
  for (std::size_t i = 0; i < versions.size(); ++i) {
    const Agreement agreement = versions[i].agreement;
    if (i == at || agreement == Agreement::verbatim || agreement == Agreement::paraphrase) continue;
    comparison.compare(versions[i], gathered.words[i]);
  }
  fullest->marks = comparison.marks_of_fullest();
  return std::move(gathered.view);
}

std::string change_words(const WordChange& change) {
  const auto quoted = [](const std::string& words) {
    return "“" + shortened(one_line(words), kChangeCodePoints) + "”";
  };
  if (change.here.empty()) return "left out: " + quoted(change.fullest);
  if (change.fullest.empty()) return "has besides: " + quoted(change.here);
  return quoted(change.here) + " for " + quoted(change.fullest);
}

}  // namespace hearsay::dossier
