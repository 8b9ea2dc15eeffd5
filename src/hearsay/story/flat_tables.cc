#include "hearsay/story/flat_tables.h"

#include <bit>
#include <utility>

namespace hearsay {
namespace {

constexpr std::size_t kSmallest = 1024;  // slots; always a power of two

/// Whether one entry more would make probing slow.
bool is_crowded(std::size_t used, std::size_t slots) { return (used + 1) * 3 > slots * 2; }

/// Fibonacci hashing (Knuth, 6.4): the upper bits of a product, so that tables of all sizes keep keys in one
/// order.
std::size_t home_of(std::uint32_t key, std::size_t slots) {
  const int bits = std::countr_zero(slots);
  return static_cast<std::size_t>((key * 0x9e3779b97f4a7c15U) >> (64 - bits));
}

std::uint32_t tag_of(std::uint64_t key) { return static_cast<std::uint32_t>(key >> 32); }

}  // namespace

std::size_t CountTable::home(std::uint32_t key) const { return home_of(key, slots_.size()); }

void CountTable::add(std::uint32_t key) {
  if (is_crowded(used_, slots_.size())) grow();
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = home(key);
  while (slots_[at].count > 0 && slots_[at].key != key) at = (at + 1) & mask;
  if (slots_[at].count == 0) ++used_;
  slots_[at].key = key;
  ++slots_[at].count;
}

std::uint32_t CountTable::count(std::uint32_t key) const {
  if (slots_.empty()) return 0;
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = home(key);
  while (slots_[at].count > 0 && slots_[at].key != key) at = (at + 1) & mask;
  return slots_[at].count;
}

void CountTable::grow() {
  const std::vector<Slot> old =
      std::exchange(slots_, std::vector<Slot>(slots_.empty() ? kSmallest : slots_.size() * 2));
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.count == 0) continue;
    std::size_t at = home(slot.key);
    while (slots_[at].count > 0) at = (at + 1) & mask;
    slots_[at] = slot;
  }
}

std::size_t PostingTable::home(std::uint32_t tag) const { return home_of(tag, slots_.size()); }

void PostingTable::add(std::uint64_t key, std::uint32_t value) {
  if (is_crowded(used_, slots_.size())) grow();
  const std::uint32_t tag = tag_of(key);
  const std::size_t mask = slots_.size() - 1;
  std::size_t same = 0;
  std::size_t at = home(tag);
  for (; slots_[at].value_and_one > 0; at = (at + 1) & mask)
    if (slots_[at].tag == tag && ++same == most_) return;
  slots_[at] = {tag, value + 1};
  ++used_;
}

void PostingTable::find(std::uint64_t key, std::vector<std::uint32_t>& out) const {
  if (slots_.empty()) return;
  const std::uint32_t tag = tag_of(key);
  const std::size_t mask = slots_.size() - 1;
  std::size_t left = most_;
  for (std::size_t at = home(tag); slots_[at].value_and_one > 0 && left > 0; at = (at + 1) & mask)
    if (slots_[at].tag == tag) {
      out.push_back(slots_[at].value_and_one - 1);
      --left;
    }
}

bool PostingTable::is_full(std::uint64_t key) const {
  if (slots_.empty()) return false;
  const std::uint32_t tag = tag_of(key);
  const std::size_t mask = slots_.size() - 1;
  std::size_t same = 0;
  for (std::size_t at = home(tag); slots_[at].value_and_one > 0; at = (at + 1) & mask)
    if (slots_[at].tag == tag && ++same == most_) return true;
  return false;
}

void PostingTable::grow() {
  const std::vector<Slot> old =
      std::exchange(slots_, std::vector<Slot>(slots_.empty() ? kSmallest : slots_.size() * 2));
  const std::size_t mask = slots_.size() - 1;
  // A cluster may run on over the end: entries of one key keep their order only if it is read from its start.
  std::size_t start = 0;
  while (start < old.size() && old[start].value_and_one > 0) ++start;
  for (std::size_t i = 0; i < old.size(); ++i) {
    const Slot& slot = old[(start + i) % old.size()];
    if (slot.value_and_one == 0) continue;
    std::size_t at = home(slot.tag);
    while (slots_[at].value_and_one > 0) at = (at + 1) & mask;
    slots_[at] = slot;
  }
}

}  // namespace hearsay
