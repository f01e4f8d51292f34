// SPDX-License-Identifier: Apache-2.0
#include "engine/solvers/parallelism_optimizer/parallelism_optimizer.h"

#include "engine/catalogue.h"

namespace mlsysim {

constinit const Solver catalogue::parallelism_optimizer = Describe<ParallelismOptimizer>::make();

namespace parallelism_optimizer {

namespace {

constexpr std::int64_t most = 512; ///< the largest degree that is tried
constexpr double usable_memory = 0.9; ///< a replica may take up this share before it is worth a closer look

/// A quick look at weights, gradients and optimizer at two bytes a weight.
bool may_fit(const In& in, double parts)
{
    constexpr double width = 2;
    const Data needed = (2.0 * weight_bytes(*in.model, width)
                            + Data::from_value(training::adam_bytes * in.model->parameters.value_or(0)))
        / parts;
    return needed <= usable_memory * in.fleet->accelerator().memory.capacity;
}

} // namespace

std::vector<Candidate> candidates(const In& in)
{
    NoTrace none;
    std::vector<Candidate> found;
    const std::int64_t devices = in.fleet->accelerators();
    const std::int64_t most_tensor = std::min(most, in.max_tp.value_or(in.fleet->node->accelerators_per_node));
    const std::int64_t most_stages = std::min(most, in.max_pp.value_or(devices));
    for (std::int64_t tensor = 1; tensor <= most_tensor; tensor *= 2)
        for (std::int64_t stages = 1; stages <= most_stages; stages *= 2) {
            const std::int64_t parts = tensor * stages;
            if (parts > devices || devices % parts != 0 || !may_fit(in, static_cast<double>(parts)))
                continue;
            const std::int64_t replicas = devices / parts;
            const auto step = Distributed::solve(
                { .model = in.model,
                    .fleet = in.fleet,
                    .batch_size = in.batch_size,
                    .precision = in.precision,
                    .efficiency = in.efficiency,
                    .seq_len = in.seq_len,
                    .tp_size = tensor,
                    .pp_size = stages,
                    .microbatch_count = stages > 1 ? std::max<std::int64_t>(1, in.batch_size / replicas) : 1,
                    .activation_recomputation = in.activation_recomputation,
                    .overlap_comm = in.overlap_comm },
                none);
            if (step.node_profile.feasible)
                found.push_back({ { tensor, stages, replicas }, step.scaling_efficiency * in.efficiency,
                    step.effective_throughput, step.step_latency_total });
        }
    return found;
}

} // namespace parallelism_optimizer

std::optional<Problem> ParallelismOptimizer::failure(const In&, const Out& out)
{
    if (out.feasible)
        return {};
    return Problem { "fleet",
        "has no division into powers of two in which a replica fits: take more devices, devices with more memory, or "
        "allow more tensor or pipeline parallelism" };
}

} // namespace mlsysim
