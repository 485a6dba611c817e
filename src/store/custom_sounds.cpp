#include "store/custom_sounds.h"

#include <fmt/format.h>

#include "store/name_part.h"
#include "store/order.h"

namespace confab::store {
namespace {

constexpr std::string_view kSelectSound =
    "SELECT s.id, s.name, s.extension, s.updated_at, s.blob_pk FROM custom_sounds s ";

SoundRow sound_row(const sql::Row& row) {
  SoundRow result;
  result.sound = {.id = row.string(0), .name = row.string(1), .extension = row.string(2), .updated_at = row.time(3)};
  if (!row.is_null(4)) result.blob_pk = row.integer(4);
  return result;
}

}  // namespace

std::optional<SoundRow> CustomSounds::by_id(std::string_view id) {
  return session_.first(fmt::format("{}WHERE s.id = ?", kSelectSound), {id}, sound_row);
}

std::optional<SoundRow> CustomSounds::by_name(std::string_view name) {
  return session_.first(fmt::format("{}WHERE s.name = ?", kSelectSound), {name}, sound_row);
}

std::vector<model::CustomSound> CustomSounds::list(std::string_view part, model::NameOrder order, std::int64_t limit,
                                                   std::int64_t offset) {
  std::vector<model::CustomSound> found;
  NamePart wanted{part};
  session_.each(fmt::format("{}ORDER BY s.name {}", kSelectSound, direction_text(order)), {}, [&](const sql::Row& row) {
    if (wanted.is_in(row.text(1)) && wanted.is_on_page(limit, offset)) found.push_back(sound_row(row).sound);
  });
  return found;
}

std::int64_t CustomSounds::count(std::string_view part) {
  return NamePart{part}.count(session_, "custom_sounds");
}

void put_custom_sound(sql::Transaction& tx, const SoundRow& row) {
  tx.execute(
      "INSERT INTO custom_sounds (id, name, extension, updated_at, blob_pk) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO "
      "UPDATE SET name = excluded.name, extension = excluded.extension, updated_at = excluded.updated_at, blob_pk = "
      "excluded.blob_pk",
      {row.sound.id, row.sound.name, row.sound.extension, row.sound.updated_at, row.blob_pk});
}

void remove_custom_sound(sql::Transaction& tx, std::string_view id) {
  tx.execute("DELETE FROM custom_sounds WHERE id = ?", {id});
}

}  // namespace confab::store
