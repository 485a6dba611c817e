#include "api/commands.h"

#include "base/errors/accounts.h"
#include "base/errors/daily.h"
#include "base/errors/members.h"
#include "base/errors/messages.h"
#include "base/errors/people.h"
#include "base/errors/request.h"
#include "base/errors/rooms.h"
#include "base/text.h"

namespace confab::api {

CommandDocument command_document(const core::commands::Command& command) {
  return {.command = std::string{command.name},
          .params = std::string{command.params},
          .description = std::string{command.summary},
          .permission = split(std::string{command.permission}, ','),
          .client_only = command.client_only,
          .provides_preview = false};
}

std::vector<ErrorCode> errors_of_commands() {
  return {errors::command_unknown,
          errors::unauthorized,
          errors::not_allowed,
          errors::action_not_allowed,
          errors::room_not_found,
          errors::invalid_room,
          errors::invalid_user,
          errors::user_not_found,
          errors::user_not_in_room,
          errors::last_owner,
          errors::direct_message_room,
          errors::room_archived,
          errors::muted,
          errors::code_required,
          errors::code_invalid,
          errors::user_is_banned,
          errors::user_limit_exceeded,
          errors::cant_invite_for_direct_room,
          errors::direct_message_max_users,
          errors::invalid_room_name,
          errors::duplicate_channel_name,
          errors::archived_duplicate_name,
          errors::message_size_exceeded,
          errors::status_not_allowed,
          errors::time_out_of_reach,
          errors::nothing_to_remember,
          errors::too_many_reminders,
          errors::message_not_found,
          errors::invalid_message,
          errors::poll_options,
          errors::poll_question_needed,
          errors::poll_not_found,
          errors::poll_closed,
          errors::poll_choice};
}

}  // namespace confab::api
