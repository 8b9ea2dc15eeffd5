#include "hearsay/serve/months_chart.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <string>

#include "hearsay/dossier/view.h"
#include "hearsay/dossier/wording.h"
#include "hearsay/record/record_json.h"
#include "hearsay/serve/page_parts.h"

namespace hearsay::desk {
namespace {

// The drawing's own units; it is stretched to the width that there is.
constexpr double kHeight = 120;
constexpr double kColumnStep = 14;
constexpr double kColumnWidth = 11;
constexpr int kFewestColumns = 12;  // so that little looks like little

/// Months since year 0.
std::optional<int> month_number(std::string_view month) {
  int year = 0;
  int of_year = 0;
  if (month.size() != 7 || month[4] != '-') return std::nullopt;
  const char* const begin = month.data();
  if (std::from_chars(begin, begin + 4, year).ptr != begin + 4) return std::nullopt;
  if (std::from_chars(begin + 5, begin + 7, of_year).ptr != begin + 7) return std::nullopt;
  if (of_year < 1 || of_year > 12) return std::nullopt;
  return year * 12 + of_year - 1;
}

using Counts = std::map<std::string, std::uint64_t>;  // by channel

struct Chart {
  std::map<int, Counts> columns;  ///< by months since year 0, or by years
  int first = 0;
  int last = 0;
  bool by_year = false;
  std::uint64_t most = 1;
};

std::string column_name(const Chart& chart, int column) {
  return chart.by_year ? fmt::format("{}", column) : fmt::format("{}-{:02}", column / 12, column % 12 + 1);
}

std::uint64_t total(const Counts& counts) {
  std::uint64_t sum = 0;
  for (const auto& [channel, count] : counts) sum += count;
  return sum;
}

Chart chart_of(const std::vector<PartyProfile::Month>& months) {
  Chart chart;
  std::map<int, Counts> by_month;
  for (const PartyProfile::Month& month : months) {
    const auto number = month_number(month.month);
    if (!number) continue;
    for (const ChannelCount& count : month.channels) by_month[*number][count.channel] += count.statements;
  }
  if (by_month.empty()) return chart;
  const int range = by_month.rbegin()->first - by_month.begin()->first + 1;
  chart.by_year = range > static_cast<int>(kMostColumns);
  for (const auto& [month, counts] : by_month)
    for (const auto& [channel, count] : counts)
      chart.columns[chart.by_year ? month / 12 : month][channel] += count;
  chart.last = chart.columns.rbegin()->first;
  chart.first = std::max(chart.columns.begin()->first, chart.last - static_cast<int>(kMostColumns) + 1);
  chart.first = std::min(chart.first, chart.last - kFewestColumns + 1);
  std::erase_if(chart.columns, [&](const auto& column) { return column.first < chart.first; });
  for (const auto& [column, counts] : chart.columns) chart.most = std::max(chart.most, total(counts));
  return chart;
}

void write_column(HtmlWriter& html, const Chart& chart, int column, const Counts& counts) {
  const double x = kColumnStep * (column - chart.first);
  double y = kHeight;
  for (const Channel channel : dossier::kChannels) {
    const auto count = counts.find(std::string(name_of(channel)));
    if (count == counts.end() || count->second == 0) continue;
    const double height = kHeight * static_cast<double>(count->second) / static_cast<double>(chart.most);
    y -= height;
    html.self_closing("rect", {{"class", fmt::format("channel-{}", name_of(channel))},
                               {"x", fmt::format("{:.1f}", x)},
                               {"y", fmt::format("{:.2f}", y)},
                               {"width", fmt::format("{}", kColumnWidth)},
                               {"height", fmt::format("{:.2f}", height)}});
  }
}

void write_drawing(HtmlWriter& html, const Chart& chart) {
  const double width = kColumnStep * (chart.last - chart.first + 1);
  html.open("svg", {{"class", "months"},
                    {"viewBox", fmt::format("0 0 {:.0f} {:.0f}", width, kHeight)},
                    {"width", fmt::format("{:.0f}", width * 2)},
                    {"height", fmt::format("{:.0f}", kHeight)},
                    {"preserveAspectRatio", "none"},
                    {"aria-hidden", "true"}});
  for (const auto& [column, counts] : chart.columns) write_column(html, chart, column, counts);
  html.close().line();
}

void write_table(HtmlWriter& html, const Chart& chart) {
  html.open("details").element("summary", "The same as a table").line();
  html.open("table").element("caption", "Statements over time", {{"class", "unseen"}}).line();
  html.open("thead").open("tr").element("th", chart.by_year ? "Year" : "Month", {{"scope", "col"}});
  html.element("th", "Statements", {{"scope", "col"}, {"class", "number"}});
  html.element("th", "By channel", {{"scope", "col"}}).close().close().open("tbody").line();
  for (const auto& [column, counts] : chart.columns) {
    html.open("tr").element("th", column_name(chart, column), {{"scope", "row"}});
    html.element("td", std::to_string(total(counts)), {{"class", "number"}}).open("td");
    bool first = true;
    for (const auto& [channel, count] : counts) {
      html.text(first ? "" : ", ").text(fmt::format("{} {}", count, channel_words(channel)));
      first = false;
    }
    html.close().close().line();
  }
  html.close().close().close().line();
}

}  // namespace

void write_months_chart(HtmlWriter& html, const std::vector<PartyProfile::Month>& months) {
  const Chart chart = chart_of(months);
  if (chart.columns.empty()) return;
  html.open("figure", {{"class", "over-time"}}).open("div", {{"class", "plot"}}).line();
  write_drawing(html, chart);
  html.open("p", {{"class", "axis"}, {"aria-hidden", "true"}}).element("span", column_name(chart, chart.first));
  html.element("span", column_name(chart, chart.last));
  html.close().close().line();
  html.element("figcaption", fmt::format("Statements by {} of publication; the highest column stands for {}.",
                                         chart.by_year ? "year" : "month", chart.most));
  html.line().close().line();
  write_table(html, chart);
}

}  // namespace hearsay::desk
