#include "hearsay/page/charset.h"

#include <uchardet/uchardet.h>
#include <unicode/ucnv.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <array>
#include <limits>
#include <memory>

#include "hearsay/base/utf8.h"

namespace hearsay {
namespace {

using Anchors = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

constexpr std::size_t kAnchorDistance = 32;  // bytes of text between two anchors, at least
constexpr std::size_t kDeclarationWindow =
    4096;  // bytes in which a page may declare its charset; HTML5 asks for 1024
constexpr std::size_t kGuessWindow = 64U << 10U;  // bytes shown to uchardet
constexpr char32_t kReplacement = 0xFFFD;

bool starts_with(std::string_view bytes, std::string_view mark) { return bytes.substr(0, mark.size()) == mark; }

// Appends code points to UTF-8 text and remembers now and then where they came from.
class Conversion {
 public:
  explicit Conversion(std::size_t expected_size) { text_.reserve(expected_size + 1); }

  void add(char32_t c, std::size_t source_offset) {
    if (anchors_.empty() || text_.size() >= anchors_.back().first + kAnchorDistance)
      anchors_.emplace_back(static_cast<std::uint32_t>(text_.size()),
                            static_cast<std::uint32_t>(source_offset));
    if (c == kReplacement || c == 0)
      ++faults_;
    else if (c >= 0x80)
      ++beyond_ascii_;
    append_utf8(text_, c == 0 ? kReplacement : c);
    ++count_;
  }

  [[nodiscard]] std::size_t faults() const { return faults_; }
  [[nodiscard]] std::size_t count() const { return count_; }
  [[nodiscard]] std::size_t beyond_ascii() const { return beyond_ascii_; }

  DecodedPage finish(std::string_view bytes) && {
    anchors_.emplace_back(static_cast<std::uint32_t>(text_.size()), static_cast<std::uint32_t>(bytes.size()));
    return {bytes, std::move(text_), std::move(anchors_)};
  }

