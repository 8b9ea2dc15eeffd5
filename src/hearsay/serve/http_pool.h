// Threads that handlers run on, and memory that bodies of requests lie in: what all connections share, each
// bounded.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace hearsay {

/// Runs jobs in the order in which they come. Jobs do not throw.
class HandlerPool {
 public:
  using Job = std::function<void()>;

  HandlerPool(std::size_t threads, std::size_t most_waiting);
  HandlerPool(const HandlerPool&) = delete;
  HandlerPool& operator=(const HandlerPool&) = delete;
  ~HandlerPool();  ///< drops what waits, then waits for what runs

  /// False, and nothing done, where too many wait already.
  [[nodiscard]] bool submit(Job job);

  /// Goes on with something that was submitted; each such has one job at most, so that there are no more of
  /// them than connections.
  void resume(Job job);

  /// Drops what waits.
  void stop();

 private:
  void work();
  void enqueue(std::unique_lock<std::mutex> lock, Job job);

  std::size_t most_waiting_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Job> waiting_;
  bool stopped_ = false;
  std::vector<std::jthread> threads_;
};

/// Bytes that may be held at once. Any thread.
class ByteBudget {
 public:
  explicit ByteBudget(std::size_t bytes) : left_(bytes) {}

  /// False, and nothing taken, where fewer are left.
  [[nodiscard]] bool take(std::size_t bytes) {
    std::size_t left = left_.load();
    while (left >= bytes)
      if (left_.compare_exchange_weak(left, left - bytes)) return true;
    return false;
  }
  void give_back(std::size_t bytes) { left_ += bytes; }

 private:
  std::atomic<std::size_t> left_;
};

/// What somebody has taken of a budget, which must outlive it; given back when it goes.
class BudgetShare {
 public:
  explicit BudgetShare(ByteBudget& budget) : budget_(&budget) {}
  BudgetShare(BudgetShare&& other) noexcept : budget_(other.budget_), taken_(std::exchange(other.taken_, 0)) {}
  BudgetShare(const BudgetShare&) = delete;
  BudgetShare& operator=(const BudgetShare&) = delete;
  BudgetShare& operator=(BudgetShare&&) = delete;
  ~BudgetShare() { budget_->give_back(taken_); }

  [[nodiscard]] bool take(std::size_t bytes) {
    if (!budget_->take(bytes)) return false;
    taken_ += bytes;
    return true;
  }
  [[nodiscard]] std::size_t taken() const { return taken_; }

 private:
  ByteBudget* budget_;
  std::size_t taken_ = 0;
};

}  // namespace hearsay
