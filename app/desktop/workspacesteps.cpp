// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/workspace.h"

#include "engine/units/text.h"
#include "widgets/parameters/text.h"

namespace mlsysim::desktop {

using namespace widgets;

Value Workspace::state() const
{
    Value state;
    state.set("solver", m_parameters.solver().id);
    state.set("inputs", m_parameters.inputs());
    state.set("selection", to_value(m_selection));
    return state;
}

void Workspace::applyState(const Value& state)
{
    if (const Value* selection = state.find("selection")) {
        QStringList missing; // left out, as when a session is opened
        const Selection wanted = selection_from(*selection, m_registry, missing);
        edit(tr("Choose what is drawn"), [&](Selection& s) { s = wanted; });
    }
    const Value* inputs = state.find("inputs");
    if (!inputs)
        return;
    // Rules between inputs may refuse a value that fits once another one has changed, so what was refused comes again.
    for (int pass = 0; pass < 2; ++pass)
        for (int row = 0; row < m_parameters.rowCount(); ++row) {
            const std::string_view id = m_parameters.field(row).id;
            const Value* wanted = inputs->find(id);
            if (!wanted)
                m_parameters.reset(row);
            else if (!(*wanted == m_parameters.value(row)))
                m_parameters.setInput(text_of(id), *wanted);
        }
}

void Workspace::addStep()
{
    Step step;
    step.state = state();
    if (const Case c = current())
        step.title = tr("%1 on %2, batch %3")
                         .arg(modelName(c.model), machineName(c.machine),
                             text_of(format_count(m_parameters.evaluation().input("batch_size"))));
    m_steps.add(std::move(step));
}

void Workspace::showStep(int index)
{
    if (index < 0 || index >= m_steps.count())
        return;
    const Value wanted = m_steps.list()[static_cast<std::size_t>(index)].state;
    if (index == m_steps.current() && wanted == state())
        return;
    m_undo.beginMacro(tr("Go to step %1").arg(index + 1));
    applyState(wanted);
    m_steps.setCurrent(index);
    m_undo.endMacro();
}

} // namespace mlsysim::desktop
