#include "sql/sqlite/checkpointer.h"

#include "base/log.h"

namespace confab::sql::sqlite {
namespace {

// Pages of 4 KiB that are new since the last checkpoint. A page that was written many times among them is moved once.
constexpr int kWorthwhile = 8'000;
// Under unceasing writes a passive checkpoint never reaches the log's end, so the log would never begin anew.
constexpr int kTooLong = 16'000;
constexpr std::chrono::milliseconds kWaitForReaders{200};
// A log that readers hold open grows on; without a pause, every commit would set off another fruitless try.
constexpr std::chrono::milliseconds kPause{50};

}  // namespace

Checkpointer::Checkpointer(const std::filesystem::path& file, GroupCommit& group)
    : group_(group), connection_(file, Role::checkpointer) {
  sqlite3_busy_timeout(connection_.handle(), static_cast<int>(kWaitForReaders.count()));
  thread_ = std::thread([this] { run(); });
}

Checkpointer::~Checkpointer() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_one();
  thread_.join();
}

void Checkpointer::log_has(int pages) {
  const std::lock_guard lock(mutex_);
  if (pages < pages_) moved_ = 0;  // the log began anew
  pages_ = pages;
  if (worthwhile()) changed_.notify_one();
}

bool Checkpointer::worthwhile() const {
  return pages_ - moved_ >= kWorthwhile;
}

void Checkpointer::run() {
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [this] { return stopping_ || worthwhile(); });
    if (stopping_) return;
    const int pages = moved_ = pages_;
    lock.unlock();
    try {
      checkpoint(pages);
    } catch (const std::exception& error) {
      // Nothing is lost: the log keeps everything, and a disk that is full will refuse the next commit.
      log::warning("checkpoint failed", {{"error", error.what()}});
    }
    lock.lock();
    changed_.wait_for(lock, kPause, [this] { return stopping_; });
  }
}

void Checkpointer::checkpoint(int pages) {
  const auto move_log = [this](int mode) {
    const int code = sqlite3_wal_checkpoint_v2(connection_.handle(), nullptr, mode, nullptr, nullptr);
    // Busy: a reader still looks at an old state. The next commit asks again.
    if (code != SQLITE_OK && (code & 0xff) != SQLITE_BUSY) throw Error(sqlite3_errmsg(connection_.handle()));
  };
  move_log(SQLITE_CHECKPOINT_PASSIVE);
  if (pages >= kTooLong) group_.exclusively([&] { move_log(SQLITE_CHECKPOINT_RESTART); });
}

}  // namespace confab::sql::sqlite
