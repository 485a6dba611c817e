#pragma once
// Reading the audit log: who did what to whom, and when. Needs can-audit-log, and throws Refusal(not_allowed) without.

#include <optional>
#include <string>
#include <vector>

#include "base/fields.h"
#include "core/kernel/context.h"
#include "model/user.h"

namespace confab::core::audit {

struct ListEntries {
  std::string action;                    // setting.changed, ...; empty: all
  std::string actor;                     // the id of who did it; empty: everybody
  std::string target;                    // the id of what it was done to; empty: all
  std::optional<Timestamp> from, until;  // both belong to it
  std::string after;                     // `next` of the page before
  std::int64_t limit = 50;
};

struct Entry {
  std::string id;
  Timestamp ts;
  model::UserRef u;                    // as they were called then
  std::optional<std::string> address;  // where they called from
  std::string action, target;
  json::object details;
};
/// A room that entries name, as it is called now.
struct EntryRoom {
  RoomId id;
  std::optional<std::string> name;  // of a conversation of two there is none
  std::string t;
};
struct EntryPage {
  std::vector<Entry> entries;  // the newest first
  /// Accounts and rooms whose ids stand in the entries, as far as they are still there.
  std::vector<model::UserRef> users;
  std::vector<EntryRoom> rooms;
  std::optional<std::string> next;  // left out: nothing follows
};
/// Throws Refusal(invalid_params) for an `after` that is none.
[[nodiscard]] EntryPage list_entries(const Context& ctx, const Actor& actor, const ListEntries& query);

}  // namespace confab::core::audit

template <>
struct confab::Fields<confab::core::audit::Entry> {
  static constexpr std::string_view name = "AuditEntry";
  using E = core::audit::Entry;
  static constexpr auto list = FieldList{
      field("_id", &E::id, "Its number in the audit log."),
      field("ts", &E::ts, "When."),
      field("u", &E::u, "Who did it, as they were called then."),
      field("address", &E::address, "Where they called from."),
      field("action", &E::action, "What was done: user.created, setting.changed ..."),
      field("target", &E::target, "The id of what it was done to."),
      field("details", &E::details, "What else there is to say, by kind of action."),
  };
};
template <>
struct confab::Fields<confab::core::audit::EntryRoom> {
  using R = core::audit::EntryRoom;
  static constexpr auto list = FieldList{
      field("_id", &R::id, "The room."),
      field("name", &R::name, "Its name; a conversation of two has none."),
      field("t", &R::t, "c, p or d."),
  };
};
template <>
struct confab::Fields<confab::core::audit::EntryPage> {
  using P = core::audit::EntryPage;
  static constexpr auto list = FieldList{
      field("entries", &P::entries, "The newest first."),
      field("users", &P::users, "Accounts that the entries name and that are still there."),
      field("rooms", &P::rooms, "Rooms that the entries name and that are still there."),
      field("next", &P::next, "For the next page; left out: nothing follows."),
  };
};
