#include "load/closed_loop.h"

#include <stdexcept>
#include <vector>

#include "load/clock.h"
#include "load/histogram.h"
#include "load/poller.h"
#include "load/process_stats.h"

namespace confab::load {
namespace {

struct Client {
  Fd socket;
  std::string in;
  std::int64_t asked_at = 0;
};

class Run {
 public:
  explicit Run(const ClosedLoop& loop) : loop_(loop), clients_(loop.clients) {
    for (std::size_t i = 0; i < clients_.size(); ++i) {
      clients_[i].socket = connect_to(loop_.port);
      poller_.add(clients_[i].socket, static_cast<std::uint32_t>(i));
    }
  }

  ClosedLoopResult go() {
    const CpuMeter meter{loop_.pid};
    const std::int64_t start = now_ns();
    end_ = start + static_cast<std::int64_t>(loop_.seconds * 1e9);
    for (std::size_t i = 0; i < clients_.size(); ++i) ask(i);
    while (waiting_ > 0) {
      const auto events = poller_.wait(10 * kNanosPerSecond);
      if (events.empty()) throw std::runtime_error("no answer within 10 seconds");
      for (const epoll_event& event : events) read_answer(event.data.u32);
    }
    const double seconds = to_seconds(now_ns() - start);
    const CpuMeter::Seconds cpu = meter.read();
    return {.requests = latency_.count(),
            .report = {{"clients", clients_.size()},
                       {"seconds", seconds},
                       {"requests", latency_.count()},
                       {"per_second", static_cast<double>(latency_.count()) / seconds},
                       {"latency", latency_.summary()},
                       {"server_cpu_seconds", cpu.server},
                       {"server_cpu_microseconds_each", cpu.server * 1e6 / static_cast<double>(latency_.count())},
                       {"generator_cpu_seconds", cpu.generator},
                       {"others_cpu_seconds", cpu.others}}};
  }

 private:
  void ask(std::size_t index) {
    const std::string request = loop_.request(index);
    clients_[index].asked_at = now_ns();
    write_all(clients_[index].socket, request);
    ++waiting_;
  }

  void read_answer(std::size_t index) {
    Client& client = clients_[index];
    if (!read_more(client.socket, client.in)) throw std::runtime_error("the server closed a connection");
    const auto response = parse_response(client.in);
    if (!response) return;
    const std::int64_t now = now_ns();
    latency_.record(now - client.asked_at);
    --waiting_;
    loop_.check(*response);
    client.in.clear();
    if (now < end_) ask(index);
  }

  const ClosedLoop& loop_;
  Poller poller_;
  std::vector<Client> clients_;
  Histogram latency_;
  std::int64_t end_ = 0;
  std::size_t waiting_ = 0;
};

}  // namespace

ClosedLoopResult run_closed_loop(const ClosedLoop& loop) {
  return Run{loop}.go();
}

}  // namespace confab::load
