#include "load/stage.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <stdexcept>
#include <thread>

#include <fmt/format.h>

#include "load/clock.h"
#include "load/ddp.h"
#include "load/marker.h"
#include "load/websocket.h"

namespace confab::load {
namespace {

constexpr std::size_t kLedgerCapacity = 4'000'000;
constexpr std::int64_t kRoundTime = kNanosPerSecond / 100;
constexpr std::int64_t kDrainTime = 20 * kNanosPerSecond;
constexpr double kEnough = 0.97;  // of the wanted rate

double rate(std::uint64_t count, double seconds) {
  return seconds > 0 ? static_cast<double>(count) / seconds : 0;
}

/// By which the rooms are named on the wire: their ids, or the paths of a bare broadcaster.
std::vector<std::string> room_ids(const StageOptions& options) {
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < options.rooms; ++i) {
    if (options.kind == ServerKind::bare_broadcaster) {
      ids.push_back(fmt::format("/{}", i));
    } else {
      ids.push_back(
          options.workspace->room(options.rooms == 1 ? options.room : fmt::format("{}-{:03}", options.room, i)).id);
    }
  }
  return ids;
}

}  // namespace

bool Trial::complete() const {
  return refused == 0 && members_lost == 0 && deliveries == expected_deliveries;
}

bool Trial::passes(std::int64_t limit_ns) const {
  return complete() && static_cast<double>(sent) >= kEnough * static_cast<double>(due) && p99_ns < limit_ns;
}

double Trial::deliveries_per_second() const {
  return rate(deliveries, seconds);
}

double Trial::deliveries_per_cpu_second() const {
  return rate(deliveries, cpu.server);
}

boost::json::object Trial::report() const {
  return {{"wanted_messages_per_second", wanted_per_second},
          {"seconds", seconds},
          {"messages_due", due},
          {"messages_sent", sent},
          {"messages_refused", refused},
          {"first_refusal", first_refusal},
          {"deliveries", deliveries},
          {"expected_deliveries", expected_deliveries},
          {"deliveries_per_second", deliveries_per_second()},
          {"deliveries_per_cpu_second", deliveries_per_cpu_second()},
          {"complete", complete()},
          {"members_lost", members_lost},
          {"other_frames", other_frames},
          {"frame_bytes", frame_bytes},
          {"server_cpu_seconds", cpu.server},
          {"generator_cpu_seconds", cpu.generator},
          {"others_cpu_seconds", cpu.others},
          {"delivery_latency", delivery_latency},
          {"answer_latency", answer_latency}};
}

Stage::Stage(const StageOptions& options)
    : options_(options),
      rooms_(room_ids(options)),
      ledger_(kLedgerCapacity, options.rooms, options.senders),
      members_(ledger_, options.rooms),
      senders_(ledger_, route()) {
  add_senders();
}

Route Stage::route() const {
  if (options_.kind == ServerKind::bare_broadcaster) {
    return {.frame = [this](std::uint32_t serial) { return bare_frame(serial); }, .acknowledged = false};
  }
  return {.frame =
              [this](std::uint32_t serial) {
                return send_message_frame(serial, rooms_[serial % rooms_.size()],
                                          marked_text(serial, options_.text_length));
              },
          .acknowledged = true};
}

std::string Stage::bare_frame(std::uint32_t serial) const {
  // The header of a frame of this size has 4 bytes. Like a chat server's frame, it names its stream first.
  constexpr std::string_view kStart =
      R"({"msg":"changed","collection":"stream-room-messages","id":"id","fields":{"args":[{"msg":")";
  constexpr std::string_view kEnd = R"("}]}})";
  const std::size_t around = kStart.size() + kEnd.size() + 4;
  return fmt::format("{}{}{}", kStart, marked_text(serial, options_.frame_bytes - around), kEnd);
}

const Account& Stage::account(std::size_t room, std::size_t place) const {
  const auto& accounts = options_.workspace->accounts;
  return accounts[(room * options_.members + place) % accounts.size()];
}

