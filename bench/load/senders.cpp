#include "load/senders.h"

#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <stdexcept>
#include <system_error>

#include "load/clock.h"
#include "load/ddp.h"
#include "load/websocket.h"

namespace confab::load {
namespace {

// Bytes that one connection may be behind before sending pauses.
constexpr std::size_t kMaxWaiting = std::size_t{256} * 1024;
constexpr std::int64_t kGrace = kNanosPerSecond / 2;

std::uint32_t id_of(std::string_view result) {
  constexpr std::string_view kId = R"("id":")";
  const auto at = result.find(kId);
  std::uint32_t id = 0;
  if (at == std::string_view::npos) throw std::runtime_error("a result without id");
  std::from_chars(result.data() + at + kId.size(), result.data() + result.size(), id);
  return id;
}

}  // namespace

Senders::Senders(Ledger& ledger, Route route) : ledger_(ledger), route_(std::move(route)) {}

void Senders::add(Fd socket, std::string unread) {
  poller_.add(socket, static_cast<std::uint32_t>(connections_.size()));
  Connection& connection = connections_.emplace_back();
  connection.socket = std::move(socket);
  connection.in = std::move(unread);
}

bool Senders::finished() const {
  if (route_.acknowledged && acknowledged_ + refused_ < sent()) return false;
  return std::all_of(connections_.begin(), connections_.end(), [](const Connection& c) { return c.out.empty(); });
}

void Senders::run(double per_second, double seconds, const std::stop_token& stop) {
  sent_ = 0;
  acknowledged_ = refused_ = 0;
  answers_.clear();
  due_.clear();
  first_serial_ = next_serial_;
  const auto total = static_cast<std::uint64_t>(per_second * seconds);
  const std::int64_t start = now_ns();
  const std::int64_t give_up = start + static_cast<std::int64_t>(seconds * 1e9) + kGrace;
  const auto due = [&](std::uint64_t n) {
    return start + static_cast<std::int64_t>(static_cast<double>(n) * 1e9 / per_second);
  };

  bool sending = true;
  while (!stop.stop_requested() && (sending || !finished())) {
    const std::int64_t now = now_ns();
    bool held_up = false;
    while (sending && !held_up && due(sent_) <= now) {
      held_up = !issue(due(sent_));
      if (sent_ == total) sending = false;
    }
    if (now > give_up) sending = false;
    const std::int64_t wait = sending && !held_up ? due(sent_) - now_ns() : kNanosPerSecond / 200;
    for (const epoll_event& event : poller_.wait(std::clamp<std::int64_t>(wait, 0, kNanosPerSecond / 200))) {
      if ((event.events & EPOLLOUT) != 0) flush(event.data.u32);
      if ((event.events & ~EPOLLOUT) != 0) read(connections_[event.data.u32]);
    }
  }
}

bool Senders::issue(std::int64_t due) {
  const auto index = static_cast<std::uint32_t>(next_serial_ % connections_.size());
  Connection& connection = connections_[index];
  if (connection.out.size() > kMaxWaiting) return false;
  if (ledger_.full()) throw std::runtime_error("more messages than the ledger has room for");
  const std::uint32_t serial = ledger_.issue(due);
  ++next_serial_;
  due_.push_back(due);
  append_text_frame(connection.out, route_.frame(serial));
  sent_.fetch_add(1, std::memory_order_release);
  if (!connection.waits_for_room) flush(index);
  return true;
}

void Senders::flush(std::uint32_t index) {
  Connection& connection = connections_[index];
  while (!connection.out.empty()) {
    const ssize_t written = ::send(connection.socket.get(), connection.out.data(), connection.out.size(), MSG_NOSIGNAL);
    if (written < 0 && errno != EAGAIN) throw std::system_error(errno, std::generic_category(), "a sender's send");
    if (written <= 0) break;
    connection.out.erase(0, static_cast<std::size_t>(written));
  }
  if (connection.out.empty() == connection.waits_for_room) {
    connection.waits_for_room = !connection.waits_for_room;
    poller_.change(connection.socket, index, connection.waits_for_room);
  }
}

void Senders::read(Connection& connection) {
  // A sender is sent the room's messages too when it is a bare broadcaster's client; they are read and dropped.
  if (!read_more(connection.socket, connection.in)) throw std::runtime_error("the server closed a sender's connection");
  std::size_t used = 0;
  while (const auto frame = parse_frame(std::string_view{connection.in}.substr(used))) {
    used += frame->size;
    if (frame->opcode == Opcode::close) throw std::runtime_error("the server closed a sender's WebSocket");
    if (frame->opcode == Opcode::text) take(connection, frame->payload);
  }
  connection.in.erase(0, used);
}

void Senders::take(Connection& connection, std::string_view payload) {
  if (!route_.acknowledged) return;
  if (payload.starts_with(R"({"msg":"ping")")) {
    append_text_frame(connection.out, kDdpPong);
    flush(static_cast<std::uint32_t>(&connection - connections_.data()));
  }
  if (payload.find(R"("msg":"result")") == std::string_view::npos) return;
  if (payload.find(R"("error":)") != std::string_view::npos) {
    if (refused_++ == 0) first_refusal_ = payload;
    return;
  }
  ++acknowledged_;
  const std::uint32_t serial = id_of(payload);
  if (serial >= first_serial_ && serial < next_serial_) answers_.record(now_ns() - due_[serial - first_serial_]);
}

}  // namespace confab::load
