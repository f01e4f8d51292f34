// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/solvers/plotchoice.h"

#include "widgets/parameters/text.h"
#include "widgets/parameters/valuetext.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace mlsysim::widgets {

namespace {

constexpr std::size_t few = 4; ///< values that a series starts with

const Type& inner(const Type& type) { return type.kind == Kind::Optional ? *type.element : type; }

bool is_number(const Type& type) { return inner(type).kind == Kind::Real || inner(type).kind == Kind::Integer; }

Quantity quantity(const Field& field)
{
    return { text_of(field.id), text_of(field.label), text_of(field.symbol), &field };
}

void add_leaves(const Structure& structure, const QString& path, const QString& words, QList<Quantity>& found)
{
    for (const Field& field : structure.fields) {
        Quantity q = quantity(field);
        q.id.prepend(path);
        if (!words.isEmpty())
            q.label = QCoreApplication::translate("mlsysim::widgets::PlotChoice", "%1: %2", "group and member")
                          .arg(words, in_sentence(q.label));
        if (const Type& type = inner(*field.type); type.kind == Kind::Group)
            add_leaves(*type.structure, q.id + QLatin1Char('.'), q.label, found);
        else
            found.append(q);
    }
}

/// The declared outputs that there are, as far as they have the unit of the first.
QStringList of_one_unit(const QStringList& ids, const QList<Quantity>& outputs)
{
    QStringList kept;
    for (const QString& id : ids)
        if (const auto q = find_quantity(outputs, id))
            if (kept.isEmpty()
                || q->field->unit.dimension == find_quantity(outputs, kept.front())->field->unit.dimension)
                kept.append(id);
    return kept;
}

QString number_word(double value, const Field& field)
{
    return editable_text(
        inner(*field.type).kind == Kind::Integer ? Value(std::round(value)) : Value(value), inner(*field.type), field);
}

} // namespace

QList<Quantity> plot_inputs(const Solver& solver)
{
    QList<Quantity> found;
    for (const Field& field : solver.inputs.fields)
        if (is_number(*field.type))
            found.append(quantity(field));
    return found;
}

QList<Quantity> series_inputs(const Solver& solver)
{
    QList<Quantity> found;
    for (const Field& field : solver.inputs.fields) {
        const Kind kind = inner(*field.type).kind;
        if (is_number(*field.type) || kind == Kind::Choice || kind == Kind::Switch || kind == Kind::Record
            || kind == Kind::Text)
            found.append(quantity(field));
    }
    return found;
}

QList<Quantity> leaves(const Structure& structure)
{
    QList<Quantity> found;
    add_leaves(structure, {}, {}, found);
    return found;
}

QList<Quantity> plot_outputs(const Solver& solver)
{
    QList<Quantity> found = leaves(solver.outputs);
    found.removeIf([](const Quantity& q) { return !is_number(*q.field->type); });
    return found;
}

std::optional<Quantity> find_quantity(const QList<Quantity>& among, const QString& id)
{
    const auto found = std::ranges::find(among, id, &Quantity::id);
    return found == among.end() ? std::nullopt : std::optional(*found);
}

PlotChoice default_plot(const Solver& solver)
{
    PlotChoice choice;
    const QList<Quantity> inputs = plot_inputs(solver), outputs = plot_outputs(solver);
    choice.x = text_of(solver.plot.x);
    if (!find_quantity(inputs, choice.x)) {
        const auto wide
            = std::ranges::find_if(inputs, [](const Quantity& q) { return q.field->axis == Axis::Logarithmic; });
        choice.x = wide != inputs.end() ? wide->id : inputs.isEmpty() ? QString() : inputs.front().id;
    }
    choice.ys = of_one_unit(text_of(solver.plot.y).split(QLatin1Char(','), Qt::SkipEmptyParts), outputs);
    if (choice.ys.isEmpty() && !outputs.isEmpty())
        choice.ys = { outputs.front().id };
    const QString series = text_of(solver.plot.series);
    if (find_quantity(series_inputs(solver), series.section(QLatin1Char('='), 0, 0))) {
        choice.series = series.section(QLatin1Char('='), 0, 0);
        choice.values = series.section(QLatin1Char('='), 1).split(QLatin1Char(','), Qt::SkipEmptyParts);
        choice.ys = choice.ys.mid(0, 1); // curves of two kinds at once are hard to tell apart
    }
    return choice;
}

