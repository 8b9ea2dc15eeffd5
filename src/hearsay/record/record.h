// Record: everything that is read from one page. Written as `hearsay/1` (docs/record.md).
#pragma once

#include <vector>

#include "hearsay/page/article.h"
#include "hearsay/people/entity.h"
#include "hearsay/speech/statement.h"
#include "hearsay/time/time_expression.h"

namespace hearsay {

struct Record {
  Article article;
  std::vector<Entity> entities;
  std::vector<TimeExpression> times;
  std::vector<Statement> statements;

  friend bool operator==(const Record&, const Record&) = default;
};

}  // namespace hearsay
