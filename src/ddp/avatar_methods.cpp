#include "base/errors/avatars.h"
#include "base/errors/files.h"
#include "base/errors/people.h"
#include "core/avatars/avatar.h"
#include "core/avatars/source.h"
#include "ddp/account_methods.h"
#include "ddp/binary_text.h"

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

// How clients of these methods know what the use cases refuse.
constexpr Renamed kOfOthers{.from = errors::unauthorized, .to = errors::missing_permission, .text = "Unauthorized"};
constexpr Renamed kUnknown{
    .from = errors::invalid_user, .to = errors::invalid_desired_user, .text = "Invalid desired user"};

core::files::Spooled picture_of(const Call& call, const SetAvatarParams& p) {
  if (p.service != "rest") return core::avatars::from_data_uri(call.ctx, p.data);
  if (!p.content_type) throw Refusal(errors::avatar_content_type, "Invalid avatar content type");
  return core::files::spool_text(call.ctx, bytes_of_text(p.data));
}

void set_avatar(Call& call, const SetAvatarParams& p) {
  const auto user = p.user.value_or(call.actor().id);
  if (p.service == "initials") return core::avatars::choose_initials(call.ctx, call.actor(), user);
  if (p.service == "url") return core::avatars::set_from_address(call.ctx, call.actor(), user, p.data);
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
      {errors::not_allowed, errors::missing_permission, errors::action_not_allowed, errors::invalid_data,
       errors::avatar_invalid_url, errors::avatar_url_handling, errors::avatar_content_type, errors::invalid_file_type,
       errors::file_too_small, errors::file_too_large, errors::service_unavailable, errors::storage_full},
      kOfOthers, kUnknown, set_avatar);
  methods.add<ResetAvatarParams, Nothing>("resetAvatar", Access::user(), "Take an account's picture down.",
                                          {errors::not_allowed, errors::missing_permission, errors::action_not_allowed},
                                          kUnknown, [](Call& call, const auto& p) {
                                            core::avatars::reset(call.ctx, call.actor(),
                                                                 p.user.value_or(call.actor().id));
                                          });
  methods.add<Nothing, json::object>("getAvatarSuggestion", Access::user(), "Pictures that other services have of one.",
                                     [](Call& call, const Nothing&) { return suggestions_of(call); });
}

}  // namespace confab::ddp
