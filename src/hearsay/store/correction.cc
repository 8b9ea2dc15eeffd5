#include "hearsay/store/correction.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <unordered_map>

#include "hearsay/base/utf8.h"
#include "hearsay/record/record_json.h"

namespace hearsay {
namespace {

constexpr std::array<std::pair<CorrectionKind, std::string_view>, 7> kKinds = {{
    {CorrectionKind::speaker, "speaker"},
    {CorrectionKind::channel, "channel"},
    {CorrectionKind::certainty, "certainty"},
    {CorrectionKind::strike, "strike"},
    {CorrectionKind::add, "add"},
    {CorrectionKind::merge, "merge"},
    {CorrectionKind::part, "part"},
}};

// A statement that a later reading cut otherwise is the same still if so much of the longer one is the shorter.
constexpr double kLeastOverlap = 0.6;

std::string name_form(std::string_view name) {
  std::string form = comparison_form(name);
  if (form.starts_with("the ")) form.erase(0, 4);
  return form;
}

bool goes_by(const Entity& entity, std::string_view name) {
  const std::string form = name_form(name);
  const auto same = [&](const std::string& other) { return name_form(other) == form; };
  return same(entity.name) || std::ranges::any_of(entity.aliases, same);
}

EntityId entity_for(Record& record, const std::string& name) {
  const std::string form = name_form(name);
  for (EntityId id = 0; id < record.entities.size(); ++id)
    if (name_form(record.entities[id].name) == form) return id;
  for (EntityId id = 0; id < record.entities.size(); ++id)
    if (goes_by(record.entities[id], name)) return id;
  record.entities.push_back(
      {.kind = EntityKind::person, .name = name, .aliases = {}, .roles = {}, .mentions = {}});
  return static_cast<EntityId>(record.entities.size() - 1);
}

void set_speaker(Record& record, Statement& statement, const std::string& name) {
  if (statement.speaker && !statement.chain.empty() && statement.chain.back() == *statement.speaker)
    statement.chain.pop_back();
  statement.speaker.reset();
  if (name.empty()) return;
  statement.speaker = entity_for(record, name);
  statement.chain.push_back(*statement.speaker);
}

bool is_named_in_source(const Record& record, const Statement& statement) {
  const auto is_in_source = [&](Span mention) {
    return std::ranges::any_of(statement.source, [&](Span part) { return part.contains(mention); });
  };
  return std::ranges::any_of(record.entities[*statement.speaker].mentions, is_in_source);
}

/// The record of a page that has statements at all mostly tells its outlet in the first link of their chains.
std::vector<EntityId> outlet_of(const Record& record) {
  if (!record.article.site) return {};
  for (const Statement& statement : record.statements)
    if (statement.chain.size() > 1 && goes_by(record.entities[statement.chain.front()], *record.article.site))
      return {statement.chain.front()};
  return {};
}

template <class Enum>
std::optional<Enum> by_name(std::string_view name, Enum last) {
  for (int value = 0; value <= static_cast<int>(last); ++value)
    if (name_of(static_cast<Enum>(value)) == name) return static_cast<Enum>(value);
  return std::nullopt;
}

/// The statements of a record while corrections are laid over them: none is taken away before the end, so that
/// numbers stay what they are.
class Overlay {
 public:
  explicit Overlay(Record record) : record_(std::move(record)), corrected_(record_.statements.size()) {
    struck_.resize(record_.statements.size());
    words_.reserve(record_.statements.size());
    for (const Statement& statement : record_.statements)
      words_.push_back(words_of(statement, record_.article.text));
  }

  void lay(const KeptCorrection& kept) {
    const Correction& correction = kept.correction;
    const bool done = [&] {
      switch (correction.kind) {
        case CorrectionKind::merge:
        case CorrectionKind::part: return rename(kept);
        case CorrectionKind::add: return add(kept);
        default: return change(kept);
      }
    }();
    // A merge speaks of all reports: that somebody is not in this one is no loss.
    if (!done && correction.kind != CorrectionKind::merge) lost_.push_back(kept.key);
  }

  [[nodiscard]] CorrectedRecord take() {
    strike_those_within();
    std::vector<std::uint32_t> occurrences = occurrences_of_those_left();
    const std::vector<std::optional<StatementId>> places = drop_struck();
    for (Statement& statement : record_.statements)
      if (statement.within) statement.within = places[*statement.within];
    return {.record = std::move(record_),
            .corrected = std::move(corrected_),
            .occurrences = std::move(occurrences),
            .lost = std::move(lost_)};
  }

 private:
  bool rename(const KeptCorrection& kept) {
    bool found = false;
    for (Entity& entity : record_.entities) {
      if (name_form(entity.name) != name_form(kept.correction.party)) continue;
      add_once(entity.aliases, entity.name, kMostAliases);
      entity.name = kept.correction.value;
      found = true;
    }
    return found;
  }

  bool add(const KeptCorrection& kept) {
    const Correction& correction = kept.correction;
    const std::string_view text = record_.article.text;
    std::size_t at = text.find(correction.content);
    for (std::uint32_t i = 0; i < correction.occurrence && at != std::string_view::npos; ++i)
      at = text.find(correction.content, at + 1);
    if (at == std::string_view::npos || correction.content.empty()) return false;
    Statement statement;
    const auto begin = static_cast<std::uint32_t>(at);
    statement.content = {{begin, begin + static_cast<std::uint32_t>(correction.content.size())}};
    std::size_t first = 0;
    const char32_t opening = next_code_point(correction.content, first);
    const bool is_quoted =
        opening == U'"' || opening == U'“' || opening == U'«' || opening == U'„' || opening == U'‘';
    statement.kind = is_quoted ? StatementKind::direct : StatementKind::indirect;
    statement.confidence = 1;
    statement.chain = outlet_of(record_);
    set_speaker(record_, statement, correction.value);
    if (!statement.speaker) statement.chain.clear();
    record_.statements.push_back(std::move(statement));
    words_.push_back(correction.content);
    corrected_.push_back({kept.key});
    struck_.push_back(false);
    return true;
  }