 private:
  std::string text_;
  Anchors anchors_;
  std::size_t faults_ = 0;
  std::size_t count_ = 0;
  std::size_t beyond_ascii_ = 0;
};

Conversion convert_faulty_utf8(std::string_view bytes) {
  Conversion out(bytes.size());
  std::size_t at = 0;
  while (at < bytes.size()) {
    const std::size_t good = at + first_invalid_utf8(bytes.substr(at));
    while (at < good) {
      const std::size_t start = at;
      out.add(next_code_point(bytes, at), start);
    }
    if (at < bytes.size()) out.add(kReplacement, at++);
  }
  return out;
}

struct ConverterCloser {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, ConverterCloser>;

Converter open_converter(const std::string& charset) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(charset.c_str(), &status));
  if (U_FAILURE(status)) return nullptr;
  return converter;
}

Conversion convert(std::string_view bytes, std::size_t skipped, UConverter* converter) {
  Conversion out(bytes.size() * 3 / 2);
  std::array<char16_t, 4096> units{};
  std::array<std::int32_t, units.size()> offsets{};
  const char* source = bytes.data() + skipped;
  const char* const end = bytes.data() + bytes.size();
  char16_t pending_lead = 0;  // a surrogate whose other half comes with the next round
  std::size_t pending_offset = 0;
  for (;;) {
    char16_t* target = units.data();
    UErrorCode status = U_ZERO_ERROR;
    const auto base = static_cast<std::int64_t>(source - bytes.data());
    ucnv_toUnicode(converter, &target, units.data() + units.size(), &source, end, offsets.data(), 1, &status);
    const auto count = static_cast<std::size_t>(target - units.data());
    std::int64_t last = base;
    for (std::size_t i = 0; i < count; ++i) {
      if (offsets[i] >= 0) last = std::max(last, base + offsets[i]);
      const auto offset = static_cast<std::size_t>(last);
      const char16_t unit = units[i];
      if (pending_lead != 0 && U16_IS_TRAIL(unit)) {
        out.add(static_cast<char32_t>(U16_GET_SUPPLEMENTARY(pending_lead, unit)), pending_offset);
        pending_lead = 0;
        continue;
      }
      if (pending_lead != 0) out.add(kReplacement, pending_offset);
      pending_lead = 0;
      if (U16_IS_LEAD(unit)) {
        pending_lead = unit;
        pending_offset = offset;
      } else {
        out.add(U16_IS_TRAIL(unit) ? kReplacement : unit, offset);
      }
    }
    if (status != U_BUFFER_OVERFLOW_ERROR) break;
  }
  if (pending_lead != 0) out.add(kReplacement, pending_offset);
  return out;
}

// Faults that a person would still read past: one in a hundred characters.
bool plausible(const Conversion& conversion) { return conversion.faults() * 100 <= conversion.count(); }

// Characters beyond ASCII that are well-formed outnumber the faults: a cut or spliced UTF-8 page. Text in
// another charset hardly ever has one.
bool mostly_utf8(const Conversion& conversion) { return conversion.beyond_ascii() > conversion.faults(); }

std::optional<Conversion> convert_as(std::string_view bytes, std::size_t skipped, const std::string& charset) {
  const Converter converter = open_converter(charset);
  if (!converter) return std::nullopt;
  return convert(bytes, skipped, converter.get());
}

// The WHATWG Encoding standard reads some labels as the larger charset that pages really use.
std::string charset_for_label(std::string_view label) {
  const std::string name = lower(trim(label));
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 16> kLarger{{
      {"iso-8859-1", "windows-1252"},
      {"iso8859-1", "windows-1252"},
      {"iso_8859-1", "windows-1252"},
      {"latin1", "windows-1252"},
      {"latin-1", "windows-1252"},
      {"l1", "windows-1252"},
      {"ascii", "windows-1252"},
      {"us-ascii", "windows-1252"},
      {"iso-8859-9", "windows-1254"},
      {"tis-620", "windows-874"},
      {"gb2312", "gb18030"},
      {"gbk", "gb18030"},
      {"shift_jis", "windows-31j"},
      {"shift-jis", "windows-31j"},
      {"euc-kr", "windows-949"},
      {"ks_c_5601-1987", "windows-949"},
  }};
  const auto* const found =
      std::find_if(kLarger.begin(), kLarger.end(), [&](const auto& entry) { return entry.first == name; });
  return found == kLarger.end() ? name : std::string(found->second);
}

bool is_label_character(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_' ||
         c == ':' || c == '.';
}

// Both forms of the declaration, `<meta charset=…>` and `<meta … content="text/html; charset=…">`, and the one
// of XML, `encoding="…"`, come down to a word, an equals sign and a label.
std::string declared_charset(std::string_view bytes) {
  const std::string head = [&] {
    std::string out(bytes.substr(0, kDeclarationWindow));
    for (char& c : out)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
  }();
  const auto label_after = [&](std::size_t at) {
    const auto skip = [&](std::string_view set) {
      while (at < head.size() && set.find(head[at]) != std::string_view::npos) ++at;
    };
    skip(" \t\r\n");
    if (at >= head.size() || head[at] != '=') return std::string();
    ++at;
    skip(" \t\r\n\"'");
    std::size_t end = at;
    while (end < head.size() && is_label_character(head[end])) ++end;
    return head.substr(at, end - at);
  };
  for (std::size_t meta = head.find("<meta"); meta != std::string::npos; meta = head.find("<meta", meta + 1)) {
    const std::size_t close = std::min(head.find('>', meta), head.size());
    const std::size_t word = head.find("charset", meta);
    if (word >= close) continue;
    if (std::string label = label_after(word + 7); !label.empty()) return label;
  }
  if (head.starts_with("<?xml")) {
    const std::size_t word = head.find("encoding");
    if (word < head.find('>')) return label_after(word + 8);
  }
  return {};
}

std::string guessed_charset(std::string_view bytes) {
  const std::unique_ptr<uchardet, void (*)(uchardet_t)> detector(uchardet_new(), uchardet_delete);
  // ASCII tells nothing: show the stretch around the first byte beyond it.
  const auto high = std::find_if(bytes.begin(), bytes.end(), [](char c) { return (c & 0x80) != 0; });
  const auto at = static_cast<std::size_t>(high - bytes.begin());
  const std::string_view shown = bytes.substr(at > 1024 ? at - 1024 : 0, kGuessWindow);
  if (uchardet_handle_data(detector.get(), shown.data(), shown.size()) != 0) return {};
  uchardet_data_end(detector.get());
  return uchardet_get_charset(detector.get());
}

struct ByteOrderMark {
  std::string_view bytes;
  const char* charset;
};
constexpr std::array<ByteOrderMark, 2> kUtf16Marks{{{"\xFF\xFE", "UTF-16LE"}, {"\xFE\xFF", "UTF-16BE"}}};
constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

// UTF-16 of mostly Latin text has its NUL bytes on one side only. Nothing if it is not UTF-16.
const char* utf16_by_pattern(std::string_view bytes) {
  const std::string_view shown = bytes.substr(0, 4096);
  if (shown.size() < 4) return nullptr;
  std::array<std::size_t, 2> nul{};
  for (std::size_t i = 0; i < shown.size(); ++i) nul[i % 2] += shown[i] == '\0' ? 1 : 0;
  const std::size_t half = shown.size() / 2;
  if (nul[1] * 2 > half && nul[0] * 20 < half) return "UTF-16LE";
  if (nul[0] * 2 > half && nul[1] * 20 < half) return "UTF-16BE";
  return nullptr;
}

// What can be told without a declaration: byte order marks, UTF-16, well-formed UTF-8.
std::optional<DecodedPage> decode_certain(std::string_view bytes, bool escapes_possible) {
  for (const ByteOrderMark& mark : kUtf16Marks) {
    if (!starts_with(bytes, mark.bytes)) continue;
    if (auto converted = convert_as(bytes, mark.bytes.size(), mark.charset))
      return std::move(*converted).finish(bytes);
  }
  if (const char* charset = utf16_by_pattern(bytes)) {
    if (auto converted = convert_as(bytes, 0, charset)) return std::move(*converted).finish(bytes);
  }
  const bool has_nul = bytes.find('\0') != std::string_view::npos;
  if (!has_nul && !escapes_possible && first_invalid_utf8(bytes) == bytes.size())
    return DecodedPage(bytes, starts_with(bytes, kUtf8Mark) ? kUtf8Mark.size() : 0);
  if (starts_with(bytes, kUtf8Mark)) return convert_faulty_utf8(bytes).finish(bytes);
  return std::nullopt;
}

}  // namespace

