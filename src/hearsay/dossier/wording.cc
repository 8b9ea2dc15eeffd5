#include "hearsay/dossier/wording.h"

#include <fmt/format.h>

#include "hearsay/dossier/chain.h"

namespace hearsay::dossier {

std::string_view words_for(StatementKind kind) {
  switch (kind) {
    case StatementKind::direct: return "quoted";
    case StatementKind::indirect: return "in the reporter’s words";
    case StatementKind::mixed: return "partly quoted";
  }
  return "";
}

std::string_view words_for(Channel channel) {
  switch (channel) {
    case Channel::speech: return "said in public";
    case Channel::press_conference: return "at a press conference";
    case Channel::interview: return "told to an outlet";
    case Channel::conversation: return "in conversation";
    case Channel::broadcast: return "in a broadcast or recording";
    case Channel::post: return "in a post";
    case Channel::document: return "in a document";
    case Channel::report: return "from another outlet’s report";
    case Channel::lip_reading: return "read from lips, not heard";
    case Channel::thought: return "a thought, not uttered";
    case Channel::unknown: return "channel not told";
  }
  return "";
}

std::string_view brief_words_for(Channel channel) {
  switch (channel) {
    case Channel::speech: return "in public";
    case Channel::press_conference: return "press conference";
    case Channel::interview: return "interview";
    case Channel::conversation: return "conversation";
    case Channel::broadcast: return "broadcast";
    case Channel::post: return "post";
    case Channel::document: return "document";
    case Channel::report: return "report";
    case Channel::lip_reading: return "read from lips";
    case Channel::thought: return "thought";
    case Channel::unknown: return "";
  }
  return "";
}

std::string_view words_for(Certainty certainty) {
  switch (certainty) {
    case Certainty::asserted: return "asserted";
    case Certainty::hedged: return "hedged";
    case Certainty::denied: return "denied";
    case Certainty::withheld: return "withheld";
    case Certainty::expected: return "expected";
  }
  return "";
}

std::string_view words_for(LeftOutKind kind) {
  switch (kind) {
    case LeftOutKind::related: return "Related stories";
    case LeftOutKind::share: return "Share links";
    case LeftOutKind::comments: return "Comments";
    case LeftOutKind::navigation: return "Navigation";
    case LeftOutKind::advert: return "Advertising";
    case LeftOutKind::newsletter: return "Newsletter";
    case LeftOutKind::legal: return "Legal notices";
    case LeftOutKind::other: return "Other";
  }
  return "";
}

std::string_view words_for(EntityKind kind) {
  switch (kind) {
    case EntityKind::person: return "People";
    case EntityKind::organization: return "Organisations";
    case EntityKind::group: return "Groups";
    case EntityKind::place: return "Places";
    case EntityKind::other: return "Others";
  }
  return "";
}

std::string_view meaning_of(Certainty certainty) {
  switch (certainty) {
    case Certainty::asserted: return "The report states without doubt that it was said or is thought.";
    case Certainty::hedged:
      return "The report puts words of doubt to it, which are marked; whatever is read from lips is hedged.";
    case Certainty::denied: return "The speaker rejects it, or rejects having said it.";
    case Certainty::withheld: return "The speaker would not say, or is not reported to have said.";
    case Certainty::expected: return "It is still to be said.";
  }
  return "";
}

std::string_view heading_of(Standing standing) {
  switch (standing) {
    case Standing::said: return "What was said";
    case Standing::denied: return "What was denied";
    case Standing::withheld: return "What was withheld";
    case Standing::expected: return "What is yet to be said";
    case Standing::thought: return "What is only thought";
  }
  return "";
}

std::string_view meaning_of(Standing standing) {
  switch (standing) {
    case Standing::said: return "Statements that the reports give as made, with or without doubt.";
    case Standing::denied: return "The speaker rejects these words, or rejects having said them.";
    case Standing::withheld: return "Nobody said these things: the speaker declined, or did not say.";
    case Standing::expected: return "Announced when the report appeared, and not made by then.";
    case Standing::thought:
      return "Beliefs, wishes and intentions that a report ascribes. Nothing was uttered.";
  }
  return "";
}

std::string_view short_name(Standing standing) {
  switch (standing) {
    case Standing::said: return "said";
    case Standing::denied: return "denied";
    case Standing::withheld: return "withheld";
    case Standing::expected: return "expected";
    case Standing::thought: return "thought";
  }
  return "";
}

std::string counted(std::size_t count, std::string_view singular, std::string_view plural) {
  return fmt::format("{} {}", count, count == 1 ? singular : plural);
}

std::string_view speaker_name(const View& view, std::optional<EntityId> speaker) {
  return speaker ? std::string_view(view.name(*speaker)) : kSpeakerNotNamed;
}

std::string chain_words(const View& view, StatementPlace place) {
  std::string words;
  for (const Link& link : links_of(view, place)) {
    if (!words.empty()) words += " › ";
    words += speaker_name(view, link.entity);
  }
  return words.empty() ? std::string(kChainNotTold) : words;
}

std::string extent_of(const View& view) {
  std::string extent = fmt::format("{}, {}, {}", counted(view.reports().size(), "report", "reports"),
                                   counted(view.totals().outlets, "outlet", "outlets"),
                                   counted(view.totals().statements, "statement", "statements"));
  std::string first;
  std::string last;
  for (const ReportView& report : view.reports()) {  // in order of publication, the undated behind
    if (!report.published) break;
    last = date_words(*report.published);
    if (first.empty()) first = last;
  }
  if (!first.empty()) extent += ", " + first;
  if (first != last) extent += " to " + last;
  return extent;
}

std::string_view title_of(const View& view) {
  for (const ReportView& report : view.reports()) {
    if (view.record(report.document).article.title) return report.title;
  }
  return view.reports().empty() ? std::string_view("No reports") : view.reports().front().title;
}

}  // namespace hearsay::dossier
