#include "hearsay/dossier/timeline_picture.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <tuple>

#include "hearsay/dossier/event_time.h"
#include "hearsay/dossier/marked_words.h"
#include "hearsay/dossier/passage.h"
#include "hearsay/dossier/plain_text.h"
#include "hearsay/dossier/story_wording.h"
#include "hearsay/dossier/svg_text.h"
#include "hearsay/story/story_names.h"

namespace hearsay::dossier {
namespace {

// All lengths in the drawing's own units; it is shown at about one to the pixel.
constexpr int kFontSize = 13;
constexpr int kLineHeight = 17;
constexpr int kRowGap = 8;
constexpr int kFirstLane = 9;
constexpr int kLaneWidth = 17;
constexpr int kTextGap = 20;   // from the last lane to the words
constexpr int kGlyphRise = 4;  // from a line's foot up to the middle of its small letters
constexpr int kHeaderHeight = 26;
constexpr int kDateGap = 5;  // above a date

/// A form of the drawing, for a width of page.
struct Form {
  std::string_view css_class;
  int width;
  std::size_t lines;        ///< that a sentence may have
  std::size_t code_points;  ///< of a sentence
};
constexpr Form kNarrow{"narrow", 360, 3, 90};
constexpr Form kWide{"wide", 720, 2, 170};

enum class RowKind : std::uint8_t { event, publication, boundary };

struct Row {
  RowKind kind = RowKind::event;
  std::string date = {};  ///< the heading that it stands under; empty for the boundary
  std::vector<std::size_t> lanes = {};
  EventStatus status = EventStatus::happened;
  const TimelineEntry* entry = nullptr;  ///< of an event
  std::string words = {};                ///< of a publication
  std::string of_day = {};
};

std::vector<std::size_t> numbers_of(const View& view, const TimelineEntry& entry) {
  std::vector<std::size_t> numbers;
  numbers.reserve(entry.places.size());
  for (const DocumentSpan& place : entry.places) numbers.push_back(view.report(place.document).number);
  std::ranges::sort(numbers);
  const auto repeated = std::ranges::unique(numbers);
  numbers.erase(repeated.begin(), repeated.end());
  return numbers;
}

std::int64_t day_number(const std::chrono::year_month_day& date) {
  return std::chrono::sys_days{date}.time_since_epoch().count();
}

/// Days from the first publication; what has no date lies farthest.
std::int64_t distance(const EventTime& time, const PublishedTime* first) {
  constexpr std::int64_t kFarthest = 1'000'000'000;
  if (!time.first_day) return kFarthest;
  return first != nullptr ? std::abs(day_number(*time.first_day) - day_number(first->date)) : 0;
}

/// The rows from the first to the last, whatever form they are drawn in.
class RowList {
 public:
  explicit RowList(const View& view) : view_(view), shares_lane_(view.reports().size() > kMostLanes) {
    for (const ReportView& report : view.reports()) {
      if (report.published) publications_.push_back(&report);
    }
    if (shares_lane_ && publications_.size() > 1) publications_ = {publications_.back()};
  }

  std::vector<Row> rows() {
    for (const std::size_t index : pictured_events(view_)) event(view_.story().timeline[index]);
    while (next_ < publications_.size()) publication();
    return std::move(rows_);
  }

 private:
  void event(const TimelineEntry& entry) {
    const EventTime time = event_time(entry.time);
    const bool any_left = next_ < publications_.size();
    while (next_ < publications_.size() && is_later(time, *publications_[next_]->published)) publication();
    if (any_left && next_ == publications_.size()) rows_.push_back({.kind = RowKind::boundary});
    Row row{.date = time.date, .status = entry.status, .entry = &entry, .of_day = time.of_day};
    for (const std::size_t number : numbers_of(view_, entry))
      row.lanes.push_back(shares_lane_ ? 0 : number - 1);
    rows_.push_back(std::move(row));
  }

  void publication() {
    const ReportView& report = *publications_[next_++];
    const PublishedTime& at = *report.published;
    const EventTime time =
        event_time(fmt::format("{:04}-{:02}-{:02}", static_cast<int>(at.date.year()),
                               static_cast<unsigned>(at.date.month()), static_cast<unsigned>(at.date.day())));
    Row row{.kind = RowKind::publication, .date = time.date, .lanes = {shares_lane_ ? 0 : report.number - 1}};
    row.words = shares_lane_ ? "The last report appeared" : one_line(report.outlet) + " appeared";
    if (at.time_of_day) {
      const auto minutes = at.time_of_day->count();
      row.of_day = fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
    }
    rows_.push_back(std::move(row));
  }

