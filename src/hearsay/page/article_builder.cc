#include "hearsay/page/article_builder.h"

#include "hearsay/base/utf8.h"

namespace hearsay {

Block* ArticleBuilder::add(BlockKind kind, std::string_view text, Span place) {
  text = trim(text);
  if (text.empty()) return nullptr;
  std::string& out = article_.text;
  if (!article_.blocks.empty()) {
    const bool in_list = kind == BlockKind::list_item && article_.blocks.back().kind == BlockKind::list_item;
    out += in_list ? "\n" : "\n\n";
  }
  const auto begin = static_cast<std::uint32_t>(out.size());
  out += text;
  article_.blocks.push_back({.kind = kind,
                             .span = {begin, static_cast<std::uint32_t>(out.size())},
                             .place = place,
                             .credit = {},
                             .author = {}});
  return &article_.blocks.back();
}

void ArticleBuilder::leave_out(LeftOutKind kind, std::string_view text, Span place) {
  text = trim(text);
  if (text.empty()) return;
  const bool neighbours = !article_.left_out.empty() && blocks_at_last_left_out_ == article_.blocks.size();
  blocks_at_last_left_out_ = article_.blocks.size();
  if (neighbours && article_.left_out.back().kind == kind) {
    LeftOut& last = article_.left_out.back();
    last.text += '\n';
    last.text += text;
    last.place = join(last.place, place);
    return;
  }
  article_.left_out.push_back({kind, std::string(text), place});
}

void ArticleBuilder::drop_headings_at_end() {
  while (!article_.blocks.empty() && article_.blocks.back().kind == BlockKind::heading) {
    const Block heading = article_.blocks.back();
    const std::string words(heading.span.of(article_.text));
    article_.blocks.pop_back();
    article_.text.resize(article_.blocks.empty() ? 0 : article_.blocks.back().span.end);
    article_.left_out.push_back({LeftOutKind::related, words, heading.place});
  }
}

}  // namespace hearsay
