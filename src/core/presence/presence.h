#pragma once
// Who is connected and how they are seen. Kept in memory: a user's status is the best of the connections, limited by
// what the user chose; or what was chosen to be seen at once, until the next connection comes or goes.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/concurrent.h"
#include "base/id.h"
#include "base/time.h"
#include "bus/events/presence_changed.h"

namespace confab::bus {
class Sequencer;
struct Event;
}  // namespace confab::bus

namespace confab::core {

class ChangeClock;

class Presence {
 public:
  Presence(bus::Sequencer& events, ChangeClock& changes) : events_(events), changed_(changes) {}

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
  /// The person chose another status or text (already stored). `at_once`: seen so even without a connection.
  void chosen(const Person& person, bool at_once = false);
  /// To be called with every event: what people choose, wherever they did.
  void observe(const bus::Event& event);

  /// Whether the person, who is connected, has chosen not to be disturbed.
  [[nodiscard]] bool is_busy(const UserId& user) const;
  [[nodiscard]] Status status(const UserId& user, const std::string& chosen) const;
  /// Users with at least one connection.
  [[nodiscard]] std::vector<UserId> connected_users() const;
  /// Users who are seen as anything but offline.
  [[nodiscard]] std::vector<UserId> seen_users() const;
  /// Users who are seen as one of these, none of them offline.
  [[nodiscard]] std::vector<UserId> seen_as(std::span<const std::string> statuses) const;
  /// Changes are remembered for so long.
  static constexpr std::chrono::minutes kRemembered{10};
  /// Whose status or text others saw change at `from` or later, as far as that is remembered.
  [[nodiscard]] std::vector<UserId> changed_since(Timestamp from) const;
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
    std::optional<std::string> at_once;  // stands over what would be computed
    std::string shown = "offline";
  };
  using Entries = std::unordered_map<UserId, Entry>;
  struct Changes {
    std::unordered_map<UserId, Timestamp> last;
    Timestamp forgotten_at;  // when old ones were last thrown away
  };

  static std::string connection_status(const Entry& entry);
  static std::string seen(const std::string& connection, const std::string& chosen);
  static void forget_if_nothing_is_left(Entries& entries, Entries::iterator entry);
  /// All sessions of the user were ended: nothing that was chosen earlier is seen any more.
  void ended(const UserId& user);
  /// The event to publish when what others see has changed since the last one.
  static std::optional<bus::PresenceChanged> changed(Entry& entry, bool text_changed);
  void publish(std::optional<bus::PresenceChanged> event);

  bus::Sequencer& events_;
  ChangeClock& changed_;
  Guarded<Entries> entries_;
  Guarded<Changes> changes_;
};

}  // namespace confab::core
