#include "hearsay/time/values.h"

#include <string_view>

namespace hearsay {
namespace {

struct UnitForm {
  std::string_view code;       ///< as in "P1Y"
  bool clock = false;          ///< behind T
  int half = 0;                ///< half of one...
  std::string_view half_code;  ///< ...is that many of these; empty where ".5" has to be written
};

UnitForm form_of(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::second: return {"S", true, 0, {}};
    case TimeUnit::minute: return {"M", true, 30, "S"};
    case TimeUnit::hour: return {"H", true, 30, "M"};
    case TimeUnit::day: return {"D", false, 0, {}};
    case TimeUnit::week:
    case TimeUnit::fortnight: return {"W", false, 0, {}};
    case TimeUnit::month: return {"M", false, 0, {}};
    case TimeUnit::quarter: return {"Q", false, 0, {}};
    case TimeUnit::decade: return {"DE", false, 5, "Y"};
    case TimeUnit::century: return {"CE", false, 50, "Y"};
    case TimeUnit::millennium: return {"ML", false, 500, "Y"};
    default: return {"Y", false, 6, "M"};
  }
}

}  // namespace

std::string length_value(const Length& length) {
  const UnitForm form = form_of(length.unit);
  std::string out = form.clock ? "PT" : "P";
  if (!length.quantity.known) return (out += 'X') += form.code;
  const bool fortnights = length.unit == TimeUnit::fortnight;
  const bool half = length.quantity.half && !fortnights;
  const std::int64_t whole =
      fortnights ? 2 * length.quantity.whole + (length.quantity.half ? 1 : 0) : length.quantity.whole;
  if (!half) return (out += std::to_string(whole)) += form.code;
  if (form.half_code.empty()) return ((out += std::to_string(whole)) += ".5") += form.code;
  if (whole > 0) (out += std::to_string(whole)) += form.code;
  return (out += std::to_string(form.half)) += form.half_code;
}

}  // namespace hearsay
