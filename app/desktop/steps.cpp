// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/steps.h"

#include "widgets/parameters/text.h"

#include <QStringList>
#include <QUndoStack>

#include <algorithm>

namespace mlsysim::desktop {

using widgets::text_of;
using widgets::utf8;

/// The list before and after one change of it.
class StepsCommand : public QUndoCommand {
public:
    StepsCommand(Steps& steps, Steps::State after, const QString& text)
        : QUndoCommand(text)
        , m_steps(steps)
        , m_before(steps.m_state)
        , m_after(std::move(after))
    {
    }
    void redo() override { m_steps.assign(m_after); }
    void undo() override { m_steps.assign(m_before); }

private:
    Steps& m_steps;
    Steps::State m_before, m_after;
};

Steps::Steps(QUndoStack& undo)
    : m_undo(undo)
{
}

void Steps::push(const QString& text, State after)
{
    if (after != m_state)
        m_undo.push(new StepsCommand(*this, std::move(after), text));
}

void Steps::assign(const State& state)
{
    m_state = state;
    emit changed();
}

void Steps::add(Step step)
{
    State after = m_state;
    ++after.current;
    after.list.insert(after.list.begin() + after.current, std::move(step));
    push(tr("Add step %1").arg(after.current + 1), std::move(after));
}

void Steps::remove(int index)
{
    if (index < 0 || index >= count())
        return;
    State after = m_state;
    after.list.erase(after.list.begin() + index);
    if (after.current >= index)
        after.current = std::max(after.current - 1, after.list.empty() ? -1 : 0);
    push(tr("Delete step %1").arg(index + 1), std::move(after));
}

void Steps::move(int from, int to)
{
    if (std::min(from, to) < 0 || std::max(from, to) >= count())
        return;
    State after = m_state;
    const auto first = after.list.begin();
    if (from < to)
        std::rotate(first + from, first + from + 1, first + to + 1);
    else
        std::rotate(first + to, first + from, first + from + 1);
    if (after.current == from)
        after.current = to;
    else if (after.current >= std::min(from, to) && after.current <= std::max(from, to))
        after.current += from < to ? -1 : 1;
    push(tr("Move step %1 to place %2").arg(from + 1).arg(to + 1), std::move(after));
}

void Steps::edit(int index, const QString& text, const std::function<void(Step&)>& change)
{
    if (index < 0 || index >= count())
        return;
    State after = m_state;
    change(after.list[static_cast<std::size_t>(index)]);
    push(text, std::move(after));
}

void Steps::setCurrent(int index)
{
    State after = m_state;
    after.current = std::clamp(index, -1, count() - 1);
    push(tr("Go to step %1").arg(index + 1), std::move(after));
}

Value Steps::value() const
{
    Value::List all;
    for (const Step& step : list()) {
        Value one;
        one.set("title", utf8(step.title));
        one.set("sentence", utf8(step.sentence));
        one.set("note", utf8(step.note));
        one.set("results_hidden", step.results_hidden);
        one.set("state", step.state);
        all.push_back(std::move(one));
    }
    return all;
}

QStringList Steps::restore(const Value* value)
{
    QStringList problems;
    State state;
    const Value::List* all = value ? value->list() : nullptr;
    if (value && !all)
        problems << tr("The steps of the session are no list and were left out.");
    for (const Value& one : all ? *all : Value::List()) {
        const Value* shown = one.find("state");
        if (!shown || !shown->map()) {
            problems << tr("A step without a state was left out.");
            continue;
        }
        const auto text = [&](std::string_view name) {
            const Value* found = one.find(name);
            return found && found->text() ? text_of(*found->text()) : QString();
        };
        const Value* hidden = one.find("results_hidden");
        state.list.push_back(
            { text("title"), text("sentence"), text("note"), !hidden || !hidden->truth() || *hidden->truth(), *shown });
    }
    assign(state);
    return problems;
}

} // namespace mlsysim::desktop
