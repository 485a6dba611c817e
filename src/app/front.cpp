#include "app/front.h"

#include <memory>

#include "base/log.h"
#include "ddp/server.h"

namespace confab::app {
namespace {

net::Response text_response(int status, std::string body, std::string type = "text/plain; charset=utf-8") {
  net::Response response{.status = status, .headers = {}, .body = std::move(body), .shared_body = {}};
  response.headers.set("Content-Type", std::move(type));
  response.headers.set("Cache-Control", "no-store");
  return response;
}

bool needs_worker(std::string_view path) {
  return rest::Pipeline::is_api_path(path) || path == "/readyz" || path == "/metrics" || path == "/health";
}

}  // namespace

Front::Front(rest::Pipeline& api, WorkerPool& workers, const net::StaticFiles& web, Probes probes)
    : api_(api), workers_(workers), web_(web), probes_(std::move(probes)) {}

void Front::handle(net::Request request, const net::Responder& responder) {
  if (request.path == "/livez") return responder.send(text_response(200, "ok\n"));
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
  // Every address of the client is the same page; what looks like a file, or belongs to others, is not.
  const auto last_segment = request.path.substr(request.path.rfind('/') + 1);
  const bool looks_like_file = last_segment.find('.') != std::string::npos;
  const bool not_a_page = request.path.starts_with("/assets/") || (looks_like_file && request.path.rfind('/') == 0) ||
                          request.path.find("/..") != std::string::npos;
  if (file == nullptr && !not_a_page && !request.path.starts_with("/.well-known/")) file = web_.find("/");
  if (file == nullptr) return text_response(404, "Not found\n");
  return net::StaticFiles::answer(*file, request.headers);
}

}  // namespace confab::app
