// Two nodes on one database. The way between them is late, loses some of what it carries and brings some of it twice; a
// client that follows the events of its node, and fetches anew when it is sent back, ends with what a fresh fetch
// gives.

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <future>
#include <map>
#include <random>
#include <set>
#include <thread>

#include "base/worker_pool.h"
#include "bus/event.h"
#include "bus/shared_carrier.h"
#include "core/messages/edit.h"
#include "core/messages/remove.h"
#include "core/rooms/add_members.h"
#include "core/rooms/documents.h"
#include "core/rooms/edit.h"
#include "core/rooms/joined.h"
#include "core/rooms/remove_member.h"
#include "core/team.h"
#include "ddp/event_projector.h"
#include "ddp/fakes.h"
#include "store/messages.h"

namespace confab::ddp {
namespace {

using core::Actor;
using Documents = std::map<std::string, std::string>;

constexpr std::chrono::seconds kDeadline{30};

/// Everything of a node that listens to events, but its connections.
struct Node {
  Node(const std::string& name, sql::Database& db, const TimeSource& clock, std::set<std::string>& all_messages,
       std::function<void(std::string)> send)
      : messages(all_messages),
        carrier(name, std::move(send)),
        changes{clock},
        presence{sequencer, changes},
        ctx{db, settings, permissions, sequencer, clock, changes, presence, push_devices, triggers} {
    const auto later = [this](std::function<void()> task) { workers.submit_always(std::move(task)); };
    carrier.listen([this](const bus::Event& event) {
      if (const auto* saved = std::get_if<bus::MessageSaved>(&event)) messages.insert(saved->message->id.value);
    });
    carrier.listen({[this](const bus::Event& event) { projector.observe(event); },
                    [this, later] {
                      ++gaps;
                      later([this] {
                        for (const auto& user : memberships.users()) memberships.reread(user);
                      });
                    },
                    [this, later](const bus::Event& event) { projector.observe_foreign(event, later); }});
  }

  std::set<std::string>& messages;  // that there ever were, system messages included
  settings::Settings settings;
  permissions::Matrix permissions;
  bus::SharedCarrier carrier;
  bus::Sequencer sequencer{carrier};
  core::ChangeClock changes;
  core::Presence presence;
  core::PushDevices push_devices;
  core::Triggers triggers;
  core::Context ctx;
  testing::FakeLoop loop;
  Hub hub{{&loop}};
  SessionIndex sessions;
  MembershipIndex memberships{[this](const UserId& user) { return core::rooms::rooms_of(ctx, user); }};
  EventProjector projector{ctx, hub, memberships, sessions};
  std::atomic<int> gaps{0};
  WorkerPool workers{1, 1000};  // gone before what its tasks use
};

/// What a person's client knows.
struct State {
  Documents rooms, subscriptions, messages;
};

class Client {
 public:
  Client(Node& node, Actor who, RoomId room) : node_(node), who_(std::move(who)), room_(std::move(room)) {
    for (const auto* event : {"rooms-changed", "subscriptions-changed", "userData"}) {
      node_.hub.subscribe(stream_key("stream-notify-user", who_.id.value + "/" + event), channel_, {});
    }
    node_.hub.subscribe(stream_key("stream-room-messages", room_.value), channel_, {});
    node_.hub.subscribe(stream_key("stream-notify-room", room_.value + "/deleteMessage"), channel_, {});
    node_.memberships.user_connected(who_.id);
    state_ = fetch();
  }

  [[nodiscard]] State fetch() const {
    State state;
    for (const auto& room : core::rooms::changes(node_.ctx, who_, {}).update) {
      state.rooms[room.id.value] = to_json(room, Dates::ejson);
    }
    for (const auto& subscription : core::subscriptions::changes(node_.ctx, who_, {}).update) {
      state.subscriptions[subscription.id.value] = to_json(subscription, Dates::ejson);
    }
    const auto reader = node_.ctx.db.read();
    for (const auto& id : node_.messages) {
      if (const auto message = store::Messages{*reader}.by_id(MessageId{id}))
        state.messages[id] = to_json(*message, Dates::ejson);
    }
    return state;
  }

  /// Applies everything that the node has told of so far, and fetches anew where it was sent back.
  void catch_up() {
    settle();
    if (const int gaps = node_.gaps; std::exchange(gaps_, gaps) != gaps) state_ = fetch();
  }
  [[nodiscard]] const State& state() const { return state_; }

 private:
  void settle() {
    const std::string mark = fmt::format("mark {}", ++marks_);
    // The worker first: what it reads is told after it.
    std::promise<void> worked;
    node_.workers.submit_always([&] { worked.set_value(); });
    worked.get_future().wait();
    node_.projector.observe(bus::Event{bus::PresenceChanged{who_.id, "", std::nullopt, "online", "online", mark}});
    const auto give_up = std::chrono::steady_clock::now() + kDeadline;
    while (std::chrono::steady_clock::now() < give_up) {
      node_.loop.run();
      bool reached = false;
      for (const auto& frame : socket_->take()) {
        apply(frame);
        reached = reached || frame.find(mark) != std::string::npos;
      }
      if (reached) return;
      std::this_thread::sleep_for(std::chrono::milliseconds{1});
    }
    FAIL() << "the projector has stopped";
  }

  static std::string text(const json::value& object, std::string_view key) {
    return std::string{object.at(key).get_string()};
  }

