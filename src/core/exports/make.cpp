#include "core/exports/make.h"

#include <filesystem>
#include <map>

#include "base/error.h"
#include "base/fields_write.h"
#include "base/log.h"
#include "base/text.h"
#include "core/access/room.h"
#include "core/accounts/preferences.h"
#include "core/daily/drafts.h"
#include "core/daily/own.h"
#include "core/daily/remind.h"
#include "core/daily/schedule.h"
#include "core/exports/lines.h"
#include "core/files/blobs.h"
#include "core/kernel/site.h"
#include "jobs/enqueue.h"
#include "services/archive/zip_writer.h"
#include "settings/groups/user_data.h"
#include "store/avatars.h"
#include "store/exports.h"
#include "store/messages.h"
#include "store/uploads.h"
#include "store/users.h"

namespace confab::core::exports {
namespace {

using model::DataExport;
using services::archive::ZipWriter;

constexpr std::int64_t kAtOnce = 500;                    // messages read in one snapshot
constexpr std::size_t kPiece = std::size_t{256} * 1024;  // bytes of a file
constexpr std::chrono::minutes kLookAgain{10};           // while no archives are made
constexpr std::size_t kMaxTitle = 60;                    // bytes of a name within that of the archive

/// The archive on its way. Reads each page of messages in a snapshot of its own, so that none is held for long.
class Archive {
 public:
  Archive(const Context& ctx, const jobs::Run& run, const Actor& owner, const DataExport& request,
          const std::string& path)
      : ctx_(ctx),
        run_(run),
        owner_(owner),
        request_(request),
        names_(request.room_pk ? Names{} : Names{owner.username}),
        zip_(path, ctx.clock.now()) {}

  void room(const store::RoomRow& row, std::string_view file);
  void person();
  void rooms_of_person();
  /// The files of all messages that were put in, and what had to be left out.
  void assets();
  void finish() { zip_.finish(); }

  [[nodiscard]] std::int64_t messages() const { return messages_; }

 private:
  [[nodiscard]] bool as_json() const { return request_.format == "json"; }
  void entry(std::string_view name, std::string_view text) {
    zip_.begin(name);
    zip_.write(text);
  }
  template <class Rows>
  void own_list(std::string_view name, const Rows& rows);
  [[nodiscard]] std::vector<model::Message> next_page(std::int64_t room_pk, store::PositionRange range,
                                                      std::vector<model::Upload>& files) const;
  void blob(std::string_view name, std::int64_t blob_pk);

