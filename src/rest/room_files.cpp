#include "rest/room_files.h"

#include <array>

#include "api/order.h"
#include "api/query.h"
#include "core/uploads/lists.h"
#include "rest/chat_api.h"

namespace confab::rest {

struct Images {
  Field<"roomId", RoomId, "The room."> room_id;
  Field<"startingFromId", std::optional<UploadId>, "This picture and older ones."> from;
};
using ImagesParams = Flatten<api::PageBy<"-uploadedAt">, Images>;

namespace {

using store::UploadKey;
constexpr std::array<std::pair<std::string_view, UploadKey>, 4> kSortableFiles{{{"name", UploadKey::name},
                                                                                {"uploadedAt", UploadKey::uploaded_at},
                                                                                {"size", UploadKey::size},
                                                                                {"type", UploadKey::type}}};

FileListResult answer_with(const Call& call, const core::uploads::FilePage& page, std::int64_t offset) {
  std::vector<api::UploadDocument> rows;
  rows.reserve(page.files.size());
  for (const auto& file : page.files) {
    rows.push_back(api::document_of(call.ctx, file));
    rows.back().user = file.user;
  }
  return api::paged<FileRows>(std::move(rows), offset, page.total);
}

FileListResult list_images(Call& call, const ImagesParams& p) {
  const auto page = api::page_of(call.ctx.settings, p);
  return answer_with(
      call,
      core::uploads::images(call.ctx, call.actor(),
                            {.room = p.room_id, .from = p.from, .limit = page.limit, .offset = page.offset}),
      page.offset);
}

void declare_images(api::Endpoints& endpoints, std::string_view path) {
  endpoints.get<ImagesParams, FileListResult>(std::string{path}, Access::user(),
                                              "Pictures that were sent in a room, newest first.",
                                              {errors::unauthorized}, rate::lively, list_images);
}

}  // namespace

FileListResult list_files(const Call& call, const RoomId& room, const FileFilter& filter) {
  const auto page = api::page_of(call.ctx.settings, filter);
  core::uploads::ListFiles query{.room = room,
                                 .condition = api::condition_of(filter.query),
                                 .text = filter.name.value_or(""),
                                 .type_group = filter.type_group.value_or(""),
                                 .only_sent = filter.only_confirmed.value_or(false),
                                 .limit = page.limit,
                                 .offset = page.offset};
  for (const auto& [key, descending] : api::order_of<UploadKey>(filter.sort, kSortableFiles)) {
    query.order.push_back({key, descending});
  }
  return answer_with(call, core::uploads::list(call.ctx, call.actor(), query), page.offset);
}

void declare_room_files(api::Endpoints& endpoints) {
  declare_files_of<Channels>(endpoints);
  declare_files_of<Groups>(endpoints);
  declare_files_of<DirectMessages>(endpoints);
  declare_files_of<DirectMessagesAsDm>(endpoints);
  declare_images(endpoints, "/api/v1/rooms.images");
  declare_images(endpoints, "/api/v1/channels.images");
}

}  // namespace confab::rest
