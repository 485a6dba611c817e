#include "core/files/probe.h"

#include <fmt/format.h>

#include <functional>

#include "base/id.h"
#include "core/audit/record.h"
#include "core/files/spool.h"
#include "core/files/storage_call.h"
#include "permissions/groups/configuration.h"
#include "settings/groups/file_storage.h"

namespace confab::core::files {
namespace {

namespace storage = services::storage;

constexpr std::size_t kText = 64;
constexpr storage::Range kPart{.offset = 10, .size = 20};

std::string all_of(storage::Reader& reader) {
  std::string all;
  for (auto piece = reader.read(kText); !piece.empty() && all.size() <= kText; piece = reader.read(kText)) all += piece;
  return all;
}

void require_same(std::string_view expected, std::string_view found) {
  if (expected == found) return;
  throw storage::Failed(storage::Failure::broken, fmt::format("{} other bytes came back", found.size()));
}

void try_all(const Context& ctx, Probe& probe, const Spooled& file, const std::string& text) {
  const auto key = file.sha256() + "-" + random_secret(12);
  const auto step = [&](const char* name, const std::function<void()>& work) {
    probe.step = name;
    work();
  };
  std::shared_ptr<storage::Storage> place;
  step("setup", [&] { place = storages_of(ctx).current(); });
  step("write", [&] { place->put(key, file.path()); });
  step("look", [&] {
    if (place->size(key) != text.size()) throw storage::Failed(storage::Failure::broken, "the size is another one");
  });
  step("read", [&] {
    require_same(text, all_of(*place->open(key, {})));
    require_same(std::string_view{text}.substr(kPart.offset, kPart.size), all_of(*place->open(key, kPart)));
  });
  step("remove", [&] {
    place->remove(key);
    if (place->size(key)) throw storage::Failed(storage::Failure::broken, "it is still there");
  });
}

}  // namespace

Probe probe_storage(const Context& ctx, const Actor& actor) {
  require(ctx, actor, permissions::configuration("edit-privileged-setting"));
  Probe probe{.storage = ctx.settings.text(settings::file_storage("FileUpload_Storage_Type"))};
  Transaction tx{ctx};
  audit::record(tx, ctx, actor, "files.storage_tried", probe.storage);
  tx.commit();
  const auto text = random_secret(kText);
  const auto file = spool_text(ctx, text);
  try {
    try_all(ctx, probe, file, text);
    probe.works = true;
    probe.step.reset();
  } catch (const storage::Failed& failed) {
    probe.problem = fmt::format("{}: {}", storage::name_of(failed.why()), failed.what());
  }
  return probe;
}

}  // namespace confab::core::files
