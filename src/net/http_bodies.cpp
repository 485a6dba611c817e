// The part of an HttpConnection that is about requests whose body is coming.

#include "net/guarded_call.h"
#include "net/http_connection.h"

namespace confab::net {

bool HttpConnection::on_head() {
  enter(Phase::body);
  ParsedRequest parsed = parser_.take_head();
  auto incoming = std::make_unique<Incoming>();
  incoming->form = {.head = parsed.method == "HEAD", .http11 = parsed.http11, .keep_alive = parsed.keep_alive};
  incoming->expects_continue = parsed.expects_continue;
  const std::string target = std::move(parsed.target);
  incoming->request = make_request(parsed);
  if (!set_target(incoming->request, target)) {
    refuse(incoming->form, bad_target());
    return false;
  }
  incoming->body = ++bodies_;
  incoming->waiting_since = loop_->now();
  incoming_ = std::move(incoming);
  if (!context_->body) {
    decide(bodies_, {.max_bytes = context_->options.max_body_bytes});
  } else if (!guarded_call("the handler of bodies", [&] {
               context_->body(incoming_->request, parser_.body_length(), BodyControl{loop_, weak_from_this(), bodies_});
             })) {
    fail(500, "Something went wrong here.");
  }
  return may_read();
}

void HttpConnection::decide(std::uint64_t body, Intake intake) {
  if (!incoming_ || incoming_->body != body || incoming_->decided) return;
  if (intake.refusal) {
    refuse(incoming_->form, std::move(*intake.refusal));
  } else if (!parser_.accept_body(intake.max_bytes, intake.sink ? BodyUse::pass_on : BodyUse::collect)) {
    refuse(incoming_->form, error_response(parser_.error().status, parser_.error().message));
  } else {
    incoming_->decided = true;
    phase_since_ = loop_->now();
    if (incoming_->expects_continue) {
      // In its turn: behind the answers to earlier requests.
      Exchange& exchange = begin_exchange({});
      exchange.head = "HTTP/1.1 100 Continue\r\n\r\n";
      exchange.answered = true;
      loop_->flush_later(*this);
    }
    if (intake.sink) {
      incoming_->sink = std::move(intake.sink);
      const auto begin = [&] { incoming_->sink->begin(BodyControl{loop_, weak_from_this(), body}); };
      if (!guarded_call("a body's sink", begin)) fail(500, "Something went wrong here.");
    }
  }
  resume();
}

bool HttpConnection::on_piece(std::string_view piece) {
  auto flow = BodySink::Flow::go_on;
  incoming_->received += piece.size();
  if (!guarded_call("a body's sink", [&] { flow = incoming_->sink->write(piece); })) {
    fail(500, "Something went wrong here.");
    return false;
  }
  if (flow == BodySink::Flow::go_on) return true;
  incoming_->paused = true;
  incoming_->waiting_since = loop_->now();
  return false;
}

void HttpConnection::resume_body(std::uint64_t body) {
  if (!incoming_ || incoming_->body != body || !std::exchange(incoming_->paused, false)) return;
  // The time that the sink took is not the peer's.
  phase_since_ = loop_->now();
  incoming_->received = 0;
  resume();
}

void HttpConnection::refuse_body(std::uint64_t body, Response response) {
  if (!incoming_ || incoming_->body != body) return;
  refuse(incoming_->form, std::move(response));
  resume();
}

void HttpConnection::on_complete(ParsedRequest parsed) {
  if (!incoming_) return dispatch(std::move(parsed));
  enter(Phase::idle);
  loop_->counters().requests.add(1);
  const auto incoming = std::move(incoming_);
  incoming->request.body = std::move(parsed.body);
  hand_to_handler(std::move(incoming->request), incoming->form, incoming->sink.get());
}

void HttpConnection::drop_incoming() {
  const auto incoming = std::move(incoming_);
  if (incoming && incoming->sink) guarded_call("a body's sink", [&] { incoming->sink->abort(); });
}

bool HttpConnection::too_slow(Clock::time_point now) {
  const auto& options = context_->options;
  const auto least = options.min_body_bytes_per_second * static_cast<std::uint64_t>(options.body_window.count());
  if (!incoming_ || !incoming_->sink || std::exchange(incoming_->received, 0) < least) return true;
  phase_since_ = now;
  return false;
}

}  // namespace confab::net
