// How many connections each address has. Loopback is not counted; of IPv6, one /64 counts as one address, since
// who has one of them has them all.
#pragma once

#include <cstddef>
#include <map>
#include <string>

namespace hearsay {

class PeerCount {
 public:
  explicit PeerCount(std::size_t most) : most_(most) {}

  /// Counts one more, and says whether that is still no more than it may have.
  [[nodiscard]] bool add(const std::string& address);

  /// One that was added is gone.
  void remove(const std::string& address);

 private:
  std::size_t most_;
  std::map<std::string, std::size_t> connections_;  ///< by the bytes of the address or network
};

}  // namespace hearsay
