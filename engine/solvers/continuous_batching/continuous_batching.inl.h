// SPDX-License-Identifier: Apache-2.0
#pragma once

// The equations of continuous_batching.md. Included by continuous_batching.h.
namespace mlsysim {

template <class Tracer>
continuous_batching::Out ContinuousBatching::solve(const In& in, Tracer& trace) noexcept(!Tracer::active)
{
    using namespace continuous_batching;
    const Hardware& machine = *in.hardware;
    const double longest = common::setting(trace, "X", "Longest request", in.max_seq_len);
    const double most = common::setting(trace, "B_max", "Largest batch", in.max_batch_size);
    const double page = common::setting(trace, "g", "Page", in.page_size);
    const double mean
        = common::setting(trace, "m", "Mean request", in.mean_request_tokens ? *in.mean_request_tokens : longest);
    Out out;
    out.mean_request_tokens = mean;

    const ComputeRate peak = trace({ "F", "Peak arithmetic", "", unit::teraflop_per_second,
                                       common::source_of(trace, machine, "compute.peak_flops") },
        machine.compute.rate(in.precision));
    const double efficiency = common::setting(trace, "η", "Efficiency", in.efficiency);
    phases::show_geometry(trace, *in.model);
    const Work work = trace({ "O", "Work of a full batch of prompts", "2·P·X·B_max + 4·L·w·X·X·B_max", unit::gigaflop },
        phases::prefill_work(*in.model, longest, longest, most));
    const Time dispatch
        = trace({ "τ", "Dispatch", "", unit::microsecond, common::source_of(trace, machine, "dispatch_tax") },
            machine.dispatch_tax);
    out.ttft = trace(
        { "TTFT", "Time to first token", "O / (F·η) + τ", unit::millisecond }, work / (peak * efficiency) + dispatch);

    const Data weights = trace({ "W", "Weights", "", unit::gigabyte, common::source_of(trace, *in.model) },
        weight_bytes(*in.model, in.precision));
    const Data capacity
        = trace({ "C", "Memory there", "", unit::gigabyte, common::source_of(trace, machine, "memory.capacity") },
            machine.memory.capacity);
    const Data budget = trace({ "M", "Memory for caches", "C − W", unit::gigabyte }, capacity - weights);
    if (si(budget) <= 0) {
        out.itl = trace({ "ITL", "Time between tokens", "", unit::millisecond, "the weights alone do not fit" },
            Time::from_value(never));
        common::verdict(trace, "fits", "Fits", "W < C", false);
        return out;
    }

    const Data per_token
        = phases::cache(trace, *in.model, 1, 1, bytes_per_element(in.precision), "k_1", "Cache of one token", "");
    const double tokens
        = trace({ "T", "Tokens that the memory holds", "M / k_1", unit::one }, double(budget / per_token));
    const double fixed = trace({ "N_s", "Requests, contiguous", "min(⌊T / X⌋, B_max)", unit::one },
        std::min(std::floor(tokens / longest), most));
    out.static_internal_fragmentation
        = trace({ "w_s", "Unused, contiguous", "1 − m / X", unit::percent }, 1 - mean / longest);

    const double allocated = trace(
        { "A", "Tokens allocated to a request", "", unit::one, "pages of g tokens for lengths of mean m up to X" },
        expected_allocation(mean, longest, page));
    out.paged_internal_fragmentation
        = trace({ "w_p", "Unused, paged", "max(0, 1 − m / A)", unit::percent }, std::max(0.0, 1 - mean / allocated));
    const double pages = trace({ "Z", "Pages", "⌊T / g⌋", unit::one }, std::floor(tokens / page));
    const double paged = trace({ "N_p", "Requests, paged", "min(⌊Z·g / A⌋, B_max)", unit::one },
        std::min(std::floor(pages * page / allocated + fit_tolerance), most));
    out.static_max_active_requests = static_cast<std::int64_t>(fixed);
    out.max_active_requests = static_cast<std::int64_t>(paged);

    const Bandwidth bandwidth = trace({ "BW", "Memory bandwidth", "", unit::gigabyte_per_second,
                                          common::source_of(trace, machine, "memory.bandwidth") },
        machine.memory.bandwidth);
    const auto step
        = [&](double requests) { return phases::decode_step(weights, per_token * requests * mean, bandwidth); };
    const auto throughput = [&](double requests) { return requests > 0 ? requests / step(requests) : Frequency(); };
    out.itl = trace({ "ITL", "Time between tokens", "(W + k_1·N_p·m) / BW", unit::millisecond }, step(paged));
    out.token_throughput = trace({ "X_p", "Throughput, paged", "N_p / ITL", unit::per_second }, throughput(paged));
    out.static_token_throughput
        = trace({ "X_s", "Throughput, contiguous", "N_s·BW / (W + k_1·N_s·m)", unit::per_second }, throughput(fixed));
    out.paged_kv_cache_size
        = trace({ "KV_p", "Cache, paged", "k_1·N_p·A", unit::gigabyte }, per_token * paged * allocated);
    out.static_kv_cache_size
        = trace({ "KV_s", "Cache, contiguous", "k_1·N_s·X", unit::gigabyte }, per_token * fixed * longest);
    out.speedup_vs_static = trace({ "a", "Gain of paging", "X_p / X_s", unit::one },
        fixed > 0       ? double(out.token_throughput / out.static_token_throughput)
            : paged > 0 ? std::numeric_limits<double>::infinity()
                        : 1.0);
    out.feasible = common::verdict(trace, "fits", "Fits", "N_p ≥ 1", paged > 0);
    return out;
}

} // namespace mlsysim
