// The reports: where each comes from, what its page had besides, and its full text with the statements marked.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "hearsay/dossier/html_sections.h"
#include "hearsay/dossier/passage.h"
#include "hearsay/dossier/story_wording.h"
#include "hearsay/dossier/text_fragment.h"
#include "hearsay/dossier/wording.h"

namespace hearsay::dossier {
std::string_view block_element(BlockKind kind) {
  switch (kind) {
    case BlockKind::title: return "h4";
    case BlockKind::heading: return "h5";
    case BlockKind::quote:
    case BlockKind::post: return "blockquote";
    case BlockKind::paragraph:
    case BlockKind::list_item:
    case BlockKind::caption: break;
  }
  return "p";
}

std::string_view block_class(BlockKind kind) {
  switch (kind) {
    case BlockKind::list_item: return "list-item";
    case BlockKind::caption: return "caption";
    case BlockKind::post: return "post";
    case BlockKind::quote: return "quote";
    case BlockKind::title:
    case BlockKind::heading:
    case BlockKind::paragraph: break;
  }
  return "";
}

namespace {

constexpr std::size_t kShortSha256 = 12;

/// Writes one report's text; goes through blocks, statements and marks side by side, in one pass.
class TextWriter {
 public:
  TextWriter(HtmlWriter& html, const View& view, std::uint32_t document)
      : html_(html), view_(view), document_(document), article_(view.record(document).article) {
    std::vector<Span> contents;
    const auto& statements = view.record(document).statements;
    for (StatementId id = 0; id < statements.size(); ++id) {
      const std::vector<Span> parts = merged(statements[id].content, article_.text);
      const std::uint32_t start = parts.empty() ? size() : parts.front().begin;
      starts_.push_back({start, id});
      contents.insert(contents.end(), parts.begin(), parts.end());
    }
    std::ranges::stable_sort(starts_, {}, &Start::byte);
    marks_ = merged(std::move(contents), article_.text);
  }

  void write() {
    html_.open("div", {{"class", "full-text"}, {"lang", article_.language.value_or("")}}).line();
    if (article_.blocks.empty()) stretch_in_element({0, size()}, "p", "");
    for (const Block& block : article_.blocks) this->block(block);
    rest_of_the_anchors();
    html_.close().line();
  }

 private:
  struct Start {
    std::uint32_t byte = 0;
    StatementId statement = 0;
  };

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(article_.text.size()); }

  void block(const Block& block) {
    if (block.span.end > size()) return;
    const std::string id = block.span.empty() ? "" : block_anchor(view_, document_, block.span.begin);
    html_.open(block_element(block.kind), {{"id", id}, {"class", block_class(block.kind)}, {"dir", "auto"}});
    stretch(block.span);
    if (block.credit) html_.text(" ").open("small").text("Credit: ").outside(*block.credit).close();
    if (block.author) html_.text(" ").open("small").text("Posted by ").outside(*block.author).close();
    html_.close().line();
  }

  void stretch_in_element(Span span, std::string_view element, std::string_view css_class) {
    html_.open(element, {{"class", css_class}, {"dir", "auto"}});
    stretch(span);
    html_.close().line();
  }

  void stretch(Span span) {
    for (std::uint32_t at = span.begin; at < span.end;) {
      while (mark_ < marks_.size() && marks_[mark_].end <= at) ++mark_;
      const bool marked = mark_ < marks_.size() && marks_[mark_].begin <= at;
      while (start_ < starts_.size() && starts_[start_].byte <= at) anchor(starts_[start_++].statement);
      const std::uint32_t end = next_border(at, span.end);
      const std::string_view words = Span{at, end}.of(article_.text);
      if (marked) {
        html_.element("mark", words);
      } else {
        html_.text(words);
      }
      at = end;
    }
  }

  [[nodiscard]] std::uint32_t next_border(std::uint32_t at, std::uint32_t end) const {
    if (start_ < starts_.size()) end = std::min(end, starts_[start_].byte);
    if (mark_ < marks_.size())
      end = std::min(end, marks_[mark_].begin > at ? marks_[mark_].begin : marks_[mark_].end);
    return end;
  }

  /// A number, as of a footnote, that leads back to the statement.
  void anchor(StatementId id) {
    const StatementPlace place{document_, id};
    html_.open("a", {{"id", text_anchor(view_, place)},
                     {"href", reference_to(statement_anchor(view_, place))},
                     {"class", "note"}});
    html_.element("span", "statement ", {{"class", "unseen"}}).text(fmt::format("s{}", id + 1)).close();
  }

  void rest_of_the_anchors() {
    if (start_ == starts_.size()) return;
    html_.open("p").text("Not placed in the text: ");
    for (; start_ < starts_.size(); ++start_) anchor(starts_[start_].statement);
    html_.close().line();
  }

