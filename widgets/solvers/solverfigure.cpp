// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/solvers/solverfigure.h"

#include "engine/document/json.h"
#include "engine/units/text.h"
#include "widgets/parameters/text.h"
#include "widgets/parameters/valuetext.h"
#include "widgets/solvers/curvesweep.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace mlsysim::widgets {

namespace {

constexpr int most_samples = 280, least_samples = 24;
constexpr double budget = 60e6; ///< ns for all curves; slow solvers get fewer samples
constexpr qsizetype most_curves = 7;
constexpr double unbounded_decades = 4; ///< of a logarithmic axis whose low end is zero or open
constexpr double logarithmic_from = 30; ///< largest over least value
constexpr double pole_height = 30; ///< times the least value, or the middle one where that is zero: the part of a pole that is shown
constexpr double past_end = 0.06; ///< of the axis, behind the last end of a curve

struct Text {
    Q_DECLARE_TR_FUNCTIONS(mlsysim::widgets::SolverFigure)
};

const Type& inner(const Type& type) { return type.kind == Kind::Optional ? *type.element : type; }

std::function<QString(double)> writer(const Field& field)
{
    // No idle zeros: ticks are round numbers.
    static const QRegularExpression idle(QStringLiteral("([.,]\\d*?)0+(?=\\D|$)"));
    return [&field](double v) {
        if (!std::isfinite(v))
            return number_in(v, field.unit, field);
        QString text = readable_text(Value(v), inner(*field.type), field);
        if (const auto match = idle.match(text); match.hasMatch())
            text.replace(match.capturedStart(), match.capturedLength(),
                match.captured(1).size() > 1 ? match.captured(1) : QString());
        return text;
    };
}

/// Ticks are round in one unit. They stay in it where a better one is no power of ten away, as hours are to days.
std::function<QString(double)> tick_writer(const Field& field, const Readable& round_in)
{
    return [&field, round_in, best = writer(field)](double v) {
        const double decades = std::log10(readable(v, field.unit).factor / round_in.factor);
        if (std::fabs(decades - std::round(decades)) < 1e-9)
            return best(v);
        Unit unit = field.unit;
        unit.factor = round_in.factor;
        return ShownNumber { number_in(v, unit, field), unit, text_of(round_in.unit) }.text();
    };
}

Readable declared_unit(const Field& field) { return { {}, std::string(field.unit.label), field.unit.factor }; }

/// The part of the axis that is offered, and the present value.
CurveAxis axis_of(const Field& field, double now, std::optional<bool> logarithmic)
{
    CurveAxis axis { .logarithmic = logarithmic.value_or(field.axis == Axis::Logarithmic),
        .unit = field.unit.factor,
        .text = writer(field),
        .tick_text = tick_writer(field, declared_unit(field)) };
    const double around = std::isfinite(now) && now > 0 ? now : field.unit.factor;
    axis.high = std::isfinite(field.high) ? field.high : around * 10;
    axis.low = std::isfinite(field.low) ? field.low : 0;
    if (std::isfinite(now)) {
        axis.high = std::max(axis.high, now);
        axis.low = std::min(axis.low, now);
    }
    if (axis.logarithmic && axis.high <= 0)
        axis.logarithmic = false;
    if (axis.logarithmic && axis.low <= 0)
        axis.low = std::min(axis.high, around) / std::pow(10, unbounded_decades);
    if (!(axis.high > axis.low))
        axis.high = axis.low + field.unit.factor;
    return axis;
}

/// The inputs of one curve and what tells it from the others.
struct Variant {
    Evaluation evaluation;
    QString name;
    bool current = false;
};

QString variant_name(const Evaluation& evaluation, const Field& field)
{
    const Type& type = inner(*field.type);
    Value value = field.type->read(field.address_in(&evaluation.in<std::byte>()), field);
    if (type.kind == Kind::Record) {
        const Value* changes = evaluation.changes(field.id).find("extends");
        const QString name = editable_text(value.text() ? value
                : changes                               ? *changes
                                                        : value,
            type, field)
                                 .replace(QLatin1Char('_'), QLatin1Char(' '));
        return evaluation.changes(field.id).map() ? Text::tr("%1, changed").arg(name) : name;
    }
    if (type.kind == Kind::Choice || type.kind == Kind::Text)
        return value.text() ? choice_text(text_of(*value.text())) : Text::tr("none");
    if (type.kind == Kind::Switch)
        return *value.truth() ? Text::tr("%1 on").arg(text_of(field.label))
                              : Text::tr("%1 off").arg(text_of(field.label));
    const QString number = value.absent() ? Text::tr("none") : shown_number(value.number(), field).text();
    return field.symbol.empty() ? number : Text::tr("%1 = %2", "symbol and value").arg(text_of(field.symbol), number);
}

std::vector<Variant> variants_of(const Evaluation& evaluation, const PlotChoice& choice, qsizetype room)
{
    std::vector<Variant> all;
    const Field* field = choice.series == choice.x ? nullptr : evaluation.solver().inputs.find(utf8(choice.series));
    if (!field)
        return { { evaluation, {}, true } };
    const std::string present = to_json(evaluation.inputs());
    bool listed = false;
    for (const QString& text : choice.values) {
        if (static_cast<qsizetype>(all.size()) >= room - 1)
            break;
        Variant variant { evaluation, {} };
        if (!variant.evaluation.set(field->id, typed_value(text, *field->type, field->unit)).empty())
            continue;
        variant.current = !listed && to_json(variant.evaluation.inputs()) == present;
        listed = listed || variant.current;
        variant.name = variant_name(variant.evaluation, *field);
        all.push_back(std::move(variant));
    }
    if (!listed)
        all.push_back({ evaluation, variant_name(evaluation, *field), true });
    return all;
}

/// Why there is nothing to see at `x`.
QString reason_at(const Evaluation& evaluation, std::string_view input, double x, const Quantity& output)
{
    Evaluation copy = evaluation;
    Problems problems = copy.set(input, x);
    if (problems.empty())
        problems = copy.check();
    if (problems.empty()) {
        copy.solve();
        if (const auto failure = copy.failure())
            problems = { *failure };
    }
    if (!problems.empty())
        return sentence(text_of(problems.front().message));
    const Field* verdict = copy.solver().outputs.find(possible_output);
    if (verdict && copy.output(possible_output) == 0)
        return Text::tr("Not possible with these inputs: %1").arg(in_sentence(text_of(verdict->help)));
    return std::isinf(copy.output(utf8(output.id)))
        ? Text::tr("%1 is infinite for all of these inputs.").arg(output.label)
        : Text::tr("%1 has no value with these inputs.").arg(output.label);
}

void choose_scale(CurvePanel& panel, std::optional<bool> wanted, const Field& field)
{
    std::vector<double> values;
    double least = HUGE_VAL, most = -HUGE_VAL;
    const bool pole = std::ranges::any_of(panel.curves, [](const Curve& c) { return std::isfinite(c.pole); });
    for (const Curve& curve : panel.curves)
        for (const auto& p : curve.points)
            if (std::isfinite(p.y)) {
                least = std::min(least, p.y);
                most = std::max(most, p.y);
                values.push_back(p.y);
            }
    panel.y.text = writer(field);
    panel.y.logarithmic = wanted.value_or(least > 0 && (pole || most / least > logarithmic_from));
    if (pole && !values.empty()) {
        const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
        std::ranges::nth_element(values, middle);
        if (const double usual = least > 0 ? least : *middle; usual > 0)
            most = std::min(most, usual * pole_height);
    }
    if (panel.y.logarithmic && least <= 0) { // what is zero lies below the axis
        least = most;
        for (const Curve& curve : panel.curves)
            for (const auto& p : curve.points)
                if (p.y > 0)
                    least = std::min(least, p.y);
    }
    const Readable unit = panel.y.logarithmic || least > most
        ? declared_unit(field)
        : readable(std::max(std::fabs(least), std::fabs(most)), field.unit);
    panel.y.unit = unit.factor;
    panel.y.tick_text = tick_writer(field, unit);
    panel.y.hold(std::array { least, most });
}

/// Leaves out the part of the axis behind the last end of all curves.
void crop(CurveAxis& axis, const std::vector<Curve>& curves, double now)
{
    double last = -1;
    for (const Curve& curve : curves)
        for (const auto& p : curve.points)
            if (std::isfinite(p.y))
                last = std::max(last, axis.share(p.x));
    if (std::isfinite(now))
        last = std::max(last, axis.share(now));
    if (last > 0 && last + past_end < 1)
        axis.high = axis.at(last + past_end);
}

} // namespace

