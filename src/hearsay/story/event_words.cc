#include "hearsay/story/event_words.h"

#include "hearsay/base/word_list.h"
#include "hearsay/language/data.h"
#include "hearsay/language/verb_forms.h"
#include "hearsay/story/data.h"

namespace hearsay {
namespace {

const VerbForms& verbs() {
  static const VerbForms forms{language_data::verbs, story_data::event_verbs};
  return forms;
}

/// The listed singular of a noun: "deliveries" of "delivery".
std::optional<std::string> singular(const WordList& nouns, std::string_view word) {
  std::string noun(word);
  if (nouns.contains(noun)) return noun;
  if (!noun.ends_with('s')) return std::nullopt;
  noun.pop_back();
  if (nouns.contains(noun)) return noun;
  if (!noun.ends_with('e')) return std::nullopt;
  noun.pop_back();
  if (nouns.contains(noun)) return noun;
  if (!noun.ends_with('i')) return std::nullopt;
  noun.back() = 'y';
  return nouns.contains(noun) ? std::optional(noun) : std::nullopt;
}

}  // namespace

std::optional<EventVerb> event_verb(std::string_view word) {
  if (const InflectedVerb* const verb = verbs().find(word))
    return EventVerb{std::string(verb->base), verb->form};
  if (verb_form(word) != VerbForm::past) return std::nullopt;
  return EventVerb{std::string(word.substr(0, word.size() - 2)), VerbForm::past};
}

std::optional<std::string> event_noun(std::string_view word) {
  static const WordList nouns(story_data::event_nouns);
  auto noun = singular(nouns, word);
  if (!noun) return std::nullopt;
  const auto* const fields = nouns.find(*noun);
  return fields->empty() ? noun : std::string(fields->front());
}

std::optional<std::string> particle_verb(std::string_view base, std::string_view particle) {
  static const WordList list(story_data::event_particles);
  const std::string both = std::string(base) + ' ' + std::string(particle);
  const auto* const fields = list.find(both);
  if (fields == nullptr) return std::nullopt;
  return fields->empty() ? both : std::string(fields->front());
}

std::optional<EventStatus> governed_status(std::string_view word) {
  static const WordList list(story_data::event_governors);
  const auto* const fields = list.find(word);
  if (fields == nullptr || fields->empty()) return std::nullopt;
  const std::string_view status = fields->front();
  if (status == "planned") return EventStatus::planned;
  if (status == "denied") return EventStatus::denied;
  return status == "hedged" ? EventStatus::hedged : EventStatus::happened;
}

bool is_telling(std::string_view base) {
  static const WordList list(
      "say\ntell\nadd\nannounce\nargue\nask\nclaim\ncomment\nconfirm\ndeclare\ndescribe\nexplain\ninsist\n"
      "note\nobserve\nremark\nreply\nreport\nreveal\nspeak\nstate\nstress\nsuggest\nwarn\nwrite\nacknowledge\n"
      "admit\nconcede\ndeny\nquote\n");
  return list.contains(base);
}

bool is_state(std::string_view base) {
  static const WordList list(
      "be\nhave\nseem\nappear\nbelong\ncontain\nconsist\ncost\ndepend\nexist\nfeature\ninclude\nknow\nlack\n"
      "lie\nlike\nlove\nmatter\nmean\nneed\nowe\nown\npossess\nprefer\nremain\nrepresent\nresemble\nseem\nstand"
      "\n"
      "understand\nwant\nwish\nbelieve\nthink\nhope\nexpect\nfeel\nhate\nfear\ndo\ngo\nbase\nrelate\nconcern\n"
      "entitle\ncan\nlet\nkeep\nstay\nget\nlast\ninvolve\nlook\ninsure\nlocate\n");
  return list.contains(base);
}

bool is_light(std::string_view base) {
  static const WordList list("do\ngive\nhave\nhold\nmake\ntake\nextend\nconduct\nundertake\nsee\n");
  return list.contains(base);
}

bool is_aspectual(std::string_view base) {
  static const WordList list(
      "attempt\nbegin\ncease\ncommence\ncontinue\nget\ngo on\nkeep\nkick off\nmanage\nmove "
      "on\nproceed\nstart\nstop\n"
      "tend\ntry\nuse\n");
  return list.contains(base);
}

}  // namespace hearsay
