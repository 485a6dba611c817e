#include "ddp/stream_rights.h"

#include <algorithm>
#include <iterator>

#include "bus/event.h"
#include "ddp/session.h"
#include "model/room_kind.h"

namespace confab::ddp {
namespace {

constexpr std::size_t kSessionsPerTask = 50;  // so that many are asked for by several workers, each for a short time

Listening::Concerns about(const RoomId& room) {
  return [room](const Asked& asked) {
    return asked.stream != nullptr && asked.stream->subject && asked.stream->subject(asked.event).room == room;
  };
}

bool everything(const Asked&) {
  return true;
}

}  // namespace

void StreamRights::observe(const bus::Event& event) {
  if (const auto* ended = std::get_if<bus::SessionsEnded>(&event)) {
    on(*ended);
  } else if (const auto* membership = std::get_if<bus::SubscriptionChanged>(&event)) {
    on(*membership);
  } else if (const auto* room = std::get_if<bus::RoomChanged>(&event)) {
    on(*room);
  } else if (const auto* role = std::get_if<bus::UserRoleChanged>(&event)) {
    // Roles in a room say nothing of what may be heard there.
    if (!role->room) suspect(shared_.sessions.of_user(role->user.id), everything);
  } else if (const auto* permission = std::get_if<bus::PermissionChanged>(&event)) {
    basis_changed(permission->id);
  } else if (const auto* setting = std::get_if<bus::SettingChanged>(&event)) {
    basis_changed(setting->key);
  }
}

void StreamRights::on(const bus::SessionsEnded& ended) {
  for (const auto& session : shared_.sessions.of_user(ended.user)) {
    const auto actor = session->actor();
    if (!actor || actor->id != ended.user) continue;
    if (ended.token_hash && actor->token_hash != *ended.token_hash) continue;
    if (ended.kept_token_hash && actor->token_hash == *ended.kept_token_hash) continue;
    session->end("Logged out");
  }
}

void StreamRights::on(const bus::SubscriptionChanged& membership) {
  if (membership.change != bus::Change::removed) return;
  auto sessions = shared_.sessions.of_user(membership.user);
  if (membership.room_kind && model::traits(*membership.room_kind).open)
    suspect(std::move(sessions), about(membership.room));  // others may read it, too
  else
    cut(sessions, membership.room);
  if (membership.opened_others) suspect(shared_.sessions.of_user(membership.user), everything);
}

void StreamRights::on(const bus::RoomChanged& room) {
  const bool is_removed = room.change == bus::Change::removed;
  if (room.banned) {
    shared_.sessions.next_generation();
    suspect(shared_.sessions.of_user(*room.banned), everything);
  }
  if (!is_removed && !room.rights_changed) return;
  shared_.sessions.next_generation();
  auto sessions = shared_.sessions.listening_to(room.room);
  if (is_removed)
    cut_by_workers(std::move(sessions), room.room);
  else
    suspect(std::move(sessions), about(room.room));
}

void StreamRights::basis_changed(std::string_view permission_or_setting) {
  const auto streams = shared_.streams.resting_on(permission_or_setting);
  if (streams.empty()) return;
  shared_.sessions.next_generation();
  for (const auto* stream : streams) {
    suspect(shared_.sessions.holding(stream), [stream](const Asked& asked) { return asked.stream == stream; });
  }
}

void StreamRights::recheck_all() {
  shared_.sessions.next_generation();
  suspect(shared_.sessions.all(), everything);
}

void StreamRights::cut(const SessionIndex::Sessions& sessions, const RoomId& room) {
  const auto concerns = about(room);
  for (const auto& session : sessions) session->cut(concerns);
}

// Of a room that is gone nothing is told any more: there is time to say so to thousands of listeners.
void StreamRights::cut_by_workers(SessionIndex::Sessions sessions, const RoomId& room) {
  in_tasks(std::move(sessions), [concerns = about(room)](Session& session) { session.cut(concerns); });
}

void StreamRights::suspect(SessionIndex::Sessions sessions, const Listening::Concerns& concerns) {
  std::erase_if(sessions, [&](const auto& session) { return !session->suspect(concerns); });
  in_tasks(std::move(sessions), [](Session& session) { session.decide_suspected(); });
}

void StreamRights::in_tasks(SessionIndex::Sessions sessions, const std::function<void(Session&)>& work) {
  for (std::size_t from = 0; from < sessions.size(); from += kSessionsPerTask) {
    const auto first = sessions.begin() + static_cast<std::ptrdiff_t>(from);
    const auto count = std::min(kSessionsPerTask, sessions.size() - from);
    shared_.workers.submit_always(
        [work, some = SessionIndex::Sessions(first, first + static_cast<std::ptrdiff_t>(count))] {
          for (const auto& session : some) work(*session);
        });
  }
}

}  // namespace confab::ddp
