#include "sql/postgres/notice_carrier.h"

#include <poll.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <system_error>
#include <utility>

#include "base/id.h"
#include "base/log.h"
#include "sql/postgres/connection.h"
#include "sql/postgres/failure.h"

namespace confab::sql::postgres {
namespace {

constexpr const char* kListen = "LISTEN confab_notices";
constexpr const char* kNotify = "SELECT pg_notify('confab_notices', $1)";
constexpr std::size_t kLongestPayload = 7999;  // PostgreSQL takes no more
constexpr std::size_t kMaxWaiting = 1000;      // different ones; who misses one looks by itself after a while
constexpr std::chrono::seconds kAfterLoss{1};  // until the connection is tried again

void run(PGconn* handle, Result result, std::string_view doing) {
  const auto status = PQresultStatus(result.get());
  if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) return;
  if (PQstatus(handle) != CONNECTION_OK) fail_lost(handle, doing);
  fail(result.get(), doing);
}

struct FreeMemory {
  void operator()(void* memory) const { PQfreemem(memory); }
};

}  // namespace

NoticeCarrier::NoticeCarrier(std::string url, Notices& here)
    : url_(std::move(url)), origin_(random_id()), here_(here) {}

NoticeCarrier::~NoticeCarrier() {
  wake_.stop();
  if (thread_.joinable()) thread_.join();
}

void NoticeCarrier::begin() noexcept {
  const std::lock_guard lock{starting_};
  if (thread_.joinable()) return;
  Handle handle;
  try {
    handle = listening();
  } catch (const std::exception& error) {
    log::warning("notices of other nodes are not heard yet", {{"error", error.what()}});
  }
  start(std::move(handle));
}

void NoticeCarrier::carry(const Notice& notice) noexcept {
  {
    const std::lock_guard lock{mutex_};
    if (waiting_.size() >= kMaxWaiting || std::find(waiting_.begin(), waiting_.end(), notice) != waiting_.end()) return;
    waiting_.push_back(notice);
  }
  wake_.wake();
  // Who holds it is just about to start.
  const std::unique_lock lock{starting_, std::try_to_lock};
  if (lock && !thread_.joinable()) start({});
}

Handle NoticeCarrier::listening() const {
  auto handle = connect(url_);
  run(handle.get(), Result{PQexec(handle.get(), kListen)}, kListen);
  return handle;
}

void NoticeCarrier::start(Handle handle) noexcept {
  try {
    thread_ = std::thread([this, handle = std::move(handle)]() mutable { loop(std::move(handle)); });
  } catch (const std::exception& error) {  // the next notice tries it again
    log::warning("notices of other nodes are not heard", {{"error", error.what()}});
  }
}

void NoticeCarrier::loop(Handle handle) {
  bool told = false;  // once for each loss
  do {
    try {
      if (!handle) handle = listening();
      told = false;
      return serve(handle.get());
    } catch (const std::exception& error) {
      if (!std::exchange(told, true)) {
        log::warning("notices of other nodes are not heard for now", {{"error", error.what()}});
      }
      handle.reset();
    }
  } while (!wake_.stopped_within(kAfterLoss));
}

void NoticeCarrier::serve(PGconn* handle) {
  while (true) {
    send_waiting(handle);
    if (wake_.stopped_within({})) return;  // asked behind what clears it: the end is signalled once
    // Also before the wait: what came with the answers to what was sent is read already.
    while (const std::unique_ptr<PGnotify, FreeMemory> notification{PQnotifies(handle)}) take(notification->extra);
    std::array<pollfd, 2> ready{pollfd{PQsocket(handle), POLLIN, 0}, pollfd{wake_.descriptor(), POLLIN, 0}};
    if (poll(ready.data(), ready.size(), -1) < 0 && errno != EINTR) {
      throw std::system_error(errno, std::generic_category(), "poll");
    }
    if (ready[0].revents != 0 && PQconsumeInput(handle) == 0) fail_lost(handle, "listening");
  }
}

void NoticeCarrier::send_waiting(PGconn* handle) {
  for (const auto& notice : waiting()) {
    const auto payload = origin_ + '\n' + notice.channel + '\n' + notice.text;
    if (payload.size() > kLongestPayload) continue;
    const std::array values{payload.c_str()};
    run(handle, Result{PQexecParams(handle, kNotify, 1, nullptr, values.data(), nullptr, nullptr, 0)}, kNotify);
  }
}

std::vector<Notice> NoticeCarrier::waiting() {
  wake_.clear();
  const std::lock_guard lock{mutex_};
  return std::exchange(waiting_, {});
}

void NoticeCarrier::take(std::string_view payload) const {
  const auto channel = payload.find('\n');
  if (channel == std::string_view::npos || payload.substr(0, channel) == origin_) return;
  const auto text = payload.find('\n', channel + 1);
  if (text == std::string_view::npos) return;
  here_.tell_here(
      {std::string{payload.substr(channel + 1, text - channel - 1)}, std::string{payload.substr(text + 1)}});
}

}  // namespace confab::sql::postgres
