#include "hearsay/serve/http_pool.h"

#include <algorithm>

namespace hearsay {

HandlerPool::HandlerPool(std::size_t threads, std::size_t most_waiting) : most_waiting_(most_waiting) {
  threads_.reserve(threads);
  for (std::size_t count = 0; count < std::max<std::size_t>(threads, 1); ++count)
    threads_.emplace_back([this] { work(); });
}

HandlerPool::~HandlerPool() {
  stop();
  // Before the rest that they use goes.
  threads_.clear();
}

bool HandlerPool::submit(Job job) {
  std::unique_lock lock(mutex_);
  if (stopped_ || waiting_.size() >= most_waiting_) return false;
  enqueue(std::move(lock), std::move(job));
  return true;
}

void HandlerPool::resume(Job job) {
  std::unique_lock lock(mutex_);
  if (!stopped_) enqueue(std::move(lock), std::move(job));
}

void HandlerPool::enqueue(std::unique_lock<std::mutex> lock, Job job) {
  waiting_.push_back(std::move(job));
  lock.unlock();
  wake_.notify_one();
}

void HandlerPool::stop() {
  std::deque<Job> dropped;
  {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    dropped.swap(waiting_);
  }
  wake_.notify_all();
}

void HandlerPool::work() {
  std::unique_lock lock(mutex_);
  while (true) {
    wake_.wait(lock, [this] { return stopped_ || !waiting_.empty(); });
    if (stopped_) return;
    Job job = std::move(waiting_.front());
    waiting_.pop_front();
    lock.unlock();
    job();
    job = nullptr;
    lock.lock();
  }
}

}  // namespace hearsay
