// The desk's pages, each made by a file of its own (page_*.cc); as JSON where the request wants it.
#pragma once

#include "hearsay/serve/desk_routes.h"

namespace hearsay::desk {

[[nodiscard]] Result<HttpResponse> home_page(const PageRequest& request);
[[nodiscard]] Result<HttpResponse> story_page(const PageRequest& request);
[[nodiscard]] Result<HttpResponse> story_style(const PageRequest& request);
[[nodiscard]] Result<HttpResponse> person_page(const PageRequest& request);
[[nodiscard]] Result<HttpResponse> outlet_page(const PageRequest& request);
[[nodiscard]] Result<HttpResponse> outlet_audit(const PageRequest& request);
[[nodiscard]] Result<HttpResponse> report_page(const PageRequest& request);
[[nodiscard]] Result<HttpResponse> search_page(const PageRequest& request);
[[nodiscard]] Result<HttpResponse> verify_page(const PageRequest& request);
[[nodiscard]] Result<HttpResponse> people_page(const PageRequest& request);
[[nodiscard]] Result<HttpResponse> outlets_page(const PageRequest& request);
[[nodiscard]] Result<HttpResponse> corrections_page(const PageRequest& request);
[[nodiscard]] Result<HttpResponse> correct(const PageRequest& request);
[[nodiscard]] Result<HttpResponse> undo_correction(const PageRequest& request);
[[nodiscard]] Result<HttpResponse> add_page(const PageRequest& request);
[[nodiscard]] Result<HttpResponse> add_pages(const PageRequest& request);
[[nodiscard]] Result<HttpResponse> job_page(const PageRequest& request);

/// A page that says what is wrong: `why` in a sentence, and what to do.
[[nodiscard]] HttpResponse error_page(int status, std::string_view why, bool wants_json);
/// 404, in the same way.
[[nodiscard]] HttpResponse not_found(const PageRequest& request, std::string_view what);
/// 400 and the like, where a form or a query is wrong; 500 where the store is.
[[nodiscard]] HttpResponse refused(const PageRequest& request, int status, const Error& error);

}  // namespace hearsay::desk
