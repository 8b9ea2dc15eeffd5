#include "hearsay/dossier/chain.h"

#include <algorithm>
#include <ranges>

namespace hearsay::dossier {
namespace {

constexpr std::size_t kMostOuter = 32;  // keeps a page that nests without end linear

}  // namespace

std::vector<StatementPlace> outer_statements(const View& view, StatementPlace place) {
  const auto& statements = view.record(place.document).statements;
  std::vector<StatementPlace> outer;
  for (auto within = view.statement(place).within; within && *within < statements.size();) {
    if (outer.size() == kMostOuter) break;
    outer.push_back({place.document, *within});
    within = statements[*within].within;
  }
  return outer;
}

std::vector<Link> links_of(const View& view, StatementPlace place) {
  const std::vector<EntityId> chain = view.chain(place);
  if (chain.empty()) return {};
  const auto speaker = view.speaker(place);
  std::vector<Link> links;
  links.reserve(chain.size() + 1);
  for (const EntityId id : chain) links.push_back({id, std::nullopt});
  if (!speaker || *speaker != chain.back()) links.push_back({speaker, std::nullopt});
  links.back().statement = place;

  // Outer statements lie further out the nearer their holders are to the page.
  auto relays = links | std::views::reverse | std::views::drop(1);
  auto next = relays.begin();
  for (const StatementPlace outer : outer_statements(view, place)) {
    const auto holder = view.speaker(outer);
    if (!holder) continue;
    const auto at = std::find_if(next, relays.end(), [&](const Link& link) { return link.entity == holder; });
    if (at == relays.end()) continue;
    at->statement = outer;
    next = std::next(at);
  }
  return links;
}

}  // namespace hearsay::dossier
