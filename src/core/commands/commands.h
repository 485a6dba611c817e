#pragma once
// Slash commands: what somebody writes as `/name parameters` in a room, and the server does. Each is one row of the
// table in commands.cpp; lists, calls and their rights follow from it.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/kernel/context.h"

namespace confab::core::commands {

/// What a command has to do with.
struct Invocation {
  const Context& ctx;
  const Actor& actor;
  RoomId room;  // where it was written; its writer is a member, or may read it
  std::string params;
  std::optional<std::string> thread;
};

struct Command {
  std::string_view name;
  std::string_view params;  // a hint, as clients show it
  std::string_view summary;
  std::string_view permission;  // any of these, by commas; empty: none. Clients show it to who has one
  bool client_only = false;     // the client does it by itself: the server only lists it
  /// Does it. Throws Refusal as the use case that it names does.
  void (*run)(const Invocation&) = nullptr;
};

/// All of them, by name.
[[nodiscard]] std::span<const Command> all();
/// Without regard to case and a leading slash; nullptr: there is none.
[[nodiscard]] const Command* find(std::string_view name);

struct RunCommand {
  std::string name;
  RoomId room;
  std::string params;
  std::optional<std::string> thread;
};
/// Runs it for the actor in a room that they may read. Throws Refusal(command_unknown | unauthorized), and what the
/// command's use case throws.
void run(const Context& ctx, const Actor& actor, const RunCommand& command);

/// Says something to one person alone, in a room: nobody keeps it.
void whisper(const Context& ctx, const UserId& to, const RoomId& room, const std::string& text);

}  // namespace confab::core::commands