  HtmlWriter& html_;
  const View& view_;
  std::uint32_t document_;
  const Article& article_;
  std::vector<Start> starts_;
  std::vector<Span> marks_;
  std::size_t start_ = 0;
  std::size_t mark_ = 0;
};

/// A row of the report's particulars; the value is written by the caller, then closed.
HtmlWriter& open_fact(HtmlWriter& html, std::string_view name) {
  return html.open("div").element("dt", name).open("dd");
}

void write_authors(HtmlWriter& html, const Article& article) {
  open_fact(html, "By");
  if (article.authors.empty()) html.text("not told");
  for (std::size_t i = 0; i < article.authors.size(); ++i) {
    if (i > 0) html.text(", ");
    html.outside(article.authors[i]);
  }
  html.close().close().line();
}

void write_published(HtmlWriter& html, const ReportView& report, const Article& article) {
  open_fact(html, "Published");
  if (report.published) {
    write_time(html, article, time_words(*report.published));
  } else {
    html.outside(article.published.value_or("not told"));
  }
  html.close().close().line();
  if (!article.modified) return;
  const auto modified = parse_published(*article.modified);
  open_fact(html, "Changed")
      .outside(modified ? time_words(*modified) : *article.modified)
      .close()
      .close()
      .line();
}

void write_address(HtmlWriter& html, const Article& article) {
  open_fact(html, "Address");
  const auto url = article.url ? safe_url(*article.url) : std::nullopt;
  if (url) {
    write_outside_link(html, *url, *url);
  } else {
    html.text("not told");
  }
  html.close().close().line();
}

/// "92% of its words stand in sentences that Upland Wire (report 2) has, too, word for word".
void write_near_copies(HtmlWriter& html, const View& view, const std::vector<SharedWords>& shared) {
  if (shared.empty()) return;
  open_fact(html, "Shares");
  const std::size_t shown = std::min(shared.size(), kMostNearCopies);
  for (std::size_t i = 0; i < shown; ++i) {
    const ReportView& with = view.report(shared[i].with);
    html.open("span", {{"class", "shared"}})
        .text(percent(shared[i].share) + " of its words, word for word, with ");
    write_link(html, report_anchor(with), with.outlet);
    html.text(fmt::format(" (report {})", with.number)).close();
  }
  if (shared.size() > shown) html.element("span", and_more(shared.size() - shown), {{"class", "shared"}});
  html.close().close().line();
}

}  // namespace

void write_left_out(HtmlWriter& html, const Article& article) {
  std::map<LeftOutKind, std::vector<std::string_view>> by_kind;
  for (const LeftOut& left_out : article.left_out) by_kind[left_out.kind].push_back(left_out.text);
  if (by_kind.empty()) {
    html.element("p", "Nothing was left out of the page’s text.", {{"class", "quiet"}}).line();
    return;
  }
  const std::string pieces = counted(article.left_out.size(), "piece", "pieces");
  html.open("details").element("summary", fmt::format("Left out of the page, {}", pieces)).line();
  for (const auto& [kind, texts] : by_kind) {
    html.open("h4")
        .text(words_for(kind))
        .text(" ")
        .element("span", std::to_string(texts.size()), {{"class", "count"}});
    html.close().open("ul", {{"class", "left-out"}}).line();
    for (const std::string_view text : texts) html.element("li", text, {{"dir", "auto"}}).line();
    html.close().line();
  }
  html.close().line();
}

void write_report_facts(HtmlWriter& html, const View& view, const ReportView& report,
                        const std::vector<SharedWords>& shared) {
  const Record& record = view.record(report.document);
  const Article& article = record.article;
  html.open("dl", {{"class", "facts"}}).line();
  write_published(html, report, article);
  write_authors(html, article);
  write_address(html, article);
  open_fact(html, "Page").outside(article.input).text(", SHA-256 ");
  html.element("code", article.sha256.substr(0, kShortSha256), {{"title", article.sha256}})
      .close()
      .close()
      .line();
  open_fact(html, "Holds")
      .text(counted(record.statements.size(), "statement", "statements"))
      .close()
      .close()
      .line();
  write_near_copies(html, view, shared);
  html.close().line();
}

namespace {

void write_report(HtmlWriter& html, const View& view, const ReportView& report,
                  const std::vector<SharedWords>& shared) {
  const Record& record = view.record(report.document);
  const std::string anchor = report_anchor(report);
  html.open("li", {{"class", "report"}, {"id", anchor}}).line();
  html.open("h3").element("span", std::to_string(report.number), {{"class", "number"}}).text(" ");
  html.outside(report.outlet).close().line();
  html.open("p", {{"class", "report-title"}, {"lang", record.article.language.value_or("")}});
  html.outside(report.title).close().line();
  write_report_facts(html, view, report, shared);
  const std::string page = report_page(view, report.document);
  if (page.empty()) {
    html.open("details").element("summary", "The report’s text, statements marked").line();
    TextWriter(html, view, report.document).write();
    html.close().line();
    write_left_out(html, record.article);
  } else {
    html.open("p").element("a", "The report’s text, statements marked", {{"href", page}});
    html.element("span", fmt::format(" of report {}", report.number), {{"class", "unseen"}}).close().line();
  }
  html.close().line();
}

}  // namespace

void write_groups(HtmlWriter& html, const View& view) {
  const auto& groups = view.story().groups;
  if (groups.size() < 2) return;
  html.element("p", fmt::format(
                        "These reports are of {} events. Only reports of the same event are held against each "
                        "other.",
                        groups.size()))
      .line();
  html.open("ul", {{"class", "groups"}}).line();
  const std::size_t shown = std::min(groups.size(), kMostGroups);
  for (std::size_t i = 0; i < shown; ++i) {
    if (groups[i].empty()) continue;
    const ReportView& first = view.report(groups[i].front());
    html.open("li").text(report_numbers(view, groups[i])).text(": ");
    write_link(html, report_anchor(first), first.title);
    html.close().line();
  }
  if (groups.size() > shown) html.element("li", and_more(groups.size() - shown)).line();
  html.close().line();
}

void write_reports(HtmlWriter& html, const View& view) {
  html.open("section", {{"id", "reports"}, {"aria-labelledby", "reports-heading"}}).line();
  html.element("h2", "The reports", {{"id", "reports-heading"}}).line();
  html.open("ol", {{"class", "reports"}, {"role", "list"}}).line();
  const std::vector<std::vector<SharedWords>> shared = shared_words(view.story());
  for (const ReportView& report : view.reports()) write_report(html, view, report, shared[report.document]);
  html.close().line().close().line();
}

}  // namespace hearsay::dossier
