// What pages load: the style sheet, the script, the icon, the description of the addresses.
#pragma once

#include <string>
#include <string_view>

#include "hearsay/serve/desk_routes.h"

namespace hearsay::desk {

/// The dossier's style sheet and the desk's own behind it.
[[nodiscard]] const std::string& site_style();
/// The OpenAPI description of all addresses.
[[nodiscard]] std::string_view openapi_text();

[[nodiscard]] Result<HttpResponse> style_sheet(const PageRequest& request);
[[nodiscard]] Result<HttpResponse> script(const PageRequest& request);
[[nodiscard]] Result<HttpResponse> icon(const PageRequest& request);
[[nodiscard]] Result<HttpResponse> openapi(const PageRequest& request);

}  // namespace hearsay::desk
