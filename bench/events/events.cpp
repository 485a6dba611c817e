// What an unrelated sender waits for while something large happens to the listeners of events: everything of a server
// but its sockets, in one process, on SQLite.
//   bench_events <folder> [people]
#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <future>
#include <iostream>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "base/digest.h"
#include "base/worker_pool.h"
#include "bus/carrier.h"
#include "bus/event.h"
#include "bus/sequencer.h"
#include "core/configuration/load.h"
#include "core/kernel/change_clock.h"
#include "core/kernel/push_devices.h"
#include "core/kernel/triggers.h"
#include "core/messages/retention.h"
#include "core/messages/send.h"
#include "core/presence/presence.h"
#include "core/rooms/add_members.h"
#include "core/rooms/create.h"
#include "core/rooms/erase.h"
#include "core/rooms/joined.h"
#include "ddp/declared_streams.h"
#include "ddp/event_projector.h"
#include "ddp/server.h"
#include "jobs/runner.h"
#include "sql/migrate.h"
#include "sql/open.h"
#include "store/migrations.h"
#include "store/tokens.h"
#include "store/users.h"

namespace {

using namespace confab;
using Clock = std::chrono::steady_clock;

constexpr std::size_t kMaxAtOnce = 500;  // API_User_Limit

using Token = confab::Named<"text", std::string, "The token.", confab::max_length(64)>;

/// A loop of its own thread, as net's are, for sockets that take everything.
class Loop final : public net::Loop {
 public:
  ~Loop() override {
    post({});
    thread_.join();
  }
  void post(std::function<void()> task) override {
    {
      const std::lock_guard lock{mutex_};
      tasks_.push_back(std::move(task));
    }
    wake_.notify_one();
  }
  [[nodiscard]] std::size_t index() const override { return 0; }

 private:
  void run() {
    std::unique_lock lock{mutex_};
    while (true) {
      wake_.wait(lock, [this] { return !tasks_.empty(); });
      const auto task = std::move(tasks_.front());
      tasks_.pop_front();
      if (!task) return;
      lock.unlock();
      task();
      lock.lock();
    }
  }
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::function<void()>> tasks_;
  std::thread thread_{[this] { run(); }};
};

class NullSocket final : public net::WebSocket {
 public:
  explicit NullSocket(net::Loop& loop) : loop_(loop) {}
  void send(net::SharedFrame) override {}
  void send_on_loop(net::SharedFrame) override {}
  void close(std::uint16_t, std::string_view) override {}
  void vouch() override {}
  [[nodiscard]] net::Loop& loop() const override { return loop_; }

 private:
  net::Loop& loop_;
};

class Bench {
 public:
  Bench(const std::string& file, int people) : db_(sql::open("sqlite:" + file)) {
    sql::migrate(*db_, store::migrations());
    core::configuration::load(ctx_);
    ddp::declare_streams(streams_);
    methods_.add<Token, api::Nothing>("enter", api::Access::anyone(), "Logs in.",
                                      [this](api::Call& call, const Token& token) {
                                        call.new_actor = accounts_.authenticate({}, token.value, call.address);
                                      });
    server_.on_user_changed([this](ddp::Session&, const auto& before, const auto& after) {
      if (before) memberships_.user_disconnected(before->id);
      if (after) memberships_.user_connected(after->id);
    });
    carrier_.listen([this](const bus::Event& event) { accounts_.observe(event); });
    carrier_.listen([this](const bus::Event& event) { projector_.observe(event); });
    carrier_.listen([this](const bus::Event& event) { server_.observe(event); });
    make_people(people);
    core::messages::declare_jobs(kinds_, ctx_);
    queue_.open();
    jobs_ = std::make_unique<jobs::Runner>(queue_, kinds_, jobs::Runner::Options{});
    jobs_->start();
  }
  ~Bench() {
    jobs_.reset();
    for (auto& session : sessions_) session->disconnected();
    settle();
  }

  void run() {
    std::cout << "| while | messages | p50 ms | p99 ms | longest ms | it took ms |\n|---|---|---|---|---|---|\n";
    connect_all(people_.size());
    measure("nothing happens", [] { std::this_thread::sleep_for(std::chrono::seconds{3}); });
    measure("one bot listens to everything", [this] {
      listen(sessions_.front(), "room-messages", "__my_messages__");
      std::this_thread::sleep_for(std::chrono::seconds{3});
    });
    measure(fmt::format("{} reconnect", people_.size()), [this] {
      for (auto& session : sessions_) session->disconnected();
      sessions_.clear();
      connect_all(people_.size());
    });
    measure(fmt::format("a room of {} is deleted", people_.size()), [this] {
      core::rooms::erase(ctx_, people_.front(), hall_);
      const std::string left = "SELECT count(*) FROM jobs WHERE kind = 'messages.forget-room' AND state <> 'done'";
      while (db_->read()->count(left, {}) > 0) {
        std::this_thread::sleep_for(std::chrono::milliseconds{5});  // what is left of it goes meanwhile
      }
    });
  }

