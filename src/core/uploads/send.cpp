#include "core/uploads/send.h"

#include <utility>

#include "base/error.h"
#include "base/errors/files.h"
#include "base/text.h"
#include "core/kernel/transaction.h"
#include "core/messages/content.h"
#include "core/messages/markup.h"
#include "core/messages/send.h"
#include "core/uploads/media_types.h"
#include "core/uploads/remove.h"
#include "store/uploads.h"

namespace confab::core::uploads {
namespace {

/// A file and the smaller picture made of it.
struct Pair {
  model::Upload file;
  std::optional<model::Upload> thumb;
};

Pair unsent(sql::Session& session, const Actor& actor, const SendFile& cmd) {
  store::Uploads uploads{session};
  auto file = uploads.by_id(cmd.file);
  const bool own = file && file->user_pk == actor.pk && file->rid == cmd.room && !file->message && !file->original_id;
  if (!own) throw Refusal(errors::invalid_file);
  Pair pair{.file = std::move(*file), .thumb = {}};
  if (pair.file.thumb) pair.thumb = uploads.by_id(*pair.file.thumb);
  return pair;
}

json::object row_of(const model::Upload& file) {
  return {
      {"_id", file.id.value}, {"name", file.name}, {"type", file.type}, {"size", file.size}, {"format", file.format}};
}

json::value size_of(const model::Pixels& pixels) {
  return {{"width", pixels.width}, {"height", pixels.height}};
}

void add_picture(json::object& attachment, const Pair& pair, const std::string& path) {
  const auto& [file, thumb] = pair;
  attachment["image_url"] = thumb ? path_of(thumb->id, file.name) : path;
  attachment["image_type"] = thumb ? thumb->type : file.type;
  attachment["image_size"] = file.size;
  if (const auto& pixels = thumb ? thumb->pixels : file.pixels) attachment["image_dimensions"] = size_of(*pixels);
  if (file.preview) attachment["image_preview"] = *file.preview;
}

// Clients that know nothing of pages show it as they show the picture beside any attachment.
void add_page(json::object& attachment, const Pair& pair) {
  if (!pair.thumb) return;
  attachment["thumb_url"] = path_of(pair.thumb->id, pair.thumb->name);
  if (pair.thumb->pixels) attachment["image_dimensions"] = size_of(*pair.thumb->pixels);
}

// `PDF`; `file` where the name does not say.
std::string format_of(const model::Upload& file) {
  auto end = extension_of(file.name);
  if (end.empty()) return "file";
  for (auto& c : end) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return end;
}

json::object attachment_of(const Context& ctx, const Pair& pair) {
  const auto& file = pair.file;
  const auto path = path_of(file.id, file.name);
  json::object attachment{{"title", file.name}, {"type", "file"}, {"title_link", path}, {"title_link_download", true}};
  if (file.description) {
    attachment["description"] = *file.description;
    const auto md = messages::read_markup(*file.description, {}, messages::markup_options(ctx)).md;
    if (!md.empty()) attachment["descriptionMd"] = json::parse(md.text);
  }
  if (file.type_group == "image") {
    add_picture(attachment, pair, path);
  } else if (file.type_group == "audio" || file.type_group == "video") {
    attachment[file.type_group + "_url"] = path;
    attachment[file.type_group + "_type"] = file.type;
    attachment[file.type_group + "_size"] = file.size;
  } else {
    attachment["format"] = format_of(file);
    attachment["size"] = file.size;
    add_page(attachment, pair);
  }
  return attachment;
}

messages::SentFiles sent_files(const Context& ctx, const Pair& pair) {
  json::array files{row_of(pair.file)};
  if (pair.thumb) files.push_back(row_of(*pair.thumb));
  return {
      .file = {to_json_text(files.front())}, .files = {to_json_text(files)}, .attachments = {attachment_of(ctx, pair)}};
}

messages::SendMessage message_of(const Context& ctx, const SendFile& cmd, const Pair& pair) {
  const bool encrypted = cmd.t == model::kEncrypted;
  messages::SendMessage message{.room = cmd.room,
                                .id = {},
                                .text = cmd.text,
                                .alias = cmd.alias,
                                .avatar = cmd.avatar,
                                .emoji = cmd.emoji,
                                .attachments = {},
                                .custom_fields = cmd.custom_fields,
                                .preview_urls = {},
                                .groupable = cmd.groupable.value_or(false),
                                .parse_urls = {},
                                .ts = {},
                                .tmid = cmd.tmid,
                                .tshow = {},
                                .t = cmd.t,
                                .content = cmd.content};
  if (!encrypted) message.files = sent_files(ctx, pair);
  return message;
}

void mark_sent(Transaction& tx, const Context& ctx, const Pair& pair, const MessageId& message) {
  store::UploadWriter writer{tx};
  const auto now = ctx.clock.now();
  const bool sent =
      writer.send(pair.file.pk, message, now) && (!pair.thumb || writer.send(pair.thumb->pk, message, now));
  if (!sent) throw Refusal(errors::invalid_file);  // by another call at the same time
  if (pair.file.description) writer.describe(pair.file);
}

}  // namespace

model::Message send(const Context& ctx, const Actor& actor, const SendFile& cmd) {
  auto pair = unsent(*ctx.db.read(), actor, cmd);
  if (cmd.description && !cmd.description->empty()) {
    messages::check_message_text(ctx, *cmd.description);
    pair.file.description = cmd.description;
  }
  messages::Outgoing outgoing{ctx, actor, message_of(ctx, cmd, pair)};
  Transaction tx(ctx);
  auto message = outgoing.send(tx);
  mark_sent(tx, ctx, pair, message.id);
  tx.commit();
  return message;
}

model::Message send_at_once(const Context& ctx, const Actor& actor, const ReceiveFile& file, SendFile cmd,
                            const files::Spooled& bytes) {
  // What is easily seen to be wrong is said before the file is looked into.
  messages::check_message_text(ctx, cmd.text);
  cmd.file = receive(ctx, actor, file, bytes).id;
  try {
    return send(ctx, actor, cmd);
  } catch (const Refusal&) {
    remove(ctx, actor, cmd.file);  // nobody knows of it who could send it
    throw;
  }
}

}  // namespace confab::core::uploads
