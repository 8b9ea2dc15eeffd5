// The chain of a statement, drawn: a box for each link, and between two boxes a line that says how the words
// came from the one to the other, as far as the record tells. What the style draws stands in words, too.
#include <fmt/format.h>

#include "hearsay/dossier/chain.h"
#include "hearsay/dossier/html_sections.h"
#include "hearsay/dossier/wording.h"
#include "hearsay/record/record_json.h"

namespace hearsay::dossier {
namespace {

/// "interview", "post, hedged", "read from lips" (which is always hedged); empty where the record only has that
/// it was said.
std::string line_words(const Statement& told) {
  std::string words(brief_words_for(told.channel));
  const bool goes_without = told.channel == Channel::lip_reading && told.certainty == Certainty::hedged;
  if (told.certainty != Certainty::asserted && !goes_without) {
    if (!words.empty()) words += ", ";
    words += words_for(told.certainty);
  }
  return words;
}

/// The classes by which the line is drawn: its certainty, and whether it was said at all.
std::string link_classes(const View& view, const Link& link, bool is_speaker) {
  std::string classes = is_speaker ? "link last" : "link";
  if (!link.statement) return classes;
  const Statement& told = view.statement(*link.statement);
  classes += fmt::format(" is-{}", name_of(told.certainty));
  if (told.channel == Channel::lip_reading || told.channel == Channel::thought) {
    classes += fmt::format(" is-{}", name_of(told.channel));
  }
  return classes;
}

}  // namespace

void write_chain(HtmlWriter& html, const View& view, StatementPlace place) {
  const std::vector<Link> links = links_of(view, place);
  if (links.empty()) {
    html.element("p", "Chain not told", {{"class", "chain-missing"}}).line();
    return;
  }
  html.open("ol",
            {{"class", "chain"}, {"role", "list"}, {"aria-label", "Chain, from the page down to the speaker"}});
  for (std::size_t i = 0; i < links.size(); ++i) {
    html.open("li", {{"class", link_classes(view, links[i], i + 1 == links.size())}});
    if (i > 0) {
      html.open("span", {{"class", "line"}});
      const std::string words = links[i].statement ? line_words(view.statement(*links[i].statement)) : "";
      if (!words.empty()) html.element("span", words).element("span", ": ", {{"class", "unseen"}});
      html.close();
    }
    if (links[i].entity) {
      write_entity_link(html, view, *links[i].entity);
    } else {
      html.element("span", kSpeakerNotNamed, {{"class", "nobody"}});
    }
    html.close();
  }
  html.close().line();
}

}  // namespace hearsay::dossier
