// The timeline, drawn: time runs down, each report has a lane, and an event stands in the lanes of the reports
// that tell it, with the sentence of the first of them beside it. A bar across a lane marks when that report
// appeared; below it the lane is dotted, for what was still to come.
#pragma once

#include <vector>

#include "hearsay/dossier/html_writer.h"
#include "hearsay/dossier/view.h"

namespace hearsay::dossier {

/// More reports than this share one lane.
inline constexpr std::size_t kMostLanes = 8;
/// More events than this are not drawn: those that most reports tell are, and among them those nearest to when
/// the first report appeared.
inline constexpr std::size_t kMostPictured = 40;

/// The events that are drawn, as indices into Story::timeline, in order.
[[nodiscard]] std::vector<std::size_t> pictured_events(const View& view);

/// Inline SVG, twice: one for narrow pages, one for wide ones; the style sheet shows one of them. One drawing
/// for each date, so that paper breaks between them.
void write_timeline_picture(HtmlWriter& html, const View& view);

/// The shape that stands for a status, as a drawing of its own.
void write_status_shape(HtmlWriter& html, EventStatus status);

}  // namespace hearsay::dossier
