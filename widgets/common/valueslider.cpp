// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/valueslider.h"

#include "widgets/common/metrics.h"
#include "widgets/common/textlabel.h"
#include "widgets/common/valuefield.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>

#include <algorithm>

namespace mlsysim::widgets {

ValueSlider::ValueSlider(QWidget* parent)
    : QWidget(parent)
    , m_track(new ValueTrack(this))
    , m_field(new ValueField(this))
    , m_ends(new QWidget(this))
    , m_low(new TextLabel(TypeStyle::Smallest, TextLabel::Ink::Muted))
    , m_high(new TextLabel(TypeStyle::Smallest, TextLabel::Ink::Muted))
    , m_conversion(plain_conversion())
{
    auto* ends = new QHBoxLayout(m_ends);
    ends->setContentsMargins(metrics::space_4, 0, metrics::space_4, 0);
    ends->addWidget(m_low);
    ends->addStretch();
    ends->addWidget(m_high);
    m_ends->hide();

    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(metrics::space_12);
    grid->setVerticalSpacing(0);
    grid->addWidget(m_track, 0, 0);
    grid->addWidget(m_field, 0, 1);
    grid->addWidget(m_ends, 1, 0);
    grid->setColumnStretch(0, 1);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusProxy(m_track);

    connect(m_track, &ValueTrack::valueEdited, this, &ValueSlider::valueEdited);
    connect(m_track, &ValueTrack::gestureFinished, this, &ValueSlider::gestureFinished);
    connect(m_field, &ValueField::valueEntered, this, [this](double value) {
        if (value == m_track->value())
            return;
        emit valueEdited(value);
        emit gestureFinished();
    });
    connect(m_field, &ValueField::stepped, this, [this](double steps, Qt::KeyboardModifiers modifiers) {
        const double value = m_track->stepped(steps, modifiers);
        if (value == m_track->value())
            return;
        emit valueEdited(value);
        emit gestureFinished();
    });
    updateTexts();
}

void ValueSlider::setRange(double minimum, double maximum, Scale scale, double step)
{
    m_track->setRange(minimum, maximum, scale, step);
    updateTexts();
}

void ValueSlider::setConversion(ValueConversion conversion)
{
    m_conversion = conversion;
    m_field->setConversion(std::move(conversion));
    updateTexts();
}

void ValueSlider::setUnit(const QString& unit)
{
    m_field->setUnit(unit);
    updateTexts();
}

void ValueSlider::setDefaultValue(std::optional<double> value)
{
    m_track->setDefaultValue(value);
    updateTexts();
}

void ValueSlider::setForbiddenFrom(std::optional<double> value, const QString& reason)
{
    m_track->setForbiddenFrom(value);
    m_reason = value ? reason : QString();
    updateTexts();
}

void ValueSlider::setTicks(const QList<double>& ticks) { m_track->setTicks(ticks); }
void ValueSlider::setRangeEndsVisible(bool visible) { m_ends->setVisible(visible); }
void ValueSlider::setFieldVisible(bool visible) { m_field->setVisible(visible); }
void ValueSlider::setSampleText(const QString& text) { m_field->setSampleText(text); }

void ValueSlider::setLabel(const QString& label)
{
    setAccessibleName(label);
    m_track->setAccessibleName(label);
    m_field->setAccessibleName(label);
}

void ValueSlider::setHelp(const QString& tool_tip)
{
    m_help = tool_tip;
    updateTexts();
}

void ValueSlider::setError(const QString& message) { m_field->setError(message); }

void ValueSlider::setValue(double value)
{
    m_track->setValue(value);
    m_field->setValue(value);
}

void ValueSlider::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LocaleChange)
        updateTexts();
}

void ValueSlider::updateTexts()
{
    const QString unit = m_field->unit();
    const auto with_unit = [this, unit](double value) {
        const QString text = m_conversion.to_text(value);
        return unit.isEmpty() ? text : tr("%1 %2", "value and unit").arg(text, unit);
    };
    m_track->setTextOf(with_unit);
    m_low->setText(m_conversion.to_text(m_track->minimum()));
    m_high->setText(with_unit(m_track->maximum()));

    QStringList lines;
    if (!m_help.isEmpty())
        lines.append(m_help);
    if (!m_reason.isEmpty())
        lines.append(m_reason);
    if (const std::optional<double> standard = m_track->defaultValue())
        lines.append(tr("Double click: %1").arg(with_unit(*standard)));
    m_track->setToolTip(lines.join(QLatin1Char('\n')));
    m_field->setToolTip(m_help);
}

} // namespace mlsysim::widgets
