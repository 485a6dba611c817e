#include "core/daily/sidebar.h"

#include <algorithm>
#include <limits>

#include "base/blank.h"
#include "base/error.h"
#include "base/errors/daily.h"
#include "base/id.h"
#include "base/text.h"
#include "bus/events/sidebar_section_changed.h"
#include "core/access/room.h"
#include "core/access/user.h"
#include "core/kernel/transaction.h"
#include "store/room_writer.h"
#include "store/sidebar.h"

namespace confab::core::daily {
namespace {

std::string checked_name(const std::string& name) {
  if (!is_valid_utf8(name) || name.find('\0') != std::string::npos || shows_nothing(name)) {
    throw Refusal(errors::section_name_needed, "A section needs a name");
  }
  return std::string{trim(name)};
}

std::optional<std::string> checked_emoji(const std::optional<std::string>& emoji) {
  if (!emoji || trim(*emoji).empty()) return std::nullopt;
  return checked_name(*emoji);
}

model::SidebarSection own_section(sql::Session& session, const Actor& actor, const std::string& id) {
  auto section = store::SidebarSections{session}.find(actor.pk, id);
  if (!section) throw Refusal(errors::section_not_found, "There is no such section");
  return std::move(*section);
}

void tell(Transaction& tx, const Actor& actor, bus::Change change, const model::SidebarSection& section) {
  tx.publish(bus::SidebarSectionChanged{actor.id, change, section});
}

void put(Transaction& tx, const Context& ctx, const Actor& actor, model::SidebarSection& section) {
  section.updated_at = ctx.clock.now();
  store::SidebarWriter{tx}.change(section);
  tell(tx, actor, bus::Change::updated, section);
}

// Sections are few: whichever has another place now is written again.
void reorder(Transaction& tx, const Context& ctx, const Actor& actor, model::SidebarSection& moved,
             std::int64_t position) {
  auto all = store::SidebarSections{tx.sql()}.of(actor.pk);
  std::erase_if(all, [&](const auto& one) { return one.id == moved.id; });
  const auto place = std::clamp<std::int64_t>(position, 0, std::ssize(all));
  std::int64_t next = 0;
  for (auto& other : all) {
    if (next == place) ++next;
    if (other.position != next) {
      other.position = next;
      put(tx, ctx, actor, other);
    }
    ++next;
  }
  moved.position = place;
}

// As it is after its rooms have changed.
model::SidebarSection touch_section(Transaction& tx, const Context& ctx, const Actor& actor, const std::string& id) {
  auto section = own_section(tx, actor, id);
  put(tx, ctx, actor, section);
  return section;
}

}  // namespace

model::SidebarSection create_section(const Context& ctx, const Actor& actor, const NewSection& cmd) {
  model::SidebarSection section{.id = random_id(),
                                .name = checked_name(cmd.name),
                                .emoji = checked_emoji(cmd.emoji),
                                .position = 0,
                                .rooms = {},
                                .updated_at = ctx.clock.now()};
  Transaction tx{ctx};
  (void)access::own(tx, ctx, actor);
  const auto others = store::SidebarSections{tx.sql()}.of(actor.pk);
  if (std::ssize(others) >= kMaxSections) {
    throw Refusal(errors::too_many_sections, "Nobody has more than " + std::to_string(kMaxSections) + " sections");
  }
  if (!others.empty()) section.position = others.back().position + 1;
  store::SidebarWriter{tx}.add(actor.pk, section);
  tell(tx, actor, bus::Change::inserted, section);
  tx.commit();
  return section;
}

model::SidebarSection change_section(const Context& ctx, const Actor& actor, const ChangeSection& cmd) {
  Transaction tx{ctx};
  (void)access::own(tx, ctx, actor);
  auto section = own_section(tx, actor, cmd.id);
  if (cmd.name) section.name = checked_name(*cmd.name);
  if (cmd.emoji) section.emoji = checked_emoji(cmd.emoji);
  if (cmd.position) reorder(tx, ctx, actor, section, *cmd.position);
  put(tx, ctx, actor, section);
  tx.commit();
  return section;
}

void remove_section(const Context& ctx, const Actor& actor, const std::string& id) {
  Transaction tx{ctx};
  (void)access::own(tx, ctx, actor);
  const auto section = own_section(tx, actor, id);
  store::SidebarWriter{tx}.remove(id);
  tell(tx, actor, bus::Change::removed, section);
  tx.commit();
}

std::vector<model::SidebarSection> place_room(const Context& ctx, const Actor& actor, const PlaceRoom& cmd) {
  Transaction tx{ctx};
  (void)access::own(tx, ctx, actor);
  const auto before = store::SidebarSections{tx.sql()}.of_room(actor.pk, cmd.room);
  store::SidebarWriter writer{tx};
  std::vector<model::SidebarSection> changed;
  if (cmd.section) {
    store::RoomWriter{tx}.hold(cmd.room);
    (void)access::room(tx, ctx, actor, cmd.room);
    (void)own_section(tx, actor, *cmd.section);
    if (before != cmd.section && store::SidebarSections{tx.sql()}.count_rooms(*cmd.section) >= kMaxRoomsOfSection) {
      throw Refusal(errors::section_full, "The section holds as many rooms as it may");
    }
    writer.put_room(actor.pk, cmd.room, *cmd.section, cmd.index.value_or(std::numeric_limits<std::int32_t>::max()));
    changed.push_back(touch_section(tx, ctx, actor, *cmd.section));
  } else {
    writer.take_room(actor.pk, cmd.room);
  }
  if (before && before != cmd.section) changed.push_back(touch_section(tx, ctx, actor, *before));
  tx.commit();
  return changed;
}

std::vector<model::SidebarSection> sections(const Context& ctx, const Actor& actor) {
  return store::SidebarSections{*ctx.db.read()}.of(actor.pk);
}

}  // namespace confab::core::daily
