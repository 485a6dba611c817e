#include "content/blob_body.h"

#include <memory>
#include <optional>
#include <utility>

#include "core/files/blobs.h"
#include "net/body_source.h"
#include "net/worker_body.h"

namespace confab::content {
namespace {

namespace storage = services::storage;

/// Opened when the first piece is asked for, and then only the part that is wanted.
class BlobSource final : public net::BodySource {
 public:
  BlobSource(const core::Context& ctx, WorkerPool& workers, std::int64_t pk, std::uint64_t size)
      : ctx_(ctx), workers_(workers), pk_(pk), range_{0, size} {}

  [[nodiscard]] std::optional<std::uint64_t> size() const override { return range_.size; }
  [[nodiscard]] bool has_parts() const override { return true; }
  void cut(std::uint64_t offset, std::uint64_t size) override { range_ = {offset, size}; }

  void pull(std::size_t bytes, net::PieceReceiver receiver) override {
    if (!inner_) {
      auto reader = std::make_shared<std::unique_ptr<storage::Reader>>();
      const auto read = [&ctx = ctx_, pk = pk_, range = range_, reader](std::size_t most) {
        if (!*reader) *reader = core::files::open(ctx, pk, range);
        return (*reader)->read(most);
      };
      inner_ = net::make_worker_source(workers_, read, range_.size);
    }
    inner_->pull(bytes, std::move(receiver));
  }

 private:
  const core::Context& ctx_;
  WorkerPool& workers_;
  const std::int64_t pk_;
  storage::Range range_;
  std::shared_ptr<net::BodySource> inner_;
};

}  // namespace

void set_body(net::Response& response, const core::Context& ctx, WorkerPool& workers, std::int64_t blob_pk,
              std::uint64_t size) {
  // Whether there is something to send is said before the answer begins.
  if (auto file = core::files::open(ctx, blob_pk)->file()) {
    response.file = {.file = std::move(file), .offset = 0, .size = size};
  } else {
    response.source = std::make_shared<BlobSource>(ctx, workers, blob_pk, size);
  }
}

}  // namespace confab::content
