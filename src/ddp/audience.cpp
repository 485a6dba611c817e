#include "ddp/audience.h"

#include "core/rooms/audience.h"

namespace confab::ddp {

void Audience::user_connected(const UserId& user) {
  // Read under the lock: an event about the user's rooms is applied before the reading or after it, never lost between.
  auto state = state_.lock();
  auto& person = state->people[user];
  if (person.connections++ != 0) return;
  for (auto& room : core::rooms::rooms_of(ctx_, user)) {
    state->members[room].insert(user);
    person.rooms.insert(std::move(room));
  }
}

void Audience::user_disconnected(const UserId& user) {
  auto state = state_.lock();
  const auto person = state->people.find(user);
  if (person == state->people.end() || --person->second.connections != 0) return;
  for (const auto& room : person->second.rooms) {
    const auto members = state->members.find(room);
    if (members == state->members.end()) continue;
    members->second.erase(user);
    if (members->second.empty()) state->members.erase(members);
  }
  state->people.erase(person);
}

void Audience::joined(const UserId& user, const RoomId& room) {
  auto state = state_.lock();
  const auto person = state->people.find(user);
  if (person == state->people.end()) return;
  person->second.rooms.insert(room);
  state->members[room].insert(user);
}

void Audience::left(const UserId& user, const RoomId& room) {
  auto state = state_.lock();
  const auto person = state->people.find(user);
  if (person == state->people.end()) return;
  person->second.rooms.erase(room);
  const auto members = state->members.find(room);
  if (members == state->members.end()) return;
  members->second.erase(user);
  if (members->second.empty()) state->members.erase(members);
}

std::vector<UserId> Audience::members(const RoomId& room) const {
  auto state = state_.lock();
  const auto members = state->members.find(room);
  if (members == state->members.end()) return {};
  return {members->second.begin(), members->second.end()};
}

bool Audience::is_member(const UserId& user, const RoomId& room) const {
  auto state = state_.lock();
  const auto person = state->people.find(user);
  return person != state->people.end() && person->second.rooms.contains(room);
}

std::vector<UserId> Audience::users() const {
  auto state = state_.lock();
  std::vector<UserId> users;
  for (const auto& [id, person] : state->people) users.push_back(id);
  return users;
}

}  // namespace confab::ddp
