#pragma once
// Which connected users are in which room. Read when a user's first connection logs in, kept by events.

#include <cstdint>
#include <functional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/concurrent.h"
#include "base/id.h"

namespace confab::ddp {

/// Any thread. Only user_connected() and reread() ask the store, and they hold no lock while they do.
class MembershipIndex {
 public:
  using ReadRooms = std::function<std::vector<RoomId>(const UserId&)>;
  explicit MembershipIndex(ReadRooms read_rooms) : read_rooms_(std::move(read_rooms)) {}

  /// One more connection of the user. Returns when the user's rooms are known; what joined() and left() say meanwhile
  /// counts more than what is read. Throws what reading throws; the connection counts all the same, and the next one
  /// reads again.
  void user_connected(const UserId& user);
  void user_disconnected(const UserId& user);
  void joined(const UserId& user, const RoomId& room) { set(user, room, true); }
  void left(const UserId& user, const RoomId& room) { set(user, room, false); }
  /// What is known of the user is not sure: reads it again. Nothing for who is not connected.
  void reread(const UserId& user);

  /// What `look(members)` makes of the set of a room's members. It runs under a lock and must not call this object.
  template <class Look>
  [[nodiscard]] auto of_members(const RoomId& room, Look&& look) const {
    static const std::unordered_set<UserId> nobody;
    auto state = state_.lock();
    const auto found = state->members.find(room);
    return look(found == state->members.end() ? nobody : found->second);
  }
  [[nodiscard]] bool is_member(const UserId& user, const RoomId& room) const;
  /// Everybody who is connected.
  [[nodiscard]] std::vector<UserId> users() const;

 private:
  struct Person {
    std::uint64_t visit = 0;  // which of the user's times here this is
    std::size_t connections = 0;
    bool known = false;                          // the rooms were read
    std::size_t readings = 0;                    // under way
    std::unordered_map<RoomId, bool> meanwhile;  // what events said during them: in the room or not
    std::unordered_set<RoomId> rooms;
  };
  struct State {
    std::unordered_map<UserId, Person> people;
    std::uint64_t visits = 0;
    std::unordered_map<RoomId, std::unordered_set<UserId>> members;
    void put(const UserId& user, Person& person, const RoomId& room, bool is_member);
  };
  void set(const UserId& user, const RoomId& room, bool is_member);
  void read(const UserId& user, std::uint64_t visit);

  const ReadRooms read_rooms_;
  Guarded<State> state_;
};

}  // namespace confab::ddp
