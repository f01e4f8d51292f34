// SPDX-License-Identifier: Apache-2.0
#include "engine/systems/node.h"

namespace mlsysim {

static_assert(well_described<Node>(fields_of<Node>));
template struct Erased<Node>;

void RecordTraits<Node>::check(const Node& node, Problems& problems)
{
    if (node.psu_redundancy >= node.psus_per_node)
        problems.push_back({ "psu_redundancy", "expected fewer than psus_per_node" });
    else if (node.psu_redundancy > 0 && node.psu_rating && node.max_power
        && static_cast<double>(node.psus_per_node - node.psu_redundancy) * *node.psu_rating < *node.max_power)
        problems.push_back(
            { "psu_redundancy", "leaves too few supplies: their ratings add up to less than max_power" });
}

} // namespace mlsysim
