#include "ddp/session_index.h"

#include "ddp/session.h"

namespace confab::ddp {

template <class Key>
void SessionIndex::put(std::unordered_map<Key, Group>& groups, const Key& key, Session& session) {
  auto& entry = groups[key][&session];
  if (entry.count++ == 0) entry.session = session.weak_from_this();
}

template <class Key>
void SessionIndex::take(std::unordered_map<Key, Group>& groups, const Key& key, Session& session) {
  const auto group = groups.find(key);
  if (group == groups.end()) return;
  const auto entry = group->second.find(&session);
  if (entry == group->second.end() || --entry->second.count != 0) return;
  group->second.erase(entry);
  if (group->second.empty()) groups.erase(group);
}

SessionIndex::Sessions SessionIndex::in(const Group& group) {
  Sessions sessions;
  sessions.reserve(group.size());
  for (const auto& [key, entry] : group) {
    if (auto session = entry.session.lock()) sessions.push_back(std::move(session));
  }
  return sessions;
}

template <class Key>
SessionIndex::Sessions SessionIndex::in(const std::unordered_map<Key, Group>& groups, const Key& key) {
  const auto group = groups.find(key);
  return group == groups.end() ? Sessions{} : in(group->second);
}

void SessionIndex::add(const std::shared_ptr<Session>& session) {
  state_.lock()->all.emplace(session.get(), Entry{session, 1});
}

void SessionIndex::remove(Session& session) {
  state_.lock()->all.erase(&session);
}

void SessionIndex::user_changed(Session& session, const UserId& before, const UserId& after) {
  if (before == after) return;
  auto state = state_.lock();
  if (!before.empty()) take(state->by_user, before, session);
  if (!after.empty()) put(state->by_user, after, session);
}

void SessionIndex::listens(Session& session, const Stream* stream, const Subject& subject, const UserId& user) {
  auto state = state_.lock();
  put(state->by_stream, stream, session);
  if (subject.room) put(state->by_room, *subject.room, session);
  if (!subject.is_all_rooms) return;
  ++state->hearing_all_rooms[user];
  hearing_all_rooms_ = state->hearing_all_rooms.size();
}

void SessionIndex::listens_no_longer(Session& session, const Stream* stream, const Subject& subject,
                                     const UserId& user) {
  auto state = state_.lock();
  take(state->by_stream, stream, session);
  if (subject.room) take(state->by_room, *subject.room, session);
  if (!subject.is_all_rooms) return;
  const auto found = state->hearing_all_rooms.find(user);
  if (found != state->hearing_all_rooms.end() && --found->second == 0) state->hearing_all_rooms.erase(found);
  hearing_all_rooms_ = state->hearing_all_rooms.size();
}

SessionIndex::Sessions SessionIndex::of_user(const UserId& user) const {
  return in(state_.lock()->by_user, user);
}

SessionIndex::Sessions SessionIndex::listening_to(const RoomId& room) const {
  return in(state_.lock()->by_room, room);
}

SessionIndex::Sessions SessionIndex::holding(const Stream* stream) const {
  return in(state_.lock()->by_stream, stream);
}

SessionIndex::Sessions SessionIndex::all() const {
  return in(state_.lock()->all);
}

std::size_t SessionIndex::size() const {
  return state_.lock()->all.size();
}

std::vector<UserId> SessionIndex::users_hearing_all_rooms() const {
  if (hearing_all_rooms_.load() == 0) return {};
  auto state = state_.lock();
  std::vector<UserId> users;
  users.reserve(state->hearing_all_rooms.size());
  for (const auto& [user, count] : state->hearing_all_rooms) users.push_back(user);
  return users;
}

}  // namespace confab::ddp
