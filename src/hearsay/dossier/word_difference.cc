#include "hearsay/dossier/word_difference.h"

#include <algorithm>

namespace hearsay {
namespace {

/// Gathers runs; neighbours of one kind become one, and between two equal runs the removed comes first.
class RunList {
 public:
  void equal(std::size_t count) {
    if (count == 0) return;
    flush();
    if (runs_.empty() || runs_.back().kind != RunKind::equal) {
      runs_.push_back({RunKind::equal, a_, a_, b_, b_});
    }
    a_ += count;
    b_ += count;
    runs_.back().a_last = a_;
    runs_.back().b_last = b_;
  }

  void remove(std::size_t count) { removed_ += count; }
  void add(std::size_t count) { added_ += count; }

  std::vector<WordRun> take() {
    flush();
    return std::move(runs_);
  }

 private:
  void flush() {
    if (removed_ > 0) runs_.push_back({RunKind::removed, a_, a_ + removed_, b_, b_});
    a_ += removed_;
    if (added_ > 0) runs_.push_back({RunKind::added, a_, a_, b_, b_ + added_});
    b_ += added_;
    removed_ = added_ = 0;
  }

  std::vector<WordRun> runs_;
  std::size_t a_ = 0;  ///< words that stand in runs
  std::size_t b_ = 0;
  std::size_t removed_ = 0;  ///< words that wait for a run
  std::size_t added_ = 0;
};

std::size_t common_prefix(std::span<const std::string> a, std::span<const std::string> b) {
  return static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
}

std::size_t common_suffix(std::span<const std::string> a, std::span<const std::string> b) {
  std::size_t count = 0;
  while (count < a.size() && count < b.size() && a[a.size() - 1 - count] == b[b.size() - 1 - count]) ++count;
  return count;
}

void align(RunList& runs, std::span<const std::string> a, std::span<const std::string> b) {
  const std::size_t width = b.size() + 1;
  // common[i * width + j]: the longest common subsequence of a from i and b from j.
  std::vector<std::uint32_t> common((a.size() + 1) * width, 0);
  for (std::size_t i = a.size(); i-- > 0;) {
    for (std::size_t j = b.size(); j-- > 0;) {
      common[i * width + j] = a[i] == b[j] ? common[(i + 1) * width + j + 1] + 1
                                           : std::max(common[(i + 1) * width + j], common[i * width + j + 1]);
    }
  }
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() && j < b.size()) {
    if (a[i] == b[j]) {
      runs.equal(1);
      ++i;
      ++j;
    } else if (common[(i + 1) * width + j] >= common[i * width + j + 1]) {
      runs.remove(1);
      ++i;
    } else {
      runs.add(1);
      ++j;
    }
  }
  runs.remove(a.size() - i);
  runs.add(b.size() - j);
}

}  // namespace

std::vector<WordRun> word_difference(std::span<const std::string> a, std::span<const std::string> b) {
  RunList runs;
  const std::size_t prefix = common_prefix(a, b);
  runs.equal(prefix);
  a = a.subspan(prefix);
  b = b.subspan(prefix);
  const std::size_t suffix = common_suffix(a, b);
  a = a.first(a.size() - suffix);
  b = b.first(b.size() - suffix);
  if (a.empty() || b.size() <= kMostWordPairs / a.size()) {
    align(runs, a, b);
  } else {
    runs.remove(a.size());
    runs.add(b.size());
  }
  runs.equal(suffix);
  return runs.take();
}

}  // namespace hearsay
