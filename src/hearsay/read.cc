#include "hearsay/hearsay.h"
#include "hearsay/language/tokens.h"
#include "hearsay/language/word_class.h"
#include "hearsay/people/people.h"
#include "hearsay/record/record_json.h"
#include "hearsay/speech/speech.h"
#include "hearsay/time/times.h"

namespace hearsay {

Result<Record> read(const Page& page, const ReadOptions& options) {
  Result<Article> article = read_page(page, options.page);
  if (!article) return std::unexpected(article.error());
  Record record;
  record.article = std::move(*article);
  const Tokens tokens = tokenize(record.article);
  const std::vector<WordClass> classes = classify(tokens);
  const Clause text{tokens, classes};
  People people = find_people(record.article, text);
  record.times = find_times(tokens, record.article.published.value_or(""));
  record.statements = read_statements(record.article, text, people, record.times);
  record.entities = std::move(people.entities);
  return record;
}

std::string record_json(const Record& record) { return dump(record_to_json(record)); }

}  // namespace hearsay
