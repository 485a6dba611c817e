#pragma once
// Asking for data as a file: what concerns oneself, or the messages of a room. A job makes the archive
// (core/exports/make.h), the built-in bot tells when it is there, and after a week it goes.

#include <optional>
#include <string>
#include <vector>

#include "core/kernel/context.h"
#include "model/data_export.h"

namespace confab::core::exports {

inline constexpr std::chrono::hours kOwnAgainAfter{24};
inline constexpr std::chrono::days kKept{7};
inline constexpr std::int64_t kMaxOpen = 5;   // that one person waits for
inline constexpr std::int64_t kMaxKept = 50;  // of one person, before rooms' are refused

enum class Format { html, json };

struct Requested {
  bool is_new = false;  // false: the one of the last 24 hours
  model::DataExport request;
};
/// All that is kept about the actor, and what they can read in their rooms; once in 24 hours for each format. Throws
/// Refusal(not_allowed) while UserData_EnableDownload is off.
Requested request_own(const Context& ctx, const Actor& actor, Format format);

struct ExportRoom {
  RoomId room;
  Format format = Format::html;
  std::optional<Timestamp> from, before;  // sent from then on, and before then
};
/// With mail-messages. Throws Refusal(action_not_allowed) without it, (invalid_room | not_allowed), (invalid_dates)
/// when it would begin after its end, (too_many_exports).
model::DataExport request_room(const Context& ctx, const Actor& actor, const ExportRoom& cmd);

/// Those of the actor, the newest first, kMaxKept at most.
struct ListedExport {
  model::DataExport request;
  std::optional<RoomId> room;       // of a room's
  std::optional<std::string> name;  // what the room is called
};
[[nodiscard]] std::vector<ListedExport> own_exports(const Context& ctx, const Actor& actor);

/// An archive to be fetched.
struct FoundArchive {
  model::DataExport request;
  bool may_read = false;  // its owner alone, while UserData_EnableDownload is on, and of a room while they can read it
};
/// `actor`: nullptr for who is not logged in. nullopt: there is none (yet, or any more).
[[nodiscard]] std::optional<FoundArchive> find_archive(const Context& ctx, const Actor* actor, std::string_view id);

}  // namespace confab::core::exports
