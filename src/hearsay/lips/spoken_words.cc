#include "hearsay/lips/spoken_words.h"

#include <unicode/rbnf.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <mutex>
#include <sstream>
#include <utility>

#include "hearsay/base/utf8.h"

namespace hearsay {
namespace {

constexpr std::size_t kLongestNumber = 15;  // digits; a longer one is said digit by digit

enum class Figures : std::uint8_t { cardinal, ordinal, year };

bool is_digit(UChar32 c) { return c >= '0' && c <= '9'; }

/// "twenty", "one", by ICU's rules for American English.
std::vector<std::string> spelt(std::int64_t number, Figures figures) {
  static std::mutex one_at_a_time;
  const std::scoped_lock lock(one_at_a_time);
  static UErrorCode opened = U_ZERO_ERROR;
  static const icu::RuleBasedNumberFormat format(icu::URBNF_SPELLOUT, icu::Locale::getUS(), opened);
  if (U_FAILURE(opened)) return {};
  constexpr std::array kRules = {u"%spellout-cardinal", u"%spellout-ordinal", u"%spellout-numbering-year"};
  UErrorCode status = U_ZERO_ERROR;
  icu::FieldPosition ignored;
  icu::UnicodeString words;
  format.format(number, icu::UnicodeString(kRules[std::to_underlying(figures)]), words, ignored, status);
  if (U_FAILURE(status)) return {};
  std::string text;
  words.toUTF8String(text);
  std::ranges::replace(text, '-', ' ');
  std::istringstream parts(text);
  std::vector<std::string> out;
  for (std::string part; parts >> part;) out.push_back(part);
  return out;
}

bool is_magnitude(std::string_view word) {
  return word == "hundred" || word == "thousand" || word == "million" || word == "billion" ||
         word == "trillion";
}

std::string plural(std::string word) {
  if (!word.ends_with('y')) return word + "s";
  word.pop_back();
  return word + "ies";
}

std::string_view currency(UChar32 c) {
  switch (c) {
    case '$': return "dollars";
    case 0xA3: return "pounds";
    case 0x20AC: return "euros";
    default: return {};
  }
}

/// Goes over a phrase once, code point by code point.
class Speaker {
 public:
  explicit Speaker(std::string_view text) : text_(text) {}

  std::vector<std::string> run() {
    while (at_ < text_.size()) take(static_cast<UChar32>(next_code_point(text_, at_)));
    end_word();
    say_currency();
    return std::move(words_);
  }

 private:
  void take(UChar32 c) {
    if (is_digit(c)) return take_digit(static_cast<char>(c));
    if (u_isalpha(c) != 0 || u_getCombiningClass(c) != 0) return take_letter(c);
    if ((c == '\'' || c == 0x2019) && !number_ && !word_.empty()) {
      word_ += '\'';
      return;
    }
    const bool within_number = number_ && is_digit(peek());
    if (c == ',' && within_number) {
      grouped_ = true;
      return;
    }
    const bool point = c == '.' && within_number;
    const bool percent = c == '%' && number_;
    end_word();
    if (point) words_.emplace_back("point");
    after_point_ = point;
    if (percent) words_.emplace_back("percent");
    if (c == '&' && !words_.empty()) {
      say_currency();
      words_.emplace_back("and");
    }
    if (const std::string_view name = currency(c); !name.empty() && is_digit(peek())) {
      say_currency();
      currency_ = name;
    }
  }

  void take_digit(char digit) {
    if (!number_) {
      end_word();
      if (amount_said_ && !after_point_) say_currency();
    }
    number_ = true;
    word_ += digit;
  }

  void take_letter(UChar32 c) {
    if (number_ && (take_suffix(c) || take_magnitude(c))) return;
    if (number_) end_word();
    append_utf8(word_, static_cast<char32_t>(u_tolower(c)));
  }

  /// "3rd", "1990s": whether the letter and what follows belong to the number.
  bool take_suffix(UChar32 c) {
    const auto lower = [](UChar32 letter) {
      return static_cast<char>(letter < 0x80 ? u_tolower(letter) : ' ');
    };
    if (lower(c) == 's' && !is_letter_at(at_)) {
      end_word();
      if (!words_.empty()) words_.back() = plural(std::move(words_.back()));
      return true;
    }
    const std::string pair{lower(c), lower(peek())};
    if ((pair != "st" && pair != "nd" && pair != "rd" && pair != "th") || is_letter_at(at_ + 1)) return false;
    ++at_;
    ordinal_ = true;
    end_word();
    return true;
  }

