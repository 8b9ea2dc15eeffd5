// The way from bytes to an Article: form, charset, then the reader of that form.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "hearsay/base/sha256.h"
#include "hearsay/base/utf8.h"
#include "hearsay/page/block_hints.h"
#include "hearsay/page/charset.h"
#include "hearsay/page/html_article.h"
#include "hearsay/page/html_tree.h"
#include "hearsay/page/metadata.h"
#include "hearsay/page/page.h"
#include "hearsay/page/page_text.h"

namespace hearsay {
namespace {

constexpr std::size_t kMostPageBytes = 0x7FFFFFFF;  // offsets and the HTML parser count in 31 bits

Error cannot_read(const Page& page, std::string why, std::string advice = {},
                  std::optional<std::uint64_t> offset = std::nullopt) {
  return {.input = page.name,
          .what = "cannot read the page",
          .why = std::move(why),
          .advice = std::move(advice),
          .offset = offset};
}

std::string megabytes(std::size_t bytes) {
  constexpr std::size_t kMega = std::size_t{1} << 20U;
  return bytes % kMega == 0 ? std::to_string(bytes / kMega) + " MiB" : std::to_string(bytes) + " bytes";
}

struct FileMark {
  std::string_view bytes;
  const char* name;
};

// What is often met under a page's name and is none.
constexpr std::array<FileMark, 14> kFileMarks{{
    {"%PDF-", "a PDF file"},
    {"\x89PNG\r\n", "a PNG image"},
    {"\xFF\xD8\xFF", "a JPEG image"},
    {"GIF8", "a GIF image"},
    {"PK\x03\x04", "a zip archive"},
    {"\x1F\x8B", "gzip data"},
    {"BZh", "bzip2 data"},
    {"\xFD"
     "7zXZ",
     "xz data"},
    {"7z\xBC\xAF", "a 7z archive"},
    {"\x28\xB5\x2F\xFD", "zstd data"},
    {"\x7F"
     "ELF",
     "a program"},
    {"RIFF", "a media file"},
    {"OggS", "a media file"},
    {"SQLite format 3", "an SQLite database"},
}};

std::string_view without_mark(std::string_view bytes) {
  return bytes.starts_with("\xEF\xBB\xBF") ? bytes.substr(3) : bytes;
}

bool is_only_blanks(std::string_view bytes) {
  const std::string_view rest = without_mark(bytes);
  return std::all_of(rest.begin(), rest.end(), [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); });
}

// What kind of binary the bytes are; nullptr for text. A stray NUL in a long page is a fault, not a format.
const char* binary_kind(std::string_view bytes) {
  for (const FileMark& mark : kFileMarks)
    if (bytes.starts_with(mark.bytes)) return mark.name;
  if (bytes.find('\0') == std::string_view::npos || looks_like_utf16(bytes)) return nullptr;
  constexpr std::ptrdiff_t kBytesPerFault = 1000;
  const auto nuls = std::count(bytes.begin(), bytes.end(), '\0');
  return nuls * kBytesPerFault > static_cast<std::ptrdiff_t>(bytes.size()) ? "a binary file" : nullptr;
}

bool is_markup(std::string_view bytes) {
  std::string start;
  for (const char c : without_mark(bytes).substr(0, 256))
    if (static_cast<unsigned char>(c) > ' ' && c != '\xFF' && c != '\xFE') start += c;  // UTF-16 too
  if (start.size() < 2 || start[0] != '<') return false;
  const char second = start[1];
  return second == '!' || second == '?' || (second >= 'a' && second <= 'z') || (second >= 'A' && second <= 'Z');
}

InputForm form_of(const Page& page) {
  const std::string name = lower(page.name.size() > 16 ? page.name.substr(page.name.size() - 16) : page.name);
  for (const std::string_view ending : {".html", ".htm", ".xhtml"})
    if (name.ends_with(ending)) return InputForm::html;
  if (name.ends_with(".txt")) return InputForm::page_text;
  return is_markup(page.bytes) ? InputForm::html : InputForm::page_text;
}

void move_places(Article& article, const DecodedPage& decoded) {
  for (Block& block : article.blocks) block.place = decoded.place(block.place);
  for (LeftOut& left_out : article.left_out) left_out.place = decoded.place(left_out.place);
}

Article read_html(const Page& page) {
  const DecodedPage decoded = decode_html(page.bytes);
  const HtmlTree tree = parse_html(decoded.text());
  const BlockHints hints(tree);
  PageMetadata metadata = read_metadata(tree, hints);
  Article article = read_html_blocks(tree, hints, metadata.title);
  move_places(article, decoded);
  if (metadata.title) article.title = std::move(metadata.title->text);
  article.site = std::move(metadata.site);
  article.url = std::move(metadata.url);
  article.authors = std::move(metadata.authors);
  article.published = std::move(metadata.published);
  article.modified = std::move(metadata.modified);
  article.language = std::move(metadata.language);
  article.description = std::move(metadata.description);
  article.image = std::move(metadata.image);
  const std::optional<MetadataSource> text_source = article.sources.text;
  article.sources = metadata.sources;
  article.sources.text = text_source;
  return article;
}

Result<Article> read_text_with_clutter(const Page& page) {
  const std::optional<DecodedPage> decoded = decode_plain_text(page.bytes);
  if (!decoded) {
    return std::unexpected(
        cannot_read(page, "it is in no known charset", "convert it to UTF-8", first_invalid_utf8(page.bytes)));
  }
  Article article = read_page_text(decoded->text());
  move_places(article, *decoded);
  return article;
}

Result<Article> read_clean_text_page(const Page& page) {
  const std::size_t invalid = first_invalid_utf8(page.bytes);
  if (invalid != page.bytes.size()) {
    return std::unexpected(cannot_read(page, "it is not valid UTF-8",
                                       "convert it, or read it with --as page-text, which guesses the charset",
                                       invalid));
  }
  return read_clean_text(page.bytes);
}

std::optional<Error> refusal(const Page& page, const PageOptions& options) {
  const std::size_t most = std::min(options.max_bytes, kMostPageBytes);
  if (is_only_blanks(page.bytes))
    return cannot_read(page, page.bytes.empty() ? "it is empty" : "it holds only blanks");
  if (page.bytes.size() > most) {
    return cannot_read(
        page,
        "it has " + std::to_string(page.bytes.size()) + " bytes, more than the limit of " + megabytes(most),
        most < kMostPageBytes ? "--max-bytes raises the limit" : "");
  }
  if (const char* const kind = binary_kind(page.bytes))
    return cannot_read(page, std::string("it is ") + kind + ", not a page of text");
  return std::nullopt;
}

Result<Article> read_as(InputForm form, const Page& page) {
  switch (form) {
    case InputForm::html: return read_html(page);
    case InputForm::text: return read_clean_text_page(page);
    default: return read_text_with_clutter(page);
  }
}

}  // namespace

Result<Article> read_page(const Page& page, const PageOptions& options) {
  if (std::optional<Error> error = refusal(page, options)) return std::unexpected(*std::move(error));
  Result<Article> article = read_as(options.form == InputForm::automatic ? form_of(page) : options.form, page);
  if (!article) return article;
  article->input = page.name;
  article->sha256 = sha256_hex(page.bytes);
  if (options.site) {
    article->site = options.site;
    article->sources.site = MetadataSource::option;
  }
  if (options.published) {
    article->published = options.published;
    article->sources.published = MetadataSource::option;
  }
  return article;
}

}  // namespace hearsay
