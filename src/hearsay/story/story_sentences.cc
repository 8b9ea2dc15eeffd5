#include "hearsay/story/story_sentences.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <string>

namespace hearsay {
namespace {

constexpr std::size_t kMostPostings = 500;  // sentences of one notion; the notion of more tells nothing

template <class T>
void sort_unique(std::vector<T>& list) {
  std::ranges::sort(list);
  list.erase(std::ranges::unique(list).begin(), list.end());
}

void add_content(std::span<const Word> words, std::vector<PlacedNotion>& matter) {
  for (const Word& word : words)
    if (word.notion != 0 && !word.light) matter.push_back({word.token, word.notion});
}

std::span<const TimeExpression> times_in(const std::vector<TimeExpression>& times, Span sentence) {
  const auto begin = [](const TimeExpression& time) { return time.span.begin; };
  const auto first = std::ranges::lower_bound(times, sentence.begin, {}, begin);
  const auto last = std::ranges::lower_bound(first, times.end(), sentence.end, {}, begin);
  return {first, last};
}

/// Who is mentioned in each sentence of a report, and the names that its pronouns stand for.
class Mentions {
 public:
  Mentions(const Story& story, const StoryText& text, std::uint32_t document)
      : story_(story), text_(text), document_(document) {
    const std::size_t sentences = text.tokens(document).sentences.size();
    entities_.resize(sentences);
    meant_.resize(sentences);
    const std::vector<Entity>& all = story.documents[document].entities;
    for (EntityId id = 0; id < all.size(); ++id) add(id, all[id]);
    read_headlines();
    for (std::vector<PlacedEntity>& list : entities_) std::ranges::stable_sort(list, {}, &PlacedEntity::token);
  }

  [[nodiscard]] std::vector<PlacedEntity> entities(std::uint32_t sentence) {
    return std::move(entities_[sentence]);
  }
  [[nodiscard]] const std::vector<PlacedNotion>& meant(std::uint32_t sentence) const {
    return meant_[sentence];
  }

 private:
  void add(EntityId id, const Entity& entity) {
    const EntityId story_id = story_.entity_ids[document_][id];
    std::vector<PlacedNotion> name;  // of its fullest mention
    for (const Span mention : entity.mentions) {
      std::vector<PlacedNotion> words;
      add_content(text_.words_in(document_, text_.tokens_in(document_, mention)), words);
      if (words.empty()) continue;
      const auto [at, added] = by_last_name_.try_emplace(words.back().notion, story_id);
      if (!added && at->second != story_id) at->second.reset();  // two of one surname
      if (words.size() > name.size()) name = std::move(words);
    }
    for (const Span mention : entity.mentions) {
      const auto sentence = text_.sentence_at(document_, mention.begin);
      if (!sentence) continue;
      const TokenRange tokens = text_.tokens_in(document_, mention);
      entities_[*sentence].push_back({tokens.first, story_id});
      if (tokens.size() != 1 || text_.clause(document_).classes[tokens.first] != WordClass::pronoun) continue;
      for (const PlacedNotion& word : name) meant_[*sentence].push_back({tokens.first, word.notion});
    }
  }

  /// The people step passes over the title, so its names are looked up among those of the text.
  void read_headlines() {
    const Tokens& tokens = text_.tokens(document_);
    const std::vector<Block>& blocks = story_.documents[document_].article.blocks;
    for (std::uint32_t i = 0; i < tokens.sentences.size(); ++i) {
      if (blocks[tokens.sentences[i].block].kind != BlockKind::title) continue;
      for (const Word& word : text_.words_in(document_, tokens.sentences[i].tokens)) {
        const auto known = by_last_name_.find(word.notion);
        const bool capital = tokens.tokens[word.token].shape != TokenShape::lower;
        if (word.notion != 0 && capital && known != by_last_name_.end() && known->second)
          entities_[i].push_back({word.token, *known->second});
      }
    }
  }

