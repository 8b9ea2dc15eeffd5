// All corrections, and what a correcting form asks for.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "hearsay/base/utf8.h"
#include "hearsay/serve/multipart.h"
#include "hearsay/serve/page_corrections.h"
#include "hearsay/serve/pages.h"

namespace hearsay::desk {
namespace {

constexpr std::size_t kMostShown = 500;
constexpr std::size_t kLongestField = 1000;  // bytes, of a name or a reason
constexpr std::size_t kLongestContent = std::size_t{64} << 10U;

/// What was sent is not what the form sends.
Error wrong_form(std::string why) {
  return {.input = {}, .what = "cannot correct", .why = std::move(why), .advice = {}, .offset = {}};
}

/// Forms send line breaks as CR LF (WHATWG HTML, "form submission"); texts have LF.
std::string field_of(const Form& form, std::string_view name) {
  std::string value(form.field(name).value_or(""));
  std::erase(value, '\r');
  return value;
}

std::string trimmed_field_of(const Form& form, std::string_view name) {
  return std::string(trim(field_of(form, name)));
}

std::optional<std::int64_t> number_of(std::string_view digits) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc() || end != digits.data() + digits.size() || number < 0) return std::nullopt;
  return number;
}

Result<std::string> address_of_report(Store& store, const Form& form) {
  const auto key = number_of(form.field("report").value_or(""));
  if (!key) return std::unexpected(wrong_form("it does not say in which report"));
  const auto report = store.report(*key);
  if (!report) return std::unexpected(report.error());
  if (!*report) return std::unexpected(wrong_form(fmt::format("there is no report {}", *key)));
  return (*report)->address;
}

Result<Correction> correction_of(Store& store, const Form& form) {
  const auto kind = correction_kind(form.field("kind").value_or(""));
  if (!kind) return std::unexpected(wrong_form("it does not say what is to be corrected"));
  Correction correction;
  correction.kind = *kind;
  correction.by = trimmed_field_of(form, "by");
  correction.why = trimmed_field_of(form, "why");
  if (correction.by.empty()) return std::unexpected(wrong_form("it does not say who corrects"));
  if (correction.why.empty()) return std::unexpected(wrong_form("it does not say why"));
  correction.party = trimmed_field_of(form, "party");
  correction.content = field_of(form, "content");
  correction.occurrence = static_cast<std::uint32_t>(
      std::min<std::int64_t>(number_of(form.field("occurrence").value_or("0")).value_or(0), UINT32_MAX));
  switch (*kind) {
    case CorrectionKind::speaker:
    case CorrectionKind::add: correction.value = trimmed_field_of(form, "speaker"); break;
    case CorrectionKind::channel: correction.value = field_of(form, "channel"); break;
    case CorrectionKind::certainty: correction.value = field_of(form, "certainty"); break;
    case CorrectionKind::merge:
    case CorrectionKind::part: correction.value = trimmed_field_of(form, "value"); break;
    case CorrectionKind::strike: break;
  }
  for (const std::string* field : {&correction.by, &correction.why, &correction.party, &correction.value})
    if (field->size() > kLongestField) return std::unexpected(wrong_form("a field is too long"));
  if (correction.content.size() > kLongestContent) return std::unexpected(wrong_form("the words are too long"));
  if (*kind == CorrectionKind::channel && !channel_named(correction.value))
    return std::unexpected(wrong_form("there is no such channel"));
  if (*kind == CorrectionKind::certainty && !certainty_named(correction.value))
    return std::unexpected(wrong_form("there is no such certainty"));
  if ((*kind == CorrectionKind::merge || *kind == CorrectionKind::part) &&
      (correction.party.empty() || correction.value.empty()))
    return std::unexpected(wrong_form("it needs two names"));
  if (*kind == CorrectionKind::merge) return correction;
  Result<std::string> address = address_of_report(store, form);
  if (!address) return std::unexpected(address.error());
  correction.address = std::move(*address);
  return correction;
}

/// To where the form stood, or to what was made.
HttpResponse done(const PageRequest& request, const Form& form, CorrectionKey key, int status) {
  if (request.wants_json) {
    HttpResponse response = json(fmt::format("{{\"correction\":{}}}\n", key));
    response.status = status;
    return response;
  }
  const std::string_view back = form.field("back").value_or("/corrections");
  return see_other(std::string(is_local_target(back) ? back : "/corrections"));
}

HttpResponse read_only(const PageRequest& request) {
  return error_page(403, "The store cannot be written to, so nothing can be corrected or added.",
                    request.wants_json);
}

}  // namespace

Result<HttpResponse> corrections_page(const PageRequest& request) {
  auto kept = request.store.corrections();
  if (!kept) return std::unexpected(kept.error());
  std::ranges::reverse(*kept);
  if (kept->size() > kMostShown) kept->resize(kMostShown);
  if (request.wants_json) return json_page({{"corrections", corrections_json(*kept)}});
  const PageHead head{.title = "Corrections", .place = "/corrections", .json = json_address(request.http)};
  HtmlWriter page;
  open_page(page, head);
  open_main(page, "Desk", "Corrections");
  page.open("section", {{"aria-label", "Corrections"}}).line();
  if (kept->empty()) {
    page.element(
        "p",
        "Nothing was corrected yet. Open a report and choose “Correct” at a statement that was read wrongly: "
        "it is kept with who, when and why, holds when pages are read again, and can be undone.",
        {{"class", "lead"}});
  } else {
    write_corrections(page, *kept, {csrf_token(request.http), "/corrections", request.desk.can_write});
  }
  page.close().line();
  return with_etag(html(close_page(page, head)));
}

Result<HttpResponse> correct(const PageRequest& request) {
  if (!request.desk.can_write) return read_only(request);
  const Result<Form> form = read_form(request.http);
  if (!form) return refused(request, 400, form.error());
  const Result<Correction> correction = correction_of(request.store, *form);
  if (!correction) return refused(request, 400, correction.error());
  const Result<CorrectionKey> key =
      request.desk.writing.with([&](Store& store) { return store.correct(*correction); });
  if (!key) return refused(request, 409, key.error());
  return done(request, *form, *key, 201);
}

Result<HttpResponse> undo_correction(const PageRequest& request) {
  if (!request.desk.can_write) return read_only(request);
  const Result<Form> form = read_form(request.http);
  if (!form) return refused(request, 400, form.error());
  const std::string by = trimmed_field_of(*form, "by");
  if (by.empty() || by.size() > kLongestField)
    return refused(request, 400, wrong_form("it does not say who undoes it"));
  const Result<void> undone =
      request.desk.writing.with([&](Store& store) { return store.undo(request.number, by); });
  if (!undone) return refused(request, 409, undone.error());
  return done(request, *form, request.number, 200);
}

}  // namespace hearsay::desk
