#include "load/storm.h"

#include <sys/socket.h>

#include <stdexcept>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "load/clock.h"
#include "load/ddp.h"
#include "load/histogram.h"
#include "load/poller.h"
#include "load/process_stats.h"
#include "load/websocket.h"

namespace confab::load {
namespace {

struct Client {
  Fd socket;
  std::string in;
  bool logged_in = false;
};

/// Whether the result of the log-in is among what has arrived.
bool has_result(Client& client) {
  std::size_t used = 0;
  bool found = false;
  while (const auto frame = parse_frame(std::string_view{client.in}.substr(used))) {
    used += frame->size;
    if (frame->opcode == Opcode::close) throw std::runtime_error("the server closed a client's WebSocket");
    if (frame->payload.find(R"("msg":"result")") == std::string_view::npos) continue;
    if (frame->payload.find(R"("error":)") != std::string_view::npos)
      throw std::runtime_error(std::string{frame->payload});
    found = true;
  }
  client.in.erase(0, used);
  return found;
}

}  // namespace

boost::json::object resume_at_once(const StormOptions& options) {
  std::vector<Client> clients(options.clients);
  Poller poller;
  for (std::size_t i = 0; i < clients.size(); ++i) {
    DdpConnection connection{options.port};
    clients[i].socket = connection.release(clients[i].in);
    poller.add(clients[i].socket, static_cast<std::uint32_t>(i));
  }
  const CpuMeter meter{options.pid};
  const auto& accounts = options.workspace->accounts;
  Histogram latency;
  const std::int64_t start = now_ns();
  for (std::size_t i = 0; i < clients.size(); ++i) {
    std::string frame;
    append_text_frame(frame, resume_frame(accounts[i % accounts.size()].token));
    write_all(clients[i].socket, frame);
  }
  for (std::size_t waiting = clients.size(); waiting > 0;) {
    const auto events = poller.wait(10 * kNanosPerSecond);
    if (events.empty()) throw std::runtime_error("no answer within 10 seconds");
    for (const epoll_event& event : events) {
      Client& client = clients[event.data.u32];
      if (!read_more(client.socket, client.in)) throw std::runtime_error("the server closed a connection");
      if (client.logged_in || !has_result(client)) continue;
      client.logged_in = true;
      latency.record(now_ns() - start);
      --waiting;
    }
  }
  const double seconds = to_seconds(now_ns() - start);
  const CpuMeter::Seconds cpu = meter.read();
  const auto count = static_cast<double>(clients.size());
  return {{"clients", clients.size()},
          {"seconds", seconds},
          {"per_second", count / seconds},
          {"latency", latency.summary()},
          {"server_cpu_microseconds_each", cpu.server * 1e6 / count},
          {"generator_cpu_seconds", cpu.generator},
          {"others_cpu_seconds", cpu.others}};
}

}  // namespace confab::load
