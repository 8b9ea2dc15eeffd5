#include "hearsay/speech/unnamed.h"

#include "hearsay/base/utf8.h"

namespace hearsay {

EntityId add_unnamed(People& people, const Tokens& tokens, TokenRange phrase) {
  const Span span = tokens.span(phrase);
  EntityKind kind = EntityKind::other;
  for (TokenIndex i = phrase.first; i < phrase.last; ++i) {
    switch (role_kind(tokens.lower[i])) {
      case RoleKind::person: kind = EntityKind::person; break;
      case RoleKind::people: kind = EntityKind::group; break;
      case RoleKind::body: kind = EntityKind::organization; break;
      case RoleKind::none: break;
    }
  }
  people.entities.push_back({kind, fold_ascii_space(span.of(tokens.text)), {}, {}, {span}});
  people.traits.push_back({.plural = kind == EntityKind::group});
  return static_cast<EntityId>(people.entities.size() - 1);
}

}  // namespace hearsay
