#include "hearsay/serve/http_pool.h"

#include <gtest/gtest.h>

#include <latch>

namespace hearsay {
namespace {

TEST(HandlerPool, RunsJobsInOrder) {
  std::vector<int> done;
  std::latch all(3);
  HandlerPool pool(1, 3);
  for (int job = 0; job < 3; ++job) {
    const bool taken = pool.submit([&, job] {
      done.push_back(job);
      all.count_down();
    });
    EXPECT_TRUE(taken);
  }
  all.wait();
  EXPECT_EQ(done, (std::vector{0, 1, 2}));
}

TEST(HandlerPool, RefusesMoreThanMayWait) {
  std::latch started(1);
  std::latch go(1);
  std::latch resumed(1);
  HandlerPool pool(1, 1);
  EXPECT_TRUE(pool.submit([&] {
    started.count_down();
    go.wait();
  }));
  started.wait();
  EXPECT_TRUE(pool.submit([] {}));
  EXPECT_FALSE(pool.submit([] {}));
  pool.resume([&] { resumed.count_down(); });
  go.count_down();
  resumed.wait();
}

TEST(HandlerPool, DropsWhatWaitsWhenItStops) {
  std::latch started(1);
  std::latch go(1);
  bool ran = false;
  {
    HandlerPool pool(1, 1);
    EXPECT_TRUE(pool.submit([&] {
      started.count_down();
      go.wait();
    }));
    started.wait();
    EXPECT_TRUE(pool.submit([&] { ran = true; }));
    pool.stop();
    EXPECT_FALSE(pool.submit([&] { ran = true; }));
    go.count_down();
  }
  EXPECT_FALSE(ran);
}

TEST(ByteBudget, IsGivenBack) {
  ByteBudget budget(100);
  {
    BudgetShare share(budget);
    EXPECT_TRUE(share.take(60));
    const BudgetShare moved(std::move(share));
    EXPECT_FALSE(budget.take(41));
    EXPECT_TRUE(budget.take(40));
  }
  EXPECT_FALSE(budget.take(61));
  EXPECT_TRUE(budget.take(60));
}

}  // namespace
}  // namespace hearsay
