#include "core/presence/presence.h"

#include <algorithm>
#include <utility>

#include "bus/event.h"
#include "bus/sequencer.h"
#include "core/kernel/change_clock.h"

namespace confab::core {

void Presence::connected(const Person& person, const std::string& connection) {
  std::optional<bus::PresenceChanged> event;
  {
    auto entries = entries_.lock();
    auto& entry = (*entries)[person.id];
    entry.person = person;
    entry.away_by_connection.insert_or_assign(connection, false);
    entry.at_once.reset();
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
    found->second.at_once.reset();
    event = changed(found->second, false);
    forget_if_nothing_is_left(*entries, found);
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
    found->second.at_once.reset();
    event = changed(found->second, false);
  }
  publish(std::move(event));
}

void Presence::chosen(const Person& person, bool at_once) {
  std::optional<bus::PresenceChanged> event;
  {
    auto entries = entries_.lock();
    const auto [found, is_new] = entries->try_emplace(person.id);
    auto& entry = found->second;
    const bool text_changed = is_new || entry.person.text != person.text;
    if (at_once)
      entry.at_once = person.chosen;
    else if (entry.person.chosen != person.chosen)
      entry.at_once.reset();
    entry.person = person;
    event = changed(entry, text_changed);
    forget_if_nothing_is_left(*entries, found);
  }
  publish(std::move(event));
}

void Presence::ended(const UserId& user) {
  std::optional<bus::PresenceChanged> event;
  {
    auto entries = entries_.lock();
    const auto found = entries->find(user);
    if (found == entries->end() || !found->second.at_once) return;
    found->second.at_once.reset();
    event = changed(found->second, false);
    forget_if_nothing_is_left(*entries, found);
  }
  publish(std::move(event));
}

void Presence::observe(const bus::Event& event) {
  if (const auto* status = std::get_if<bus::UserStatusChanged>(&event)) {
    chosen({.id = status->user,
            .username = status->username,
            .name = status->name,
            .chosen = status->chosen,
            .text = status->text},
           status->at_once);
  }
  if (const auto* sessions = std::get_if<bus::SessionsEnded>(&event)) {
    if (!sessions->token_hash && !sessions->kept_token_hash) ended(sessions->user);
  }
}

bool Presence::is_busy(const UserId& user) const {
  auto entries = entries_.lock();
  const auto found = entries->find(user);
  return found != entries->end() && found->second.person.chosen == "busy";
}

Presence::Status Presence::status(const UserId& user, const std::string& chosen) const {
  auto entries = entries_.lock();
  const auto found = entries->find(user);
  const std::string connection = found == entries->end() ? "offline" : connection_status(found->second);
  if (found != entries->end() && found->second.at_once) return {*found->second.at_once, connection};
  return {seen(connection, chosen), connection};
}

std::vector<UserId> Presence::connected_users() const {
  auto entries = entries_.lock();
  std::vector<UserId> users;
  users.reserve(entries->size());
  for (const auto& [id, entry] : *entries) {
    if (!entry.away_by_connection.empty()) users.push_back(id);
  }
  return users;
}

std::vector<UserId> Presence::seen_users() const {
  auto entries = entries_.lock();
  std::vector<UserId> users;
  for (const auto& [id, entry] : *entries) {
    if (entry.shown != "offline") users.push_back(id);
  }
  return users;
}

std::vector<UserId> Presence::seen_as(std::span<const std::string> statuses) const {
  auto entries = entries_.lock();
  std::vector<UserId> users;
  for (const auto& [id, entry] : *entries) {
    const bool is_one = std::ranges::find(statuses, entry.shown) != statuses.end();
    if (is_one && entry.shown != "offline") users.push_back(id);
  }
  return users;
}

std::vector<UserId> Presence::changed_since(Timestamp from) const {
  auto changes = changes_.lock();
  std::vector<UserId> users;
  for (const auto& [id, time] : changes->last) {
    if (time >= from) users.push_back(id);
  }
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

void Presence::forget_if_nothing_is_left(Entries& entries, Entries::iterator entry) {
  const bool seen_at_once = entry->second.at_once && *entry->second.at_once != "offline";
  if (entry->second.away_by_connection.empty() && !seen_at_once) entries.erase(entry);
}

std::optional<bus::PresenceChanged> Presence::changed(Entry& entry, bool text_changed) {
  const std::string connection = connection_status(entry);
  std::string now = entry.at_once ? *entry.at_once : seen(connection, entry.person.chosen);
  if (now == entry.shown && !text_changed) return std::nullopt;
  entry.shown = now;
  return bus::PresenceChanged{entry.person.id, entry.person.username, entry.person.name, std::move(now),
                              connection,      entry.person.text};
}

void Presence::publish(std::optional<bus::PresenceChanged> event) {
  if (!event) return;
  {
    auto changes = changes_.lock();
    const Timestamp now = changed_.next();
    changes->last[event->user] = now;
    if (now - changes->forgotten_at >= kRemembered) {
      std::erase_if(changes->last, [&](const auto& change) { return now - change.second > kRemembered; });
      changes->forgotten_at = now;
    }
  }
  events_.publish(std::move(*event));
}

}  // namespace confab::core