  const View& view_;
  bool shares_lane_;
  std::vector<const ReportView*> publications_;
  std::size_t next_ = 0;
  std::vector<Row> rows_;
};

void write_shape(HtmlWriter& html, EventStatus status, int x, int y) {
  const std::string_view name = name_of(status);
  switch (status) {
    case EventStatus::happened:
      html.self_closing("circle",
                        {{"class", name}, {"cx", fmt::to_string(x)}, {"cy", fmt::to_string(y)}, {"r", "5"}});
      return;
    case EventStatus::planned:
      html.self_closing("circle",
                        {{"class", name}, {"cx", fmt::to_string(x)}, {"cy", fmt::to_string(y)}, {"r", "4.5"}});
      return;
    case EventStatus::hedged:
      html.self_closing("path", {{"class", name}, {"d", fmt::format("M{} {}l6 6-6 6-6-6z", x, y - 6)}});
      html.self_closing("circle",
                        {{"class", "dot"}, {"cx", fmt::to_string(x)}, {"cy", fmt::to_string(y)}, {"r", "1.5"}});
      return;
    case EventStatus::denied:
      html.self_closing("path", {{"class", name}, {"d", fmt::format("M{} {}l9 9m0-9l-9 9", x - 4.5, y - 4.5)}});
  }
}

/// Draws the rows in one form.
class Drawing {
 public:
  Drawing(HtmlWriter& html, const View& view, const std::vector<Row>& rows, const Form& form)
      : html_(html),
        view_(view),
        rows_(rows),
        form_(form),
        lanes_(view.reports().size() > kMostLanes ? 1 : view.reports().size()),
        appeared_(lanes_, false),
        text_x_(lane_x(lanes_ - 1) + kTextGap) {}

  void draw() {
    html_.open("div", {{"class", form_.css_class}}).line();
    if (lanes_ > 1) header();
    for (std::size_t first = 0; first < rows_.size();) {
      std::size_t last = first + 1;
      while (last < rows_.size() && rows_[last].date == rows_[first].date) ++last;
      band(std::span(rows_).subspan(first, last - first));
      first = last;
    }
    html_.close().line();
  }

 private:
  /// A row with its words broken into lines, and where it stands.
  struct Placed {
    const Row* row;
    std::vector<SvgLine> lines;
    int foot;  ///< of the first line
  };

  static int lane_x(std::size_t lane) { return kFirstLane + kLaneWidth * static_cast<int>(lane); }

  void open_svg(int height, std::string_view css_class = "") {
    html_.open("svg", {{"class", css_class},
                       {"viewBox", fmt::format("0 0 {} {}", form_.width, height)},
                       {"width", fmt::to_string(form_.width)},
                       {"height", fmt::to_string(height)},
                       {"aria-hidden", "true"},
                       {"focusable", "false"}});
  }

  void text(std::string_view css_class, int x, int foot, std::string_view words) {
    html_.element("text", words, {{"class", css_class}, {"x", fmt::to_string(x)}, {"y", fmt::to_string(foot)}});
  }

  void line(std::string_view css_class, int x1, int y1, int x2, int y2) {
    if (x1 == x2 && y1 == y2) return;
    html_.self_closing("path", {{"class", css_class}, {"d", fmt::format("M{} {}L{} {}", x1, y1, x2, y2)}});
  }

  void header() {
    open_svg(kHeaderHeight);
    for (std::size_t lane = 0; lane < lanes_; ++lane) {
      text("lane-number", lane_x(lane), kHeaderHeight - 10, fmt::to_string(lane + 1));
    }
    text("quiet-words", text_x_, kHeaderHeight - 10, "reports, by number");
    html_.close().line();
  }

  /// All rows of one date, or the boundary.
  void band(std::span<const Row> rows) {
    if (rows.front().kind == RowKind::boundary) return boundary();
    int height = kDateGap + kLineHeight + kRowGap;
    std::vector<Placed> placed;
    for (const Row& row : rows) {
      placed.push_back({&row, lines_of(row), height + kLineHeight - 4});
      height += static_cast<int>(placed.back().lines.size()) * kLineHeight + kRowGap;
    }
    open_svg(height);
    lanes(placed, height);
    text("date", text_x_, kDateGap + kLineHeight - 3, rows.front().date);
    for (const Placed& each : placed) row(each);
    html_.close().line();
  }

  /// What lies behind it was still to come.
  void boundary() {
    constexpr int kRule = 10;
    const bool one = view_.reports().size() == 1;
    const std::vector<SvgLine> lines =
        broken({{one ? "Still to come when the report appeared" : "Still to come when the last report appeared",
                 true}});
    const int height = kRule + kLineHeight * static_cast<int>(lines.size()) + kRowGap;
    open_svg(height, "still-to-come");
    lanes({}, height);
    line("boundary", 0, kRule, form_.width, kRule);
    int foot = kRule + kLineHeight;
    for (const SvgLine& each : lines) {
      words(each, "words", foot);
      foot += kLineHeight;
    }
    html_.close().line();
  }

  [[nodiscard]] std::vector<SvgLine> broken(const std::vector<SvgRun>& runs) const {
    const auto room = static_cast<std::size_t>(form_.width - text_x_);
    return broken_into_lines(runs, room * 1000 / kFontSize, form_.lines);
  }