std::string_view DecodedPage::text() const {
  return converted_ ? std::string_view(*converted_) : original_.substr(skipped_);
}

Span DecodedPage::place(Span span) const {
  if (!converted_) {
    const auto skipped = static_cast<std::uint32_t>(skipped_);
    return {span.begin + skipped, span.end + skipped};
  }
  const auto after = [](std::uint32_t value, const auto& anchor) { return value < anchor.first; };
  const auto before = [](const auto& anchor, std::uint32_t value) { return anchor.first < value; };
  const auto first = std::upper_bound(anchors_.begin(), anchors_.end(), span.begin, after);
  const auto last = std::lower_bound(anchors_.begin(), anchors_.end(), span.end, before);
  return {first == anchors_.begin() ? 0 : std::prev(first)->second,
          last == anchors_.end() ? static_cast<std::uint32_t>(original_.size()) : last->second};
}

bool looks_like_utf16(std::string_view bytes) {
  return std::any_of(kUtf16Marks.begin(), kUtf16Marks.end(),
                     [&](const ByteOrderMark& mark) { return starts_with(bytes, mark.bytes); }) ||
         utf16_by_pattern(bytes) != nullptr;
}

DecodedPage decode_html(std::string_view bytes) {
  const std::string declared = charset_for_label(declared_charset(bytes));
  const bool escapes_possible = declared == "iso-2022-jp";  // seven bits only: every such page is also ASCII
  if (auto certain = decode_certain(bytes, escapes_possible)) return *std::move(certain);
  Conversion faulty = convert_faulty_utf8(bytes);
  if (mostly_utf8(faulty)) return std::move(faulty).finish(bytes);
  for (const std::string& charset : {declared, charset_for_label(guessed_charset(bytes))}) {
    if (charset.empty() || charset.starts_with("utf")) continue;
    if (auto converted = convert_as(bytes, 0, charset); converted && plausible(*converted))
      return std::move(*converted).finish(bytes);
  }
  if (auto converted = convert_as(bytes, 0, "windows-1252")) return std::move(*converted).finish(bytes);
  return std::move(faulty).finish(bytes);
}

std::optional<DecodedPage> decode_plain_text(std::string_view bytes) {
  if (auto certain = decode_certain(bytes, false)) return certain;
  if (Conversion faulty = convert_faulty_utf8(bytes); mostly_utf8(faulty))
    return std::move(faulty).finish(bytes);
  for (const std::string& charset : {charset_for_label(guessed_charset(bytes)), std::string("windows-1252")}) {
    if (charset.empty()) continue;
    if (auto converted = convert_as(bytes, 0, charset); converted && plausible(*converted))
      return std::move(*converted).finish(bytes);
  }
  return std::nullopt;
}

}  // namespace hearsay
