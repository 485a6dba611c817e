#include "load/members.h"

#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <stdexcept>

#include "load/clock.h"
#include "load/ddp.h"
#include "load/websocket.h"

namespace confab::load {
namespace {

// Small enough to stay in the processor's second-level cache between the kernel's copy and our reading of it.
constexpr std::size_t kReadSize = std::size_t{256} * 1024;

}  // namespace

Members::Members(Ledger& ledger, std::size_t rooms)
    : ledger_(ledger), buffer_(2 * kReadSize, '\0'), connected_in_(rooms) {}

void Members::add(std::size_t room, Fd socket, std::string unread) {
  poller_.add(socket, static_cast<std::uint32_t>(members_.size()));
  Member& member = members_.emplace_back();
  member.room = room;
  member.socket = std::move(socket);
  member.position = ledger_.reached_in(room);
  member.unread = std::move(unread);
  ++connected_;
  ++connected_in_[room];
}

bool Members::all_have(std::size_t messages) const {
  if (ledger_.reached() != messages) return connected_ == 0;
  return std::all_of(members_.begin(), members_.end(), [&](const Member& member) {
    return !member.socket.open() || member.position == ledger_.reached_in(member.room);
  });
}

void Members::reset_counts() {
  deliveries_ = delivered_bytes_ = other_frames_ = 0;
  ledger_.latency().clear();
}

void Members::serve(std::int64_t timeout_ns) {
  for (const epoll_event& event : poller_.wait(timeout_ns)) read_from(members_[event.data.u32]);
}

void Members::read_from(Member& member) {
  if (!member.socket.open()) return;
  std::memcpy(buffer_.data(), member.unread.data(), member.unread.size());
  const ssize_t got = ::recv(member.socket.get(), buffer_.data() + member.unread.size(), kReadSize, 0);
  if (got < 0 && errno == EAGAIN) return;
  if (got <= 0) return lose(member);

  now_ = now_ns();
  const std::string_view bytes{buffer_.data(), member.unread.size() + static_cast<std::size_t>(got)};
  const std::size_t used = take_frames(member, bytes);
  if (!member.socket.open()) return;
  member.unread.assign(bytes.substr(used));
  if (member.unread.size() > kReadSize) throw std::runtime_error("a frame above 256 KiB");
}

std::size_t Members::take_frames(Member& member, std::string_view bytes) {
  std::size_t used = 0;
  while (const auto frame = parse_frame(bytes.substr(used))) {
    used += frame->size;
    if (frame->opcode == Opcode::text) {
      take_text(member, frame->payload, frame->size);
    } else if (frame->opcode == Opcode::close) {
      lose(member);
      break;
    } else if (frame->opcode == Opcode::ping) {
      std::string pong;
      append_pong_frame(pong, frame->payload);
      write_all(member.socket, pong);
    }
  }
  return used;
}

void Members::take_text(Member& member, std::string_view payload, std::size_t size) {
  if (const auto serial = finder_.find(payload)) {
    if (!ledger_.receive(member.room, member.position, *serial, now_)) throw std::runtime_error(ledger_.complaint());
    ++deliveries_;
    delivered_bytes_ += size;
    return;
  }
  ++other_frames_;
  if (payload.starts_with(R"({"msg":"ping")")) {
    std::string pong;
    append_text_frame(pong, kDdpPong);
    write_all(member.socket, pong);
  }
}

void Members::lose(Member& member) {
  poller_.remove(member.socket);
  member.socket.reset();
  --connected_;
  --connected_in_[member.room];
}

}  // namespace confab::load
