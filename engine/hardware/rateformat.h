// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/models/precision.h"

namespace mlsysim {

/// The formats for which a datasheet states a compute rate. The first ones are those of `Precision`, in its order; no
/// solver reads the sparse ones, which the registry keeps for the record.
enum class RateFormat {
    Fp32,
    Tf32,
    Bf16,
    Fp16,
    Fp8,
    Int8,
    Int4,
    Fp64,
    Fp4,
    Mxint4,
    Fp16Dense,
    Fp16Sparse,
    Tf32Sparse,
    Int8Sparse,
    Fp4Sparse
};
template <>
inline constexpr std::array<std::string_view, 15> choices<RateFormat> { "fp32", "tf32", "bf16", "fp16", "fp8", "int8",
    "int4", "fp64", "fp4", "mxint4", "fp16_dense", "fp16_sparse", "tf32_sparse", "int8_sparse", "fp4_sparse" };

constexpr RateFormat rate_format(Precision precision) { return static_cast<RateFormat>(precision); }
static_assert(choices<RateFormat>[6] == choices<Precision>[6]);

} // namespace mlsysim
