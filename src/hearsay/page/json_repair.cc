#include "hearsay/page/json_repair.h"

#include <utility>

namespace hearsay {
namespace {

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

int hex_value(std::string_view digits) {
  int value = 0;
  for (const char c : digits) {
    const int digit = c >= '0' && c <= '9'   ? c - '0'
                      : c >= 'a' && c <= 'f' ? c - 'a' + 10
                      : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                             : -1;
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

class Repairer {
 public:
  Repairer(std::string_view script, std::size_t max_depth) : script_(script), max_depth_(max_depth) {}

  std::vector<std::string> values() && {
    while (at_ < script_.size() && !too_deep_) {
      if (!closers_.empty() && script_[at_] == '"')
        read_string();
      else
        read_mark();
    }
    if (too_deep_) return std::move(values_);
    // Cut off: what is open is closed.
    drop_comma();
    if (!out_.empty() && out_.back() == ':') out_ += "null";
    while (!closers_.empty()) close();
    return std::move(values_);
  }

 private:
  void read_mark() {
    const char c = script_[at_];
    if (c == '{' || c == '[') {
      if (closers_.size() == max_depth_) {
        too_deep_ = true;
        return;
      }
      closers_ += c == '{' ? '}' : ']';
      out_ += c;
    } else if (closers_.empty()) {
      // Between the values stand wrappers: "<!--", "//<![CDATA[", ";". A "[" of CDATA opens no list.
      constexpr std::string_view kCdata = "<![CDATA[";
      if (script_.substr(at_, kCdata.size()) == kCdata) at_ += kCdata.size() - 1;
    } else if (c == '}' || c == ']') {
      drop_comma();
      if (c == closers_.back()) close();
    } else if (script_.substr(at_, 4) == "<!--") {
      at_ += 3;
    } else if (script_.substr(at_, 3) == "-->") {
      at_ += 2;
    } else if (!is_space(c)) {
      out_ += c;
    } else if (!out_.empty() && out_.back() != ' ' && out_.back() != ',') {
      out_ += ' ';
    }
    ++at_;
  }

  void close() {
    out_ += closers_.back();
    closers_.pop_back();
    if (closers_.empty()) values_.push_back(std::exchange(out_, {}));
  }

  void drop_comma() {
    while (!out_.empty() && (out_.back() == ',' || out_.back() == ' ')) out_.pop_back();
  }

  void read_string() {
    out_ += script_[at_++];
    while (at_ < script_.size()) {
      const char c = script_[at_];
      if (c == '"') break;
      if (c == '\\') {
        read_escape();
        continue;
      }
      if (c == '\n') {
        out_ += "\\n";
      } else {
        out_ += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
      }
      ++at_;
    }
    out_ += '"';
    ++at_;
  }

  void read_escape() {
    constexpr std::string_view kKnown = "\"\\/bfnrt";
    if (at_ + 1 >= script_.size()) {
      ++at_;
      return;
    }
    const char next = script_[at_ + 1];
    if (next == 'u') {
      read_code_unit();
      return;
    }
    if (kKnown.find(next) != std::string_view::npos) out_ += '\\';
    // An escaped line end is one like any other.
    out_ += static_cast<unsigned char>(next) < ' ' ? ' ' : next;
    at_ += 2;
  }

  [[nodiscard]] int code_unit_at(std::size_t at) const {
    if (at + 6 > script_.size() || script_[at] != '\\' || script_[at + 1] != 'u') return -1;
    return hex_value(script_.substr(at + 2, 4));
  }

  void read_code_unit() {
    const int unit = code_unit_at(at_);
    if (unit < 0) {
      at_ += 2;
      return;
    }
    const bool high = unit >= 0xD800 && unit < 0xDC00;
    const bool low = unit >= 0xDC00 && unit < 0xE000;
    const int next = high ? code_unit_at(at_ + 6) : -1;
    std::size_t taken = 6;
    if (high && next >= 0xDC00 && next < 0xE000) taken = 12;
    if (low || (high && taken == 6))
      out_ += "\\ufffd";
    else
      out_ += script_.substr(at_, taken);
    at_ += taken;
  }

  std::string_view script_;
  std::size_t max_depth_;
  std::size_t at_ = 0;
  std::string out_;      // the value being read
  std::string closers_;  // of what is open in it
  bool too_deep_ = false;
  std::vector<std::string> values_;
};

}  // namespace

std::vector<std::string> repaired_json(std::string_view script, std::size_t max_depth) {
  return Repairer(script, max_depth).values();
}

}  // namespace hearsay
