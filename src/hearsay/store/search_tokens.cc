#include "hearsay/store/search_tokens.h"

#include <algorithm>
#include <utility>

#include "hearsay/base/utf8.h"

namespace hearsay {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Straight, curly, low, high reversed, double prime, guillemets.
bool is_quotation_mark(char32_t c) {
  return c == U'"' || (c >= 0x201C && c <= 0x201F) || c == 0x2033 || c == 0x00AB || c == 0x00BB;
}

bool is_keyword(std::string_view word, std::string_view keyword) {
  return std::ranges::equal(word, keyword, [](char a, char b) { return is_letter(a) && (a | 0x20) == b; });
}

bool consists_of(std::string_view word, char c) { return word.find_first_not_of(c) == std::string_view::npos; }

SearchTokenKind kind_of(std::string_view word) {
  if (is_keyword(word, "or")) return SearchTokenKind::either;
  if (is_keyword(word, "and") || consists_of(word, '&')) return SearchTokenKind::both;
  if (is_keyword(word, "not")) return SearchTokenKind::negation;
  return SearchTokenKind::word;
}

class Cutter {
 public:
  explicit Cutter(std::string_view query) : query_(query) {}

  Result<std::vector<SearchToken>> cut() {
    while (true) {
      pass_blanks();
      if (at_ == query_.size()) break;
      if (!cut_one()) return std::unexpected(*std::move(error_));
    }
    add(SearchTokenKind::end, at_, at_);
    return std::move(tokens_);
  }

 private:
  [[nodiscard]] char32_t peek(std::size_t& next) const {
    next = at_;
    return next_code_point(query_, next);
  }

  void pass_blanks() {
    std::size_t next = at_;
    while (at_ < query_.size() && is_blank(peek(next))) at_ = next;
  }

  void add(SearchTokenKind kind, std::size_t offset, std::size_t end) {
    tokens_.push_back({kind, query_.substr(offset, end - offset), offset});
  }

  void add_marks(SearchTokenKind kind, std::size_t count) {
    add(kind, at_, at_ + count);
    at_ += count;
  }

  /// False where error_ is set.
  bool cut_one() {
    std::size_t next = at_;
    const char32_t c = peek(next);
    if (is_quotation_mark(c)) return cut_phrase(next);
    if (c == U'(') {
      add_marks(SearchTokenKind::open, 1);
    } else if (c == U')') {
      add_marks(SearchTokenKind::close, 1);
    } else if (c == U'|') {
      add_marks(SearchTokenKind::either, std::min(query_.find_first_not_of('|', at_), query_.size()) - at_);
    } else if (c == U'-' && begins_term(next)) {
      add_marks(SearchTokenKind::negation, 1);
    } else {
      cut_word();
    }
    return true;
  }

  /// Whether a hyphen before `next` turns a term round.
  [[nodiscard]] bool begins_term(std::size_t next) const {
    if (next == query_.size()) return false;
    const char32_t c = next_code_point(query_, next);
    return !is_blank(c) && c != U')' && c != U'|' && c != U'-';
  }

  bool cut_phrase(std::size_t begin) {
    const std::size_t opened = at_;
    at_ = begin;
    while (at_ < query_.size()) {
      std::size_t next = at_;
      if (is_quotation_mark(peek(next))) {
        tokens_.push_back({SearchTokenKind::phrase, query_.substr(begin, at_ - begin), opened});
        at_ = next;
        return true;
      }
      at_ = next;
    }
    error_ = search_error(opened, "this quotation mark has no other", "close the phrase with \"");
    return false;
  }

  /// A word reaches to the next blank, quotation mark, bracket or bar. Letters before its first colon name a
  /// field.
  void cut_word() {
    const std::size_t begin = at_;
    bool letters_alone = true;
    while (at_ < query_.size()) {
      std::size_t next = at_;
      const char32_t c = peek(next);
      if (is_blank(c) || is_quotation_mark(c) || c == U'(' || c == U')' || c == U'|') break;
      if (c == U':' && letters_alone && at_ > begin) {
        add(SearchTokenKind::field, begin, at_);
        at_ = next;
        return;
      }
      letters_alone = letters_alone && c < 0x80 && is_letter(static_cast<char>(c));
      at_ = next;
    }
    const std::string_view word = query_.substr(begin, at_ - begin);
    tokens_.push_back({kind_of(word), word, begin});
  }

  std::string_view query_;
  std::size_t at_ = 0;
  std::vector<SearchToken> tokens_;
  std::optional<Error> error_;
};

}  // namespace

Error search_error(std::size_t offset, std::string why, std::string advice) {
  return {.input = "query",
          .what = "cannot be understood",
          .why = std::move(why),
          .advice = std::move(advice),
          .offset = offset};
}

Result<std::vector<SearchToken>> search_tokens(std::string_view query) {
  if (const std::size_t bad = first_invalid_utf8(query); bad < query.size())
    return std::unexpected(search_error(bad, "these bytes are no UTF-8"));
  return Cutter(query).cut();
}

}  // namespace hearsay
