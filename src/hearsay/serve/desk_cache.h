// Pages kept ready: what is dear to make and asked for by many. One maker for each page, however many ask for
// it at once.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "hearsay/base/error.h"

namespace hearsay::desk {

/// Bodies with their ETags; nothing of them changes.
struct ReadyPage {
  std::shared_ptr<const std::string> body;
  std::shared_ptr<const std::string> packed;  ///< by gzip; null where that failed
  std::string etag;                           ///< of `body`

  [[nodiscard]] std::size_t bytes() const { return body->size() + (packed ? packed->size() : 0); }
};

class PageCache {
 public:
  explicit PageCache(std::size_t most_bytes) : most_bytes_(most_bytes) {}

  /// The page of that name in that revision. Where it is not there, `make` makes it, once for all who ask
  /// meanwhile; its error is told to all of them and not kept. A page of an earlier revision gives way. Beyond
  /// `most_bytes` those go that were asked for the longest ago.
  [[nodiscard]] Result<ReadyPage> get(const std::string& name, std::int64_t revision,
                                      const std::function<Result<std::string>()>& make);

  [[nodiscard]] std::size_t bytes() const;

 private:
  struct Entry {
    std::int64_t revision = 0;
    ReadyPage page;
    std::list<std::string>::iterator place;  ///< in order_
  };
  struct Making {
    bool is_done = false;
    Result<ReadyPage> result;
  };

  void keep(const std::string& name, std::int64_t revision, const ReadyPage& page);
  void forget(std::unordered_map<std::string, Entry>::iterator entry);

  std::size_t most_bytes_;
  mutable std::mutex mutex_;
  std::condition_variable made_;
  std::size_t bytes_ = 0;
  std::list<std::string> order_;  ///< names, the last asked for first
  std::unordered_map<std::string, Entry> entries_;
  std::unordered_map<std::string, std::shared_ptr<Making>> making_;  ///< by name and revision
};

}  // namespace hearsay::desk
