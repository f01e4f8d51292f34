// SPDX-License-Identifier: Apache-2.0
#include "engine/solvers/language_phases/language_phases.h"

#include "engine/catalogue.h"

namespace mlsysim {

constinit const Solver catalogue::language_phases = Describe<LanguagePhases>::make();

std::optional<ComputeRate> language_phases::compute_rate(const Hardware& machine, Precision precision)
{
    const Compute& compute = machine.compute;
    switch (precision) {
    case Precision::Fp16:
    case Precision::Bf16:
    case Precision::Int4:
        for (const Precision half :
            { precision == Precision::Bf16 ? Precision::Bf16 : Precision::Fp16, Precision::Bf16, Precision::Fp16 })
            if (compute.lists(half))
                return compute.rate(half);
        if (compute.precision_flops.has(RateFormat::Fp16Dense))
            return compute.precision_flops[RateFormat::Fp16Dense];
        return compute.peak_flops;
    case Precision::Fp32:
    case Precision::Tf32:
    case Precision::Fp8:
    case Precision::Int8:
        break;
    }
    if (compute.lists(precision))
        return compute.rate(precision);
    return {};
}

void LanguagePhases::check(const In& in, Problems& problems)
{
    if (in.model && !in.model->is_transformer())
        problems.push_back(
            { "model", "is no language model of the transformer kind; use engine_solve for " + in.model->name });
    if (in.hardware && !language_phases::compute_rate(*in.hardware, in.precision))
        problems.push_back({ "precision",
            in.hardware->name + " states no " + std::string(choices<Precision>[static_cast<std::size_t>(in.precision)])
                + " rate, and no other rate may stand in for it" });
}

} // namespace mlsysim
