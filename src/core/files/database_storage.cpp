#include "core/files/database_storage.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>

#include "sql/error.h"
#include "store/blob_pieces.h"

namespace confab::core::files {
namespace {

namespace storage = services::storage;

constexpr std::int64_t kPiece = std::int64_t{256} << 10;
constexpr std::int64_t kRemovedAtOnce = 64;  // pieces

template <class Call>
auto asking_the_database(Call&& call) {
  try {
    return std::forward<Call>(call)();
  } catch (const sql::StorageFull& error) {
    throw storage::Failed(storage::Failure::full, fmt::format("the database: {}", error.what()));
  } catch (const sql::Error& error) {
    throw storage::Failed(storage::Failure::away, fmt::format("the database: {}", error.what()));
  }
}

class PieceReader final : public storage::Reader {
 public:
  PieceReader(sql::Database& db, std::string key, const store::StoredObject& object,
              const std::optional<storage::Range>& range)
      : db_(db), key_(std::move(key)), object_(object) {
    const auto size = static_cast<std::uint64_t>(object.size);
    const auto from = range ? std::min(range->offset, size) : 0;
    position_ = static_cast<std::int64_t>(from);
    end_ = static_cast<std::int64_t>(range ? from + std::min(range->size, size - from) : size);
  }

  std::string read(std::size_t bytes) override {
    if (position_ == end_) return {};
    const auto number = position_ / object_.piece;
    if (number != number_) load(number);
    const auto from = static_cast<std::size_t>(position_ - number * object_.piece);
    const auto left = static_cast<std::size_t>(end_ - position_);
    auto part = piece_.substr(from, std::min(bytes, left));
    position_ += static_cast<std::int64_t>(part.size());
    return part;
  }

 private:
  void load(std::int64_t number) {
    auto piece = asking_the_database([&] { return store::BlobPieces{*db_.read()}.piece(key_, number); });
    const auto expected = std::min(object_.piece, object_.size - number * object_.piece);
    if (!piece || static_cast<std::int64_t>(piece->size()) != expected) {
      throw storage::Failed(storage::Failure::broken, fmt::format("the database lacks piece {} of {}", number, key_));
    }
    piece_ = std::move(*piece);
    number_ = number;
  }

  sql::Database& db_;
  const std::string key_;
  const store::StoredObject object_;
  std::int64_t position_ = 0, end_ = 0, number_ = -1;
  std::string piece_;
};

}  // namespace

void DatabaseStorage::put(const std::string& key, const std::string& path) {
  std::ifstream file{path, std::ios::binary};
  if (!file) throw storage::Failed(storage::Failure::broken, path + " cannot be read");
  std::string piece(kPiece, '\0');
  std::int64_t size = 0;
  for (std::int64_t number = 0; file; ++number) {
    file.read(piece.data(), kPiece);
    if (file.bad()) throw storage::Failed(storage::Failure::broken, path + " cannot be read");
    const auto got = file.gcount();
    if (got == 0) break;
    asking_the_database([&] {
      const auto tx = db_.begin();
      store::BlobPieceWriter{*tx}.put_piece(key, number, std::string_view{piece}.substr(0, std::size_t(got)));
      tx->commit();
    });
    size += got;
  }
  asking_the_database([&] {
    const auto tx = db_.begin();
    store::BlobPieceWriter{*tx}.complete(key, {.size = size, .piece = kPiece});
    tx->commit();
  });
}

std::unique_ptr<storage::Reader> DatabaseStorage::open(const std::string& key, std::optional<storage::Range> range) {
  const auto object = asking_the_database([&] { return store::BlobPieces{*db_.read()}.object(key); });
  if (!object) throw storage::Failed(storage::Failure::missing, "the database has no " + key);
  return std::make_unique<PieceReader>(db_, key, *object, range);
}

std::optional<std::uint64_t> DatabaseStorage::size(const std::string& key) {
  const auto object = asking_the_database([&] { return store::BlobPieces{*db_.read()}.object(key); });
  return object ? std::optional{static_cast<std::uint64_t>(object->size)} : std::nullopt;
}

void DatabaseStorage::remove(const std::string& key) {
  asking_the_database([&] {
    std::int64_t removed = kRemovedAtOnce;
    for (bool first = true; removed == kRemovedAtOnce; first = false) {
      const auto tx = db_.begin();
      store::BlobPieceWriter writer{*tx};
      if (first) writer.remove_object(key);
      removed = writer.remove_pieces(key, kRemovedAtOnce);
      tx->commit();
    }
  });
}

}  // namespace confab::core::files