  const Context& ctx_;
  const jobs::Run& run_;
  const Actor& owner_;
  const DataExport& request_;
  Names names_;
  ZipWriter zip_;
  struct Asset {
    std::string path;
    std::int64_t blob_pk, size;
  };
  std::vector<Asset> assets_;
  std::int64_t messages_ = 0;
};

std::vector<model::Message> Archive::next_page(std::int64_t room_pk, store::PositionRange range,
                                               std::vector<model::Upload>& files) const {
  run_.check();
  const auto reader = ctx_.db.read();
  auto page = store::Messages{*reader}.range(room_pk, range, store::Order::oldest_first, kAtOnce);
  std::vector<MessageId> with_files;
  for (const auto& message : page) {
    if (!message.files.empty() || !message.file.empty()) with_files.push_back(message.id);
  }
  files = store::Uploads{*reader}.of_messages(with_files);
  std::erase_if(files, [](const model::Upload& file) { return file.type_group == model::kThumb; });
  return page;
}

void Archive::room(const store::RoomRow& row, std::string_view file) {
  zip_.begin(file);
  if (!as_json()) zip_.write(html_head(row.fname.value_or(row.name.value_or(row.id.value))));
  store::PositionRange range;
  {
    const auto reader = ctx_.db.read();
    store::Messages stored{*reader};
    if (request_.from) range.after = stored.seq_before(row.pk, row.seq, *request_.from);
    range.before = request_.before ? stored.seq_before(row.pk, row.seq, *request_.before) + 1 : row.seq + 1;
  }
  std::vector<model::Upload> files;
  for (auto page = next_page(row.pk, range, files); !page.empty(); page = next_page(row.pk, range, files)) {
    range.after = page.back().seq;
    std::map<MessageId, std::vector<const model::Upload*>> by_message;
    for (const auto& each : files) {
      by_message[*each.message].push_back(&each);
      assets_.push_back({asset_path(each), each.blob_pk, each.size});
    }
    for (const auto& message : page) {
      const auto& own = by_message[message.id];
      zip_.write(as_json() ? json_line(message, own, names_) : html_paragraph(message, own, names_));
    }
    messages_ += std::ssize(page);
  }
}

template <class Rows>
void Archive::own_list(std::string_view name, const Rows& rows) {
  if (!rows.empty()) entry(name, to_json(rows, Dates::iso8601));
}

void Archive::person() {
  const auto reader = ctx_.db.read();
  const auto user = store::Users{*reader}.by_pk(owner_.pk);
  if (!user) throw std::runtime_error("the account is gone");
  json::array addresses;
  for (const auto& email : user->emails) addresses.emplace_back(email.address);
  json::object about{{"username", owner_.username},
                     {"name", user->name.value_or("")},
                     {"statusText", user->status_text},
                     {"emails", std::move(addresses)},
                     {"roles", json::value_from(user->roles)},
                     {"services", user->password_hash ? json::array{"password"} : json::array{}}};
  const auto add = [&](std::string_view key, const std::optional<std::string>& value) {
    if (value) about[key] = *value;
  };
  add("bio", user->bio);
  add("nickname", user->nickname);
  add("language", user->language);
  std::string created;
  write_json(created, user->created_at, Dates::iso8601);
  about["createdAt"] = created.substr(1, created.size() - 2);
  about["preferences"] = accounts::effective_preferences(ctx_, *user);
  if (!user->custom_fields.empty()) about["customFields"] = user->custom_fields;
  if (as_json()) {
    entry("user.json", to_json_text(about));
  } else {
    std::string page = html_head(owner_.username);
    for (const auto& [key, value] : about) {
      const auto text = value.is_string() ? std::string{value.get_string()} : to_json_text(value);
      page += "<p><strong>" + html_escaped(key) + "</strong>:" + html_escaped(text) + "</p>\n";
    }
    entry("user.html", page);
  }
  if (const auto picture = store::Avatars{*reader}.of(store::AvatarOf::user, owner_.pk)) {
    blob("avatar", picture->blob_pk);
  }
  own_list("drafts.json", daily::drafts(ctx_, owner_, std::nullopt).update);
  own_list("scheduled-messages.json", daily::scheduled(ctx_, owner_));
  own_list("reminders.json", daily::reminders(ctx_, owner_));
}

void Archive::rooms_of_person() {
  std::vector<store::RoomRow> readable;
  {
    const auto reader = ctx_.db.read();
    for (const auto& id : store::Memberships{*reader}.room_ids(owner_.id)) {
      run_.check();
      if (const auto room = access::find_history(*reader, ctx_, owner_, id)) readable.push_back(room->row());
    }
  }
  if (as_json()) {
    zip_.begin("channels.json");
    for (const auto& row : readable) {
      // What names a conversation is the names of its people.
      const auto name = row.traits().named ? row.fname.value_or(row.name.value_or(row.id.value)) : row.id.value;
      zip_.write(to_json_text(
                     json::object{{"roomId", row.id.value}, {"roomName", name}, {"type", model::letter_of(row.kind)}}) +
                 "\n");
    }
  }
  for (const auto& row : readable) room(row, row.id.value + (as_json() ? ".json" : ".html"));
}

void Archive::blob(std::string_view name, std::int64_t blob_pk) {
  const auto reader = files::open(ctx_, blob_pk);
  zip_.begin(name, ZipWriter::As::stored);
  for (auto piece = reader->read(kPiece); !piece.empty(); piece = reader->read(kPiece)) {
    run_.check();
    zip_.write(piece);
  }
}

void Archive::assets() {
  std::int64_t bytes = 0;
  std::string left_out;
  for (const auto& asset : assets_) {
    if (bytes + asset.size > kMaxFiles) {
      left_out += asset.path + "\n";
      continue;
    }
    files::require_space(ctx_);
    blob(asset.path, asset.blob_pk);
    bytes += asset.size;
  }
  if (!left_out.empty()) entry("files-left-out.txt", left_out);
}

std::string archive_name(const DataExport& request, const std::string& title, Timestamp now) {
  std::string safe;
  // Of a file, and in the text of a link.
  constexpr std::string_view kReplaced = "/\\ []()<>*_~`|:\"?";
  for (const char c : excerpt(title, kMaxTitle)) safe.push_back(kReplaced.find(c) == std::string_view::npos ? c : '_');
  std::string day;
  write_json(day, now, Dates::iso8601);
  constexpr std::size_t kDay = 10;
  return day.substr(1, kDay) + "-" + safe + (request.format == "json" ? "-data-" : "-") + request.id + ".zip";
}

std::string words_for(const Context& ctx, const DataExport& one, const std::optional<store::RoomRow>& room) {
  const auto site = site_address(ctx);
  const auto what =
      room ? "The export of " + daily::as_text(room->fname.value_or(room->name.value_or("your conversation")))
           : std::string{"The archive of your data"};
  return ":package: " + what + " is ready: [" + *one.name + "](" + site + "/data-export/" + one.id +
         "). It can be fetched for a week.";
}

// The export goes on to `change`; false: it was overtaken.
bool store_change(Transaction& tx, const Context& ctx, DataExport& one) {
  ++one.revision;
  one.updated_at = ctx.clock.now();
  return store::change_export(tx, one);
}

void fail(const Context& ctx, const std::string& id) {
  Transaction tx{ctx};
  auto one = store::Exports{tx.sql()}.by_id(id);
  if (!one || one->blob_pk) return;
  one->state = "failed";
  if (store_change(tx, ctx, *one)) tx.commit();
}

/// A file that goes unless it was given away.
class Draft {
 public:
  explicit Draft(std::string path) : path_(std::move(path)) {}
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;
  ~Draft() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove(path_, ignored);
  }
  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] files::Spooled adopt() { return files::adopt(std::exchange(path_, {})); }

