#include "hearsay/serve/desk_stores.h"

namespace hearsay::desk {

Result<ReadingStores::Lent> ReadingStores::lend() {
  {
    const std::scoped_lock lock(mutex_);
    if (!idle_.empty()) {
      Store store = std::move(idle_.back());
      idle_.pop_back();
      return Lent(*this, std::move(store));
    }
  }
  Result<Store> opened = Store::open(location_, StoreAccess::read);
  if (!opened) return std::unexpected(std::move(opened.error()));
  return Lent(*this, std::move(*opened));
}

void ReadingStores::take_back(Store store) {
  const std::scoped_lock lock(mutex_);
  idle_.push_back(std::move(store));
}

}  // namespace hearsay::desk
