#pragma once
// Slash commands as clients see them.

#include <string>
#include <vector>

#include "base/error.h"
#include "base/fields.h"
#include "core/commands/commands.h"

namespace confab::api {

struct CommandDocument {
  Field<"command", std::string, "Its name."> command;
  Field<"params", std::string, "What is behind the name, as a hint."> params;
  Field<"description", std::string, "What it does."> description;
  Field<"permission", std::vector<std::string>, "One of these is needed; empty: none."> permission;
  Field<"clientOnly", bool, "Clients do it by themselves."> client_only = false;
  Field<"providesPreview", bool, "Whether it shows what it would do."> provides_preview = false;
  static constexpr std::string_view kSchema = "SlashCommand";
};
[[nodiscard]] CommandDocument command_document(const core::commands::Command& command);
/// What running one can be refused for.
[[nodiscard]] std::vector<ErrorCode> errors_of_commands();

}  // namespace confab::api
