// What the key and the indexes of messages cost: bytes written for a message, how many a second, and how long a history
// and a sync take, for several schemas in the same run.
//   bench_sql_messages <folder> [messages] [postgres-url]
// Written is all that happens when somebody sends: the message, its room's counters, its sender's membership; in tables
// that have no more than that, and in those of the first program and of today's, with all their indexes. Bytes are
// those that the process gave to the system (SQLite: write-ahead log and checkpoints) or that the server put into its
// write-ahead log (PostgreSQL).
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <random>
#include <string>
#include <vector>

#include "base/id.h"
#include "sql/migrate.h"
#include "sql/open.h"
#include "store/migrations.h"

namespace {

using Clock = std::chrono::steady_clock;
using namespace confab;

constexpr std::int64_t kRooms = 100;
constexpr std::int64_t kMembers = 20;
constexpr std::int64_t kPerRoom = std::int64_t{1} << 32;
constexpr int kReads = 300;

struct Schema {
  std::string name;
  std::string key;     // the type of `position`
  std::string suffix;  // behind the table
  std::vector<std::string> indexes;
  bool partial;                // sync asks for new and for changed messages apart
  std::size_t migrations = 0;  // the tables of a program that knew so many; 0: only what is named here
};

// Numbers of rows were called otherwise then.
constexpr std::size_t kFirstProgram = 2, kRenamed = 3;

const std::string kByUpdate =
    "CREATE INDEX messages_by_update ON messages (room_pk, updated_at, position, user_pk, edited_by_pk)";
const std::string kByChange =
    "CREATE INDEX messages_changed ON messages (room_pk, updated_at) WHERE updated_at <> sent_at";

std::vector<Schema> schemas(sql::Engine engine) {
  const std::string plain = "BIGINT PRIMARY KEY";
  std::vector<Schema> all{{"key and index by update", plain, "", {kByUpdate}, false}};
  if (engine == sql::Engine::sqlite) {
    all.push_back({"rowid alias, index by update", "INTEGER PRIMARY KEY", "", {kByUpdate}, false});
    all.push_back({"WITHOUT ROWID, index by update", plain, " WITHOUT ROWID", {kByUpdate}, false});
    all.push_back({"key, index of changed ones", plain, "", {kByChange}, true});
    all.push_back({"rowid alias, index of changed ones", "INTEGER PRIMARY KEY", "", {kByChange}, true});
    all.push_back({"the first program's", {}, "", {}, false, kFirstProgram});
    all.push_back({"today's", {}, "", {}, true, store::migrations().size()});
  } else {
    all.push_back({"key, index of changed ones", plain, "", {kByChange}, true});
  }
  return all;
}

class Bench {
 public:
  Bench(std::string url, std::filesystem::path file) : url_(std::move(url)), file_(std::move(file)) { open(); }

  void create(const Schema& schema) {
    number_ = schema.migrations != 0 && schema.migrations < kRenamed ? "no" : "pk";
    is_whole_ = schema.migrations != 0;
    seq_.assign(kRooms + 1, 0);
    now_ = 1'700'000'000'000;
    if (is_whole_) return create_whole(schema);
    const auto tx = db_->begin();
    for (const auto* table : {"messages", "rooms", "subscriptions"}) {
      tx->execute(fmt::format("DROP TABLE IF EXISTS {}", table), {});
    }
    tx->execute(fmt::format("CREATE TABLE messages (position {}, id TEXT NOT NULL UNIQUE, room_pk BIGINT NOT NULL, "
                            "seq BIGINT NOT NULL, countable BIGINT NOT NULL DEFAULT 0, user_pk BIGINT NOT NULL, "
                            "sent_at BIGINT NOT NULL, updated_at BIGINT NOT NULL, type TEXT, text TEXT NOT NULL, "
                            "md TEXT, body TEXT, edited_at BIGINT, edited_by_pk BIGINT){}",
                            schema.key, schema.suffix),
                {});
    for (const auto& index : schema.indexes) tx->execute(index, {});
    tx->execute("CREATE TABLE rooms (pk %row_key%, seq BIGINT NOT NULL, newest_at BIGINT NOT NULL)", {});
    tx->execute("CREATE TABLE subscriptions (pk %row_key%, own_unread BIGINT NOT NULL, at BIGINT)", {});
    for (std::int64_t room = 1; room <= kRooms; ++room) {
      tx->execute("INSERT INTO rooms (pk, seq, newest_at) VALUES (?, 0, 0)", {room});
      for (std::int64_t i = 0; i < kMembers; ++i) {
        tx->execute("INSERT INTO subscriptions (pk, own_unread, at) VALUES (?, 0, NULL)", {room * 1000 + i});
      }
    }
    tx->commit();
  }