 private:
  void make_people(int count) {
    {
      const auto tx = db_->begin();
      for (int i = 0; i < count; ++i) {
        model::User user;
        user.id = make_id<UserId>();
        user.username = fmt::format("person{}", i);
        user.roles = {"user"};
        if (i == 0) user.roles.emplace_back("admin");
        store::UserWriter{*tx}.insert(user);
        store::TokenWriter{*tx}.insert({.hash = sha256_base64(*user.username), .user_pk = user.pk});
        people_.push_back(core::accounts::Sessions::actor_of(user, sha256_base64(*user.username), {}));
      }
      tx->commit();
    }
    hall_ = core::rooms::create(ctx_, people_.front(), {.kind = model::RoomKind::group, .name = "hall"}).id;
    quiet_ = core::rooms::create(ctx_, people_.front(), {.kind = model::RoomKind::channel, .name = "quiet"}).id;
    core::rooms::AddMembers some{.room = hall_, .users = {}};
    for (const auto& person : people_) {
      some.users.push_back(person.id);
      if (some.users.size() < kMaxAtOnce && &person != &people_.back()) continue;
      core::rooms::add_members(ctx_, people_.front(), some);
      some.users.clear();
    }
  }

  void connect_all(std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
      const auto channel = std::make_shared<ddp::Channel>(std::make_shared<NullSocket>(loop_), false);
      auto session = std::make_shared<ddp::Session>(shared_, channel, "192.0.2.1", "bench", "a.test", false);
      index_.add(session);
      session->receive(R"({"msg":"connect","version":"1"})");
      session->receive(R"({"msg":"method","id":"1","method":"enter","params":[")" + people_[i].username + R"("]})");
      listen(session, "room-messages", hall_.value);
      for (const auto* event : {"rooms-changed", "subscriptions-changed"}) {
        listen(session, "notify-user", people_[i].id.value + "/" + event);
      }
      sessions_.push_back(std::move(session));
    }
    settle();
  }
  static void listen(const std::shared_ptr<ddp::Session>& session, const std::string& stream,
                     const std::string& event) {
    session->receive(R"({"msg":"sub","id":")" + random_id() + R"(","name":"stream-)" + stream + R"(","params":[")" +
                     event + R"("]})");
  }
  void settle() const {
    while (workers_.waiting() > 0) std::this_thread::sleep_for(std::chrono::milliseconds{5});
  }

  void measure(const std::string& name, const std::function<void()>& act) {
    std::atomic<bool> is_over{false};
    std::vector<double> waited;
    std::jthread sender{[&] {
      core::messages::SendMessage cmd{.room = quiet_};
      cmd.text = "hello";
      while (!is_over) {
        const auto start = Clock::now();
        core::messages::send(ctx_, people_.front(), cmd);
        waited.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
      }
    }};
    const auto start = Clock::now();
    act();
    const double took = std::chrono::duration<double, std::milli>(Clock::now() - start).count();
    is_over = true;
    sender.join();
    std::sort(waited.begin(), waited.end());
    const auto at = [&](double part) { return waited[static_cast<std::size_t>(part * double(waited.size() - 1))]; };
    std::cout << fmt::format("| {} | {} | {:.2f} | {:.2f} | {:.2f} | {:.0f} |\n", name, waited.size(), at(0.5),
                             at(0.99), waited.back(), took)
              << std::flush;
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
  core::accounts::Sessions accounts_{ctx_};
  api::Methods methods_;
  api::Limits limits_{ctx_};
  api::MethodRunner runner_{methods_, limits_, [](std::string_view, const auto&, std::chrono::microseconds) {}};
  ddp::Streams streams_;
  Loop loop_;
  ddp::Hub hub_{{&loop_}};
  ddp::SessionIndex index_;
  ddp::MembershipIndex memberships_{[this](const UserId& user) { return core::rooms::rooms_of(ctx_, user); }};
  ddp::EventProjector projector_{ctx_, hub_, memberships_, index_};
  mutable WorkerPool workers_{8, 100'000};
  ddp::Shared shared_{.ctx = ctx_,
                      .accounts = accounts_,
                      .methods = runner_,
                      .streams = streams_,
                      .hub = hub_,
                      .sessions = index_,
                      .workers = workers_,
                      .user_changed = {},
                      .closed = {}};
  ddp::Server server_{shared_};
  jobs::Kinds kinds_;
  jobs::Queue queue_{*db_, clock_, kinds_, "bench", std::chrono::minutes{1}};
  std::unique_ptr<jobs::Runner> jobs_;
  std::vector<core::Actor> people_;
  std::vector<std::shared_ptr<ddp::Session>> sessions_;
  RoomId hall_, quiet_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2 || argc > 3) {
    std::cerr << "usage: bench_events <folder> [people]\n";
    return 2;
  }
  const auto file = std::filesystem::path(argv[1]) / "bench-events.db";
  for (const auto* end : {"", "-wal", "-shm"}) std::filesystem::remove(file.string() + end);
  Bench(file.string(), argc == 3 ? std::stoi(argv[2]) : 5000).run();
  return 0;
}
