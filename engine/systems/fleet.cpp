// SPDX-License-Identifier: Apache-2.0
#include "engine/systems/fleet.h"

namespace mlsysim {

static_assert(well_described<Fleet>(fields_of<Fleet>));
template struct Erased<Fleet>;

} // namespace mlsysim
