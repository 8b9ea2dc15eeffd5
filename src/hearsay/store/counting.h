// Counts: how often each value came, most first.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "hearsay/store/profile.h"

namespace hearsay {

template <class T>
class Counts {
 public:
  void count(const T& value) { ++counts_[value]; }
  [[nodiscard]] std::size_t size() const { return counts_.size(); }

  /// Of equals, the lesser value first.
  [[nodiscard]] std::vector<std::pair<T, std::uint64_t>> most_first() const {
    std::vector<std::pair<T, std::uint64_t>> out(counts_.begin(), counts_.end());
    std::ranges::sort(out, [](const auto& a, const auto& b) {
      return a.second != b.second ? a.second > b.second : a.first < b.first;
    });
    return out;
  }

  /// The value that came most; a default one where none did.
  [[nodiscard]] T most() const {
    const auto all = most_first();
    return all.empty() ? T{} : all.front().first;
  }

 private:
  std::unordered_map<T, std::uint64_t> counts_;
};

[[nodiscard]] std::vector<ChannelCount> channel_counts(const Counts<std::string>& counts);

}  // namespace hearsay
