// Committed one-row transactions per second, beside what the disk gives: append 4 KiB + fdatasync.
//   bench_sql_commit <folder> [postgres-url]
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <iostream>
#include <string>
#include <thread>
#include <vector>

#include "base/id.h"
#include "sql/open.h"
#include "sql/sqlite/database.h"

namespace {

using Clock = std::chrono::steady_clock;
using namespace confab;

constexpr std::chrono::seconds kDuration{2};

double per_second(std::uint64_t count, Clock::duration elapsed) {
  return static_cast<double>(count) / std::chrono::duration<double>(elapsed).count();
}

double appends_per_second(const std::filesystem::path& folder) {
  const auto file = folder / "yardstick";
  const int descriptor = ::open(file.c_str(), O_CREAT | O_WRONLY | O_APPEND, 0600);
  const std::string page(4096, 'x');
  const auto start = Clock::now();
  std::uint64_t count = 0;
  while (Clock::now() - start < kDuration) {
    if (::write(descriptor, page.data(), page.size()) < 0 || fdatasync(descriptor) != 0) break;
    ++count;
  }
  const double rate = per_second(count, Clock::now() - start);
  close(descriptor);
  std::filesystem::remove(file);
  return rate;
}

void insert(sql::Database& db, std::int64_t at) {
  const auto tx = db.begin();
  tx->execute("INSERT INTO bench_message (id, room, at, text) VALUES (?, ?, ?, ?)",
              {random_id(), "GENERAL", at, "Shall we meet for lunch at the usual place, or is it too cold outside?"});
  tx->commit();
}

double commits_per_second(sql::Database& db, int threads) {
  std::atomic<bool> stop{false};
  std::atomic<std::uint64_t> count{0};
  std::vector<std::jthread> running;
  running.reserve(static_cast<std::size_t>(threads));
  const auto start = Clock::now();
  for (int i = 0; i < threads; ++i) {
    running.emplace_back([&] {
      for (std::int64_t at = 0; !stop; ++at, ++count) insert(db, at);
    });
  }
  std::this_thread::sleep_for(kDuration);
  stop = true;
  running.clear();
  return per_second(count, Clock::now() - start);
}

void set_up(sql::Database& db) {
  const auto tx = db.begin();
  tx->execute("DROP TABLE IF EXISTS bench_message", {});
  tx->execute(
      "CREATE TABLE bench_message (pk %row_key%, id TEXT NOT NULL UNIQUE, room TEXT NOT NULL, at BIGINT NOT NULL, "
      "text TEXT NOT NULL)",
      {});
  tx->execute("CREATE INDEX bench_message_by_room ON bench_message (room, at)", {});
  tx->commit();
}

void measure(const std::string& url, const std::filesystem::path& folder) {
  const auto db = sql::open(url);
  set_up(*db);
  for (const int threads : {1, 8, 32}) {
    const auto* sqlite = dynamic_cast<const sql::sqlite::Database*>(db.get());
    const auto before = sqlite ? sqlite->statistics() : sql::GroupCommit::Statistics{};
    const double yardstick = appends_per_second(folder);
    const double rate = commits_per_second(*db, threads);
    std::string group = "-";
    if (sqlite) {
      const auto after = sqlite->statistics();
      group = fmt::format("{:.1f}", static_cast<double>(after.transactions - before.transactions) /
                                        static_cast<double>(after.commits - before.commits));
    }
    std::cout << fmt::format("| {} | {} | {:.0f} | {} | {:.0f} | {:.2f} |\n", db->version(), threads, rate, group,
                             yardstick, rate / yardstick);
  }
  const auto tx = db->begin();
  tx->execute("DROP TABLE bench_message", {});
  tx->commit();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2 || argc > 3) {
    std::cerr << "usage: bench_sql_commit <folder> [postgres-url]\n";
    return 2;
  }
  const std::filesystem::path folder(argv[1]);
  std::cout << "| database | threads | transactions/s | per commit | append+fdatasync/s | ratio |\n"
               "|---|---|---|---|---|---|\n";
  const auto file = folder / "bench.db";
  std::filesystem::remove(file);
  measure(fmt::format("sqlite:{}", file.string()), folder);
  std::filesystem::remove(file);
  if (argc == 3) measure(argv[2], folder);
  return 0;
}
