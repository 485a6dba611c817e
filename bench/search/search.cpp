// What search costs: the index's bytes a message, how fast it is made, and how long people wait.
//   bench_search <folder> [messages] [postgres-url]
// Fills a new database with messages of about 100 characters in 300 rooms of very different size, of one person who is
// in all of them, and indexes it. Words come from 50,000 made-up ones, as often as words do (the n-th with a share of
// 1/n).
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <iostream>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/time.h"
#include "bus/carrier.h"
#include "bus/sequencer.h"
#include "core/configuration/load.h"
#include "core/kernel/change_clock.h"
#include "core/kernel/push_devices.h"
#include "core/kernel/triggers.h"
#include "core/messages/send.h"
#include "core/presence/presence.h"
#include "core/rooms/create.h"
#include "core/search/find.h"
#include "core/search/index.h"
#include "model/model.h"
#include "sql/migrate.h"
#include "sql/open.h"
#include "store/message_writer.h"
#include "store/migrations.h"
#include "store/users.h"

namespace {

using Clock = std::chrono::steady_clock;
using namespace confab;

constexpr std::size_t kRooms = 300;
constexpr std::size_t kWords = 50'000;
constexpr std::int64_t kInATransaction = 5'000;
constexpr int kSearches = 200;

class Words {
 public:
  Words() {
    constexpr std::string_view kConsonants = "bcdfghjklmnprstvwz";
    constexpr std::string_view kVowels = "aeiou";
    words_.reserve(kWords);
    shares_.reserve(kWords);
    double sum = 0;
    for (std::size_t n = 1; n <= kWords; ++n) {
      std::string word;
      for (std::size_t syllables = 1 + below(n < 200 ? 2 : 4); syllables > 0; --syllables) {
        word += {kConsonants[below(kConsonants.size())], kVowels[below(kVowels.size())]};
        if (below(2) == 0) word += kConsonants[below(kConsonants.size())];
      }
      words_.push_back(word);
      sum += 1.0 / static_cast<double>(n);
      shares_.push_back(sum);
    }
  }

  std::size_t below(std::size_t end) { return static_cast<std::size_t>(random_()) % end; }
  /// The n-th most frequent one.
  [[nodiscard]] const std::string& at(std::size_t n) const { return words_[n]; }
  const std::string& any() {
    const double draw = std::uniform_real_distribution<double>{0, shares_.back()}(random_);
    return words_[static_cast<std::size_t>(std::lower_bound(shares_.begin(), shares_.end(), draw) - shares_.begin())];
  }
  std::string text() {
    std::string text;
    for (const auto length = 40 + below(120); text.size() < length;) text += any() + " ";
    return text;
  }

