// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/registry/registry.h"

#include <memory>
#include <vector>

namespace mlsysim {

/// Converts values with a registry at hand: names become records, source keys become sources. Keeps the records that it
/// made; whoever reads with it decides how long they live.
class RegistryReading : public Reading {
public:
    explicit RegistryReading(const Registry& registry)
        : m_registry(registry)
    {
    }

    const void* record(const RecordType& type, const Value& value, const Field& field) override;
    const Value* named_group(const Structure& structure, const Value& name) override;

    std::vector<std::shared_ptr<void>> records; ///< made for inline values

private:
    const void* made(const RecordType& type, const Value& value);

    const Registry& m_registry;
};

/// Builds and checks a record from a map. With `units_required` every number in it needs its unit.
std::shared_ptr<void> build_record(
    const RecordType& type, const Value& value, const Registry& registry, bool units_required, Problems& problems);

} // namespace mlsysim
