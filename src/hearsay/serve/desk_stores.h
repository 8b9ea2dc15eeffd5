// The desk's connections to its store: as many for reading as there are threads that read, one for writing.
#pragma once

#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "hearsay/store/store.h"

namespace hearsay::desk {

/// Stores open for reading, each lent to one thread at a time. Opens another where all are lent; so there are
/// never more than threads that ask.
class ReadingStores {
 public:
  explicit ReadingStores(std::string location) : location_(std::move(location)) {}

  class Lent {
   public:
    Lent(ReadingStores& from, Store store) : from_(&from), store_(std::move(store)) {}
    Lent(Lent&& other) noexcept : from_(other.from_), store_(std::exchange(other.store_, std::nullopt)) {}
    Lent& operator=(Lent&&) = delete;
    ~Lent() {
      if (store_) from_->take_back(std::move(*store_));
    }
    [[nodiscard]] Store& store() { return *store_; }
    /// Closes it instead of keeping it: after an error it may be of no more use.
    void drop() { store_.reset(); }

   private:
    ReadingStores* from_;
    std::optional<Store> store_;
  };

  [[nodiscard]] Result<Lent> lend();

 private:
  void take_back(Store store);

  std::string location_;
  std::mutex mutex_;
  std::vector<Store> idle_;
};

/// The one store open for writing.
class WritingStore {
 public:
  explicit WritingStore(std::string location) : location_(std::move(location)) {}

  /// `work(store)` when nobody else of this desk writes. It is opened where it is not; after an error, anew the
  /// next time.
  template <class Work>
  auto with(const Work& work) -> decltype(work(std::declval<Store&>())) {
    const std::scoped_lock lock(mutex_);
    if (!store_) {
      Result<Store> opened = Store::open(location_, StoreAccess::write);
      if (!opened) return std::unexpected(std::move(opened.error()));
      store_ = std::move(*opened);
    }
    auto outcome = work(*store_);
    if (!outcome) store_.reset();
    return outcome;
  }

 private:
  std::string location_;
  std::mutex mutex_;
  std::optional<Store> store_;
};

}  // namespace hearsay::desk
