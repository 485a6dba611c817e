// Sections of the sidebar. Confab's own; Rocket.Chat has none.

#include "core/daily/sidebar.h"
#include "api/messages.h"
#include "base/bounds.h"
#include "base/errors/daily.h"
#include "base/errors/rooms.h"
#include "rest/chat_api.h"

namespace confab {

template <>
struct Fields<core::daily::NewSection> {
  using C = core::daily::NewSection;
  static constexpr auto list = FieldList{
      field("name", &C::name, "What it is called.", max_length(80)),
      field("emoji", &C::emoji, "Shortcode of the sign before the name.", max_length(80)),
  };
};
template <>
struct Fields<core::daily::ChangeSection> {
  using C = core::daily::ChangeSection;
  static constexpr auto list = FieldList{
      field("_id", &C::id, "The section.", bound::id),
      field("name", &C::name, "Another name.", max_length(80)),
      field("emoji", &C::emoji, "Another sign; empty: none.", max_length(80)),
      field("position", &C::position, "Its place among the sections, from 0.", bound::from_zero),
  };
};
template <>
struct Fields<core::daily::PlaceRoom> {
  using C = core::daily::PlaceRoom;
  static constexpr auto list = FieldList{
      field("rid", &C::room, "The room."),
      field("sectionId", &C::section, "Where it is to stand; left out: in no section.", bound::id),
      field("index", &C::index, "Its place among the section's rooms, from 0; left out: the last.",
            range(0, 1'000'000)),
  };
};

}  // namespace confab

namespace confab::rest {

using SectionId = Named<"_id", std::string, "The section.", bound::id>;
using OneSection = Named<"section", model::SidebarSection, "As it is now.">;
using SectionRows = Named<"sections", std::vector<model::SidebarSection>, "In order.">;

void declare_sidebar(api::Endpoints& endpoints) {
  endpoints.get<Nothing, SectionRows>(
      "/api/v1/confab.sidebar.list", Access::user(),
      "The sections of one's sidebar with their rooms, those included that one has left: 50 at most.", rate::lively,
      [](Call& call, const auto&) { return core::daily::sections(call.ctx, call.actor()); });
  endpoints.post<core::daily::NewSection, OneSection>(
      "/api/v1/confab.sidebar.create", Access::user(), "A new section, the last one.",
      {errors::section_name_needed, errors::too_many_sections}, rate::lively,
      [](Call& call, const auto& p) { return core::daily::create_section(call.ctx, call.actor(), p); });
  endpoints.post<core::daily::ChangeSection, OneSection>(
      "/api/v1/confab.sidebar.update", Access::user(), "Another name, sign or place.",
      {errors::section_not_found, errors::section_name_needed}, rate::lively,
      [](Call& call, const auto& p) { return core::daily::change_section(call.ctx, call.actor(), p); });
  endpoints.post<SectionId, Nothing>(
      "/api/v1/confab.sidebar.delete", Access::user(), "The section is gone; its rooms stand in none then.",
      {errors::section_not_found}, rate::lively,
      [](Call& call, const auto& p) { core::daily::remove_section(call.ctx, call.actor(), p.value); });
  endpoints.post<core::daily::PlaceRoom, SectionRows>(
      "/api/v1/confab.sidebar.placeRoom", Access::user(),
      "A room stands in a section, in one at most, or in none. Answers with the sections that changed.",
      {errors::room_not_found, errors::section_not_found, errors::section_full}, rate::lively,
      [](Call& call, const auto& p) { return core::daily::place_room(call.ctx, call.actor(), p); });
}

}  // namespace confab::rest
