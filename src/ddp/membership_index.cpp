#include "ddp/membership_index.h"

#include <utility>

namespace confab::ddp {

void MembershipIndex::user_connected(const UserId& user) {
  std::uint64_t visit = 0;
  {
    auto state = state_.lock();
    auto& person = state->people[user];
    if (++person.connections == 1) person.visit = ++state->visits;
    visit = person.visit;
    if (person.known) return;
    ++person.readings;  // also where another connection's reading is under way: this one must not go on without it
  }
  read(user, visit);
}

void MembershipIndex::reread(const UserId& user) {
  std::uint64_t visit = 0;
  {
    auto state = state_.lock();
    const auto person = state->people.find(user);
    if (person == state->people.end()) return;
    ++person->second.readings;
    visit = person->second.visit;
  }
  read(user, visit);
}

// `readings` has been raised, so that events from before the reading on are kept in `meanwhile`: they are as new as
// what is read or newer, and one that was stored, but is not told yet, comes later and is put then.
void MembershipIndex::read(const UserId& user, std::uint64_t visit) {
  std::vector<RoomId> rooms;
  bool failed = true;
  const auto finish = [&] {
    auto state = state_.lock();
    const auto found = state->people.find(user);
    if (found == state->people.end() || found->second.visit != visit) return;  // gone; who came again reads anew
    auto& person = found->second;
    if (!failed) {
      std::unordered_set<RoomId> now(rooms.begin(), rooms.end());
      for (const auto& [room, is_member] : person.meanwhile) {
        if (is_member)
          now.insert(room);
        else
          now.erase(room);
      }
      const auto before = person.rooms;
      for (const auto& room : before) {
        if (!now.contains(room)) state->put(user, person, room, false);
      }
      for (const auto& room : now) state->put(user, person, room, true);
      person.known = true;
    }
    if (--person.readings == 0) person.meanwhile.clear();
  };
  try {
    rooms = read_rooms_(user);
    failed = false;
  } catch (...) {
    finish();
    throw;
  }
  finish();
}

void MembershipIndex::user_disconnected(const UserId& user) {
  auto state = state_.lock();
  const auto found = state->people.find(user);
  if (found == state->people.end() || --found->second.connections != 0) return;
  const auto rooms = std::exchange(found->second.rooms, {});
  for (const auto& room : rooms) state->put(user, found->second, room, false);
  state->people.erase(found);
}

void MembershipIndex::set(const UserId& user, const RoomId& room, bool is_member) {
  auto state = state_.lock();
  const auto found = state->people.find(user);
  if (found == state->people.end()) return;
  if (found->second.readings > 0) found->second.meanwhile.insert_or_assign(room, is_member);
  state->put(user, found->second, room, is_member);
}

void MembershipIndex::State::put(const UserId& user, Person& person, const RoomId& room, bool is_member) {
  if (is_member) {
    person.rooms.insert(room);
    members[room].insert(user);
    return;
  }
  person.rooms.erase(room);
  const auto found = members.find(room);
  if (found == members.end()) return;
  found->second.erase(user);
  if (found->second.empty()) members.erase(found);
}

bool MembershipIndex::is_member(const UserId& user, const RoomId& room) const {
  auto state = state_.lock();
  const auto person = state->people.find(user);
  return person != state->people.end() && person->second.rooms.contains(room);
}

std::vector<UserId> MembershipIndex::users() const {
  auto state = state_.lock();
  std::vector<UserId> users;
  users.reserve(state->people.size());
  for (const auto& [id, person] : state->people) users.push_back(id);
  return users;
}

}  // namespace confab::ddp
