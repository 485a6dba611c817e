#pragma once
// How projections make frames: from described structs and plain values to an event of a stream.

#include <string>
#include <string_view>

#include "base/fields_write.h"
#include "base/id.h"
#include "bus/change.h"
#include "ddp/frames.h"
#include "ddp/hub.h"
#include "model/model.h"

namespace confab::ddp {

inline constexpr std::string_view kRoomMessages = "stream-room-messages";
inline constexpr std::string_view kNotifyRoom = "stream-notify-room";
inline constexpr std::string_view kNotifyUser = "stream-notify-user";
inline constexpr std::string_view kNotifyLogged = "stream-notify-logged";
inline constexpr std::string_view kNotifyAll = "stream-notify-all";

/// inserted, updated, removed: how clients call it.
[[nodiscard]] std::string name_of(bus::Change change);
/// `<owner>/<event>`
[[nodiscard]] std::string event_of(std::string_view owner, std::string_view event);

/// An event's arguments, `["updated",{...}]`: values with a field list, and what write_json() takes besides.
template <class... Values>
[[nodiscard]] RawJson args_of(const Values&... values) {
  RawJson args{"["};
  const auto append = [&](const auto& value) {
    if (args.text.size() > 1) args.text.push_back(',');
    write_json(args.text, value, Dates::ejson);
  };
  (append(values), ...);
  args.text.push_back(']');
  return args;
}

/// An event of a stream, with the hub's key of those who listen to it.
template <class... Values>
[[nodiscard]] Hub::Addressed addressed(std::string_view stream, const std::string& event, const Values&... values) {
  return {stream_key(stream, event), stream_event(stream, event, args_of(values...).text)};
}

/// The same at once, made only where somebody listens.
template <class... Values>
void publish(Hub& hub, std::string_view stream, const std::string& event, const Values&... values) {
  const auto key = stream_key(stream, event);
  if (hub.has_listeners(key)) hub.publish(key, stream_event(stream, event, args_of(values...).text));
}

}  // namespace confab::ddp
