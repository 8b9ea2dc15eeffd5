#include "hearsay/serve/http_answer.h"

#include <exception>
#include <utility>

#include "hearsay/base/error.h"

namespace hearsay {
namespace {

constexpr const char* kUnknownException = "unknown exception";

}  // namespace

void Answerer::log(std::string what, std::string why) const {
  if (!log_) return;
  const Error error{.input = {}, .what = std::move(what), .why = std::move(why), .advice = {}, .offset = {}};
  log_(error.line());
}

HttpResponse Answerer::fail(const HttpRequest& request, std::string why) const {
  log("cannot answer " + request.method + " " + request.path, std::move(why));
  return plain_text(500, "Something went wrong here; the server's log says more.");
}

WireResponse Answerer::answer(const HttpRequest& request, Exchange exchange) const {
  const auto ask = [&]() -> HttpResponse {
    try {
      if (auto response = access_.answer(request)) return std::move(*response);
      return handler_(request);
    } catch (const std::exception& exception) {
      return fail(request, exception.what());
    } catch (...) {
      return fail(request, kUnknownException);
    }
  };
  return finish(request, ask(), exchange);
}

WireResponse Answerer::finish(const HttpRequest& request, HttpResponse response, Exchange exchange) const {
  access_.protect(request, response);
  if (auto wire = to_wire(request, std::move(response), exchange)) return std::move(*wire);
  HttpResponse failure = fail(request, "a header of the answer is not well-formed");
  access_.protect(request, failure);
  return to_wire(request, std::move(failure), exchange).value();
}

std::optional<std::string> Answerer::next_piece(const BodyStream& stream) const {
  constexpr const char* kWhat = "cannot go on with an answer";
  try {
    return stream();
  } catch (const std::exception& exception) {
    log(kWhat, exception.what());
  } catch (...) {
    log(kWhat, kUnknownException);
  }
  return std::nullopt;
}

}  // namespace hearsay
