#include "api/rooms.h"

#include "base/error.h"
#include "base/errors/members.h"
#include "base/errors/messages.h"
#include "base/errors/request.h"
#include "base/errors/rooms.h"
#include "core/rooms/discussions.h"
#include "core/rooms/documents.h"

namespace confab::api {

RoomSync sync_rooms(const Call& call, const std::optional<Timestamp>& since) {
  auto changes = core::rooms::changes(call.ctx, call.actor(), since);
  RoomSync result{.update = std::move(changes.update), .remove = {}};
  for (auto& removed : changes.remove) result.remove.push_back({std::move(removed.id), removed.at});
  return result;
}

CreatedRoom create_discussion(const Call& call, const NewDiscussion& wanted) {
  return CreatedRoom{core::rooms::create_discussion(call.ctx, call.actor(),
                                                    {.parent = wanted.parent,
                                                     .message = wanted.message,
                                                     .name = wanted.name,
                                                     .members = wanted.users,
                                                     .topic = wanted.topic,
                                                     .reply = wanted.reply,
                                                     .encrypted = wanted.encrypted.value_or(false)})};
}

std::vector<ErrorCode> discussion_errors() {
  return {errors::action_not_allowed,
          errors::invalid_room,
          errors::not_allowed,
          errors::room_archived,
          errors::muted,
          errors::nested_discussion,
          errors::invalid_message,
          errors::invalid_room_name,
          errors::user_limit_exceeded,
          errors::message_size_exceeded};
}

core::rooms::EditRoom edit_command(const RoomSettings& settings) {
  return {.name = settings.name,
          .topic = settings.topic,
          .description = settings.description,
          .announcement = settings.announcement,
          .avatar = settings.avatar,
          .kind = settings.type ? model::room_kind(*settings.type) : std::nullopt,
          .read_only = settings.read_only,
          .react_when_read_only = settings.react_when_read_only,
          .is_default = settings.is_default,
          .featured = settings.featured,
          .favorite = {},
          .join_code = settings.join_code,
          .custom_fields = settings.custom_fields,
          .retention = {.enabled = settings.retention_enabled,
                        .override_global = settings.retention_override,
                        .files_only = settings.retention_files,
                        .exclude_pinned = settings.retention_pinned,
                        .ignore_threads = settings.retention_threads,
                        .max_age = settings.retention_age},
          .sys_mes = settings.system_messages,
          .encrypted = settings.encrypted,
          .sidepanel = settings.sidepanel};
}

}  // namespace confab::api
