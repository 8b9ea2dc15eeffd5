#include "hearsay/story/story_names.h"

namespace hearsay {

std::string_view name_of(Agreement agreement) {
  switch (agreement) {
    case Agreement::verbatim: return "verbatim";
    case Agreement::shortened: return "shortened";
    case Agreement::altered: return "altered";
    case Agreement::paraphrase: return "paraphrase";
  }
  return "";
}

std::string_view name_of(EventStatus status) {
  switch (status) {
    case EventStatus::happened: return "happened";
    case EventStatus::planned: return "planned";
    case EventStatus::denied: return "denied";
    case EventStatus::hedged: return "hedged";
  }
  return "";
}

std::string_view name_of(OutcomeStatus status) {
  switch (status) {
    case OutcomeStatus::done: return "done";
    case OutcomeStatus::changed: return "changed";
    case OutcomeStatus::cancelled: return "cancelled";
    case OutcomeStatus::unknown: return "unknown";
  }
  return "";
}

std::string_view name_of(DifferenceKind kind) {
  switch (kind) {
    case DifferenceKind::number: return "number";
    case DifferenceKind::name: return "name";
    case DifferenceKind::time: return "time";
    case DifferenceKind::speaker: return "speaker";
    case DifferenceKind::polarity: return "polarity";
  }
  return "";
}

}  // namespace hearsay
