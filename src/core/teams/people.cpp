#include "core/teams/people.h"

#include <algorithm>

#include "base/error.h"
#include "base/errors/rooms.h"
#include "base/errors/teams.h"
#include "core/rooms/texts.h"
#include "settings/groups/rest_api.h"

namespace confab::core::teams {

std::vector<store::Person> team_people(sql::Session& session, const Context& ctx,
                                       const std::vector<std::string>& names) {
  if (std::ssize(names) > ctx.settings.integer(settings::rest_api("API_User_Limit"))) {
    throw Refusal(errors::user_limit_exceeded, "User limit exceeded");
  }
  std::vector<UserId> ids;
  ids.reserve(names.size());
  for (const auto& name : names) {
    rooms::check_text(name);
    ids.emplace_back(name);
  }
  store::People store{session};
  auto people = store.by_ids(ids);
  auto named = store.by_usernames(names);
  people.insert(people.end(), std::make_move_iterator(named.begin()), std::make_move_iterator(named.end()));
  std::erase_if(people, [](const store::Person& person) { return !person.active; });
  std::ranges::sort(people, {}, &store::Person::pk);
  const auto twice = std::ranges::unique(people, {}, &store::Person::pk);
  people.erase(twice.begin(), twice.end());
  return people;
}

store::Person team_person(sql::Session& session, const UserId& user) {
  auto person = store::People{session}.by_id(user);
  if (!person || !person->active) throw errors::team_refusal(errors::invalid_team_user);
  return std::move(*person);
}

}  // namespace confab::core::teams
