#include "api/commands.h"
#include "base/errors/request.h"
#include "ddp/chat_methods.h"

namespace confab::ddp {

struct CommandPlace {
  std::optional<RoomId> room;
  std::optional<std::string> thread;

  static constexpr auto kFields = FieldList{
      field("rid", &CommandPlace::room, "Where."),
      field("tmid", &CommandPlace::thread, "The thread it was written in.", bound::id),
  };
};
struct CommandCall {
  std::string command, params;
  CommandPlace message;
  std::optional<std::string> trigger;

  static constexpr auto kFields = FieldList{
      field("cmd", &CommandCall::command, "Its name.", bound::name),
      field("params", &CommandCall::params, "What is behind the name.", bound::message_text, defaulted()),
      field("msg", &CommandCall::message, "The message that it was written as.", defaulted()),
      field("triggerId", &CommandCall::trigger, "Of the client; not used.", bound::id),
  };
};
using CommandParam = Named<"params", CommandCall, "Which one, and where.">;
struct PreviewChoice {
  CommandCall command;
  json::object preview;

  static constexpr auto kFields = FieldList{
      field("command", &PreviewChoice::command, "Which one, and where."),
      field("preview", &PreviewChoice::preview, "Which of its previews.", bound::free_form, defaulted()),
  };
};

namespace {

using api::Access;
using api::Call;
using api::Nothing;

void run_command(Call& call, const CommandParam& p) {
  const auto& d = p.value;
  if (!d.message.room)
    throw Refusal(errors::command_usage, "Executing a command requires at least a message with a room id.");
  core::commands::run(call.ctx, call.actor(), {d.command, *d.message.room, d.params, d.message.thread});
}

[[noreturn]] void refuse_preview() {
  throw Refusal(errors::command_unknown, "The command has no preview");
}

}  // namespace

void declare_command_methods(api::Methods& methods) {
  auto errors = api::errors_of_commands();
  errors.push_back(errors::command_usage);
  methods.add<CommandParam, Nothing>({
      .name = "slashCommand",
      .access = Access::user(),
      .summary = "Run a slash command.",
      .errors = std::move(errors),
      .rate = kLively,
      .handler = run_command,
  });
  methods.add<CommandParam, json::object>({
      .name = "getSlashCommandPreviews",
      .access = Access::user(),
      .summary = "What a command would do; none has a preview.",
      .errors = {errors::command_unknown},
      .handler = [](Call&, const auto&) -> json::object { refuse_preview(); },
  });
  methods.add<PreviewChoice, Nothing>({
      .name = "executeSlashCommandPreview",
      .access = Access::user(),
      .summary = "Run a command as one of its previews shows; none has any.",
      .errors = {errors::command_unknown},
      .handler = [](Call&, const auto&) { refuse_preview(); },
  });
}

}  // namespace confab::ddp
