// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parameters/parametermodel.h"

#include "widgets/parameters/parametercommand.h"
#include "widgets/parameters/text.h"
#include "widgets/parameters/valuetext.h"

#include <QUndoStack>

#include <cmath>

namespace mlsysim::widgets {

namespace {

constexpr int longest_in_menu = 40; ///< characters of a value in the Undo menu

/// What was changed about a record, in coherent values, without what is as the entry has it.
Value real_changes(const Value& changes, const Structure& structure, void* base, void* now, const std::string& path)
{
    Value::Map kept;
    for (const Member& member : *changes.map()) {
        const std::string at = path.empty() ? member.name : path + "." + member.name;
        if (member.value.map()) {
            Value inner = real_changes(member.value, structure, base, now, at);
            if (!inner.map()->empty())
                kept.push_back({ member.name, std::move(inner) });
            continue;
        }
        const Place before = locate(structure, base, at), after = locate(structure, now, at);
        const auto read = [](const Place& place) { return place.type->read(place.member, *place.field); };
        if (!after)
            kept.push_back(member); // "extends", or something set to nothing
        else if (!before || !(read(before) == read(after)))
            kept.push_back({ member.name, read(after) });
    }
    return kept;
}

/// The path of an entry instead of changes to it that change nothing.
Value normalized(const Evaluation& evaluation, const Field& field)
{
    const Value& changes = evaluation.changes(field.id);
    const RecordType& type = *field.type->record;
    const Registry& registry = evaluation.registry();
    const Value* base = changes.find("extends");
    const Entry* entry = base && base->text() ? registry.resolve(&type, *base->text()).entry : nullptr;
    if (!entry)
        return changes;
    // Only read from; `locate` has no const form.
    void* before = const_cast<void*>(registry.record(*entry));
    void* now = const_cast<void*>(evaluation.record(field.id));
    const Value kept = real_changes(changes, type.structure, before, now, {});
    return kept.map()->size() == 1 ? Value(entry->path) : kept; // "extends" alone
}

} // namespace

ParameterModel::ParameterModel(const Solver& solver, const Registry& registry, QUndoStack* undo, QObject* parent)
    : QAbstractTableModel(parent)
    , m_evaluation(solver, registry)
    , m_undo(undo)
{
    m_problems.resize(solver.inputs.fields.size());
    for (int i = 0; i < rowCount(); ++i)
        m_defaults.push_back(value(i));
}

int ParameterModel::row(const QString& id) const
{
    for (int i = 0; i < rowCount(); ++i)
        if (text_of(field(i).id) == id)
            return i;
    return -1;
}

Value ParameterModel::value(int row) const
{
    const Field& f = field(row);
    if (f.type->kind == Kind::Record && m_evaluation.changes(f.id).map())
        return normalized(m_evaluation, f);
    return f.type->read(f.address_in(&m_evaluation.in<std::byte>()), f);
}

QString ParameterModel::problem(int row) const { return m_problems.at(static_cast<std::size_t>(row)); }
void ParameterModel::clearProblem(int row) { setProblem(row, {}); }
bool ParameterModel::isDefault(int row) const { return value(row) == m_defaults[static_cast<std::size_t>(row)]; }

bool ParameterModel::appliesNow(int row) const
{
    return applies(solver().inputs, &m_evaluation.in<std::byte>(), field(row));
}

bool ParameterModel::setData(const QModelIndex& index, const QVariant& wanted, int role)
{
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid) || index.column() != ValueColumn)
        return false;
    const int row = index.row();
    const Field& f = field(row);
    const QString id = text_of(f.id);
    if (wanted.userType() == QMetaType::QString) {
        if (wanted.toString() == index.data(TextRole).toString()) { // it may stand for more digits than it shows
            setProblem(row, {});
            return true;
        }
        const Value now = value(row);
        const Unit shown = now.is_number() ? shown_number(now.number(), f).unit : f.unit;
        return change(row, id, typed_value(wanted.toString(), *f.type, shown));
    }
    if (wanted.userType() == QMetaType::Bool)
        return change(row, id, wanted.toBool());
    bool number = false;
    const double x = wanted.toDouble(&number);
    if (!number)
        return wanted.isNull() ? change(row, id, Value()) : false;
    const Type& type = f.type->kind == Kind::Optional ? *f.type->element : *f.type;
    if (type.kind == Kind::Choice) {
        const bool known = x >= 0 && x < static_cast<double>(type.names.size());
        return change(row, id, known ? Value(type.names[static_cast<std::size_t>(x)]) : Value(x));
    }
    return change(row, id, type.kind == Kind::Switch ? Value(x != 0) : Value(x));
}

bool ParameterModel::setInput(const QString& path, const Value& wanted)
{
    const int at = row(path.section(QLatin1Char('.'), 0, 0));
    return at >= 0 && change(at, path, wanted);
}

