// A client of HTTP/1.1 that sends exactly what a test says, byte by byte if it must.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hearsay::testing {

struct HttpReply {
  int status = 0;  ///< 0 where the connection ended before there was one
  std::string head;
  std::string body;  ///< chunks are joined
  bool is_whole = false;

  /// The value of the first header of that name, in any case.
  [[nodiscard]] std::optional<std::string> header(std::string_view name) const;

  /// "name=value" of the first Set-Cookie.
  [[nodiscard]] std::string cookie() const;
};

class HttpClient {
 public:
  /// Connects; see is_connected.
  explicit HttpClient(std::uint16_t port, const std::string& address = "127.0.0.1");
  HttpClient(HttpClient&& other) noexcept;
  HttpClient& operator=(HttpClient&&) = delete;
  HttpClient(const HttpClient&) = delete;
  HttpClient& operator=(const HttpClient&) = delete;
  ~HttpClient();

  [[nodiscard]] bool is_connected() const { return socket_ >= 0; }

  /// False where the other side has closed.
  bool send(std::string_view bytes) const;

  /// The next answer; `to_head`: it answers a HEAD, so no body follows. Waits ten seconds for each byte.
  [[nodiscard]] HttpReply read(bool to_head = false);

  /// Sends and reads.
  [[nodiscard]] HttpReply ask(std::string_view bytes);

  /// "GET TARGET" with a Host, and other header lines, each with its line end.
  [[nodiscard]] HttpReply get(std::string_view target, std::string_view headers = {});

  /// "POST TARGET" of a body, with a Host and its length.
  [[nodiscard]] HttpReply post(std::string_view target, std::string_view headers, std::string_view body);

  /// Whether the other side closes, without another byte, within ten seconds.
  [[nodiscard]] bool is_closed();

 private:
  [[nodiscard]] bool fill();
  [[nodiscard]] bool read_chunks(std::string& body);

  int socket_ = -1;
  std::string host_;
  std::string buffer_;
};

}  // namespace hearsay::testing
