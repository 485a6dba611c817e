#pragma once
// Slash commands as clients see them.

#include <string>
#include <vector>

#include "base/error.h"
#include "base/fields.h"
#include "core/commands/commands.h"

namespace confab::api {

struct CommandDocument {
  std::string command, params, description;
  std::vector<std::string> permission;
  bool client_only = false, provides_preview = false;

  static constexpr std::string_view kSchema = "SlashCommand";
  static constexpr auto kFields = FieldList{
      field("command", &CommandDocument::command, "Its name."),
      field("params", &CommandDocument::params, "What is behind the name, as a hint."),
      field("description", &CommandDocument::description, "What it does."),
      field("permission", &CommandDocument::permission, "One of these is needed; empty: none."),
      field("clientOnly", &CommandDocument::client_only, "Clients do it by themselves."),
      field("providesPreview", &CommandDocument::provides_preview, "Whether it shows what it would do."),
  };
};
[[nodiscard]] CommandDocument command_document(const core::commands::Command& command);
/// What running one can be refused for.
[[nodiscard]] std::vector<ErrorCode> errors_of_commands();

}  // namespace confab::api
