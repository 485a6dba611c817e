#include "api/pruning.h"
#include "base/errors/rooms.h"
#include "ddp/chat_methods.h"

namespace confab::ddp {

struct CleanOrder : core::messages::Pruning {
  RoomId room;

  static constexpr auto kFields =
      joined(FieldList{field("roomId", &CleanOrder::room, "The room.")}, api::kPruningFields,
             FieldList{field("fromUsers", &CleanOrder::users, "Only messages of these people, by username.",
                             bound::list_of_names, defaulted())});
};
using CleanParam = Named<"data", CleanOrder, "Which messages go.">;

void declare_pruning_methods(api::Methods& methods) {
  methods.add<CleanParam, std::int64_t>(
      "cleanRoomHistory", Access::user(), "Delete messages of a time for good, the oldest first. How many there were.",
      {errors::room_not_found, errors::not_allowed}, [](Call& call, const auto& p) {
        return core::messages::clean_history(call.ctx, call.actor(), p.value.room, p.value).messages;
      });
}

}  // namespace confab::ddp
