#include "hearsay/people/names.h"

#include <string>
#include <unordered_set>

#include "hearsay/base/utf8.h"
#include "hearsay/base/word_list.h"
#include "hearsay/people/lexicon.h"
#include "hearsay/people/name_kinds.h"

namespace hearsay {
namespace {

constexpr TokenIndex kLongestTitle = 4;    // words of one listed title
constexpr TokenIndex kLongestName = 40;    // tokens with titles; keeps every search linear
constexpr std::size_t kLongestWord = 100;  // bytes of a word that can be part of a name
constexpr double kLikely = 0.4;            // probability from which a tagged name is looked at
constexpr double kSure = 0.8;              // and from which it is believed against lists and shapes

bool is_name(const TaggedMention& mention) { return mention.kind <= TaggedKind::other; }

EntityKind kind_of(TaggedKind tagged) {
  switch (tagged) {
    case TaggedKind::person: return EntityKind::person;
    case TaggedKind::organization: return EntityKind::organization;
    case TaggedKind::place: return EntityKind::place;
    default: return EntityKind::other;
  }
}

/// Small words inside names of bodies ("of", "for").
bool joins_body(std::string_view word) {
  return word == "of" || word == "for" || word == "and" || word == "&" || word == "on";
}

/// Days and months have capitals and are no part of the name before them ("told Reuters Friday").
bool is_calendar_word(std::string_view word) {
  return is_time_word(word) &&
         (word.ends_with("day") || word.ends_with("ber") || word.ends_with('.') || word == "january" ||
          word == "february" || word == "march" || word == "april" || word == "june" || word == "july" ||
          word == "august") &&
         word != "today";
}

/// Offices that are nobody's given name or surname: behind any word they begin a title ("Ruritanian President
/// Ana Ruiz").
bool is_office(std::string_view word) {
  static const WordList list(
      "president\nminister\nchancellor\nsenator\ngovernor\nmayor\nsecretary\npremier\nspokesman\n"
      "spokeswoman\nspokesperson\nambassador\nprofessor\ncongressman\ncongresswoman\ncommissioner\n"
      "gen.\nlt.\nsgt.\ncol.\nmaj.\ncapt.\nadm.\nsen.\nrep.\ngov.\n");
  return list.contains(word);
}

/// The token's words as they stand, joined by single spaces.
std::string joined(const Tokens& tokens, TokenRange range, bool small) {
  std::string out;
  for (TokenIndex i = range.first; i < range.last; ++i) {
    if (!out.empty() && tokens.tokens[i].space_before) out += ' ';
    out += small ? std::string_view(tokens.lower[i]) : tokens.word(i);
  }
  return out;
}

/// The title's word without the full stop of its abbreviation.
std::string title_words(const Tokens& tokens, TokenRange range) {
  std::string words = joined(tokens, range, true);
  if (words.ends_with('.')) words.pop_back();
  return words;
}

class NameFinder {
 public:
  NameFinder(const Article& article, const Clause& text, std::span<const TaggedMention> tagged)
      : article_(article), text_(text), tokens_(text.tokens), tagged_(tokens_.size(), nullptr) {
    for (const TaggedMention& mention : tagged)
      if (is_name(mention) && mention.probability >= kLikely)
        std::fill(tagged_.begin() + mention.tokens.first, tagged_.begin() + mention.tokens.last, &mention);
    trained_ = !tagged.empty();
    collect_words();
  }

  std::vector<Name> run() {
    for (const Sentence& sentence : tokens_.sentences) {
      const BlockKind kind = article_.blocks[sentence.block].kind;
      if (kind == BlockKind::title || kind == BlockKind::heading || is_headline(sentence.tokens)) continue;
      sentence_ = sentence.tokens;
      for (TokenIndex i = sentence_.first; i < sentence_.last;) i = take_at(i);
    }
    settle_kinds(text_, names_);
    return std::move(names_);
  }

 private:
  [[nodiscard]] bool is_capital(TokenIndex i) const {
    const TokenShape shape = tokens_.tokens[i].shape;
    return shape == TokenShape::capitalized || shape == TokenShape::upper || is_joined_particle(i);
  }

  /// "al-Rashidi", "ben-Ami": a particle and the name's own word in one.
  [[nodiscard]] bool is_joined_particle(TokenIndex i) const {
    const std::string_view word = tokens_.word(i);
    const std::size_t hyphen = word.find('-');
    if (hyphen == std::string_view::npos || hyphen == 0 || hyphen > 4 || hyphen + 1 >= word.size())
      return false;
    static const WordList particles("al\nel\nul\nad\nan\nar\nas\nash\nat\naz\nben\nbin\nibn\nabu\nd\n");
    return particles.contains(word.substr(0, hyphen)) && word[hyphen + 1] >= 'A' && word[hyphen + 1] <= 'Z';
  }

