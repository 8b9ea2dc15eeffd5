#include "hearsay/language/detect.h"

#include <cld2/public/compact_lang_det.h>

namespace hearsay {
namespace {

constexpr std::size_t kEnough = 64U << 10U;  // bytes; more says nothing new
constexpr int kMostlyOne = 60;               // per cent of the text in one language

}  // namespace

std::optional<std::string> detect_language(std::string_view text) {
  std::size_t size = text.size() < kEnough ? text.size() : kEnough;
  while (size > 0 && size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) --size;
  CLD2::Language languages[3] = {CLD2::UNKNOWN_LANGUAGE, CLD2::UNKNOWN_LANGUAGE, CLD2::UNKNOWN_LANGUAGE};
  int percents[3] = {0, 0, 0};
  int bytes = 0;
  bool reliable = false;
  constexpr bool kPlainText = true;
  const CLD2::Language found = CLD2::DetectLanguageSummary(text.data(), static_cast<int>(size), kPlainText,
                                                           languages, percents, &bytes, &reliable);
  if (!reliable || found == CLD2::UNKNOWN_LANGUAGE || percents[0] < kMostlyOne) return std::nullopt;
  return CLD2::LanguageCode(found);
}

bool is_english(std::string_view tag) {
  return tag.size() >= 2 && (tag[0] == 'e' || tag[0] == 'E') && (tag[1] == 'n' || tag[1] == 'N') &&
         (tag.size() == 2 || tag[2] == '-' || tag[2] == '_');
}

}  // namespace hearsay