QStringList suggested_values(const Evaluation& evaluation, const QString& input)
{
    const Field* field = evaluation.solver().inputs.find(utf8(input));
    if (!field)
        return {};
    const Type& type = inner(*field->type);
    QStringList values;
    if (type.kind == Kind::Switch)
        return { QStringLiteral("off"), QStringLiteral("on") };
    if (type.kind == Kind::Choice) {
        for (const std::string_view name : type.names.first(std::min(type.names.size(), few + 2)))
            values.append(text_of(name));
        return values;
    }
    const Value inputs = evaluation.inputs();
    const Value* given = inputs.find(field->id);
    const std::string* name = given ? given->text() : nullptr;
    if (type.kind == Kind::Text) {
        if (name)
            values.append(text_of(*name)); // what else it could be is not known
    } else if (type.kind == Kind::Record) {
        const Entry* entry = name ? evaluation.registry().find(*name) : nullptr;
        for (const Entry* other : evaluation.registry().entries(*type.record))
            if (values.size() < static_cast<qsizetype>(few) && (!entry || other->group() == entry->group()))
                values.append(text_of(other->short_name()));
    } else {
        double now = evaluation.input(field->id);
        if (!std::isfinite(now))
            now = std::isfinite(field->high) ? field->high / 8 : 1;
        const bool integer = type.kind == Kind::Integer;
        for (std::size_t i = 0; i < few; ++i) {
            const auto step = static_cast<double>(i);
            const double value = field->axis == Axis::Logarithmic && now > 0 ? now * std::exp2(step)
                : std::isfinite(field->low) && std::isfinite(field->high)
                ? field->low + (field->high - field->low) * step / (few - 1)
                : now + step;
            const QString word
                = number_word(std::clamp(integer ? std::round(value) : value, field->min, field->max), *field);
            if (!values.contains(word))
                values.append(word);
        }
    }
    return values;
}

Value to_value(const PlotChoice& choice)
{
    const auto list = [](const QStringList& texts) {
        Value::List all;
        for (const QString& text : texts)
            all.emplace_back(utf8(text));
        return all;
    };
    Value value = Value::Map {};
    value.set("x", utf8(choice.x));
    value.set("y", list(choice.ys));
    if (!choice.series.isEmpty()) {
        value.set("series", utf8(choice.series));
        value.set("values", list(choice.values));
    }
    if (choice.log_x)
        value.set("log_x", *choice.log_x);
    if (choice.log_y)
        value.set("log_y", *choice.log_y);
    return value;
}

PlotChoice plot_choice_from(const Value& value, const Solver& solver)
{
    PlotChoice choice = default_plot(solver);
    if (!value.map())
        return choice;
    const auto texts = [&](std::string_view name) {
        QStringList all;
        if (const Value* found = value.find(name); found && found->list())
            for (const Value& item : *found->list())
                if (item.text())
                    all.append(text_of(*item.text()));
        return all;
    };
    const auto text = [&](std::string_view name) {
        const Value* found = value.find(name);
        return found && found->text() ? text_of(*found->text()) : QString();
    };
    const auto truth = [&](std::string_view name) -> std::optional<bool> {
        const Value* found = value.find(name);
        return found && found->truth() ? std::optional(*found->truth()) : std::nullopt;
    };
    if (find_quantity(plot_inputs(solver), text("x")))
        choice.x = text("x");
    if (const QStringList ys = of_one_unit(texts("y"), plot_outputs(solver)); !ys.isEmpty())
        choice.ys = ys;
    choice.series = find_quantity(series_inputs(solver), text("series")) ? text("series") : QString();
    choice.values = choice.series.isEmpty() ? QStringList() : texts("values");
    choice.log_x = truth("log_x");
    choice.log_y = truth("log_y");
    return choice;
}

} // namespace mlsysim::widgets