  /// Whether token `i` stands where any word has a capital.
  [[nodiscard]] bool opens(TokenIndex i) const {
    if (i == sentence_.first) return true;
    const std::string_view before = tokens_.word(i - 1);
    return tokens_.tokens[i - 1].shape == TokenShape::open_quote || before == ":" || before == "." ||
           before == "?" || before == "!" || before == "—" || before == "•" || before == "-";
  }

  /// Which words have a capital where none is due, and which are written small.
  void collect_words() {
    for (const Sentence& sentence : tokens_.sentences) {
      const BlockKind kind = article_.blocks[sentence.block].kind;
      if (kind == BlockKind::title || kind == BlockKind::heading || is_headline(sentence.tokens)) continue;
      sentence_ = sentence.tokens;
      for (TokenIndex i = sentence_.first; i < sentence_.last; ++i) {
        if (tokens_.tokens[i].shape == TokenShape::lower) small_.insert(tokens_.lower[i]);
        if (is_capital(i) && !opens(i)) capital_.insert(tokens_.lower[i]);
      }
    }
  }

  /// A line in Which All Words Have Capitals, verbs and "With" too, and which no full stop ends: a headline
  /// that the page does not mark as one.
  [[nodiscard]] bool is_headline(TokenRange line) const {
    constexpr TokenIndex kShortest = 5;
    if (line.size() < kShortest || text_.tokens.word(line.last - 1) == ".") return false;
    TokenIndex small = 0;
    TokenIndex telling = 0;
    for (TokenIndex i = line.first + 1; i < line.last; ++i) {
      const Token& token = tokens_.tokens[i];
      if (token.shape == TokenShape::lower && tokens_.word(i).size() > 4) ++small;
      if (token.shape != TokenShape::capitalized || tokens_.lower[i].size() < 4) continue;
      const WordClass c = word_class(tokens_.lower[i]);
      if (c != WordClass::other && c != WordClass::adverb && !is_first_name(tokens_.word(i))) ++telling;
    }
    return small == 0 && telling >= 1;
  }

  [[nodiscard]] bool is_listed(TokenIndex i) const {
    const std::string_view word = tokens_.word(i);
    return is_first_name(word) || is_place(word) || is_demonym(word) ||
           organization_named(word) != OrganizationKind::none || begins_title(i);
  }

  /// Whether a listed title begins with token `i`: "Prime Minister", though "prime" alone is none.
  [[nodiscard]] bool begins_title(TokenIndex i) const {
    for (TokenIndex end = i; end < sentence_.last && end < i + kLongestTitle && is_capital(end); ++end)
      if (is_title(title_words(tokens_, {i, end + 1}))) return true;
    return false;
  }

  /// Whether token `i` can be part of a name.
  [[nodiscard]] bool is_name_word(TokenIndex i) const {
    if (!is_capital(i) || tokens_.word(i) == "I" || tokens_.word(i).size() > kLongestWord) return false;
    if (!opens(i)) return text_.classes[i] == WordClass::other || text_.classes[i] == WordClass::verb;
    if (is_listed(i)) return true;
    const WordClass c = word_class(tokens_.lower[i]);
    if (c != WordClass::other && c != WordClass::verb) return false;
    if (capital_.contains(tokens_.lower[i])) return true;
    if (small_.contains(tokens_.lower[i]) || c == WordClass::verb || is_time_word(tokens_.lower[i]))
      return false;
    if (role_kind(tokens_.lower[i]) != RoleKind::none) return false;
    // Unknown first word: a name if it goes on as one ("Nicola Hickling") or something is said of it as of one.
    if (i + 1 >= sentence_.last) return false;
    if (nickname_end(i, i + 1) > i + 1) return true;
    return is_capital(i + 1) || tokens_.tokens[i + 1].shape == TokenShape::apostrophe ||
           text_.classes[i + 1] == WordClass::verb || text_.classes[i + 1] == WordClass::auxiliary;
  }

  [[nodiscard]] bool has_body_word(TokenRange range) const {
    for (TokenIndex i = range.first; i < range.last; ++i)
      if (organization_word(tokens_.word(i)) != OrganizationKind::none) return true;
    return false;
  }

