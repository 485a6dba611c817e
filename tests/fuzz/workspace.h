#pragma once
// A workspace with one person and one channel, for fuzz targets of what strangers and members send. All that is
// declared can be called; what a call leaves behind stays, as it would.

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <future>
#include <string>

#include "../unit/ddp/fakes.h"
#include "app/declarations.h"
#include "base/digest.h"
#include "base/errors/request.h"
#include "base/log.h"
#include "bus/carrier.h"
#include "bus/sequencer.h"
#include "core/accounts/login.h"
#include "core/accounts/register.h"
#include "core/configuration/load.h"
#include "core/kernel/change_clock.h"
#include "core/kernel/push_devices.h"
#include "core/kernel/triggers.h"
#include "core/presence/presence.h"
#include "core/rooms/create.h"
#include "ddp/session.h"
#include "sql/migrate.h"
#include "sql/open.h"
#include "store/migrations.h"
#include "store/tokens.h"
#include "store/users.h"

namespace confab::fuzz {

class Workspace {
 public:
  Workspace() {
    log::set_level(log::Level::error);
    sql::migrate(*db_, store::migrations());
    core::configuration::load(ctx_);
    for (const auto* switched :
         {"DDP_Rate_Limit_IP_Enabled", "DDP_Rate_Limit_User_Enabled", "DDP_Rate_Limit_Connection_Enabled",
          "DDP_Rate_Limit_User_By_Method_Enabled", "DDP_Rate_Limit_Connection_By_Method_Enabled",
          "API_Enable_Rate_Limiter", "Block_Multiple_Failed_Logins_Enabled"}) {
      settings_.put(switched, false);
    }
    app::declare_all(endpoints_, methods_, streams_, accounts_, runner_, kinds_);
    core::accounts::ensure_admin(
        ctx_, {.username = "ann", .name = "Ann", .email = "ann@example.org", .password = "correct horse", .id = {}});
    const auto user = store::Users{*db_->read()}.by_username("ann").value();
    const auto tx = db_->begin();
    token_ = core::accounts::make_login_token(*tx, ctx_, user.pk, {}).token;
    tx->commit();
    room_ = core::rooms::create(ctx_, actor(), {.kind = model::RoomKind::channel, .name = "team"}).id;
  }
  ~Workspace() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  Workspace(const Workspace&) = delete;
  Workspace& operator=(const Workspace&) = delete;

  [[nodiscard]] core::Actor actor() { return accounts_.authenticate({}, token_, "192.0.2.1").value(); }
  [[nodiscard]] const RoomId& room() const { return room_; }
  [[nodiscard]] const std::string& token() const { return token_; }
  [[nodiscard]] ddp::Shared& shared() { return shared_; }
  [[nodiscard]] const api::Endpoints& endpoints() const { return endpoints_; }
  [[nodiscard]] WorkerPool& workers() { return workers_; }
  [[nodiscard]] ddp::testing::FakeLoop& loop() { return loop_; }

  enum class Caller { stranger, member };
  /// A defect ends the program: what is refused is told, and nothing else may go wrong.
  api::MethodAnswer call(Caller caller, const std::string& method, const json::array& params) {
    auto call = call_of(caller);
    std::promise<api::MethodAnswer> told;
    runner_.run(call, method, params, [&](api::MethodAnswer result) { told.set_value(std::move(result)); });
    auto answer = told.get_future().get();
    if (answer.refusal && answer.refusal->code() == errors::internal) std::abort();
    return answer;
  }

  /// The same for an endpoint, behind its access and its limits. What it refuses is its own to say.
  void call(const api::Route& route, const api::Input& input) {
    auto call = call_of(Caller::member);
    try {
      if (route.run_later) {
        route.run_later(call, input, [](const Outcome<std::string>&) {});
      } else {
        std::string answer;
        route.run(call, input, answer);
      }
    } catch (...) {
      if (api::current_failure(route.path).refusal.code() == errors::internal) std::abort();
    }
  }

 private:
  api::Call call_of(Caller caller) {
    return {.ctx = ctx_,
            .maybe_actor = caller == Caller::member ? std::optional{actor()} : std::nullopt,
            .address = "192.0.2.1",
            .user_agent = "fuzz",
            .host = "chat.test",
            .secure = false,
            .connection = {},
            .new_actor = {}};
  }
  static std::filesystem::path make_folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "confab-fuzz-XXXXXX").string();
    if (!mkdtemp(pattern.data())) std::abort();
    return pattern;
  }

  const std::filesystem::path folder_ = make_folder();
  std::unique_ptr<sql::Database> db_ = sql::open("sqlite:" + (folder_ / "confab.db").string());
  settings::Settings settings_;
  permissions::Matrix permissions_;
  SystemTime clock_;
  bus::LocalCarrier carrier_;
  bus::Sequencer events_{carrier_};
  core::ChangeClock changes_{clock_};
  core::Presence presence_{events_, changes_};
  core::PushDevices push_devices_;
  core::Triggers triggers_;
  core::Context ctx_{.db = *db_,
                     .settings = settings_,
                     .permissions = permissions_,
                     .events = events_,
                     .clock = clock_,
                     .changes = changes_,
                     .presence = presence_,
                     .push_devices = push_devices_,
                     .triggers = triggers_};
  core::accounts::Sessions accounts_{ctx_};
  jobs::Kinds kinds_;
  api::Endpoints endpoints_;
  api::Methods methods_;
  ddp::Streams streams_;
  api::Limits limits_{ctx_};
  api::MethodRunner runner_{methods_, limits_, [](std::string_view, const auto&, std::chrono::microseconds) {}};
  ddp::testing::FakeLoop loop_;
  ddp::Hub hub_{{&loop_}};
  ddp::SessionIndex sessions_;
  WorkerPool workers_{1, 10'000};
  ddp::Shared shared_{.ctx = ctx_,
                      .accounts = accounts_,
                      .methods = runner_,
                      .streams = streams_,
                      .hub = hub_,
                      .sessions = sessions_,
                      .workers = workers_,
                      .user_changed = [](ddp::Session&, const auto&, const auto&) {},
                      .closed = [this](ddp::Session& session) { sessions_.remove(session); }};
  std::string token_;
  RoomId room_;
};

inline Workspace& workspace() {
  static Workspace one;
  return one;
}

/// The input as JSON; null where it is none.
inline json::value json_of(const std::uint8_t* data, std::size_t size) {
  try {
    return parse_json({reinterpret_cast<const char*>(data), size});
  } catch (const Refusal&) {
    return nullptr;
  }
}

}  // namespace confab::fuzz
