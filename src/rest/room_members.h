#pragma once

#include "rest/declaring.h"

namespace confab::rest {

/// invite, addAll, kick, leave, members and online, for Channels and Groups.
template <class Family>
void declare_members(api::Endpoints& endpoints);

}  // namespace confab::rest
