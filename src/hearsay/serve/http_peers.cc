#include "hearsay/serve/http_peers.h"

#include <arpa/inet.h>
#include <netinet/in.h>

namespace hearsay {
namespace {

constexpr std::size_t kNetworkBytes = 8;  // of a /64

/// Empty for loopback. What is no address counts as itself.
std::string key_of(const std::string& address) {
  if (address.starts_with("127.") || address == "::1") return {};
  in6_addr bytes{};
  const std::string without_zone = address.substr(0, address.find('%'));
  if (inet_pton(AF_INET6, without_zone.c_str(), &bytes) != 1) return address;
  return {reinterpret_cast<const char*>(&bytes), kNetworkBytes};
}

}  // namespace

bool PeerCount::add(const std::string& address) {
  const std::string key = key_of(address);
  return key.empty() || ++connections_[key] <= most_;
}

void PeerCount::remove(const std::string& address) {
  const auto found = connections_.find(key_of(address));
  if (found != connections_.end() && --found->second == 0) connections_.erase(found);
}

}  // namespace hearsay
