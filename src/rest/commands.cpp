#include "core/commands/commands.h"

#include "api/commands.h"
#include "base/text.h"
#include "rest/chat_api.h"

namespace confab::rest {

struct RunParams {
  Field<"command", std::string, "Its name.", bound::name,
        when_missing(errors::params_refused, "You must provide a command to run.")>
      command;
  Field<"roomId", RoomId, "Where.",
        when_missing(errors::params_refused,
                     "The room's id where to execute this command must be provided and be a string.")>
      room;
  Field<"params", std::string, "What is behind the name.", bound::message_text, defaulted{}> params;
  Field<"tmid", std::optional<std::string>, "The thread it was written in.", bound::id> thread;
  Field<"triggerId", std::optional<std::string>, "Of the client; not used: commands open nothing.", bound::id> trigger;
};
struct PreviewParams {
  Field<"command", std::string, "Its name.", bound::name> command;
  Field<"roomId", RoomId, "Where."> room;
  Field<"params", std::string, "What is behind the name.", bound::message_text, defaulted{}> params;
};
struct PreviewItem {
  Field<"id", std::string, "Which.", bound::id> id;
  Field<"type", std::string, "image, video, audio, text or other.", bound::name> type;
  Field<"value", std::string, "What it is.", bound::message_text> value;
};
struct RunPreview {
  Field<"previewItem", PreviewItem, "What was chosen."> item;
  Field<"triggerId", std::optional<std::string>, "Of the client.", bound::id> trigger;
  Field<"tmid", std::optional<std::string>, "The thread it was written in.", bound::id> thread;
};
using RunPreviewParams = Flatten<PreviewParams, RunPreview>;
struct CommandName {
  Field<"command", std::string, "Its name.", bound::name,
        when_missing(errors::params_refused, "The query param \"command\" must be provided.")>
      value;
};
using OneCommand = Named<"command", api::CommandDocument, "The command.">;
using CommandRows = Named<"commands", std::vector<api::CommandDocument>, "By name.">;
using CommandPage = api::PageBy<"+command">;
using NoPreview = Named<"preview", json::object, "What it would do.">;

namespace {

Flatten<CommandRows, api::PageCounts> list_commands(Call& call, const CommandPage& p) {
  const auto page = api::page_of(call.ctx.settings, p);
  std::vector<api::CommandDocument> rows;
  const auto all = core::commands::all();
  for (auto i = static_cast<std::size_t>(std::min<std::int64_t>(page.offset, std::ssize(all)));
       i < all.size() && std::ssize(rows) < page.limit; ++i) {
    rows.push_back(api::command_document(all[i]));
  }
  return api::paged<CommandRows>(std::move(rows), page.offset, std::ssize(all));
}

[[noreturn]] void refuse_preview(std::string_view command) {
  if (core::commands::find(command) == nullptr) {
    throw Refusal(errors::command_unknown, "The command provided does not exist (or is disabled).");
  }
  throw Refusal(errors::command_unknown, "The command has no preview");
}

NoPreview preview(Call&, const PreviewParams& p) {
  refuse_preview(p.command);
}

}  // namespace

void declare_commands(api::Endpoints& endpoints) {
  endpoints.get<CommandPage, Flatten<CommandRows, api::PageCounts>>("/api/v1/commands.list", Access::user(),
                                                                    "Slash commands.", rate::lively, list_commands);
  endpoints.get<CommandName, OneCommand>(
      "/api/v1/commands.get", Access::user(), "One slash command.", {errors::command_unknown}, Check::by_hand,
      [](Call&, const auto& p) {
        const auto* found = core::commands::find(p.value);
        if (found == nullptr) {
          throw Refusal(errors::command_unknown, "There is no command in the system by the name of: " + p.value);
        }
        return api::command_document(*found);
      });
  endpoints.post<RunParams, Nothing>(
      "/api/v1/commands.run", Access::user(), "Run a slash command.", api::errors_of_commands(), rate::lively,
      Check::by_hand, MaxBody{api::kMaxMessageBody}, [](Call& call, const auto& p) {
        core::commands::run(call.ctx, call.actor(), {p.command, p.room, p.params, p.thread});
      });
  endpoints.get<PreviewParams, NoPreview>("/api/v1/commands.preview", Access::user(),
                                          "What a command would do; none has a preview.", {errors::command_unknown},
                                          preview);
  endpoints.post<RunPreviewParams, Nothing>(
      "/api/v1/commands.preview", Access::user(), "Do what was chosen of a preview; no command has one.",
      {errors::command_unknown}, [](Call&, const auto& p) { refuse_preview(p.command); });
}

}  // namespace confab::rest
