#include "hearsay/hearsay.h"
#include "hearsay/language/detect.h"
#include "hearsay/language/tokens.h"
#include "hearsay/language/word_class.h"
#include "hearsay/people/people.h"
#include "hearsay/record/record_json.h"
#include "hearsay/speech/attribution_reader.h"
#include "hearsay/speech/quotation_reader.h"
#include "hearsay/speech/speech.h"
#include "hearsay/time/times.h"

namespace hearsay {

Result<Record> read(const Page& page, const ReadOptions& options) {
  Result<Article> article = read_page(page, options.page);
  if (!article) return std::unexpected(article.error());
  Record record;
  record.article = std::move(*article);
  const std::optional<std::string> spoken = detect_language(record.article.text);
  if (spoken && !record.article.language) record.article.language = spoken;
  const Tokens tokens = tokenize(record.article);
  const std::vector<WordClass> classes = classify(tokens);
  const Clause text{tokens, classes};
  People people;
  // Model and rules know English alone. In another language they would give words to the wrong people.
  if (spoken && !is_english(*spoken)) {
    record.statements = read_statements(record.article, text, people, record.times, QuotationReader());
  } else {
    const Result<TrainedModels>& models = TrainedModels::shared();
    if (!models) return std::unexpected(models.error());
    const TrainedReading reading = models->read(record.article, tokens);
    people = find_people(record.article, text, reading.mentions);
    record.times = find_times(tokens, record.article.published.value_or(""));
    record.statements = read_statements(record.article, text, people, record.times, TrainedReader(reading));
  }
  drop_doubtful(record.statements, options.min_confidence);
  record.entities = std::move(people.entities);
  return record;
}

bool is_known_word(std::string_view word) {
  const Result<TrainedModels>& models = TrainedModels::shared();
  return !models || models->knows(word);
}

std::string record_json(const Record& record) { return dump(record_to_json(record)); }

}  // namespace hearsay
