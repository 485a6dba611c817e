#pragma once
// Files that people send into rooms.

#include <optional>
#include <string>
#include <vector>

#include "model/condition.h"
#include "model/upload.h"
#include "sql/database.h"

namespace confab::store {

/// Which files of a room.
struct UploadFilter {
  std::int64_t room_pk = 0;
  std::optional<model::Condition> condition = {};  // a caller's `query`
  std::string text = {};                           // part of the name, without regard to case
  std::string type_group = {};                     // only these; "": all but smaller pictures
  bool any_group = false;                          // the query says which
  bool only_sent = false;
  std::int64_t viewer_pk = 0;  // who sees the own ones that are not sent yet, too
  std::optional<Timestamp> not_after = {};
};

/// How lists are sorted.
enum class UploadKey : std::uint8_t { name, uploaded_at, size, type };
struct UploadOrder {
  UploadKey key = UploadKey::name;
  bool descending = false;
};

class Uploads {
 public:
  explicit Uploads(sql::Session& session) : session_(session) {}

  /// Of a room that is there.
  [[nodiscard]] std::optional<model::Upload> by_id(const UploadId& id);
  /// A page of a room's files, without the hidden ones. Throws Refusal(invalid_query) for a condition on what nobody
  /// may ask for.
  [[nodiscard]] std::vector<model::Upload> list(const UploadFilter& filter, const std::vector<UploadOrder>& order,
                                                std::int64_t limit, std::int64_t offset);
  [[nodiscard]] std::int64_t count(const UploadFilter& filter);
  /// Those sent with any of the messages.
  [[nodiscard]] std::vector<model::Upload> of_messages(const std::vector<MessageId>& messages);
  struct Waiting {
    std::int64_t count = 0, bytes = 0;
  };
  /// What somebody has brought and not sent, without the smaller pictures made of it.
  [[nodiscard]] Waiting unsent_of(std::int64_t user_pk);
  /// What is needed to remove one, whatever has become of its room.
  struct Left {
    std::int64_t pk, blob_pk;
  };
  /// Those whose time is over.
  [[nodiscard]] std::vector<Left> expired(Timestamp now, std::int64_t limit);
  /// Hidden ones of which no version of their message is kept any more.
  [[nodiscard]] std::vector<Left> forgotten(std::int64_t limit);
  /// Those that somebody brought, and of them those that were not sent.
  [[nodiscard]] std::vector<Left> brought_by(std::int64_t user_pk, std::int64_t limit);
  [[nodiscard]] std::vector<Left> unsent_by(std::int64_t user_pk, std::int64_t limit);
  /// Those of a room that is gone; none while it is there.
  [[nodiscard]] std::vector<Left> left_by(std::int64_t room_pk, std::int64_t limit);

 private:
  sql::Session& session_;
};

class UploadWriter {
 public:
  explicit UploadWriter(sql::Transaction& tx) : tx_(tx) {}

  /// Gives it its `pk`.
  void insert(model::Upload& upload);
  /// It is sent with the message, once. False: it was sent before, or is gone.
  bool send(std::int64_t pk, const MessageId& message, Timestamp at);
  /// Stores its description.
  void describe(const model::Upload& upload);
  /// Up to `limit` files are somebody else's from now on; how many.
  std::int64_t give(std::int64_t from_pk, std::int64_t to_pk, std::int64_t limit);
  /// Its message is gone for everybody, and kept for those who look into what was.
  void hide(std::int64_t pk, Timestamp at);
  /// False: it is gone already. The reference to its bytes is the caller's to release.
  bool remove(std::int64_t pk);
  /// The same, unless it was sent meanwhile.
  bool remove_unsent(std::int64_t pk);
  bool remove_expired(std::int64_t pk, Timestamp now);

 private:
  sql::Transaction& tx_;
};

}  // namespace confab::store
