#include "cli/table.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "cli/columns.h"
#include "hearsay/dossier/plain_text.h"
#include "hearsay/record/record_json.h"

namespace hearsay::cli {
namespace {

constexpr std::size_t kNarrowest = 48;  // columns: below that, lines run over
constexpr std::size_t kGap = 2;         // columns between two cells
constexpr std::size_t kHowWidth = 16;   // columns: the longest channel is press-conference
constexpr std::size_t kWordLines = 3;
constexpr std::size_t kNameLines = 2;
constexpr std::size_t kTitleLines = 2;
constexpr std::size_t kChainLines = 2;

// Select Graphic Rendition, ECMA-48.
constexpr std::string_view kPlain = "";
constexpr std::string_view kBold = "1";
constexpr std::string_view kDim = "2";

std::string_view colour_of(Certainty certainty) {
  switch (certainty) {
    case Certainty::asserted: return "32";  // green
    case Certainty::hedged: return "33";    // yellow
    case Certainty::denied: return "31";    // red
    case Certainty::withheld: return "35";  // magenta
    case Certainty::expected: return "36";  // cyan
  }
  return kPlain;
}

struct Line {
  std::string text;
  std::string_view look = kPlain;
};
using Cell = std::vector<Line>;

void add(Cell& cell, std::vector<std::string> lines, std::string_view look) {
  for (std::string& line : lines) cell.push_back({std::move(line), look});
}

class Table {
 public:
  Table(const Record& record, const TableStyle& style)
      : record_(record),
        colour_(style.colour),
        width_(std::max(style.width, kNarrowest)),
        who_width_(std::clamp(width_ / 5, std::size_t{12}, std::size_t{26})),
        words_width_(width_ - who_width_ - kHowWidth - 2 * kGap) {}

  std::string write() {
    head();
    for (std::size_t i = 0; i < record_.statements.size(); ++i) row(i);
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::string look(std::string_view text, std::string_view code) const {
    if (!colour_ || code.empty() || text.empty()) return std::string(text);
    return fmt::format("\x1b[{}m{}\x1b[0m", code, text);
  }

  void full_width(std::string_view text, std::string_view code, std::size_t most_lines) {
    for (const std::string& line : wrap(dossier::one_line(text), width_, most_lines))
      out_ += look(line, code) + "\n";
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
      add(cell, wrap(name(*statement.speaker), who_width_, kNameLines), kBold);
    } else {
      const std::string source = words(statement.source);
      add(cell, wrap(source.empty() ? "nobody named" : source, who_width_, kNameLines), kDim);
    }
    if (statement.within) cell.push_back({fmt::format("within s{}", *statement.within + 1), kDim});
    return cell;
  }

  [[nodiscard]] static Cell how(const Statement& statement) {
    Cell cell = {{std::string(name_of(statement.kind)), kPlain}};
    if (statement.channel != Channel::unknown)
      cell.push_back({std::string(name_of(statement.channel)), kPlain});
    cell.push_back({std::string(name_of(statement.certainty)), colour_of(statement.certainty)});
    return cell;
  }

  [[nodiscard]] Cell what(const Statement& statement, std::size_t number) const {
    Cell cell;
    add(cell, wrap(fmt::format("s{} {}", number, words(statement.content)), words_width_, kWordLines), kPlain);
    if (statement.chain.size() < 2) return cell;
    std::string chain;
    for (const EntityId id : statement.chain) chain += (chain.empty() ? "" : " › ") + name(id);
    add(cell, wrap(chain, words_width_, kChainLines), kDim);
    return cell;
  }

  [[nodiscard]] std::string padded(const Cell& cell, std::size_t at, std::size_t width) const {
    if (at >= cell.size()) return std::string(width, ' ');
    return look(cell[at].text, cell[at].look) +
           std::string(width - std::min(width, columns_of(cell[at].text)), ' ');
  }

  void row(std::size_t i) {
    const Statement& statement = record_.statements[i];
    const Cell left = who(statement);
    const Cell middle = how(statement);
    const Cell right = what(statement, i + 1);
    for (std::size_t line = 0; line < std::max({left.size(), middle.size(), right.size()}); ++line) {
      out_ += padded(left, line, who_width_ + kGap);
      out_ += padded(middle, line, kHowWidth + kGap);
      if (line < right.size()) out_ += look(right[line].text, right[line].look);
      out_.erase(out_.find_last_not_of(' ') + 1);
      out_ += "\n";
    }
    out_ += "\n";
  }

  const Record& record_;
  bool colour_;
  std::size_t width_;
  std::size_t who_width_;
  std::size_t words_width_;
  std::string out_;
};

}  // namespace

std::string record_table(const Record& record, const TableStyle& style) { return Table(record, style).write(); }

}  // namespace hearsay::cli
