#pragma once
// What the files of each room, and of each person, take of what is kept.

#include <vector>

#include "model/author.h"
#include "sql/database.h"

namespace confab::store {

struct UploadShare {
  std::int64_t files = 0;
  std::int64_t bytes = 0;  // as they were sent: contents that are the same are kept once
};
struct RoomUploads {
  RoomId room;
  UploadShare share;
};
struct PersonUploads {
  model::UserRef user;
  UploadShare share;
};

/// Whatever was brought counts: what is not sent yet, smaller pictures made of others, and files whose message is gone
/// but kept. Lists begin with the most bytes. All functions throw sql::Error only, and read an index as a whole.
class UploadShares {
 public:
  explicit UploadShares(sql::Session& session) : session_(session) {}

  /// Of the rooms that there are.
  [[nodiscard]] std::vector<RoomUploads> rooms(std::int64_t limit, std::int64_t offset);
  [[nodiscard]] std::int64_t count_rooms();
  [[nodiscard]] std::vector<PersonUploads> people(std::int64_t limit, std::int64_t offset);
  [[nodiscard]] std::int64_t count_people();

 private:
  sql::Session& session_;
};

}  // namespace confab::store
