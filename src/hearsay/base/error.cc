#include "hearsay/base/error.h"

namespace hearsay {

std::string Error::line() const {
  std::string out;
  const auto add = [&out](const std::string& text, const char* before) {
    if (text.empty()) return;
    if (!out.empty()) out += before;
    out += text;
  };
  add(input, "");
  add(what, ": ");
  if (offset) out += " at byte " + std::to_string(*offset);
  add(why, ": ");
  add(advice, "; ");
  // A file's name may hold anything; a log line may not.
  for (char& c : out)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = '?';
  return out;
}

}  // namespace hearsay
