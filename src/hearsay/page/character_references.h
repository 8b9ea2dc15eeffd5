// Character references of HTML ("&eacute;", "&#8217;"), decoded as the WHATWG HTML standard says.
#pragma once

#include <string>
#include <string_view>

namespace hearsay {

enum class ReferencePlace { text, attribute };

/// Appends `source` to `out`, references decoded and line ends (CR, CR LF) made LF. Linear in time.
void append_decoded(std::string& out, std::string_view source, ReferencePlace place);

}  // namespace hearsay
