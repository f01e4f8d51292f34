// SPDX-License-Identifier: Apache-2.0
#include "engine/hardware/hardware.h"

namespace mlsysim {

static_assert(well_described<Hardware>(fields_of<Hardware>));
template struct Erased<Hardware>;

} // namespace mlsysim