  /// Robert “Bobby” | Scott: where a nickname in quotation marks or brackets ends, else `at`.
  [[nodiscard]] TokenIndex nickname_end(TokenIndex first, TokenIndex at) const {
    if (at + 3 >= sentence_.last || at > first + 2 || begins_title(first) || is_place(tokens_.word(first)))
      return at;
    const bool quoted = tokens_.tokens[at].shape == TokenShape::open_quote &&
                        tokens_.tokens[at + 2].shape == TokenShape::close_quote;
    const bool bracketed = tokens_.word(at) == "(" && tokens_.word(at + 2) == ")";
    return (quoted || bracketed) && tokens_.tokens[at + 1].shape == TokenShape::capitalized &&
                   is_capital(at + 3)
               ? at + 3
               : at;
  }

  /// The end of the run of name words that begins at `first`.
  [[nodiscard]] TokenIndex run_end(TokenIndex first) const {
    TokenIndex end = first + 1;
    while (end < sentence_.last && end < first + kLongestName) {
      if (is_capital(end) && is_name_word(end) && !is_calendar_word(tokens_.lower[end])) {
        ++end;
        continue;
      }
      if (const TokenIndex behind = nickname_end(first, end); behind > end) {
        end = behind;
        continue;
      }
      TokenIndex next = end + 1;
      const bool body_goes_on =
          next < sentence_.last && tokens_.lower[next] == "the" && tokens_.lower[end] == "of";
      const bool person_goes_on =
          next < sentence_.last && is_particle(tokens_.lower[end]) && is_particle(tokens_.lower[next]);
      if (body_goes_on || person_goes_on) ++next;  // "Bank of the North", "Ida van der Lund"
      const bool more = next < sentence_.last && is_capital(next) && is_name_word(next);
      if (more &&
          (is_particle(tokens_.lower[end]) ||
           (joins_body(tokens_.lower[end]) && has_body_word({first, end}) &&
            !(tokens_.lower[end] == "and" && has_body_word({next, next + 1})) && tokens_.lower[end] != "on"))) {
        end = next + 1;
        continue;
      }
      if (tokens_.tokens[end].shape == TokenShape::number &&
          tokens_.tokens[end - 1].shape == TokenShape::upper && tokens_.tokens[end].space_before &&
          end - first == 1)
        return end + 1;  // "APEC 2025"
      break;
    }
    return end;
  }

  /// Where the titles at the head of the run end: "Defence Minister | Carla Bruni", "US President | ...".
  [[nodiscard]] TokenIndex titles_end(TokenRange run) const {
    TokenIndex end = run.first;
    for (TokenIndex i = run.first; i < run.last;) {
      TokenIndex length = 0;
      for (TokenIndex n = std::min(kLongestTitle, run.last - i); n > 0 && length == 0; --n)
        if (is_title(title_words(tokens_, {i, i + n})) || is_role_word(i, n)) length = n;
      if (length > 0) {
        i += length;
        end = i;
        continue;
      }
      const bool before_office =
          i + 2 < run.last && !is_first_name(tokens_.word(i)) && office_follows(i + 1, run.last);
      const bool belongs = before_office || is_demonym(tokens_.word(i)) || is_place(tokens_.word(i)) ||
                           tokens_.lower[i] == "former" ||
                           organization_named(tokens_.word(i)) != OrganizationKind::none;
      if (!belongs) break;
      ++i;
    }
    return end;
  }

  [[nodiscard]] bool office_follows(TokenIndex i, TokenIndex last) const {
    for (TokenIndex n = 0; n < 3 && i + n + 1 < last; ++n)
      if (is_office(tokens_.lower[i + n])) return true;
    return false;
  }

  [[nodiscard]] bool is_role_word(TokenIndex i, TokenIndex length) const {
    return length == 1 &&
           (role_kind(tokens_.lower[i]) == RoleKind::person ||
            role_kind(tokens_.lower[i]) == RoleKind::people) &&
           !is_first_name(tokens_.word(i)) && organization_word(tokens_.word(i)) == OrganizationKind::none;
  }