  const Story& story_;
  const StoryText& text_;
  std::uint32_t document_;
  std::unordered_map<WordId, std::optional<EntityId>> by_last_name_;
  std::vector<std::vector<PlacedEntity>> entities_;
  std::vector<std::vector<PlacedNotion>> meant_;
};

}  // namespace

StorySentences::StorySentences(const Story& story, const StoryText& text,
                               std::span<const std::uint32_t> documents)
    : story_(&story), text_(&text), documents_(static_cast<std::uint32_t>(documents.size())) {
  std::unordered_map<std::string, std::uint32_t> known;
  for (const std::uint32_t document : documents) add(document, known);
  for (std::uint32_t i = 0; i < sentences_.size(); ++i)
    for (const WordId notion : sentences_[i].notions) postings_[notion].push_back(i);
}

void StorySentences::add(std::uint32_t document, std::unordered_map<std::string, std::uint32_t>& known) {
  const Tokens& tokens = text_->tokens(document);
  Mentions mentions(*story_, *text_, document);
  for (std::uint32_t index = 0; index < tokens.sentences.size(); ++index) {
    const Sentence& sentence = tokens.sentences[index];
    const std::span<const Word> words = text_->words_in(document, sentence.tokens);
    if (words.empty()) continue;
    std::string key;
    for (const Word& word : words) key += std::to_string(word.form) + ' ';
    const auto [at, added] = known.try_emplace(key, static_cast<std::uint32_t>(sentences_.size()));
    if (!added) {
      std::vector<std::uint32_t>& documents = sentences_[at->second].documents;
      if (documents.back() != document) documents.push_back(document);
      continue;
    }
    StorySentence entry;
    entry.document = document;
    entry.index = index;
    entry.tokens = sentence.tokens;
    entry.span = tokens.span(sentence.tokens);
    entry.kind = story_->documents[document].article.blocks[sentence.block].kind;
    entry.documents = {document};
    entry.times = times_in(story_->documents[document].times, entry.span);
    entry.entities = mentions.entities(index);
    entry.matter = mentions.meant(index);
    add_content(words, entry.matter);
    std::ranges::stable_sort(entry.matter, {}, &PlacedNotion::token);
    for (const PlacedNotion& word : entry.matter) entry.notions.push_back(word.notion);
    sort_unique(entry.notions);
    sentences_.push_back(std::move(entry));
  }
}

double StorySentences::weight(WordId notion) const {
  const auto found = postings_.find(notion);
  const double count = found == postings_.end() ? 1 : static_cast<double>(found->second.size());
  const double all = static_cast<double>(sentences_.size()) + 1;
  return std::log(1 + all / count) / std::log(1 + all);
}

double StorySentences::weight(const std::vector<WordId>& notions) const {
  double sum = 0;
  for (const WordId notion : notions) sum += weight(notion);
  return sum;
}

double StorySentences::shared(const StorySentence& a, const StorySentence& b) const {
  std::vector<WordId> both;
  std::ranges::set_intersection(a.notions, b.notions, std::back_inserter(both));
  return weight(both);
}

double StorySentences::coverage(const StorySentence& a, const StorySentence& b) const {
  const double whole = weight(a.notions);
  return whole > 0 ? shared(a, b) / whole : 0;
}

std::vector<std::uint32_t> StorySentences::like(std::uint32_t i) const {
  std::unordered_map<std::uint32_t, double> scores;
  for (const WordId notion : sentences_[i].notions) {
    const std::vector<std::uint32_t>& all = postings_.at(notion);
    if (all.size() > kMostPostings) continue;
    for (const std::uint32_t other : all)
      if (other != i) scores[other] += weight(notion);
  }
  std::vector<std::pair<double, std::uint32_t>> order;
  order.reserve(scores.size());
  for (const auto& [other, score] : scores) order.emplace_back(-score, other);
  const std::size_t count = std::min(order.size(), kMostLike);
  std::ranges::partial_sort(order, order.begin() + static_cast<std::ptrdiff_t>(count));
  std::vector<std::uint32_t> others;
  others.reserve(count);
  for (std::size_t k = 0; k < count; ++k) others.push_back(order[k].second);
  return others;
}

}  // namespace hearsay
