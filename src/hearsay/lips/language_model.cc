#include "hearsay/lips/language_model.h"

#include <sphinxbase/err.h>
#include <sphinxbase/logmath.h>
#include <sphinxbase/ngram_model.h>

namespace hearsay {

struct LanguageModel::Model {
  logmath_t* logarithms = nullptr;
  ngram_model_t* ngrams = nullptr;
  WordNumber unknown = 0;
  double scale = 1;  // natural logarithm of sphinxbase's base

  Model() = default;
  Model(const Model&) = delete;
  Model& operator=(const Model&) = delete;
  Model(Model&&) = delete;
  Model& operator=(Model&&) = delete;
  ~Model() {
    if (ngrams != nullptr) ngram_model_free(ngrams);
    if (logarithms != nullptr) logmath_free(logarithms);
  }
};

LanguageModel::LanguageModel(std::unique_ptr<Model> model) : model_(std::move(model)) {}
LanguageModel::LanguageModel(LanguageModel&&) noexcept = default;
LanguageModel& LanguageModel::operator=(LanguageModel&&) noexcept = default;
LanguageModel::~LanguageModel() = default;

Result<LanguageModel> LanguageModel::open(const std::filesystem::path& folder) {
  const std::filesystem::path file = folder / "en-us.lm.bin";
  const auto no_model = [&](std::string why) {
    return std::unexpected(
        Error{.input = file.string(),
              .what = "cannot read the language model",
              .why = std::move(why),
              .advice = "install pocketsphinx-en-us, or name its folder in HEARSAY_POCKETSPHINX",
              .offset = {}});
  };
  std::error_code failed;
  if (!std::filesystem::is_regular_file(file, failed)) return no_model("the file is not there");
  err_set_logfp(nullptr);  // what goes wrong is told by Error alone
  auto model = std::make_unique<Model>();
  constexpr double kBase = 1.0001;
  model->logarithms = logmath_init(kBase, 0, 0);
  model->ngrams = ngram_model_read(nullptr, file.c_str(), NGRAM_AUTO, model->logarithms);
  if (model->ngrams == nullptr) return no_model("it is no model of n-grams");
  model->scale = logmath_log_to_ln(model->logarithms, 1 << 20) / (1 << 20);
  model->unknown = ngram_unknown_wid(model->ngrams);
  return LanguageModel(std::move(model));
}

std::optional<LanguageModel::WordNumber> LanguageModel::find(std::string_view word) const {
  const WordNumber number = ngram_wid(model_->ngrams, std::string(word).c_str());
  if (number == model_->unknown) return std::nullopt;
  return number;
}

LanguageModel::WordNumber LanguageModel::unknown() const { return model_->unknown; }

double LanguageModel::score(WordNumber word, WordNumber last, WordNumber before_last) const {
  std::int32_t used = 0;
  if (last == kNothing) return score(word);
  if (before_last == kNothing) return model_->scale * ngram_bg_score(model_->ngrams, word, last, &used);
  return model_->scale * ngram_tg_score(model_->ngrams, word, last, before_last, &used);
}

double LanguageModel::score(WordNumber word) const {
  std::int32_t used = 0;
  return model_->scale * ngram_ng_score(model_->ngrams, word, nullptr, 0, &used);
}

}  // namespace hearsay
