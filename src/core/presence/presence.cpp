#include "core/presence/presence.h"

#include <algorithm>
#include <utility>

#include "bus/event.h"
#include "bus/sequencer.h"

namespace confab::core {

void Presence::connected(const Person& person, const std::string& connection) {
  std::optional<bus::PresenceChanged> event;
  {
    auto entries = entries_.lock();
    auto& entry = (*entries)[person.id];
    entry.person = person;
    entry.away_by_connection.insert_or_assign(connection, false);
    event = changed(entry, false);
  }
  publish(std::move(event));
}

void Presence::disconnected(const UserId& user, const std::string& connection) {
  std::optional<bus::PresenceChanged> event;
  {
    auto entries = entries_.lock();
    const auto found = entries->find(user);
    if (found == entries->end() || found->second.away_by_connection.erase(connection) == 0) return;
    event = changed(found->second, false);
    if (found->second.away_by_connection.empty()) entries->erase(found);
  }
  publish(std::move(event));
}

void Presence::set_away(const UserId& user, const std::string& connection, bool away) {
  std::optional<bus::PresenceChanged> event;
  {
    auto entries = entries_.lock();
    const auto found = entries->find(user);
    if (found == entries->end()) return;
    const auto state = found->second.away_by_connection.find(connection);
    if (state == found->second.away_by_connection.end()) return;
    state->second = away;
    event = changed(found->second, false);
  }
  publish(std::move(event));
}

void Presence::chosen(const Person& person) {
  std::optional<bus::PresenceChanged> event;
  {
    auto entries = entries_.lock();
    const auto found = entries->find(person.id);
    if (found == entries->end()) {
      Entry entry{.person = person, .away_by_connection = {}};
      event = changed(entry, true);
    } else {
      const bool text_changed = found->second.person.text != person.text;
      found->second.person = person;
      event = changed(found->second, text_changed);
    }
  }
  publish(std::move(event));
}

void Presence::observe(const bus::Event& event) {
  if (const auto* status = std::get_if<bus::UserStatusChanged>(&event)) {
    chosen({.id = status->user,
            .username = status->username,
            .name = status->name,
            .chosen = status->chosen,
            .text = status->text});
  }
}

Presence::Status Presence::status(const UserId& user, const std::string& chosen) const {
  auto entries = entries_.lock();
  const auto found = entries->find(user);
  const std::string connection = found == entries->end() ? "offline" : connection_status(found->second);
  return {seen(connection, chosen), connection};
}

std::vector<UserId> Presence::connected_users() const {
  auto entries = entries_.lock();
  std::vector<UserId> users;
  users.reserve(entries->size());
  for (const auto& [id, entry] : *entries) users.push_back(id);
  return users;
}

std::size_t Presence::connection_count() const {
  auto entries = entries_.lock();
  std::size_t count = 0;
  for (const auto& [id, entry] : *entries) count += entry.away_by_connection.size();
  return count;
}

Presence::Counts Presence::counts() const {
  Counts counts;
  auto entries = entries_.lock();
  for (const auto& [id, entry] : *entries) {
    if (entry.shown == "online") ++counts.online;
    if (entry.shown == "away") ++counts.away;
    if (entry.shown == "busy") ++counts.busy;
  }
  return counts;
}

std::string Presence::connection_status(const Entry& entry) {
  if (entry.away_by_connection.empty()) return "offline";
  const bool here = std::any_of(entry.away_by_connection.begin(), entry.away_by_connection.end(),
                                [](const auto& connection) { return !connection.second; });
  return here ? "online" : "away";
}

std::string Presence::seen(const std::string& connection, const std::string& chosen) {
  if (connection == "offline" || chosen == "offline") return "offline";
  return chosen == "online" ? connection : chosen;
}

std::optional<bus::PresenceChanged> Presence::changed(Entry& entry, bool text_changed) {
  const std::string connection = connection_status(entry);
  std::string now = seen(connection, entry.person.chosen);
  if (now == entry.shown && !text_changed) return std::nullopt;
  entry.shown = now;
  return bus::PresenceChanged{entry.person.id, entry.person.username, entry.person.name, std::move(now),
                              connection,      entry.person.text};
}

void Presence::publish(std::optional<bus::PresenceChanged> event) {
  if (event) events_.publish(std::move(*event));
}

}  // namespace confab::core
