#include "support/article_properties.h"

#include <algorithm>
#include <charconv>
#include <string_view>

#include "hearsay/base/utf8.h"
#include "hearsay/page/html_tree.h"

namespace hearsay::testing {
namespace {

bool is_ascii_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool is_ascii_name(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '#';
}

std::string in_quotes(std::string_view words) { return "\"" + std::string(words.substr(0, 80)) + "\""; }

std::optional<std::string> ill_formed_text(const Article& article) {
  const auto good = [](const std::string& words) { return first_invalid_utf8(words) == words.size(); };
  if (!good(article.text)) return "text that is not UTF-8";
  for (const auto* const field : {&article.title, &article.site, &article.url, &article.published,
                                  &article.modified, &article.language, &article.description})
    if (*field && !good(**field)) return "metadata that are not UTF-8: " + in_quotes(**field);
  if (!std::ranges::all_of(article.authors, good)) return "an author's name that is not UTF-8";
  for (const LeftOut& left_out : article.left_out)
    if (!good(left_out.text)) return "left-out words that are not UTF-8";
  return std::nullopt;
}

bool stands_between_code_points(std::string_view text, std::uint32_t byte) {
  return byte == text.size() || (static_cast<unsigned char>(text[byte]) & 0xC0U) != 0x80U;
}

// Blocks lie in the text in order, nothing but line breaks between them.
std::optional<std::string> misplaced_block(const Article& article) {
  const std::string_view text = article.text;
  std::uint32_t behind = 0;
  for (const Block& block : article.blocks) {
    const auto [begin, end] = block.span;
    if (begin >= end || end > text.size()) return "a block that is empty or outside the text";
    if (begin < behind) return "blocks that overlap or are out of order";
    const std::string_view between = text.substr(behind, begin - behind);
    if (between.empty() != (behind == 0)) return "blocks without a line break between them";
    if (between.find_first_not_of('\n') != std::string_view::npos) return "words outside all blocks";
    if (!stands_between_code_points(text, begin) || !stands_between_code_points(text, end))
      return "a block that cuts a character";
    const std::string_view words = block.span.of(text);
    if (trim(words) != words) return "a block with blanks at its ends: " + in_quotes(words);
    behind = end;
  }
  if (behind != text.size()) return "words behind the last block";
  return std::nullopt;
}

std::optional<std::string> place_outside_page(const Article& article, const Page& page) {
  const auto inside = [&page](Span place) {
    return place.begin <= place.end && place.end <= page.bytes.size();
  };
  for (const Block& block : article.blocks)
    if (!inside(block.place)) return "a block's place outside the page";
  for (const LeftOut& left_out : article.left_out)
    if (!inside(left_out.place)) return "a left-out place outside the page";
  return std::nullopt;
}

// Whether the characters of `words` stand in `source` in their order; white space counts nowhere.
bool stands_in_order(std::string_view words, std::string_view source) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < words.size();) {
    const std::size_t start = i;
    static_cast<void>(next_code_point(words, i));
    const std::string_view character = words.substr(start, i - start);
    if (character.size() == 1 && is_ascii_space(character.front())) continue;
    at = source.find(character, at);
    if (at == std::string_view::npos) return false;
    at += character.size();
  }
  return true;
}

// The source with what each character reference stands for put before it. Superfluous characters do no harm to
// a search for others in order.
std::string with_references_decoded(std::string_view source) {
  constexpr std::size_t kLongestReference = 34;
  std::string out;
  for (std::size_t i = 0; i < source.size(); ++i) {
    if (source[i] == '&') {
      std::size_t end = i + 1;
      while (end < source.size() && end - i < kLongestReference && is_ascii_name(source[end])) ++end;
      if (end < source.size() && source[end] == ';') ++end;
      out += text_of_html(std::string(source.substr(i, end - i)));
    }
    out += source[i];
  }
  return out;
}

// The same for the escapes of JSON and scripts, in which some pages keep their text.
std::string with_escapes_decoded(std::string_view source) {
  std::string out;
  for (std::size_t i = 0; i < source.size(); ++i) {
    if (source[i] == '\\' && source.substr(i).starts_with("\\u") && i + 6 <= source.size()) {
      std::uint32_t unit = 0;
      std::from_chars(source.data() + i + 2, source.data() + i + 6, unit, 16);
      const bool surrogate = unit >= 0xD800 && unit < 0xE000;
      if (unit != 0 && !surrogate) append_utf8(out, unit);
    }
    out += source[i];
  }
  return out;
}

// Hearsay never writes a word that a page did not. Bytes that had to be converted first are not compared.
std::optional<std::string> invented_words(const Article& article, const Page& page, InputForm form) {
  if (first_invalid_utf8(page.bytes) != page.bytes.size() || page.bytes.find('\0') != std::string::npos)
    return std::nullopt;
  for (const Block& block : article.blocks) {
    const std::string_view words = block.span.of(article.text);
    const std::string_view source = block.place.of(page.bytes);
    if (stands_in_order(words, source)) continue;
    if (form == InputForm::html &&
        (stands_in_order(words, with_references_decoded(source)) ||
         stands_in_order(words, with_references_decoded(with_escapes_decoded(source)))))
      continue;
    return "a block whose words are not in its place: " + in_quotes(words) + " in " + in_quotes(source);
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> broken_promise(const Article& article, const Page& page, InputForm form) {
  if (auto broken = ill_formed_text(article)) return broken;
  if (auto broken = misplaced_block(article)) return broken;
  if (auto broken = place_outside_page(article, page)) return broken;
  return invented_words(article, page, form);
}

}  // namespace hearsay::testing
