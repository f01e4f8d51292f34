// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/resultcell.h"

#include "widgets/common/fonts.h"
#include "widgets/common/icon.h"
#include "widgets/common/metrics.h"
#include "widgets/common/painting.h"
#include "widgets/common/themeholder.h"

#include <QAccessible>
#include <QEvent>
#include <QPainter>

#include <algorithm>

namespace mlsysim::widgets {

namespace {

constexpr int padding = 11;
constexpr int swatch_side = 10;
constexpr double mark_side = 18;
constexpr double stale_opacity = 0.6;

QFont unit_font()
{
    QFont font = type_font(TypeStyle::Label);
    font.setPointSizeF(font.pointSizeF() * 12 / 11.5);
    return font;
}

int line(TypeStyle style) { return QFontMetrics(type_font(style)).height(); }

int width_of(const QFont& font, const QString& text) { return QFontMetrics(font).horizontalAdvance(text); }

/// A small dashed clock: the number belongs to earlier inputs.
void draw_stale_sign(QPainter& painter, const QRectF& rect, const QColor& color)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color, 1.4, Qt::CustomDashLine, Qt::FlatCap));
    QPen dashed(color, 1.4);
    dashed.setDashPattern({ 2, 1.4 });
    dashed.setCapStyle(Qt::FlatCap);
    painter.setPen(dashed);
    painter.drawEllipse(rect);
    painter.setPen(QPen(color, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF middle = rect.center();
    painter.drawPolyline(
        QPolygonF { middle - QPointF(0, rect.height() * 0.28), middle, middle + QPointF(rect.width() * 0.22, 0) });
    painter.restore();
}

} // namespace

ResultCell::ResultCell(QWidget* parent)
    : QAbstractButton(parent)
{
    setLayoutDirection(Qt::LeftToRight); // number and unit read this way in every language
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setProperty("focusRadius", metrics::radius_card);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
}

void ResultCell::setLabel(const QString& label)
{
    m_label = label;
    describe();
}

void ResultCell::setValue(const QString& value, const QString& unit, const QString& shorter)
{
    m_value = value;
    m_unit = unit;
    m_shorter = shorter;
    describe();
}

void ResultCell::setSubline(const QString& text)
{
    m_subline = text;
    describe();
}

void ResultCell::setMark(Mark mark, const QColor& color)
{
    m_mark = mark;
    m_swatch = color;
    update();
}

void ResultCell::setState(State state)
{
    m_state = state;
    describe();
}

void ResultCell::setSelected(bool selected)
{
    m_selected = selected;
    update();
}

void ResultCell::describe()
{
    QString name = m_unit.isEmpty() ? m_value : tr("%1 %2", "value and unit").arg(m_value, m_unit);
    if (!m_label.isEmpty())
        name = tr("%1: %2", "label and value").arg(m_label, name);
    if (name != accessibleName()) {
        setAccessibleName(name);
        QAccessibleEvent changed(this, QAccessible::NameChanged);
        QAccessible::updateAccessibility(&changed);
    }
    QStringList notes { m_subline };
    if (m_state == State::Stale)
        notes.append(tr("computed before the last change"));
    notes.removeAll(QString());
    setAccessibleDescription(notes.join(QStringLiteral(", ")));
    update();
}

QSize ResultCell::sizeHint() const
{
    const int mark = m_mark == Mark::None ? 0 : static_cast<int>(mark_side) + metrics::space_4;
    const int value = mark + width_of(type_font(TypeStyle::Result), m_value)
        + (m_unit.isEmpty() ? 0 : metrics::space_8 + width_of(unit_font(), m_unit));
    const int label = width_of(type_font(TypeStyle::Label), m_label) + metrics::space_24;
    const int width = std::max({ value, label, width_of(type_font(TypeStyle::Smallest), m_subline) }) + 2 * padding;
    return { width, minimumSizeHint().height() };
}

QSize ResultCell::minimumSizeHint() const
{
    const int height = line(TypeStyle::Label) + line(TypeStyle::Result) + line(TypeStyle::Smallest) + metrics::space_16;
    const QString shortest = m_shorter.isEmpty() ? m_value : m_shorter;
    return { std::max(96, width_of(type_font(TypeStyle::Result), shortest) + 2 * padding),
        std::max(static_cast<int>(scaled(70)), height) };
}

