// confab_seed DATABASE WORKSPACE_FILE [USERS] [MESSAGES]
//   fills a database that the server has created, and is not running on, with users that can log in, rooms and
//   messages, and writes who and where they are for confab_load.

#include <chrono>
#include <cstdint>
#include <exception>
#include <fstream>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "base/fold.h"
#include "seed/content.h"
#include "seed/database.h"
#include "seed/random.h"
#include "store/user_names.h"

namespace confab::seed {
namespace {

constexpr std::size_t kRooms = 100;
constexpr std::size_t kMembersOfARoom = 20;
constexpr std::size_t kTeams = 200;
constexpr std::size_t kMembersOfATeam = 10;
constexpr std::size_t kContents = 5000;
constexpr std::int64_t kHistory = std::int64_t{365} * 24 * 3600 * 1000;  // a room's messages are spread over a year

struct User {
  std::int64_t pk = 0;
  std::string id;
  std::string token;
  std::string username;
};

struct Room {
  std::int64_t pk = 0;
  std::string id;
  std::string name;
  std::int64_t messages = 0;
};

class Seeder {
 public:
  Seeder(const std::string& database, const std::string& workspace)
      : db_(database),
        file_(workspace),
        now_(std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
                 .count()) {
    for (std::size_t i = 0; i < kContents; ++i) contents_.push_back(make_content(random_));
  }

  void fill(std::size_t users, std::int64_t messages) {
    db_.run("BEGIN");
    add_users(users);
    const Room hall = add_room("bench-hall", 0);
    for (const User& user : users_) subscribe(user, hall);
    add_teams();
    // Rooms differ as they do in life: the n-th has a share of 1/n.
    double shares = 0;
    for (std::size_t n = 1; n <= kRooms; ++n) shares += 1.0 / static_cast<double>(n);
    std::int64_t left = messages;
    for (std::size_t n = kRooms; n >= 1; --n) {
      const auto share = static_cast<std::int64_t>(static_cast<double>(messages) / static_cast<double>(n) / shares);
      const std::int64_t count = n == 1 ? left : share;
      left -= count;
      add_filled_room(fmt::format("bench-room-{:03}", n), count);
    }
    db_.run("COMMIT");
    db_.run("PRAGMA wal_checkpoint(TRUNCATE)");
    if (db_.integer("SELECT count(*) FROM pragma_foreign_key_check") != 0)
      throw std::runtime_error("broken references");
  }

 private:
  void add_users(std::size_t count) {
    Insert user{db_, "users", "id, username, username_key, name, name_key, created_at, updated_at"};
    Insert end{db_, "user_names", "key, user_pk"};
    Insert email{db_, "user_emails", "user_pk, position, address, address_key, verified"};
    Insert role{db_, "user_roles", "user_pk, role_id"};
    Insert token{db_, "login_tokens", "hash, user_pk, kind, created_at, expires_at"};
    for (std::size_t i = 0; i < count; ++i) {
      User u{.id = random_.id(), .token = random_.text(43), .username = fmt::format("bench{:05}", i)};
      const std::string name = fmt::format("Bench {:05}", i);
      const std::string username_key = fold(u.username);
      const std::string name_key = fold(name);
      user.row(u.id, u.username, username_key, name, name_key, now_ - kHistory, now_ - kHistory);
      u.pk = db_.last_row();
      for (const auto& key : store::name_ends(username_key, name_key)) end.row(key, u.pk);
      const std::string address = u.username + "@example.org";
      email.row(u.pk, std::int64_t{0}, address, address, std::int64_t{1});
      role.row(u.pk, std::string_view{"user"});
      token.row(token_hash(u.token), u.pk, std::string_view{"login"}, now_, now_ + kHistory);
      file_ << fmt::format("user {} {} {}\n", u.id, u.token, u.username);
      users_.push_back(std::move(u));
    }
  }

  Room add_room(const std::string& name, std::int64_t messages) {
    Insert room{db_, "rooms",
                "id, type, name, name_key, fname, fname_key, creator_pk, seq, countable, messages_count, "
                "last_message_at, last_seq, "
                "created_at, updated_at"};
    Room made{.id = random_.id(), .name = name, .messages = messages};
    const std::string key = fold(name);
    room.row(made.id, std::string_view{"c"}, name, key, name, key, users_.front().pk, messages, messages, messages,
             now_, messages, now_ - kHistory, now_);
    made.pk = db_.last_row();
    file_ << fmt::format("room {} {} {} {} {}\n", made.id, name, messages, now_ - kHistory, now_);
    return made;
  }

  /// A member who has read everything.
  void subscribe(const User& user, const Room& room) {
    Insert subscription{db_, "subscriptions",
                        "id, room_pk, user_pk, read_seq, read_countable, last_seen_at, joined_at, updated_at"};
    subscription.row(random_.id(), room.pk, user.pk, room.messages, room.messages, now_, now_ - kHistory,
                     now_ - kHistory);
    db_.run(fmt::format("UPDATE rooms SET users_count = users_count + 1 WHERE pk = {}", room.pk));
  }

  /// Small rooms; the users fill them one after the other, round and round, as confab_load expects.
  void add_teams() {
    for (std::size_t team = 0; team < kTeams; ++team) {
      const Room room = add_room(fmt::format("bench-team-{:03}", team), 0);
      for (std::size_t i = 0; i < std::min(kMembersOfATeam, users_.size()); ++i) {
        subscribe(users_[(team * kMembersOfATeam + i) % users_.size()], room);
      }
    }
  }

  void add_filled_room(const std::string& name, std::int64_t messages) {
    const Room room = add_room(name, messages);
    // The first user reads the history of all rooms; the others follow one another.
    std::vector<const User*> members{&users_.front()};
    const std::size_t first = random_.below(users_.size() - 1);
    for (std::size_t i = 0; members.size() < std::min(kMembersOfARoom, users_.size()); ++i) {
      members.push_back(&users_[1 + (first + i) % (users_.size() - 1)]);
    }
    for (const User* member : members) subscribe(*member, room);

    Insert message{db_, "messages", "position, id, room_pk, seq, countable, user_pk, sent_at, updated_at, text, md"};
    for (std::int64_t seq = 1; seq <= messages; ++seq) {
      const Content& content = contents_[random_.below(contents_.size())];
      const std::int64_t at = now_ - kHistory + kHistory / messages * seq;
      message.row((room.pk << 32) + seq, random_.id(), room.pk, seq, seq, members[random_.below(members.size())]->pk,
                  at, at, content.text, content.md);
    }
  }

  Database db_;
  std::ofstream file_;
  std::int64_t now_;
  Random random_;
  std::vector<Content> contents_;
  std::vector<User> users_;
};

}  // namespace
}  // namespace confab::seed

int main(int argc, char** argv) {
  if (argc < 3) {
    fmt::print(stderr, "usage: confab_seed DATABASE WORKSPACE_FILE [USERS] [MESSAGES]\n");
    return 2;
  }
  try {
    const std::size_t users = argc > 3 ? std::stoul(argv[3]) : 1000;
    const std::int64_t messages = argc > 4 ? std::stol(argv[4]) : 1'000'000;
    confab::seed::Seeder{argv[1], argv[2]}.fill(users, messages);
    return 0;
  } catch (const std::exception& error) {
    fmt::print(stderr, "confab_seed: {}\n", error.what());
    return 1;
  }
}
