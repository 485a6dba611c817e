#pragma once
// Lists of the files of a room, as the families of rooms have them.

#include <concepts>
#include <string>
#include <vector>

#include "api/uploads.h"
#include "rest/declaring.h"
#include "rest/room_family.h"

namespace confab::rest {

struct OwnFileFilter {
  std::optional<std::string> name, type_group;
  std::optional<bool> only_confirmed;

  static constexpr auto kFields = FieldList{
      field("name", &OwnFileFilter::name, "Part of the name.", max_length(200)),
      field("typeGroup", &OwnFileFilter::type_group, "image, audio, video, text, application ...", bound::name),
      field("onlyConfirmed", &OwnFileFilter::only_confirmed, "Only those that were sent with a message.")};
};
using FileFilter = Flatten<api::PageBy<"name|uploadedAt|size|type", api::kConditions>, OwnFileFilter>;
using FileRows = Named<"files", std::vector<api::UploadDocument>, "Files.">;
using FileListResult = Flatten<FileRows, api::PageCounts>;

[[nodiscard]] FileListResult list_files(const Call& call, const RoomId& room, const FileFilter& filter);

template <class Family>
void declare_files_of(api::Endpoints& endpoints) {
  using Params = Flatten<typename Family::Target, FileFilter>;
  endpoints.get<Params, FileListResult>(
      path<Family>("files"), Access::user(), "Files that were sent in it.",
      errors_in<Family>({errors::unauthorized, errors::invalid_query, errors::invalid_sort}), rate::lively,
      std::derived_from<Family, DirectMessages> ? Family::check : Check::by_hand,
      [](Call& call, const auto& p) { return list_files(call, family_id<Family>(call, p), p); });
}

}  // namespace confab::rest
