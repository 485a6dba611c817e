#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <exception>
#include <new>
#include <string>
#include <system_error>
#include <vector>

#include "app/address_space.h"
#include "app/audit_anchor.h"
#include "app/declarations.h"
#include "app/migrate_files.h"
#include "app/node.h"
#include "app/options.h"
#include "app/stop_deadline.h"
#include "base/log.h"
#include "base/version.h"
#include "core/kernel/change_clock.h"
#include "core/kernel/push_devices.h"
#include "core/kernel/triggers.h"
#include "core/presence/presence.h"

extern char** environ;  // NOLINT(readability-redundant-declaration): POSIX leaves the declaration to the program

namespace {

using namespace confab;

constexpr int kBadUsage = 2;
constexpr std::chrono::milliseconds kStopDeadline{9'500};  // service managers give ten seconds

app::Environment environment() {
  app::Environment result;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string text{*entry};
    const auto equals = text.find('=');
    if (equals != std::string::npos) result[text.substr(0, equals)] = text.substr(equals + 1);
  }
  return result;
}

void print(const std::string& text) {
  std::fwrite(text.data(), 1, text.size(), stdout);
  std::fflush(stdout);
}

/// The declarations alone, without a workspace behind them: handlers are never called.
class NoTime final : public TimeSource {
 public:
  [[nodiscard]] Timestamp now() const override { return {}; }
};

void print_api_document() {
  struct NoDatabase final : sql::Database {
    std::unique_ptr<sql::Transaction> begin() override { throw sql::Error("there is no database"); }
    std::unique_ptr<sql::Reader> read() override { throw sql::Error("there is no database"); }
    [[nodiscard]] sql::Engine engine() const override { return sql::Engine::sqlite; }
    [[nodiscard]] std::string version() const override { return {}; }
    void check() override {}
    [[nodiscard]] sql::Notices& notices() override { return unheard; }

    sql::Notices unheard;
  } db;
  settings::Settings settings;
  permissions::Matrix permissions;
  bus::LocalCarrier carrier;
  bus::Sequencer events{carrier};
  NoTime clock;
  core::ChangeClock changes{clock};
  core::Presence presence{events, changes};
  core::PushDevices push_devices;
  core::Triggers triggers;
  const core::Context ctx{.db = db,
                          .settings = settings,
                          .permissions = permissions,
                          .events = events,
                          .clock = clock,
                          .changes = changes,
                          .presence = presence,
                          .push_devices = push_devices,
                          .triggers = triggers};
  core::accounts::Sessions sessions{ctx};
  api::Endpoints endpoints;
  api::Methods methods;
  ddp::Streams streams;
  api::Limits limits{ctx};
  api::MethodRunner runner{methods, limits, {}};
  const jobs::Kinds kinds;
  app::declare_all(endpoints, methods, streams, sessions, runner, kinds);
  print(app::api_document(endpoints, methods, streams));
}

int serve(const app::Options& options) {
  app::require_address_space();
  // Signals are taken by sigwait below; every thread started from here on inherits the mask.
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::signal(SIGPIPE, SIG_IGN);

  log::configure(log::Level::info, options.log_format);
  if (geteuid() == 0) {
    log::warning("running as root: whoever breaks into the program has the machine; start it as a user of its own");
  }
  if (options.password_cost < kDefaultPasswordCost) {
    log::warning("passwords that are set from now on are cheap to guess: CONFAB_PASSWORD_COST is low",
                 {{"cost", std::to_string(options.password_cost)}});
  }
  set_password_cost(options.password_cost);
  app::Node node{options};
  node.start();
  print(node.banner());

  int signal = 0;
  sigwait(&signals, &signal);
  log::info("stopping", {{"signal", signal == SIGTERM ? "SIGTERM" : "SIGINT"}});
  const app::StopDeadline deadline{kStopDeadline};
  node.stop();
  log::info("stopped");
  return 0;
}

// A thread that cannot be started fails for want of memory, too: for its stack.
int too_little() {
  std::fputs(
      "confab: There is not enough memory, or there may not be enough threads, to start: "
      "raise the limits of the process\n",
      stderr);
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    const std::vector<std::string> arguments{argv + 1, argv + argc};
    const auto options = app::read_options(arguments, environment());
    if (options.command == "help") return print(std::string{app::help_text()}), 0;
    if (options.command == "version") {
      return print("confab " + std::string{program_version()} + " (" + std::string{program_commit()} + ")\n"), 0;
    }
    if (options.command == "audit verify") {
      const auto verdict = app::verify_audit(options);
      return print(verdict.text), verdict.exit_code;
    }
    if (options.command == "files migrate") {
      const auto ended = app::migrate_files(options, print);
      return print(ended.text), ended.exit_code;
    }
    if (options.command == "openapi") return print_api_document(), 0;
    return serve(options);
  } catch (const app::UsageError& error) {
    std::fprintf(stderr, "confab: %s\n", error.what());
    return kBadUsage;
  } catch (const std::bad_alloc&) {
    return too_little();
  } catch (const std::system_error& error) {
    if (error.code() == std::errc::resource_unavailable_try_again) return too_little();
    std::fprintf(stderr, "confab: %s\n", error.what());
  } catch (const std::exception& error) {
    std::fprintf(stderr, "confab: %s\n", error.what());
  }
  return 1;
}
