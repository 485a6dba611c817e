#pragma once
// What people put on messages: reactions, stars, pins. One row each in tables of their own; the message's `marks` says
// which of them it has, or once had, so that all other messages are read without asking for any.

#include <cstdint>
#include <string_view>
#include <vector>

#include "model/message.h"
#include "sql/database.h"

namespace confab::store {

/// What `marks` is the sum of. Only ever added, but where the message is emptied.
namespace mark {
inline constexpr std::int64_t reactions = 1;
inline constexpr std::int64_t stars = 2;
inline constexpr std::int64_t pin = 4;
}  // namespace mark

/// For whom messages are read: what of their marks is shown.
struct Viewer {
  static constexpr std::int64_t kNobody = 0;
  static constexpr std::int64_t kEverybody = -1;

  std::int64_t stars_of = kNobody;  // a user's number, or one of the two above
  bool names = false;               // display names of who reacted beside their usernames
  bool receipts = false;            // whether somebody has not read them
};

/// Fills in the marks of those messages that have some: one statement a kind. A message counts as changed when somebody
/// whose name they show was renamed.
void add_marks(sql::Session& session, std::vector<model::Message>& messages, const Viewer& viewer);

/// Condition on `messages m`: nobody whose name its marks show was renamed after it changed itself.
inline constexpr std::string_view kMarksAreOlder =
    "(m.marks = 0 OR NOT EXISTS (SELECT 1 FROM reactions x JOIN users xu ON xu.pk = x.user_pk WHERE x.position = "
    "m.position AND xu.renamed_at > m.updated_at) AND NOT EXISTS (SELECT 1 FROM pins p JOIN users pu ON pu.pk = "
    "p.user_pk WHERE p.position = m.position AND pu.renamed_at > m.updated_at))";

/// Writing marks. The room of the message is locked by the transaction. Each function says whether it changed anything,
/// and moves the message's time to `at` when it did.
class MarkWriter {
 public:
  explicit MarkWriter(sql::Transaction& tx) : tx_(tx) {}

  /// `emoji`: its name without colons.
  bool react(const model::Message& message, std::string_view emoji, std::int64_t user_pk, ChangeTime at);
  bool unreact(const model::Message& message, std::string_view emoji, std::int64_t user_pk, ChangeTime at);
  bool star(const model::Message& message, std::int64_t user_pk, ChangeTime at);
  bool unstar(const model::Message& message, std::int64_t user_pk, ChangeTime at);
  bool pin(const model::Message& message, std::int64_t user_pk, Timestamp pinned_at, ChangeTime at);
  bool unpin(const model::Message& message, ChangeTime at);
  /// The message stays, emptied: nothing is left on it, nor reports of it. Its row is the caller's to write.
  void clear(const model::Message& message);

 private:
  bool touched(std::int64_t changed_rows, const model::Message& message, std::int64_t mark, ChangeTime at);

  sql::Transaction& tx_;
};

}  // namespace confab::store
