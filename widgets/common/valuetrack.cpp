// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/valuetrack.h"

#include "widgets/common/accessiblevalue.h"
#include "widgets/common/focusring.h"
#include "widgets/common/fonts.h"
#include "widgets/common/metrics.h"
#include "widgets/common/painting.h"
#include "widgets/common/themeholder.h"

#include <QAccessible>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace mlsysim::widgets {

namespace {

constexpr double arrows_across = 100; ///< arrow steps from one end of a continuous range to the other
constexpr double fine = 0.1; ///< share of a step with Shift
constexpr int drag_digits = 3; ///< a dragged value is no more exact than the hand

double rounded_to_digits(double value, int digits)
{
    if (value == 0 || !std::isfinite(value))
        return value;
    const double grid = std::pow(10.0, std::floor(std::log10(std::abs(value))) + 1 - digits);
    return std::round(value / grid) * grid;
}

} // namespace

ValueTrack::ValueTrack(QWidget* parent)
    : QWidget(parent)
{
    install_value_accessibility();
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setProperty("focusRing", false);
    setAttribute(Qt::WA_Hover);
}

void ValueTrack::setRange(double minimum, double maximum, Scale scale, double step)
{
    m_minimum = minimum;
    m_maximum = std::max(minimum, maximum);
    m_scale = scale;
    m_step = step;
    update();
}

void ValueTrack::setValue(double value)
{
    if (value == m_value)
        return;
    m_value = value;
    update();
    QAccessibleValueChangeEvent event(this, value);
    QAccessible::updateAccessibility(&event);
}

void ValueTrack::setDefaultValue(std::optional<double> value) { m_default = value; }

void ValueTrack::setForbiddenFrom(std::optional<double> value)
{
    m_forbidden = value;
    update();
}

void ValueTrack::setTicks(const QList<double>& ticks)
{
    m_ticks = ticks;
    update();
}

void ValueTrack::setTextOf(std::function<QString(double)> text_of) { m_text_of = std::move(text_of); }

QString ValueTrack::textOf(double value) const { return m_text_of ? m_text_of(value) : QLocale().toString(value); }

double ValueTrack::positionOf(double value) const
{
    if (m_maximum <= m_minimum)
        return 0;
    const double position = m_scale == Scale::Linear || m_minimum <= 0
        ? (value - m_minimum) / (m_maximum - m_minimum)
        : std::log(std::max(value, m_minimum) / m_minimum) / std::log(m_maximum / m_minimum);
    return std::clamp(position, 0.0, 1.0);
}

double ValueTrack::valueAt(double position) const
{
    position = std::clamp(position, 0.0, 1.0);
    const bool linear = m_scale == Scale::Linear || m_minimum <= 0;
    double value = linear ? m_minimum + position * (m_maximum - m_minimum)
                          : m_minimum * std::pow(m_maximum / m_minimum, position);
    if (m_scale == Scale::PowersOfTwo)
        value = std::exp2(std::round(std::log2(value)));
    else if (m_step > 0)
        value = m_minimum + std::round((value - m_minimum) / m_step) * m_step;
    else if (linear)
        value = std::round(value / rounded_to_digits((m_maximum - m_minimum) / arrows_across, 1))
            * rounded_to_digits((m_maximum - m_minimum) / arrows_across, 1);
    else
        value = rounded_to_digits(value, drag_digits);
    return std::clamp(value, m_minimum, m_maximum);
}

double ValueTrack::stepped(double steps, Qt::KeyboardModifiers modifiers) const
{
    const bool careful = modifiers.testFlag(Qt::ShiftModifier);
    double value = m_value;
    if (m_scale == Scale::PowersOfTwo && !careful) {
        // From between two powers the first step ends on the nearer one in that direction.
        const double exponent = std::log2(std::max(m_value, m_minimum));
        const double whole = steps > 0 ? std::floor(exponent + 1e-9) : std::ceil(exponent - 1e-9);
        value = std::exp2(std::clamp(whole + steps, -1074.0, 1023.0));
    } else if (m_scale == Scale::PowersOfTwo) {
        value = m_value + steps;
    } else if (m_scale == Scale::Linear || m_minimum <= 0) {
        const double natural = rounded_to_digits((m_maximum - m_minimum) / arrows_across, 1);
        const double grid = std::max(m_step, natural * (careful ? fine : 1));
        value = m_value + steps * grid;
        if (m_step <= 0)
            value = std::round(value / (natural * fine)) * natural * fine;
        else
            value = m_minimum + std::round((value - m_minimum) / m_step) * m_step;
    } else {
        const double share = steps * (careful ? fine : 1) / arrows_across;
        value = rounded_to_digits(m_value * std::pow(m_maximum / m_minimum, share), drag_digits + (careful ? 1 : 0));
        if (m_step > 0) {
            value = m_minimum + std::round((value - m_minimum) / m_step) * m_step;
            if (value == m_value)
                value += std::copysign(m_step, steps);
        }
    }
    return std::clamp(value, m_minimum, m_maximum);
}

QList<double> ValueTrack::ticks() const
{
    if (!m_ticks.isEmpty())
        return m_ticks;
    QList<double> result;
    if (m_scale == Scale::Linear || m_minimum <= 0) {
        for (const double share : { 0.0, 0.25, 0.5, 0.75, 1.0 })
            result.append(m_minimum + share * (m_maximum - m_minimum));
        return result;
    }
    const double base = m_scale == Scale::PowersOfTwo ? 2 : 10;
    const double slack = 1 + 1e-9;
    for (double tick = std::pow(base, std::ceil(std::log(m_minimum / slack) / std::log(base)));
         tick <= m_maximum * slack && result.size() < 64; tick *= base)
        result.append(tick);
    return result;
}

QSize ValueTrack::sizeHint() const { return { 144, std::max(metrics::control, control_height()) }; }
QSize ValueTrack::minimumSizeHint() const { return { 72, sizeHint().height() }; }

double ValueTrack::positionAt(double x) const
{
    const QRectF groove = slider_groove(rect(), true);
    const double share = (x - groove.left()) / std::max(1.0, groove.width());
    return layoutDirection() == Qt::RightToLeft ? 1 - share : share;
}

void ValueTrack::ask(double value)
{
    if (value == m_value)
        return;
    m_editing = true;
    emit valueEdited(value);
}

void ValueTrack::finish()
{
    if (!m_editing)
        return;
    m_editing = false;
    emit gestureFinished();
}

void ValueTrack::paintEvent(QPaintEvent*)
{
    SliderLook look;
    look.position = positionOf(m_value);
    // The far end itself still fits when nothing above it is asked for.
    look.forbidden_from = m_forbidden && *m_forbidden < m_maximum ? positionOf(*m_forbidden) : 2;
    const QList<double> marks = ticks();
    const double minimum_gap = 4;
    const bool crowded = static_cast<double>(marks.size()) * minimum_gap > width();
    for (qsizetype i = 0; i < marks.size(); i += crowded ? 2 : 1)
        look.ticks.append(positionOf(marks[i]));
    look.enabled = isEnabled();
    look.hovered = isEnabled() && underMouse();
    look.pressed = m_dragging;
    look.focused = FocusRing::isShownFor(this);
    QPainter painter(this);
    if (layoutDirection() == Qt::RightToLeft) {
        painter.translate(width(), 0);
        painter.scale(-1, 1);
    }
    draw_slider(painter, rect(), look);
}

} // namespace mlsysim::widgets
