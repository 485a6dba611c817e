#include "base/errors/avatars.h"
#include "base/errors/files.h"
#include "base/errors/people.h"
#include "core/avatars/avatar.h"
#include "core/avatars/source.h"
#include "core/users/find.h"
#include "ddp/account_methods.h"
#include "ddp/binary_text.h"
#include "permissions/groups/people.h"
#include "settings/groups/avatars.h"

namespace confab::ddp {

struct SetAvatarParams {
  Field<"dataURI", std::string, "The picture as data URI; with the service url, its address.", bound::carried> data;
  Field<"contentType", std::optional<std::string>, "Of bare bytes.", bound::text> content_type;
  Field<"service", std::optional<std::string>, "upload, url, rest, initials, or a service that suggested it.",
        bound::name>
      service;
  Field<"userId", std::optional<UserId>, "Whose; left out: one's own."> user;
};
struct ResetAvatarParams {
  Field<"userId", std::optional<UserId>, "Whose; left out: one's own."> user;
};

namespace {

UserId target_of(const Call& call, const std::optional<UserId>& user) {
  if (!user || *user == call.actor().id) return call.actor().id;
  if (!core::may(call.ctx, call.actor(), permissions::people("edit-other-user-avatar"))) {
    throw Refusal(errors::missing_permission, "Unauthorized");
  }
  if (!core::users::find(call.ctx, {.id = user, .username = {}})) {
    throw Refusal(errors::invalid_desired_user, "Invalid desired user");
  }
  return *user;
}

core::files::Spooled picture_of(const Call& call, const SetAvatarParams& p) {
  if (p.service == "url") return core::avatars::from_address(call.ctx, p.data);
  if (p.service != "rest") return core::avatars::from_data_uri(call.ctx, p.data);
  if (!p.content_type) throw Refusal(errors::avatar_content_type, "Invalid avatar content type");
  return core::files::spool_text(call.ctx, bytes_of_text(p.data));
}

void set_avatar(Call& call, const SetAvatarParams& p) {
  if (!call.ctx.settings.boolean(settings::avatars("Accounts_AllowUserAvatarChange"))) {
    throw Refusal(errors::not_allowed, "Not allowed");
  }
  const auto user = target_of(call, p.user);
  core::avatars::require_change(call.ctx, call.actor(), user);
  if (p.service == "initials") return core::avatars::choose_initials(call.ctx, call.actor(), user);
  core::avatars::set(call.ctx, call.actor(), user, picture_of(call, p), p.service.value_or("upload"));
}

json::object suggestions_of(const Call& call) {
  json::object rows;
  for (const auto& [service, one] : core::avatars::suggestions(call.ctx, call.actor())) {
    rows[service] = json::object{{"blob", one.blob}, {"contentType", one.content_type}, {"service", service}};
  }
  return rows;
}

}  // namespace

void declare_avatar_methods(api::Methods& methods) {
  methods.add<SetAvatarParams, Nothing>(
      "setAvatarFromService", Access::user(), "Put up a picture for an account.",
      {errors::not_allowed, errors::missing_permission, errors::invalid_desired_user, errors::invalid_user,
       errors::action_not_allowed, errors::invalid_data, errors::avatar_invalid_url, errors::avatar_url_handling,
       errors::avatar_content_type, errors::invalid_file_type, errors::file_too_small, errors::file_too_large,
       errors::service_unavailable, errors::storage_full},
      set_avatar);
  methods.add<ResetAvatarParams, Nothing>(
      "resetAvatar", Access::user(), "Take an account's picture down.",
      {errors::not_allowed, errors::missing_permission, errors::invalid_desired_user, errors::invalid_user,
       errors::action_not_allowed},
      [](Call& call, const auto& p) { core::avatars::reset(call.ctx, call.actor(), target_of(call, p.user)); });
  methods.add<Nothing, json::object>("getAvatarSuggestion", Access::user(), "Pictures that other services have of one.",
                                     [](Call& call, const Nothing&) { return suggestions_of(call); });
}

}  // namespace confab::ddp
