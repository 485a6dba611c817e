#include "core/files/blob_steps.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>

#include "base/id.h"
#include "core/files/collect.h"
#include "core/files/sealing.h"
#include "settings/groups/file_storage.h"

namespace confab::core::files {
namespace {

namespace storage = services::storage;

constexpr std::size_t kKeyRandom = 12;

// Begins with the content's hash, for the folders, and ends with what makes it the only one ever.
std::string fresh_key(const std::string& sha256) {
  return sha256 + "-" + random_secret(kKeyRandom);
}

const services::FileKey& key_named(const Context& ctx, std::string_view id) {
  const auto& keys = ctx.ports.file_keys;
  const auto found = std::find_if(keys.begin(), keys.end(), [&](const auto& key) { return key.id == id; });
  if (found != keys.end()) return *found;
  throw storage::Failed(storage::Failure::not_configured,
                        fmt::format("the key {} that files are enciphered with is not among those given", id));
}

// A file beside the one that is to be kept; goes with this.
class SealedCopy {
 public:
  SealedCopy(const Context& ctx, const store::Blob& blob, const std::string& from) : path_(fresh_path(ctx)) {
    try {
      seal_file(key_named(ctx, *blob.cipher), blob.key, from, path_);
    } catch (...) {
      ::unlink(path_.c_str());
      throw;
    }
  }
  SealedCopy(const SealedCopy&) = delete;
  SealedCopy& operator=(const SealedCopy&) = delete;
  ~SealedCopy() { ::unlink(path_.c_str()); }

  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

// Of nothing no server is asked for a part: their answers differ.
class NoBytes final : public storage::Reader {
 public:
  std::string read(std::size_t) override { return {}; }
};

}  // namespace

Announced announce(const Context& ctx, const Spooled& file, std::string_view storage) {
  Announced announced{.blob = {.sha256 = file.sha256(),
                               .size = static_cast<std::int64_t>(file.size()),
                               .store = std::string{storage},
                               .key = fresh_key(file.sha256()),
                               .state = "coming",
                               .cipher = cipher_in_force(ctx)}};
  Transaction tx{ctx};
  store::BlobWriter writer{tx};
  announced.blob.pk = writer.insert(announced.blob);
  announced.claim = writer.claim(announced.blob.pk, ctx.clock.now() + kClaimed);
  tx.commit();
  return announced;
}

void put_bytes(const Context& ctx, storage::Storage& storage, const Spooled& file, const store::Blob& blob) {
  if (!blob.cipher) return storage.put(blob.key, file.path());
  const SealedCopy copy{ctx, blob, file.path()};
  storage.put(blob.key, copy.path());
}

void put_announced(const Context& ctx, storage::Storage& storage, const Spooled& file, const Announced& announced) {
  try {
    put_bytes(ctx, storage, file, announced.blob);
  } catch (const storage::Failed&) {
    Transaction tx{ctx};
    give_up(tx, ctx, announced);
    tx.commit();
    throw;
  }
}

void give_up(Transaction& tx, const Context& ctx, const Announced& announced) {
  store::BlobWriter{tx}.drop_claim(announced.blob.pk, announced.claim);
  schedule_collection(tx, ctx, announced.blob.pk);
}

std::optional<std::string> cipher_in_force(const Context& ctx) {
  if (!ctx.settings.boolean(settings::file_storage("Confab_Files_Encrypted"))) return std::nullopt;
  if (!ctx.ports.file_keys.empty()) return ctx.ports.file_keys.front().id;
  throw storage::Failed(
      storage::Failure::not_configured,
      "Confab_Files_Encrypted is on, and neither CONFAB_FILE_KEY nor CONFAB_FILE_KEY_FILE gives a key");
}

std::unique_ptr<storage::Reader> open_blob(const Context& ctx, storage::Storage& storage, const store::Blob& blob,
                                           const std::optional<storage::Range>& range) {
  if (blob.size == 0) return std::make_unique<NoBytes>();
  if (!blob.cipher) return storage.open(blob.key, range);
  return open_sealed(key_named(ctx, *blob.cipher), storage, blob.key, static_cast<std::uint64_t>(blob.size), range);
}

}  // namespace confab::core::files
