// SPDX-License-Identifier: Apache-2.0
#include "engine/registry/shipped.h"

namespace mlsysim {

// For the program that compiles the registry into the library: nothing is shipped yet.
const ShippedRegistry shipped_registry {};

} // namespace mlsysim
