#include "store/uploads.h"

#include <fmt/format.h>

#include <array>

#include "base/fold.h"
#include "base/json_members.h"
#include "base/text.h"
#include "store/condition.h"
#include "store/where.h"

namespace confab::store {
namespace {

constexpr std::string_view kSelect =
    "SELECT f.pk, f.id, f.blob_pk, f.room_pk, r.id, f.user_pk, u.id, f.message_id, b.store, f.name, f.type, "
    "f.type_group, f.size, f.uploaded_at, f.updated_at, f.expires_at, f.hidden, f.details, u.username, u.name FROM "
    "uploads f JOIN rooms r "
    "ON r.pk = f.room_pk JOIN users u ON u.pk = f.user_pk JOIN blobs b ON b.pk = f.blob_pk ";

void read_details(model::Upload& upload, const json::object& details) {
  upload.etag = text_in(details, "etag").value_or("");
  upload.description = text_in(details, "description");
  upload.format = text_in(details, "format").value_or("");
  const auto* width = details.if_contains("width");
  const auto* height = details.if_contains("height");
  if (width && height && width->is_int64() && height->is_int64()) {
    upload.pixels = model::Pixels{width->get_int64(), height->get_int64()};
  }
  upload.preview = text_in(details, "preview");
  if (const auto id = text_in(details, "thumb")) upload.thumb = UploadId{*id};
  if (const auto id = text_in(details, "original")) upload.original_id = UploadId{*id};
  upload.content = raw_in(details, "content");
}

std::string details_text(const model::Upload& upload) {
  json::object details{{"etag", upload.etag}};
  if (upload.description) details["description"] = *upload.description;
  if (!upload.format.empty()) details["format"] = upload.format;
  if (upload.pixels) details["width"] = upload.pixels->width, details["height"] = upload.pixels->height;
  if (upload.preview) details["preview"] = *upload.preview;
  if (upload.thumb) details["thumb"] = upload.thumb->value;
  if (upload.original_id) details["original"] = upload.original_id->value;
  if (!upload.content.empty()) details["content"] = json::parse(upload.content.text);
  return to_json_text(details);
}

model::Upload upload_from(const sql::Row& row) {
  model::Upload upload;
  upload.pk = row.integer(0);
  upload.id = row.id<UploadId>(1);
  upload.blob_pk = row.integer(2);
  upload.room_pk = row.integer(3);
  upload.rid = row.id<RoomId>(4);
  upload.user_pk = row.integer(5);
  upload.user = {row.id<UserId>(6), row.string(18), row.optional_string(19)};
  if (!row.is_null(7)) upload.message = row.id<MessageId>(7);
  upload.store = row.string(8);
  upload.name = row.string(9);
  upload.type = row.string(10);
  upload.type_group = row.string(11);
  upload.size = row.integer(12);
  upload.uploaded_at = row.time(13);
  upload.updated_at = row.time(14);
  upload.expires_at = row.optional_time(15);
  upload.hidden = row.boolean(16);
  read_details(upload, object_from(row.text(17)));
  return upload;
}

Uploads::Left left_from(const sql::Row& row) {
  return {row.integer(0), row.integer(1)};
}

constexpr std::array kFields{
    DocumentField{"_id", FieldKind::text, "f.id"},
    DocumentField{"name", FieldKind::text, "f.name", "", "f.name_key"},
    DocumentField{"type", FieldKind::text, "f.type"},
    DocumentField{"typeGroup", FieldKind::text, "f.type_group"},
    DocumentField{"size", FieldKind::number, "f.size"},
    DocumentField{"userId", FieldKind::text, "u.id"},
    DocumentField{"rid", FieldKind::text, "r.id"},
    DocumentField{"uploadedAt", FieldKind::time, "f.uploaded_at"},
    DocumentField{"_updatedAt", FieldKind::time, "f.updated_at"},
    DocumentField{"expiresAt", FieldKind::time, "f.expires_at"},
};

void add_filter(Where& where, const UploadFilter& filter) {
  where.add("f.room_pk = ? AND f.hidden = 0", {filter.room_pk});
  if (!filter.type_group.empty()) {
    where.add("f.type_group = ?", {filter.type_group});
  } else if (!filter.any_group) {
    where.add("f.type_group <> ?", {model::kThumb});
  }
  if (filter.only_sent)
    where.add("f.message_id IS NOT NULL");
  else
    where.add("f.message_id IS NOT NULL OR f.user_pk = ?", {filter.viewer_pk});
  if (filter.not_after) where.add("f.uploaded_at <= ?", {*filter.not_after});
  if (!filter.text.empty()) {
    where.add("f.name_key LIKE ? ESCAPE '\\'", {where.keep("%" + escape_like(fold(filter.text)) + "%")});
  }
  if (filter.condition) add_condition(where, *filter.condition, {.fields = kFields});
}

std::string order_text(const std::vector<UploadOrder>& order) {
  constexpr std::array<std::string_view, 4> kColumns{"f.name_key", "f.uploaded_at", "f.size", "f.type"};
  std::string text;
  for (const auto& by : order) {
    text.append(kColumns.at(static_cast<std::size_t>(by.key))).append(by.descending ? " DESC, " : ", ");
  }
  return text.append(!order.empty() && order.front().descending ? "f.pk DESC" : "f.pk");
}

}  // namespace

std::optional<model::Upload> Uploads::by_id(const UploadId& id) {
  return session_.first(fmt::format("{}WHERE f.id = ?", kSelect), {id}, upload_from);
}

std::vector<model::Upload> Uploads::list(const UploadFilter& filter, const std::vector<UploadOrder>& order,
                                         std::int64_t limit, std::int64_t offset) {
  Where where;
  add_filter(where, filter);
  std::vector<model::Upload> found;
  session_.each(fmt::format("{}WHERE {} ORDER BY {} LIMIT ? OFFSET ?", kSelect, where.sql(), order_text(order)),
                where.followed_by({limit, offset}), [&](const sql::Row& row) { found.push_back(upload_from(row)); });
  return found;
}

std::int64_t Uploads::count(const UploadFilter& filter) {
  Where where;
  add_filter(where, filter);
  std::int64_t count = 0;
  session_.each(fmt::format("SELECT count(*) FROM uploads f JOIN rooms r ON r.pk = f.room_pk JOIN users u ON u.pk = "
                            "f.user_pk WHERE {}",
                            where.sql()),
                where.values(), [&](const sql::Row& row) { count = row.integer(0); });
  return count;
}

std::vector<model::Upload> Uploads::of_messages(const std::vector<MessageId>& messages) {
  std::vector<model::Upload> found;
  in_parts(messages, [&](const std::vector<MessageId>& part) {
    std::vector<sql::Value> values;
    append_in_list(values, part);
    session_.each(fmt::format("{}WHERE f.message_id IN {} ORDER BY f.pk", kSelect, in_list(part.size())), values,
                  [&](const sql::Row& row) { found.push_back(upload_from(row)); });
  });
  return found;
}

Uploads::Waiting Uploads::unsent_of(std::int64_t user_pk) {
  return session_
      .first(
          "SELECT count(*), COALESCE(sum(size), 0) FROM uploads WHERE user_pk = ? AND expires_at IS NOT NULL AND "
          "type_group <> ?",
          {user_pk, model::kThumb},
          [](const sql::Row& row) {
            return Waiting{row.integer(0), row.integer(1)};
          })
      .value();
}

std::vector<Uploads::Left> Uploads::expired(Timestamp now, std::int64_t limit) {
  return session_.all("SELECT pk, blob_pk FROM uploads WHERE expires_at <= ? ORDER BY expires_at LIMIT ?", {now, limit},
                      left_from);
}

std::vector<Uploads::Left> Uploads::forgotten(std::int64_t limit) {
  return session_.all(
      "SELECT f.pk, f.blob_pk FROM uploads f WHERE f.hidden = 1 AND NOT EXISTS (SELECT 1 FROM message_versions v WHERE "
      "v.message_id = f.message_id) ORDER BY f.message_id LIMIT ?",
      {limit}, left_from);
}

std::vector<Uploads::Left> Uploads::brought_by(std::int64_t user_pk, std::int64_t limit) {
  return session_.all("SELECT pk, blob_pk FROM uploads WHERE user_pk = ? LIMIT ?", {user_pk, limit}, left_from);
}

std::vector<Uploads::Left> Uploads::unsent_by(std::int64_t user_pk, std::int64_t limit) {
  return session_.all("SELECT pk, blob_pk FROM uploads WHERE user_pk = ? AND message_id IS NULL LIMIT ?",
                      {user_pk, limit}, left_from);
}

std::vector<Uploads::Left> Uploads::left_by(std::int64_t room_pk, std::int64_t limit) {
  return session_.all(
      "SELECT pk, blob_pk FROM uploads WHERE room_pk = ? AND NOT EXISTS (SELECT 1 FROM rooms r WHERE r.pk = ?) ORDER "
      "BY "
      "uploaded_at LIMIT ?",
      {room_pk, room_pk, limit}, left_from);
}

void UploadWriter::insert(model::Upload& upload) {
  const auto name_key = fold(upload.name);
  const auto details = details_text(upload);
  upload.pk = tx_.count(
      "INSERT INTO uploads (id, blob_pk, room_pk, user_pk, message_id, name, name_key, type, type_group, size, "
      "uploaded_at, updated_at, expires_at, hidden, details) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
      "RETURNING pk",
      {upload.id, upload.blob_pk, upload.room_pk, upload.user_pk, upload.message, upload.name, name_key, upload.type,
       upload.type_group, upload.size, upload.uploaded_at, upload.updated_at, upload.expires_at, upload.hidden,
       details});
}

bool UploadWriter::send(std::int64_t pk, const MessageId& message, Timestamp at) {
  return tx_.execute(
             "UPDATE uploads SET message_id = ?, expires_at = NULL, updated_at = ? WHERE pk = ? AND message_id IS "
             "NULL",
             {message, at, pk}) != 0;
}

void UploadWriter::describe(const model::Upload& upload) {
  const auto details = details_text(upload);
  tx_.execute("UPDATE uploads SET details = ? WHERE pk = ?", {details, upload.pk});
}

std::int64_t UploadWriter::give(std::int64_t from_pk, std::int64_t to_pk, std::int64_t limit) {
  return tx_.execute("UPDATE uploads SET user_pk = ? WHERE pk IN (SELECT pk FROM uploads WHERE user_pk = ? LIMIT ?)",
                     {to_pk, from_pk, limit});
}

void UploadWriter::hide(std::int64_t pk, Timestamp at) {
  tx_.execute("UPDATE uploads SET hidden = 1, updated_at = ? WHERE pk = ?", {at, pk});
}

bool UploadWriter::remove(std::int64_t pk) {
  return tx_.execute("DELETE FROM uploads WHERE pk = ?", {pk}) != 0;
}

bool UploadWriter::remove_unsent(std::int64_t pk) {
  return tx_.execute("DELETE FROM uploads WHERE pk = ? AND message_id IS NULL", {pk}) != 0;
}

bool UploadWriter::remove_expired(std::int64_t pk, Timestamp now) {
  return tx_.execute("DELETE FROM uploads WHERE pk = ? AND expires_at <= ?", {pk, now}) != 0;
}

}  // namespace confab::store
