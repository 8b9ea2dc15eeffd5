// Flat tables: counts and postings of millions of hashes in 8 bytes each, by open addressing with linear
// probing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace hearsay {

/// How often each key was counted. Keys are hashes already.
class CountTable {
 public:
  void add(std::uint32_t key);
  [[nodiscard]] std::uint32_t count(std::uint32_t key) const;
  [[nodiscard]] std::size_t bytes() const { return slots_.capacity() * sizeof(Slot); }

 private:
  struct Slot {
    std::uint32_t key = 0;
    std::uint32_t count = 0;  // 0: the slot is free
  };

  [[nodiscard]] std::size_t home(std::uint32_t key) const;
  void grow();

  std::vector<Slot> slots_;
  std::size_t used_ = 0;
};

/// The first few values entered for each key. Keys are hashes already; only 32 bits of them are kept, so one
/// lookup in some thousands brings a stranger's values too: what is found is to be held against the real thing.
class PostingTable {
 public:
  /// Keeps the first `most` values of a key.
  explicit PostingTable(std::size_t most) : most_(most) {}

  void add(std::uint64_t key, std::uint32_t value);
  /// Appends the key's values to `out`, in the order in which they were entered.
  void find(std::uint64_t key, std::vector<std::uint32_t>& out) const;
  /// Whether the key has all the values that are kept.
  [[nodiscard]] bool is_full(std::uint64_t key) const;
  [[nodiscard]] std::size_t bytes() const { return slots_.capacity() * sizeof(Slot); }

 private:
  struct Slot {
    std::uint32_t tag = 0;
    std::uint32_t value_and_one = 0;  // 0: the slot is free
  };

  [[nodiscard]] std::size_t home(std::uint32_t tag) const;
  void grow();

  std::size_t most_;
  std::vector<Slot> slots_;
  std::size_t used_ = 0;
};

}  // namespace hearsay