  /// "£1.5bn"; "m" and "k" are millions and thousands of money, and of nothing else for sure.
  bool take_magnitude(UChar32 c) {
    const char first = c < 0x80 ? static_cast<char>(u_tolower(c)) : ' ';
    const bool two = u_tolower(peek()) == 'n' && (first == 'b' || first == 't');
    if (!two && (currency_.empty() || (first != 'm' && first != 'k'))) return false;
    if (is_letter_at(two ? at_ + 1 : at_)) return false;
    if (two) ++at_;
    end_word();
    words_.emplace_back(first == 'b'   ? "billion"
                        : first == 't' ? "trillion"
                        : first == 'm' ? "million"
                                       : "thousand");
    say_currency();
    return true;
  }

  [[nodiscard]] bool is_letter_at(std::size_t at) const {
    return at < text_.size() && u_isalpha(static_cast<UChar32>(next_code_point(text_, at))) != 0;
  }

  /// The next code point where it is of one byte, else 0.
  [[nodiscard]] UChar32 peek() const {
    return at_ < text_.size() && static_cast<unsigned char>(text_[at_]) < 0x80 ? text_[at_] : 0;
  }

  void end_word() {
    while (word_.ends_with('\'')) word_.pop_back();
    if (word_.empty()) return;
    if (number_) {
      say_number();
    } else {
      if (!is_magnitude(word_)) say_currency();
      words_.push_back(word_);
    }
    word_.clear();
    number_ = grouped_ = ordinal_ = after_point_ = false;
  }

  void say_number() {
    amount_said_ = !currency_.empty();
    const bool led_by_zero = word_.size() > 1 && word_.front() == '0';  // "007"
    if (after_point_ || led_by_zero || word_.size() > kLongestNumber) {
      for (const char digit : word_) say(digit - '0', Figures::cardinal);
      return;
    }
    const std::int64_t number = std::strtoll(word_.c_str(), nullptr, 10);
    const bool year = word_.size() == 4 && !grouped_ && currency_.empty() && number >= 1100 && number < 2100;
    say(number, ordinal_ ? Figures::ordinal : year ? Figures::year : Figures::cardinal);
  }

  void say(std::int64_t number, Figures figures) {
    for (std::string& word : spelt(number, figures)) words_.push_back(std::move(word));
  }

  /// "$5 million" is said with the dollars last.
  void say_currency() {
    if (currency_.empty()) return;
    words_.emplace_back(currency_);
    currency_ = {};
    amount_said_ = false;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<std::string> words_;
  std::string word_;
  bool number_ = false;   // word_ is digits
  bool grouped_ = false;  // with commas
  bool ordinal_ = false;
  bool after_point_ = false;   // the digits behind "3."
  std::string_view currency_;  // still to be said
  bool amount_said_ = false;   // its number
};

}  // namespace

std::vector<std::string> spoken_words(std::string_view phrase) {
  const std::string text = replace_invalid_utf8(phrase);
  return Speaker(text).run();
}

std::string plain_letters(std::string_view word) {
  const auto is_plain = [](char c) { return (c >= 'a' && c <= 'z') || c == '\''; };
  if (std::ranges::all_of(word, is_plain)) return std::string(word);
  static std::mutex one_at_a_time;
  const std::scoped_lock lock(one_at_a_time);
  static UErrorCode opened = U_ZERO_ERROR;
  static const std::unique_ptr<const icu::Transliterator> letters(icu::Transliterator::createInstance(
      "NFD; [:Nonspacing Mark:] Remove; Latin-ASCII; Lower", UTRANS_FORWARD, opened));
  if (letters == nullptr) return {};
  icu::UnicodeString text = icu::UnicodeString::fromUTF8(std::string(word));
  letters->transliterate(text);
  std::string plain;
  text.toUTF8String(plain);
  return std::ranges::all_of(plain, is_plain) ? plain : std::string();
}

}  // namespace hearsay
