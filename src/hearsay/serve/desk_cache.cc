#include "hearsay/serve/desk_cache.h"

#include "hearsay/base/sha256.h"
#include "hearsay/serve/gzip.h"

namespace hearsay::desk {
namespace {

constexpr std::size_t kEtagDigits = 32;

Result<ReadyPage> ready(Result<std::string> body) {
  if (!body) return std::unexpected(std::move(body.error()));
  std::string etag = sha256_hex(*body).substr(0, kEtagDigits);
  std::string packed = gzip(*body);
  ReadyPage page;
  page.body = std::make_shared<const std::string>(std::move(*body));
  if (!packed.empty()) page.packed = std::make_shared<const std::string>(std::move(packed));
  page.etag = std::move(etag);
  return page;
}

Error failed_making(std::string why) {
  return {.input = {}, .what = "cannot make the page", .why = std::move(why), .advice = {}, .offset = {}};
}

/// What `make` throws (out of memory) must reach those who wait for it, too.
Result<ReadyPage> made_by(const std::function<Result<std::string>()>& make) {
  try {
    return ready(make());
  } catch (const std::exception& failure) {
    return std::unexpected(failed_making(failure.what()));
  }
}

}  // namespace

Result<ReadyPage> PageCache::get(const std::string& name, std::int64_t revision,
                                 const std::function<Result<std::string>()>& make) {
  const std::string key = name + '@' + std::to_string(revision);
  std::unique_lock lock(mutex_);
  if (const auto entry = entries_.find(name); entry != entries_.end() && entry->second.revision == revision) {
    order_.splice(order_.begin(), order_, entry->second.place);
    return entry->second.page;
  }
  if (const auto found = making_.find(key); found != making_.end()) {
    const std::shared_ptr<Making> making = found->second;
    made_.wait(lock, [&] { return making->is_done; });
    return making->result;
  }
  const auto making = std::make_shared<Making>();
  making_.emplace(key, making);
  lock.unlock();
  Result<ReadyPage> result = made_by(make);
  lock.lock();
  if (result) keep(name, revision, *result);
  making->result = result;
  making->is_done = true;
  making_.erase(key);
  lock.unlock();
  made_.notify_all();
  return result;
}

void PageCache::keep(const std::string& name, std::int64_t revision, const ReadyPage& page) {
  if (const auto old = entries_.find(name); old != entries_.end()) forget(old);
  if (page.bytes() > most_bytes_) return;
  while (bytes_ + page.bytes() > most_bytes_) forget(entries_.find(order_.back()));
  order_.push_front(name);
  bytes_ += page.bytes();
  entries_.emplace(name, Entry{revision, page, order_.begin()});
}

void PageCache::forget(std::unordered_map<std::string, Entry>::iterator entry) {
  bytes_ -= entry->second.page.bytes();
  order_.erase(entry->second.place);
  entries_.erase(entry);
}

std::size_t PageCache::bytes() const {
  const std::scoped_lock lock(mutex_);
  return bytes_;
}

}  // namespace hearsay::desk