  void send(std::int64_t transactions, std::int64_t batch) {
    for (std::int64_t i = 0; i < transactions; ++i) {
      const auto tx = db_->begin();
      for (std::int64_t k = 0; k < batch; ++k) send_one(*tx);
      tx->commit();
    }
  }

  /// Edits every hundredth of the newest messages, as people do.
  void edit(std::int64_t count) {
    const auto tx = db_->begin();
    for (std::int64_t i = 0; i < count; ++i) {
      const auto room = any_room();
      const auto position = room * kPerRoom + std::max<std::int64_t>(1, seq_[room] - below(200));
      tx->execute(fmt::format("UPDATE messages SET updated_at = ?, edited_at = ?, edited_by_{0} = user_{0} WHERE "
                              "position = ?",
                              number_),
                  {++now_, now_, position});
    }
    tx->commit();
  }

  double history(bool newest) {
    return milliseconds([&] {
      const auto room = any_room();
      const auto before = newest ? (room + 1) * kPerRoom : room * kPerRoom + 1 + below(seq_[room]);
      const auto reader = db_->read();
      reader->each(
          fmt::format("SELECT id, user_{}, sent_at, updated_at, text, md, body FROM messages WHERE position > ? AND "
                      "position < ? ORDER BY position DESC LIMIT 50",
                      number_),
          {room * kPerRoom, before}, [&](const sql::Row& row) { seen_ += row.text(5).size(); });
    });
  }

  /// What changed since the hundredth newest message was sent.
  double sync(const Schema& schema) {
    return milliseconds([&] {
      const auto room = any_room();
      const auto reader = db_->read();
      const auto since = reader->count(
          "SELECT sent_at FROM messages WHERE position > ? AND position <= ? ORDER BY position DESC LIMIT 1",
          {room * kPerRoom, room * kPerRoom + std::max<std::int64_t>(1, seq_[room] - 100)});
      const auto row = [&](const sql::Row& one) { seen_ += one.text(5).size(); };
      const auto columns =
          fmt::format("SELECT id, user_{}, sent_at, updated_at, text, md, body FROM messages ", number_);
      if (!schema.partial) {
        reader->each(
            fmt::format("{}WHERE room_{} = ? AND updated_at >= ? ORDER BY updated_at, position", columns, number_),
            {room, since}, row);
        return;
      }
      const auto low = reader->count(
          kHalving,
          {room * kPerRoom, static_cast<std::int64_t>(std::bit_floor(static_cast<std::uint64_t>(seq_[room]))), since});
      reader->each(columns + "WHERE position > ? AND position < ? AND updated_at = sent_at ORDER BY position",
                   {low, (room + 1) * kPerRoom}, row);
      reader->each(
          columns + "WHERE room_pk = ? AND updated_at >= ? AND updated_at <> sent_at ORDER BY updated_at, position",
          {room, since}, row);
    });
  }

  /// The messages of one person in the largest room, as after a renaming.
  double of_person(const Schema& schema) {
    const auto start = Clock::now();
    const auto reader = db_->read();
    if (schema.partial) {
      seen_ += static_cast<std::size_t>(
          reader->count("SELECT count(*) FROM messages WHERE position > ? AND position < ? AND user_pk = 1000",
                        {kPerRoom, 2 * kPerRoom}));
    } else {
      seen_ += static_cast<std::size_t>(reader->count(
          fmt::format("SELECT count(*) FROM (SELECT position, updated_at, user_{0}, edited_by_{0} FROM messages WHERE "
                      "room_{0} = 1 AND user_{0} = 1000) x",
                      number_),
          {}));
    }
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
  }

