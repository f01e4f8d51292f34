// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/solverdesk.h"

#include "engine/catalogue.h"
#include "widgets/parameters/text.h"

#include <QUndoCommand>

namespace mlsysim::desktop {

using namespace widgets;

namespace {

constexpr std::string_view opening_solver = "tail_latency";

} // namespace

/// Another plot of one solver.
class PlotCommand : public QUndoCommand {
public:
    PlotCommand(SolverDesk& desk, PlotChoice after, const QString& text)
        : QUndoCommand(text)
        , m_desk(desk)
        , m_solver(desk.solver())
        , m_before(desk.plot())
        , m_after(std::move(after))
    {
    }
    void redo() override { m_desk.assignPlot(m_solver, m_after); }
    void undo() override { m_desk.assignPlot(m_solver, m_before); }

private:
    SolverDesk& m_desk;
    const Solver& m_solver;
    PlotChoice m_before, m_after;
};

SolverDesk::SolverDesk(const Registry& registry, QUndoStack* undo, QObject* parent)
    : QObject(parent)
    , m_undo(undo)
    , m_parameters(*find_solver(opening_solver), registry, undo)
{
    m_parameters.setCarries(false); // one's arrivals are requests, another's are jobs
    m_coalesce.setSingleShot(true);
    m_coalesce.setInterval(0);
    connect(&m_coalesce, &QTimer::timeout, this, &SolverDesk::changed);
    connect(&m_parameters, &ParameterModel::changed, &m_coalesce, qOverload<>(&QTimer::start));
}

bool SolverDesk::open(const QString& solver)
{
    const Solver* found = find_solver(utf8(solver));
    if (found)
        m_parameters.setSolver(*found);
    return found;
}

PlotChoice SolverDesk::plot() const
{
    const auto chosen = m_plots.find(solver().id);
    return chosen == m_plots.end() ? default_plot(solver()) : chosen->second;
}

void SolverDesk::choosePlot(const PlotChoice& choice, const QString& text)
{
    if (!(choice == plot()))
        m_undo->push(new PlotCommand(*this, choice, text));
}

void SolverDesk::assignPlot(const Solver& solver, const PlotChoice& choice)
{
    m_parameters.setSolver(solver);
    if (choice == default_plot(solver))
        m_plots.erase(std::string(solver.id));
    else
        m_plots.insert_or_assign(std::string(solver.id), choice);
    m_coalesce.start();
}

Value SolverDesk::session() const
{
    Value plots = Value::Map {};
    for (const auto& [solver, choice] : m_plots)
        plots.set(solver, to_value(choice));
    Value session = Value::Map {};
    session.set("shown", m_shown);
    session.set("solver", solver().id);
    session.set("inputs", m_parameters.inputs());
    session.set("plots", std::move(plots));
    return session;
}

QStringList SolverDesk::restore(const Value& session)
{
    QStringList problems;
    const auto member = [&](std::string_view name) {
        const Value* found = session.find(name);
        return found ? *found : Value();
    };
    const Value name = member("solver"), inputs = member("inputs"), plots = member("plots"), shown = member("shown");
    const Solver* solver = name.text() ? find_solver(*name.text()) : nullptr;
    if (name.text() && !solver)
        problems << tr("There is no solver %1.").arg(text_of(*name.text()));
    m_parameters.setSolver(solver ? *solver : *find_solver(opening_solver));
    // What the session leaves out is as it is in the beginning, whatever was open before.
    const Value beginning = Evaluation(this->solver(), m_parameters.registry()).inputs();
    for (const Problem& p : m_parameters.restore(solver && inputs.map() ? inputs : beginning)) {
        problems << text_of(p.field) + QLatin1Char(' ') + text_of(p.message);
        m_parameters.restore(beginning);
    }
    m_plots.clear();
    for (const auto& plot : plots.map() ? *plots.map() : Value::Map())
        if (const Solver* of = find_solver(plot.name))
            m_plots.insert_or_assign(plot.name, plot_choice_from(plot.value, *of));
    m_shown = shown.truth() && *shown.truth();
    m_coalesce.start();
    return problems;
}

} // namespace mlsysim::desktop
