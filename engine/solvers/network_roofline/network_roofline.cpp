// SPDX-License-Identifier: Apache-2.0
#include "engine/solvers/network_roofline/network_roofline.h"

#include "engine/catalogue.h"

namespace mlsysim {

constinit const Solver catalogue::network_roofline = Describe<NetworkRoofline>::make();

} // namespace mlsysim