  void settle() {
    if (db_->engine() == sql::Engine::postgres) {
      const auto tx = db_->begin();
      tx->execute("ANALYZE", {});
      tx->commit();
      return;
    }
    db_.reset();
    const int descriptor = ::open(file_.c_str(), O_RDONLY | O_CLOEXEC);
    fsync(descriptor);
    posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED);
    close(descriptor);
    open();
  }

  std::int64_t written() {
    if (db_->engine() == sql::Engine::postgres) {
      return db_->read()->count("SELECT CAST(pg_current_wal_lsn() - '0/0' AS BIGINT)", {});
    }
    settle();  // with its checkpoint
    std::ifstream io("/proc/self/io");
    std::string name;
    std::int64_t value = 0;
    while (io >> name >> value) {
      if (name == "wchar:") return value;
    }
    return 0;
  }
  std::int64_t size() {
    if (db_->engine() == sql::Engine::postgres) {
      return db_->read()->count("SELECT pg_total_relation_size('messages')", {});
    }
    return static_cast<std::int64_t>(std::filesystem::file_size(file_));
  }

 private:
  void create_whole(const Schema& schema) {
    sql::migrate(*db_, store::migrations().first(schema.migrations));
    const auto tx = db_->begin();
    for (std::int64_t i = 0; i < kMembers; ++i) {
      const auto name = fmt::format("user{}", i);
      tx->execute(fmt::format("INSERT INTO users ({}, id, username, username_key, created_at, updated_at) VALUES (?, "
                              "?, ?, ?, 1, 1)",
                              number_),
                  {1000 + i, random_id(), name, name});
    }
    for (std::int64_t room = 1; room <= kRooms; ++room) {
      const auto name = fmt::format("room{}", room);
      tx->execute(fmt::format("INSERT INTO rooms ({}, id, type, name, name_key, created_at, updated_at) VALUES (?, ?, "
                              "'c', ?, ?, 1, 1)",
                              number_),
                  {room, random_id(), name, name});
      for (std::int64_t i = 0; i < kMembers; ++i) {
        tx->execute(fmt::format("INSERT INTO subscriptions ({0}, id, room_{0}, user_{0}, joined_at, updated_at) VALUES "
                                "(?, ?, ?, ?, 1, 1)",
                                number_),
                    {room * 1000 + i, random_id(), room, 1000 + i});
      }
    }
    tx->commit();
  }

  // The position up to which everything is older than a time: found by halving, in one statement.
  static constexpr std::string_view kHalving =
      "WITH RECURSIVE part (low, step) AS (SELECT CAST(? AS BIGINT), CAST(? AS BIGINT) UNION ALL SELECT low + CASE "
      "WHEN "
      "coalesce((SELECT m.sent_at FROM messages m WHERE m.position > part.low AND m.position <= part.low + part.step "
      "ORDER BY m.position DESC LIMIT 1), 0) < ? THEN step ELSE 0 END, step / 2 FROM part WHERE step > 0) "
      "SELECT max(low) FROM part";

