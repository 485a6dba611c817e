// Confab's own endpoints for where files are kept; Rocket.Chat has none like them.

#include "core/files/migrate.h"
#include "core/files/probe.h"
#include "permissions/groups/configuration.h"
#include "rest/operation_api.h"
#include "settings/groups/file_storage.h"

template <>
struct confab::Fields<confab::core::files::Probe> {
  using P = confab::core::files::Probe;
  static constexpr auto list = FieldList{
      field("storage", &P::storage, "The storage that the settings describe."),
      field("works", &P::works, "Whether something could be written, read and removed."),
      field("step", &P::step, "Where it failed: setup, write, look, read, remove."),
      field("problem", &P::problem, "Why, in words."),
  };
};

template <>
struct confab::Fields<confab::core::files::StorageUse> {
  using S = confab::core::files::StorageUse;
  static constexpr auto list = FieldList{
      field("storage", &S::storage, "Its name."),
      field("files", &S::files, "How many different contents are kept there."),
      field("bytes", &S::bytes, "How large they are together."),
  };
};

namespace confab::rest {
namespace {

struct StorageState {
  Field<"current", std::string, "Where new files go."> current;
  Field<"storages", std::vector<core::files::StorageUse>, "What is kept where."> storages;
};
using StorageTarget = Named<"to", std::string, "The storage in force, where everything is to be.", max_length(40)>;

}  // namespace

void declare_storage(api::Endpoints& endpoints) {
  const auto access = Access::any_of({permissions::configuration("edit-privileged-setting")});
  endpoints.post<Nothing, core::files::Probe>(
      "/api/v1/confab.testStorage", access, "Tries the storage for files with the settings in force.",
      [](Call& call, const Nothing&) { return core::files::probe_storage(call.ctx, call.actor()); });
  endpoints.get<Nothing, StorageState>(
      "/api/v1/confab.storage", access, "Where files are kept, and how many.", [](Call& call, const Nothing&) {
        return StorageState{.current = call.ctx.settings.text(settings::file_storage("FileUpload_Storage_Type")),
                            .storages = core::files::storage_use(call.ctx)};
      });
  endpoints.post<StorageTarget, Nothing>("/api/v1/confab.migrateStorage", access,
                                         "Everything is moved into the storage in force, by the job files.migrate.",
                                         {errors::invalid_params}, [](Call& call, const auto& p) {
                                           core::files::begin_migration(call.ctx, call.actor(), p.value);
                                           return Nothing{};
                                         });
}

}  // namespace confab::rest
