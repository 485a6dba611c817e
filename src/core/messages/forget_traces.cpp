#include "core/messages/forget_traces.h"

#include <algorithm>

#include "base/json_members.h"
#include "core/kernel/transaction.h"
#include "core/messages/append.h"
#include "core/messages/quotes.h"
#include "store/message_writer.h"
#include "store/room_writer.h"

namespace confab::core::messages {
namespace {

constexpr std::int64_t kLookedAt = 2'000;  // positions at once

/// Goes through one message's parts.
class Forgetting {
 public:
  Forgetting(sql::Session& session, const store::GoneAccount& gone, Words words)
      : traces_(session), gone_(gone), words_(words), icon_(quote_icon(gone.username)) {}

  /// Mentions, quotes and excerpts; whether something of them has changed.
  bool in_body(model::Message& message) {
    bool changed = false;
    if (message.mentions) {
      changed = std::erase_if(*message.mentions,
                              [&](const model::Mention& mention) { return mention.id == gone_.id.value; }) > 0;
    }
    auto attachments = all_of(message.attachments);
    if (!in_excerpts(message, attachments)) return changed;
    message.attachments = {to_json_text(attachments)};
    return true;
  }
  /// What the system says of somebody is their name.
  bool in_text(model::Message& message) const {
    if (words_ == Words::stay || !message.t || gone_.username.empty() || message.msg != gone_.username) return false;
    message.msg = kRemovedUser;
    return true;
  }

 private:
  bool in_excerpts(const model::Message& message, json::array& excerpts) {
    bool changed = false;
    for (auto excerpt = excerpts.begin(); excerpt != excerpts.end();) {
      auto* object = excerpt->if_object();
      if (object == nullptr) {
        ++excerpt;
        continue;
      }
      if (auto* inner = object->if_contains("attachments"); inner != nullptr && inner->is_array()) {
        changed = in_excerpts(message, inner->get_array()) || changed;
      }
      if (!is_its(message, *object)) {
        ++excerpt;
        continue;
      }
      changed = true;
      if (words_ == Words::go) {
        excerpt = excerpts.erase(excerpt);
        continue;
      }
      (*object)["author_name"] = kRemovedUser;
      object->erase("author_icon");
      object->erase("author_id");
      ++excerpt;
    }
    return changed;
  }
  // By the id of its author; where it is older than these are, by the name of today, and where that was another one
  // then, by the message.
  bool is_its(const model::Message& message, const json::object& excerpt) {
    if (const auto author = text_in(excerpt, "author_id")) return *author == gone_.id.value;
    const auto link = text_in(excerpt, "message_link");
    const auto icon = text_in(excerpt, "author_icon");
    if (!link && !icon) return false;
    if (!gone_.username.empty() && icon == icon_) return true;
    if (words_ == Words::stay) return false;
    if (link) {
      const auto id = quoted_message(*link);
      return id && traces_.was_of(gone_.pk, *id);
    }
    const auto sent_at = parse_time(text_in(excerpt, "ts").value_or(""));
    return sent_at && traces_.was_of(gone_.pk, message.room_pk, *sent_at);
  }

  store::Traces traces_;
  const store::GoneAccount& gone_;
  const Words words_;
  const std::string icon_;
};

}  // namespace

std::optional<std::int64_t> forget_traces(const Context& ctx, std::int64_t room_pk, std::int64_t after,
                                          const store::GoneAccount& gone, Words words) {
  const store::PositionRange range{.after = after, .before = after + kLookedAt + 1};
  {
    const auto reader = ctx.db.read();
    store::Traces traces{*reader};
    if (after >= traces.newest(room_pk)) return std::nullopt;
    if (traces.find(room_pk, range, gone).empty()) return after + kLookedAt;
  }
  Transaction tx{ctx};
  const auto room = store::RoomWriter{tx}.lock(room_pk);
  if (!room) return std::nullopt;
  const auto now = room_time(tx, *room);
  auto found = store::Traces{tx.sql()}.find(room_pk, range, gone);
  if (found.empty()) return after + kLookedAt;
  Forgetting forgetting{tx.sql(), gone, words};
  store::MessageWriter writer{tx};
  bool any = false;
  for (auto& message : found) {
    const bool edited = message.edited_by && message.edited_by->id == gone.id;
    const bool text = forgetting.in_text(message);
    if (!forgetting.in_body(message) && !edited && !text) continue;
    any = true;
    message.updated_at = now;
    writer.set_body(message);
    if (edited) store::forget_editor(tx, message, gone.pk);
    if (text) store::set_system_text(tx, message);
    tell_changed(tx, ctx, *room, message.id);
  }
  if (any) tx.commit();
  return found.back().seq;
}

}  // namespace confab::core::messages