  void open() { db_ = sql::open(url_); }
  std::int64_t below(std::int64_t end) {
    return static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(std::max<std::int64_t>(1, end)));
  }
  // The n-th room has a share of 1/n.
  std::int64_t any_room() {
    const double x = static_cast<double>(below(1'000'000)) / 1'000'000.0;
    return std::clamp<std::int64_t>(static_cast<std::int64_t>(std::pow(static_cast<double>(kRooms), x)), 1, kRooms);
  }

  void send_one(sql::Transaction& tx) {
    const auto room = any_room();
    const auto member = below(kMembers);
    const auto seq = ++seq_[room];
    const std::string text = std::string("the build is green again, lunch at noon, who can look into this one please")
                                 .substr(0, static_cast<std::size_t>(10 + below(64)));
    ++now_;
    tx.execute(fmt::format("INSERT INTO messages (position, id, room_{0}, seq, countable, user_{0}, sent_at, "
                           "updated_at, text, md) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                           number_),
               {room * kPerRoom + seq, random_id(), room, seq, seq, 1000 + member, now_, now_, text,
                fmt::format(R"([{{"type":"PARAGRAPH","value":[{{"type":"PLAIN_TEXT","value":"{}"}}]}}])", text)});
    if (is_whole_) {
      tx.execute(
          fmt::format("UPDATE rooms SET seq = ?, countable = countable + 1, messages_count = messages_count + 1, "
                      "last_message_at = ?, last_seq = ?, newest_at = ?, updated_at = ? WHERE {} = ?",
                      number_),
          {seq, now_, seq, now_, now_, room});
      tx.execute(fmt::format("UPDATE subscriptions SET own_unread = own_unread + 1, last_reply_at = ?, open = 1, "
                             "updated_at = ? WHERE {} = ?",
                             number_),
                 {now_, now_, room * 1000 + member});
      return;
    }
    tx.execute("UPDATE rooms SET seq = ?, newest_at = ? WHERE pk = ?", {seq, now_, room});
    tx.execute("UPDATE subscriptions SET own_unread = own_unread + 1, at = ? WHERE pk = ?",
               {now_, room * 1000 + member});
  }

  template <class Work>
  double milliseconds(Work&& work) {
    const auto start = Clock::now();
    for (int i = 0; i < kReads; ++i) work();
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count() / kReads;
  }

  std::string url_;
  std::filesystem::path file_;
  std::unique_ptr<sql::Database> db_;
  std::string_view number_ = "pk";  // what numbers of rows are called
  bool is_whole_ = false;           // the tables of a program
  std::vector<std::int64_t> seq_;
  std::int64_t now_ = 0;
  std::size_t seen_ = 0;
  std::mt19937_64 random_{7};
};

void measure(const std::string& url, const std::filesystem::path& file, sql::Engine engine, std::int64_t messages) {
  for (const auto& schema : schemas(engine)) {
    if (engine == sql::Engine::sqlite) std::filesystem::remove(file);
    Bench bench{url, file};
    bench.create(schema);
    bench.send(messages / 1000, 1000);
    bench.edit(messages / 100);
    bench.settle();
    std::string line = fmt::format("| {} | {} | {} |", engine == sql::Engine::sqlite ? "SQLite" : "PostgreSQL",
                                   schema.name, bench.size() / messages);
    for (const auto& [transactions, batch] : {std::pair{4000, 1}, {1000, 10}, {200, 100}}) {
      const auto before = bench.written();
      const auto start = Clock::now();
      bench.send(transactions, batch);
      const auto seconds = std::chrono::duration<double>(Clock::now() - start).count();
      const auto count = transactions * batch;
      line += fmt::format(" {} | {:.0f} |", (bench.written() - before) / count, count / seconds);
    }
    bench.settle();
    const double cold = bench.history(false);
    line += fmt::format(" {:.3f} | {:.3f} | {:.3f} |", cold, bench.history(false), bench.history(true));
    const double sync = (bench.sync(schema), bench.sync(schema));
    const double person = (bench.of_person(schema), bench.of_person(schema));
    std::cout << line << fmt::format(" {:.3f} | {:.1f} |\n", sync, person) << std::flush;
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2 || argc > 4) {
    std::cerr << "usage: bench_sql_messages <folder> [messages] [postgres-url]\n";
    return 2;
  }
  const std::int64_t messages = argc > 2 ? std::stoll(argv[2]) : 1'000'000;
  std::cout << "| database | schema | bytes stored | bytes written, 1 a commit | messages/s | 10 | messages/s | 100 | "
               "messages/s | history, cold ms | warm ms | newest ms | sync ms | messages of a person ms |\n"
               "|---|---|---|---|---|---|---|---|---|---|---|---|---|---|\n";
  const auto file = std::filesystem::path(argv[1]) / "bench_messages.db";
  measure(fmt::format("sqlite:{}", file.string()), file, sql::Engine::sqlite, messages);
  std::filesystem::remove(file);
  if (argc == 4) measure(argv[3], file, sql::Engine::postgres, messages);
  return 0;
}
