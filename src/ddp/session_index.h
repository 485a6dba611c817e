#pragma once
// Which sessions an event concerns: those of a user, those that listen to a room, those that hold a subscription to a
// stream, and the users who listen to every room.

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/concurrent.h"
#include "base/id.h"
#include "ddp/streams.h"

namespace confab::ddp {

class Session;

/// Any thread. Each change and each question costs as much as it concerns, never as much as is connected; all() is for
/// housekeeping.
class SessionIndex {
 public:
  using Sessions = std::vector<std::shared_ptr<Session>>;

  void add(const std::shared_ptr<Session>& session);
  void remove(Session& session);
  /// The session acts for another user from now on; empty: for nobody.
  void user_changed(Session& session, const UserId& before, const UserId& after);
  /// The session holds one more, or one less, subscription to the stream. `user`: whose it is.
  void listens(Session& session, const Stream* stream, const Subject& subject, const UserId& user);
  void listens_no_longer(Session& session, const Stream* stream, const Subject& subject, const UserId& user);

  [[nodiscard]] Sessions of_user(const UserId& user) const;
  [[nodiscard]] Sessions listening_to(const RoomId& room) const;
  [[nodiscard]] Sessions holding(const Stream* stream) const;
  [[nodiscard]] Sessions all() const;
  [[nodiscard]] std::size_t size() const;
  [[nodiscard]] std::vector<UserId> users_hearing_all_rooms() const;

  /// Counts what may have ended rights of people who are not known by name: a room that became private, a permission, a
  /// setting. Raised before the sessions are looked up, so that whoever asks for a right and is not found yet sees that
  /// the answer may be old.
  [[nodiscard]] std::uint64_t generation() const { return generation_.load(); }
  void next_generation() { ++generation_; }

 private:
  struct Entry {
    std::weak_ptr<Session> session;
    std::size_t count = 0;
  };
  using Group = std::unordered_map<Session*, Entry>;
  struct State {
    Group all;
    std::unordered_map<UserId, Group> by_user;
    std::unordered_map<RoomId, Group> by_room;
    std::unordered_map<const Stream*, Group> by_stream;
    std::unordered_map<UserId, std::size_t> hearing_all_rooms;
  };
  static Sessions in(const Group& group);
  template <class Key>
  static Sessions in(const std::unordered_map<Key, Group>& groups, const Key& key);
  template <class Key>
  static void put(std::unordered_map<Key, Group>& groups, const Key& key, Session& session);
  template <class Key>
  static void take(std::unordered_map<Key, Group>& groups, const Key& key, Session& session);

  Guarded<State> state_;
  std::atomic<std::uint64_t> generation_{0};
  std::atomic<std::size_t> hearing_all_rooms_{0};  // so that a message that no bot waits for costs nothing
};

}  // namespace confab::ddp
