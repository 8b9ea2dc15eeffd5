// Work on many threads, results in order.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <map>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace hearsay::cli {

/// Results that may wait for an earlier one, for each thread. What is held in memory stays bounded however many
/// inputs there are.
inline constexpr std::size_t kResultsAhead = 4;

/// Calls `make(i)` for each i below `count` on `jobs` threads, and `take(result)` with each result in order, on
/// this thread. Stops early when `take` returns false. `make` must not throw.
template <class Make, class Take>
void in_order(std::size_t count, std::size_t jobs, const Make& make, const Take& take) {
  using Item = decltype(make(std::size_t{0}));
  std::mutex mutex;
  std::condition_variable room;
  std::condition_variable ready;
  std::map<std::size_t, Item> made;
  std::size_t next_to_make = 0;
  std::size_t next_to_take = 0;
  bool stopped = false;
  const std::size_t window = jobs * kResultsAhead;

  const auto work = [&] {
    std::unique_lock lock(mutex);
    while (true) {
      room.wait(lock, [&] { return stopped || next_to_make >= count || next_to_make < next_to_take + window; });
      if (stopped || next_to_make >= count) return;
      const std::size_t i = next_to_make++;
      lock.unlock();
      Item item = make(i);
      lock.lock();
      made.emplace(i, std::move(item));
      ready.notify_one();
    }
  };

  std::vector<std::jthread> threads;
  // Made after the threads' owner, so undone before it: whatever happens, the threads are told before they are
  // joined.
  struct Stop {
    std::mutex& mutex;
    std::condition_variable& room;
    bool& stopped;
    ~Stop() {
      const std::scoped_lock lock(mutex);
      stopped = true;
      room.notify_all();
    }
  } const stop{mutex, room, stopped};

  while (threads.size() < std::min(jobs, count)) {
    try {
      threads.emplace_back(work);
    } catch (const std::system_error&) {
      if (threads.empty()) throw;
      break;  // the machine gives no more threads: fewer will do
    }
  }
  while (next_to_take < count) {
    std::unique_lock lock(mutex);
    ready.wait(lock, [&] { return made.contains(next_to_take); });
    Item item = std::move(made.extract(next_to_take).mapped());
    ++next_to_take;
    room.notify_all();
    lock.unlock();
    if (!take(std::move(item))) return;
  }
}

}  // namespace hearsay::cli
