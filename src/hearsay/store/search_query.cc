// The grammar, by recursive descent; brackets alone recurse, kDeepestQuery deep at most:
//
//     any   = all { or all }
//     all   = term { [and] term }
//     term  = { not } ( "(" any ")" | field value | value )
//     value = word | phrase | "(" any ")"
#include "hearsay/store/search_query.h"

#include <utility>

#include "hearsay/store/index_words.h"
#include "hearsay/store/search_tokens.h"
#include "hearsay/store/search_values.h"

namespace hearsay {
namespace {

using Kind = SearchNode::Kind;
using TokenKind = SearchTokenKind;

/// Parts of the same kind become parts of this; one part stands for itself.
SearchNode joined(Kind kind, std::vector<SearchNode> parts) {
  if (parts.size() == 1) return std::move(parts.front());
  SearchNode out{.kind = kind};
  for (SearchNode& part : parts) {
    if (part.kind == kind) {
      for (SearchNode& inner : part.parts) out.parts.push_back(std::move(inner));
    } else {
      out.parts.push_back(std::move(part));
    }
  }
  return out;
}

SearchNode negated(SearchNode node) {
  if (node.kind == Kind::none) {
    SearchNode part = std::move(node.parts.front());
    return part;
  }
  SearchNode out{.kind = Kind::none};
  out.parts.push_back(std::move(node));
  return out;
}

class Parser {
 public:
  explicit Parser(const std::vector<SearchToken>& tokens) : tokens_(tokens) {}

  Result<SearchNode> parse() {
    Result<SearchNode> root = any(SearchField::content);
    if (root && token().kind != TokenKind::end)
      return fail(token(), "this bracket closes none", "take it out, or open one before it with (");
    return root;
  }

 private:
  [[nodiscard]] const SearchToken& token() const { return tokens_[at_]; }

  static std::unexpected<Error> fail(const SearchToken& where, std::string why, std::string advice = {}) {
    return std::unexpected(search_error(where.offset, std::move(why), std::move(advice)));
  }

  [[nodiscard]] bool is_at_end_of_all() const {
    return token().kind == TokenKind::end || token().kind == TokenKind::close ||
           token().kind == TokenKind::either;
  }

  Result<SearchNode> any(SearchField field) {
    std::vector<SearchNode> parts;
    while (true) {
      Result<SearchNode> part = all(field);
      if (!part) return part;
      parts.push_back(*std::move(part));
      if (token().kind != TokenKind::either) return joined(Kind::any, std::move(parts));
      ++at_;
    }
  }

  Result<SearchNode> all(SearchField field) {
    std::vector<SearchNode> parts;
    do {
      Result<SearchNode> part = term(field);
      if (!part) return part;
      parts.push_back(*std::move(part));
      if (token().kind == TokenKind::both) {
        ++at_;
        if (is_at_end_of_all()) return missing_term(token());
      }
    } while (!is_at_end_of_all());
    return joined(Kind::all, std::move(parts));
  }

  Result<SearchNode> term(SearchField field) {
    bool is_negated = false;
    for (; token().kind == TokenKind::negation; ++at_) is_negated = !is_negated;
    Result<SearchNode> out = token().kind == TokenKind::field ? fielded() : value(field);
    if (out && is_negated) return negated(*std::move(out));
    return out;
  }

  Result<SearchNode> fielded() {
    const SearchToken& name = tokens_[at_++];
    const std::optional<SearchField> field = search_field(name.text);
    if (!field)
      return fail(name, "there is no field '" + std::string(name.text) + "'", field_advice(name.text));
    if (token().kind != TokenKind::word && token().kind != TokenKind::phrase && token().kind != TokenKind::open)
      return fail(token(), "a value is missing behind " + std::string(name_of(*field)) + ":",
                  "write it behind the colon, in quotation marks if it is more than a word");
    return value(*field);
  }

  Result<SearchNode> value(SearchField field) {
    const SearchToken& first = token();
    if (first.kind == TokenKind::open) return bracketed(field);
    if (first.kind != TokenKind::word && first.kind != TokenKind::phrase) return missing_term(first);
    ++at_;
    if (++terms_ > kMostTerms)
      return fail(first, "a query has " + std::to_string(kMostTerms) + " terms at most", "ask in two queries");
    if (is_date(field)) return dated(field, first);
    if (has_fixed_words(field)) return fixed(field, first);
    return worded(field, first);
  }