void Stage::add_senders() {
  for (std::size_t i = 0; i < options_.senders; ++i) {
    const std::size_t room = i % options_.rooms;
    std::string unread;
    if (options_.kind == ServerKind::bare_broadcaster) {
      Fd socket = open_websocket(options_.port, rooms_[room], unread);
      std::string role;
      append_text_frame(role, R"({"role":"sender"})");
      write_all(socket, role);
      make_non_blocking(socket);
      senders_.add(std::move(socket), std::move(unread));
    } else {
      DdpConnection connection{options_.port};
      connection.login(account(room, i / options_.rooms));
      Fd socket = connection.release(unread);
      senders_.add(std::move(socket), std::move(unread));
    }
  }
}

void Stage::add_members() {
  static const Account nobody;
  for (std::size_t room = 0; room < options_.rooms; ++room) {
    for (std::size_t place = members_.connected_in(room); place < options_.members; ++place) {
      add_member(room, options_.kind == ServerKind::confab ? account(room, place) : nobody);
    }
  }
}

void Stage::add_member(std::size_t room, const Account& account) {
  std::string unread;
  if (options_.kind == ServerKind::bare_broadcaster) {
    Fd socket = open_websocket(options_.port, rooms_[room], unread);
    make_non_blocking(socket);
    return members_.add(room, std::move(socket), std::move(unread));
  }
  DdpConnection connection{options_.port};
  connection.login(account);
  connection.subscribe("stream-room-messages", rooms_[room]);
  if (options_.sidebar) {
    for (const std::string_view event : {"rooms-changed", "subscriptions-changed", "notification"}) {
      connection.subscribe("stream-notify-user", fmt::format("{}/{}", account.id, event));
    }
  }
  Fd socket = connection.release(unread);
  members_.add(room, std::move(socket), std::move(unread));
}

Trial Stage::run(double messages_per_second, double seconds) {
  add_members();
  for (int i = 0; i < 20; ++i) members_.serve(kRoundTime);  // what connecting has caused
  members_.reset_counts();

  const std::size_t reached_before = ledger_.reached();
  const std::size_t lost_before = members_.lost();
  const CpuMeter cpu{options_.pid};
  const std::int64_t start = now_ns();

  std::atomic<bool> sending{true};
  std::exception_ptr failure;
  std::jthread sender{[&](const std::stop_token& stop) {
    try {
      senders_.run(messages_per_second, seconds, stop);
    } catch (...) {
      failure = std::current_exception();
    }
    sending = false;
  }};

  std::int64_t last_delivery = start;
  std::int64_t sending_ended = 0;
  for (std::uint64_t seen = 0;;) {
    members_.serve(kRoundTime);
    if (members_.deliveries() > seen) last_delivery = now_ns();
    seen = members_.deliveries();
    if (!sending && sending_ended == 0) sending_ended = now_ns();
    if (!sending && members_.all_have(reached_before + senders_.sent() - senders_.refused())) break;
    const std::int64_t since = now_ns() - std::max(last_delivery, sending_ended);
    if (since > kDrainTime) break;
  }
  sender.request_stop();
  sender.join();
  if (failure) std::rethrow_exception(failure);

  Trial trial;
  trial.wanted_per_second = messages_per_second;
  trial.seconds = to_seconds(last_delivery - start);
  trial.due = static_cast<std::uint64_t>(messages_per_second * seconds);
  trial.sent = senders_.sent();
  trial.refused = senders_.refused();
  trial.first_refusal = senders_.first_refusal();
  trial.deliveries = members_.deliveries();
  trial.expected_deliveries = (trial.sent - trial.refused) * options_.members;
  trial.other_frames = members_.other_frames();
  trial.members_lost = members_.lost() - lost_before;
  trial.frame_bytes = rate(members_.delivered_bytes(), static_cast<double>(trial.deliveries));
  trial.cpu = cpu.read();
  trial.p99_ns = ledger_.latency().quantile(0.99);
  trial.delivery_latency = ledger_.latency().summary();
  if (options_.kind == ServerKind::confab) trial.answer_latency = senders_.answer_latency().summary();
  if (members_.connected() > 0 && ledger_.reached() < reached_before + trial.sent - trial.refused) {
    throw std::runtime_error(fmt::format("{} acknowledged messages reached nobody",
                                         reached_before + trial.sent - trial.refused - ledger_.reached()));
  }
  return trial;
}

}  // namespace confab::load
