// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/effects.h"

#include "app/desktop/rooflinescenebuilder.h"
#include "engine/study/elasticity.h"
#include "engine/units/text.h"
#include "widgets/parameters/text.h"

#include <QCoreApplication>

namespace mlsysim::desktop {

using widgets::text_of;
using widgets::utf8;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(mlsysim::desktop::Effects)
};

/// The page's evaluation with the records of the case in place of its own.
Evaluation evaluation_of(const Workspace& workspace, const Case& subject)
{
    Evaluation evaluation = workspace.parameters()->evaluation();
    const Selection& s = workspace.selection();
    const MachineChoice& machine = s.machines[static_cast<std::size_t>(subject.machine)];
    Value hardware(utf8(machine.path));
    if (machine.changed()) {
        hardware = machine.changes;
        hardware.set("extends", utf8(machine.path));
    }
    Value inputs = evaluation.inputs();
    inputs.set("hardware", std::move(hardware));
    inputs.set("model", utf8(s.models[static_cast<std::size_t>(subject.model)]));
    if (evaluation.solver().inputs.find("devices"))
        inputs.set("devices", machine.count);
    evaluation.assign(inputs);
    return evaluation;
}

} // namespace

QString no_effect(const Workspace& workspace, const Case& subject, const QString& input)
{
    Evaluation evaluation = evaluation_of(workspace, subject);
    const Field* field = evaluation.solver().inputs.find(utf8(input));
    if (!field || field->type->kind != Kind::Real || input == QLatin1String("batch_size"))
        return {};
    if (elasticity(evaluation, field->id, "latency") != 0 || elasticity(evaluation, field->id, "memory_footprint") != 0)
        return {};
    const CaseSolver solver(workspace, subject);
    if (!solver.problem().isEmpty())
        return {};
    const StepResult now = solver.now();
    const QString why = now.memory > now.compute ? Text::tr("memory binds") : Text::tr("arithmetic binds");
    const double from = effect_begins(evaluation, field->id, "latency", "batch_size");
    return from > 0 ? Text::tr("No effect below batch %1: %2").arg(text_of(format_count(from)), why)
                    : Text::tr("No effect: %1").arg(why);
}

} // namespace mlsysim::desktop
