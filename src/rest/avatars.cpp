#include "base/errors/avatars.h"
#include "base/errors/files.h"
#include "base/errors/people.h"
#include "core/avatars/avatar.h"
#include "core/avatars/source.h"
#include "core/users/find.h"
#include "rest/account_api.h"
#include "rest/user_target.h"

namespace confab::rest {

struct SetAvatarParams : UserTarget {
  std::optional<std::string> address;

  static constexpr auto kFields = FieldList{
      field("userId", &SetAvatarParams::user_id, "Whose, by id; left out: one's own."),
      field("username", &SetAvatarParams::username, "Whose, by username.", bound::name),
      field("avatarUrl", &SetAvatarParams::address, "Where the picture is, of calls without a form.", bound::url),
  };
};
using SuggestionRows =
    Named<"suggestions", json::object, "By service: blob (the picture as data URI), contentType, service, url.">;

namespace {

constexpr std::uint64_t kMaxBytes = std::uint64_t{10} << 20;
constexpr Renamed kOfOthers{.from = errors::missing_permission, .to = errors::not_allowed, .text = "Not allowed"};

UserId target_of(const Call& call, const UserTarget& target) {
  if (!target.user_id && !target.username) return call.actor().id;
  const auto user = core::users::find(call.ctx, {.id = target.user_id, .username = target.username});
  if (!user) {
    throw Refusal(errors::invalid_user,
                  "The optional \"userId\" or \"username\" param provided does not match any users");
  }
  return user->id;
}

void set_avatar(Call& call, const SetAvatarParams& p, const FormFile* file) {
  const auto user = target_of(call, p);
  if (file != nullptr) return core::avatars::set(call.ctx, call.actor(), user, file->bytes, "rest");
  if (!p.address) throw Refusal(errors::no_file_uploaded);
  core::avatars::set_from_address(call.ctx, call.actor(), user, *p.address);
}

json::object suggestions_of(const Call& call) {
  json::object rows;
  for (const auto& [service, one] : core::avatars::suggestions(call.ctx, call.actor())) {
    rows[service] =
        json::object{{"blob", one.blob}, {"contentType", one.content_type}, {"service", one.service}, {"url", one.url}};
  }
  return rows;
}

}  // namespace

void declare_avatars(api::Endpoints& endpoints) {
  endpoints.post_form<SetAvatarParams, Nothing>(
      "/api/v1/users.setAvatar", Access::user(),
      "Put up a picture for an account: a form with it, or JSON with its address.",
      {errors::invalid_user, errors::not_allowed, errors::unauthorized, errors::action_not_allowed,
       errors::avatar_invalid_url, errors::avatar_url_handling, errors::invalid_file_type, errors::file_too_small,
       errors::service_unavailable, errors::storage_full},
      FileRule{.name = "image", .max_bytes = [](const core::Context&) { return kMaxBytes; }, .required = false},
      kOfOthers, set_avatar);
  endpoints.post<UserTarget, Nothing>(
      "/api/v1/users.resetAvatar", Access::user(), "Take an account's picture down.",
      {errors::invalid_user, errors::not_allowed, errors::action_not_allowed}, kOfOthers,
      [](Call& call, const auto& p) { core::avatars::reset(call.ctx, call.actor(), target_or_self(call, p).id); });
  endpoints.get<Nothing, SuggestionRows>(
      "/api/v1/users.getAvatarSuggestion", Access::user(), "Pictures that other services have of one.",
      [](Call& call, const Nothing&) { return SuggestionRows{suggestions_of(call)}; });
}

}  // namespace confab::rest
