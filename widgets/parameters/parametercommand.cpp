// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parameters/parametercommand.h"

#include "widgets/parameters/parametermodel.h"

namespace mlsysim::widgets {

namespace {

constexpr int merge_id = 0x504d; ///< any number that no other command has

} // namespace

ParameterCommand::ParameterCommand(ParameterModel& model, Change change, const QString& text)
    : QUndoCommand(text)
    , m_model(&model)
    , m_solver(&model.solver())
    , m_change(std::move(change))
{
}

int ParameterCommand::id() const { return merge_id; }

bool ParameterCommand::mergeWith(const QUndoCommand* other)
{
    const auto& next = *static_cast<const ParameterCommand*>(other);
    if (m_change.gesture == 0 || next.m_change.gesture != m_change.gesture || next.m_change.path != m_change.path
        || next.m_model != m_model)
        return false;
    m_change.after = next.m_change.after;
    setText(next.text());
    setObsolete(m_change.after == m_change.before);
    return true;
}

void ParameterCommand::undo()
{
    if (m_model)
        m_model->assign(*m_solver, m_change.row, m_change.before);
}

void ParameterCommand::redo()
{
    if (m_model)
        m_model->assign(*m_solver, m_change.row, m_change.after);
}

} // namespace mlsysim::widgets