  /// Lower-case roles directly before a name: "lip reader", "former foreign policy aide".
  [[nodiscard]] TokenIndex roles_begin(TokenIndex first) const {
    if (first == sentence_.first) return first;
    const TokenIndex before = first - 1;
    const std::string_view word = tokens_.lower[before];
    const bool role =
        tokens_.tokens[before].shape == TokenShape::lower &&
        (role_kind(word) == RoleKind::person || is_title(word) || role_kind(word) == RoleKind::people);
    if (!role) return first;
    TokenIndex begin = noun_core_before(text_, first, sentence_.first).first;
    // "lipreading expert": a participle in front of its noun.
    if (begin > sentence_.first && verb_form(tokens_.lower[begin - 1]) == VerbForm::gerund &&
        (begin - 1 == sentence_.first || text_.classes[begin - 2] == WordClass::punctuation ||
         text_.classes[begin - 2] == WordClass::determiner))
      --begin;
    while (begin < first && (text_.classes[begin] == WordClass::determiner || tokens_.lower[begin] == "one"))
      ++begin;
    // "Putin's envoy Pavel Orlov": the role begins behind the possessive's owner only for the name's own sake.
    return begin < first ? begin : before;
  }

  /// The outlet that published the page, whatever its name looks like.
  [[nodiscard]] bool is_publisher(std::string_view name) const {
    if (!article_.site) return false;
    const std::string site = comparison_form(*article_.site);
    const std::string form = comparison_form(name);
    return form == site || "the " + form == site;
  }

  void judge(Name& name) const {
    TokenRange bare = name.tokens;
    if (tokens_.word(bare.first) == "The" && bare.size() > 1) ++bare.first;
    const std::string whole = joined(tokens_, bare, false);
    const OrganizationKind listed = organization_named(whole);
    const OrganizationKind by_word = body_word(name.tokens);
    const bool titled = !name.title.empty();
    const std::string_view first = tokens_.word(name.tokens.first);
    const bool first_name = is_first_name(first);
    name.sure = true;
    if (is_publisher(whole)) {
      name.kind = EntityKind::organization;
      name.press = true;
    } else if (titled) {
      name.kind = EntityKind::person;
      name.gender = gender_of_title(name.title);
      if (name.gender == Gender::unknown) name.gender = first_name_gender(first);
    } else if (listed != OrganizationKind::none) {
      name.kind = EntityKind::organization;
      name.press = listed == OrganizationKind::press;
    } else if (is_place(whole)) {
      name.kind = EntityKind::place;
    } else if (first_name && name.tokens.size() > 1 && name.tokens.size() < 5 &&
               by_word != OrganizationKind::press) {
      name.kind = EntityKind::person;
      name.gender = first_name_gender(first);
    } else if (by_word != OrganizationKind::none) {
      name.kind = EntityKind::organization;
      name.press = by_word == OrganizationKind::press;
    } else if (first_name && name.tokens.size() == 1) {
      name.kind = EntityKind::person;
      name.gender = first_name_gender(first);
      name.sure = false;
    } else {
      name.sure = false;
      name.kind = !trained_ && looks_like_person(name.tokens) ? EntityKind::person : EntityKind::other;
    }
    if (!titled && !is_publisher(whole)) judge_by_tagger(name, listed != OrganizationKind::none);
  }

  /// The tagger has read the sentence, the lists have not.
  void judge_by_tagger(Name& name, bool listed) const {
    const TaggedMention* const tagged = tagged_[name.tokens.last - 1];
    if (tagged == nullptr || (listed && tagged->kind == TaggedKind::other)) return;
    if (name.sure && tagged->probability < kSure) return;
    name.kind = kind_of(tagged->kind);
    name.tagged = *tagged;
    name.sure = tagged->probability >= kSure;
    if (name.kind == EntityKind::person) {
      name.gender = first_name_gender(tokens_.word(name.tokens.first));
      name.press = false;
    }
  }

  [[nodiscard]] OrganizationKind body_word(TokenRange range) const {
    const OrganizationKind last = organization_word(tokens_.word(range.last - 1));
    // A single word is a body's name only behind "the" ("the Argus"); "Police" alone is no name.
    const bool determined = tokens_.lower[range.first] == "the" ||
                            (range.first > sentence_.first && tokens_.lower[range.first - 1] == "the");
    if (last != OrganizationKind::none && (range.size() > 1 || (determined && last == OrganizationKind::press)))
      return last;
    for (TokenIndex i = range.first; i + 1 < range.last; ++i) {
      const OrganizationKind kind = organization_word(tokens_.word(i));
      if (kind != OrganizationKind::none) return kind;
    }
    return OrganizationKind::none;
  }

  [[nodiscard]] Gender gender_of_title(TokenRange title) const {
    for (TokenIndex i = title.first; i < title.last; ++i) {
      Gender gender = title_gender(title_words(tokens_, {i, i + 1}));
      if (gender == Gender::unknown) gender = role_of(tokens_.lower[i]).gender;
      if (gender != Gender::unknown) return gender;
    }
    return Gender::unknown;
  }

