// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parameters/numbereditor.h"

#include "widgets/common/fonts.h"
#include "widgets/common/valuefield.h"
#include "widgets/common/valueslider.h"
#include "widgets/parameters/parametermodel.h"
#include "widgets/parameters/text.h"
#include "widgets/parameters/valuetext.h"

#include <QHBoxLayout>
#include <QKeyEvent>

#include <algorithm>
#include <cmath>

namespace mlsysim::widgets {

namespace {

constexpr double form_field = 96; ///< px of the typed value in a form

bool power_of_two(double x) { return x >= 1 && std::exp2(std::round(std::log2(x))) == x; }

/// Counts over several decades are thought of in doublings.
ValueSlider::Scale scale_of(const Field& field)
{
    if (field.axis == Axis::Linear || !(field.low > 0))
        return ValueSlider::Scale::Linear;
    const bool count = field.unit.dimension.plain() && field.unit.label.empty();
    if (count && (field.low == 1 || (power_of_two(field.low) && power_of_two(field.high))))
        return ValueSlider::Scale::PowersOfTwo;
    return ValueSlider::Scale::Logarithmic;
}

} // namespace

NumberEditor::NumberEditor(ParameterModel* model, int row, const Options& options, QWidget* parent)
    : ParameterEditor(model, row, parent)
{
    const Field& field = model->field(row);
    m_unit = shown_number(data(ParameterModel::NumberRole).toDouble(), field).unit;
    const ValueConversion conversion { [this](double value) { return numberText(value); },
        [this](const QString& text) { return acceptable(text); } };
    auto* row_layout = new QHBoxLayout(this);
    row_layout->setContentsMargins(0, 0, 0, 0);
    if (options.slider && std::isfinite(field.low) && std::isfinite(field.high) && field.low < field.high) {
        makeSlider(options);
        m_slider->setConversion(conversion);
        row_layout->addWidget(m_slider);
    } else {
        m_field = new ValueField(this);
        m_field->setConversion(conversion);
        m_field->setAccessibleName(label());
        m_field->setToolTip(text_of(field.help));
        row_layout->addWidget(m_field);
        row_layout->addStretch();
    }
    m_field->setSampleText(widestText());
    if (!options.compact) // the same in all rows, so that the grooves are of one length
        m_field->setMinimumWidth(
            std::max(m_field->sizeHint().width(), static_cast<int>(std::lround(scaled(form_field)))));
    m_field->installEventFilter(this);
    const auto set = [this](double value) { this->model()->setValue(this->row(), value); };
    connect(m_field, &ValueField::valueEntered, this, set); // a good value clears the problem, also an equal one
    connect(m_field, &ValueField::refused, this,
        [this](const QString& text) { this->model()->setValue(this->row(), text); });
    start();
}

void NumberEditor::makeSlider(const Options& options)
{
    const Field& field = model()->field(row());
    m_slider = new ValueSlider(this);
    m_field = m_slider->field();
    m_slider->setRange(field.low, field.high, scale_of(field), field.type->kind == Kind::Integer ? 1 : 0);
    m_slider->setLabel(label());
    m_slider->setHelp(text_of(field.help));
    m_slider->setRangeEndsVisible(!options.compact);
    const QVariant standard = data(ParameterModel::DefaultRole);
    m_slider->setDefaultValue(standard.toDouble());
    connect(m_slider, &ValueSlider::valueEdited, this, [this](double value) {
        model()->beginGesture();
        model()->setValue(row(), value);
    });
    connect(m_slider, &ValueSlider::gestureFinished, this, [this] { model()->endGesture(); });
}

QWidget* NumberEditor::control() const { return m_slider ? static_cast<QWidget*>(m_slider) : m_field; }

QString NumberEditor::numberText(double value) const { return number_in(value, m_unit, model()->field(row())); }

std::optional<double> NumberEditor::acceptable(const QString& text) const
{
    const Field& field = model()->field(row());
    const auto value = typed_number(text, m_unit);
    const bool fits = value && field.min <= *value && *value <= field.max
        && (field.type->kind != Kind::Integer || std::floor(*value) == *value);
    return fits ? value : std::nullopt; // the model says what is wrong with it
}

QString NumberEditor::widestText() const
{
    const Field& field = model()->field(row());
    QString widest;
    for (const double value : { field.low, field.high, data(ParameterModel::NumberRole).toDouble() })
        if (std::isfinite(value))
            if (const QString text = numberText(value); text.size() > widest.size())
                widest = text;
    constexpr qsizetype least = 4, most = 9;
    return widest.size() < least ? QStringLiteral("0000") : widest.left(most);
}

void NumberEditor::setForbiddenFrom(std::optional<double> value, const QString& reason)
{
    if (m_slider)
        m_slider->setForbiddenFrom(value, reason);
}

void NumberEditor::refresh()
{
    const double value = data(ParameterModel::NumberRole).toDouble();
    const ShownNumber shown = shown_number(value, model()->field(row()));
    m_unit = shown.unit;
    const QString problem = data(ParameterModel::ProblemRole).toString();
    if (m_had_problem && problem.isEmpty())
        m_field->setModified(false); // the bad text goes with its problem
    m_had_problem = !problem.isEmpty();
    if (m_field->unit() != shown.unit_label) {
        if (m_slider)
            m_slider->setUnit(shown.unit_label);
        else
            m_field->setUnit(shown.unit_label);
    }
    if (m_slider)
        m_slider->setValue(value);
    else
        m_field->setValue(value);
    m_field->setError(problem);
}

bool NumberEditor::eventFilter(QObject* watched, QEvent* event)
{
    // Escape gives the typed text up, and with it what was wrong about it.
    if (watched == m_field && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape && !m_field->error().isEmpty())
        model()->clearProblem(row());
    return ParameterEditor::eventFilter(watched, event);
}

} // namespace mlsysim::widgets
