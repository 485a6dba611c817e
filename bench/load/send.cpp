#include "load/send.h"

#include <stdexcept>

#include <fmt/format.h>

#include "load/closed_loop.h"
#include "load/marker.h"
#include "load/random_id.h"

namespace confab::load {
namespace {

constexpr std::size_t kTextLength = 60;
constexpr double kWarmUpSeconds = 1;

std::int64_t messages_in(const SendOptions& options, const std::string& room) {
  HttpClient client{options.port};
  const auto answer = client.call(
      http_request(fmt::format("/api/v1/rooms.info?roomId={}", room), &options.workspace->accounts.front()));
  return answer.at("room").at("msgs").to_number<std::int64_t>();
}

}  // namespace

boost::json::object send_messages(const SendOptions& options) {
  const auto& accounts = options.workspace->accounts;
  const std::string room = options.workspace->room(options.room).id;
  std::uint32_t serial = 0;
  ClosedLoop loop{
      .port = options.port,
      .pid = options.pid,
      .clients = options.clients,
      .seconds = kWarmUpSeconds,
      .request =
          [&](std::size_t client) {
            const std::string body = fmt::format(R"({{"message":{{"_id":"{}","rid":"{}","msg":"{}"}}}})", random_id(),
                                                 room, marked_text(serial++, kTextLength));
            return http_request("/api/v1/chat.sendMessage", &accounts[client % accounts.size()], body);
          },
      .check =
          [](const HttpResponse& response) {
            if (response.status == 200) return;
            throw std::runtime_error(fmt::format("chat.sendMessage: {} {}", response.status, response.body));
          }};
  const std::int64_t before = messages_in(options, room);
  const std::uint64_t warm_up = run_closed_loop(loop).requests;
  loop.seconds = options.seconds;
  const ClosedLoopResult result = run_closed_loop(loop);
  const std::int64_t gained = messages_in(options, room) - before;
  if (gained != static_cast<std::int64_t>(warm_up + result.requests)) {
    throw std::runtime_error(
        fmt::format("{} messages acknowledged, {} in the room", warm_up + result.requests, gained));
  }
  return result.report;
}

}  // namespace confab::load
