#pragma once
// Who is connected and how they are seen. Kept in memory: a user's status is the best of the connections, limited by
// what the user chose.

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/concurrent.h"
#include "base/id.h"
#include "bus/people_events.h"

namespace confab::bus {
class Sequencer;
struct Event;
}  // namespace confab::bus

namespace confab::core {

class Presence {
 public:
  explicit Presence(bus::Sequencer& events) : events_(events) {}

  /// What a person looks like to others.
  struct Status {
    std::string status = "offline";      // online, away, busy, offline
    std::string connection = "offline";  // of the connections alone
  };

  struct Person {
    UserId id;
    std::string username;
    std::optional<std::string> name;
    std::string chosen = "online";  // online, away, busy, offline = invisible
    std::string text;
  };

  /// A connection of the person was opened, or logged in. Told to others when that changes what they see.
  void connected(const Person& person, const std::string& connection);
  void disconnected(const UserId& user, const std::string& connection);
  /// The client says that its person is there, or has gone away from the keyboard.
  void set_away(const UserId& user, const std::string& connection, bool away);
  /// The person chose another status or text (already stored).
  void chosen(const Person& person);
  /// To be called with every event: what people choose, wherever they did.
  void observe(const bus::Event& event);

  [[nodiscard]] Status status(const UserId& user, const std::string& chosen) const;
  /// Users with at least one connection.
  [[nodiscard]] std::vector<UserId> connected_users() const;
  [[nodiscard]] std::size_t connection_count() const;
  struct Counts {
    std::int64_t online = 0, away = 0, busy = 0;
  };
  /// How many people are seen as what; all others are offline. Looks at everybody who is connected.
  [[nodiscard]] Counts counts() const;

 private:
  struct Entry {
    Person person;
    std::unordered_map<std::string, bool> away_by_connection;
    std::string shown = "offline";
  };
  using Entries = std::unordered_map<UserId, Entry>;

  static std::string connection_status(const Entry& entry);
  static std::string seen(const std::string& connection, const std::string& chosen);
  /// The event to publish when what others see has changed since the last one.
  static std::optional<bus::PresenceChanged> changed(Entry& entry, bool text_changed);
  void publish(std::optional<bus::PresenceChanged> event);

  bus::Sequencer& events_;
  Guarded<Entries> entries_;
};

}  // namespace confab::core
