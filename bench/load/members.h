#pragma once
// The receiving side: the members of all rooms on one event loop.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "load/ledger.h"
#include "load/marker.h"
#include "load/poller.h"
#include "load/socket.h"

namespace confab::load {

/// Members' connections. A connection that the server closes is counted as lost, not reconnected. One thread.
class Members {
 public:
  Members(Ledger& ledger, std::size_t rooms);

  /// A connection that is subscribed to the room; it expects every message from now on. `unread` was received already.
  void add(std::size_t room, Fd socket, std::string unread);
  /// Waits at most so long, then reads from every member that has something, once.
  void serve(std::int64_t timeout_ns);

  [[nodiscard]] std::size_t connected() const { return connected_; }
  [[nodiscard]] std::size_t connected_in(std::size_t room) const { return connected_in_[room]; }
  [[nodiscard]] std::size_t lost() const { return members_.size() - connected_; }
  /// The rooms have had `messages` messages in all, and everybody who is connected has those of the own room.
  [[nodiscard]] bool all_have(std::size_t messages) const;

  [[nodiscard]] std::uint64_t deliveries() const { return deliveries_; }
  [[nodiscard]] std::uint64_t delivered_bytes() const { return delivered_bytes_; }
  [[nodiscard]] std::uint64_t other_frames() const { return other_frames_; }
  void reset_counts();

 private:
  struct Member {
    std::size_t room = 0;
    Fd socket;
    std::string unread;  ///< a frame whose end has not come yet
    std::size_t position = 0;
  };

  void read_from(Member& member);
  /// How many bytes of `bytes` were whole frames.
  std::size_t take_frames(Member& member, std::string_view bytes);
  void take_text(Member& member, std::string_view payload, std::size_t size);
  void lose(Member& member);

  Ledger& ledger_;
  Poller poller_;
  MarkerFinder finder_;
  std::vector<Member> members_;
  std::string buffer_;
  std::int64_t now_ = 0;
  std::size_t connected_ = 0;
  std::vector<std::size_t> connected_in_;  ///< by room
  std::uint64_t deliveries_ = 0;
  std::uint64_t delivered_bytes_ = 0;
  std::uint64_t other_frames_ = 0;
};

}  // namespace confab::load
