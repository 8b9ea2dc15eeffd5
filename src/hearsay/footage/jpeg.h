// A crop as a JPEG file.
#pragma once

#include <string>

#include "hearsay/footage/footage.h"

namespace hearsay {

/// The bytes of a JPEG file; empty where the encoder fails.
[[nodiscard]] std::string jpeg_of(const MouthCrop& crop);

/// Base64 (RFC 4648) of bytes.
[[nodiscard]] std::string base64(const std::string& bytes);

}  // namespace hearsay
