// The sentence runs from the words to the page: how they were said (the head), through whom they came (a clause
// for each relay, the nearest to the speaker first), and what stands against them (the tail). Each step up the
// chain is told by the statement that was made there, where the record has it; else in words that fit whoever
// it is.
#include "hearsay/dossier/provenance.h"

#include <algorithm>
#include <ranges>
#include <string_view>

#include "hearsay/dossier/chain.h"

namespace hearsay::dossier {
namespace {

bool is_said(Certainty certainty) { return certainty == Certainty::asserted || certainty == Certainty::hedged; }

/// Behind "said", "denied", "left unsaid", "expected".
std::string_view where(Channel channel) {
  switch (channel) {
    case Channel::speech: return " in public";
    case Channel::press_conference: return " at a press conference";
    case Channel::interview: return " in an interview";
    case Channel::conversation: return " in conversation";
    case Channel::broadcast: return " in a broadcast or recording";
    case Channel::post: return " in a post";
    case Channel::document: return " in a document";
    case Channel::report: return ", as another outlet has it";
    case Channel::lip_reading:
    case Channel::thought:
    case Channel::unknown: break;
  }
  return "";
}

/// In front of where(), for words that were said.
std::string_view verb_for(Channel channel) { return channel == Channel::document ? "stated" : "said"; }

/// What a basis is called behind "based on"; empty for kinds that have no English here.
std::string_view words_for_basis(std::string_view kind) {
  if (kind == "video") return "a video";
  if (kind == "recording") return "a recording";
  if (kind == "document") return "a document";
  if (kind == "notes") return "notes";
  return "";
}

class ProvenanceWriter {
 public:
  ProvenanceWriter(const View& view, StatementPlace place)
      : view_(view), place_(place), made_(view.statement(place)), relays_(links_of(view, place)) {
    std::ranges::reverse(relays_);
    if (!relays_.empty()) relays_.erase(relays_.begin());
  }

  std::vector<ProvenancePart> write() {
    head();
    if (relays_.empty())
      clause(is_unplaced() ? "how it was said and who passed it on are not told"
                           : "who passed it on is not told");
    while (next_ < relays_.size()) relay();
    basis();
    surroundings();
    tail();
    say(".");
    char& first = parts_.front().text.front();  // our own words begin the sentence, and they are ASCII there
    if (first >= 'a' && first <= 'z') first = static_cast<char>(first - 'a' + 'A');
    return std::move(parts_);
  }

 private:
  template <typename... Words>
  void say(const Words&... words) {
    if (parts_.empty() || parts_.back().entity) parts_.push_back({});
    ((parts_.back().text += words), ...);
  }

  void name(EntityId id) { parts_.push_back({view_.name(id), id}); }

  template <typename... Words>
  void clause(const Words&... words) {
    if (!parts_.empty()) say("; ");
    say(words...);
  }

  /// Said, and the page tells neither where nor how.
  [[nodiscard]] bool is_unplaced() const {
    return made_.channel == Channel::unknown && is_said(made_.certainty);
  }

  // How it was said.

  void head() {
    if (made_.channel == Channel::lip_reading) return lips();
    if (made_.channel == Channel::thought) return say("not uttered: a belief, wish or intention");
    switch (made_.certainty) {
      case Certainty::asserted:
      case Certainty::hedged: return said();
      case Certainty::denied:
        if (!told_to_outlet(made_, "denied to ")) say("denied", where(made_.channel));
        return;
      case Certainty::withheld: return say("left unsaid", where(made_.channel));
      case Certainty::expected: return say("expected", where(made_.channel), ", not yet said");
    }
  }

  void said() {
    if (is_unplaced()) return;
    if (made_.channel == Channel::report) return say("taken from another outlet’s reporting");
    if (told_to_outlet(made_, "told to ")) return;
    say(verb_for(made_.channel), where(made_.channel));
  }

  void lips() {
    const bool video = made_.basis && made_.basis->kind == "video";
    say(video ? "read from silent footage" : "read from lips");
    if (video) owner();
    if (next_ == relays_.size()) return;
    const Link& reader = relays_[next_];
    const Statement* told = statement_of(reader);
    if (!is_somebody(*reader.entity) || (told && told->certainty != Certainty::asserted)) return;
    ++next_;
    say(" by ");
    name(*reader.entity);
    if (told) relative(*reader.entity, *told);
  }

  // Through whom.

  void relay() {
    const Link& link = relays_[next_++];
    const Statement* told = statement_of(link);
    const bool runs_on = made_.channel == Channel::thought && next_ == 1;
    if (runs_on) {
      say(" ");
    } else if (!parts_.empty()) {
      say("; ");
    }
    const Certainty certainty = told ? told->certainty : Certainty::asserted;
    say(is_said(certainty) ? verb_of(link) : "within ", words_before_holder(certainty));
    name(*link.entity);
    if (certainty == Certainty::withheld) say(" left unsaid");
    if (told && is_said(certainty)) relative(*link.entity, *told);
  }

