#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/user.h"
#include "sql/database.h"
#include "store/user_names.h"

namespace confab::store {

/// As much of an account as rooms and messages need.
struct Person {
  std::int64_t pk = 0;
  model::UserRef ref;
  bool active = true;
  std::string type;  // user, bot, app
};

/// One who is found by searching.
struct FoundPerson {
  Person person;
  std::optional<std::string> nickname, bio, avatar_etag;
  std::string status_default, status_text;
  std::optional<double> utc_offset;
  Timestamp created_at;
  bool is_member = false;  // of the room asked for
};

struct PeopleFilter {
  std::string text;  // part of one of the fields; empty: all
  bool active_only = true;
  bool with_username = true;
  std::optional<std::int64_t> room;     // marks its members
  bool members_only = false;            // of that room
  bool by_room_role = false;            // its owners, leaders and moderators come first
  std::optional<std::int64_t> sharing;  // only people who are in a room with this user
  std::vector<std::string> except;      // usernames
  SearchedFields fields;
};

/// Reading people, leanly. All functions throw sql::Error only.
class People {
 public:
  explicit People(sql::Session& session) : session_(session) {}

  [[nodiscard]] std::optional<Person> by_id(const UserId& id);
  [[nodiscard]] std::optional<Person> by_username(std::string_view username);  // without regard to case
  /// These come in the order of what was asked for; whom there is not is left out.
  [[nodiscard]] std::vector<Person> by_ids(const std::vector<UserId>& ids);
  [[nodiscard]] std::vector<Person> by_usernames(const std::vector<std::string>& usernames);
  [[nodiscard]] std::vector<Person> all(bool active_only);
  /// The people of a room.
  [[nodiscard]] std::vector<Person> of_room(std::int64_t room_pk);

  /// `order` is SQL behind ORDER BY on users u.
  [[nodiscard]] std::vector<FoundPerson> search(const PeopleFilter& filter, std::string_view order, std::int64_t limit,
                                                std::int64_t offset);
  [[nodiscard]] std::int64_t count(const PeopleFilter& filter);

 private:
  std::vector<Person> load(std::string_view from_where, sql::Arguments arguments);

  sql::Session& session_;
};

}  // namespace confab::store
