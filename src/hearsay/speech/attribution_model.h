// The trained reader of attributions: tags for every token, spans from the tags, and which span goes with
// which.
//
// An encoder reads whole blocks, as many at a time as it has room for. A conditional random field tags tokens
// as source, cue, content or none of them. Then every content looks for its cue and every cue for its source
// among the spans of its block; what goes with one cue is one attribution. models/README.md says what it was
// trained on.
#pragma once

#include <filesystem>
#include <memory>

#include "hearsay/base/error.h"
#include "hearsay/model/kernels.h"
#include "hearsay/speech/attribution.h"

namespace hearsay {

class AttributionModel {
 public:
  /// Loads the weights, packed for `kernels`. Errors are those of Weights::open.
  [[nodiscard]] static Result<AttributionModel> load(const std::filesystem::path& file,
                                                     const Kernels& kernels = best_kernels());

  /// The program's own model: models/attribution.weights, loaded when it is first asked for and kept. Any
  /// number of threads may ask.
  [[nodiscard]] static const Result<AttributionModel>& shared();

  AttributionModel(AttributionModel&&) noexcept;
  AttributionModel& operator=(AttributionModel&&) noexcept;
  ~AttributionModel();

  /// The attributions of the sentences that `wanted` marks (one entry for each of tokens.sentences), in the
  /// order of their first tokens, none within another. A cue that found no content comes with an empty one, and
  /// a content that found no cue without source and cue: what belongs to them may stand in another block. Time
  /// is linear in the text; memory, beside the result, is that of one window.
  [[nodiscard]] std::vector<Attribution> read(const Tokens& tokens, const std::vector<bool>& wanted) const;

 private:
  struct Parts;
  explicit AttributionModel(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace hearsay
