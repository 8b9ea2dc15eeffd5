#include "hearsay/serve/desk_jobs.h"

#include <exception>
#include <utility>

#include "hearsay/base/sha256.h"
#include "hearsay/hearsay.h"

namespace hearsay::desk {

std::string_view name_of(JobPage::State state) {
  switch (state) {
    case JobPage::State::waiting: return "waiting";
    case JobPage::State::reading: return "reading";
    case JobPage::State::added: return "added";
    case JobPage::State::failed: return "failed";
  }
  return "";
}

Result<Added> read_and_add(WritingStore& store, const Page& page) {
  const std::string sha256 = sha256_hex(page.bytes);
  const Result<std::optional<Added>> there = store.with([&](Store& open) { return open.find_page(sha256); });
  if (!there) return std::unexpected(there.error());
  if (*there) return **there;
  const ReadOptions options;
  const Result<Record> record = read(page, options);
  if (!record) return std::unexpected(record.error());
  return store.with([&](Store& open) { return open.add(page, options, *record); });
}

AddingJobs::~AddingJobs() {
  {
    const std::scoped_lock lock(mutex_);
    is_stopped_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

Result<JobKey> AddingJobs::start(std::vector<Page> pages) {
  std::size_t bytes = 0;
  for (const Page& page : pages) bytes += page.bytes.size();
  const std::scoped_lock lock(mutex_);
  if (waiting_bytes_ + bytes > kMostWaitingBytes)
    return std::unexpected(Error{.input = {},
                                 .what = "cannot take more pages",
                                 .why = "too many wait to be read",
                                 .advice = "try again when those are added",
                                 .offset = {}});
  Job job;
  job.job = ++last_;
  waiting_bytes_ += bytes;
  for (Page& page : pages) {
    job.pages.push_back({.name = page.name});
    waiting_.push_back({job.job, job.pages.size() - 1, std::move(page)});
  }
  jobs_.emplace(job.job, std::move(job));
  forget_old();
  if (!thread_.joinable()) thread_ = std::thread([this] { run(); });
  changed_.notify_all();
  return last_;
}

/// Jobs that are done, the oldest first, beyond what is remembered.
void AddingJobs::forget_old() {
  for (auto job = jobs_.begin(); job != jobs_.end() && jobs_.size() > kMostJobs;)
    job = job->second.is_done() ? jobs_.erase(job) : std::next(job);
}

void AddingJobs::set(const Waiting& waiting, const JobPage& page) {
  const std::scoped_lock lock(mutex_);
  const auto job = jobs_.find(waiting.job);
  if (job == jobs_.end()) return;
  job->second.pages[waiting.index] = page;
  if (page.state == JobPage::State::added || page.state == JobPage::State::failed) ++job->second.done;
}

void AddingJobs::run() {
  for (;;) {
    Waiting next;
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [&] { return is_stopped_ || !waiting_.empty(); });
      if (waiting_.empty()) return;  // stopped, and all that was taken is added
      next = std::move(waiting_.front());
      waiting_.pop_front();
      waiting_bytes_ -= next.page.bytes.size();
    }
    JobPage page{.name = next.page.name, .state = JobPage::State::reading};
    set(next, page);
    page.state = JobPage::State::failed;
    try {
      if (const Result<Added> added = read_and_add(*store_, next.page)) {
        page.state = JobPage::State::added;
        page.added = *added;
      } else {
        page.failure = added.error().line();
      }
    } catch (const std::exception& failure) {  // out of memory, as nothing else throws
      page.failure = failure.what();
    }
    set(next, page);
  }
}

std::optional<Job> AddingJobs::find(JobKey job) const {
  const std::scoped_lock lock(mutex_);
  const auto found = jobs_.find(job);
  if (found == jobs_.end()) return std::nullopt;
  return found->second;
}

std::vector<Job> AddingJobs::newest(std::size_t most) const {
  const std::scoped_lock lock(mutex_);
  std::vector<Job> out;
  for (auto job = jobs_.rbegin(); job != jobs_.rend() && out.size() < most; ++job) out.push_back(job->second);
  return out;
}

}  // namespace hearsay::desk
