#include "api/commands.h"
#include "ddp/chat_methods.h"

namespace confab::ddp {

struct CommandPlace {
  Field<"rid", std::optional<RoomId>, "Where."> room;
  Field<"tmid", std::optional<std::string>, "The thread it was written in.", bound::id> thread;
};
struct CommandCall {
  Field<"cmd", std::string, "Its name.", bound::name> command;
  Field<"params", std::string, "What is behind the name.", bound::message_text, defaulted{}> params;
  Field<"msg", CommandPlace, "The message that it was written as.", defaulted{}> message;
  Field<"triggerId", std::optional<std::string>, "Of the client; not used.", bound::id> trigger;
};
using CommandParam = Named<"params", CommandCall, "Which one, and where.">;
struct PreviewChoice {
  Field<"command", CommandCall, "Which one, and where."> command;
  Field<"preview", json::object, "Which of its previews.", bound::free_form, defaulted{}> preview;
};

namespace {

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
  methods.add<CommandParam, Nothing>("slashCommand", Access::user(), "Run a slash command.", std::move(errors),
                                     rate::lively, run_command);
  methods.add<CommandParam, json::object>("getSlashCommandPreviews", Access::user(),
                                          "What a command would do; none has a preview.", {errors::command_unknown},
                                          [](Call&, const auto&) -> json::object { refuse_preview(); });
  methods.add<PreviewChoice, Nothing>("executeSlashCommandPreview", Access::user(),
                                      "Run a command as one of its previews shows; none has any.",
                                      {errors::command_unknown}, [](Call&, const auto&) { refuse_preview(); });
}

}  // namespace confab::ddp
