// Confab's own endpoints for where files are kept; Rocket.Chat has none like them.

#include "api/paging.h"
#include "core/files/migrate.h"
#include "core/files/probe.h"
#include "core/files/shares.h"
#include "permissions/groups/administration.h"
#include "permissions/groups/configuration.h"
#include "permissions/groups/people.h"
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

struct StoredOfRoom {
  Field<"rid", RoomId, "The room."> rid;
  Field<"t", std::string, "Its type."> t;
  Field<"name", std::optional<std::string>, "Name."> name;
  Field<"fname", std::optional<std::string>, "Name as typed."> fname;
  Field<"usernames", std::optional<std::vector<std::string>>, "Of a direct conversation, who is in it."> usernames;
  Field<"files", std::int64_t, "How many files were brought there."> files;
  Field<"bytes", std::int64_t, "How large they are together; what is the same is kept once."> bytes;
};
struct StoredOfPerson {
  Field<"userId", UserId, "Who has brought them."> user_id;
  Field<"username", std::string, "Username."> username;
  Field<"name", std::optional<std::string>, "Display name."> name;
  Field<"files", std::int64_t, "How many files."> files;
  Field<"bytes", std::int64_t, "How large they are together; what is the same is kept once."> bytes;
};
using StoredRooms = Named<"rooms", std::vector<StoredOfRoom>, "Rooms with files, those with the most first.">;
using StoredPeople = Named<"people", std::vector<StoredOfPerson>, "Who has brought files, those with the most first.">;

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
  endpoints.get<api::PageBy<>, Flatten<StoredRooms, api::PageCounts>>(
      "/api/v1/confab.storage.rooms", Access::any_of({permissions::administration("view-room-administration")}),
      "How much the files of each room take.", [](Call& call, const auto& p) {
        const auto page = api::page_of(call.ctx.settings, p);
        auto shares = core::files::shares_of_rooms(call.ctx, page.limit, page.offset);
        std::vector<StoredOfRoom> rooms;
        rooms.reserve(shares.rooms.size());
        for (auto& [room, share] : shares.rooms) {
          rooms.push_back({.rid = room.id,
                           .t = model::letter_of(room.kind),
                           .name = std::move(room.name),
                           .fname = std::move(room.fname),
                           .usernames = std::move(room.usernames),
                           .files = share.files,
                           .bytes = share.bytes});
        }
        return api::paged<StoredRooms>(std::move(rooms), page.offset, shares.total);
      });
  endpoints.get<api::PageBy<>, Flatten<StoredPeople, api::PageCounts>>(
      "/api/v1/confab.storage.people", Access::any_of({permissions::people("view-user-administration")}),
      "How much the files of each person take.", [](Call& call, const auto& p) {
        const auto page = api::page_of(call.ctx.settings, p);
        auto shares = core::files::shares_of_people(call.ctx, page.limit, page.offset);
        std::vector<StoredOfPerson> people;
        people.reserve(shares.people.size());
        for (auto& [user, share] : shares.people) {
          people.push_back({.user_id = user.id,
                            .username = std::move(user.username),
                            .name = std::move(user.name),
                            .files = share.files,
                            .bytes = share.bytes});
        }
        return api::paged<StoredPeople>(std::move(people), page.offset, shares.total);
      });
}

}  // namespace confab::rest