CurveFigure solver_figure(const Evaluation& evaluation, const PlotChoice& choice)
{
    const Solver& solver = evaluation.solver();
    const QList<Quantity> inputs = plot_inputs(solver), outputs = plot_outputs(solver);
    const auto x = find_quantity(inputs, choice.x), y = find_quantity(outputs, choice.ys.value(0));
    CurveFigure figure;
    figure.notice = !x ? Text::tr("%1 has no number to plot against. Its results are below.").arg(text_of(solver.title))
        : !y ? Text::tr("%1 gives lists and no single number to plot. They are below.").arg(text_of(solver.title))
             : QString();
    if (!x || !y)
        return figure;
    figure.now = evaluation.input(utf8(x->id));
    figure.x = axis_of(*x->field, figure.now, choice.log_x);
    figure.x_title = x->symbol.isEmpty() ? x->label : x->label + QLatin1Char(' ') + x->symbol;
    if (figure.x.logarithmic)
        figure.x_title = Text::tr("%1 (log scale)").arg(figure.x_title);

    std::vector<Variant> variants = variants_of(evaluation, choice, most_curves / choice.ys.size());
    QElapsedTimer timer;
    timer.start();
    variants.front().evaluation.solve();
    const double each
        = static_cast<double>(std::max<qint64>(1, timer.nsecsElapsed())) * static_cast<double>(variants.size());
    const int count = std::clamp(static_cast<int>(budget / each), least_samples, most_samples);
    std::vector<double> xs = samples_between(figure.x, figure.x.low, figure.x.high, count, *x->field);
    if (std::isfinite(figure.now) && !std::ranges::binary_search(xs, figure.now))
        xs.insert(std::ranges::upper_bound(xs, figure.now), figure.now);

    CurvePanel panel;
    QString problem;
    for (const Variant& variant : variants) {
        CurveSweep sweeper(variant.evaluation, choice);
        const auto columns = sweeper.points(xs);
        if (!sweeper.problems().empty())
            problem = sentence(text_of(sweeper.problems().front().message));
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const Quantity output = *find_quantity(outputs, choice.ys[static_cast<qsizetype>(i)]);
            Curve curve { .id = output.id + QLatin1Char('=') + variant.name,
                .series = static_cast<int>(panel.curves.size()),
                .points = columns[i] };
            curve.current = variant.current && i == 0;
            curve.name = choice.ys.size() == 1 && !variant.name.isEmpty() ? variant.name
                : variant.name.isEmpty()                                  ? output.label
                                         : variant.name + QStringLiteral(", ") + in_sentence(output.label);
            sweeper.sharpen(curve, i, figure.x);
            panel.curves.push_back(std::move(curve));
        }
    }
    panel.title = y->label;
    crop(figure.x, panel.curves, figure.now);
    choose_scale(panel, choice.log_y, *y->field);
    figure.panels = { std::move(panel) };
    if (figure.empty())
        figure.notice = !problem.isEmpty()
            ? problem
            : reason_at(evaluation, utf8(x->id), std::isfinite(figure.now) ? figure.now : figure.x.low, *y);
    return figure;
}

} // namespace mlsysim::widgets
