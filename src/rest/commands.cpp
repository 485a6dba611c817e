#include "core/commands/commands.h"

#include "api/commands.h"
#include "api/paging.h"
#include "base/errors/request.h"
#include "base/text.h"
#include "rest/chat_api.h"

namespace confab::rest {

struct RunParams {
  std::string command;
  RoomId room;
  std::string params;
  std::optional<std::string> thread, trigger;

  static constexpr auto kFields = FieldList{
      field("command", &RunParams::command, "Its name.", bound::name,
            when_missing(errors::params_refused, "You must provide a command to run.")),
      field("roomId", &RunParams::room, "Where.",
            when_missing(errors::params_refused,
                         "The room's id where to execute this command must be provided and be a string.")),
      field("params", &RunParams::params, "What is behind the name.", bound::message_text, defaulted()),
      field("tmid", &RunParams::thread, "The thread it was written in.", bound::id),
      field("triggerId", &RunParams::trigger, "Of the client; not used: commands open nothing.", bound::id),
  };
};
struct PreviewParams {
  std::string command;
  RoomId room;
  std::string params;

  static constexpr auto kFields = FieldList{
      field("command", &PreviewParams::command, "Its name.", bound::name),
      field("roomId", &PreviewParams::room, "Where."),
      field("params", &PreviewParams::params, "What is behind the name.", bound::message_text, defaulted()),
  };
};
struct PreviewItem {
  std::string id, type, value;

  static constexpr auto kFields = FieldList{
      field("id", &PreviewItem::id, "Which.", bound::id),
      field("type", &PreviewItem::type, "image, video, audio, text or other.", bound::name),
      field("value", &PreviewItem::value, "What it is.", bound::message_text),
  };
};
struct RunPreviewParams : PreviewParams {
  PreviewItem item;
  std::optional<std::string> trigger, thread;

  static constexpr auto kFields =
      extended<PreviewParams>(field("previewItem", &RunPreviewParams::item, "What was chosen."),
                              field("triggerId", &RunPreviewParams::trigger, "Of the client.", bound::id),
                              field("tmid", &RunPreviewParams::thread, "The thread it was written in.", bound::id));
};
struct CommandName {
  std::string value;

  static constexpr auto kFields =
      FieldList{field("command", &CommandName::value, "Its name.", bound::name,
                      when_missing(errors::params_refused, "The query param \"command\" must be provided."))};
};
using OneCommand = Named<"command", api::CommandDocument, "The command.">;
using CommandRows = Named<"commands", std::vector<api::CommandDocument>, "By name.">;
using NoPreview = Named<"preview", json::object, "What it would do.">;

namespace {

using api::Access;
using api::Call;

Flatten<CommandRows, api::PageCounts> list_commands(Call& call, const api::PageParams& p) {
  const auto page = api::page_of(call.ctx.settings, p);
  if (p.query && !p.query->empty()) throw Refusal(errors::invalid_query, "Commands cannot be filtered");
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
  endpoints.get<api::PageParams, Flatten<CommandRows, api::PageCounts>>({
      .path = "/api/v1/commands.list",
      .access = Access::user(),
      .summary = "Slash commands.",
      .errors = {errors::invalid_query},
      .rate = api::kInteractive,
      .handler = list_commands,
  });
  endpoints.get<CommandName, OneCommand>({
      .path = "/api/v1/commands.get",
      .access = Access::user(),
      .summary = "One slash command.",
      .errors = {errors::command_unknown},
      .check = Check::by_hand,
      .handler =
          [](Call&, const auto& p) {
            const auto* found = core::commands::find(p.value);
            if (found == nullptr) {
              throw Refusal(errors::command_unknown, "There is no command in the system by the name of: " + p.value);
            }
            return api::command_document(*found);
          },
  });
  endpoints.post<RunParams, api::Nothing>({
      .path = "/api/v1/commands.run",
      .access = Access::user(),
      .summary = "Run a slash command.",
      .errors = api::errors_of_commands(),
      .rate = api::kInteractive,
      .max_body = api::kMaxMessageBody,
      .check = Check::by_hand,
      .handler =
          [](Call& call, const auto& p) {
            core::commands::run(call.ctx, call.actor(), {p.command, p.room, p.params, p.thread});
          },
  });
  endpoints.get<PreviewParams, NoPreview>({
      .path = "/api/v1/commands.preview",
      .access = Access::user(),
      .summary = "What a command would do; none has a preview.",
      .errors = {errors::command_unknown},
      .handler = preview,
  });
  endpoints.post<RunPreviewParams, api::Nothing>({
      .path = "/api/v1/commands.preview",
      .access = Access::user(),
      .summary = "Do what was chosen of a preview; no command has one.",
      .errors = {errors::command_unknown},
      .handler = [](Call&, const auto& p) { refuse_preview(p.command); },
  });
}

}  // namespace confab::rest
