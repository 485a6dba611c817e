#pragma once

#include "ddp/streams.h"

namespace confab::ddp {

/// All streams that clients may listen to.
void declare_streams(Streams& streams);

}  // namespace confab::ddp
