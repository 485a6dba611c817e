// links: app
// Free-form documents of a member, in every field that takes one: what is stored can be read again.

#include "workspace.h"

using namespace confab;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto document = fuzz::json_of(data, size);
  auto& world = fuzz::workspace();
  const auto call = [&](const std::string& method, const json::array& params) {
    return world.call(fuzz::Workspace::Caller::member, method, params);
  };
  const json::string room{world.room().value};
  call("sendMessage", {json::object{{"rid", room}, {"msg", "x"}, {"customFields", document}}});
  call("sendMessage", {json::object{{"rid", room}, {"msg", "x"}, {"attachments", document}}});
  call("sendMessage", {document});
  call("saveRoomSettings", {room, json::object{{"roomCustomFields", document}}});
  call("saveRoomSettings", {room, document});
  call("saveUserPreferences", {document});
  for (const auto* list : {"rooms/get", "subscriptions/get"}) {
    if (call(list, {}).refusal) std::abort();
  }
  if (call("loadHistory", {room, nullptr, 3}).refusal) std::abort();
  return 0;
}
