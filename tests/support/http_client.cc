#include "support/http_client.h"

#include <arpa/inet.h>
#include <strings.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <array>
#include <charconv>
#include <utility>

namespace hearsay::testing {
namespace {

constexpr int kPatienceSeconds = 10;

std::size_t number_of(std::string_view text, int base) {
  std::size_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number, base);
  return number;
}

}  // namespace

std::optional<std::string> HttpReply::header(std::string_view name) const {
  for (std::size_t at = head.find("\r\n"); at != std::string::npos; at = head.find("\r\n", at)) {
    at += 2;
    const std::string_view line = std::string_view(head).substr(at, head.find("\r\n", at) - at);
    if (line.size() > name.size() && line[name.size()] == ':' &&
        strncasecmp(line.data(), name.data(), name.size()) == 0)
      return std::string(line.substr(name.size() + 2));
  }
  return std::nullopt;
}

std::string HttpReply::cookie() const {
  const std::string all = header("Set-Cookie").value_or("");
  return all.substr(0, all.find(';'));
}

HttpClient::HttpClient(std::uint16_t port, const std::string& address)
    : host_("Host: " + address + ":" + std::to_string(port) + "\r\n") {
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(port);
  inet_pton(AF_INET, address.c_str(), &to.sin_addr);
  socket_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const timeval patience{.tv_sec = kPatienceSeconds, .tv_usec = 0};
  setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
  if (connect(socket_, reinterpret_cast<const sockaddr*>(&to), sizeof to) == 0) return;
  close(socket_);
  socket_ = -1;
}

HttpClient::HttpClient(HttpClient&& other) noexcept
    : socket_(std::exchange(other.socket_, -1)),
      host_(std::move(other.host_)),
      buffer_(std::move(other.buffer_)) {}

HttpClient::~HttpClient() {
  if (socket_ >= 0) close(socket_);
}

bool HttpClient::send(std::string_view bytes) const {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

bool HttpClient::fill() {
  std::array<char, 65536> piece{};
  const ssize_t got = recv(socket_, piece.data(), piece.size(), 0);
  if (got <= 0) return false;
  buffer_.append(piece.data(), static_cast<std::size_t>(got));
  return true;
}

bool HttpClient::read_chunks(std::string& body) {
  while (true) {
    std::size_t line = 0;
    while ((line = buffer_.find("\r\n")) == std::string::npos)
      if (!fill()) return false;
    const std::size_t size = number_of(buffer_, 16);
    while (buffer_.size() < line + 2 + size + 2)
      if (!fill()) return false;
    body.append(buffer_, line + 2, size);
    buffer_.erase(0, line + 2 + size + 2);
    if (size == 0) return true;
  }
}

HttpReply HttpClient::read(bool to_head) {
  HttpReply reply;
  std::size_t end = 0;
  while ((end = buffer_.find("\r\n\r\n")) == std::string::npos)
    if (!fill()) return reply;
  reply.head = buffer_.substr(0, end + 2);
  buffer_.erase(0, end + 4);
  constexpr std::string_view kVersion = "HTTP/1.1 ";
  if (!reply.head.starts_with(kVersion)) return reply;
  reply.status = static_cast<int>(number_of(std::string_view(reply.head).substr(kVersion.size()), 10));
  if (to_head || reply.status == 100 || reply.status == 304) {
    reply.is_whole = true;
  } else if (reply.header("Transfer-Encoding")) {
    reply.is_whole = read_chunks(reply.body);
  } else if (const auto length = reply.header("Content-Length")) {
    const std::size_t size = number_of(*length, 10);
    while (buffer_.size() < size && fill()) {
    }
    reply.is_whole = buffer_.size() >= size;
    reply.body = buffer_.substr(0, size);
    buffer_.erase(0, size);
  } else {
    while (fill()) {
    }
    reply.is_whole = true;
    reply.body = std::exchange(buffer_, {});
  }
  return reply;
}

HttpReply HttpClient::ask(std::string_view bytes) {
  send(bytes);
  return read();
}

HttpReply HttpClient::get(std::string_view target, std::string_view headers) {
  return ask("GET " + std::string(target) + " HTTP/1.1\r\n" + host_ + std::string(headers) + "\r\n");
}

HttpReply HttpClient::post(std::string_view target, std::string_view headers, std::string_view body) {
  return ask("POST " + std::string(target) + " HTTP/1.1\r\n" + host_ + std::string(headers) +
             "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + std::string(body));
}

bool HttpClient::is_closed() {
  if (!buffer_.empty()) return false;
  std::array<char, 1> byte{};
  const ssize_t got = recv(socket_, byte.data(), byte.size(), 0);
  return got == 0 || (got < 0 && errno == ECONNRESET);
}

}  // namespace hearsay::testing
