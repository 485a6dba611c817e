#pragma once

#include <string>

#include "services/http/client.h"
#include "services/push/sender.h"

namespace confab::services::push {

/// A gateway as Rocket.Chat's servers speak to one (compat/mail-2fa-push.md, 6.3): POST {address}/push/apn/send and
/// /push/gcm/send.
class Gateway final : public Sender {
 public:
  /// `client` outlives it. `workspace` is the workspace's own id.
  Gateway(http::Client& client, std::string address, std::string workspace);

  [[nodiscard]] bool reaches(std::string_view kind) const override;
  Outcome send(const Device& device, const Notification& notification, const std::string& cause) override;

 private:
  http::Client& client_;
  const std::string address_, workspace_;
};

}  // namespace confab::services::push
