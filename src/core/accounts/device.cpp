#include "core/accounts/device.h"

#include <algorithm>
#include <array>

#include "base/fold.h"

namespace confab::core::accounts {
namespace {

constexpr std::size_t kMaxName = 60;
constexpr std::size_t kMaxVersion = 20;

// Up to the first character that is in no version; Apple writes 10_15_7.
std::string version_at(std::string_view text) {
  auto end = text.find_first_not_of("0123456789._");
  if (end == text.npos) end = text.size();
  std::string version{text.substr(0, std::min(end, kMaxVersion))};
  std::ranges::replace(version, '_', '.');
  return version;
}

struct Mark {
  std::string_view mark, name;
  std::string_view version_behind = {};  // empty: the mark
};

std::string version_behind(std::string_view agent, const Mark& mark) {
  const auto behind = mark.version_behind.empty() ? mark.mark : mark.version_behind;
  const auto at = agent.find(behind);
  return at == agent.npos ? std::string{} : version_at(agent.substr(at + behind.size()));
}

const Mark* first_in(std::string_view agent, const auto& marks) {
  const auto found = std::ranges::find_if(marks, [&](const Mark& one) { return agent.find(one.mark) != agent.npos; });
  return found == std::end(marks) ? nullptr : &*found;
}

// Most browsers claim to be others as well: the most particular one first.
constexpr std::array kBrowsers{Mark{"Edg/", "Edge"},        Mark{"EdgA/", "Edge"},
                               Mark{"EdgiOS/", "Edge"},     Mark{"OPR/", "Opera"},
                               Mark{"Vivaldi/", "Vivaldi"}, Mark{"SamsungBrowser/", "Samsung Internet"},
                               Mark{"FxiOS/", "Firefox"},   Mark{"Firefox/", "Firefox"},
                               Mark{"CriOS/", "Chrome"},    Mark{"HeadlessChrome/", "Chrome"},
                               Mark{"Chrome/", "Chrome"},   Mark{"Safari/", "Safari", "Version/"}};
constexpr std::array kSystems{
    Mark{"Windows NT ", "Windows"}, Mark{"Android ", "Android"}, Mark{"iPhone OS ", "iOS"},  Mark{"CPU OS ", "iPadOS"},
    Mark{"CrOS ", "ChromeOS", " "}, Mark{"Mac OS X ", "macOS"},  Mark{"Linux", "Linux", " "}};
constexpr std::string_view kDesktopApp = "Rocket.Chat/";
constexpr std::string_view kMobileApp = "RC Mobile; ";

void add_system(Device& device, std::string_view agent) {
  const auto* system = first_in(agent, kSystems);
  if (system == nullptr) return;
  device.os = system->name;
  if (system->version_behind.empty()) device.os_version = version_behind(agent, *system);
}

// "RC Mobile; ios 17.1; v4.45.0 (123)"
Device mobile_app(std::string_view rest) {
  Device device{.type = "mobile-app", .name = "Rocket.Chat", .version = {}, .os = {}, .os_version = {}};
  if (rest.starts_with("ios ")) device.os = "iOS";
  if (rest.starts_with("android ")) device.os = "Android";
  if (const auto at = rest.find(' '); !device.os.empty()) device.os_version = version_at(rest.substr(at + 1));
  if (const auto at = rest.find("; v"); at != rest.npos) device.version = version_at(rest.substr(at + 3));
  return device;
}

// "curl/8.5.0": programs say their name first.
Device other_program(std::string_view agent) {
  Device device;
  device.name = agent.substr(0, std::min(agent.find_first_of("/ ;("), kMaxName));
  if (agent.substr(device.name.size()).starts_with("/"))
    device.version = version_at(agent.substr(device.name.size() + 1));
  add_system(device, agent);
  return device;
}

}  // namespace

Device device_of(std::string_view user_agent) {
  if (user_agent.starts_with(kMobileApp)) return mobile_app(user_agent.substr(kMobileApp.size()));
  Device device;
  if (const auto app = user_agent.find(kDesktopApp);
      app != user_agent.npos && user_agent.find("Electron/") != user_agent.npos) {
    device = {.type = "desktop-app",
              .name = "Rocket.Chat",
              .version = version_at(user_agent.substr(app + kDesktopApp.size())),
              .os = {},
              .os_version = {}};
  } else if (const auto* browser = first_in(user_agent, kBrowsers); browser != nullptr) {
    device = {.type = "browser",
              .name = std::string{browser->name},
              .version = version_behind(user_agent, *browser),
              .os = {},
              .os_version = {}};
  } else {
    return other_program(user_agent);
  }
  add_system(device, user_agent);
  return device;
}

std::string found_by(const Device& device) {
  return fold(device.type + " " + device.name + " " + device.version + " " + device.os + " " + device.os_version);
}

}  // namespace confab::core::accounts
