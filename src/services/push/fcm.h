#pragma once
// Google's service for phones with Android (FCM, HTTP v1), by the credentials of one's own app.

#include <map>
#include <optional>
#include <string>

#include "base/concurrent.h"
#include "services/http/client.h"
#include "services/push/sender.h"

namespace confab::services::push {

/// A service account, as Google gives it out as JSON.
struct ServiceAccount {
  std::string client_email, project_id, private_key_id, private_key;
  std::string token_uri;
};
/// nullopt: the text is none, or one without what is needed.
[[nodiscard]] std::optional<ServiceAccount> service_account_in(std::string_view text);

/// Rights that Google has lent, by the key that asked for them, for as long as they last. Any thread.
class AccessTokens {
 public:
  /// Asks for one where there is none that lasts. Throws Unsent and http::Failed.
  [[nodiscard]] std::string get(http::Client& client, const ServiceAccount& account, Timestamp now,
                                const std::string& cause);
  void forget(const ServiceAccount& account);

 private:
  struct Lent {
    std::string token;
    Timestamp until;
  };
  Guarded<std::map<std::string, Lent>> lent_;  // by private_key_id
};

class Fcm final : public Sender {
 public:
  static constexpr std::string_view kAddress = "https://fcm.googleapis.com";

  /// All outlive it. `address` is another one in tests.
  Fcm(http::Client& client, AccessTokens& tokens, const TimeSource& clock, ServiceAccount account,
      std::string address = std::string{kAddress});

  [[nodiscard]] bool reaches(std::string_view kind) const override { return kind == "gcm"; }
  Outcome send(const Device& device, const Notification& notification, const std::string& cause) override;

 private:
  http::Client& client_;
  AccessTokens& tokens_;
  const TimeSource& clock_;
  const ServiceAccount account_;
  const std::string address_;
};

/// The signed request for a right (RFC 7523); public for its test. Throws Unsent where the key cannot sign.
[[nodiscard]] std::string assertion(const ServiceAccount& account, Timestamp now);

}  // namespace confab::services::push
