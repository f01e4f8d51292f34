// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/inspectorpresenter.h"

#include "app/desktop/casesolver.h"
#include "widgets/parameters/text.h"
#include "widgets/results/languagecontent.h"

namespace mlsysim::desktop {

using namespace widgets;

namespace {

constexpr int most_devices = 64;

/// The machines that may be offered in place of one that is too small: those of its own kind.
std::vector<const Hardware*> alternatives(const Registry& registry, const QString& path)
{
    std::vector<const Hardware*> machines;
    const QString tier = path.section(QLatin1Char('.'), 1, 1);
    for (const Entry* entry : registry.entries(record_type_of<Hardware>))
        if (text_of(entry->group()) == tier)
            machines.push_back(&registry.get<Hardware>(*entry));
    return machines;
}

} // namespace

InspectorPresenter::InspectorPresenter(Workspace& workspace, Inspector& inspector)
    : QObject(&inspector)
    , m_workspace(workspace)
    , m_inspector(inspector)
{
    connect(&workspace, &Workspace::changed, this, &InspectorPresenter::update);
    connect(&inspector, &Inspector::whyRequested, this, &InspectorPresenter::explain);
    connect(&inspector, &Inspector::remedyChosen, this, &InspectorPresenter::applyRemedy);
    update();
}

void InspectorPresenter::update()
{
    const Case c = m_workspace.current();
    InspectorContent content;
    if (!c || m_results_hidden) {
        content.subject = m_workspace.selection().machines.empty() ? tr("No machine") : tr("No model");
        content.tone = BindingNote::Tone::Info;
        content.title = tr("Nothing to predict yet");
        content.sentence = tr("Tick a machine and a model in the registry.");
        if (c) {
            content.subject = tr("%1 on %2").arg(m_workspace.modelName(c.model), m_workspace.machineName(c.machine));
            content.title = tr("Your prediction first");
            content.sentence = tr("The results are shown when you commit one.");
        }
        m_brief = content.title;
        m_bound = content.bound = Bound::Overhead; // its grey says nothing
        m_inspector.clearDerivation();
        m_inspector.setContent(content);
        emit updated();
        return;
    }
    const CaseSolver solver(m_workspace, c);
    const auto others = alternatives(m_workspace.registry(), m_workspace.selection().currentMachine()->path);
    EngineSubject subject;
    subject.model = m_workspace.modelName(c.model);
    subject.machine = m_workspace.machineName(c.machine);
    subject.alternatives = others;
    subject.max_devices = solver.detailed() ? most_devices : 1;
    if (!solver.problem().isEmpty()) {
        content.subject = tr("%1 on %2").arg(subject.model, subject.machine);
        content.tone = BindingNote::Tone::Error;
        content.bound = Bound::Infeasible;
        content.title = tr("No prediction");
        content.sentence = solver.problem() + QLatin1Char('.');
        m_brief = content.title;
        m_bound = Bound::Infeasible;
        m_inspector.clearDerivation();
    } else if (const auto* in = solver.detailedInputs()) {
        NoTrace none;
        const auto out = LanguagePhases::solve(*in, none);
        content = language_content(*in, out, subject);
        const BindingVerdict verdict = language_verdict(*in, out, subject.machine);
        m_brief = verdict.brief;
        m_bound = verdict.bound;
    } else {
        NoTrace none;
        const auto out = EngineSolve::solve(*solver.textbookInputs(), none);
        content = engine_content(*solver.textbookInputs(), out, subject);
        if (m_workspace.selection().fidelity == Fidelity::Detailed)
            content.notes.prepend({ tr("Why Textbook"), tr("The detailed model knows language models only; %1 is predicted by the textbook model.").arg(subject.model) });
        if (c.count > 1)
            content.notes.prepend({ tr("Several machines in Textbook"), tr("The textbook model has no network: rates, memory and power of %1 machines are added up.").arg(c.count) });
        const BindingVerdict verdict = engine_verdict(*solver.textbookInputs(), out, subject.machine);
        m_brief = verdict.brief;
        m_bound = verdict.bound;
    }
    m_inspector.setContent(content);
    if (!m_inspector.derivedResult().isEmpty() && solver.problem().isEmpty())
        m_inspector.setDerivation(solver.explain(), m_inspector.derivedResult());
    emit updated();
}

void InspectorPresenter::setResultsHidden(bool hidden)
{
    if (hidden == m_results_hidden)
        return;
    m_results_hidden = hidden;
    update();
}

void InspectorPresenter::explain(const QString& result_id)
{
    if (const Case c = m_workspace.current()) {
        const CaseSolver solver(m_workspace, c);
        if (solver.problem().isEmpty())
            m_inspector.setDerivation(solver.explain(), result_id);
    }
}

void InspectorPresenter::applyRemedy(const QString& action)
{
    // Several changes that only together make it fit are one undo step.
    m_workspace.undoStack()->beginMacro(tr("Make it fit"));
    for (const QString& change : action.split(QLatin1Char(';'))) {
        const QString what = change.section(QLatin1Char('='), 0, 0), value = change.section(QLatin1Char('='), 1);
        const MachineChoice* machine = m_workspace.selection().currentMachine();
        if (what == QLatin1String("hardware"))
            m_workspace.makeCurrent(value);
        else if (what == QLatin1String("devices") && machine)
            m_workspace.setCount(machine->path, value.toInt());
        else
            m_workspace.parameters()->set(what, value);
    }
    m_workspace.undoStack()->endMacro();
}

} // namespace mlsysim::desktop