  void apply(const std::string& frame) {
    const auto message = parse_json(frame);
    const auto event = text(message.at("fields"), "eventName");
    const auto& args = message.at("fields").at("args").get_array();
    if (event.ends_with("/userData")) return;
    if (event.ends_with("/deleteMessage")) {
      state_.messages.erase(text(args.at(0), "_id"));
    } else if (event == room_.value) {
      state_.messages[text(args.at(0), "_id")] = to_json_text(args.at(0));
    } else {
      auto& documents = event.ends_with("/rooms-changed") ? state_.rooms : state_.subscriptions;
      const auto id = text(args.at(1), "_id");
      if (args.at(0) == "removed")
        documents.erase(id);
      else
        documents[id] = to_json_text(args.at(1));
    }
  }

  Node& node_;
  const Actor who_;
  const RoomId room_;
  std::shared_ptr<testing::FakeSocket> socket_ = std::make_shared<testing::FakeSocket>(node_.loop);
  std::shared_ptr<Channel> channel_ = std::make_shared<Channel>(socket_, false);
  State state_;
  int marks_ = 0;
  int gaps_ = 0;
};

class TwoNodesTest : public core::testing::TeamTest {
 protected:
  /// The way to a node.
  class Way {
   public:
    explicit Way(std::mt19937& random) : random_(random) {}
    void send(std::string text) {
      const auto luck = random_() % 10;
      if (luck == 0 && !reliable) return;
      waiting_.push_back(text);
      if (luck < 3) waiting_.push_back(std::move(text));
    }
    /// Brings some of it, not always in order.
    void bring(Node& node, bool all) {
      while (!waiting_.empty() && (all || random_() % 3 != 0)) {
        const auto index = !all && random_() % 8 == 0 ? waiting_.size() - 1 : 0;
        const auto text = waiting_[index];
        waiting_.erase(waiting_.begin() + static_cast<std::ptrdiff_t>(index));
        node.carrier.receive(text);
      }
    }
    bool reliable = false;

   private:
    std::mt19937& random_;
    std::vector<std::string> waiting_;
  };

  /// Somebody does something, on one of the nodes.
  void act(Node& node, std::mt19937& random) {
    const auto& ctx = node.ctx;
    clock.advance(std::chrono::milliseconds{10});
    const auto& some = messages.empty() ? MessageId{} : messages[random() % messages.size()];
    switch (random() % 8) {
      case 0:
      case 1:
      case 2: {
        core::messages::SendMessage cmd{.room = room};
        cmd.text = fmt::format("message {} @ben", messages.size());
        messages.push_back(core::messages::send(ctx, ann, cmd).id);
        break;
      }
      case 3:
        try {
          core::messages::EditMessage cmd{.id = some};
          cmd.text = fmt::format("edited {}", random() % 1000);
          core::messages::edit(ctx, ann, cmd);
        } catch (const Refusal&) {  // deleted
        }
        break;
      case 4:
        try {
          core::messages::remove(ctx, ann, {.id = some});
        } catch (const Refusal&) {
        }
        break;
      case 5:
        core::rooms::edit(ctx, ann, room, {.topic = fmt::format("topic {}", random() % 1000)});
        break;
      case 6:
        try {
          core::rooms::remove_member(ctx, ann, room, ben.id);
        } catch (const Refusal&) {  // is not in it
        }
        break;
      default:
        core::rooms::add_members(ctx, ann, {.room = room, .users = {ben.id}});
    }
  }

  std::vector<MessageId> messages;  // that ann wrote
  std::set<std::string> all_messages;
};

TEST_P(TwoNodesTest, WhatClientsKnowIsWhatAFreshFetchGives) {
  for (const unsigned seed : {1U, 2U, 3U}) {
    SCOPED_TRACE(fmt::format("seed {}", seed));
    std::mt19937 random{seed};
    Way to_one{random}, to_two{random};
    Node one{"one", *db, clock, all_messages, [&](std::string text) { to_two.send(std::move(text)); }};
    Node two{"two", *db, clock, all_messages, [&](std::string text) { to_one.send(std::move(text)); }};
    Client of_ann{one, ann, room}, of_ben{two, ben, room}, also_of_ann{two, ann, room};
    const std::array clients{&of_ann, &of_ben, &also_of_ann};
    for (int i = 0; i < 60; ++i) {
      act(random() % 2 == 0 ? one : two, random);
      to_one.bring(one, false);
      to_two.bring(two, false);
      if (i % 10 == 9) {
        for (auto* client : clients) client->catch_up();
      }
    }
    // The way is good again. What was lost shows with the next thing that happens.
    to_one.reliable = to_two.reliable = true;
    for (auto* node : {&one, &two}) {
      core::rooms::edit(node->ctx, ann, room, {.description = fmt::format("by {} {}", seed, node == &one)});
    }
    to_one.bring(one, true);
    to_two.bring(two, true);
    EXPECT_GT(one.carrier.figures().gaps + two.carrier.figures().gaps, 0U) << "nothing was lost: no test";
    EXPECT_GT(one.carrier.figures().repeated + two.carrier.figures().repeated, 0U);
    for (auto* client : clients) {
      client->catch_up();
      const auto fresh = client->fetch();
      EXPECT_EQ(client->state().rooms, fresh.rooms);
      EXPECT_EQ(client->state().subscriptions, fresh.subscriptions);
      EXPECT_EQ(client->state().messages, fresh.messages);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Engines, TwoNodesTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::ddp
