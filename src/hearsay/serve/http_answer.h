// Between the connections and the handler: nothing that it throws or says goes over the wire unchecked.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "hearsay/serve/access.h"
#include "hearsay/serve/http_message.h"
#include "hearsay/serve/http_wire.h"

namespace hearsay {

/// May be asked from any thread, as the handler and the log must.
class Answerer {
 public:
  using Log = std::function<void(std::string_view line)>;

  Answerer(Handler handler, Access access, Log log)
      : handler_(std::move(handler)), access_(std::move(access)), log_(std::move(log)) {}

  [[nodiscard]] const Access& access() const { return access_; }

  /// What the handler says, or what takes its place: a refusal (access.h), a login, 500 where it throws.
  [[nodiscard]] WireResponse answer(const HttpRequest& request, Exchange exchange) const;

  /// `response`, with what every answer carries; 500 where it cannot go over the wire.
  [[nodiscard]] WireResponse finish(const HttpRequest& request, HttpResponse response, Exchange exchange) const;

  /// The next piece of a stream; nothing where it throws.
  [[nodiscard]] std::optional<std::string> next_piece(const BodyStream& stream) const;

  void log(std::string what, std::string why) const;

 private:
  HttpResponse fail(const HttpRequest& request, std::string why) const;

  Handler handler_;
  Access access_;
  Log log_;
};

}  // namespace hearsay
