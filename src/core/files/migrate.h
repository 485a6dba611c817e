#pragma once
// Moving what is kept from one storage to another while the server runs.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/kernel/context.h"
#include "jobs/kind.h"

namespace confab::core::files {

/// Brings everything into the storage `to`, one blob after the other. Each is hashed as it is read, put, read back and
/// hashed again; then its row says that it lies there, and its old bytes go some minutes later, so that who reads them
/// can end. A blob whose bytes are lost or changed stays where it is and is named in the log; the job fails at the end
/// when there were such. It may be interrupted at any moment, and goes on with what is left.
struct Migrate {
  static constexpr std::string_view kJob = "files.migrate";
  static constexpr int kVersion = 1;
  std::string to;
};
void migrate(const Context& ctx, const jobs::Run& run, const Migrate& work);

/// Stores the job, unless one waits or runs. New files have to go to `to` already, so that there is an end.
/// Throws Refusal(not_allowed) without edit-privileged-setting; (invalid_params) when `to` is not the storage in force.
void begin_migration(const Context& ctx, const Actor& actor, const std::string& to);
/// The same for who has the database in their hands: whether it fits is found out by the job.
void enqueue_migration(sql::Transaction& tx, Timestamp now, const std::string& to);

/// What lies where, and how far a migration is.
struct StorageUse {
  std::string storage;
  std::int64_t files = 0;
  std::int64_t bytes = 0;
};
[[nodiscard]] std::vector<StorageUse> storage_use(sql::Session& session);
[[nodiscard]] std::vector<StorageUse> storage_use(const Context& ctx);

/// The storage that somebody means: s3, google, webdav, folder, database, or the name itself. nullopt: none.
[[nodiscard]] std::optional<std::string> storage_named(std::string_view word);

}  // namespace confab::core::files

template <>
struct confab::Fields<confab::core::files::Migrate> {
  static constexpr auto list =
      FieldList{field("to", &confab::core::files::Migrate::to, "The storage.", max_length(40))};
};
