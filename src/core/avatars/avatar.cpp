#include "core/avatars/avatar.h"

#include "base/error.h"
#include "base/errors/request.h"
#include "base/id.h"
#include "bus/events/avatar_changed.h"
#include "bus/events/room_changed.h"
#include "bus/events/user_changed.h"
#include "core/access/user.h"
#include "core/audit/record.h"
#include "core/avatars/source.h"
#include "permissions/groups/moderation.h"
#include "permissions/groups/people.h"
#include "settings/groups/avatars.h"
#include "store/avatars.h"
#include "store/users.h"

namespace confab::core::avatars {
namespace {

using services::media::Wish;
using store::AvatarOf;

// A picture with transparency is shown whole on it; any other fills the square.
Wish wish_of(const Context& ctx, const services::media::Facts& facts) {
  Wish wish;
  if (!ctx.settings.boolean(settings::avatars("Accounts_AvatarResize"))) return wish;
  const auto side = static_cast<int>(ctx.settings.integer(settings::avatars("Accounts_AvatarSize")));
  wish.fit = facts.has_alpha ? Wish::Fit::pad : Wish::Fit::cover;
  wish.box = {.width = side, .height = side};
  if (facts.format == "gif") wish.format = "png";
  return wish;
}

// Puts it in the place of the one before, whose bytes go.
std::string put(Transaction& tx, const Context& ctx, AvatarOf kind, std::int64_t owner_pk,
                const files::KeptPicture& picture) {
  files::acquire(tx, picture.kept);
  const auto before = store::Avatars{tx.sql()}.of(kind, owner_pk);
  store::Avatar avatar{
      .blob_pk = picture.kept.pk, .etag = random_id(), .type = picture.type, .uploaded_at = ctx.clock.now()};
  store::AvatarWriter{tx}.put(kind, owner_pk, avatar);
  if (before) files::release(tx, ctx, before->blob_pk);
  return avatar.etag;
}

bool take_down(Transaction& tx, const Context& ctx, AvatarOf kind, std::int64_t owner_pk) {
  const auto before = store::Avatars{tx.sql()}.of(kind, owner_pk);
  if (!before) return false;
  store::AvatarWriter{tx}.remove(kind, owner_pk);
  files::release(tx, ctx, before->blob_pk);
  return true;
}

void save(Transaction& tx, model::User& user, std::optional<std::string> etag, std::optional<std::string> origin) {
  user.avatar_etag = std::move(etag);
  user.avatar_origin = std::move(origin);
  user.updated_at = tx.change_time();
  store::UserWriter{tx}.update(user);
  tx.publish(bus::AvatarChanged{.username = user.username, .room = {}, .etag = user.avatar_etag});
  bus::UserFields fields;
  fields.avatar_etag = user.avatar_etag.value_or("");
  fields.avatar_origin = user.avatar_origin.value_or("");
  tx.publish(bus::UserChanged{user.id, bus::Change::updated, std::move(fields)});
}

void note(Transaction& tx, const Context& ctx, const Actor& actor, const model::User& user, std::string_view act) {
  if (user.id != actor.id) audit::record(tx, ctx, actor, act, user.id.value);
}

model::User changeable(Transaction& tx, const Context& ctx, const Actor& actor, const UserId& user,
                       permissions::Permission permission = permissions::people("edit-other-user-avatar")) {
  return access::changeable(tx, ctx, actor, user, permission).user();
}

// Asked before a picture is fetched or worked on; the transaction asks again.
void require_change(const Context& ctx, const Actor& actor, const UserId& user, ErrorCode of_others,
                    std::string_view act = "Change avatar") {
  if (may(ctx, actor, permissions::people("edit-other-user-avatar"))) return;
  if (user != actor.id) throw Refusal(of_others, "Unauthorized");
  if (!ctx.settings.boolean(settings::avatars("Accounts_AllowUserAvatarChange"))) {
    throw Refusal(errors::not_allowed, std::string{act} + " is not allowed");
  }
}

}  // namespace

files::KeptPicture prepare(const Context& ctx, const files::Spooled& picture) {
  const auto facts = files::picture_facts(ctx, picture);
  const auto wish = wish_of(ctx, facts);
  // What moves would stand still; it says nothing of where it was taken.
  if (wish.fit == Wish::Fit::as_is && facts.is_animated) {
    return {.kept = files::keep(ctx, picture), .type = facts.type};
  }
  return files::keep_made(ctx, picture, wish);
}

void set(const Context& ctx, const Actor& actor, const UserId& id, const files::Spooled& picture,
         std::string_view origin) {
  require_change(ctx, actor, id, errors::missing_permission);
  const auto kept = prepare(ctx, picture);
  Transaction tx{ctx};
  auto user = changeable(tx, ctx, actor, id);
  auto etag = put(tx, ctx, AvatarOf::user, user.pk, kept);
  save(tx, user, std::move(etag), std::string{origin});
  note(tx, ctx, actor, user, "user.avatar_set");
  tx.commit();
}

void set_from_address(const Context& ctx, const Actor& actor, const UserId& id, const std::string& address) {
  require_change(ctx, actor, id, errors::unauthorized);
  set(ctx, actor, id, from_address(ctx, address), "url");
}

void reset(const Context& ctx, const Actor& actor, const UserId& id) {
  // Who looks after what people write may take down a picture, too.
  const bool moderates = may(ctx, actor, permissions::moderation("manage-moderation-actions"));
  if (!moderates) require_change(ctx, actor, id, errors::missing_permission, "Reset avatar");
  const auto permission = may(ctx, actor, permissions::people("edit-other-user-avatar"))
                              ? permissions::people("edit-other-user-avatar")
                              : permissions::moderation("manage-moderation-actions");
  Transaction tx{ctx};
  auto user = changeable(tx, ctx, actor, id, permission);
  const bool had_picture = take_down(tx, ctx, AvatarOf::user, user.pk);
  if (!had_picture && !user.avatar_etag && !user.avatar_origin) return;
  save(tx, user, {}, {});
  note(tx, ctx, actor, user, "user.avatar_reset");
  tx.commit();
}

void choose_initials(const Context& ctx, const Actor& actor, const UserId& id) {
  require_change(ctx, actor, id, errors::missing_permission);
  Transaction tx{ctx};
  auto user = changeable(tx, ctx, actor, id);
  take_down(tx, ctx, AvatarOf::user, user.pk);
  save(tx, user, {}, "initials");
  note(tx, ctx, actor, user, "user.avatar_reset");
  tx.commit();
}

void forget(Transaction& tx, const Context& ctx, const model::User& user) {
  if (!take_down(tx, ctx, AvatarOf::user, user.pk)) return;
  tx.publish(bus::AvatarChanged{.username = user.username, .room = {}, .etag = {}});
}

bool set_of_room(Transaction& tx, const Context& ctx, const store::RoomRow& room,
                 const std::optional<files::KeptPicture>& picture) {
  std::optional<std::string> etag;
  if (picture)
    etag = put(tx, ctx, AvatarOf::room, room.pk, *picture);
  else if (!take_down(tx, ctx, AvatarOf::room, room.pk))
    return false;
  store::AvatarWriter{tx}.set_room_etag(room.pk, etag, tx.change_time());
  tx.publish(bus::AvatarChanged{.username = {}, .room = room.id, .etag = etag});
  tx.publish(bus::RoomChanged{room.id, bus::Change::updated});
  return true;
}

void forget_room(Transaction& tx, const Context& ctx, const store::RoomRow& room) {
  take_down(tx, ctx, AvatarOf::room, room.pk);
}

}  // namespace confab::core::avatars