  Result<SearchNode> bracketed(SearchField field) {
    const SearchToken& open = tokens_[at_++];
    if (++depth_ > kDeepestQuery)
      return fail(open, "brackets lie within brackets " + std::to_string(kDeepestQuery) + " deep at most",
                  "ask more simply");
    Result<SearchNode> inside = any(field);
    --depth_;
    if (!inside) return inside;
    if (token().kind != TokenKind::close)
      return fail(open, "this bracket is not closed", "close it with ), or put it in quotation marks");
    ++at_;
    return inside;
  }

  static Result<SearchNode> dated(SearchField field, const SearchToken& given) {
    const Result<std::int64_t> moment = search_moment(given.text, given.offset);
    if (!moment) return std::unexpected(moment.error());
    return SearchNode{.kind = Kind::term, .field = field, .moment = *moment};
  }

  static Result<SearchNode> fixed(SearchField field, const SearchToken& given) {
    Result<std::string> word = record_word(field, given.text, given.offset);
    if (!word) return std::unexpected(std::move(word.error()));
    return SearchNode{.kind = Kind::term, .field = field, .words = *std::move(word)};
  }

  static Result<SearchNode> worded(SearchField field, const SearchToken& given) {
    SearchNode out{.kind = Kind::term, .field = field, .words = index_words(given.text)};
    out.is_prefix = given.text.ends_with('*');
    if (out.words.empty()) return fail(given, "there is no letter or digit here", "look for words");
    const std::size_t last_word = out.words.rfind(' ') + 1;  // npos + 1 is 0
    if (out.is_prefix && out.words.size() - last_word < kShortestPrefix)
      return fail(given, "too much begins so", "write three letters or more before the *");
    return out;
  }

  static std::unexpected<Error> missing_term(const SearchToken& where) {
    return fail(where, "a word, a phrase or a field is missing here",
                "to look for and, or, not themselves, put them in quotation marks");
  }

  const std::vector<SearchToken>& tokens_;
  std::size_t at_ = 0;
  std::size_t terms_ = 0;
  std::size_t depth_ = 0;
};

void append_term(std::string& out, const SearchNode& term) {
  if (term.field != SearchField::content) {
    out += name_of(term.field);
    out += ':';
  }
  if (is_date(term.field)) {
    out += search_day(term.moment);
  } else if (has_fixed_words(term.field)) {
    out += term.words;
  } else {
    const bool is_plain = term.words.find(' ') == std::string::npos && term.words != "and" &&
                          term.words != "or" && term.words != "not";
    if (!is_plain) out += '"';
    out += term.words;
    if (term.is_prefix) out += '*';
    if (!is_plain) out += '"';
  }
}

/// A part that binds less tightly than what holds it goes into brackets.
void append_node(std::string& out, const SearchNode& node, Kind holder) {
  if (node.kind == Kind::term) return append_term(out, node);
  if (node.kind == Kind::none) {
    out += '-';
    return append_node(out, node.parts.front(), Kind::none);
  }
  const bool in_brackets = holder == Kind::none || (holder == Kind::all && node.kind == Kind::any);
  if (in_brackets) out += '(';
  for (std::size_t i = 0; i < node.parts.size(); ++i) {
    if (i > 0) out += node.kind == Kind::any ? " or " : " ";
    append_node(out, node.parts[i], node.kind);
  }
  if (in_brackets) out += ')';
}

}  // namespace

Result<SearchQuery> parse_search(std::string_view text) {
  if (text.size() > kLongestQuery)
    return std::unexpected(search_error(kLongestQuery,
                                        "a query has " + std::to_string(kLongestQuery) + " bytes at most",
                                        "ask in two queries"));
  const Result<std::vector<SearchToken>> tokens = search_tokens(text);
  if (!tokens) return std::unexpected(tokens.error());
  SearchQuery query{.root = std::nullopt, .text = std::string(text)};
  if (tokens->front().kind == TokenKind::end) return query;
  Result<SearchNode> root = Parser(*tokens).parse();
  if (!root) return std::unexpected(std::move(root.error()));
  query.root = *std::move(root);
  return query;
}

std::string to_text(const SearchQuery& query) {
  std::string out;
  if (query.root) append_node(out, *query.root, Kind::any);
  return out;
}

}  // namespace hearsay
