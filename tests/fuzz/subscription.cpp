// links: app
// Messages of a realtime connection, one a line: of a stranger, and after a first line `member` of somebody who is
// logged in.

#include <future>

#include "base/text.h"
#include "workspace.h"

using namespace confab;

namespace {

void settle(fuzz::Workspace& world) {
  std::promise<void> reached;
  world.workers().submit_always([&] { reached.set_value(); });
  reached.get_future().wait();
  world.loop().run();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto& world = fuzz::workspace();
  const auto socket = std::make_shared<ddp::testing::FakeSocket>(world.loop());
  const auto channel = std::make_shared<ddp::Channel>(socket, false);
  const auto session = std::make_shared<ddp::Session>(world.shared(), channel, "192.0.2.1", "fuzz", "chat.test", false);
  session->receive(R"({"msg":"connect","version":"1"})");
  std::string_view text{reinterpret_cast<const char*>(data), size};
  if (text.starts_with("member\n")) {
    text.remove_prefix(7);
    session->receive(R"({"msg":"method","id":"1","method":"login","params":[{"resume":")" + world.token() + R"("}]})");
  }
  for (const auto& line : split(text, '\n')) session->receive(line);
  settle(world);
  for (const auto& sent : socket->take()) {
    if (!is_valid_utf8(sent)) std::abort();
  }
  session->disconnected();
  settle(world);
  return 0;
}
