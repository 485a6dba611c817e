#pragma once

#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "sql/notices.h"
#include "sql/postgres/connect.h"
#include "sql/postgres/wake.h"

namespace confab::sql::postgres {

/// Brings notices to the other processes on the same database, and theirs here, by NOTIFY and LISTEN on one connection
/// with a thread of its own; both are there from the first use on. NOTIFY stays out of the transactions that it is
/// about: their commits would have to wait for each other. When the connection is lost it is made again, and what was
/// told meanwhile is lost.
class NoticeCarrier final : public sql::NoticeCarrier {
 public:
  /// `here` outlives it.
  NoticeCarrier(std::string url, Notices& here);
  ~NoticeCarrier() override;

  void begin() noexcept override;
  void carry(const Notice& notice) noexcept override;

 private:
  [[nodiscard]] Handle listening() const;
  void start(Handle handle) noexcept;
  void loop(Handle handle);
  /// Sends and receives until the connection is lost (throws Error) or this is stopped.
  void serve(PGconn* handle);
  void send_waiting(PGconn* handle);
  void take(std::string_view payload) const;
  [[nodiscard]] std::vector<Notice> waiting();

  const std::string url_;
  const std::string origin_;  // what comes from here is not told here again
  Notices& here_;
  Wake wake_;  // something waits, or this is to stop

  std::mutex starting_;
  std::mutex mutex_;
  std::vector<Notice> waiting_;
  std::thread thread_;
};

}  // namespace confab::sql::postgres
