// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/registry/registry.h"
#include "engine/solvers/engine_solve/engine_solve.h"
#include "widgets/results/enginecontent.h"

#include <QString>

#include <stdexcept>
#include <string>
#include <vector>

namespace mlsysim {

/// A run of the textbook model on shipped records, with the inspector's content for it.
struct Case {
    engine_solve::In in;
    engine_solve::Out out;
    Trace trace;
    std::vector<const Hardware*> machines;

    widgets::EngineSubject subject() const
    {
        widgets::EngineSubject s;
        s.alternatives = machines;
        s.max_devices = 8;
        return s;
    }
    widgets::InspectorContent content() const { return widgets::engine_content(in, out, subject()); }
    void run()
    {
        trace = {};
        out = EngineSolve::solve(in, trace);
    }
};

template <class Record> const Record* shipped(const char* path)
{
    const Record* record = Registry::shipped().get<Record>(path);
    if (!record)
        throw std::runtime_error(std::string("no shipped record ") + path);
    return record;
}

/// One of "memory", "compute", "overhead", "infeasible", "training", "misfit" (training that does not fit).
inline Case make_case(const QString& name)
{
    Case c;
    c.in.hardware = shipped<Hardware>("Hardware.Cloud.H100");
    c.in.model = shipped<Model>("Models.Language.Llama3_8B");
    if (name == QLatin1String("memory")) {
        c.in.batch_size = 64;
    } else if (name == QLatin1String("compute") || name == QLatin1String("overhead")) {
        c.in.model = shipped<Model>("Models.Vision.ResNet50");
        c.in.batch_size = name == QLatin1String("compute") ? 1024 : 1;
    } else if (name == QLatin1String("infeasible")) {
        c.in.model = shipped<Model>("Models.Language.Llama3_70B");
        c.in.batch_size = 8;
    } else if (name == QLatin1String("training") || name == QLatin1String("misfit")) {
        c.in.is_training = true;
        c.in.batch_size = 4;
        c.in.precision = Precision::Bf16;
        c.in.activation_recomputation = name == QLatin1String("training");
        if (name == QLatin1String("training")) {
            c.in.zero_stage = 2;
            c.in.dp_size = 8;
        }
    } else {
        throw std::runtime_error("unknown case " + name.toStdString());
    }
    for (const Entry* entry : Registry::shipped().entries(record_type_of<Hardware>))
        c.machines.push_back(&Registry::shipped().get<Hardware>(*entry));
    c.run();
    return c;
}

} // namespace mlsysim
