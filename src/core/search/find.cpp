#include "core/search/find.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <queue>
#include <tuple>

#include "base/error.h"
#include "base/errors/messages.h"
#include "core/access/message.h"
#include "core/access/room.h"
#include "core/search/filters.h"
#include "core/search/matcher.h"
#include "core/search/room_pass.h"
#include "search/query.h"
#include "settings/groups/search.h"
#include "store/messages.h"
#include "store/rooms.h"
#include "store/users.h"

namespace confab::core::search {
namespace {

constexpr std::int64_t kMaxLookedAt = 50'000;
constexpr std::int64_t kMaxByExpression = 10'000;
// Of looking for an expression, about a second: a long one costs as much in few messages as a short one in many.
constexpr std::int64_t kMaxSteps = 500'000'000;

/// Where a hit stands in the order of all: by time, and never two at the same place.
struct Place {
  Timestamp at;
  std::int64_t room_pk = 0, seq = 0;

  friend auto operator<=>(const Place&, const Place&) = default;
};
struct Match {
  Place place;
  MessageId id;
  std::int64_t score = 0;
};

std::string cursor_of(const Place& place) {
  return fmt::format("{}.{}.{}", to_millis(place.at), place.room_pk, place.seq);
}

Place place_of(std::string_view cursor) {
  std::array<std::int64_t, 3> parts{};
  const auto* at = cursor.data();
  const auto* const end = at + cursor.size();
  for (auto& part : parts) {
    const auto [behind, error] = std::from_chars(at, end, part);
    const bool is_last = &part == &parts.back();
    if (error != std::errc{} || part < 0 || (is_last ? behind != end : behind == end || *behind != '.')) {
      throw Refusal(errors::invalid_search, "The page to go on from is unknown.",
                    {{"field", "cursor"}, {"value", cursor}, {"reason", "It is none that was given out."}});
    }
    at = is_last ? behind : behind + 1;
  }
  return {from_millis(parts[0]), parts[1], parts[2]};
}

/// The newest of all that it is offered.
class Newest {
 public:
  explicit Newest(std::size_t most) : most_(most) {}

  /// False: this one, and all older ones, are no longer among them.
  bool offer(Match match) {
    if (is_full() && match.place < kept_.top().place) {
      dropped_ = true;
      return false;
    }
    kept_.push(std::move(match));
    if (kept_.size() > most_) {
      kept_.pop();
      dropped_ = true;
    }
    return true;
  }
  /// Whether nothing sent then, or earlier, could be among them any more.
  [[nodiscard]] bool is_newer_than(Timestamp time) const { return is_full() && time < kept_.top().place.at; }
  void leave_out_the_rest() { dropped_ = true; }
  [[nodiscard]] bool dropped() const { return dropped_; }
  /// The newest first.
  [[nodiscard]] std::vector<Match> all() {
    std::vector<Match> matches;
    matches.reserve(kept_.size());
    for (; !kept_.empty(); kept_.pop()) matches.push_back(kept_.top());
    std::reverse(matches.begin(), matches.end());
    return matches;
  }

 private:
  struct Later {
    bool operator()(const Match& a, const Match& b) const { return b.place < a.place; }
  };
  [[nodiscard]] bool is_full() const { return kept_.size() >= most_; }

  std::size_t most_;
  bool dropped_ = false;
  std::priority_queue<Match, std::vector<Match>, Later> kept_;
};

/// One search, in one snapshot.
class Search {
 public:
  Search(sql::Session& session, const Context& ctx, const Actor& actor, const FindMessages& cmd,
         const confab::search::Query& query)
      : session_(session),
        ctx_(ctx),
        actor_(actor),
        cmd_(cmd),
        query_(query),
        matcher_(query),
        filter_(filter_of(session, actor, query)),
        budget_{.messages = query.expression ? kMaxByExpression : kMaxLookedAt},
        newest_(static_cast<std::size_t>(
            std::clamp(cmd.offset + cmd.limit + 1, FoundMessages::kMaxCounted, FoundMessages::kMaxReached))) {
    if (!cmd.after.empty()) after_ = place_of(cmd.after);
  }

  FoundMessages run() {
    RoomPass pass{session_, filter_, query_.terms, budget_};
    for (const auto& room : rooms()) {
      if (newest_.is_newer_than(room.newest_at) || budget_.spent) {
        newest_.leave_out_the_rest();
        break;
      }
      go_through(pass, room);
    }
    return answer(newest_.all());
  }

