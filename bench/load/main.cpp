// confab_load: puts load on a server of this machine and says as JSON what it has measured.

#include <exception>
#include <stdexcept>

#include <fmt/format.h>
#include <boost/json/serialize.hpp>

#include "load/account.h"
#include "load/arguments.h"
#include "load/deliver.h"
#include "load/history.h"
#include "load/idle.h"
#include "load/send.h"
#include "load/startup.h"
#include "load/storm.h"

namespace confab::load {
namespace {

constexpr std::string_view kUsage = R"(usage: confab_load <mode> --port N --pid PID [options]
  send     --workspace FILE --room NAME [--clients 1] [--seconds 5]
  deliver  --workspace FILE --room NAME --rate DELIVERIES_PER_SECOND | --saturate [--probe-seconds 1.5]
           [--rooms 1] [--members 1000] [--senders 16] [--seconds 5] [--sidebar]
           [--may-refuse]
           several rooms: NAME-000, NAME-001...; members are those of each, senders are dealt to them
           --bare [--frame-bytes 500] instead of workspace and room: a bare broadcaster
  history  --workspace FILE [--clients 1] [--seconds 5]
  idle     --workspace FILE --room NAME [--connections 1000] [--subscribed]
  storm    --workspace FILE [--clients 2000]
  startup  --port N [--runs 5] -- PROGRAM ARGUMENTS...
)";

std::size_t count(double number) {
  return static_cast<std::size_t>(number);
}

boost::json::object run_deliver(Arguments& arguments, StageOptions options) {
  Workspace workspace;
  options.rooms = count(arguments.number("rooms", 1));
  if (arguments.flag("bare")) {
    options.kind = ServerKind::bare_broadcaster;
    options.senders = options.rooms;
    options.frame_bytes = count(arguments.number("frame-bytes", 500));
  } else {
    workspace = read_workspace(arguments.text("workspace"));
    options.workspace = &workspace;
    options.room = arguments.text("room");
    options.senders = count(arguments.number("senders", 16));
    options.sidebar = arguments.flag("sidebar");
    options.may_refuse = arguments.flag("may-refuse");
  }
  options.members = count(arguments.number("members", 1000));
  const double seconds = arguments.number("seconds", 5);
  if (arguments.flag("saturate")) {
    const double probe_seconds = arguments.number("probe-seconds", 1.5);
    arguments.finish();
    return deliver_at_saturation(options, seconds, probe_seconds);
  }
  const double rate = arguments.required_number("rate");
  arguments.finish();
  return deliver_steadily(options, rate, seconds);
}

boost::json::object run(Arguments& arguments) {
  const auto port = static_cast<std::uint16_t>(arguments.required_number("port"));
  if (arguments.mode() == "startup") {
    const auto runs = static_cast<unsigned>(arguments.number("runs", 5));
    arguments.finish();
    return measure_startup({.port = port, .runs = runs, .command = arguments.rest()});
  }
  const auto pid = static_cast<pid_t>(arguments.required_number("pid"));
  if (arguments.mode() == "deliver") return run_deliver(arguments, {.port = port, .pid = pid});

  const Workspace workspace = read_workspace(arguments.text("workspace"));
  if (arguments.mode() == "storm") {
    const StormOptions options{
        .port = port, .pid = pid, .clients = count(arguments.number("clients", 2000)), .workspace = &workspace};
    arguments.finish();
    return resume_at_once(options);
  }
  const std::string room = arguments.text("room");
  if (arguments.mode() == "idle") {
    const IdleOptions options{.port = port,
                              .pid = pid,
                              .connections = count(arguments.number("connections", 1000)),
                              .subscribed = arguments.flag("subscribed"),
                              .workspace = &workspace,
                              .room = room};
    arguments.finish();
    return hold_idle(options);
  }
  const std::size_t clients = count(arguments.number("clients", 1));
  const double seconds = arguments.number("seconds", 5);
  arguments.finish();
  if (arguments.mode() == "send") {
    return send_messages(
        {.port = port, .pid = pid, .clients = clients, .seconds = seconds, .workspace = &workspace, .room = room});
  }
  if (arguments.mode() == "history") {
    return read_history({.port = port, .pid = pid, .clients = clients, .seconds = seconds, .workspace = &workspace});
  }
  throw std::runtime_error(fmt::format("'{}' is not a mode", arguments.mode()));
}

}  // namespace
}  // namespace confab::load

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "{}", confab::load::kUsage);
    return 2;
  }
  try {
    confab::load::Arguments arguments{argc, argv};
    fmt::print("{}\n", boost::json::serialize(confab::load::run(arguments)));
    return 0;
  } catch (const std::exception& error) {
    fmt::print(stderr, "confab_load: {}\n", error.what());
    return 1;
  }
}
