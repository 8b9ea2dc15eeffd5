// What happened when: the picture, what its shapes mean, and the same as a table, with every sentence.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "hearsay/dossier/event_time.h"
#include "hearsay/dossier/html_quotation.h"
#include "hearsay/dossier/html_sections.h"
#include "hearsay/dossier/story_wording.h"
#include "hearsay/dossier/timeline_picture.h"
#include "hearsay/dossier/wording.h"
#include "hearsay/story/story_names.h"

namespace hearsay::dossier {
namespace {

constexpr std::size_t kMostOpen = 8;   // entries up to which the table is open from the start
constexpr std::size_t kMostNamed = 8;  // entities of one event
constexpr std::array kStatuses = {EventStatus::happened, EventStatus::planned, EventStatus::hedged,
                                  EventStatus::denied};

void write_key(HtmlWriter& html, const std::vector<const TimelineEntry*>& events) {
  html.open("ul", {{"class", "key"}, {"role", "list"}}).line();
  for (const EventStatus status : kStatuses) {
    const auto has = [status](const TimelineEntry* entry) { return entry->status == status; };
    if (std::ranges::none_of(events, has)) continue;
    html.open("li");
    write_status_shape(html, status);
    html.text(words_for(status)).close().line();
  }
  html.open("li")
      .element("span", "", {{"class", "bar"}})
      .text("the report appeared; dotted from there on")
      .close();
  html.line().close().line();
}

void write_picture(HtmlWriter& html, const View& view) {
  const std::vector<const TimelineEntry*> events = dated_events(view.story());
  const std::size_t all = events.size();
  const std::size_t drawn = std::min(all, kMostPictured);
  const std::string label = fmt::format("Timeline of {}. The table below tells the same in words.",
                                        counted(drawn, "event", "events"));
  html.open("figure", {{"class", "picture"}}).line();
  html.open("div", {{"role", "img"}, {"aria-label", label}}).line();
  write_timeline_picture(html, view);
  html.close().line();
  html.open("figcaption").line();
  write_key(html, events);
  if (drawn < all) {
    html.element("p",
                 fmt::format("Drawn are {} of {} events: those that most reports tell, and among them those "
                             "nearest to the first report.",
                             drawn, all))
        .line();
  }
  html.close().line().close().line();
}

void write_who(HtmlWriter& html, const View& view, const TimelineEntry& entry) {
  if (!entry.entities.empty()) {
    html.open("span", {{"class", "also"}});
    const std::size_t shown = std::min(entry.entities.size(), kMostNamed);
    for (std::size_t i = 0; i < shown; ++i) {
      if (i > 0) html.text(", ");
      write_entity_link(html, view, entry.entities[i]);
    }
    if (entry.entities.size() > shown) html.text(fmt::format(" and {} more", entry.entities.size() - shown));
    html.close();
  }
  if (!entry.where) return;
  html.open("span", {{"class", "also"}}).text("in ");
  write_entity_link(html, view, *entry.where);
  html.close();
}

void write_row(HtmlWriter& html, const View& view, const TimelineEntry& entry) {
  html.open("tr").open("th", {{"scope", "row"}});
  html.element("span", event_time_words(event_time(entry.time)), {{"class", "date"}}).text(" ");
  html.open("span", {{"class", "status"}});
  write_status_shape(html, entry.status);
  html.text(words_for(entry.status)).close();
  write_who(html, view, entry);
  html.close().open("td").line();
  const std::size_t shown = std::min(entry.places.size(), kMostPlaces);
  for (std::size_t i = 0; i < shown; ++i) {
    std::vector<Span> marks;
    if (i < entry.words.size()) marks.push_back(entry.words[i].span);
    write_told(html, view, entry.places[i], marks, "event");
  }
  write_and_more(html, entry.places.size(), shown);
  html.close().close().line();
}

void write_table(HtmlWriter& html, const View& view) {
  const std::vector<const TimelineEntry*> timeline = dated_events(view.story());
  html.open("details", {{"open", timeline.size() <= kMostOpen ? "open" : ""}});
  html.element("summary", "The timeline as a table, with every sentence").line();
  html.open("table", {{"class", "events"}}).open("thead").open("tr");
  html.element("th", "When", {{"scope", "col"}}).element("th", "What the reports tell", {{"scope", "col"}});
  html.close().close().line().open("tbody").line();
  const std::size_t shown = std::min(timeline.size(), kMostTimelineRows);
  for (std::size_t i = 0; i < shown; ++i) write_row(html, view, *timeline[i]);
  html.close().close().line();
  write_and_more(html, timeline.size(), shown);
  html.close().line();
}

}  // namespace

void write_timeline(HtmlWriter& html, const View& view) {
  if (!is_written(StorySection::timeline, view.story())) return;
  open_story_section(html, view, StorySection::timeline);
  write_picture(html, view);
  write_table(html, view);
  html.close().line();
}

}  // namespace hearsay::dossier