 private:
  std::vector<store::SearchedRoom> rooms() {
    const auto id = query_.in ? std::optional{room_of(session_, ctx_, actor_, *query_.in)} : cmd_.room;
    if (id && cmd_.room && *id != *cmd_.room) {
      throw Refusal(errors::invalid_search, "in: names another room than the one that is searched.",
                    {{"field", "in"}, {"value", *query_.in}, {"reason", "Another room is searched."}});
    }
    if (id) {
      const auto room = access::history(session_, ctx_, actor_, *id);
      return {{.pk = room.pk(),
               .kind = room.row().kind,
               .newest_seq = room.row().seq,
               .newest_at = room.row().newest_at,
               .indexed = store::SearchIndex{session_}.room(room.pk()).indexed}};
    }
    auto rooms = store::MessageSearch{session_, {}}.rooms_of(actor_.pk);
    std::erase_if(rooms, [&](const auto& room) { return !access::may_read_as_member(ctx_, actor_, room.kind); });
    return rooms;
  }

  void go_through(RoomPass& pass, const store::SearchedRoom& room) {
    store::Messages messages{session_};
    const auto first = query_.since ? messages.seq_before(room.pk, room.newest_seq, *query_.since) : 0;
    auto end = query_.before;
    if (after_) end = std::min(end.value_or(Timestamp::max()), after_->at + std::chrono::milliseconds{1});
    const auto last =
        end && *end <= room.newest_at ? messages.seq_before(room.pk, room.newest_seq, *end) : room.newest_seq;
    pass.each(room, first, last, [&](const store::SearchedMessage& message) {
      const Place place{message.sent_at, room.pk, message.seq};
      if (after_ && !(place < *after_)) return true;
      steps_ += matcher_.steps_for(message.text);
      if (steps_ > kMaxSteps) {
        budget_.spent = true;
        return false;
      }
      if (!matcher_.matches(message)) return true;
      const auto score = cmd_.best_first == BestFirst::yes ? matcher_.score(message.text) : 0;
      return newest_.offer({place, MessageId{message.id}, score});
    });
  }

  FoundMessages answer(std::vector<Match> matches) {
    FoundMessages found;
    found.total = std::ssize(matches);
    found.total_is_exact = !newest_.dropped() && !budget_.spent;
    if (cmd_.best_first == BestFirst::yes) {
      std::stable_sort(matches.begin(), matches.end(),
                       [](const Match& a, const Match& b) { return a.score > b.score; });
    }
    const auto begin = std::min(cmd_.offset, found.total);
    const auto end = std::min(begin + cmd_.limit, found.total);
    const std::vector<Match> page{matches.begin() + begin, matches.begin() + end};
    found.hits = documents(page);
    if (cmd_.best_first == BestFirst::no && !page.empty() && (end < found.total || !found.total_is_exact)) {
      found.next = cursor_of(page.back().place);
    }
    return found;
  }

  std::vector<Hit> documents(const std::vector<Match>& page) {
    std::vector<MessageId> ids;
    ids.reserve(page.size());
    for (const auto& match : page) ids.push_back(match.id);
    std::map<MessageId, model::Message> by_id;
    for (auto& message : store::Messages{session_, access::view_of(ctx_, actor_)}.by_ids(ids)) {
      by_id.try_emplace(message.id, std::move(message));
    }
    std::vector<Hit> hits;
    hits.reserve(page.size());
    for (const auto& id : ids) {
      auto node = by_id.extract(id);
      if (!node) continue;
      auto ranges = matcher_.ranges(node.mapped().msg);
      const auto& room = room_of_hit(node.mapped().rid);
      hits.push_back({std::move(node.mapped()), room, std::move(ranges)});
    }
    return hits;
  }

  const HitRoom& room_of_hit(const RoomId& id) {
    const auto [known, is_new] = hit_rooms_.try_emplace(id);
    if (!is_new) return known->second;
    if (const auto row = store::Rooms{session_}.by_id(id)) {
      known->second = {id, std::string(1, row->traits().letter), row->name, row->fname};
    }
    return known->second;
  }

  sql::Session& session_;
  const Context& ctx_;
  const Actor& actor_;
  const FindMessages& cmd_;
  const confab::search::Query& query_;
  Matcher matcher_;
  store::SearchFilter filter_;
  Budget budget_;
  std::int64_t steps_ = 0;
  Newest newest_;
  std::optional<Place> after_;
  std::map<RoomId, HitRoom> hit_rooms_;
};

std::chrono::minutes offset_of(sql::Session& session, const Actor& actor, const FindMessages& cmd) {
  if (cmd.utc_offset) return *cmd.utc_offset;
  const auto user = store::Users{session}.by_pk(actor.pk);
  const auto hours = user ? user->utc_offset.value_or(0) : 0;
  return std::chrono::minutes{static_cast<std::int64_t>(std::clamp(hours, -14.0, 14.0) * 60)};
}

}  // namespace

FoundMessages find(const Context& ctx, const Actor& actor, const FindMessages& cmd) {
  const auto reader = ctx.db.read();
  const auto query = confab::search::read_query(
      cmd.text, {.utc_offset = offset_of(*reader, actor, cmd),
                 .unknown_is_text = cmd.unknown_is_text,
                 .always_expression = ctx.settings.boolean(settings::search("Message_AlwaysSearchRegExp"))});
  return Search{*reader, ctx, actor, cmd, query}.run();
}

}  // namespace confab::core::search
