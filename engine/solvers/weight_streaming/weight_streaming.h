// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/solvers/amounts.h"
#include "engine/solvers/serving/phases.h"

namespace mlsysim {

namespace weight_streaming {

enum class Phase { Decode, Prefill };
enum class Bound { Compute, Injection };

struct In {
    const Model* model = nullptr;
    const Hardware* hardware = nullptr;
    std::int64_t seq_len = 2048, batch_size = 1;
    Precision precision = Precision::Fp16;
    double efficiency = 0.5;
    Phase phase {};
};
struct Out {
    bool feasible = true;
    Frequency token_throughput;
    Bound bottleneck {};
    Time layer_compute_time, layer_injection_time;
    std::int64_t optimal_batch_size = 1;
    double wafer_memory_utilization = 0;
};

inline constexpr double on_wafer_overhead = 1.1; ///< of the cache, for what else stays on the wafer; a convention
inline constexpr double injection_bandwidth = 1e11; ///< byte/s, where a machine states no host link; a convention
inline constexpr double attention_ops = 2; ///< per pair of tokens and unit of key/value width, as the reference counts

} // namespace weight_streaming

template <> inline constexpr std::array<std::string_view, 2> choices<weight_streaming::Phase> { "decode", "prefill" };
template <>
inline constexpr std::array<std::string_view, 2> choices<weight_streaming::Bound> { "Compute-Bound",
    "Interconnect-Bandwidth-Bound" };

/// A wafer that keeps the cache and streams the weights in, layer by layer: the slower of link and arithmetic binds.
struct WeightStreaming {
    using In = weight_streaming::In;
    using Out = weight_streaming::Out;
    static constexpr std::string_view id = "weight_streaming", title = "Weight streaming", domain = "Node";
    static constexpr std::string_view summary
        = "Tokens per second when weights stream layer by layer into on-chip memory.";
    static constexpr std::array walls { 6 };
    static constexpr DefaultPlot plot { .x = "batch_size", .y = "layer_compute_time,layer_injection_time" };

    static constexpr auto inputs = std::tuple {
        common::model<&In::model>("A transformer that generates text."),
        common::hardware<&In::hardware>("The machine whose memory holds the caches; weights come over its host link.",
            "Hardware.Cloud.Cerebras_CS3"),
        common::count<&In::seq_len>({ "seq_len", "S", "Sequence", "Tokens of each sequence." }, 128, 131072, 2048),
        field<&In::batch_size>({ .id = "batch_size",
            .symbol = "B",
            .label = "Batch",
            .help = "Sequences processed together.",
            .min = 1,
            .max = common::most,
            .low = 1,
            .high = 1024,
            .standard = 1,
            .axis = Axis::Logarithmic }),
        common::precision<&In::precision>("Number format of weights, arithmetic and cache."),
        common::efficiency<&In::efficiency>(),
        field<&In::phase>({ .id = "phase",
            .label = "Phase",
            .help = "Generating one token for each sequence, or reading whole prompts.",
            .standard = weight_streaming::Phase::Decode }),
    };
    static constexpr auto outputs = std::tuple {
        shown<&Out::feasible>(
            { .id = "feasible", .symbol = "fits", .label = "Fits", .help = "Whether the caches fit the memory." }),
        shown<&Out::token_throughput>({ .id = "token_throughput",
            .symbol = "X",
            .label = "Throughput",
            .help = "Tokens per second of the whole batch; 0 when the caches do not fit.",
            .unit = unit::per_second }),
        shown<&Out::bottleneck>({ .id = "bottleneck",
            .symbol = "bound",
            .label = "Bottleneck",
            .help = "Whether arithmetic or the link takes longer for a layer." }),
        shown<&Out::layer_compute_time>({ .id = "layer_compute_time",
            .symbol = "t_c",
            .label = "Arithmetic of a layer",
            .help = "Time of the arithmetic of one layer, with its dispatch.",
            .unit = unit::millisecond }),
        shown<&Out::layer_injection_time>({ .id = "layer_injection_time",
            .symbol = "t_i",
            .label = "Injection of a layer",
            .help = "Time in which the weights of one layer stream in.",
            .unit = unit::millisecond }),
        shown<&Out::optimal_batch_size>({ .id = "optimal_batch_size",
            .symbol = "B_opt",
            .label = "Balanced batch",
            .help = "Batch at which arithmetic and link take equally long in decoding." }),
        shown<&Out::wafer_memory_utilization>({ .id = "wafer_memory_utilization",
            .symbol = "m",
            .label = "Memory used",
            .help = "Caches and overhead over the memory; above 100 % does not fit.",
            .unit = unit::percent }),
    };

    static void check(const In& in, Problems& problems) { common::need_transformer(in.model, "model", problems); }

