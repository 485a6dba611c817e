#pragma once
// Lists of the files of a room, as the families of rooms have them.

#include <concepts>
#include <string>
#include <vector>

#include "api/endpoints.h"
#include "api/paging.h"
#include "api/uploads.h"
#include "rest/room_family.h"

namespace confab::rest {

struct FileFilter : api::PageParams {
  std::optional<std::string> name, type_group;
  std::optional<bool> only_confirmed;

  static constexpr auto kFields = extended<api::PageParams>(
      field("name", &FileFilter::name, "Part of the name.", max_length(200)),
      field("typeGroup", &FileFilter::type_group, "image, audio, video, text, application ...", bound::name),
      field("onlyConfirmed", &FileFilter::only_confirmed, "Only those that were sent with a message."));
};
using FileRows = Named<"files", std::vector<api::UploadDocument>, "Files.">;
using FileListResult = Flatten<FileRows, api::PageCounts>;

[[nodiscard]] FileListResult list_files(const api::Call& call, const RoomId& room, const FileFilter& filter);

template <class Family>
void declare_files_of(api::Endpoints& endpoints) {
  using Params = Flatten<typename Family::Target, FileFilter>;
  endpoints.get<Params, FileListResult>({
      .path = path<Family>("files"),
      .access = api::Access::user(),
      .summary = "Files that were sent in it.",
      .errors = errors_in<Family>({errors::unauthorized, errors::invalid_query, errors::invalid_sort}),
      .rate = api::kInteractive,
      .check = std::derived_from<Family, DirectMessages> ? Family::check : Check::by_hand,
      .handler = [](api::Call& call, const auto& p) { return list_files(call, family_id<Family>(call, p), p); },
  });
}

}  // namespace confab::rest
