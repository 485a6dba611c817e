#include "app/node.h"

#include <fmt/format.h>

#include <chrono>

#include "app/declarations.h"
#include "app/file_keys.h"
#include "app/job_samples.h"
#include "base/id.h"
#include "base/log.h"
#include "base/version.h"
#include "bus/event.h"
#include "content/routes.h"
#include "core/accounts/built_in_bot.h"
#include "core/accounts/register.h"
#include "core/configuration/load.h"
#include "core/configuration/outgoing.h"
#include "core/files/spool.h"
#include "core/files/unfinished.h"
#include "core/messages/retention.h"
#include "core/rooms/general.h"
#include "core/rooms/joined.h"
#include "core/triggers/follow.h"
#include "embedded/media_program.h"
#include "embedded/script_program.h"
#include "embedded/web_files.h"
#include "settings/groups/site.h"
#include "settings/groups/workspace.h"
#include "sql/migrate.h"
#include "sql/open.h"
#include "store/migrations.h"

namespace confab::app {
namespace {

constexpr std::chrono::seconds kGrace{8};  // within the ten seconds that service managers give
constexpr std::size_t kWaitingTasks = 10'000;
constexpr std::chrono::milliseconds kLongestWait{500};  // for a worker; who comes later is told to come back
constexpr std::size_t kOtherDescriptors = 256;          // the database, logs, files that are being sent
constexpr std::size_t kJobThreads = 5;
constexpr std::size_t kUploadThreads = 8, kUploadsOfOne = 2;
constexpr std::chrono::seconds kJobLease{60};  // how long a node that died keeps its jobs

std::unique_ptr<sql::Database> open_database(const Options& options) {
  // A worker may hold a reader while it writes.
  auto db = sql::open(database_url(options), {.postgres_connections = options.workers + kUploadThreads + 8});
  sql::migrate(*db, store::migrations());
  return db;
}

net::ServerOptions server_options(const Options& options) {
  net::ServerOptions server;
  server.address = options.address;
  server.port = options.port;
  server.trusted_proxies = options.trusted_proxies;
  const std::size_t descriptors = net::raise_descriptor_limit();
  if (descriptors < server.max_connections + kOtherDescriptors) {
    server.max_connections = std::max(descriptors, 2 * kOtherDescriptors) - kOtherDescriptors;
    log::warning("the limit of open files is low: fewer connections are let in",
                 {{"limit", std::to_string(descriptors)}, {"connections", std::to_string(server.max_connections)}});
  }
  return server;
}

}  // namespace

Node::Node(const Options& options)
    : options_(options),
      folder_(options.data),
      database_lock_(database_url(options)),
      db_(open_database(options)),
      audit_(*db_, audit_head_file(folder_.path())),
      change_mark_(*db_, changes_),
      media_(embedded::media_program(), {}),
      scripts_(embedded::script_program(), {}),
      ctx_{.db = *db_,
           .settings = settings_,
           .permissions = permissions_,
           .events = events_,
           .clock = clock_,
           .changes = changes_,
           .presence = presence_,
           .push_devices = push_devices_,
           .triggers = triggers_,
           .ports = ports(),
           .tokens_for_users = options.tokens_for_users,
           .push_delays = options.push_delays},
      places_(ctx_, folder_.path() / "files"),
      method_runner_(methods_, limits_,
                     [this](std::string_view name, const auto& refused, std::chrono::microseconds duration) {
                       metrics_.call_finished("ddp", name, refused ? "error" : "ok", duration);
                       if (refused) metrics_.refused("ddp", name, refused->error, refused->is_declared);
                     }),
      queue_(*db_, clock_, kinds_, random_id(), kJobLease),
      web_(web_files()),
      memberships_([this](const UserId& user) { return core::rooms::rooms_of(ctx_, user); }) {
  if (!options_.redis_url.empty()) {
    log::warning(
        "REDIS_URL is not used: this version runs as one node; do not start a second one on the same database");
  }
  for (const auto& unknown : settings_.overwrite(options_.overwritten_settings)) {
    log::warning("OVERWRITE_SETTING_ of a setting that does not exist is not used",
                 {{"setting", unknown.key}, {"nearest", unknown.nearest.value_or("none")}});
  }
  declare_all(endpoints_, methods_, streams_, sessions_, method_runner_, kinds_);
  prepare_workspace();
  places_.remember_current_folder();

  server_ = std::make_unique<net::Server>(
      server_options(options_),
      [this](net::Request request, const net::Responder& responder) { front_->handle(std::move(request), responder); },
      [this](const net::Request& request, const std::shared_ptr<net::WebSocket>& socket, net::Response& refusal) {
        return realtime_->accept(request, socket, refusal);
      },
      [this](const net::Request& head, std::optional<std::uint64_t> length, const net::BodyControl& control) {
        front_->on_body(head, length, control);
      });
  if (settings_.text(settings::site("Site_Url")).empty()) {
    settings_.put("Site_Url",
                  json::value(options_.root_url.empty() ? fmt::format("http://localhost:{}", server_->port())
                                                        : options_.root_url));
  }

  hub_ = std::make_unique<ddp::Hub>(server_->loops());
  projector_ = std::make_unique<ddp::EventProjector>(ctx_, *hub_, memberships_, session_index_);
  workers_ = std::make_unique<WorkerPool>(options_.workers, kWaitingTasks, kLongestWait);
  uploads_ = std::make_unique<FairPool>(kUploadThreads, kUploadsOfOne);
  shared_ = std::make_unique<ddp::Shared>(ddp::Shared{
      .ctx = ctx_,
      .accounts = sessions_,
      .methods = method_runner_,
      .streams = streams_,
      .hub = *hub_,
      .sessions = session_index_,
      .workers = *workers_,
      .user_changed = {},
      .closed = {},
  });
  realtime_ = std::make_unique<ddp::Server>(*shared_);
  realtime_->on_user_changed([this](ddp::Session&, const auto& before, const auto& after) {
    if (before) memberships_.user_disconnected(before->id);
    if (after) memberships_.user_connected(after->id);
  });
  const rest::Pipeline::Observer count = [this](const auto& finished) {
    metrics_.call_finished("rest", finished.path.empty() ? "unknown" : finished.path, std::to_string(finished.status),
                           finished.duration);
    if (finished.refused) {
      metrics_.refused("rest", std::string{finished.method} + " " + std::string{finished.path}, finished.refused->error,
                       finished.refused->is_declared);
    }
  };
  pipeline_ = std::make_unique<rest::Pipeline>(ctx_, sessions_, endpoints_, limits_, count);
  resumable_ = std::make_unique<rest::ResumableUploads>(ctx_, sessions_, limits_, *uploads_, count);
  hooks_ = std::make_unique<rest::Hooks>(ctx_, limits_, count);
  front_ = make_front(*pipeline_, *workers_, *uploads_, web_, ctx_, face_, avatars_, signs_,
                      {.check_ready = [this] { db_->check(); },
                       .metrics = [this] { return metrics_text(); },
                       .api_document = [this] { return api_document(endpoints_, methods_, streams_); }},
                      [this](net::RouteTable& table) {
                        content::add_routes(table, ctx_, sessions_, *workers_);
                        resumable_->add_routes(table);
                        hooks_->add_routes(table);
                      });

  declare_all_jobs(kinds_, ctx_, sessions_);
  declare_audit_job(kinds_, audit_);
  runner_ = std::make_unique<jobs::Runner>(queue_, kinds_, jobs::Runner::Options{.threads = kJobThreads});

  listen();
}

// Caches first, then those who read through them. Who knows something by events reads it again after some were lost.
void Node::listen() {
  const auto reload = [this] {
    workers_->submit_always([this] {
      core::configuration::reload(ctx_);
      http_.change(core::configuration::outgoing_policy(settings_));
    });
  };
  carrier_.listen({[this](const bus::Event& event) { sessions_.observe(event); }, [this] { sessions_.forget_all(); }});
  carrier_.listen({[this, reload](const bus::Event& event) {
                     if (!core::configuration::observe(ctx_, event)) reload();
                   },
                   reload});
  carrier_.listen([this](const bus::Event& event) { presence_.observe(event); });
  carrier_.listen({[this](const bus::Event& event) {
                     if (std::holds_alternative<bus::PushTokenAdded>(event)) push_devices_.add();
                   },
                   [this] { push_devices_.add(); }});
  carrier_.listen({[this](const bus::Event& event) {
                     const auto* changed = std::get_if<bus::IntegrationChanged>(&event);
                     if (changed != nullptr) core::triggers::observe(ctx_, *changed);
                   },
                   [this] { workers_->submit_always([this] { triggers_.reload(*db_); }); }});
  carrier_.listen({[this](const bus::Event& event) { avatars_.observe(event); }, [this] { avatars_.forget_all(); }});
  carrier_.listen({[this](const bus::Event& event) { indexer_.observe(event); }, [this] { indexer_.events_lost(); }});
  const auto later = [this](std::function<void()> task) { workers_->submit_always(std::move(task)); };
  carrier_.listen([this, later](const bus::Event& event) {
    const auto* setting = std::get_if<bus::SettingChanged>(&event);
    if (setting && setting->key == "Confab_Bot_Name") later([this] { core::accounts::ensure_built_in_bot(ctx_); });
    if (setting && core::configuration::is_outgoing_setting(setting->key)) {
      later([this] { http_.change(core::configuration::outgoing_policy(settings_)); });
    }
    if (setting && setting->key.starts_with("RetentionPolicy_")) {
      later([this] { core::messages::schedule_retention(ctx_); });
    }
  });
  carrier_.listen({[this](const bus::Event& event) { projector_->observe(event); },
                   [this, later] {
                     later([this] {
                       for (const auto& user : memberships_.users()) memberships_.reread(user);
                     });
                   },
                   [this, later](const bus::Event& event) { projector_->observe_foreign(event, later); }});
  carrier_.listen(
      {[this](const bus::Event& event) { realtime_->observe(event); }, [this] { realtime_->events_lost(); }});
}

Node::~Node() {
  stop();
}

services::Ports Node::ports() {
  services::Ports ports;
  ports.http = &http_;
  ports.media = &media_;
  ports.scripts = &scripts_;
  ports.storages = &places_;
  ports.incoming.folder = (folder_.path() / "incoming").string();
  ports.incoming.unfinished = (folder_.path() / "unfinished").string();
  ports.file_keys = file_keys(options_);
  return ports;
}

void Node::prepare_workspace() {
  core::files::empty_incoming(ctx_.ports.incoming.folder);
  core::files::make_unfinished(ctx_.ports.incoming.unfinished);
  core::configuration::load(ctx_);
  http_.change(core::configuration::outgoing_policy(settings_));
  if (!options_.root_url.empty()) settings_.put("Site_Url", json::value(options_.root_url));
  core::accounts::ensure_built_in_bot(ctx_);
  core::rooms::ensure_general(ctx_);
  core::messages::schedule_retention(ctx_);
  triggers_.reload(*db_);
  if (options_.admin) {
    core::accounts::ensure_admin(ctx_, {.username = options_.admin->username,
                                        .name = options_.admin->name,
                                        .email = options_.admin->email,
                                        .password = options_.admin->password,
                                        .id = UserId{options_.admin->id},
                                        .email_verified = options_.admin->email_verified});
  }
}

void Node::start() {
  change_mark_.start();
  runner_->start();
  indexer_.start();
  server_->start();
  workers_->submit_always([this] {
    try {
      audit_.verify_and_write_down();
    } catch (const std::exception& error) {
      log::error("the audit log cannot be read", {{"error", error.what()}});
    }
  });
}

void Node::stop() {
  if (!workers_) return;
  server_->stop(kGrace);
  http_.stop(std::chrono::seconds{1});  // or jobs would wait for whom they have called
  runner_->stop();
  indexer_.stop();
  uploads_.reset();
  workers_.reset();  // what the connections left behind is finished before the rest goes
  realtime_.reset();
  projector_.reset();
  audit_.write_down();
  change_mark_.stop();
}

std::string Node::banner() const {
  const auto line = [](std::string_view label, std::string_view value) {
    return fmt::format("|  {:>14}: {}\n", label, value);
  };
  std::string out = "+------------------------------------------------------\n|  SERVER RUNNING\n|\n";
  out += line("Confab Version", program_version());
  out += line("Compatible", "Rocket.Chat " + settings_.text(settings::workspace("Confab_Compatibility_Version")));
  out += line("Platform", "linux");
  out += line("Process Port", std::to_string(server_->port()));
  out += line("Site URL", settings_.text(settings::site("Site_Url")));
  out += line("Database", db_->version());
  out += line("Data Folder", folder_.path().string());
  out += line("Commit Hash", program_commit());
  out += "+------------------------------------------------------\n";
  return out;
}

std::string Node::metrics_text() {
  const auto figures = server_->figures();
  const auto number = [](std::uint64_t value) { return static_cast<double>(value); };
  std::vector<Metrics::Sample> samples{
      {"confab_connections_open", "Open connections.", "gauge", number(figures.open_connections)},
      {"confab_websockets_open", "Open realtime connections.", "gauge", number(figures.open_websockets)},
      {"confab_users_connected", "Users with a realtime connection.", "gauge",
       number(presence_.connected_users().size())},
      {"confab_connections_accepted_total", "Connections accepted.", "counter", number(figures.accepted)},
      {"confab_connections_refused_total", "Connections refused for a limit.", "counter", number(figures.refused)},
      {"confab_connections_closed_slow_total", "Connections closed because they did not read.", "counter",
       number(figures.closed_slow)},
      {"confab_http_requests_total", "HTTP requests.", "counter", number(figures.requests)},
      {"confab_websocket_frames_received_total", "Frames received.", "counter", number(figures.websocket_frames_in)},
      {"confab_websocket_frames_sent_total", "Frames sent.", "counter", number(figures.websocket_frames_out)},
      {"confab_received_bytes_total", "Bytes received.", "counter", number(figures.bytes_in)},
      {"confab_sent_bytes_total", "Bytes sent.", "counter", number(figures.bytes_out)},
      {"confab_stream_deliveries_total", "Events delivered to listeners.", "counter", number(hub_->deliveries())},
      {"confab_calls_limited_total", "Calls refused for a rate limit.", "counter", number(limits_.refused())},
      {"confab_limits_counted", "Addresses, users and connections whose calls are being counted.", "gauge",
       number(limits_.counted())},
      {"confab_tasks_waiting", "Calls waiting for a worker.", "gauge", number(workers_->waiting())},
      {"confab_uploads_waiting", "Pieces of files waiting for a worker.", "gauge", number(uploads_->waiting())},
  };
  if (const auto intact = audit_.intact()) {
    samples.push_back({"confab_audit_log_intact", "1: the audit log was whole at the last look; 0: it was not.",
                       "gauge", *intact ? 1.0 : 0.0});
  }
  for (auto& sample : job_samples(ctx_, *runner_)) samples.push_back(std::move(sample));
  return metrics_.text(samples);
}

}  // namespace confab::app
