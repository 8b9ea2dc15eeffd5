#include <gtest/gtest.h>
TEST(P, p) {}
