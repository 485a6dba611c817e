// The part of the pipeline that is about forms with a file: the same steps, some before the body and some behind it.

#include <charconv>
#include <cstdint>

#include "base/errors/files.h"
#include "base/log.h"
#include "net/worker_body.h"
#include "rest/form_reader.h"
#include "rest/pipeline_answering.h"

namespace confab::rest {
namespace {

// As of all parameters.
void refuse_nul_in_form(const net::NameValueList& values) {
  for (const auto& [name, value] : values) {
    if (value.find('\0') == std::string::npos) continue;
    throw Refusal(errors::invalid_form, "Parameters must not hold NUL characters", {{"field", name}});
  }
}

std::uint64_t announced_length(const net::Request& head) {
  const auto text = head.headers.get("Content-Length");
  std::uint64_t length = 0;
  std::from_chars(text.data(), text.data() + text.size(), length);
  return length;  // 0: nobody knows
}

std::string boundary_of(const net::Request& head) {
  auto boundary = net::form_boundary(head.headers.get("Content-Type"));
  if (!boundary) throw Refusal(errors::invalid_form, "The form's Content-Type names no valid boundary");
  return std::move(*boundary);
}

}  // namespace

/// One form on its way in.
class Pipeline::Uploading final : public net::BlockingConsumer {
 public:
  Uploading(Pipeline& pipeline, std::unique_ptr<Answering> answering, const std::string& boundary)
      : pipeline_(pipeline),
        answering_(std::move(answering)),
        reader_(pipeline.ctx_, *answering_->route->file, boundary, answering_->route->max_body) {}

  std::optional<net::Response> write(std::string_view piece) override {
    const log::RequestScope scope{answering_->request->id};
    try {
      reader_.feed(piece);
      return std::nullopt;
    } catch (...) {
      answering_->refuse();
    }
    return answer();
  }

  net::Response finish(const net::Request& /*request*/) override {
    const log::RequestScope scope{answering_->request->id};
    try {
      const auto form = reader_.finish();
      refuse_nul_in_form(form.values);
      pipeline_.identify(*answering_);  // again: a long body may outlive its token
      api::Input input{.query = answering_->path, .body = {}, .is_form = true};
      input.query.insert(input.query.end(), form.values.begin(), form.values.end());
      input.query.insert(input.query.end(), answering_->query.begin(), answering_->query.end());
      if (form.file) input.file = &*form.file;
      pipeline_.run(*answering_, input);
    } catch (...) {
      answering_->refuse();
    }
    return answer();
  }

  void abort() override {}

 private:
  net::Response answer() {
    pipeline_.observe(*answering_);
    return std::move(answering_->response);
  }

  Pipeline& pipeline_;
  const std::unique_ptr<Answering> answering_;
  FormReader reader_;
};

net::Intake Pipeline::open(const net::Request& head, FairPool& uploads) {
  const log::RequestScope scope{head.id};
  auto answering = std::make_unique<Answering>(Answering{.request = std::make_shared<const net::Request>(head)});
  auto& entered = *answering;
  try {
    if (enter(entered)) {
      const auto& rule = *entered.route->file;
      if (rule.before) rule.before(*entered.call, entered.path);
      const auto longest = rule.max_bytes(ctx_);
      const auto frame = entered.route->max_body + kFormFrame;
      const auto max_bytes = longest > UINT64_MAX - frame ? UINT64_MAX : longest + frame;
      if (announced_length(head) > max_bytes) throw api::too_large(longest);
      const auto boundary = boundary_of(head);
      std::string who{entered.call->who()};
      auto consumer = std::make_unique<Uploading>(*this, std::move(answering), boundary);
      return {.max_bytes = max_bytes, .sink = net::make_worker_sink(uploads, std::move(who), std::move(consumer))};
    }
  } catch (...) {
    entered.refuse();
  }
  observe(entered);
  return {.refusal = std::move(entered.response)};
}

}  // namespace confab::rest
