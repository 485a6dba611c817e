#pragma once
// A workspace on a fresh database, for tests of use cases: people, a clock that the test moves, and the events that
// went out. team.h has one with people and a room in it.

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "base/concurrent.h"
#include "base/expect_refused.h"
#include "base/password.h"
#include "base/test_clock.h"
#include "bus/carrier.h"
#include "bus/event.h"
#include "bus/sequencer.h"
#include "core/configuration/load.h"
#include "core/kernel/change_clock.h"
#include "core/kernel/context.h"
#include "core/kernel/push_devices.h"
#include "core/kernel/triggers.h"
#include "core/messages/send.h"
#include "core/presence/presence.h"
#include "core/rooms/create.h"
#include "core/rooms/create_direct.h"
#include "core/subscriptions/documents.h"
#include "core/triggers/follow.h"
#include "model/model.h"
#include "services/http/fake.h"
#include "services/media/fake.h"
#include "services/storage/fake.h"
#include "store/schema.h"
#include "store/users.h"

namespace confab::core::testing {

class WorldTest : public store::testing::SchemaTest {
 protected:
  void SetUp() final {
    SchemaTest::SetUp();
    if (IsSkipped()) return;
    set_password_cost(kMinPasswordCost);  // nobody guesses these
    ctx = std::make_unique<Context>(
        Context{*db, settings, permissions, sequencer, clock, changes, presence, push_devices, webhooks, ports()});
    configuration::load(*ctx);
    // As app/node.cpp does it: memory first, then whoever looks at the events.
    carrier.listen([this](const bus::Event& event) {
      if (!configuration::observe(*ctx, event)) configuration::reload(*ctx);
    });
    carrier.listen([this](const bus::Event& event) {
      if (std::holds_alternative<bus::PushTokenAdded>(event)) push_devices.add();
    });
    carrier.listen([this](const bus::Event& event) {
      const auto* changed = std::get_if<bus::IntegrationChanged>(&event);
      if (changed != nullptr) triggers::observe(*ctx, *changed);
    });
    carrier.listen([this](const bus::Event& event) { events.lock()->push_back(event); });
    prepare();
    forget_events();
  }

  /// What a test begins with; what it tells is forgotten.
  virtual void prepare() {}

  services::Ports ports() {
    services::Ports made;
    made.http = &http;
    made.media = &media;
    made.storages = &storages;
    made.incoming = {.folder = incoming.path().string(), .spared = 0};
    return made;
  }

  /// A new account, with its membership of the workspace.
  Actor person(const std::string& username, std::vector<std::string> roles = {"user"}) {
    model::User user;
    user.id = make_id<UserId>();
    user.username = username;
    user.name = "Name of " + username;
    user.roles = roles;
    user.created_at = user.updated_at = clock.now();
    const auto tx = db->begin();
    store::UserWriter{*tx}.insert(user);
    tx->commit();
    return {.id = user.id,
            .pk = user.pk,
            .username = username,
            .name = user.name,
            .roles = std::move(roles),
            .address = {},
            .token_hash = {}};
  }

  model::Room channel(const Actor& owner, const std::vector<Actor>& members, const std::string& name = "team",
                      model::RoomKind kind = model::RoomKind::channel) {
    rooms::CreateRoom cmd{.kind = kind, .name = name};
    for (const auto& member : members) cmd.members.push_back(member.username);
    return rooms::create(*ctx, owner, cmd);
  }

  model::Room direct(const Actor& from, const Actor& to) {
    return rooms::create_direct(*ctx, from, {.usernames = {to.username}}).room;
  }

  model::Message say(const Actor& who, const RoomId& room, const std::string& text) {
    messages::SendMessage cmd{.room = room};
    cmd.text = text;
    return messages::send(*ctx, who, cmd);
  }

  model::Subscription membership(const Actor& who, const RoomId& room) {
    auto found = subscriptions::get(*ctx, who, room);
    if (!found) throw std::runtime_error(who.username + " has no membership in the room");
    return *found;
  }

  /// Events of one type since the last call to forget_events().
  template <class T>
  std::vector<T> told() {
    std::vector<T> result;
    for (const auto& event : *events.lock()) {
      if (const auto* one = std::get_if<T>(&event)) result.push_back(*one);
    }
    return result;
  }
  void forget_events() { events.lock()->clear(); }

  services::storage::FakeStorages storages;
  sql::testing::TemporaryFolder incoming;
  settings::Settings settings;
  permissions::Matrix permissions;
  confab::testing::TestClock clock;
  bus::LocalCarrier carrier;
  bus::Sequencer sequencer{carrier};
  ChangeClock changes{clock, [] { return std::chrono::steady_clock::time_point{}; }};  // all happens at one moment
  Presence presence{sequencer, changes};
  PushDevices push_devices;
  Triggers webhooks;
  services::media::FakeMedia media;
  services::http::FakeClient http;  // whom the workspace calls
  Guarded<std::vector<bus::Event>> events;
  std::unique_ptr<Context> ctx;
};

}  // namespace confab::core::testing