  bool change(const KeptCorrection& kept) {
    const std::optional<StatementId> id = find(kept.correction);
    if (!id) return false;
    Statement& statement = record_.statements[*id];
    const std::string& value = kept.correction.value;
    switch (kept.correction.kind) {
      case CorrectionKind::speaker: {
        const std::optional<EntityId> before = statement.speaker;
        set_speaker(record_, statement, value);
        if (before) pass_on(*id, *before, statement.speaker);
        // Words that name somebody else must not be taken for the speaker's (story/saying.cc).
        if (statement.speaker && !is_named_in_source(record_, statement)) statement.source.clear();
        break;
      }
      case CorrectionKind::channel: {
        const std::optional<Channel> channel = by_name(value, Channel::unknown);
        if (!channel) return false;
        statement.channel = *channel;
        break;
      }
      case CorrectionKind::certainty: {
        const std::optional<Certainty> certainty = by_name(value, Certainty::expected);
        if (!certainty) return false;
        statement.certainty = *certainty;
        break;
      }
      default: struck_[*id] = true; break;
    }
    corrected_[*id].push_back(kept.key);
    return true;
  }

  /// What lies within a statement has come through its speaker, who is another now.
  void pass_on(StatementId outer, EntityId before, std::optional<EntityId> now) {
    for (Statement& statement : record_.statements) {
      if (!lies_within(statement, outer)) continue;
      for (std::size_t i = 0; i + 1 < statement.chain.size(); ++i) {
        if (statement.chain[i] != before) continue;
        if (now) {
          statement.chain[i] = *now;
        } else {
          statement.chain.erase(statement.chain.begin() + static_cast<std::ptrdiff_t>(i));
        }
        break;
      }
    }
  }

  [[nodiscard]] bool lies_within(const Statement& statement, StatementId outer) const {
    for (std::optional<StatementId> around = statement.within; around;
         around = record_.statements[*around].within)
      if (*around == outer) return true;
    return false;
  }

  /// The statement with just these words; or, in a reading that cuts otherwise, the only one with nearly these.
  [[nodiscard]] std::optional<StatementId> find(const Correction& correction) const {
    std::uint32_t before = 0;
    for (StatementId id = 0; id < words_.size(); ++id)
      if (words_[id] == correction.content && before++ == correction.occurrence) return id;
    std::optional<StatementId> near;
    for (StatementId id = 0; id < words_.size(); ++id) {
      if (words_[id] == correction.content) continue;  // another of these equal words, which was not meant
      const bool shorter = words_[id].size() < correction.content.size();
      const std::string& part = shorter ? words_[id] : correction.content;
      const std::string& whole = shorter ? correction.content : words_[id];
      if (static_cast<double>(part.size()) < kLeastOverlap * static_cast<double>(whole.size()) ||
          whole.find(part) == std::string::npos)
        continue;
      if (near) return std::nullopt;  // two could be meant
      near = id;
    }
    return near;
  }

  void strike_those_within() {
    bool again = true;
    while (again) {
      again = false;
      for (StatementId id = 0; id < record_.statements.size(); ++id) {
        const std::optional<StatementId> outer = record_.statements[id].within;
        if (outer && struck_[*outer] && !struck_[id]) struck_[id] = again = true;
      }
    }
  }

  /// Counted before any is dropped, as find() counts: what is struck later must not change which one is meant.
  [[nodiscard]] std::vector<std::uint32_t> occurrences_of_those_left() const {
    std::unordered_map<std::string_view, std::uint32_t> before;
    std::vector<std::uint32_t> occurrences;
    for (StatementId id = 0; id < words_.size(); ++id) {
      const std::uint32_t occurrence = before[words_[id]]++;
      if (!struck_[id]) occurrences.push_back(occurrence);
    }
    return occurrences;
  }

  /// The new number of each statement that stays.
  std::vector<std::optional<StatementId>> drop_struck() {
    std::vector<std::optional<StatementId>> places(record_.statements.size());
    StatementId next = 0;
    for (StatementId id = 0; id < record_.statements.size(); ++id) {
      if (struck_[id]) continue;
      places[id] = next;
      if (next != id) {
        record_.statements[next] = std::move(record_.statements[id]);
        corrected_[next] = std::move(corrected_[id]);
      }
      ++next;
    }
    record_.statements.resize(next);
    corrected_.resize(next);
    return places;
  }

  Record record_;
  std::vector<std::string> words_;  // of each statement
  std::vector<std::vector<CorrectionKey>> corrected_;
  std::vector<bool> struck_;
  std::vector<CorrectionKey> lost_;
};

}  // namespace

std::string_view name_of(CorrectionKind kind) {
  for (const auto& [known, name] : kKinds)
    if (known == kind) return name;
  return {};
}

std::optional<CorrectionKind> correction_kind(std::string_view name) {
  for (const auto& [kind, known] : kKinds)
    if (known == name) return kind;
  return std::nullopt;
}

std::string words_of(const Statement& statement, std::string_view text) {
  std::string words;
  for (const Span part : statement.content) {
    if (!words.empty()) words += " … ";
    words += part.of(text);
  }
  return words;
}

CorrectedRecord lay_over(Record record, const std::vector<KeptCorrection>& corrections) {
  Overlay overlay(std::move(record));
  for (const KeptCorrection& kept : corrections)
    if (!kept.undone_at) overlay.lay(kept);
  return overlay.take();
}

}  // namespace hearsay