bool ParameterModel::change(int row, const QString& path, const Value& wanted)
{
    const Value before = value(row);
    const Problems problems = m_evaluation.set(utf8(path), wanted);
    if (!problems.empty()) {
        const Problem& first = problems.front();
        const QString where = text_of(first.field), own = text_of(field(row).id);
        QString message = text_of(first.message);
        const int other = this->row(where.section(QLatin1Char('.'), 0, 0));
        const bool predicate = message.startsWith(QLatin1String("is ")) || message.startsWith(QLatin1String("has "));
        if (other >= 0 && (predicate || other != row))
            message = tr("%1 %2", "label and message").arg(text_of(field(other).label), message);
        else if (where.startsWith(own + QLatin1Char('.')))
            message = tr("%1: %2", "part and message").arg(where.mid(own.size() + 1), message);
        setProblem(row, sentence(message));
        return false;
    }
    setProblem(row, {});
    const Value after = value(row);
    if (after == before)
        return true;
    if (m_undo)
        m_undo->push(new ParameterCommand(*this, { row, path, before, after, m_gesture }, commandText(row, path)));
    else
        assign(solver(), row, after);
    return true;
}

QString ParameterModel::commandText(int row, const QString& path) const
{
    const Field* f = find_field(solver().inputs, utf8(path));
    if (!f)
        f = &field(row);
    const QString label = in_sentence(text_of(f->label));
    const Place place = const_cast<Evaluation&>(m_evaluation).input_place(utf8(path));
    const Value now = place ? place.type->read(place.member, *place.field) : value(row);
    if (const bool* on = now.truth())
        return *on ? tr("Turn on %1").arg(label) : tr("Turn off %1").arg(label);
    QString text;
    if (f == &field(row))
        text = valueIndex(row).data().toString();
    else if (now.is_number() && !place.type->element)
        text = shown_number(now.number(), *f).text();
    else if (place)
        text = editable_text(now, *place.type, *f);
    if (text.isEmpty() || text.size() > longest_in_menu)
        return tr("Change %1").arg(label);
    return tr("Change %1 to %2").arg(label, text);
}

void ParameterModel::assign(const Solver& of, int row, const Value& value)
{
    if (&of != &solver())
        switchTo(of);
    m_evaluation.set(field(row).id, value); // it was accepted before
    setProblem(row, {});
    announce(row);
}

void ParameterModel::announce(int row)
{
    emit dataChanged(index(row, LabelColumn), index(row, ValueColumn));
    const std::string_view id = field(row).id;
    for (int i = 0; i < rowCount(); ++i)
        if (const auto when = field(i).when; when.substr(0, when.find('=')) == id)
            emit dataChanged(index(i, LabelColumn), index(i, ValueColumn));
    emit changed();
}

void ParameterModel::announceAll()
{
    if (rowCount() > 0)
        emit dataChanged(index(0, LabelColumn), index(rowCount() - 1, ValueColumn));
    emit changed();
}

void ParameterModel::setProblem(int row, const QString& text)
{
    QString& problem = m_problems[static_cast<std::size_t>(row)];
    if (problem == text)
        return;
    problem = text;
    emit dataChanged(valueIndex(row), valueIndex(row), { ProblemRole });
    emit problemChanged(row);
}

void ParameterModel::reset(int row) { change(row, text_of(field(row).id), m_defaults[static_cast<std::size_t>(row)]); }

void ParameterModel::resetAll()
{
    bool any = false;
    for (int i = 0; i < rowCount(); ++i) {
        setProblem(i, {});
        any = any || !isDefault(i);
    }
    if (!any)
        return;
    if (m_undo)
        m_undo->beginMacro(tr("Reset all inputs"));
    for (int i = 0; i < rowCount(); ++i)
        reset(i);
    if (m_undo)
        m_undo->endMacro();
}

void ParameterModel::beginGesture()
{
    if (m_gesture == 0)
        m_gesture = ++m_last_gesture;
}

void ParameterModel::endGesture() { m_gesture = 0; }

Value ParameterModel::inputs() const
{
    Value::Map all;
    for (int i = 0; i < rowCount(); ++i)
        if (Value one = value(i); !one.absent())
            all.push_back({ std::string(field(i).id), std::move(one) });
    return all;
}

Problems ParameterModel::restore(const Value& inputs)
{
    Problems problems = m_evaluation.assign(inputs);
    if (!problems.empty())
        return problems;
    for (int i = 0; i < rowCount(); ++i)
        setProblem(i, {});
    announceAll();
    return problems;
}

void ParameterModel::setSolver(const Solver& wanted)
{
    if (&wanted != &solver())
        switchTo(wanted);
}

void ParameterModel::switchTo(const Solver& wanted)
{
    beginResetModel();
    const Value carried = inputs();
    m_left.insert_or_assign(std::string(solver().id), carried);
    m_evaluation = Evaluation(wanted, registry());
    m_defaults.clear();
    for (int i = 0; i < rowCount(); ++i)
        m_defaults.push_back(value(i));
    m_problems.assign(wanted.inputs.fields.size(), {});
    if (const auto left = m_left.find(wanted.id); left != m_left.end())
        m_evaluation.assign(left->second);
    for (const Member& member : *carried.map())
        if (m_carries && wanted.inputs.find(member.name))
            m_evaluation.set(member.name, member.value); // what does not fit stays as it is
    endGesture();
    endResetModel();
    emit solverChanged();
    emit changed();
}

} // namespace mlsysim::widgets
