#include "core/messages/previews.h"

#include <algorithm>
#include <atomic>
#include <memory>

#include "base/error.h"
#include "base/errors/request.h"
#include "bus/events/message_saved.h"
#include "core/access/message.h"
#include "core/access/room.h"
#include "core/messages/append.h"
#include "core/messages/quotes.h"
#include "core/previews/preview.h"
#include "jobs/enqueue.h"
#include "services/http/url_parts.h"
#include "settings/groups/previews.h"
#include "store/message_writer.h"
#include "store/messages.h"
#include "store/room_writer.h"

namespace confab::core::messages {
namespace {

constexpr std::size_t kMaxLinks = 5;
constexpr std::chrono::seconds kShortPatience{8};  // of somebody who writes
constexpr int kShownAtOnce = 4;                    // to those who write: each holds a worker
constexpr std::chrono::seconds kSoon{5};           // when the author's other messages have their turn
constexpr std::chrono::minutes kWaitsForTurn{10};  // since it was sent; after that it goes without
constexpr std::chrono::seconds kLater{30};
constexpr std::int64_t kMaxRounds = 10;

// `urls` of a message, if it has any.
json::array links_of(const RawJson& urls) {
  constexpr std::string_view kNone = "[]";
  if (urls.empty() || urls.text == kNone) return {};
  auto parsed = stored_json(urls.text);
  return parsed.is_array() ? std::move(parsed.get_array()) : json::array{};
}

std::string url_of(const json::value& link) {
  const auto* url = find_member(link, "url");
  return url != nullptr && url->is_string() ? std::string{url->get_string()} : std::string{};
}

// Whether it may be fetched as far as the message says; what leads to this server is shown as a quote, or not at all.
bool is_wanted(const Context& ctx, const json::value& link) {
  return find_member(link, "ignoreParse") == nullptr && !is_own_link(ctx, url_of(link));
}

bool is_same(const json::value& a, const json::value& b) {
  return url_of(a) == url_of(b) &&
         (find_member(a, "ignoreParse") == nullptr) == (find_member(b, "ignoreParse") == nullptr);
}

void put(json::value& link, previews::Preview preview) {
  auto& object = link.as_object();
  object["meta"] = std::move(preview.meta);
  if (preview.headers.empty())
    object.erase("headers");
  else
    object["headers"] = std::move(preview.headers);
}

// What was found behind the links, and whether all of them could be asked for.
bool look_at_all(const Context& ctx, const jobs::Run& run, PreviewShares::Turn& turn, json::array& links) {
  bool all = true;
  for (auto& link : links) {
    if (!is_wanted(ctx, link)) continue;
    run.check();
    const auto url = url_of(link);
    const auto parts = services::http::parts_of(url);
    const std::string host = parts ? parts->host : std::string{};
    const auto begun = PreviewShares::Clock::now();
    auto preview = previews::preview_of(ctx, url, turn.patience(host), run.job());
    turn.took(host, PreviewShares::Clock::now() - begun);
    if (preview)
      put(link, std::move(*preview));
    else
      all = false;
  }
  return all;
}

void show(const Context& ctx, const MessageId& id, const json::array& found) {
  Transaction tx{ctx};
  const auto before = store::Messages{tx.sql(), access::view_of_all(ctx)}.by_id(id);
  const auto room = before ? store::RoomWriter{tx}.lock(before->rid) : std::nullopt;
  if (!room) return;
  auto message = store::Messages{tx.sql(), access::view_of_all(ctx)}.by_id(id);
  if (!message || !wants_previews(ctx, *message)) return;
  const auto links = links_of(message->urls);
  if (!std::ranges::equal(links, found, is_same) || links == found) return;
  message->urls = {to_json_text(found)};
  message->updated_at =
      tx.change_time(message->updated_at + std::chrono::milliseconds{1}).not_before(room_time(tx, *room));
  store::MessageWriter{tx}.set_body(*message);
  const bool is_last = message->seq == room->last_seq;
  if (is_last) store::RoomWriter{tx}.touch(room->pk, tx.change_time());
  tx.publish(bus::MessageSaved{.message = std::make_shared<const model::Message>(std::move(*message)),
                               .created = false,
                               .room = label_of(*room),
                               .room_changed = is_last});
  tx.commit();
}

void again(const Context& ctx, const FetchPreviews& work, std::chrono::seconds later) {
  const auto now = ctx.clock.now();
  Transaction tx{ctx};
  jobs::enqueue(tx.sql(), now, work, {.run_at = now + later});
  tx.commit();
}

/// One of the few who may wait for a preview while they write.
class Waiting {
 public:
  Waiting() : is_one_(count.fetch_add(1) < kShownAtOnce) {}
  Waiting(const Waiting&) = delete;
  Waiting& operator=(const Waiting&) = delete;
  ~Waiting() { count.fetch_sub(1); }
  [[nodiscard]] bool is_one() const { return is_one_; }

 private:
  static inline std::atomic<int> count{0};
  const bool is_one_;
};

}  // namespace

bool wants_previews(const Context& ctx, const model::Message& message) {
  if (message.parse_urls == false || !message.attachments.empty()) return false;
  const auto links = links_of(message.urls);
  if (links.empty() || !ctx.settings.boolean(settings::previews("API_Embed"))) return false;
  const auto elsewhere =
      std::ranges::count_if(links, [&](const auto& link) { return !is_own_link(ctx, url_of(link)); });
  return static_cast<std::size_t>(elsewhere) <= kMaxLinks &&
         std::ranges::any_of(links, [&](const auto& link) { return is_wanted(ctx, link); });
}

void request_previews(Transaction& tx, const Context& ctx, const model::Message& message) {
  jobs::enqueue(tx.sql(), ctx.clock.now(), FetchPreviews{.message = message.id.value});
}

RawJson with_known_previews(const RawJson& before, const RawJson& now) {
  auto links = links_of(now);
  const auto known = links_of(before);
  bool changed = false;
  for (auto& link : links) {
    const auto found = std::ranges::find_if(known, [&](const auto& old) { return is_same(old, link); });
    if (found == known.end() || find_member(link, "ignoreParse") != nullptr) continue;
    link = *found;
    changed = true;
  }
  return changed ? RawJson{to_json_text(links)} : now;
}

void fetch_previews(const Context& ctx, const jobs::Run& run, PreviewShares& shares, const FetchPreviews& work) {
  const MessageId id{work.message};
  const auto message = store::Messages{*ctx.db.read(), access::view_of_all(ctx)}.by_id(id);
  if (!message || !wants_previews(ctx, *message)) return;
  const auto turn = shares.begin(message->u.id.value);
  if (!turn) {
    if (ctx.clock.now() < message->ts + kWaitsForTurn) again(ctx, work, kSoon);
    return;
  }
  auto links = links_of(message->urls);
  const bool all = look_at_all(ctx, run, *turn, links);
  show(ctx, id, links);
  if (all || work.round >= kMaxRounds) return;
  again(ctx, {.message = work.message, .round = work.round + 1}, kLater);
}

json::object url_preview(const Context& ctx, const Actor& actor, const RoomId& room, const std::string& url) {
  if (!access::find_history(*ctx.db.read(), ctx, actor, room)) throw Refusal(errors::not_allowed, "Not allowed");
  json::value link{{"url", url}, {"meta", json::object{}}, {"ignoreParse", true}};
  const Waiting waiting;
  if (waiting.is_one() && !is_own_link(ctx, url)) {
    if (auto preview = previews::preview_of(ctx, url, kShortPatience, {})) put(link, std::move(*preview));
  }
  return std::move(link.get_object());
}

}  // namespace confab::core::messages
