#include "hearsay/serve/http_peers.h"

#include <gtest/gtest.h>

namespace hearsay {
namespace {

TEST(PeerCount, CountsEachAddress) {
  PeerCount peers(2);
  EXPECT_TRUE(peers.add("192.0.2.1"));
  EXPECT_TRUE(peers.add("192.0.2.1"));
  EXPECT_FALSE(peers.add("192.0.2.1"));
  EXPECT_TRUE(peers.add("192.0.2.2"));
  peers.remove("192.0.2.1");
  peers.remove("192.0.2.1");
  EXPECT_TRUE(peers.add("192.0.2.1"));
}

TEST(PeerCount, CountsANetworkOfIpv6AsOne) {
  PeerCount peers(1);
  EXPECT_TRUE(peers.add("2001:db8:0:1::1"));
  EXPECT_FALSE(peers.add("2001:db8:0:1:ffff::2"));
  EXPECT_TRUE(peers.add("2001:db8:0:2::1"));
  EXPECT_TRUE(peers.add("fe80::1%eth0"));
  EXPECT_FALSE(peers.add("fe80::2"));
}

TEST(PeerCount, DoesNotCountLoopback) {
  PeerCount peers(0);
  EXPECT_TRUE(peers.add("127.0.0.1"));
  EXPECT_TRUE(peers.add("127.1.2.3"));
  EXPECT_TRUE(peers.add("::1"));
  EXPECT_FALSE(peers.add("::2"));
}

}  // namespace
}  // namespace hearsay
