// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/workspace.h"

#include "engine/catalogue.h"
#include "engine/document/json.h"
#include "engine/engine.h"
#include "widgets/parameters/text.h"

#include <QUndoCommand>

namespace mlsysim::desktop {

using widgets::text_of;
using widgets::utf8;

namespace {

/// Adds the members of `from` that `to` lacks, through the maps that both have.
void add_missing(Value& to, const Value& from)
{
    for (const Member& m : from.map() ? *from.map() : Value::Map())
        if (Value* there = to.find(m.name); !there)
            to.set(m.name, m.value);
        else if (there->map() && m.value.map())
            add_missing(*there, m.value);
}

/// What `read` has beyond `known`, through the maps that both have.
Value beyond(const Value& read, const Value& known)
{
    Value rest;
    for (const Member& m : read.map() ? *read.map() : Value::Map()) {
        const Value* there = known.find(m.name);
        Value more = there ? beyond(m.value, *there) : m.value;
        if (!more.absent())
            rest.set(m.name, std::move(more));
    }
    return rest;
}

} // namespace

/// One change of the selection; changes of the same name within a gesture become one.
class SelectionCommand : public QUndoCommand {
public:
    SelectionCommand(Workspace& workspace, Selection after, const QString& text, int gesture)
        : QUndoCommand(text)
        , m_workspace(workspace)
        , m_before(workspace.selection())
        , m_after(std::move(after))
        , m_gesture(gesture)
    {
    }
    int id() const override { return 7001; }
    bool mergeWith(const QUndoCommand* other) override
    {
        const auto* next = static_cast<const SelectionCommand*>(other);
        if (m_gesture == 0 || next->m_gesture != m_gesture || next->text() != text())
            return false;
        m_after = next->m_after;
        setObsolete(m_after == m_before);
        return true;
    }
    void redo() override { m_workspace.assign(m_after); }
    void undo() override { m_workspace.assign(m_before); }

private:
    Workspace& m_workspace;
    Selection m_before, m_after;
    int m_gesture;
};

Workspace::Workspace(const Registry& registry, QObject* parent)
    : QObject(parent)
    , m_registry(registry)
    , m_parameters(*find_solver("language_phases"), registry, &m_undo)
    , m_solvers(registry, &m_undo)
    , m_steps(m_undo)
{
    m_coalesce.setSingleShot(true);
    m_coalesce.setInterval(0);
    connect(&m_coalesce, &QTimer::timeout, this, &Workspace::changed);
    connect(&m_parameters, &widgets::ParameterModel::changed, &m_coalesce, qOverload<>(&QTimer::start));
    connect(this, &Workspace::selectionChanged, &m_coalesce, qOverload<>(&QTimer::start));
    restore(openingSession());
    m_coalesce.stop(); // nobody has seen another state
}

void Workspace::edit(const QString& text, const std::function<void(Selection&)>& change)
{
    Selection after = m_selection;
    change(after);
    if (!(after == m_selection))
        m_undo.push(new SelectionCommand(*this, std::move(after), text, m_gesture));
}

void Workspace::beginGesture()
{
    if (m_gesture == 0)
        m_gesture = ++m_last_gesture;
    m_parameters.beginGesture();
}

void Workspace::endGesture()
{
    m_gesture = 0;
    m_parameters.endGesture();
}

void Workspace::assign(const Selection& selection)
{
    m_selection = selection;
    chooseSolver();
    emit selectionChanged();
}

void Workspace::chooseSolver()
{
    m_parameters.setSolver(shared::solver_for(m_selection.fidelity, model(m_selection.model)));
}

void Workspace::draw(const QString& path, bool drawn)
{
    const QString name = path.section(QLatin1Char('.'), -1);
    edit(drawn ? tr("Draw %1").arg(name) : tr("Remove %1").arg(name), [&](Selection& s) { s.draw(path, drawn); });
}

void Workspace::makeCurrent(const QString& path)
{
    edit(tr("Choose %1").arg(path.section(QLatin1Char('.'), -1)), [&](Selection& s) { s.makeCurrent(path); });
}

void Workspace::setCount(const QString& machine, int count)
{
    edit(tr("Use %1× %2").arg(count).arg(machine.section(QLatin1Char('.'), -1)), [&](Selection& s) {
        if (const int i = s.indexOfMachine(machine); i >= 0)
            s.machines[static_cast<std::size_t>(i)].count = count;
    });
}

void Workspace::setLabel(const QString& machine, const QString& label)
{
    edit(tr("Label %1").arg(machine.section(QLatin1Char('.'), -1)), [&](Selection& s) {
        if (const int i = s.indexOfMachine(machine); i >= 0)
            s.machines[static_cast<std::size_t>(i)].label = label;
    });
}

void Workspace::changeMachine(const QString& machine, std::string_view field, double value)
{
    edit(tr("Change %1").arg(machine.section(QLatin1Char('.'), -1)), [&](Selection& s) {
        if (const int i = s.indexOfMachine(machine); i >= 0)
            s.machines[static_cast<std::size_t>(i)].changes.set_at(field, value);
    });
}

void Workspace::resetMachine(const QString& machine)
{
    edit(tr("Reset %1").arg(machine.section(QLatin1Char('.'), -1)), [&](Selection& s) {
        if (const int i = s.indexOfMachine(machine); i >= 0)
            s.machines[static_cast<std::size_t>(i)].changes = {};
    });
}

void Workspace::setFidelity(Fidelity fidelity)
{
    edit(fidelity == Fidelity::Detailed ? tr("Use the detailed model") : tr("Use the textbook model"),
        [&](Selection& s) { s.fidelity = fidelity; });
}

Case Workspace::current() const { return caseOf(m_selection.machine, m_selection.model); }

Case Workspace::caseOf(int machine_index, int model_index) const
{
    Case c { machine_index, model_index };
    c.hardware = machine(machine_index);
    c.workload = model(model_index);
    if (c.hardware)
        c.count = m_selection.machines[static_cast<std::size_t>(machine_index)].count;
    return c;
}

std::shared_ptr<const Hardware> Workspace::machine(int index) const
{
    if (index < 0 || index >= static_cast<int>(m_selection.machines.size()))
        return {};
    const MachineChoice& choice = m_selection.machines[static_cast<std::size_t>(index)];
    const shared::DrawnMachine drawn { utf8(choice.path), choice.count, choice.changes, {} };
    if (!choice.changed())
        return shared::record_of(m_registry, drawn);
    // A drag makes many of them; only the present ones are worth keeping.
    const std::string key = drawn.path + to_json(drawn.changes);
    if (m_changed_machines.size() > 64 && !m_changed_machines.contains(key))
        m_changed_machines.clear();
    auto& made = m_changed_machines[key];
    if (!made)
        made = shared::record_of(m_registry, drawn);
    return made;
}

const Model* Workspace::model(int index) const
{
    if (index < 0 || index >= static_cast<int>(m_selection.models.size()))
        return nullptr;
    return m_registry.get<Model>(utf8(m_selection.models[static_cast<std::size_t>(index)]));
}

QString Workspace::machineName(int index) const
{
    const MachineChoice& choice = m_selection.machines[static_cast<std::size_t>(index)];
    if (!choice.label.isEmpty())
        return choice.label;
    QString name = choice.path.section(QLatin1Char('.'), -1);
    name.replace(QLatin1Char('_'), QLatin1Char(' '));
    if (choice.count > 1)
        name = tr("%1× %2").arg(choice.count).arg(name);
    return choice.changed() ? tr("%1, changed").arg(name) : name;
}

QString Workspace::modelName(int index) const
{
    const Model* m = model(index);
    return m ? text_of(m->name) : QString();
}

shared::Design Workspace::design() const
{
    shared::Design design { drawn_of(m_selection), {}, {}, {} };
    for (int i = 0; i < static_cast<int>(m_selection.machines.size()); ++i)
        design.hardware.push_back(machine(i));
    for (int i = 0; i < static_cast<int>(m_selection.models.size()); ++i)
        design.models.push_back(model(i));
    design.parameters = { std::shared_ptr<void>(), &m_parameters.evaluation() };
    return design;
}

Value Workspace::session() const
{
    Value session;
    session.set("format", shared::session_format);
    session.set("version", shared::session_version);
    session.set("program", "mlsysim " + std::string(version()));
    session.set("registry", m_registry.hash());
    session.set("solver", m_parameters.solver().id);
    Value inputs = m_parameters.inputs();
    session.set("inputs", std::move(inputs));
    session.set("selection", to_value(m_selection));
    session.set("steps", m_steps.value());
    session.set("solvers", m_solvers.session());
    add_missing(session, m_unknown);
    return session;
}

QStringList Workspace::restore(const Value& session)
{
    QStringList problems;
    if (!shared::is_session(session))
        return { tr("This is no session of mlsysim.") };
    if (const Value* number = session.find("version"); number && number->number() > shared::session_version)
        problems << tr("The session was saved by a newer version; what this one does not know is kept but not shown.");
    QStringList missing;
    const Value* selection = session.find("selection");
    m_selection = selection_from(selection ? *selection : Value(), m_registry, missing);
    for (const QString& path : missing)
        problems << tr("%1 is not in the registry and was left out.").arg(path);
    chooseSolver();
    if (const Value* inputs = session.find("inputs"))
        for (const auto& p : shared::restore_inputs(*inputs, [this](const Value& given) { return m_parameters.restore(given); }))
            problems << text_of(p.field) + QLatin1Char(' ') + text_of(p.message);
    problems << m_steps.restore(session.find("steps"));
    const Value* solvers = session.find("solvers");
    problems << m_solvers.restore(solvers ? *solvers : Value());
    m_unknown = {};
    Value known = this->session();
    known.set("results", {}); // made anew by whoever saves
    m_unknown = beyond(session, known);
    m_undo.clear();
    emit selectionChanged();
    return problems;
}

Value Workspace::openingSession()
{
    Selection opening;
    opening.makeCurrent(QStringLiteral("Hardware.Cloud.H100"));
    opening.draw(QStringLiteral("Hardware.Cloud.T4"), true);
    opening.makeCurrent(QStringLiteral("Models.Language.Llama3_8B"));
    Value inputs;
    inputs.set("model", "Models.Language.Llama3_8B");
    inputs.set("hardware", "Hardware.Cloud.H100");
    inputs.set("batch_size", 8);
    Value session;
    session.set("format", shared::session_format);
    session.set("version", shared::session_version);
    session.set("inputs", std::move(inputs));
    session.set("selection", to_value(opening));
    return session;
}

} // namespace mlsysim::desktop
