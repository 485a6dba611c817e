#include "net/body_sink.h"

#include "net/event_loop.h"
#include "net/http_connection.h"

namespace confab::net {
namespace {

// Always behind what the loop is doing: a sink may ask from within its own write().
template <class Action>
void post_to(EventLoop& loop, std::weak_ptr<Watcher> connection, Action action) {
  loop.post([connection = std::move(connection), action = std::move(action)] {
    if (const auto alive = connection.lock()) action(static_cast<HttpConnection&>(*alive));
  });
}

}  // namespace

void BodyControl::decide(Intake intake) const {
  if (loop_->in_loop_thread()) {
    if (const auto alive = connection_.lock()) {
      static_cast<HttpConnection&>(*alive).decide(body_, std::move(intake));
    }
    return;
  }
  post_to(*loop_, connection_,
          [body = body_, shared = std::make_shared<Intake>(std::move(intake))](HttpConnection& connection) {
            connection.decide(body, std::move(*shared));
          });
}

void BodyControl::resume() const {
  post_to(*loop_, connection_, [body = body_](HttpConnection& connection) { connection.resume_body(body); });
}

void BodyControl::refuse(Response response) const {
  post_to(*loop_, connection_,
          [body = body_, shared = std::make_shared<Response>(std::move(response))](HttpConnection& connection) {
            connection.refuse_body(body, std::move(*shared));
          });
}

}  // namespace confab::net
