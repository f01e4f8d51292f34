// SPDX-License-Identifier: Apache-2.0
#include "engine/infrastructure/price.h"

#include "engine/units/text.h"

namespace mlsysim {

static_assert(well_described<PricePoint>(fields_of<PricePoint>));
template struct Erased<PricePoint>;

void RecordTraits<PricePoint>::check(const PricePoint& price, Problems& problems)
{
    std::string error;
    if (!parse_quantity(price.rate, &error))
        problems.push_back({ "rate", error });
}

} // namespace mlsysim
