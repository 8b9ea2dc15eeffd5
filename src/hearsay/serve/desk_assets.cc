#include "hearsay/serve/desk_assets.h"

#include "hearsay/dossier/html_sections.h"
#include "hearsay/serve/data.h"

namespace hearsay::desk {
namespace {

/// Its address changes with it (style_address), so browsers may keep it.
HttpResponse kept(std::string_view content_type, std::string_view bytes) {
  HttpResponse response;
  response.content_type = content_type;
  response.body = bytes;
  response.headers.push_back({"Cache-Control", "private, max-age=86400"});
  return with_etag(std::move(response));
}

}  // namespace

const std::string& site_style() {
  static const std::string style = dossier::style_sheet() + std::string(serve_data::desk);
  return style;
}

Result<HttpResponse> style_sheet(const PageRequest&) { return kept("text/css; charset=utf-8", site_style()); }

Result<HttpResponse> script(const PageRequest&) {
  return kept("text/javascript; charset=utf-8", serve_data::script);
}

Result<HttpResponse> icon(const PageRequest&) { return kept("image/svg+xml", serve_data::icon); }

std::string_view openapi_text() { return serve_data::openapi; }

Result<HttpResponse> openapi(const PageRequest&) { return with_etag(json(std::string(openapi_text()))); }

}  // namespace hearsay::desk