  [[nodiscard]] std::vector<SvgLine> lines_of(const Row& row) const {
    std::vector<SvgRun> runs;
    if (!row.of_day.empty()) runs.push_back({row.of_day + " · ", false});
    if (row.entry != nullptr) {
      add_sentence(runs, *row.entry);
    } else {
      runs.push_back({row.words, false});
    }
    return broken(runs);
  }

  void add_sentence(std::vector<SvgRun>& runs, const TimelineEntry& entry) const {
    if (entry.places.empty()) return;
    const DocumentSpan& place = entry.places.front();
    const std::string_view text = view_.text(place.document);
    std::vector<Span> marks;
    if (!entry.words.empty() && entry.words.front().document == place.document) {
      marks.push_back(entry.words.front().span);
    }
    const std::vector<Span> parts = merged({place.span}, text);
    const MarkedWords words = marked_words(text, parts, marks, form_.code_points);
    for (const MarkedPiece& piece : words.pieces) {
      if (piece.behind_omission) runs.push_back({"… ", false});
      runs.push_back({std::string(piece.text), piece.marked});
    }
    if (words.cut_behind) runs.push_back({" …", false});
  }

  /// Each lane down the band: a line to where its report appeared, dots behind.
  void lanes(const std::vector<Placed>& placed, int height) {
    for (std::size_t lane = 0; lane < lanes_; ++lane) {
      int from = -1;  // over the seam between two bands
      for (const Placed& each : placed) {
        if (each.row->kind != RowKind::publication || each.row->lanes.front() != lane) continue;
        line("lane", lane_x(lane), from, lane_x(lane), each.foot - kGlyphRise);
        from = each.foot - kGlyphRise;
        appeared_[lane] = true;
      }
      line(appeared_[lane] ? "lane ahead" : "lane", lane_x(lane), from, lane_x(lane), height);
    }
  }

  void row(const Placed& placed) {
    const Row& row = *placed.row;
    const int y = placed.foot - kGlyphRise;
    if (row.kind == RowKind::publication) {
      const int x = lane_x(row.lanes.front());
      line("appeared", x - 6, y, x + 6, y);
    } else if (!row.lanes.empty()) {
      line("together", lane_x(row.lanes.front()), y, lane_x(row.lanes.back()), y);
      for (const std::size_t lane : row.lanes) write_shape(html_, row.status, lane_x(lane), y);
    }
    int foot = placed.foot;
    for (const SvgLine& each : placed.lines) {
      words(each, row.kind == RowKind::publication ? "quiet-words" : "words", foot);
      foot += kLineHeight;
    }
  }

  void words(const SvgLine& runs, std::string_view css_class, int foot) {
    html_.open("text", {{"class", css_class}, {"x", fmt::to_string(text_x_)}, {"y", fmt::to_string(foot)}});
    for (const SvgRun& run : runs) {
      if (run.bold) {
        html_.element("tspan", run.text, {{"class", "event"}});
      } else {
        html_.text(run.text);
      }
    }
    html_.close();
  }

  HtmlWriter& html_;
  const View& view_;
  const std::vector<Row>& rows_;
  const Form& form_;
  std::size_t lanes_;
  std::vector<bool> appeared_;
  int text_x_;
};

}  // namespace

std::vector<std::size_t> pictured_events(const View& view) {
  const std::vector<TimelineEntry>& timeline = view.story().timeline;
  const bool is_dated = !view.reports().empty() && view.reports().front().published;
  const PublishedTime* first = is_dated ? &*view.reports().front().published : nullptr;
  std::vector<std::tuple<std::size_t, std::int64_t, std::size_t>> ranked;  // reports fewer, days off, index
  for (std::size_t i = 0; i < timeline.size(); ++i) {
    if (timeline[i].estimated) continue;
    const std::size_t told_by = numbers_of(view, timeline[i]).size();
    ranked.emplace_back(view.reports().size() - told_by, distance(event_time(timeline[i].time), first), i);
  }
  std::ranges::sort(ranked);
  ranked.resize(std::min(ranked.size(), kMostPictured));
  std::vector<std::size_t> indices;
  indices.reserve(ranked.size());
  for (const auto& rank : ranked) indices.push_back(std::get<2>(rank));
  std::ranges::sort(indices);
  return indices;
}

void write_timeline_picture(HtmlWriter& html, const View& view) {
  const std::vector<Row> rows = RowList(view).rows();
  for (const Form& form : {kNarrow, kWide}) Drawing(html, view, rows, form).draw();
}

void write_status_shape(HtmlWriter& html, EventStatus status) {
  constexpr int kSize = 14;
  html.open("svg", {{"class", "shape"},
                    {"viewBox", fmt::format("0 0 {0} {0}", kSize)},
                    {"width", fmt::to_string(kSize)},
                    {"height", fmt::to_string(kSize)},
                    {"aria-hidden", "true"},
                    {"focusable", "false"}});
  write_shape(html, status, kSize / 2, kSize / 2);
  html.close();
}

}  // namespace hearsay::dossier
