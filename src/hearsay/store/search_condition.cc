#include "hearsay/store/search_condition.h"

#include <algorithm>
#include <limits>
#include <utility>
#include <variant>

#include "hearsay/store/index_words.h"
#include "hearsay/store/search_values.h"

namespace hearsay {
namespace {

using Kind = SearchNode::Kind;

constexpr std::string_view kFacts = "facts";

/// A condition, or whether it always holds.
using Folded = std::variant<bool, IndexCondition>;

std::string_view column_of(SearchField field) {
  switch (field) {
    case SearchField::content: return "content";
    case SearchField::who: return "who";
    case SearchField::to: return "addressees";
    case SearchField::via: return "via";
    case SearchField::about: return "about";
    case SearchField::outlet: return "outlet";
    default: return kFacts;
  }
}

IndexCondition fact(std::string_view word) { return {.column = kFacts, .words = std::string(word)}; }

/// Folds a query for the statements of one stretch of time, which begins with the moment `from`; nothing stands
/// for the beginning of time.
class Folder {
 public:
  explicit Folder(std::optional<std::int64_t> from) : from_(from) {}

  [[nodiscard]] Folded fold(const SearchNode& node) const {
    switch (node.kind) {
      case Kind::term: return term(node);
      case Kind::none: return none(node.parts.front());
      default: return joined(node);
    }
  }

 private:
  [[nodiscard]] Folded term(const SearchNode& node) const {
    if (is_date(node.field)) {
      const bool is_after = from_ && *from_ >= node.moment;
      if (is_after != (node.field == SearchField::after)) return false;
      return fact(kDatedStatement);
    }
    if (has_fixed_words(node.field)) return fact(fact_word(name_of(node.field), node.words));
    return IndexCondition{.column = column_of(node.field), .words = node.words, .is_prefix = node.is_prefix};
  }

  [[nodiscard]] Folded none(const SearchNode& part) const {
    Folded folded = fold(part);
    if (const bool* const always = std::get_if<bool>(&folded)) return !*always;
    IndexCondition out{.kind = Kind::none, .column = {}};
    out.parts.push_back(std::get<IndexCondition>(std::move(folded)));
    return out;
  }

  [[nodiscard]] Folded joined(const SearchNode& node) const {
    IndexCondition out{.kind = node.kind, .column = {}};
    const bool neutral = node.kind == Kind::all;  // what changes nothing in it
    for (const SearchNode& part : node.parts) {
      Folded folded = fold(part);
      if (const bool* const always = std::get_if<bool>(&folded)) {
        if (*always != neutral) return !neutral;
      } else {
        out.parts.push_back(std::get<IndexCondition>(std::move(folded)));
      }
    }
    if (out.parts.empty()) return neutral;
    if (out.parts.size() == 1) {
      IndexCondition only = std::move(out.parts.front());
      return only;
    }
    return out;
  }

  std::optional<std::int64_t> from_;
};

void gather_moments(const SearchNode& node, std::vector<std::int64_t>& moments) {
  if (node.kind == Kind::term && is_date(node.field)) moments.push_back(node.moment);
  for (const SearchNode& part : node.parts) gather_moments(part, moments);
}

/// An expression of FTS5, in which NOT stands between two and binds tightest.
class MatchWriter {
 public:
  [[nodiscard]] static std::string write(const IndexCondition& condition) {
    switch (condition.kind) {
      case Kind::term: return term(condition);
      case Kind::any: return listed(condition.parts, " OR ");
      case Kind::none: return without(term(fact(kEveryStatement)), {condition});
      case Kind::all: break;
    }
    std::vector<IndexCondition> wanted;
    std::vector<IndexCondition> unwanted;
    for (const IndexCondition& part : condition.parts)
      (part.kind == Kind::none ? unwanted : wanted).push_back(part);
    const std::string held = wanted.empty() ? term(fact(kEveryStatement)) : listed(wanted, " AND ");
    return unwanted.empty() ? held : without(held, unwanted);
  }

