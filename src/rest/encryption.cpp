// Encryption between ends: people's pairs of keys, and the keys of encrypted rooms.

#include "api/encryption.h"
#include "api/rooms.h"
#include "base/errors/encryption.h"
#include "base/errors/members.h"
#include "base/errors/people.h"
#include "base/errors/rooms.h"
#include "base/fields_read.h"
#include "base/text.h"
#include "rest/chat_api.h"
#include "rest/user_target.h"

namespace confab::rest {

struct KeyIdParams {
  Field<"rid", RoomId, "The room."> room;
  Field<"keyID", std::string, "Which key it has.", api::kKeyId, min_length(1)> key_id;
};
struct GroupKeyParams {
  Field<"uid", UserId, "Whose key it is."> user;
  Field<"rid", RoomId, "The room."> room;
  Field<"key", std::string, "The room's key, encrypted for them.", api::kRoomKeyText, min_length(1)> key;
};
struct GivenKey {
  UserId user;
  std::string key;
  std::optional<std::vector<model::OldRoomKey>> old;

  static constexpr auto kFields = FieldList{
      field("_id", &GivenKey::user, "Who."),
      field("key", &GivenKey::key, "The room's key, encrypted for them.", api::kRoomKeyText, min_length(1)),
      field("oldKeys", &GivenKey::old, "Those that it had before.", max_items(store::kMaxOldKeys)),
  };
};
struct ProvideParams {
  Field<"usersSuggestedGroupKeys", json::object,
        "By rooms, 100 at most: a list of {_id, key, oldKeys}, who is given which key.", max_bytes(262'144)>
      keys;
};
struct WaitingParams {
  Field<"roomIds", std::vector<std::string>, "The rooms' ids, separated by commas; 100 at most.", bound::list_of_names>
      rooms;
};
struct WaitingUser {
  Field<"_id", UserId, "Who."> id;
  Field<"public_key", std::string, "Their public key, a JWK as text."> public_key;
};
struct WaitingResult {
  Field<"usersWaitingForE2EKeys", std::map<std::string, std::vector<WaitingUser>>,
        "By rooms: who waits, 50 at most in each.">
      users;
};
struct ResetRoomKeyParams {
  Field<"rid", RoomId, "The room."> room;
  Field<"e2eKey", std::string, "The new key, encrypted for the caller.", api::kRoomKeyText, min_length(1)> key;
  Field<"e2eKeyId", std::string, "Which key it is.", api::kKeyId, min_length(1)> key_id;
};

namespace {

void provide(Call& call, const ProvideParams& p) {
  constexpr std::size_t kMaxRooms = 100, kMaxPeople = 1'000;
  const auto refuse = [](std::string_view why) {
    throw Refusal(errors::invalid_params, std::string{why}, {{"field", "usersSuggestedGroupKeys"}});
  };
  if (p.keys.size() > kMaxRooms) refuse("At most 100 rooms at once");
  std::map<RoomId, std::vector<core::encryption::GivenKey>> keys;
  std::size_t people = 0;
  for (const auto& [room, given] : p.keys) {
    if (room.size() > bound::kId || !given.is_array()) refuse("Each room has a list of keys");
    people += given.get_array().size();
    if (people > kMaxPeople) refuse("At most 1000 keys at once");
    auto& of_room = keys[RoomId{std::string{room}}];
    for (const auto& value : given.get_array()) {
      auto one = read_fields<GivenKey>(value);
      of_room.push_back({std::move(one.user), std::move(one.key), std::move(one.old)});
    }
  }
  core::encryption::provide_keys(call.ctx, call.actor(), keys);
}

// `roomIds=a,b` or `roomIds=a&roomIds=b`.
std::vector<RoomId> rooms_of(const WaitingParams& p) {
  constexpr std::size_t kMaxRooms = 100;
  std::vector<RoomId> rooms;
  for (const auto& text : p.rooms) {
    for (auto& id : split(text, ',')) rooms.emplace_back(std::move(id));
  }
  if (rooms.size() > kMaxRooms) {
    throw Refusal(errors::invalid_params, "At most 100 rooms at once", {{"field", "roomIds"}});
  }
  return rooms;
}

WaitingResult waiting(Call& call, const WaitingParams& p) {
  WaitingResult result;
  for (auto& [room, people] : core::encryption::waiting_for_keys(call.ctx, call.actor(), rooms_of(p))) {
    auto& of_room = result.users[room.value];
    for (auto& one : people) of_room.push_back({one.user, one.public_key});
  }
  return result;
}

void declare_own(api::Endpoints& endpoints) {
  endpoints.get<Nothing, api::OwnKeys>("/api/v1/e2e.fetchMyKeys", Access::user(),
                                       "One's own pair of keys for encrypted rooms.", rate::lively,
                                       [](Call& call, const Nothing&) { return api::own_keys(call); });
  endpoints.post<api::NewOwnKeys, Nothing>("/api/v1/e2e.setUserPublicAndPrivateKeys", Access::user(),
                                           "Keep one's own pair of keys.",
                                           {errors::encryption_disabled, errors::keys_already_set},
                                           [](Call& call, const auto& p) { api::set_own_keys(call, p); });
  endpoints.post<Nothing, Nothing>(
      "/api/v1/e2e.requestSubscriptionKeys", Access::user(),
      "Ask for the keys of rooms that one is in and has none to.", {errors::encryption_disabled},
      [](Call& call, const Nothing&) { core::encryption::request_room_keys(call.ctx, call.actor()); });
  endpoints.post<UserTarget, Nothing>(
      "/api/v1/users.resetE2EKey", Access::user(),
      "Take somebody's pair of keys away, or one's own, with all that was encrypted with it; their sessions end.",
      {errors::encryption_disabled, errors::invalid_user, errors::not_allowed, errors::action_not_allowed},
      Proof::each_time, [](Call& call, const auto& p) {
        // Who may not do it learns nothing of who there is.
        if (p.user_id || p.username || p.user) {
          core::encryption::require_may_reset(call.ctx, call.actor());
          core::encryption::reset_keys(call.ctx, call.actor(), target_user(call, p).id);
        } else {
          core::encryption::reset_own_keys(call.ctx, call.actor());
        }
      });
}

}  // namespace

void declare_encryption(api::Endpoints& endpoints) {
  declare_own(endpoints);
  const std::vector<ErrorCode> of_room{errors::encryption_disabled, errors::invalid_room};
  const auto with = [&](ErrorCode more) {
    auto errors = of_room;
    errors.push_back(more);
    return errors;
  };
  endpoints.get<api::RoomRef, api::UsersWithoutKey>(
      "/api/v1/e2e.getUsersOfRoomWithoutKey", Access::user(), "Members of an encrypted room who have no key to it.",
      of_room, rate::lively, [](Call& call, const auto& p) { return api::users_without_key(call, p.room); });
  endpoints.post<KeyIdParams, Nothing>("/api/v1/e2e.setRoomKeyID", Access::user(), "Say which key a room has, once.",
                                       with(errors::room_key_exists), rate::lively, [](Call& call, const auto& p) {
                                         core::encryption::set_key_id(call.ctx, call.actor(), p.room, p.key_id);
                                       });
  endpoints.post<GroupKeyParams, Nothing>(
      "/api/v1/e2e.updateGroupKey", Access::user(), "Give a room's key to a member, or keep one's own.",
      with(errors::user_not_in_room), rate::lively,
      [](Call& call, const auto& p) { core::encryption::update_key(call.ctx, call.actor(), p.room, p.user, p.key); });
  endpoints.post<api::RoomRef, Nothing>(
      "/api/v1/e2e.acceptSuggestedGroupKey", Access::user(), "The key that one was given becomes one's own.",
      with(errors::no_suggested_key), rate::lively,
      [](Call& call, const auto& p) { core::encryption::accept_suggested_key(call.ctx, call.actor(), p.room); });
  endpoints.post<api::RoomRef, Nothing>(
      "/api/v1/e2e.rejectSuggestedGroupKey", Access::user(), "The key that one was given is of no use.",
      with(errors::no_suggested_key), rate::lively,
      [](Call& call, const auto& p) { core::encryption::reject_suggested_key(call.ctx, call.actor(), p.room); });
  endpoints.post<ProvideParams, Nothing>("/api/v1/e2e.provideUsersSuggestedGroupKeys", Access::user(),
                                         "Give keys of rooms to members who wait for them.", rate::lively,
                                         MaxBody{std::size_t{512} * 1024}, provide);
  endpoints.get<WaitingParams, WaitingResult>("/api/v1/e2e.fetchUsersWaitingForGroupKey", Access::user(),
                                              "Who waits for the keys of rooms.", rate::lively, waiting);
  endpoints.post<ResetRoomKeyParams, Nothing>(
      "/api/v1/e2e.resetRoomKey", Access::user(), "Another key for a room, for which all others wait.",
      with(errors::not_allowed), [](Call& call, const auto& p) {
        core::encryption::reset_room_key(call.ctx, call.actor(), p.room, p.key, p.key_id);
      });
}

}  // namespace confab::rest