  static std::string_view words_before_holder(Certainty certainty) {
    switch (certainty) {
      case Certainty::asserted: return " by ";
      case Certainty::hedged: return " (with words of doubt) by ";
      case Certainty::denied: return "a denial by ";
      case Certainty::withheld: return "what ";
      case Certainty::expected: return "what is expected from ";
    }
    return "";
  }

  /// The outlet reports; what others do with the words the record does not tell.
  [[nodiscard]] std::string_view verb_of(const Link& link) const {
    const bool is_outlet = next_ == relays_.size() && kind_of(*link.entity) == EntityKind::organization;
    return is_outlet || made_.channel == Channel::thought ? "reported" : "passed on";
  }

  /// How the words of a relay reached the next.
  void relative(EntityId who, const Statement& told) {
    switch (told.channel) {
      case Channel::unknown: return;
      case Channel::report: return say(where(told.channel));
      case Channel::lip_reading: return say(", whose words were read from lips");
      case Channel::thought: return say(", in a thought that was not uttered");
      default: break;
    }
    say(is_somebody(who) ? ", who " : ", which ");
    if (told_to_outlet(told, "told ")) return;
    say(verb_for(told.channel), " so", where(told.channel));
  }

  /// Where words were told to an outlet and the next relay is one: the words and its name. That relay is then
  /// done with, so it is left alone where the record tells more of it.
  bool told_to_outlet(const Statement& told, std::string_view words) {
    if (told.channel != Channel::interview || next_ == relays_.size()) return false;
    const Link& outlet = relays_[next_];
    if (kind_of(*outlet.entity) != EntityKind::organization || outlet.statement) return false;
    ++next_;
    say(words);
    name(*outlet.entity);
    return true;
  }

  // What it rests on, and what stands against it.

  void basis() {
    if (!made_.basis || (made_.channel == Channel::lip_reading && made_.basis->kind == "video")) return;
    const std::string_view words = words_for_basis(made_.basis->kind);
    if (words.empty()) return;
    clause("based on ", words);
    owner();
  }

  /// Whose the basis is: the record tells no more, so no word between.
  void owner() {
    const auto& entity = made_.basis->entity;
    const auto whose = entity ? view_.story_entity(place_.document, *entity) : std::nullopt;
    if (!whose) return;
    say(" (");
    name(*whose);
    say(")");
  }

  /// The statements around this one whose holders are no relays.
  void surroundings() {
    for (const StatementPlace outer : outer_statements(view_, place_)) {
      const auto holder = view_.speaker(outer);
      const auto is_holder = [&](const Link& link) { return link.entity == holder; };
      if (!holder) {
        clause("within a statement whose speaker is not named");
      } else if (holder == view_.speaker(place_)) {
        clause_of_the_same(view_.statement(outer).certainty);
      } else if (std::ranges::none_of(relays_, is_holder)) {
        clause("within a statement by ");
        name(*holder);
      }
    }
  }

  void clause_of_the_same(Certainty certainty) {
    switch (certainty) {
      case Certainty::asserted:
      case Certainty::hedged: return;
      case Certainty::denied: return clause("within a denial by the same speaker");
      case Certainty::withheld: return clause("within what the same speaker left unsaid");
      case Certainty::expected: return clause("within what is expected from the same speaker");
    }
  }

  void tail() {
    const bool lips = made_.channel == Channel::lip_reading;
    const bool is_head = !lips && made_.channel != Channel::thought;
    if (is_unplaced() && !relays_.empty()) clause("how it was said is not told");
    switch (made_.certainty) {
      case Certainty::asserted: break;
      case Certainty::hedged:
        if (!lips) clause("given with words of doubt");
        break;
      case Certainty::denied:
        if (!is_head) clause("denied");
        break;
      case Certainty::withheld:
        if (!is_head) clause("left unsaid");
        break;
      case Certainty::expected:
        if (!is_head) clause(lips ? "expected, not yet said" : "expected, not held yet");
        break;
    }
    if (lips) clause("not heard by anyone on record");
    if (!view_.speaker(place_)) clause("the speaker is not named");
  }

  [[nodiscard]] EntityKind kind_of(EntityId id) const { return view_.story().entities[id].entity.kind; }
  [[nodiscard]] bool is_somebody(EntityId id) const {
    return kind_of(id) == EntityKind::person || kind_of(id) == EntityKind::group;
  }
  [[nodiscard]] const Statement* statement_of(const Link& link) const {
    return link.statement ? &view_.statement(*link.statement) : nullptr;
  }

  const View& view_;
  StatementPlace place_;
  const Statement& made_;
  std::vector<Link> relays_;  ///< the nearest to the speaker first
  std::size_t next_ = 0;      ///< of them
  std::vector<ProvenancePart> parts_;
};

}  // namespace

std::vector<ProvenancePart> provenance_of(const View& view, StatementPlace place) {
  return ProvenanceWriter(view, place).write();
}

std::string provenance_words(const View& view, StatementPlace place) {
  std::string words;
  for (const ProvenancePart& part : provenance_of(view, place)) words += part.text;
  return words;
}

}  // namespace hearsay::dossier
