#include "hearsay/page/page_text.h"

#include <algorithm>
#include <utility>

#include "hearsay/page/article_builder.h"
#include "hearsay/page/page_line.h"
#include "hearsay/page/text_clutter.h"
#include "hearsay/page/text_lines.h"
#include "hearsay/page/text_region.h"
#include "hearsay/page/text_top.h"

namespace hearsay {
namespace {

using Use = PageLine::Use;

constexpr std::size_t kMaxHeadingBytes = 90;  // a heading inside the article

// Headlines behind the last sentence belong to other articles.
bool is_headline_of_another(const PageLine& line) {
  return bullet_length(line.text) == 0 &&
         (is_cut_off(line.text) || (!line.ends_a_sentence && reads_as_headline(line.text)));
}

void take_headlines_at_end(PageLines& lines) {
  std::size_t end = lines.size();
  while (end > 0 && (!lines[end - 1].is_article() || is_headline_of_another(lines[end - 1]))) --end;
  if (end == 0) return;  // no sentence anywhere: no way to tell
  for (std::size_t i = end; i < lines.size(); ++i)
    if (lines[i].is_article()) lines[i].leave_out(LeftOutKind::related);
}

// A short line that ends like no sentence or clause and stands above prose.
bool is_heading(const PageLines& lines, std::size_t i) {
  const std::string_view text = lines[i].text;
  if (text.size() > kMaxHeadingBytes || lines[i].ends_a_sentence || is_cut_off(text)) return false;
  static constexpr std::string_view kClauseEnds = ",;:\"'";
  if (kClauseEnds.find(text.back()) != std::string_view::npos || text.ends_with("”") || text.ends_with("’"))
    return false;
  return i + 1 < lines.size() && lines[i + 1].is_article() && lines[i + 1].is_prose;
}

// A credit that stands alone belongs to the caption before it.
void add_caption(ArticleBuilder& builder, const PageLine& line) {
  const CaptionParts& caption = line.caption;
  Block* const block =
      caption.words.empty() ? builder.last_block() : builder.add(BlockKind::caption, caption.words, line.place);
  if (block != nullptr && block->kind == BlockKind::caption && !block->credit) {
    if (!caption.credit.empty()) block->credit = std::string(caption.credit);
  } else {
    builder.leave_out(LeftOutKind::other, line.text, line.place);
  }
}

void add_line(ArticleBuilder& builder, const PageLines& lines, std::size_t i) {
  const PageLine& line = lines[i];
  switch (line.use) {
    case Use::title: break;
    case Use::left_out: builder.leave_out(line.kind, line.text, line.place); break;
    case Use::caption: add_caption(builder, line); break;
    case Use::article:
      if (const std::size_t bullet = bullet_length(line.text); bullet > 0)
        builder.add(BlockKind::list_item, line.text.substr(bullet), line.place);
      else
        builder.add(is_heading(lines, i) ? BlockKind::heading : BlockKind::paragraph, line.text, line.place);
      break;
  }
}

Article build(const PageLines& lines) {
  ArticleBuilder builder;
  // The title comes first, even where captions or clutter stand above it.
  const auto title =
      std::find_if(lines.begin(), lines.end(), [](const PageLine& line) { return line.use == Use::title; });
  if (title != lines.end()) builder.add(BlockKind::title, title->text, title->place);
  for (std::size_t i = 0; i < lines.size(); ++i) add_line(builder, lines, i);
  Article article = std::move(builder).take();
  if (title != lines.end()) article.title = std::string(title->text);
  return article;
}

}  // namespace

Article read_page_text(std::string_view text) {
  PageLines lines = page_lines(text);
  take_captions(lines);
  std::optional<std::string> site = take_clutter(lines);
  const TextRegion region = find_text_region(lines);
  if (region.begin < region.end) take_strays(lines, region);  // or else there is no way to tell
  TextTop top = take_top(lines, region.begin);
  take_headlines_at_end(lines);
  Article article = build(lines);
  article.site = std::move(site);
  article.authors = std::move(top.authors);
  article.published = std::move(top.published);
  article.modified = std::move(top.modified);
  return article;
}

Article read_clean_text(std::string_view text) {
  Article article;
  article.text = text;
  for (const PageLine& line : page_lines(text)) {
    article.blocks.push_back(
        {.kind = BlockKind::paragraph, .span = line.place, .place = line.place, .credit = {}, .author = {}});
  }
  return article;
}

}  // namespace hearsay
