#include "core/kernel/change_mark.h"

#include <exception>
#include <string>

#include "base/log.h"
#include "store/change_mark.h"

namespace confab::core {
namespace {

constexpr std::chrono::seconds kEvery{5};
constexpr std::chrono::seconds kAhead{2 * kEvery};  // so what comes until the next look is before the mark
constexpr std::chrono::minutes kFar{5};
constexpr std::chrono::hours kWarnsEvery{1};

}  // namespace

ChangeMark::ChangeMark(sql::Database& db, ChangeClock& changes)
    : db_(db), changes_(changes), mark_(store::change_mark(*db.read())) {
  if (mark_) changes_.continue_from(*mark_);
  changes_.show();
  warn();
}

ChangeMark::~ChangeMark() {
  stop();
}

void ChangeMark::start() {
  thread_ = std::thread{[this] { run(); }};
}

void ChangeMark::stop() {
  if (!thread_.joinable()) return;
  {
    const std::scoped_lock lock{mutex_};
    stopping_ = true;
  }
  wake_.notify_all();
  thread_.join();
  if (mark_ != changes_.newest()) put(changes_.newest());
}

void ChangeMark::run() {
  std::unique_lock lock{mutex_};
  while (!stopping_) {
    lock.unlock();
    look();
    lock.lock();
    wake_.wait_for(lock, kEvery, [this] { return stopping_; });
  }
}

void ChangeMark::look() {
  const auto newest = changes_.newest();
  if (!mark_ || newest + kEvery > *mark_) put(newest + kAhead);
  warn();
}

// What cannot be written now is written at the next look.
void ChangeMark::put(Timestamp mark) {
  try {
    const auto tx = db_.begin();
    store::put_change_mark(*tx, mark);
    tx->commit();
    mark_ = mark;
  } catch (const std::exception& error) {
    log::warning("the time of the newest change cannot be stored", {{"error", error.what()}});
  }
}

void ChangeMark::warn() {
  const auto ahead = changes_.ahead();
  if (ahead < kFar) return;
  const auto now = std::chrono::steady_clock::now();
  if (warned_at_ && now - *warned_at_ < kWarnsEvery) return;
  warned_at_ = now;
  log::warning("changes have times ahead of the clock: it is behind, or was ahead",
               {{"seconds", std::to_string(std::chrono::duration_cast<std::chrono::seconds>(ahead).count())}});
}

}  // namespace confab::core
