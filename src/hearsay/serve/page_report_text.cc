#include "hearsay/serve/page_report_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "hearsay/dossier/html_quotation.h"
#include "hearsay/dossier/html_sections.h"
#include "hearsay/dossier/passage.h"
#include "hearsay/dossier/provenance.h"
#include "hearsay/dossier/wording.h"
#include "hearsay/record/record_json.h"

namespace hearsay::desk {
namespace {

using dossier::View;

constexpr std::size_t kMostCards = 4;  ///< of a statement whose words stand in many blocks

/// One stretch of a statement's content.
struct Part {
  Span span;
  StatementId statement = 0;
  std::size_t depth = 0;  ///< how many statements lie around it; counted up to kMostDeep
};

std::size_t depth_of(const std::vector<Statement>& statements, StatementId id) {
  std::size_t depth = 0;
  for (auto around = statements[id].within; around && *around < statements.size() && depth < kMostDeep;
       around = statements[*around].within)
    ++depth;
  return depth;
}

std::vector<Part> parts_of(const Record& record) {
  std::vector<Part> parts;
  for (StatementId id = 0; id < record.statements.size(); ++id) {
    const std::size_t depth = depth_of(record.statements, id);
    for (const Span span : dossier::merged(record.statements[id].content, record.article.text))
      parts.push_back({span, id, depth});
  }
  std::ranges::sort(parts, [](const Part& a, const Part& b) {
    if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
    if (a.span.end != b.span.end) return a.span.end > b.span.end;
    return a.depth != b.depth ? a.depth < b.depth : a.statement < b.statement;
  });
  return parts;
}

/// Goes through blocks and parts side by side. Elements nest, and what parts do need not: a part that ends
/// within another closes those inside it, which open again behind it.
class TextWriter {
 public:
  TextWriter(HtmlWriter& html, const View& view)
      : html_(html),
        view_(view),
        record_(view.record(0)),
        text_(record_.article.text),
        parts_(parts_of(record_)),
        cards_(record_.statements.size()) {}

  void write() {
    html_.open("div", {{"class", "report-text"}, {"lang", record_.article.language.value_or("")}}).line();
    const auto& blocks = record_.article.blocks;
    if (blocks.empty()) {
      html_.open("p", {{"dir", "auto"}});
      stretch({0, static_cast<std::uint32_t>(text_.size())});
      html_.close().line();
    }
    for (std::size_t i = 0; i < blocks.size(); ++i) block(blocks[i], i);
    rest_of_the_anchors();
    html_.close().line();
  }

 private:
  void block(const Block& block, std::size_t index) {
    if (block.span.end > text_.size()) return;
    html_.open(element_for(block.kind),
               {{"id", fmt::format("b{}", index + 1)}, {"class", block_class(block.kind)}, {"dir", "auto"}});
    stretch(block.span);
    if (block.credit) html_.text(" ").open("small").text("Credit: ").outside(*block.credit).close();
    if (block.author) html_.text(" ").open("small").text("Posted by ").outside(*block.author).close();
    html_.close().line();
  }

  /// The page's own heading is the title, so the text's are below it.
  static std::string_view element_for(BlockKind kind) {
    if (kind == BlockKind::heading) return "h3";
    return kind == BlockKind::title ? "p" : dossier::block_element(kind);
  }
  static std::string_view block_class(BlockKind kind) {
    return kind == BlockKind::title ? "headline" : dossier::block_class(kind);
  }

  void stretch(Span span) {
    std::vector<Part> still_open = std::exchange(open_, {});
    for (const Part& part : still_open)
      if (part.span.end > span.begin) open(part);
    for (std::uint32_t at = span.begin; at < span.end;) {
      close_ended(at);
      open_begun(at);
      const std::uint32_t end = next_border(at, span.end);
      html_.text(Span{at, end}.of(text_));
      at = end;
    }
    for (std::size_t i = 0; i < open_.size(); ++i) html_.close();
  }

