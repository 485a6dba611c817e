#include "app/face/asset_files.h"

#include <array>
#include <memory>
#include <string>
#include <string_view>

#include "app/face/own_pictures.h"
#include "core/configuration/assets.h"
#include "net/conditional.h"

namespace confab::app {
namespace {

using core::configuration::AssetFile;
using core::configuration::AssetKind;

net::Response nothing(int status) {
  net::Response response{.status = status, .headers = {}, .body = status == 403 ? "Forbidden\n" : "Not found\n"};
  response.headers.set("Content-Type", "text/plain; charset=utf-8");
  response.headers.set("Access-Control-Allow-Origin", "*");
  return response;
}

net::Response uploaded(const core::Context& ctx, const AssetFile& file, const net::Request& request) {
  net::Response response;
  response.headers.set("Content-Type", file.type);
  // With a version in the address (own_pictures.h) it is never another picture.
  const bool is_versioned = request.query.starts_with("v=" + file.sha256.substr(0, 8));
  response.headers.set("Cache-Control", is_versioned ? "public, max-age=31536000, immutable" : "public, max-age=0");
  response.headers.set("ETag", "\"" + file.sha256 + "\"");
  response.headers.set("Access-Control-Allow-Origin", "*");
  // A drawing may hold scripts; opened by itself, it runs nothing and fetches nothing.
  response.headers.set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox");
  response.body = core::configuration::asset_bytes(ctx, file);
  net::apply_conditions(request.method, request.headers, response);
  return response;
}

net::Response asset(const core::Context& ctx, const net::StaticFiles& web, const AssetKind& kind,
                    const net::Request& request) {
  const auto* const chosen = icon_for(ctx.settings, kind);
  if (chosen != nullptr) {
    if (const auto file = core::configuration::asset_file(ctx.settings, *chosen)) return uploaded(ctx, *file, request);
  }
  const auto* const usual = kind.usual.empty() ? nullptr : web.find(kind.usual);
  if (usual == nullptr) return nothing(404);
  auto response = net::StaticFiles::answer(*usual, request.headers, request.method);
  response.headers.set("Access-Control-Allow-Origin", "*");
  return response;
}

struct AssetPath {
  std::string path;
  const AssetKind* kind;
  bool is_taken;  // the kind may have the extension
};

// The table keeps views of them.
const std::vector<AssetPath>& asset_paths() {
  static const auto made = [] {
    std::vector<AssetPath> paths;
    for (const auto& kind : core::configuration::asset_kinds()) {
      for (const std::string_view extension : {"svg", "png", "jpg", "jpeg", "ico"}) {
        paths.push_back(
            {fmt::format("/assets/{}.{}", kind.key, extension), &kind, core::configuration::takes(kind, extension)});
      }
    }
    paths.push_back({"/favicon.ico", core::configuration::asset_kind("favicon_ico"), true});
    return paths;
  }();
  return made;
}

}  // namespace

void add_asset_files(net::RouteTable& table, const core::Context& ctx, const net::StaticFiles& web) {
  const auto add = [&](std::string_view path, auto answer) {
    table.add({.methods = {"GET"}, .pattern = path, .place = net::Route::Place::worker, .answer = answer});
  };
  for (const auto& [path, kind, is_taken] : asset_paths()) {
    if (is_taken) {
      add(path, [&ctx, &web, kind = kind](const net::Request& request) { return asset(ctx, web, *kind, request); });
    } else {
      add(path, [](const net::Request&) { return nothing(403); });
    }
  }
}

}  // namespace confab::app
