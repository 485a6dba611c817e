#pragma once

#include <boost/json/object.hpp>

#include "load/stage.h"

namespace confab::load {

/// Deliveries at one steady rate (deliveries a second, not messages), after a short run that warms everything up.
[[nodiscard]] boost::json::object deliver_steadily(const StageOptions& options, double deliveries_per_second,
                                                   double seconds);

/// The highest rate that a run of `seconds` sustains with nothing lost and the 99th percentile of delivery below 500
/// ms: doubling, then halving the interval, in runs of `probe_seconds`; then full runs downwards from there until one
/// passes. And what four fifths of it are like (`calm`), for latency at the very highest rate is that of a queue; and
/// twice as much
/// (`overload`), where a server that refuses early answers the rest as fast as before.
[[nodiscard]] boost::json::object deliver_at_saturation(const StageOptions& options, double seconds,
                                                        double probe_seconds);

}  // namespace confab::load