  /// Two or three words with small letters in each, no article before: names of persons are the most of these.
  [[nodiscard]] bool looks_like_person(TokenRange range) const {
    if (range.first > sentence_.first && text_.classes[range.first - 1] == WordClass::determiner) return false;
    if (tokens_.lower[range.first] == "the") return false;
    TokenIndex capitals = 0;
    for (TokenIndex i = range.first; i < range.last; ++i) {
      if (tokens_.tokens[i].shape == TokenShape::upper || is_demonym(tokens_.word(i)) ||
          is_place(tokens_.word(i)))
        return false;
      if (tokens_.tokens[i].shape == TokenShape::capitalized) ++capitals;
    }
    return capitals >= 2 && range.size() <= 4;
  }

  /// The run cut, or drawn out, where the tagger sees names begin and end.
  [[nodiscard]] TokenRange fitted(TokenRange run) const {
    const TaggedMention* name = nullptr;
    for (TokenIndex i = run.first; i < run.last; ++i)
      if (text_.classes[i] == WordClass::punctuation && tokens_.word(i) != "&") return run;  // a nickname
    for (TokenIndex i = run.first; i < run.last; ++i) {
      if (tagged_[i] == nullptr || tagged_[i] == name) continue;
      // "NASA | Bill Ingalls": but what stands before the first may be its titles.
      if (name != nullptr && !is_title_run({run.first, i})) return {run.first, trimmed({run.first, i})};
      name = tagged_[i];
    }
    if (name == nullptr || name->probability < kSure) return run;
    if (name->tokens.last > run.last && name->tokens.last <= sentence_.last)
      return {run.first, name->tokens.last};
    return {run.first, std::max(name->tokens.last, run.first + 1)};
  }

  /// Where the range's last capital word ends.
  [[nodiscard]] TokenIndex trimmed(TokenRange range) const {
    TokenIndex last = range.last;
    while (last > range.first + 1 && !is_capital(last - 1)) --last;
    return last;
  }

  [[nodiscard]] bool is_title_run(TokenRange run) const { return titles_end(run) == run.last; }

  /// "Grieving Ana Ruiz": the capital is the sentence's.
  [[nodiscard]] bool is_participle_before_name(TokenRange run) const {
    constexpr std::size_t kLeast = 5;  // letters; "Fred", "Ming"
    if (run.size() < 3 || !opens(run.first)) return false;
    const std::string_view word = tokens_.lower[run.first];
    return word.size() >= kLeast && (word.ends_with("ing") || word.ends_with("ed")) &&
           !is_first_name(tokens_.word(run.first)) && is_first_name(tokens_.word(run.first + 1));
  }

  TokenIndex take_at(TokenIndex i) {
    if (!is_name_word(i)) return i + 1;
    const TokenRange run = fitted({i, run_end(i)});
    if (is_participle_before_name(run)) return i + 1;
    if (is_time_word(tokens_.lower[i]) && run.size() == 1) return run.last;
    Name name;
    const std::string whole = joined(tokens_, run, false);
    const bool whole_is_listed = organization_named(whole) != OrganizationKind::none || is_place(whole);
    TokenIndex end = whole_is_listed ? run.first : titles_end(run);
    // A title alone is a noun phrase, not a name; but "Mr. King" is one.
    if (end == run.last && run.size() > 1 && is_courtesy(tokens_.lower[run.first])) --end;
    if (end == run.last) return run.last;
    name.tokens = {end, run.last};
    // "told The Sun": a capital where none is due makes the article a part of the name.
    const bool article =
        end > sentence_.first && end == run.first && tokens_.word(end - 1) == "The" && !opens(end - 1);
    if (article) --name.tokens.first;
    name.title = article           ? TokenRange{end - 1, end - 1}
                 : end > run.first ? TokenRange{run.first, end}
                                   : TokenRange{roles_begin(end), end};
    if (name.tokens.size() == 1 && is_demonym(tokens_.word(end)) && name.title.empty()) return run.last;
    judge(name);
    names_.push_back(name);
    return run.last;
  }

  const Article& article_;
  const Clause& text_;
  const Tokens& tokens_;
  std::vector<const TaggedMention*> tagged_;  ///< for each token the name that the tagger sees there
  bool trained_ = false;
  TokenRange sentence_;
  std::unordered_set<std::string> capital_;
  std::unordered_set<std::string> small_;
  std::vector<Name> names_;
};

}  // namespace

std::vector<Name> find_names(const Article& article, const Clause& text,
                             std::span<const TaggedMention> tagged) {
  return NameFinder(article, text, tagged).run();
}

}  // namespace hearsay