    template <class Tracer> static Out solve(const In& in, Tracer& trace) noexcept(!Tracer::active)
    {
        using namespace weight_streaming;
        const Hardware& machine = *in.hardware;
        const std::string_view source = common::source_of(trace, *in.model);
        const AttentionGeometry g = attention_geometry(*in.model);
        const bool prefill = in.phase == Phase::Prefill;
        const double tokens = common::setting(trace, "S", "Sequence", in.seq_len);
        const double batch = common::setting(trace, "B", "Batch", in.batch_size);
        const double width
            = trace({ "b", "Bytes of a value", "", unit::one, "the precision" }, bytes_per_element(in.precision));
        const double layers = trace({ "L", "Layers", "", unit::one, source }, static_cast<double>(g.layers));
        const double kv_width = trace({ "w_kv", "Width of keys", "", unit::one, source },
            static_cast<double>(g.kv_heads) * phases::divided_head_width(g));
        Out out;

        const Data cache = trace({ "KV", "KV cache", "2·S·w_kv·b·L·B", unit::gigabyte },
            Data::from_value(2 * tokens * kv_width * width * layers * batch));
        const Data memory = trace({ "M", "Memory needed", "1.1·KV", unit::gigabyte }, on_wafer_overhead * cache);
        const Data capacity
            = trace({ "C", "Memory there", "", unit::gigabyte, common::source_of(trace, machine, "memory.capacity") },
                machine.memory.capacity);
        out.wafer_memory_utilization = trace({ "m", "Memory used", "M / C", unit::percent }, double(memory / capacity));
        out.feasible = common::verdict(trace, "fits", "Fits", "M ≤ C", memory <= capacity);

        const double parameters = trace(
            { "P_l", "Parameters of a layer", "P / L", unit::one, source }, in.model->parameters.value_or(0) / layers);
        const Bandwidth link = trace({ "J", "Injection bandwidth", "", unit::gigabyte_per_second,
                                         common::source_of(trace, machine, "interconnect.bandwidth") },
            machine.interconnect ? machine.interconnect->bandwidth : Bandwidth::from_value(injection_bandwidth));
        out.layer_injection_time = trace({ "t_i", "Injection of a layer", "P_l·b / J", unit::millisecond },
            Data::from_value(parameters * width) / link);

        const ComputeRate peak = trace({ "F", "Peak arithmetic", "", unit::teraflop_per_second,
                                           common::source_of(trace, machine, "compute.peak_flops") },
            machine.compute.rate(in.precision));
        const ComputeRate rate = trace({ "F_e", "Effective peak", "F·η", unit::teraflop_per_second },
            peak * common::setting(trace, "η", "Efficiency", in.efficiency));
        const double ops = prefill
            ? phases::parameter_ops * parameters * tokens * batch + attention_ops * kv_width * tokens * tokens * batch
            : phases::parameter_ops * parameters * batch;
        const Work work
            = trace({ "O_l", "Work of a layer", prefill ? "2·P_l·S·B + 2·w_kv·S·S·B" : "2·P_l·B", unit::gigaflop },
                Work::from_value(ops));
        const Time dispatch
            = trace({ "τ", "Dispatch", "", unit::microsecond, common::source_of(trace, machine, "dispatch_tax") },
                machine.dispatch_tax);
        out.layer_compute_time
            = trace({ "t_c", "Arithmetic of a layer", "O_l / F_e + τ", unit::millisecond }, work / rate + dispatch);

        const bool injection = common::verdict(
            trace, "bound", "Link binds", "t_i > t_c", out.layer_injection_time > out.layer_compute_time);
        out.bottleneck = injection ? Bound::Injection : Bound::Compute;
        const Time total = trace({ "T", "Time of all layers", "L·max(t_c, t_i)", unit::millisecond },
            layers * std::max(out.layer_compute_time, out.layer_injection_time));
        const double produced
            = trace({ "n", "Tokens of a pass", prefill ? "B·S" : "B", unit::one }, prefill ? batch * tokens : batch);
        out.token_throughput = trace({ "X", "Throughput", out.feasible ? "n / T" : "", unit::per_second,
                                         out.feasible ? "" : "the caches do not fit" },
            out.feasible && si(total) > 0 ? produced / total : Frequency());
        const double balanced = trace({ "B_opt", "Balanced batch", "max(1, ⌊t_i·F_e / (2·P_l)⌋)", unit::one },
            std::max(1.0, std::trunc(si(out.layer_injection_time * rate) / (phases::parameter_ops * parameters))));
        out.optimal_batch_size = static_cast<std::int64_t>(std::min(balanced, 9e15));
        return out;
    }
};

} // namespace mlsysim
