// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/valuefield.h"

#include "widgets/common/fonts.h"
#include "widgets/common/metrics.h"
#include "widgets/common/themeholder.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyle>
#include <QTimer>
#include <QWheelEvent>

namespace mlsysim::widgets {

namespace {

constexpr double page = 10; ///< arrow steps of a page key
constexpr double notch = 120; ///< of a wheel

} // namespace

ValueField::ValueField(QWidget* parent)
    : QLineEdit(parent)
    , m_conversion(plain_conversion())
{
    setLayoutDirection(Qt::LeftToRight); // number and unit read this way in every language
    setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setFocusPolicy(Qt::StrongFocus); // the wheel does not take the focus
    connect(this, &QLineEdit::returnPressed, this, [this] {
        commit();
        selectAll();
    });
    show();
    updateMargins();
}

void ValueField::setConversion(ValueConversion conversion)
{
    m_conversion = std::move(conversion);
    show();
}

void ValueField::setUnit(const QString& unit)
{
    m_unit = unit;
    updateMargins();
    updateGeometry();
    update();
}

void ValueField::setSampleText(const QString& text)
{
    m_sample = text;
    updateGeometry();
}

void ValueField::setValue(double value)
{
    m_value = value;
    if (!isModified())
        show();
}

void ValueField::setError(const QString& message)
{
    if (message == m_error)
        return;
    m_error = message;
    setProperty("error", !message.isEmpty());
    setAccessibleDescription(message);
    update();
}

void ValueField::show()
{
    setText(m_conversion.to_text(m_value)); // also clears isModified()
    if (hasFocus())
        selectAll();
}

void ValueField::commit()
{
    if (!isModified())
        return;
    const std::optional<double> typed = m_conversion.from_text(text());
    if (!typed) {
        setError(tr("“%1” is not a value.").arg(text()));
        emit refused(text());
        return;
    }
    setError({});
    setModified(false);
    emit valueEntered(*typed);
    show(); // what the owner made of it, which may be what it was before
}

QSize ValueField::sizeHint() const
{
    const QFontMetrics text(font());
    const QFontMetrics unit(type_font(TypeStyle::Label));
    const QString sample = m_sample.isEmpty() ? QStringLiteral("00 000") : m_sample;
    const int width = text.horizontalAdvance(sample) + 2 * metrics::space_12
        + (m_unit.isEmpty() ? 0 : unit.horizontalAdvance(m_unit) + metrics::space_4 + 2);
    return { width, control_height() };
}

QSize ValueField::minimumSizeHint() const { return sizeHint(); }

void ValueField::updateMargins()
{
    const int unit = m_unit.isEmpty()
        ? 0
        : QFontMetrics(type_font(TypeStyle::Label)).horizontalAdvance(m_unit) + metrics::space_4 + 2;
    setTextMargins(0, 0, unit, 0);
}

void ValueField::paintEvent(QPaintEvent* event)
{
    QLineEdit::paintEvent(event);
    if (m_unit.isEmpty())
        return;
    const Theme& theme = current_theme();
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LeftToRight);
    painter.setFont(type_font(TypeStyle::Label));
    painter.setPen(isEnabled() ? theme.muted : theme.faint);
    painter.drawText(rect().adjusted(0, 0, -(metrics::space_8 + 1), 0), Qt::AlignRight | Qt::AlignVCenter, m_unit);
}

void ValueField::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown: {
        commit();
        const bool up = event->key() == Qt::Key_Up || event->key() == Qt::Key_PageUp;
        const bool far = event->key() == Qt::Key_PageUp || event->key() == Qt::Key_PageDown;
        emit stepped((up ? 1 : -1) * (far ? page : 1), event->modifiers());
        return;
    }
    case Qt::Key_Escape:
        if (isModified() || !m_error.isEmpty()) {
            setError({});
            setModified(false);
            show();
            return;
        }
        break;
    default:
        break;
    }
    QLineEdit::keyPressEvent(event);
}

void ValueField::wheelEvent(QWheelEvent* event)
{
    if (!hasFocus()) {
        event->ignore();
        return;
    }
    commit();
    emit stepped(event->angleDelta().y() / notch, event->modifiers());
    event->accept();
}

void ValueField::focusInEvent(QFocusEvent* event)
{
    QLineEdit::focusInEvent(event);
    // After the press that brought the focus has placed the cursor.
    QTimer::singleShot(0, this, [this] {
        if (hasFocus() && !isModified())
            selectAll();
    });
}

void ValueField::focusOutEvent(QFocusEvent* event)
{
    if (event->reason() != Qt::PopupFocusReason)
        commit();
    QLineEdit::focusOutEvent(event);
}

void ValueField::changeEvent(QEvent* event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        updateMargins();
        updateGeometry();
    }
}

} // namespace mlsysim::widgets
