#pragma once
// The port by which phones are told: Apple and Google alone reach them, and a gateway may stand in between.

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>

#include "base/json.h"
#include "base/time.h"

namespace confab::services::push {

/// An app on a device.
struct Device {
  std::string kind;      // apn: Apple's service reaches it; gcm: Google's
  std::string token;     // by which that service knows it
  std::string app_name;  // the app's own name, which Apple calls its topic
};

struct Notification {
  std::string title, text;
  json::object payload;  // what the app goes by
  std::int64_t badge = 0;
  std::int32_t id = 0;   // a later one of the same id takes the place of an earlier one
  std::string user;      // the reader's id
  std::string category;  // what an iPhone offers to do with it; empty: nothing
  std::string image;     // an address; empty: none
  Timestamp made_at;
};

enum class Outcome {
  sent,
  gone,     // nobody has this token any more
  refused,  // and would be refused again
};

/// It may go through later. http::Failed says the same.
class Unsent : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class Sender {
 public:
  Sender() = default;
  Sender(const Sender&) = delete;
  Sender& operator=(const Sender&) = delete;
  virtual ~Sender() = default;

  /// Whether it reaches devices of that kind.
  [[nodiscard]] virtual bool reaches(std::string_view kind) const = 0;
  /// `cause`: as http::Request has it. Any thread. Throws Unsent and http::Failed.
  virtual Outcome send(const Device& device, const Notification& notification, const std::string& cause) = 0;
};

}  // namespace confab::services::push
