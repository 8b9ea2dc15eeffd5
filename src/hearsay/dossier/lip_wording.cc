#include "hearsay/dossier/lip_wording.h"

#include <fmt/format.h>

#include <cmath>

namespace hearsay {

std::vector<std::string> alternatives(const LipNote& note) {
  constexpr std::size_t kShown = 5;
  std::vector<std::string> out;
  for (const LipCandidate& candidate : note.readings.candidates)
    if (!candidate.is_own && out.size() < kShown) out.push_back(candidate.text());
  return out;
}

namespace dossier {

std::string lip_note_words(const LipNote& note) {
  const LipReadings& readings = note.readings;
  const std::vector<std::string> others = alternatives(note);
  std::string words;
  if (others.empty()) {
    words = "no other English phrase was found that looks like this on the lips.";
  } else {
    words = "on the lips this could look like ";
    for (std::size_t i = 0; i < others.size(); ++i)
      words += fmt::format("{}“{}”", i == 0 ? "" : i + 1 < others.size() ? ", " : " or ", others[i]);
    words += fmt::format(
        ". Of the {} phrases found that do, in the order of how usual they are as English, the words reported "
        "are no. {}.",
        readings.looked_at, readings.own_rank);
  }
  return words + fmt::format(" The lips show {:.0f} in 100 of their sounds clearly.", 100 * readings.seen);
}

std::string lip_pair_words(const View& view, const LipPair& pair, StatementPlace place) {
  const StatementPlace other = pair.a == place ? pair.b : pair.a;
  const LipNote* const note = view.lips()->of(other);
  std::string_view look = "they look different on the lips, so of one moment both cannot be right";
  if (pair.likeness.verdict == LipLikeness::Verdict::same) look = "the two look the same on the lips";
  if (pair.likeness.verdict == LipLikeness::Verdict::alike) look = "the two look much alike on the lips";
  return fmt::format(
      "{} has “{}” read from the same speaker’s lips. Whether it means the same moment the reports must tell; "
      "{}.",
      view.report(other.document).outlet, note != nullptr ? note->words : "", look);
}

std::string lip_method_words(const LipNotes& notes) {
  return fmt::format(
      "Words that a report gives as read from lips are turned into sounds by a pronouncing dictionary and into "
      "mouth shapes by a published map "
      "({}). Then phrases are sought that give the same shapes, wherever their words begin and end, and put in "
      "the order of how usual they are as "
      "English. A phrase that is missing or stands low may still be the true one, and one that stands high was "
      "not therefore said: usual phrases "
      "always come first. It tells how much a mouth leaves open, and nothing of what was said.",
      notes.map == "lee" ? "S. Lee and D. Yook, 2002" : "J. Jeffers and M. Barley, 1971");
}

}  // namespace dossier
}  // namespace hearsay
