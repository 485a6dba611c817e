#include "core/configuration/assets.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <utility>

#include "base/error.h"
#include "base/errors/assets.h"
#include "base/errors/files.h"
#include "base/errors/request.h"
#include "bus/events/setting_changed.h"
#include "core/audit/record.h"
#include "core/configuration/picture_head.h"
#include "core/files/blobs.h"
#include "core/kernel/transaction.h"
#include "permissions/groups/customization.h"
#include "settings/catalogue.h"
#include "store/configuration.h"

namespace confab::core::configuration {
namespace {

constexpr double kMaxPixels = 50'000'000;  // as of all pictures that are worked on; every browser decodes this one

const AssetKind& kind_of(std::string_view key) {
  const auto* kind = asset_kind(key);
  if (kind == nullptr) throw Refusal(errors::invalid_asset, "Invalid asset");
  return *kind;
}

// By the media type; "" for what no asset is.
std::string_view extension_of(std::string_view type) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kTypes{{{"image/svg+xml", "svg"},
                                                                                 {"image/png", "png"},
                                                                                 {"image/jpeg", "jpg"},
                                                                                 {"image/jpg", "jpg"},
                                                                                 {"image/x-icon", "ico"},
                                                                                 {"image/vnd.microsoft.icon", "ico"}}};
  const auto* const found =
      std::find_if(kTypes.begin(), kTypes.end(), [&](const auto& one) { return one.first == type; });
  return found == kTypes.end() ? std::string_view{} : found->second;
}
std::string_view type_of(std::string_view extension) {
  if (extension == "svg") return "image/svg+xml";
  if (extension == "ico") return "image/x-icon";
  return extension == "png" ? "image/png" : "image/jpeg";
}

// What the client says, and what the bytes say, must be the same and be allowed.
PictureHead checked_head(const AssetKind& kind, std::string_view type, const files::Spooled& picture) {
  const auto extension = extension_of(type);
  const auto refuse = [&] {
    throw Refusal(errors::invalid_file_type, fmt::format("Invalid file type: {}", type), {{"field", "asset"}});
  };
  if (extension.empty() || !takes(kind, extension)) refuse();
  // All of it: a JPEG may have more than a mebibyte of notes in front of its size.
  std::string bytes(std::min(picture.size(), kMaxAsset), '\0');
  std::ifstream(picture.path(), std::ios::binary).read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  auto head = picture_head(bytes);
  if (!head || head->extension != extension) refuse();
  if (kind.width != 0 && head->width != kind.width) {
    throw Refusal(errors::invalid_file_width, "Invalid file width", {{"field", "asset"}, {"width", kind.width}});
  }
  if (kind.height != 0 && head->height != kind.height) {
    throw Refusal(errors::invalid_file_height, "Invalid file height", {{"field", "asset"}, {"height", kind.height}});
  }
  if (extension != "svg" && head->width * head->height > kMaxPixels) {
    throw Refusal(errors::file_too_large, "The picture has too many pixels", {{"field", "asset"}});
  }
  return std::move(*head);
}

const settings::Declaration& row_of(const AssetKind& kind, const Context& ctx) {
  const auto index = settings::index_of(kind.setting).value();
  if (ctx.settings.is_overwritten(index)) {
    throw Refusal(errors::not_allowed, fmt::format("{} is fixed by the server's environment", kind.setting),
                  {{"_id", kind.setting}});
  }
  return settings::catalogue()[index];
}

std::optional<AssetFile> file_of(const json::value& value) {
  const auto* file = value.is_object() ? value.get_object().if_contains("file") : nullptr;
  if (file == nullptr || !file->is_object()) return std::nullopt;
  const auto& members = file->get_object();
  try {
    return AssetFile{.blob = members.at("blob").to_number<std::int64_t>(),
                     .type = std::string{members.at("type").as_string()},
                     .sha256 = std::string{members.at("sha256").as_string()},
                     .size = members.at("size").to_number<std::uint64_t>(),
                     .width = members.at("width").to_number<double>(),
                     .height = members.at("height").to_number<double>()};
  } catch (const std::exception&) {
    return std::nullopt;  // of another version
  }
}

// The record in the audit log comes first: it lets one administrator at a time through, so nobody releases what
// somebody else has replaced meanwhile.
void replace(Transaction& tx, const Context& ctx, const Actor& actor, const AssetKind& kind, json::object value) {
  audit::record(tx, ctx, actor, value.contains("url") ? "asset.set" : "asset.unset", kind.key);
  const auto stored = store::Configuration{tx.sql()}.setting(kind.setting);
  const auto before = stored ? file_of(parse_json(*stored)) : std::nullopt;
  store::ConfigurationWriter{tx}.put_setting(kind.setting, to_json_text(value), tx.change_time());
  tx.publish(bus::SettingChanged{std::string{kind.setting}, json::value(std::move(value)), false});
  if (before) files::release(tx, ctx, before->blob);
}

}  // namespace

std::optional<AssetFile> asset_file(const settings::Settings& settings, const AssetKind& kind) {
  return file_of(settings.value(settings::index_of(kind.setting).value()));
}

void require_assets(const Context& ctx, const Actor& actor) {
  if (may(ctx, actor, permissions::customization("manage-assets"))) return;
  throw Refusal(errors::action_not_allowed, "Managing assets not allowed", {{"action", "Managing_assets"}});
}

void set_asset(const Context& ctx, const Actor& actor, std::string_view key, std::string_view type,
               const files::Spooled& picture) {
  const auto& kind = kind_of(key);
  require_assets(ctx, actor);
  const auto& row = row_of(kind, ctx);
  const auto head = checked_head(kind, type, picture);
  const auto kept = files::keep(ctx, picture);
  auto value = parse_json(row.fallback).as_object();
  value["url"] = fmt::format("assets/{}.{}", kind.key, head.extension);
  value["file"] = {{"blob", kept.pk},       {"type", type_of(head.extension)},
                   {"sha256", kept.sha256}, {"size", kept.size},
                   {"width", head.width},   {"height", head.height}};
  Transaction tx{ctx};
  replace(tx, ctx, actor, kind, std::move(value));
  files::acquire(tx, kept);
  tx.commit();
}

void unset_asset(const Context& ctx, const Actor& actor, std::string_view key) {
  const auto& kind = kind_of(key);
  require_assets(ctx, actor);
  const auto& row = row_of(kind, ctx);
  Transaction tx{ctx};
  replace(tx, ctx, actor, kind, parse_json(row.fallback).as_object());
  tx.commit();
}

std::string asset_bytes(const Context& ctx, const AssetFile& file) {
  const auto reader = files::open(ctx, file.blob);
  std::string bytes;
  bytes.reserve(file.size);
  while (bytes.size() < kMaxAsset) {
    const auto piece = reader->read(std::size_t{256} * 1024);
    if (piece.empty()) break;
    bytes += piece;
  }
  return bytes;
}

}  // namespace confab::core::configuration
