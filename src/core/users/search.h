#pragma once
// Finding people.

#include "core/users/person.h"
#include "model/order.h"

namespace confab::core::users {

struct Suggest {
  std::string text;                 // part of what people are found by (Accounts_SearchFields)
  std::vector<std::string> except;  // usernames that are shown already
  std::optional<RoomId> room;       // its members come first
  std::int64_t limit = 5;
};
struct FoundUser : Person {
  bool outside = false;  // not a member of the room asked for
};
/// Active people as somebody types. Without view-outside-room or view-d-room only those who share a room with the
/// actor. Throws Refusal(room_not_found).
[[nodiscard]] std::vector<FoundUser> suggest(sql::Session& session, const Context& ctx, const Actor& actor,
                                             const Suggest& query);
/// The same for completing a name anywhere: nobody without view-outside-room.
[[nodiscard]] std::vector<Person> autocomplete(const Context& ctx, const Actor& actor, const Suggest& query);

struct Directory {
  std::string text;
  model::UserOrder order;
  std::int64_t limit = 50;
  std::int64_t offset = 0;
};
struct DirectoryPage {
  struct Row {
    UserId id;
    std::string username;
    std::optional<std::string> name, nickname, bio, avatar_etag;
    std::vector<model::Email> emails;  // only with view-full-other-user-info
    Timestamp created_at;
  };
  std::vector<Row> rows;
  std::int64_t total = 0;
};
/// Needs view-outside-room and view-d-room. Throws Refusal(not_allowed).
[[nodiscard]] DirectoryPage directory(const Context& ctx, const Actor& actor, const Directory& query);

}  // namespace confab::core::users
