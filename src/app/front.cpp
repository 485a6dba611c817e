#include "app/front.h"

#include <algorithm>
#include <array>
#include <memory>

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

bool needs_worker(std::string_view path) {
  return rest::Pipeline::is_api_path(path) || path == "/readyz" || path == "/metrics" || path == "/health";
}

}  // namespace

Front::Front(rest::Pipeline& api, WorkerPool& workers, const net::StaticFiles& web, Probes probes)
    : api_(api), workers_(workers), web_(web), probes_(std::move(probes)) {}

void Front::handle(net::Request request, const net::Responder& responder) {
  if (request.path == "/livez") return responder.send(text_response(200, "ok\n"));
  if (request.path == "/_timesync") {  // by which clients set their clock
    return responder.send(text_response(200, std::to_string(to_millis(SystemTime{}.now()))));
  }
  if (request.path == "/sockjs/info") return responder.send(ddp::Server::sockjs_info());
  if (!needs_worker(request.path)) return responder.send(web_page(request));

  auto shared = std::make_shared<net::Request>(std::move(request));
  const bool accepted = workers_.submit([this, shared, responder] { responder.send(answer_blocking(*shared)); });
  if (!accepted) {
    responder.send(
        text_response(503, R"({"success":false,"error":"The server is busy; try again"})", "application/json"));
  }
}

net::Response Front::answer_blocking(const net::Request& request) {
  if (request.path == "/api/v1/docs") return text_response(200, probes_.api_document(), "application/json");
  if (rest::Pipeline::is_api_path(request.path)) return api_.answer(request);
  try {
    if (request.path == "/metrics") return text_response(200, probes_.metrics(), "text/plain; version=0.0.4");
    probes_.check_ready();
    return text_response(200, "ok\n");
  } catch (const std::exception& error) {
    log::warning("not ready", {{"error", error.what()}});
    return text_response(503, "not ready\n");
  }
}

net::Response Front::web_page(const net::Request& request) const {
  if (request.method != "GET" && request.method != "HEAD") {
    auto response = text_response(405, "This address only answers GET and HEAD\n");
    response.headers.set("Allow", "GET, HEAD");
    return response;
  }
  const auto* file = web_.find(request.path);
  // Every address of the client is the same page.
  if (file == nullptr && is_page(request.path)) file = web_.find("/");
  if (file == nullptr) return text_response(404, "Not found\n");
  return net::StaticFiles::answer(*file, request.headers);
}

}  // namespace confab::app
