// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/describe/field.h"

namespace mlsysim {

/// Number formats of weights and arithmetic. `tf32` is stored as 32 bit; only its compute rate differs.
enum class Precision { Fp32, Tf32, Bf16, Fp16, Fp8, Int8, Int4 };
template <>
inline constexpr std::array<std::string_view, 7> choices<Precision> { "fp32", "tf32", "bf16", "fp16", "fp8", "int8",
    "int4" };

/// Storage of one element, byte. No block scales are counted.
constexpr double bytes_per_element(Precision precision)
{
    constexpr std::array<double, 7> bytes { 4, 4, 2, 2, 1, 1, 0.5 };
    return bytes[static_cast<std::size_t>(precision)];
}

} // namespace mlsysim
