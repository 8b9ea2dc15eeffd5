// `hearsay serve`, run as a user would, and asked as a browser would.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/http_client.h"
#include "support/program.h"

namespace hearsay::testing {

class ServedDesk {
 public:
  using Fields = std::vector<std::pair<std::string, std::string>>;

  /// Starts it on a port that is free, over that store, and waits until it says its address.
  explicit ServedDesk(const std::string& database, const std::vector<std::string>& arguments = {});
  ServedDesk(const ServedDesk&) = delete;
  ServedDesk& operator=(const ServedDesk&) = delete;
  ~ServedDesk();  ///< ends it if it still runs

  [[nodiscard]] std::uint16_t port() const { return port_; }
  [[nodiscard]] std::string errors() const { return read_file(folder_.path("err")); }

  /// Asks it to end; its exit code.
  int stop(int signal);

  [[nodiscard]] HttpReply get(std::string_view target, std::string_view headers = {}) const;
  /// The body of a 200 as JSON; null where it is none.
  [[nodiscard]] nlohmann::json get_json(std::string_view target) const;

  /// Sends a form as a browser does that has opened a page of the desk.
  [[nodiscard]] HttpReply post_form(std::string_view target, const Fields& fields);
  /// The same with files: (name, bytes).
  [[nodiscard]] HttpReply post_files(std::string_view target, const Fields& files);

  /// What a form needs to be taken: the field, and the browser's cookie as a header line.
  struct Permission {
    std::string csrf;
    std::string cookie;
  };
  [[nodiscard]] const Permission& permission();

  /// Asks for the job until it is done.
  [[nodiscard]] nlohmann::json finished_job(const std::string& address) const;

 private:
  TemporaryFolder folder_;
  pid_t process_ = 0;
  std::uint16_t port_ = 0;
  Permission permission_;
};

/// application/x-www-form-urlencoded.
[[nodiscard]] std::string form_text(const ServedDesk::Fields& fields);

}  // namespace hearsay::testing