 private:
  /// Words are letters, digits and spaces, so nothing in them closes the quotation.
  static std::string term(const IndexCondition& condition) {
    return std::string(condition.column) + " : \"" + condition.words + (condition.is_prefix ? "\" *" : "\"");
  }

  static std::string listed(const std::vector<IndexCondition>& parts, std::string_view between) {
    std::string out = "(";
    for (const IndexCondition& part : parts) {
      if (out.size() > 1) out += between;
      out += write(part);
    }
    return out + ")";
  }

  static std::string without(const std::string& held, const std::vector<IndexCondition>& negations) {
    std::string out = "(" + held + " NOT (";
    for (std::size_t i = 0; i < negations.size(); ++i) {
      if (i > 0) out += " OR ";
      out += write(negations[i].parts.front());
    }
    return out + "))";
  }
};

/// Conditions upon PostgreSQL's text search vectors, one for each column.
class VectorWriter {
 public:
  VectorWriter(SqlCondition& out, std::size_t first_value) : out_(out), next_(first_value) {}

  void write(const IndexCondition& condition) {
    if (condition.kind == Kind::term) return term(condition);
    if (condition.kind == Kind::none) out_.sql += "NOT ";
    out_.sql += "(";
    for (std::size_t i = 0; i < condition.parts.size(); ++i) {
      if (i > 0) out_.sql += condition.kind == Kind::any ? " OR " : " AND ";
      write(condition.parts[i]);
    }
    out_.sql += ")";
  }

 private:
  void term(const IndexCondition& condition) {
    out_.sql += std::string(condition.column) + "_v @@ " +
                (condition.is_prefix ? "to_tsquery" : "phraseto_tsquery") + "('simple', $" +
                std::to_string(next_++) + ")";
    out_.values.emplace_back(condition.is_prefix ? prefix_query(condition.words) : condition.words);
  }

  /// 'over' <-> 'the' <-> 'li':*
  static std::string prefix_query(std::string_view words) {
    std::string out = "'";
    for (const char c : words) out += c == ' ' ? std::string("' <-> '") : std::string(1, c);
    return out + "':*";
  }

  SqlCondition& out_;
  std::size_t next_;
};

}  // namespace

std::vector<SearchStretch> search_stretches(const SearchQuery& query) {
  constexpr std::int64_t kNoEnd = std::numeric_limits<std::int64_t>::max();
  if (!query.root) return {{.first = 0, .end = kNoEnd, .condition = std::nullopt}};

  std::vector<std::int64_t> moments;
  gather_moments(*query.root, moments);
  std::ranges::sort(moments, std::greater());
  const auto repeated = std::ranges::unique(moments);
  moments.erase(repeated.begin(), repeated.end());

  std::vector<SearchStretch> stretches;
  std::int64_t end = kNoEnd;
  for (std::size_t i = 0; i <= moments.size(); ++i) {
    const std::optional<std::int64_t> from = i < moments.size() ? std::optional(moments[i]) : std::nullopt;
    const std::int64_t first = from ? first_statement_id(*from) : 0;
    Folded folded = Folder(from).fold(*query.root);
    if (auto* const condition = std::get_if<IndexCondition>(&folded)) {
      stretches.push_back({first, end, std::move(*condition)});
    } else if (std::get<bool>(folded)) {
      stretches.push_back({first, end, std::nullopt});
    }
    end = first;
  }
  return stretches;
}

SqlCondition sql_of(const IndexCondition& condition, Dialect dialect, std::size_t first_value) {
  SqlCondition out;
  if (dialect == Dialect::sqlite) {
    out.sql = "statement_words MATCH $" + std::to_string(first_value);
    out.values.emplace_back(MatchWriter::write(condition));
  } else {
    VectorWriter(out, first_value).write(condition);
  }
  return out;
}

}  // namespace hearsay
