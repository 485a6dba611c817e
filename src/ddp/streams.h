#pragma once
// Streams, declared once each: their name, who may listen to which event, what that right rests on, who may write.

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/access.h"
#include "api/call.h"
#include "base/bounds.h"

namespace confab::ddp {

/// What a subscription listens to, so that it is found when something happens there.
struct Subject {
  std::optional<RoomId> room;  // this room
  bool is_all_rooms = false;   // every room that the user can read
};

/// What a subscription to a stream, or a write to it, carries.
struct StreamCall {
  std::string event;
  json::array arguments;

  static constexpr auto kFields = FieldList{
      field("event", &StreamCall::event, "What of the stream.", max_length(256)),
      field("arguments", &StreamCall::arguments, "What the event takes.", max_items_and_bytes(100, 4'096), defaulted()),
  };
};

/// What a subscription to a stream of people's presence carries: each changes the one list of its connection.
struct WatchCall {
  static constexpr std::size_t kMaxPeople = 5'000;
  struct Lists {
    std::vector<std::string> added, removed;

    static constexpr auto kFields = FieldList{
        field("added", &Lists::added, "Ids of people to hear of.", max_texts(kMaxPeople, bound::kId), defaulted()),
        field("removed", &Lists::removed, "And no longer.", max_texts(kMaxPeople, bound::kId), defaulted()),
    };
  };
  std::string event;
  Lists lists;

  static constexpr auto kFields = FieldList{
      field("event", &WatchCall::event, "Nothing.", max_length(256), defaulted()),
      field("lists", &WatchCall::lists, "Whom.", defaulted()),
  };
};

struct Stream {
  std::string name;  // without `stream-`
  api::Access access;
  std::string_view summary;
  /// Whether the caller may listen to the event; a false answer is `not-allowed`. Asked when the subscription begins
  /// and whenever what it rests on has changed: the caller's roles, membership or account, `rests_on`, or the subject.
  std::function<bool(api::Call&, const std::string& event)> may_listen;
  /// The hub's keys that a listener holds, where they are not just stream and event. Asked together with may_listen.
  std::function<std::vector<std::string>(const api::Call&, const std::string& event)> keys = {};
  /// Permissions and settings that the two answers depend on.
  std::vector<std::string_view> rests_on = {};
  std::function<Subject(const std::string& event)> subject = {};
  /// A client's own event, by the method named like the stream. A refused write has no effect and no error, as the
  /// protocol wants it. Left out: nobody writes.
  std::function<void(api::Call&, const std::string& event, const json::array& args)> write = {};
  /// Its subscriptions are WatchCalls: the connection has one list of people, and one subscription.
  bool watches_people = false;
};

class Streams {
 public:
  void add(Stream stream) {
    auto full_name = "stream-" + stream.name;
    rows_.insert_or_assign(std::move(full_name), std::move(stream));
  }
  [[nodiscard]] const Stream* find(const std::string& full_name) const {
    const auto row = rows_.find(full_name);
    return row == rows_.end() ? nullptr : &row->second;
  }
  [[nodiscard]] const std::map<std::string, Stream>& rows() const { return rows_; }
  /// Those that rest on a permission or a setting.
  [[nodiscard]] std::vector<const Stream*> resting_on(std::string_view permission_or_setting) const;

 private:
  std::map<std::string, Stream> rows_;
};

}  // namespace confab::ddp
