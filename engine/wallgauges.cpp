// SPDX-License-Identifier: Apache-2.0
#include "engine/wallgauges.h"

#include "engine/catalogue.h"
#include "engine/solvers/language_phases/language_phases.h"

#include <array>

namespace mlsysim::wall_gauges {

bool Subject::trains() const
{
    return profile.input("is_training") == 1 || profile.input("phase") == static_cast<double>(Phase::Train);
}

double Subject::bits() const
{
    return 8 * bytes_per_element(static_cast<Precision>(static_cast<int>(profile.input("precision"))));
}

namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
constexpr double any_number = 1e9; ///< of requests: more than any memory holds

std::string_view never(const Subject&) { return {}; }
std::string_view unless_serving(const Subject& s)
{
    return s.trains() ? "a design that trains serves no requests" : "";
}
std::string_view unless_serving_text(const Subject& s)
{
    return s.is_language() ? unless_serving(s) : "the solver knows language models only";
}
std::string_view unless_serving_others(const Subject& s)
{
    return s.is_language() ? "the requests to a language model are told by its serving capacity" : unless_serving(s);
}
std::string_view unless_samples(const Subject& s)
{
    return s.is_language() ? "text takes a few bytes a token, which any storage and host deliver" : "";
}
std::string_view unless_samples_come_in(const Subject& s)
{
    const bool known = s.hardware.storage || s.hardware.interconnect;
    return s.is_language() || known ? unless_samples(s) : "the machine states neither storage nor a link to a host";
}
std::string_view unless_streaming(const Subject& s)
{
    return s.number("weight_bytes") <= s.number("memory_capacity") ? "the weights stay in the memory of the machine"
                                                                   : unless_serving_text(s);
}
std::string_view unless_language(const Subject& s)
{
    return s.is_language() ? "" : "the published fit is one of language models";
}
std::string_view unless_compressed(const Subject& s)
{
    return s.bits() < 16 ? "" : "weights of 16 bits and more are not compressed";
}
std::string_view unless_several(const Subject& s)
{
    return s.number("latency_network") > 0 ? "" : "one machine has nobody to agree with";
}

double step_time(const Subject& s) { return s.number("latency"); }
double batch(const Subject& s) { return s.number("batch_size"); }

constexpr std::array gauges {
    Gauge { 1, "Compute", nullptr, "attained_flops", "peak_flops_actual", never },
    Gauge { 2, "Memory bandwidth", nullptr, "latency_memory", "latency", never },
    Gauge { 2, "Memory capacity", nullptr, "memory_footprint", "memory_capacity", never },
    Gauge { 3, "Software", &catalogue::efficiency, "achievable_flops", "peak_flops", never },
    Gauge { 4, "Serving", &catalogue::serving_capacity, "base_request_latency", "target_p99_latency",
        unless_serving_text, { "max_batch_size", batch } },
    Gauge { 5, "Batching", &catalogue::continuous_batching, "batch_size", "max_active_requests", unless_serving_text,
        { "max_batch_size", [](const Subject&) { return any_number; } } },
    Gauge {
        6, "Streaming", &catalogue::weight_streaming, "layer_injection_time", "layer_compute_time", unless_streaming },
    Gauge { 7, "Tail latency", &catalogue::serving_capacity, "target_rate", "per_replica_capacity_rate",
        unless_serving_text, { "max_batch_size", batch } },
    Gauge { 7, "Tail latency", &catalogue::tail_latency, "queue_utilization", {}, unless_serving_others,
        { "service_latency", step_time }, 1 },
    Gauge { 8, "Ingestion", &catalogue::data, "demand_bw", "supply_bw", unless_samples_come_in,
        { "workload_data_rate", [](const Subject& s) { return s.number("model.data_rate"); } } },
    Gauge { 9, "Transformation", &catalogue::transformation, "transform_time", "accelerator_step_time", unless_samples,
        { "accelerator_step_time", step_time } },
    Gauge { 10, "Locality", &catalogue::topology, {}, "effective_bw", never },
    Gauge { 11, "Complexity", &catalogue::scaling, "model.parameters", "optimal_parameters", unless_language,
        { "compute_budget", [](const Subject& s) { return s.number("model.training_ops"); } } },
    Gauge { 12, "Reasoning", &catalogue::inference_scaling, "total_reasoning_time", "target_p99_latency",
        unless_serving_text, {}, nothing, &catalogue::serving_capacity },
    Gauge { 13, "Fidelity", &catalogue::compression, "estimated_accuracy_delta", {}, unless_compressed,
        { "target_bitwidth", [](const Subject& s) { return s.bits(); } } },
    Gauge { 14, "Network of the design", nullptr, "latency_network", "latency", unless_several },
    Gauge { 14, "Communication", &catalogue::distributed, "communication_latency", "step_latency_total", never },
    Gauge { 15, "Fragility", &catalogue::reliability, "optimal_checkpoint_interval", "fleet_mtbf", never },
    Gauge { 16, "Multi-tenant", &catalogue::orchestration, "cluster_utilization", {}, never, {}, 1 },
    Gauge { 17, "Capital", &catalogue::economics, "tco", {}, never },
    Gauge { 18, "Sustainability", &catalogue::sustainability, "carbon", {}, never },
    Gauge { 19, "Checkpoint", &catalogue::checkpoint, "write_time", "checkpoint_interval", never },
    Gauge { 20, "Safety", &catalogue::responsible, "effective_training_time", {}, never },
};

} // namespace

std::span<const Gauge> all() { return gauges; }

} // namespace mlsysim::wall_gauges
