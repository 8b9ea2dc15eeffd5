// Wording: the record's enumerations in words for people, the same in every form of the dossier.
#pragma once

#include <string>
#include <string_view>

#include "hearsay/dossier/view.h"

namespace hearsay::dossier {

constexpr std::string_view kSpeakerNotNamed = "speaker not named";
constexpr std::string_view kChainNotTold = "chain not told";
constexpr std::string_view kRelaysNotTold = "through whom is not told";

constexpr std::string_view kSpeakersHeading = "Who said what";
constexpr std::string_view kSpeakersMeaning =
    "What each speaker said, by channel, and through whom it reached the page, from the outlet down.";

constexpr std::size_t kGlimpse = 90;  ///< code points of a statement where its words only lead to it

[[nodiscard]] std::string_view words_for(StatementKind kind);
[[nodiscard]] std::string_view words_for(Channel channel);
[[nodiscard]] std::string_view words_for(Certainty certainty);
/// A word or two, for the line of a chain: "interview"; empty where the channel is unknown.
[[nodiscard]] std::string_view brief_words_for(Channel channel);
[[nodiscard]] std::string_view words_for(LeftOutKind kind);
/// A plural heading: "People".
[[nodiscard]] std::string_view words_for(EntityKind kind);

/// What the certainty means, one sentence.
[[nodiscard]] std::string_view meaning_of(Certainty certainty);
/// The section's heading, and one sentence on what stands in it.
[[nodiscard]] std::string_view heading_of(Standing standing);
[[nodiscard]] std::string_view meaning_of(Standing standing);
/// One word for counts and anchors: "said".
[[nodiscard]] std::string_view short_name(Standing standing);

/// "1 statement", "2 statements".
[[nodiscard]] std::string counted(std::size_t count, std::string_view singular, std::string_view plural);

/// The name, or that none is given.
[[nodiscard]] std::string_view speaker_name(const View& view, std::optional<EntityId> speaker);

/// "Irish Star › Jeremy Freeman › Donald Trump".
[[nodiscard]] std::string chain_words(const View& view, StatementPlace place);

/// "5 reports, 5 outlets, 84 statements, 17 October 2025 to 20 October 2025".
[[nodiscard]] std::string extent_of(const View& view);

/// The title of the earliest report that has one.
[[nodiscard]] std::string_view title_of(const View& view);

}  // namespace hearsay::dossier
