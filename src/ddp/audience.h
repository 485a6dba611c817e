#pragma once
// Which connected users are in which room. Loaded when a user's first connection logs in, kept by events.

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/concurrent.h"
#include "core/kernel/context.h"

namespace confab::ddp {

class Audience {
 public:
  explicit Audience(const core::Context& ctx) : ctx_(ctx) {}

  void user_connected(const UserId& user);
  void user_disconnected(const UserId& user);
  void joined(const UserId& user, const RoomId& room);
  void left(const UserId& user, const RoomId& room);

  [[nodiscard]] std::vector<UserId> members(const RoomId& room) const;
  [[nodiscard]] bool is_member(const UserId& user, const RoomId& room) const;
  [[nodiscard]] std::vector<UserId> users() const;

 private:
  struct Person {
    std::size_t connections = 0;
    std::unordered_set<RoomId> rooms;
  };
  struct State {
    std::unordered_map<UserId, Person> people;
    std::unordered_map<RoomId, std::unordered_set<UserId>> members;
  };

  const core::Context& ctx_;
  Guarded<State> state_;
};

}  // namespace confab::ddp