void ResultCell::paintEvent(QPaintEvent*)
{
    const Theme& theme = current_theme();
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LeftToRight);
    QColor ground = theme.dark ? theme.raised : theme.surface;
    if (isDown())
        ground = pressed_shade(theme.hover);
    else if (underMouse() && isEnabled())
        ground = theme.dark ? pressed_shade(ground) : theme.hover;
    QColor edge = theme.border;
    if (m_state == State::Error)
        edge = theme.error.ink;
    if (m_selected || (theme.high_contrast && underMouse()))
        edge = theme.accent;
    draw_box(painter, rect(), { ground, edge }, metrics::radius_card, m_selected ? 1.25 : 1);

    const bool sign = m_selected || m_state == State::Stale || (underMouse() && isEnabled());
    const QRectF corner(width() - padding - 15, 8, 14, 14);
    if (m_state == State::Stale)
        draw_stale_sign(painter, corner.adjusted(1, 1, -1, -1), theme.muted);
    else if (sign)
        draw_icon(painter, QStringLiteral("why"), corner.adjusted(-1, -1, 1, 1),
            m_selected ? theme.accent_text : theme.muted);

    const int label_height = line(TypeStyle::Label);
    const int value_height = line(TypeStyle::Result);
    const int sub_height = line(TypeStyle::Smallest);
    const int top = (height() - label_height - value_height - sub_height) / 2;
    const int inner = width() - 2 * padding;
    painter.setFont(type_font(TypeStyle::Label));
    painter.setPen(isEnabled() ? theme.muted : theme.faint);
    painter.drawText(QRect(padding, top, inner - (sign ? 20 : 0), label_height), Qt::AlignLeft | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(m_label, Qt::ElideRight, inner - (sign ? 20 : 0)));

    painter.setOpacity(m_state == State::Stale ? stale_opacity : 1);
    const bool unit_beside = paintValue(painter, QRect(padding, top + label_height, inner, value_height));
    painter.setOpacity(1);

    QString sub = m_subline;
    if (!unit_beside && !m_unit.isEmpty())
        sub = sub.isEmpty() ? m_unit : m_unit + QStringLiteral(" · ") + sub;
    painter.setFont(type_font(TypeStyle::Smallest));
    painter.setPen(!isEnabled() ? theme.faint : m_state == State::Error ? theme.error.ink : theme.muted);
    painter.drawText(QRect(padding, top + label_height + value_height, inner, sub_height),
        Qt::AlignLeft | Qt::AlignVCenter, painter.fontMetrics().elidedText(sub, Qt::ElideRight, inner));
}

/// Paints mark, value and unit; false when the unit did not fit beside the value.
bool ResultCell::paintValue(QPainter& painter, const QRect& line) const
{
    const Theme& theme = current_theme();
    int left = line.left();
    if (m_mark == Mark::Swatch) {
        const QRectF box(left, line.center().y() - swatch_side / 2.0 + 1, swatch_side, swatch_side);
        draw_box(painter, box, { m_swatch, {} }, 2);
        left += swatch_side + 7;
    } else if (m_mark != Mark::None) {
        const bool good = m_mark == Mark::Check;
        draw_icon(painter, good ? QStringLiteral("check") : QStringLiteral("close"),
            QRectF(left - 2, line.center().y() - mark_side / 2 + 1, mark_side, mark_side),
            good ? theme.success.ink : theme.error.ink);
        left += static_cast<int>(mark_side);
    }
    const int room = line.right() + 1 - left;
    const QFont units = unit_font();
    const int unit_width = m_unit.isEmpty() ? 0 : metrics::space_8 + width_of(units, m_unit);
    QFont font = type_font(TypeStyle::Result);
    QString shown = m_value;
    bool unit_fits = true;
    if (width_of(font, shown) + unit_width > room) {
        if (!m_shorter.isEmpty())
            shown = m_shorter;
        unit_fits = width_of(font, shown) + unit_width <= room;
    }
    // A number is never cut: what still does not fit becomes smaller.
    for (int step = 0; step < 8 && width_of(font, shown) > room; ++step)
        font.setPointSizeF(font.pointSizeF() * 0.92);

    painter.setFont(font);
    painter.setPen(!isEnabled() ? theme.faint : m_state == State::Error ? theme.error.ink : theme.text);
    const int baseline = line.top() + (line.height() + QFontMetrics(font).ascent() - QFontMetrics(font).descent()) / 2;
    painter.drawText(left, baseline, shown);
    if (unit_fits && !m_unit.isEmpty()) {
        const int after = left + width_of(font, shown) + metrics::space_8 - 1;
        painter.setFont(units);
        painter.setPen(isEnabled() ? theme.muted : theme.faint);
        painter.drawText(after, baseline, m_unit);
    }
    return unit_fits;
}

bool ResultCell::event(QEvent* event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::ApplicationFontChange)
        updateGeometry();
    return QAbstractButton::event(event);
}

} // namespace mlsysim::widgets