  void open_begun(std::uint32_t at) {
    for (; next_ < parts_.size() && parts_[next_].span.begin <= at; ++next_) {
      if (parts_[next_].span.end <= at) {
        anchor(parts_[next_].statement);
      } else {
        open(parts_[next_]);
      }
    }
  }

  void close_ended(std::uint32_t at) {
    const auto ended = [at](const Part& part) { return part.span.end <= at; };
    const auto first = std::ranges::find_if(open_, ended);
    if (first == open_.end()) return;
    std::vector<Part> again(first, open_.end());
    for (std::size_t i = 0; i < again.size(); ++i) html_.close();
    open_.erase(first, open_.end());
    std::erase_if(again, ended);
    for (const Part& part : again) open(part);
  }

  [[nodiscard]] std::uint32_t next_border(std::uint32_t at, std::uint32_t end) const {
    if (next_ < parts_.size()) end = std::min(end, std::max(parts_[next_].span.begin, at + 1));
    for (const Part& part : open_) end = std::min(end, part.span.end);
    return end;
  }

  void open(const Part& part) {
    if (open_.size() >= kMostDeep) return anchor(part.statement);
    const Statement& made = record_.statements[part.statement];
    const bool is_first = cards_[part.statement] == 0;
    html_.open("span", {{"id", is_first ? fmt::format("s{}", part.statement + 1) : ""},
                        {"class", fmt::format("said {}", name_of(made.certainty))}});
    if (is_first) note(part.statement);
    if (cards_[part.statement] < kMostCards) card(part.statement);
    ++cards_[part.statement];
    open_.push_back(part);
  }

  /// Where a statement begins that is not marked.
  void anchor(StatementId id) {
    if (cards_[id] > 0) return;
    ++cards_[id];
    html_.open("span", {{"id", fmt::format("s{}", id + 1)}});
    note(id);
    html_.close();
  }

  /// A number, as of a footnote, that leads to what there is to say of the statement.
  void note(StatementId id) {
    html_.open("a", {{"class", "note"},
                     {"href", fmt::format("#about-s{}", id + 1)},
                     {"aria-describedby", fmt::format("card-s{}", id + 1)}});
    html_.element("span", "statement ", {{"class", "unseen"}}).text(fmt::format("s{}", id + 1)).close();
  }

  void card(StatementId id) {
    const StatementPlace place{0, id};
    const Statement& made = record_.statements[id];
    html_.open("span", {{"class", "card"}, {"id", cards_[id] == 0 ? fmt::format("card-s{}", id + 1) : ""}});
    html_.open("span", {{"class", "card-who"}})
        .outside(dossier::speaker_name(view_, view_.speaker(place)))
        .close();
    html_.text(" ").open("span", {{"class", "labels"}});
    dossier::write_label(html_, name_of(made.certainty), dossier::words_for(made.certainty));
    dossier::write_label(html_, name_of(made.channel), dossier::words_for(made.channel));
    html_.close();
    html_.open("span", {{"class", "card-chain"}}).outside(dossier::chain_words(view_, place)).close();
    html_.text(" ")
        .open("span", {{"class", "card-how"}})
        .outside(dossier::provenance_words(view_, place))
        .close();
    html_.close();
  }

  void rest_of_the_anchors() {
    std::vector<StatementId> left;
    for (StatementId id = 0; id < cards_.size(); ++id)
      if (cards_[id] == 0) left.push_back(id);
    if (left.empty()) return;
    html_.open("p", {{"class", "quiet"}}).text("Not placed in the text: ");
    for (const StatementId id : left) anchor(id);
    html_.close().line();
  }

  HtmlWriter& html_;
  const View& view_;
  const Record& record_;
  std::string_view text_;
  std::vector<Part> parts_;
  std::size_t next_ = 0;            ///< of parts_
  std::vector<Part> open_;          ///< the outermost first
  std::vector<std::size_t> cards_;  ///< of each statement, how often it was opened
};

}  // namespace

void write_report_text(HtmlWriter& html, const View& view) { TextWriter(html, view).write(); }

}  // namespace hearsay::desk
