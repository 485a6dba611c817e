#include "app/migrate_files.h"

#include <fmt/format.h>

#include <chrono>
#include <filesystem>
#include <thread>

#include "base/time.h"
#include "core/files/migrate.h"
#include "sql/open.h"
#include "store/jobs.h"

namespace confab::app {
namespace {

constexpr std::chrono::seconds kLookedAtEach{1};

std::string how_far(sql::Session& session, const std::string& to) {
  std::int64_t there = 0, all = 0;
  for (const auto& use : core::files::storage_use(session)) {
    all += use.files;
    if (use.storage == to) there += use.files;
  }
  return fmt::format("{} of {} files are in {}.\n", there, all, to);
}

bool has_ended(store::JobState state) {
  return state != store::JobState::waiting && state != store::JobState::running;
}

/// The newest job of this kind, once it has ended; tells how far it is until then.
store::JobRow watched(sql::Database& db, const std::string& to, const std::function<void(const std::string&)>& print) {
  std::string said;
  while (true) {
    const auto reader = db.read();
    auto jobs = store::Jobs{*reader}.list({.kind = std::string{core::files::Migrate::kJob}, .state = {}}, 1, 0);
    if (jobs.empty()) throw std::runtime_error("the job was removed");
    auto far = how_far(*reader, to);
    if (jobs.front().state == store::JobState::waiting && jobs.front().last_error) {
      far += fmt::format("It is tried again: {}.\n", *jobs.front().last_error);
    }
    if (far != said) print(far);
    said = std::move(far);
    if (has_ended(jobs.front().state)) return std::move(jobs.front());
    std::this_thread::sleep_for(kLookedAtEach);
  }
}

}  // namespace

Verdict migrate_files(const Options& options, const std::function<void(const std::string&)>& print) {
  const auto to = core::files::storage_named(options.migrate_to);
  if (!to) throw UsageError("files migrate: say --to s3, google, webdav, folder or database");
  const auto url = database_url(options);
  if (const auto file = database_file(url); file && !std::filesystem::exists(*file)) {
    throw UsageError("There is no database " + file->string() + "; name its folder with --data");
  }
  const auto db = sql::open(url);
  {
    const auto tx = db->begin();
    core::files::enqueue_migration(*tx, SystemTime{}.now(), *to);
    tx->commit();
  }
  print("The server begins within 15 seconds; it goes on when this command is ended.\n");
  const auto job = watched(*db, *to, print);
  if (job.state == store::JobState::done) return {"All files were moved.\n", 0};
  return {fmt::format("Not everything was moved: {}.\n", job.last_error.value_or("the job was cancelled")), 1};
}

}  // namespace confab::app
