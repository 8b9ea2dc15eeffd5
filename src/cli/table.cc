#include "cli/table.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "cli/cells.h"
#include "cli/columns.h"
#include "hearsay/dossier/plain_text.h"
#include "hearsay/record/record_json.h"

namespace hearsay::cli {
namespace {

constexpr std::size_t kWordLines = 3;
constexpr std::size_t kNameLines = 2;
constexpr std::size_t kTitleLines = 2;
constexpr std::size_t kChainLines = 2;

class Table {
 public:
  Table(const Record& record, const TableStyle& style)
      : record_(record), colour_(style.colour), widths_(style.width) {}

  std::string write() {
    head();
    for (std::size_t i = 0; i < record_.statements.size(); ++i) row(i);
    return std::move(out_);
  }

 private:
  void full_width(std::string_view text, std::string_view code, std::size_t most_lines) {
    for (const std::string& line : wrap(dossier::one_line(text), widths_.all, most_lines))
      out_ += looking(line, code, colour_) + "\n";
  }

  void head() {
    const Article& article = record_.article;
    full_width(article.title.value_or(article.input), kBold, kTitleLines);
    std::string about;
    const auto tell = [&about](const std::string& text) {
      if (!text.empty()) about += (about.empty() ? "" : " · ") + text;
    };
    tell(article.site.value_or(""));
    tell(article.published.value_or(""));
    tell(fmt::format("{}", fmt::join(article.authors, ", ")));
    if (article.title) tell(article.input);
    tell(fmt::format("{} statement{}", record_.statements.size(), record_.statements.size() == 1 ? "" : "s"));
    full_width(about, kDim, kTitleLines);
    out_ += "\n";
  }

  [[nodiscard]] std::string words(const std::vector<Span>& spans) const {
    std::string out;
    for (const Span span : spans) {
      if (!out.empty()) out += " … ";
      out += span.of(record_.article.text);
    }
    return dossier::one_line(out);
  }

  [[nodiscard]] std::string name(EntityId id) const { return dossier::one_line(record_.entities[id].name); }

  [[nodiscard]] Cell who(const Statement& statement) const {
    Cell cell;
    if (statement.speaker) {
      add_lines(cell, name(*statement.speaker), widths_.who, kNameLines, kBold);
    } else {
      const std::string source = words(statement.source);
      add_lines(cell, source.empty() ? "nobody named" : source, widths_.who, kNameLines, kDim);
    }
    if (statement.within) cell.push_back({fmt::format("within s{}", *statement.within + 1), kDim});
    return cell;
  }

  [[nodiscard]] static Cell how(const Statement& statement) {
    Cell cell = {{std::string(name_of(statement.kind)), kPlain}};
    if (statement.channel != Channel::unknown)
      cell.push_back({std::string(name_of(statement.channel)), kPlain});
    const std::string_view certainty = name_of(statement.certainty);
    cell.push_back({std::string(certainty), look_of_certainty(certainty)});
    return cell;
  }

  [[nodiscard]] Cell what(const Statement& statement, std::size_t number) const {
    Cell cell;
    add_lines(cell, fmt::format("s{} {}", number, words(statement.content)), widths_.words, kWordLines);
    if (statement.chain.size() < 2) return cell;
    std::string chain;
    for (const EntityId id : statement.chain) chain += (chain.empty() ? "" : " › ") + name(id);
    add_lines(cell, chain, widths_.words, kChainLines, kDim);
    return cell;
  }

  void row(std::size_t i) {
    const Statement& statement = record_.statements[i];
    out_ += cells_row(widths_, who(statement), how(statement), what(statement, i + 1), colour_);
  }

  const Record& record_;
  bool colour_;
  CellWidths widths_;
  std::string out_;
};

}  // namespace

std::string record_table(const Record& record, const TableStyle& style) { return Table(record, style).write(); }

}  // namespace hearsay::cli
