#include "services/push/gateway.h"

namespace confab::services::push {
namespace {

constexpr std::chrono::seconds kPatience{15};
constexpr std::size_t kMaxAnswer = std::size_t{16} << 10;
constexpr int kOk = 200;
constexpr int kRedirect = 300;
constexpr int kUnauthorized = 401;
constexpr int kNotAcceptable = 406;
constexpr int kUnprocessable = 422;

json::object options_of(const Device& device, const Notification& notification, const std::string& workspace) {
  json::object options{
      {"createdAt", to_iso8601(notification.made_at)},
      {"createdBy", "<SERVER>"},
      {"sent", false},
      {"sending", 0},
      {"from", "push"},
      {"title", notification.title},
      {"text", notification.text},
      {"userId", notification.user},
      {"payload", notification.payload},
      {"badge", notification.badge},
      {"sound", "default"},
      {"notId", notification.id},
      {"uniqueId", workspace},
  };
  if (device.kind == "apn") {
    options["topic"] = device.app_name;
    if (!notification.category.empty()) options["apn"] = json::object{{"category", notification.category}};
  } else if (!notification.image.empty()) {
    options["gcm"] = json::object{{"image", notification.image}, {"style", "inbox"}};
  }
  return options;
}

}  // namespace

Gateway::Gateway(http::Client& client, std::string address, std::string workspace)
    : client_(client), address_(std::move(address)), workspace_(std::move(workspace)) {}

bool Gateway::reaches(std::string_view kind) const {
  return kind == "apn" || kind == "gcm";
}

Outcome Gateway::send(const Device& device, const Notification& notification, const std::string& cause) {
  // No workspace of Confab is registered with Rocket.Chat's cloud, so the token that says so is empty.
  http::Request request{.method = "POST",
                        .url = address_ + "/push/" + device.kind + "/send",
                        .headers = {{"Content-Type", "application/json"}, {"Authorization", "Bearer "}},
                        .body = to_json_text(json::object{{"token", device.token},
                                                          {"options", options_of(device, notification, workspace_)}}),
                        .deadline = kPatience,
                        .max_body = kMaxAnswer,
                        .cut_at_max = true,
                        .max_redirects = 0,
                        .cause = cause};
  const auto status = client_.send(request).status;
  if (status >= kOk && status < kRedirect) return Outcome::sent;
  if (status == kNotAcceptable) return Outcome::gone;
  if (status == kUnprocessable || status == kUnauthorized) return Outcome::refused;
  throw Unsent("the gateway answered " + std::to_string(status));
}

}  // namespace confab::services::push