 private:
  std::string path_;
};

void make_archive(const Context& ctx, const jobs::Run& run, DataExport& one) {
  const auto owner = daily::owner(ctx, one.user_pk);
  if (!owner) throw jobs::GiveUp("the account that asked for it is gone or deactivated");
  std::optional<store::RoomRow> room;
  if (one.room_pk) {
    const auto reader = ctx.db.read();
    const auto row = store::Rooms{*reader}.by_pk(*one.room_pk);
    if (!row || !access::find_history(*reader, ctx, *owner, row->id)) {
      throw jobs::GiveUp("who asked for it cannot read the room any more");
    }
    room = row;
  }
  Draft draft{files::fresh_path(ctx)};
  files::require_space(ctx);
  Archive archive{ctx, run, *owner, one, draft.path()};
  if (room) {
    archive.room(*room, room->id.value + (one.format == "json" ? ".json" : ".html"));
  } else {
    archive.person();
    archive.rooms_of_person();
  }
  archive.assets();
  archive.finish();
  const auto kept = files::keep(ctx, draft.adopt());

  one.state = "completed";
  one.blob_pk = kept.pk;
  one.size = static_cast<std::int64_t>(kept.size);
  one.messages = archive.messages();
  one.name = archive_name(one, room ? room->fname.value_or(room->name.value_or(room->id.value)) : owner->username,
                          ctx.clock.now());
  daily::say_as_bot(ctx, *owner, words_for(ctx, one, room), [&](Transaction& tx) {
    auto change = one;
    if (!store_change(tx, ctx, change)) return false;
    files::acquire(tx, kept);
    return true;
  });
}

}  // namespace

void make(const Context& ctx, const jobs::Run& run, const files::MakeExport& work) {
  auto one = store::Exports{*ctx.db.read()}.by_id(work.id);
  if (!one || one->revision != work.revision || one->blob_pk) return;
  if (ctx.settings.boolean(settings::user_data("Troubleshoot_Disable_Data_Exporter_Processor"))) {
    Transaction tx{ctx};
    jobs::enqueue(tx.sql(), ctx.clock.now(), work, {.run_at = ctx.clock.now() + kLookAgain});
    tx.commit();
    return;
  }
  try {
    make_archive(ctx, run, *one);
  } catch (const jobs::Interrupted&) {
    throw;
  } catch (const jobs::GiveUp&) {
    fail(ctx, work.id);
    throw;
  } catch (const std::exception&) {
    if (run.attempt() >= kAttempts) fail(ctx, work.id);
    throw;
  }
}

void declare_jobs(jobs::Kinds& kinds, const Context& ctx) {
  kinds.add<files::MakeExport>({
      .summary = "Puts an archive together that somebody has asked for.",
      .handler = [&ctx](const jobs::Run& run, const files::MakeExport& work) { make(ctx, run, work); },
      .attempts = kAttempts,
      .backoff = {.first = std::chrono::seconds{30}},
      .timeout = std::chrono::hours{2},
      .priority = -10,
  });
  kinds.add<files::ForgetExports>({
      .summary = "Removes archives whose time is over.",
      .handler = [&ctx](const jobs::Run& run, const files::ForgetExports&) { files::forget_exports(ctx, run); },
      .attempts = 3,
      .recurring = jobs::Recurring{.rule = "47 * * * *"},
  });
}

}  // namespace confab::core::exports
