#include "app/stop_deadline.h"

#include <unistd.h>

#include "base/log.h"

namespace confab::app {

StopDeadline::StopDeadline(std::chrono::milliseconds patience)
    : watcher_([this, patience] {
        std::unique_lock lock{mutex_};
        if (changed_.wait_for(lock, patience, [this] { return stopped_; })) return;
        log::error(
            "something did not end in time, perhaps a call that the database does not answer; stopped without it");
        ::_exit(kExitCode);
      }) {}

StopDeadline::~StopDeadline() {
  {
    const std::lock_guard lock{mutex_};
    stopped_ = true;
  }
  changed_.notify_one();
  watcher_.join();
}

}  // namespace confab::app
