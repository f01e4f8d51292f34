// SPDX-License-Identifier: Apache-2.0
#pragma once

// The equations of serving.md. Included by serving.h.
namespace mlsysim {

namespace serving {

/// Reading the prompt: whole or in chunks. Returns the time until it is read.
template <class Tracer> Time prefill(const In& in, Out& out, Tracer& trace)
{
    const Hardware& machine = *in.hardware;
    const double prompt = common::setting(trace, "S", "Prompt", in.seq_len);
    const double batch = common::setting(trace, "B", "Batch", in.batch_size);
    const double cached = common::setting(trace, "c", "Cached prefix", in.cached_prefix_len);
    const double fresh = trace({ "n", "New tokens", "max(1, S − c)", unit::one }, std::max(1.0, prompt - cached));
    const ComputeRate peak = trace({ "F", "Peak arithmetic", "", unit::teraflop_per_second,
                                       common::source_of(trace, machine, "compute.peak_flops") },
        machine.compute.rate(in.precision));
    const ComputeRate rate = trace({ "F_e", "Effective peak", "F·η", unit::teraflop_per_second },
        peak * common::setting(trace, "η", "Efficiency", in.efficiency));
    phases::show_geometry(trace, *in.model);
    const Work work = trace({ "O", "Work of the prompts", "2·P·n·B + 4·L·w·n·S·B", unit::gigaflop },
        phases::prefill_work(*in.model, fresh, prompt, batch));
    const Time reading = trace({ "t_p", "Time to read the prompts", "O / F_e", unit::millisecond }, work / rate);
    const Time dispatch
        = trace({ "τ", "Dispatch", "", unit::microsecond, common::source_of(trace, machine, "dispatch_tax") },
            machine.dispatch_tax);
    double chunks = 1;
    if (in.prefill_chunk_tokens) {
        const double size = common::setting(trace, "q", "Prefill chunk", *in.prefill_chunk_tokens);
        chunks = std::max(1.0, std::ceil(fresh / size));
        const Time longest = trace({ "t_q", "Time of a chunk", "O·min(q, n) / (n·F_e) + τ", unit::millisecond },
            phases::prefill_work(*in.model, std::min(size, fresh), prompt, batch) / rate + dispatch);
        out.prefill_chunk_time = longest;
        out.decode_stall_bound = longest;
    }
    trace({ "n_q", "Prefill chunks", in.prefill_chunk_tokens ? "⌈n / q⌉" : "", unit::one, "one, without chunks" },
        chunks);
    out.prefill_chunks = static_cast<std::int64_t>(chunks);
    out.prompt_cache_hit_ratio = trace({ "r_c", "Prefix hits", "c / S", unit::percent }, cached / prompt);
    return reading + dispatch * chunks;
}

/// Tokens that one pass of the large model yields on average (Leviathan et al. 2023), as the sum of the geometric
/// series.
constexpr double tokens_per_pass(double accepted)
{
    double sum = 1;
    for (int i = 0; i < static_cast<int>(drafted_tokens); ++i)
        sum = 1 + accepted * sum;
    return sum;
}

} // namespace serving

template <class Tracer> serving::Out Serving::solve(const In& in, Tracer& trace) noexcept(!Tracer::active)
{
    using namespace serving;
    Out out;
    const Time read = prefill(in, out, trace);
    const double tokens = static_cast<double>(in.seq_len), batch = static_cast<double>(in.batch_size);
    const double width = bytes_per_element(in.precision);
    const std::string_view model_source = common::source_of(trace, *in.model);

    out.kv_cache_size = phases::cache(trace, *in.model, tokens, batch, width, "KV", "KV cache", "·S·B");
    const Hardware& decoder = in.decode_hardware ? *in.decode_hardware : *in.hardware;
    if (in.decode_hardware) {
        const Bandwidth network
            = trace({ "N", "Network", "", unit::gigabyte_per_second, "your setting" }, in.network_bandwidth);
        out.ttft = trace({ "TTFT", "Time to first token", "t_p + n_q·τ + KV / N", unit::millisecond },
            read + out.kv_cache_size / network);
    } else {
        out.ttft = trace({ "TTFT", "Time to first token", "t_p + n_q·τ", unit::millisecond }, read);
    }

    out.model_weights_size
        = trace({ "W", "Weights", "", unit::gigabyte, model_source }, weight_bytes(*in.model, in.precision));
    const Bandwidth bandwidth = trace({ "BW", "Memory bandwidth", "", unit::gigabyte_per_second,
                                          common::source_of(trace, decoder, "memory.bandwidth") },
        decoder.memory.bandwidth);
    const double layers = in.model->layers.value_or(0);
    const Time step = phases::decode_step(out.model_weights_size, out.kv_cache_size, bandwidth)
        + Time::from_value(layers * engine_solve::layer_overhead);
    Data memory = out.model_weights_size + out.kv_cache_size;
    if (in.draft_model) {
        trace({ "t_s", "Pass of the large model", "(W + KV) / BW + L·10 µs", unit::millisecond }, step);
        const Data draft = trace(
            { "W_d", "Weights of the draft model", "", unit::gigabyte, common::source_of(trace, *in.draft_model) },
            weight_bytes(*in.draft_model, in.precision));
        const Data cache = trace({ "KV_d", "KV cache of the draft model", "", unit::gigabyte, "as for KV" },
            kv_cache_bytes(*in.draft_model, tokens, batch, width));
        const Time drafting = trace({ "t_d", "Draft of one token", "(W_d + KV_d) / BW", unit::millisecond },
            phases::decode_step(draft, cache, bandwidth));
        const double accepted = common::setting(trace, "α", "Accepted drafts", in.draft_acceptance_rate);
        const double yield = trace(
            { "E", "Tokens of one pass", "1 + α·(1 + α·(1 + α·(1 + α)))", unit::one }, tokens_per_pass(accepted));
        out.itl = trace({ "ITL", "Time between tokens", "(4·t_d + t_s) / E", unit::millisecond },
            (drafted_tokens * drafting + step) / yield);
        memory += draft;
    } else {
        out.itl = trace({ "ITL", "Time between tokens", "(W + KV) / BW + L·10 µs", unit::millisecond }, step);
    }
    out.total_memory_required
        = trace({ "M", "Memory needed", in.draft_model ? "W + KV + W_d" : "W + KV", unit::gigabyte }, memory);
    const Data capacity
        = trace({ "C", "Memory there", "", unit::gigabyte, common::source_of(trace, decoder, "memory.capacity") },
            decoder.memory.capacity);
    out.memory_utilization = trace({ "m", "Memory used", "M / C", unit::percent }, double(memory / capacity));
    out.feasible = common::verdict(trace, "fits", "Fits", "M ≤ C", memory <= capacity);
    return out;
}

} // namespace mlsysim
