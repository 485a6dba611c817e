#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "sql/database.h"

namespace confab::store {

struct Blob {
  std::int64_t pk = 0;
  std::string sha256;  // of the content, in hex
  std::int64_t size = 0;
  std::string store;
  std::string key;
  std::string state;  // coming, kept, leaving
  std::int64_t refs = 0;
  std::optional<std::string> cipher;
};

/// What is kept in a storage.
struct StoreUse {
  std::string store;
  std::int64_t count = 0;
  std::int64_t size = 0;  // bytes
};

class Blobs {
 public:
  explicit Blobs(sql::Session& session) : session_(session) {}

  [[nodiscard]] std::optional<Blob> find(std::int64_t pk);
  /// The same, locked.
  [[nodiscard]] std::optional<Blob> locked(std::int64_t pk);
  /// That is kept so, locked.
  [[nodiscard]] std::optional<Blob> kept(std::string_view sha256, std::string_view store,
                                         const std::optional<std::string>& cipher);
  [[nodiscard]] bool is_claimed(std::int64_t pk, Timestamp now);
  /// Those that nobody refers to nor claims, in the order of their number.
  [[nodiscard]] std::vector<std::int64_t> unused(std::int64_t after, std::int64_t limit);
  /// Those that are kept in other storages, in the order of their number.
  [[nodiscard]] std::vector<Blob> elsewhere(std::string_view store, std::int64_t after, std::int64_t limit);
  [[nodiscard]] std::vector<StoreUse> use_of_stores();

 private:
  sql::Session& session_;
};

class BlobWriter {
 public:
  explicit BlobWriter(sql::Transaction& tx) : tx_(tx) {}

  /// Its number.
  std::int64_t insert(const Blob& blob);
  void set_state(std::int64_t pk, std::string_view state);
  void remove(std::int64_t pk);
  /// Each of them lies where the other one did.
  void swap_places(const Blob& one, const Blob& other);

  /// The claim's number.
  std::int64_t claim(std::int64_t pk, Timestamp until);
  void drop_claim(std::int64_t pk, std::int64_t claim);
  std::int64_t drop_claims_before(Timestamp time, std::int64_t limit);

  /// False when it is not kept.
  bool add_reference(std::int64_t pk);
  /// How many are left; nullopt when there was none.
  std::optional<std::int64_t> drop_reference(std::int64_t pk);

 private:
  sql::Transaction& tx_;
};

}  // namespace confab::store
