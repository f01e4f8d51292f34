// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/deprecation.h"
#include "engine/registry/registry.h"
#include "engine/solvers/engine_solve/engine_solve.h"

#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace mlsysim {

/// The version of the library, "0.1.0".
std::string_view version();

// What API-STABILITY.md promises. Everything outside this namespace may still change before 0.2.
inline namespace v0_1 {

/// Thrown when an argument is wrong: an unknown name, or a number outside its range.
class InvalidInput : public std::invalid_argument {
public:
    explicit InvalidInput(Problems problems);
    const Problems& problems() const noexcept { return m_problems; }

private:
    Problems m_problems;
};

/// Thrown when the workload does not fit and `SolveOptions::raise_errors` asked for an error.
class OutOfMemory : public std::runtime_error {
public:
    OutOfMemory(Data required, Data available);
    Data required() const noexcept { return m_required; }
    Data available() const noexcept { return m_available; }

private:
    Data m_required, m_available;
};

/// A record, or the name of one in the shipped registry: canonical or short, in any case.
template <class Record> class RecordArgument {
public:
    RecordArgument(const Record& record)
        : m_record(&record)
    {
    }
    RecordArgument(std::string_view name);
    RecordArgument(const char* name)
        : RecordArgument(std::string_view(name))
    {
    }
    RecordArgument(const std::string& name)
        : RecordArgument(std::string_view(name))
    {
    }
    const Record& operator*() const { return *m_record; }

private:
    const Record* m_record;
};

/// "fp32", "fp16", "bf16", "int8", "int4" and the other formats of `Precision`, in any case.
class PrecisionArgument {
public:
    PrecisionArgument(Precision precision)
        : m_precision(precision)
    {
    }
    PrecisionArgument(std::string_view name);
    PrecisionArgument(const char* name)
        : PrecisionArgument(std::string_view(name))
    {
    }
    PrecisionArgument(const std::string& name)
        : PrecisionArgument(std::string_view(name))
    {
    }
    operator Precision() const { return m_precision; }

private:
    Precision m_precision;
};

/// What `Engine::solve` takes beyond its five stable parameters.
struct SolveOptions {
    bool is_training = false;
    double seq_len = 2048; ///< tokens of one sequence; training memory only
    int zero_stage = 0; ///< 0 to 3
    double dp_size = 1; ///< devices that ZeRO shards over
    bool is_lora = false;
    bool activation_recomputation = false;
    bool raise_errors = false; ///< throw OutOfMemory instead of answering with an infeasible profile
};

/// What a workload does on a machine: six stable results, and everything else behind `detail`.
struct PerformanceProfile {
    using Detail = engine_solve::Out;

    Time latency; ///< of one pass over the batch
    Frequency throughput; ///< units of work per second
    Bottleneck bottleneck {}; ///< Compute or Memory
    double mfu = 0; ///< model FLOPs utilization, 0 to 1
    bool feasible = true; ///< whether it fits into memory
    Energy energy; ///< of the whole batch

    /// Times by cause, intensity, memory, effective rates. Grows with releases; not covered by the promise.
    const Detail& detail() const noexcept { return m_detail; }

    PerformanceProfile() = default;
    explicit PerformanceProfile(const Detail& detail)
        : latency(detail.latency)
        , throughput(detail.throughput)
        , bottleneck(detail.bottleneck)
        , mfu(detail.mfu)
        , feasible(detail.feasible)
        , energy(detail.energy)
        , m_detail(detail)
    {
    }

private:
    Detail m_detail;
};

/// The textbook roofline of one machine (solvers/engine_solve/engine_solve.md).
class Engine {
public:
    using Model = RecordArgument<mlsysim::Model>;
    using Hardware = RecordArgument<mlsysim::Hardware>;

    /// Predicts `batch_size` units of work of `model` on `hardware`. `efficiency` is the share of the peak arithmetic
    /// rate that the software reaches, (0, 1]. Throws InvalidInput, and OutOfMemory when asked to.
    static PerformanceProfile solve(const Model& model, const Hardware& hardware, double batch_size = 1,
        const PrecisionArgument& precision = Precision::Fp16, double efficiency = 0.5,
        const SolveOptions& options = {});

    /// The same run with every step recorded: symbol, formula, value, unit and source.
    static Trace explain(const Model& model, const Hardware& hardware, double batch_size = 1,
        const PrecisionArgument& precision = Precision::Fp16, double efficiency = 0.5,
        const SolveOptions& options = {});

    /// One combination of `sweep` and its results.
    struct SweepPoint {
        std::string hardware; ///< display name
        double batch_size = 1;
        Precision precision {};
        PerformanceProfile profile;
    };

    /// Every combination that fits, machines first, then batches, then precisions. Throws InvalidInput.
    static std::vector<SweepPoint> sweep(const Model& model, std::span<const Hardware> machines,
        std::span<const double> batch_sizes = {}, std::span<const PrecisionArgument> precisions = {},
        double efficiency = 0.5);
};

} // namespace v0_1

} // namespace mlsysim
