#pragma once
// How projections make frames: from described structs and plain values to an event of a stream.

#include <string>
#include <string_view>

#include "base/fields_write.h"
#include "base/id.h"
#include "bus/change.h"
#include "ddp/frames.h"
#include "ddp/hub.h"
#include "ddp/stream_events.h"
#include "model/model.h"

namespace confab::ddp {

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

/// A value that is written already, for those who send it several times.
template <class T>
struct Written {
  RawJson json;
};
template <class T>
[[nodiscard]] Written<T> written(const T& value) {
  return {{to_json(value, Dates::ejson)}};
}
/// The same for a row of values.
template <class... Values>
[[nodiscard]] Written<Row<Values...>> row_of(const std::type_identity_t<Values>&... values) {
  return {args_of(values...)};
}

/// What is handed over as an argument of type T: a T, or one that is written. Holds neither.
template <class T>
class Argument {
 public:
  Argument(const T& value) : value_(&value) {}                  // NOLINT(google-explicit-constructor)
  Argument(const Written<T>& text) : text_(&text.json.text) {}  // NOLINT(google-explicit-constructor)
  void write(std::string& out) const {
    if (text_ != nullptr)
      out.append(*text_);
    else
      write_json(out, *value_, Dates::ejson);
  }

 private:
  const T* value_ = nullptr;
  const std::string* text_ = nullptr;
};
template <class... Values>
class Argument<Row<Values...>> {
 public:
  Argument(const Written<Row<Values...>>& text) : text_(text.json.text) {}  // NOLINT(google-explicit-constructor)
  void write(std::string& out) const { out.append(text_); }

 private:
  const std::string& text_;
};
template <FixedText... Words>
class Argument<OneOf<Words...>> {
 public:
  Argument(bus::Change change) : word_(name_of(change)) {}  // NOLINT(google-explicit-constructor)
  void write(std::string& out) const { write_json(out, word_, Dates::ejson); }

 private:
  std::string word_;
};

/// What of an event's stream somebody listens to.
template <class... Arguments>
[[nodiscard]] std::string name_of(const StreamEvent<Arguments...>& event, std::string_view owner) {
  if (event.owner.empty()) return std::string{event.name};
  return event.name.empty() ? std::string{owner} : event_of(owner, event.name);
}

/// The message of an event, and the arguments in it, both as text. `name`: name_of().
template <class... Arguments>
[[nodiscard]] std::string frame(const StreamEvent<Arguments...>& event, const std::string& name,
                                const std::type_identity_t<Argument<Arguments>>&... arguments) {
  std::string args{"["};
  const auto append = [&](const auto& argument) {
    if (args.size() > 1) args.push_back(',');
    argument.write(args);
  };
  (append(arguments), ...);
  args.push_back(']');
  return stream_event(event.stream, name, args);
}

/// An event of a stream, with the hub's key of those who listen to it. `owner` is empty where the event has none.
template <class... Arguments>
[[nodiscard]] Hub::Addressed addressed(const StreamEvent<Arguments...>& event, std::string_view owner,
                                       const std::type_identity_t<Argument<Arguments>>&... arguments) {
  const auto name = name_of(event, owner);
  return {stream_key(event.stream, name), frame(event, name, arguments...)};
}

/// The same at once, made only where somebody listens.
template <class... Arguments>
void publish(Hub& hub, const StreamEvent<Arguments...>& event, std::string_view owner,
             const std::type_identity_t<Argument<Arguments>>&... arguments) {
  const auto name = name_of(event, owner);
  const auto key = stream_key(event.stream, name);
  if (hub.has_listeners(key)) hub.publish(key, frame(event, name, arguments...));
}

}  // namespace confab::ddp