 private:
  std::mt19937_64 random_{1};
  std::vector<std::string> words_;
  std::vector<double> shares_;
};

double seconds_since(Clock::time_point begin) {
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

class Bench {
 public:
  explicit Bench(const std::string& url) : db_(sql::open(url, {.postgres_connections = 4})) {
    sql::migrate(*db_, store::migrations());
    core::configuration::load(ctx_);
    model::User user;
    user.id = make_id<UserId>();
    user.username = "ann";
    user.roles = {"user", "admin"};
    user.created_at = user.updated_at = clock_.now();
    const auto tx = db_->begin();
    store::UserWriter{*tx}.insert(user);
    tx->commit();
    ann_ = core::Actor{.id = user.id,
                       .pk = user.pk,
                       .username = "ann",
                       .name = {},
                       .roles = user.roles,
                       .address = {},
                       .token_hash = {}};
  }

  void fill(std::int64_t messages) {
    double shares = 0;
    for (std::size_t n = 1; n <= kRooms; ++n) shares += 1.0 / static_cast<double>(n);
    for (std::size_t n = 1; n <= kRooms; ++n) {
      const auto room = core::rooms::create(ctx_, ann_, {.name = fmt::format("room-{}", n)});
      rooms_.push_back(room.id);
      fill_room(room.id, static_cast<std::int64_t>(static_cast<double>(messages) / static_cast<double>(n) / shares));
    }
  }

  void index() {
    const auto begin = Clock::now();
    core::search::catch_up(ctx_, [] { return true; });
    const auto took = seconds_since(begin);
    const auto count = db_->read()->count("SELECT count(*) FROM messages", {});
    const auto bytes = db_->read()->count("SELECT sum(length(data)) FROM search_postings", {});
    fmt::print("{} messages indexed in {:.1f} s: {:.0f} a second\n", count, took, static_cast<double>(count) / took);
    fmt::print("index: {:.0f} bytes a message in its rows, {:.0f} on disk\n",
               static_cast<double>(bytes) / static_cast<double>(count),
               static_cast<double>(size_of_index()) / static_cast<double>(count));
  }

  void measure() {
    fmt::print("{:<34} {:>9} {:>9} {:>7}\n", "search", "p50 ms", "p99 ms", "hits");
    const auto largest = std::optional{rooms_.front()};
    const auto small = std::optional{rooms_.back()};
    const auto rare = [&] { return words_.at(20'000 + words_.below(30'000)); };
    const auto common = [&] { return words_.at(words_.below(20)); };
    const auto middling = [&] { return words_.at(500 + words_.below(2'000)); };
    const auto prefix = [&] { return words_.any().substr(0, 3); };
    for (const auto& [where, name] : {std::pair{largest, "largest room"}, std::pair{small, "small room"},
                                      std::pair{std::optional<RoomId>{}, "all rooms"}}) {
      time(fmt::format("common word, {}", name), where, common);
      time(fmt::format("middling word, {}", name), where, middling);
      time(fmt::format("rare word, {}", name), where, rare);
      time(fmt::format("word that is nowhere, {}", name), where, [&] { return rare() + "qx"; });
      time(fmt::format("first three letters, {}", name), where, prefix);
      time(fmt::format("two words, {}", name), where, [&] { return middling() + " " + common(); });
    }
  }

  /// From the answer that a message is stored until it is found.
  void until_found() {
    std::vector<double> times;
    for (int i = 0; i < kSearches; ++i) {
      const auto word = fmt::format("fresh{}", i);
      core::messages::SendMessage message{.room = rooms_.front()};
      message.text = word;
      core::messages::send(ctx_, ann_, message);
      const auto begin = Clock::now();
      while (core::search::find(ctx_, ann_, {.text = word, .after = {}}).hits.empty()) {
      }
      times.push_back(seconds_since(begin) * 1000);
    }
    report("a message that was just sent", times, kSearches);
  }

 private:
  void fill_room(const RoomId& id, std::int64_t messages) {
    const auto pk = db_->read()->count("SELECT pk FROM rooms WHERE id = ?", {id});
    const auto first = db_->read()->count("SELECT seq FROM rooms WHERE pk = ?", {pk}) + 1;
    model::Message message;
    message.room_pk = pk;
    message.rid = id;
    message.u.pk = ann_.pk;
    for (std::int64_t sent = 0; sent < messages;) {
      const auto tx = db_->begin();
      for (const auto end = std::min(messages, sent + kInATransaction); sent < end; ++sent) {
        message.id = make_id<MessageId>();
        message.seq = first + sent;
        message.countable = message.seq;
        // A room's messages are spread over a year.
        message.ts = clock_.now() - std::chrono::hours{24 * 365} +
                     std::chrono::milliseconds{std::int64_t{365} * 24 * 3600 * 1000 / messages * sent};
        message.updated_at = message.ts;
        message.msg = words_.text();
        store::MessageWriter{*tx}.insert(message);
      }
      tx->execute("UPDATE rooms SET seq = ?, countable = ?, newest_at = ? WHERE pk = ?",
                  {message.seq, message.seq, message.ts, pk});
      tx->commit();
    }
  }

  template <class Word>
  void time(const std::string& name, const std::optional<RoomId>& where, Word&& word) {
    std::vector<double> times;
    std::int64_t hits = 0;
    for (int i = 0; i < kSearches; ++i) {
      const auto text = word();
      const auto begin = Clock::now();
      hits += core::search::find(ctx_, ann_, {.text = text, .room = where, .after = {}}).total;
      times.push_back(seconds_since(begin) * 1000);
    }
    report(name, times, hits);
  }

  static void report(const std::string& name, std::vector<double>& times, std::int64_t hits) {
    std::sort(times.begin(), times.end());
    fmt::print("{:<34} {:>9.2f} {:>9.2f} {:>7.0f}\n", name, times[times.size() / 2], times[times.size() * 99 / 100],
               static_cast<double>(hits) / kSearches);
  }

  std::int64_t size_of_index() {
    if (db_->engine() == sql::Engine::postgres) {
      return db_->read()->count("SELECT pg_total_relation_size('search_postings')", {});
    }
    return db_->read()->count("SELECT sum(pgsize) FROM dbstat WHERE name = 'search_postings'", {});
  }

  std::unique_ptr<sql::Database> db_;
  settings::Settings settings_;
  permissions::Matrix permissions_;
  SystemTime clock_;
  bus::LocalCarrier carrier_;
  bus::Sequencer events_{carrier_};
  core::ChangeClock changes_{clock_};
  core::Presence presence_{events_, changes_};
  core::PushDevices push_devices_;
  core::Triggers triggers_;
  core::Context ctx_{*db_, settings_, permissions_, events_, clock_, changes_, presence_, push_devices_, triggers_};
  core::Actor ann_;
  std::vector<RoomId> rooms_;
  Words words_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "bench_search <folder> [messages] [postgres-url]\n";
    return 2;
  }
  try {
    const auto file = std::filesystem::path{argv[1]} / "search.db";
    for (const auto* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(file.string() + suffix);
    Bench bench{argc > 3 ? std::string{argv[3]} : "sqlite:" + file.string()};
    bench.fill(argc > 2 ? std::stoll(argv[2]) : 1'000'000);
    bench.index();
    bench.measure();
    bench.until_found();
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "bench_search: " << error.what() << "\n";
    return 1;
  }
}
