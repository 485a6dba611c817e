#pragma once
// Rooms on a server: their members, their senders, and a run of messages through them.

#include <sys/types.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <boost/json/object.hpp>

#include "load/account.h"
#include "load/ledger.h"
#include "load/members.h"
#include "load/process_stats.h"
#include "load/senders.h"

namespace confab::load {

enum class ServerKind { confab, bare_broadcaster };

struct StageOptions {
  ServerKind kind = ServerKind::confab;
  std::uint16_t port = 0;
  pid_t pid = 0;
  std::size_t rooms = 1;
  std::size_t members = 1000;     ///< of each room
  std::size_t senders = 16;       ///< connections in all, dealt to the rooms; a bare broadcaster has one a room
  std::size_t frame_bytes = 500;  ///< of a bare broadcaster's frames
  std::size_t text_length = 60;   ///< of the message's text, in characters
  bool may_refuse = false;        ///< at a steady rate; what is accepted must still arrive
  bool sidebar = false;           ///< members also watch what a client's list of rooms watches
  const Workspace* workspace = nullptr;
  std::string room;  ///< its name; of several, what their names begin with: NAME-000, NAME-001...
};

/// What one run at one rate has shown.
struct Trial {
  double wanted_per_second = 0;  ///< messages
  double seconds = 0;            ///< from the first message due to the last delivery
  std::uint64_t due = 0;
  std::uint64_t sent = 0;
  std::uint64_t refused = 0;
  std::string first_refusal;
  std::uint64_t deliveries = 0;
  std::uint64_t expected_deliveries = 0;
  std::uint64_t other_frames = 0;
  std::size_t members_lost = 0;
  double frame_bytes = 0;
  CpuMeter::Seconds cpu;
  std::int64_t p99_ns = 0;
  boost::json::object delivery_latency;
  boost::json::object answer_latency;

  [[nodiscard]] bool complete() const;
  /// Complete, at the wanted rate, and the 99th percentile of delivery below `limit_ns`.
  [[nodiscard]] bool passes(std::int64_t limit_ns) const;
  [[nodiscard]] double deliveries_per_second() const;
  [[nodiscard]] double deliveries_per_cpu_second() const;
  [[nodiscard]] boost::json::object report() const;
};

/// Connections stay open from one trial to the next; members that the server dropped are replaced.
class Stage {
 public:
  explicit Stage(const StageOptions& options);

  /// Throws when a promise is broken that no load may break: order, or an acknowledged message that did not arrive.
  Trial run(double messages_per_second, double seconds);

 private:
  void add_senders();
  void add_members();
  void add_member(std::size_t room, const Account& account);
  /// The seeder puts the accounts into the rooms one after the other, round and round.
  [[nodiscard]] const Account& account(std::size_t room, std::size_t place) const;
  [[nodiscard]] Route route() const;
  [[nodiscard]] std::string bare_frame(std::uint32_t serial) const;

  StageOptions options_;
  std::vector<std::string> rooms_;  ///< ids
  Ledger ledger_;
  Members members_;
  Senders senders_;
};

}  // namespace confab::load
