// Adding pages: one job for each form that was sent, one page after another, with what became of each.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "hearsay/serve/desk_stores.h"
#include "hearsay/store/store.h"

namespace hearsay::desk {

using JobKey = std::int64_t;  ///< from 1, in this process

/// One page of a job.
struct JobPage {
  std::string name;
  enum class State : std::uint8_t { waiting, reading, added, failed } state = State::waiting;
  Added added{};          ///< where it was added
  std::string failure{};  ///< where it failed
};

struct Job {
  JobKey job = 0;
  std::vector<JobPage> pages;
  std::size_t done = 0;  ///< pages that were added or failed

  [[nodiscard]] bool is_done() const { return done == pages.size(); }
};

inline constexpr std::size_t kMostJobs = 100;                              ///< that are remembered
inline constexpr std::size_t kMostWaitingBytes = std::size_t{512} << 20U;  ///< of pages that wait to be read

/// One thread that reads pages and adds them. Its jobs may be looked at from any thread.
class AddingJobs {
 public:
  explicit AddingJobs(WritingStore& store) : store_(&store) {}
  AddingJobs(const AddingJobs&) = delete;
  AddingJobs& operator=(const AddingJobs&) = delete;
  ~AddingJobs();  ///< waits until all pages that were taken are added

  /// Errors: too much waits already.
  [[nodiscard]] Result<JobKey> start(std::vector<Page> pages);
  [[nodiscard]] std::optional<Job> find(JobKey job) const;
  [[nodiscard]] std::vector<Job> newest(std::size_t most) const;

 private:
  struct Waiting {
    JobKey job = 0;
    std::size_t index = 0;
    Page page;
  };

  void run();
  void set(const Waiting& waiting, const JobPage& page);
  void forget_old();

  WritingStore* store_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  bool is_stopped_ = false;
  JobKey last_ = 0;
  std::map<JobKey, Job> jobs_;
  std::deque<Waiting> waiting_;
  std::size_t waiting_bytes_ = 0;
  std::thread thread_;  ///< started with the first job
};

[[nodiscard]] std::string_view name_of(JobPage::State state);

/// Reads a page and adds it, unless it is there as it is.
[[nodiscard]] Result<Added> read_and_add(WritingStore& store, const Page& page);

}  // namespace hearsay::desk
