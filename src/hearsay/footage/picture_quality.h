// What is wrong with a picture: blurred, broken.
#pragma once

#include "hearsay/footage/image.h"

namespace hearsay {

/// How blurred the light is inside `region` (cut to the picture): 0 sharp to 1 without any edge, by how much of
/// the difference between neighbours another blurring takes away (Crété-Roffet, Dolmiere, Ladret and Nicolas,
/// 2007). 1 where the region holds less than 8 by 8 pixels.
[[nodiscard]] double blur(const Plane& light, Box region);

/// The share (0 to 1) of 8 by 8 blocks inside `region` that decoding from a lost or damaged frame leaves
/// behind: one grey without colour in all 64 pixels, or, in a picture that is `as_coded` and not scaled,
/// columns drawn down without any change from row to row. Coarse coding leaves such columns too, but as many
/// rows drawn across, which are taken off.
[[nodiscard]] double broken_share(const Image& image, Box region, bool as_coded = true);

}  // namespace hearsay
