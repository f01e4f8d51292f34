// SPDX-License-Identifier: Apache-2.0
#include "engine/solvers/object_storage_bill/object_storage_bill.h"

#include "engine/catalogue.h"

namespace mlsysim {

constinit const Solver catalogue::object_storage_bill = Describe<ObjectStorageBill>::make();

} // namespace mlsysim
