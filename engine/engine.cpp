// SPDX-License-Identifier: Apache-2.0
#include "engine/engine.h"

#include "engine/units/text.h"

namespace mlsysim {

std::string_view version() { return MLSYSIM_VERSION; }

namespace {

std::string sentence(const Problems& problems)
{
    std::string text;
    for (const auto& p : problems)
        text += (text.empty() ? "" : "; ") + (p.field.empty() ? "" : p.field + " ") + p.message;
    return text;
}

/// Whether the members that the equations divide by are there. Records of a registry always pass.
bool usable(const Model& model, const Hardware& hardware, Precision precision)
{
    const auto positive = [](const auto& quantity) { return si(quantity) > 0; };
    return positive(hardware.compute.peak_flops) && positive(hardware.compute.rate(precision))
        && positive(hardware.memory.bandwidth) && positive(hardware.memory.capacity) && si(hardware.dispatch_tax) >= 0
        && (!hardware.tdp || positive(*hardware.tdp))
        && (model.parameters ? *model.parameters >= 1 : model.model_size && positive(*model.model_size));
}

/// What the reader of a registry file would say of the record.
template <class Record> void add_problems_of(const Record& record, Problems& problems)
{
    const RecordType& type = record_type_of<Record>;
    Reading reading;
    const Reading::Step step(reading, type.id);
    Record scratch;
    write_structure(type.structure, &scratch, read_structure(type.structure, &record), reading);
    if (reading.problems.empty() && type.check) {
        Problems found;
        type.check(&record, found);
        for (const auto& p : found) {
            const Reading::Step member(reading, p.field);
            reading.problem(p.message);
        }
    }
    problems.insert(problems.end(), reading.problems.begin(), reading.problems.end());
}

/// The slow way through the numbers, for its messages.
Problems problems_of_numbers(const engine_solve::In& in)
{
    Reading reading;
    engine_solve::In scratch = in;
    for (const Field& f : Describe<EngineSolve>::input_fields)
        if (f.type->kind == Kind::Real || f.type->kind == Kind::Integer) {
            const Reading::Step step(reading, f.id);
            f.type->write(f.address(&scratch), Value(f.type->get(f.address(&scratch))), f, reading);
        }
    return reading.problems;
}

engine_solve::In checked(const Model& model, const Hardware& hardware, double batch_size, Precision precision,
    double efficiency, const SolveOptions& options)
{
    const engine_solve::In in { .model = &model,
        .hardware = &hardware,
        .batch_size = batch_size,
        .precision = precision,
        .efficiency = efficiency,
        .raise_errors = options.raise_errors,
        .is_training = options.is_training,
        .seq_len = options.seq_len,
        .zero_stage = options.zero_stage,
        .dp_size = options.dp_size,
        .is_lora = options.is_lora,
        .activation_recomputation = options.activation_recomputation };
    bool in_range = true;
    for (const Field& f : Describe<EngineSolve>::input_fields)
        if (f.type->kind == Kind::Real || f.type->kind == Kind::Integer) {
            const double x = f.type->get(f.address_in(&in));
            in_range = in_range && f.min <= x && x <= f.max;
        }
    Problems problems;
    if (!in_range)
        problems = problems_of_numbers(in);
    if (!usable(model, hardware, precision)) {
        add_problems_of(model, problems);
        add_problems_of(hardware, problems);
    }
    if (in.is_training)
        EngineSolve::check(in, problems);
    if (!problems.empty())
        throw InvalidInput(problems);
    return in;
}

} // namespace

inline namespace v0_1 {

InvalidInput::InvalidInput(Problems problems)
    : std::invalid_argument(sentence(problems))
    , m_problems(std::move(problems))
{
}

OutOfMemory::OutOfMemory(Data required, Data available)
    : std::runtime_error("needs " + format(si(required), unit::gigabyte.erased()) + ", "
        + format(si(available), unit::gigabyte.erased()) + " is there")
    , m_required(required)
    , m_available(available)
{
}

template <class Record>
RecordArgument<Record>::RecordArgument(std::string_view name)
    : m_record(nullptr)
{
    const Registry& registry = Registry::shipped();
    const Resolution found = registry.resolve(&record_type_of<Record>, name);
    if (!found.entry)
        throw InvalidInput({ { std::string(record_type_of<Record>.id), found.error } });
    m_record = &registry.get<Record>(*found.entry);
}
template class RecordArgument<mlsysim::Model>;
template class RecordArgument<mlsysim::Hardware>;

PrecisionArgument::PrecisionArgument(std::string_view name)
    : m_precision()
{
    Reading reading;
    const Reading::Step step(reading, "precision");
    const auto index = detail::checked_choice(Value(name), choices<Precision>, reading);
    if (!index)
        throw InvalidInput(reading.problems);
    m_precision = static_cast<Precision>(*index);
}

PerformanceProfile Engine::solve(const Model& model, const Hardware& hardware, double batch_size,
    const PrecisionArgument& precision, double efficiency, const SolveOptions& options)
{
    NoTrace none;
    const PerformanceProfile profile(
        EngineSolve::solve(checked(*model, *hardware, batch_size, precision, efficiency, options), none));
    if (options.raise_errors && !profile.feasible)
        throw OutOfMemory(profile.detail().memory_footprint, profile.detail().memory_capacity);
    return profile;
}

Trace Engine::explain(const Model& model, const Hardware& hardware, double batch_size,
    const PrecisionArgument& precision, double efficiency, const SolveOptions& options)
{
    Trace trace;
    EngineSolve::solve(checked(*model, *hardware, batch_size, precision, efficiency, options), trace);
    return trace;
}

std::vector<Engine::SweepPoint> Engine::sweep(const Model& model, std::span<const Hardware> machines,
    std::span<const double> batch_sizes, std::span<const PrecisionArgument> precisions, double efficiency)
{
    static constexpr double one_unit[] { 1 };
    static const PrecisionArgument half[] { Precision::Fp16 };
    std::vector<SweepPoint> points;
    for (const Hardware& machine : machines)
        for (const double batch : batch_sizes.empty() ? std::span<const double>(one_unit) : batch_sizes)
            for (const PrecisionArgument& precision :
                precisions.empty() ? std::span<const PrecisionArgument>(half) : precisions)
                if (const auto profile = solve(model, machine, batch, precision, efficiency); profile.feasible)
                    points.push_back({ (*machine).name, batch, precision, profile });
    return points;
}

} // namespace v0_1

} // namespace mlsysim
