#include "core/messages/named.h"

#include <set>

#include "store/memberships.h"
#include "store/people.h"
#include "store/teams.h"

namespace confab::core::messages {
namespace {

constexpr std::int64_t kMaxOfTeam = 1'000;

}  // namespace

Named named_in_room(sql::Session& session, const store::RoomRow& room, const model::Message& message) {
  Named named;
  std::vector<UserId> people;
  std::set<std::int64_t> users;
  store::Memberships memberships{session};
  for (const auto& mention : message.mentions.value_or(std::vector<model::Mention>{})) {
    if (mention.id == "all" || mention.id == "here") {
      named.group = true;
      named.all = named.all || mention.id == "all";
    } else if (mention.type == "team") {
      const auto team = store::Teams{session}.by_id(TeamId{mention.id});
      if (!team) continue;
      for (const auto pk : memberships.members_of_both(room.pk, team->pk, message.u.pk, kMaxOfTeam)) {
        users.insert(pk);
      }
    } else {
      people.emplace_back(mention.id);
    }
  }
  std::vector<std::int64_t> pks;
  if (!people.empty()) {
    for (const auto& person : store::People{session}.by_ids(people)) {
      if (person.pk != message.u.pk) pks.push_back(person.pk);
    }
  }
  if (!pks.empty()) named.in_person = memberships.members_among(room.pk, pks);
  users.insert(named.in_person.begin(), named.in_person.end());
  named.users.assign(users.begin(), users.end());
  return named;
}

}  // namespace confab::core::messages
