#include "app/front.h"

#include <algorithm>
#include <array>
#include <memory>

#include "app/face/asset_files.h"
#include "base/log.h"
#include "base/time.h"
#include "ddp/server.h"

namespace confab::app {
namespace {

net::Response text_response(int status, std::string body, std::string type = "text/plain; charset=utf-8") {
  net::Response response{.status = status, .headers = {}, .body = std::move(body), .shared_body = {}};
  response.headers.set("Content-Type", std::move(type));
  response.headers.set("Cache-Control", "no-store");
  return response;
}

// What looks like a file, or belongs to pictures, files and services, is no page of the client.
bool is_page(std::string_view path) {
  constexpr std::array kOthers{"/assets/", "/avatar/", "/file-upload/", "/emoji-custom/", "/custom-sounds/",
                               "/hooks/",  "/_",       "/.well-known/"};
  if (std::any_of(kOthers.begin(), kOthers.end(), [&](const char* prefix) { return path.starts_with(prefix); })) {
    return false;
  }
  const bool file_at_the_top = path.rfind('/') == 0 && path.find('.') != std::string_view::npos;
  return !file_at_the_top && path.find("/..") == std::string_view::npos;
}

net::Response web_page(const net::StaticFiles& web, const Face& face, const net::Request& request) {
  if (request.method != "GET" && request.method != "HEAD") {
    auto response = text_response(405, "This address only answers GET and HEAD\n");
    response.headers.set("Allow", "GET, HEAD");
    return response;
  }
  if (auto made = face.file(request)) return std::move(*made);
  const bool is_start = request.path == "/" || request.path == "/index.html";
  const auto* file = is_start ? nullptr : web.find(request.path);
  if (file != nullptr) return net::StaticFiles::answer(*file, request.headers, request.method);
  // Every address of the client is the same page.
  auto page = is_page(request.path) || is_start ? face.page(request) : std::nullopt;
  return page ? std::move(*page) : text_response(404, "Not found\n");
}

net::Response readiness(const Probes& probes) {
  try {
    probes.check_ready();
    return text_response(200, "ok\n");
  } catch (const std::exception& error) {
    log::warning("not ready", {{"error", error.what()}});
    return text_response(503, "not ready\n");
  }
}

// By which clients set their clock.
net::Response time_sync() {
  return text_response(200, std::to_string(to_millis(SystemTime{}.now())));
}

}  // namespace

std::unique_ptr<net::RouteTable> make_front(rest::Pipeline& api, WorkerPool& workers, FairPool& uploads,
                                            const net::StaticFiles& web, const core::Context& ctx, const Face& face,
                                            content::Avatars& avatars, content::Signs& signs, Probes probes,
                                            const std::function<void(net::RouteTable&)>& add_content) {
  using Place = net::Route::Place;
  using Request = net::Request;
  const auto shared = std::make_shared<const Probes>(std::move(probes));
  const auto get = [] { return std::vector<std::string_view>{"GET"}; };

  auto table = std::make_unique<net::RouteTable>(workers, [&api](const Request& head) { return api.is_known(head); });
  const auto on_loop = [&](auto methods, std::string_view pattern, auto answer) {
    table->add({.methods = methods, .pattern = pattern, .place = Place::loop, .answer = answer});
  };
  const auto on_worker = [&](std::string_view pattern, auto answer) {
    table->add({.methods = get(), .pattern = pattern, .place = Place::worker, .answer = answer});
  };
  on_loop(get(), "/livez", [](const Request&) { return text_response(200, "ok\n"); });
  on_loop(net::any_method(), "/_timesync", [](const Request&) { return time_sync(); });
  on_loop(net::any_method(), "/sockjs/info", [](const Request&) { return ddp::Server::sockjs_info(); });
  on_worker("/readyz", [shared](const Request&) { return readiness(*shared); });
  on_worker("/health", [shared](const Request&) { return readiness(*shared); });
  on_worker("/metrics",
            [shared](const Request&) { return text_response(200, shared->metrics(), "text/plain; version=0.0.4"); });
  on_worker("/api/v1/docs",
            [shared](const Request&) { return text_response(200, shared->api_document(), "application/json"); });
  table->add({.methods = get(),
              .pattern = "/avatar/*name",
              .answer = [&avatars](const Request& request) { return avatars.answer(request); },
              .at_hand = [&avatars](const Request& request) { return avatars.at_hand(request); }});
  on_worker("/emoji-custom/*name", [&signs](const Request& request) { return signs.emoji(request); });
  on_worker("/custom-sounds/*name", [&signs](const Request& request) { return signs.sound(request); });
  on_worker("/api/v1/users.getAvatar", [&avatars](const Request& request) { return avatars.redirect(request); });
  add_asset_files(*table, ctx, web);
  add_content(*table);
  for (const auto* pattern : {"/api", "/api/*path"}) {
    table->add({.methods = net::any_method(),
                .pattern = pattern,
                .place = Place::worker,
                .answer_later = [&api](const auto& request, auto respond) { api.answer(request, std::move(respond)); },
                .limits = [&api](const Request& head) { return api.body_limits(head); },
                .open = [&api, &uploads](const Request& head) { return api.open(head, uploads); }});
  }
  on_loop(net::any_method(), "/*path", [&web, &face](const Request& request) { return web_page(web, face, request); });
  return table;
}

}  // namespace confab::app
