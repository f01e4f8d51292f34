// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/hardware/hardware.h"
#include "engine/models/model.h"
#include "engine/registry/registry.h"

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

// What the tests of the registry share.
namespace mlsysim::test {

inline const std::filesystem::path shipped_folder = std::filesystem::path(MLSYSIM_SOURCE_DIR) / "registry";
inline const RecordType& hardware = record_type_of<Hardware>;
inline const RecordType& model = record_type_of<Model>;

inline std::string content(const std::filesystem::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

/// What is wrong with a text, one problem a line as people read it.
inline std::string wrong(Registry& registry, const RecordType& type, std::string_view path, std::string_view yaml)
{
    std::string all;
    for (const auto& p : registry.add_text(type, path, yaml, "X.yaml", "user"))
        all += p.text() + "\n";
    return all;
}

inline double number(const Registry& registry, std::string_view path, std::string_view field)
{
    const Entry* entry = registry.find(path);
    if (!entry)
        return -1;
    void* record = const_cast<void*>(registry.record(*entry));
    const Place place = locate(entry->type->structure, record, field);
    return place ? place.get() : -1;
}

/// The least that a machine needs, with a power and an overhead.
inline constexpr char machine[] = "name: X\n"
                                  "release_year: 2024\n"
                                  "compute:\n"
                                  "  peak_flops: 1 TFLOP/s\n"
                                  "memory:\n"
                                  "  capacity: 1 GiB\n"
                                  "  bandwidth: 1 GB/s\n"
                                  "tdp: 10 W\n"
                                  "dispatch_tax: 0.01 ms\n";

} // namespace mlsysim::test
