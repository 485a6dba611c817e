#include "rest/history.h"

#include <algorithm>
#include <array>

#include "api/order.h"
#include "api/query.h"

namespace confab::rest {
namespace {

constexpr std::int64_t kDefaultCount = 20;  // the field's, for histories

using model::Condition;

// The one user whom `mentionIds` or `{"mentions._id": id}` asks for, which has an index. @all and @here are nobody.
std::optional<UserId> mentioned_user(const std::optional<Condition>& condition) {
  if (!condition || condition->parts.size() != 1) return std::nullopt;
  const auto* part = &condition->parts.front();
  if (part->op == Condition::Op::all && part->parts.size() == 1) part = &part->parts.front();  // {"$in": [...]}
  if (part->op != Condition::Op::one_of || part->field != "mentions._id" || part->values.size() != 1) return {};
  const auto& value = part->values.front();
  if (!value.is_string() || value == json::value("all") || value == json::value("here")) return std::nullopt;
  return UserId{std::string{value.get_string()}};
}

// Everybody's mentions have no user: `"mentions._id": "all"`.
void name_groups(Condition& condition) {
  for (auto& part : condition.parts) name_groups(part);
  if (condition.op != Condition::Op::one_of || condition.field != "mentions._id") return;
  Condition any{.op = Condition::Op::any, .field = {}, .values = {}, .parts = {condition}};
  for (const std::string_view group : {"all", "here"}) {
    const bool asked = std::ranges::find(condition.values, json::value(json::string(group))) != condition.values.end();
    if (!asked) continue;
    any.parts.push_back(
        {.op = Condition::Op::exists, .field = "mentions." + std::string{group}, .values = {}, .parts = {}});
  }
  if (any.parts.size() > 1) condition = std::move(any);
}

/// What has an index of its own: one's own stars, and pins.
struct Marks {
  std::optional<UserId> starred_by;
  bool pinned = false;
};

// The id in `{"$in": [id]}`, or the id itself.
UserId starring_user(const json::value& value) {
  const auto* in = find_member(value, "$in");
  const bool one = in != nullptr && in->is_array() && in->get_array().size() == 1;
  const auto& id = one ? in->get_array().front() : value;
  if (!id.is_string()) throw Refusal(errors::invalid_query, "starred._id takes one user's id");
  return UserId{std::string{id.get_string()}};
}

// Takes them from the query of older clients; what else it asks for stays.
Marks take_marks(const MessageFilter& p, json::object& query) {
  Marks marks;
  if (p.starred_ids) marks.starred_by = UserId{*p.starred_ids};
  marks.pinned = p.pinned.value_or(false);
  if (const auto* starred = query.if_contains("starred._id")) {
    marks.starred_by = starring_user(*starred);
    query.erase("starred._id");
  }
  if (const auto* pinned = query.if_contains("pinned"); pinned != nullptr && *pinned == json::value(true)) {
    marks.pinned = true;
    query.erase("pinned");
  }
  return marks;
}

// The named parameters of today's clients together with `query` of older ones.
std::optional<Condition> condition_of(const MessageFilter& p, json::object query) {
  json::array all;
  if (!query.empty()) all.emplace_back(std::move(query));
  if (p.mention_ids) all.push_back(json::object{{"mentions._id", *p.mention_ids}});
  if (all.empty()) return std::nullopt;
  if (all.size() == 1) return api::condition_of(all.front().as_object());
  return api::condition_of(json::object{{"$and", std::move(all)}});
}

}  // namespace

bool is_oldest_first(const api::PageParams& page) {
  return api::direction_of(page.sort, "ts") == api::SortDirection::ascending;
}

api::LoadedHistory load_history(const api::Call& call, const RoomId& room, const HistoryWindow& window,
                                bool thread_messages) {
  const bool unreads = window.unreads.value_or(false);
  const core::messages::LoadHistory query{.room = room,
                                          .latest = window.latest,
                                          .oldest = window.oldest,
                                          .inclusive = window.inclusive.value_or(false),
                                          .limit = api::allowed_count(call.ctx.settings, window.count, kDefaultCount),
                                          .offset = window.offset.value_or(0),
                                          .last_seen = unreads ? api::read_up_to(call, room) : std::nullopt,
                                          .with_total = false,
                                          .thread_replies = window.show_thread_messages.value_or(thread_messages)};
  return api::loaded_history(core::messages::history(call.ctx, call.actor(), query), unreads);
}

namespace {

using ListOfCore = core::messages::MessagePage (*)(const core::Context&, const core::Actor&,
                                                   const core::messages::ListMessages&);

MessageListResult listed(const api::Call& call, const RoomId& room, const MessageFilter& p, ListOfCore list) {
  auto query = p.query.value_or(json::object{});
  const auto marks = take_marks(p, query);
  auto condition = condition_of(p, std::move(query));
  auto naming = mentioned_user(condition);
  if (naming) condition.reset();
  if (condition) name_groups(*condition);
  const auto page = api::page_of(call.ctx.settings, p);
  auto found = list(call.ctx, call.actor(),
                    {.room = room,
                     .oldest_first = is_oldest_first(p),
                     .limit = page.limit,
                     .offset = page.offset,
                     .naming = std::move(naming),
                     .condition = std::move(condition),
                     .starred = marks.starred_by.has_value(),
                     .pinned = marks.pinned});
  if (marks.starred_by && *marks.starred_by != call.actor().id) found = {};  // nobody sees the stars of others
  return api::paged<MessageRows>(std::move(found.messages), page.offset, found.total);
}

}  // namespace

MessageListResult list_messages(const api::Call& call, const RoomId& room, const MessageFilter& p) {
  return listed(call, room, p, core::messages::list);
}

MessageListResult list_messages_of_others(const api::Call& call, const RoomId& room, const MessageFilter& p) {
  return listed(call, room, p, core::messages::admin_list);
}

MentionListResult list_own_mentions(const api::Call& call, const RoomId& room, const api::PageParams& params) {
  const auto page = api::page_of(call.ctx.settings, params);
  auto found = core::messages::list(call.ctx, call.actor(),
                                    {.room = room,
                                     .oldest_first = is_oldest_first(params),
                                     .limit = page.limit,
                                     .offset = page.offset,
                                     .naming = call.actor().id});
  return api::paged<MentionRows>(std::move(found.messages), page.offset, found.total);
}

}  // namespace confab::rest
