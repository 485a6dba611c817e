#include "api/encryption.h"
#include "api/rooms.h"
#include "base/errors/encryption.h"
#include "base/errors/members.h"
#include "base/errors/rooms.h"
#include "ddp/chat_methods.h"

namespace confab::ddp {

using NewKeysParam = Named<"data", api::NewOwnKeys, "The pair.">;
struct KeyIdParams {
  Field<"rid", RoomId, "The room."> room;
  Field<"keyID", std::string, "Which key it has.", api::kKeyId, min_length(1)> key_id;
};
struct GroupKeyParams {
  Field<"rid", RoomId, "The room."> room;
  Field<"uid", UserId, "Whose key it is."> user;
  Field<"key", std::string, "The room's key, encrypted for them.", api::kRoomKeyText, min_length(1)> key;
};

void declare_encryption_methods(api::Methods& methods) {
  methods.add<Nothing, api::OwnKeys>("e2e.fetchMyKeys", Access::user(), "One's own pair of keys for encrypted rooms.",
                                     rate::lively, [](Call& call, const Nothing&) { return api::own_keys(call); });
  methods.add<NewKeysParam, Nothing>("e2e.setUserPublicAndPrivateKeys", Access::user(), "Keep one's own pair of keys.",
                                     {errors::encryption_disabled, errors::keys_already_set},
                                     [](Call& call, const auto& p) { api::set_own_keys(call, p.value); });
  methods.add<Nothing, bool>("e2e.requestSubscriptionKeys", Access::user(),
                             "Ask for the keys of rooms that one is in and has none to.", {errors::encryption_disabled},
                             [](Call& call, const Nothing&) {
                               core::encryption::request_room_keys(call.ctx, call.actor());
                               return true;
                             });
  methods.add<Nothing, bool>("e2e.resetOwnE2EKey", Access::user(),
                             "Take one's own pair of keys away, with all that was encrypted with it; sessions end.",
                             {errors::encryption_disabled}, Proof::each_time, [](Call& call, const Nothing&) {
                               core::encryption::reset_own_keys(call.ctx, call.actor());
                               return true;
                             });
  methods.add<api::RoomRef, api::UsersWithoutKey>(
      "e2e.getUsersOfRoomWithoutKey", Access::user(), "Members of an encrypted room who have no key to it.",
      {errors::encryption_disabled, errors::invalid_room}, rate::lively,
      [](Call& call, const auto& p) { return api::users_without_key(call, p.room); });
  methods.add<KeyIdParams, Nothing>(
      "e2e.setRoomKeyID", Access::user(), "Say which key a room has, once.",
      {errors::encryption_disabled, errors::invalid_room, errors::room_key_exists}, rate::lively,
      [](Call& call, const auto& p) { core::encryption::set_key_id(call.ctx, call.actor(), p.room, p.key_id); });
  methods.add<GroupKeyParams, Nothing>(
      "e2e.updateGroupKey", Access::user(), "Give a room's key to a member, or keep one's own.",
      {errors::encryption_disabled, errors::invalid_room, errors::user_not_in_room}, rate::lively,
      [](Call& call, const auto& p) { core::encryption::update_key(call.ctx, call.actor(), p.room, p.user, p.key); });
}

}  // namespace confab::ddp
