#include "load/idle.h"

#include <chrono>
#include <thread>
#include <vector>

#include <fmt/format.h>

#include "load/ddp.h"
#include "load/process_stats.h"

namespace confab::load {
namespace {

constexpr std::chrono::seconds kSettling{3};

/// What a client that has a room open is subscribed to (compat: the mobile app's list).
void subscribe_like_a_client(DdpConnection& connection, const std::string& user, const std::string& room) {
  for (const std::string_view event :
       {"message", "notification", "rooms-changed", "subscriptions-changed", "userData"}) {
    connection.subscribe("stream-notify-user", fmt::format("{}/{}", user, event));
  }
  connection.subscribe("stream-room-messages", room);
  for (const std::string_view event : {"user-activity", "deleteMessage", "deleteMessageBulk"}) {
    connection.subscribe("stream-notify-room", fmt::format("{}/{}", room, event));
  }
}

}  // namespace

boost::json::object hold_idle(const IdleOptions& options) {
  const ResidentMemory before = resident_memory(options.pid);
  const std::string room = options.workspace->room(options.room).id;
  std::vector<DdpConnection> connections;
  connections.reserve(options.connections);
  for (std::size_t i = 0; i < options.connections; ++i) {
    const Account& account = options.workspace->accounts[i % options.workspace->accounts.size()];
    DdpConnection& connection = connections.emplace_back(options.port);
    connection.login(account);
    if (options.subscribed) subscribe_like_a_client(connection, account.id, room);
  }
  std::this_thread::sleep_for(kSettling);
  const ResidentMemory after = resident_memory(options.pid);
  return {{"connections", options.connections},
          {"subscribed", options.subscribed},
          {"resident_kb_before", before.total_kb},
          {"resident_kb_after", after.total_kb},
          {"anonymous_kb_before", before.anonymous_kb},
          {"anonymous_kb_after", after.anonymous_kb},
          {"kb_per_connection",
           static_cast<double>(after.total_kb - before.total_kb) / static_cast<double>(options.connections)}};
}

}  // namespace confab::load
