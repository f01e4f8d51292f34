// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/valuebutton.h"

#include "widgets/common/discard.h"
#include "widgets/common/fonts.h"
#include "widgets/common/icon.h"
#include "widgets/common/metrics.h"
#include "widgets/common/painting.h"
#include "widgets/common/textlabel.h"
#include "widgets/common/themeholder.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

namespace mlsysim::widgets {

namespace {

constexpr int padding = 10;
constexpr int below = 4; ///< from the button to its popup

QFont value_font()
{
    QFont font = type_font(TypeStyle::Control);
    font.setWeight(QFont::Medium);
    return font;
}

int width_of(const QFont& font, const QString& text) { return QFontMetrics(font).horizontalAdvance(text); }

/// The ground of the popup: head line and editor.
class ValuePopup : public QFrame {
public:
    explicit ValuePopup(QWidget* owner)
        : QFrame(owner, Qt::Popup | Qt::FramelessWindowHint | Qt::NoDropShadowWindowHint)
        , m_head(new TextLabel(TypeStyle::Label, TextLabel::Ink::Muted, this))
    {
        auto* column = new QVBoxLayout(this);
        column->setContentsMargins(metrics::space_12, metrics::space_8, metrics::space_12, metrics::space_12);
        column->setSpacing(metrics::space_4);
        column->addWidget(m_head);
    }

    void setHead(const QString& text) { m_head->setText(text); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), current_theme().raised);
        draw_box(painter, rect(), { {}, current_theme().border_strong }, metrics::radius_card);
    }

    void resizeEvent(QResizeEvent*) override { setMask(rounded_mask(size(), metrics::radius_card)); }

private:
    TextLabel* m_head;
};

} // namespace

ValueButton::ValueButton(QWidget* parent)
    : QAbstractButton(parent)
    , m_popup(new ValuePopup(this))
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    m_popup->installEventFilter(this);
    connect(this, &QAbstractButton::clicked, this, &ValueButton::openPopup);
}

void ValueButton::setLabel(const QString& label, const QString& symbol)
{
    m_label = label;
    m_symbol = symbol;
    static_cast<ValuePopup*>(m_popup)->setHead(label);
    m_popup->setAccessibleName(label);
    describe();
}

void ValueButton::setValueText(const QString& value, const QString& unit)
{
    m_value = value;
    m_unit = unit;
    describe();
}

void ValueButton::describe()
{
    const QString value = m_unit.isEmpty() ? m_value : tr("%1 %2", "value and unit").arg(m_value, m_unit);
    setAccessibleName(m_label.isEmpty() ? value : tr("%1: %2", "label and value").arg(m_label, value));
    updateGeometry();
    update();
}

void ValueButton::setEditor(QWidget* editor)
{
    discard(m_editor);
    m_editor = editor;
    if (editor)
        m_popup->layout()->addWidget(editor);
}

QWidget* ValueButton::editor() const { return m_editor; }
bool ValueButton::isOpen() const { return m_popup->isVisible(); }

void ValueButton::openPopup()
{
    if (isOpen())
        return;
    emit aboutToOpen();
    m_popup->setMinimumWidth(width());
    m_popup->adjustSize();
    const QRect room = screen()->availableGeometry();
    QPoint corner = mapToGlobal(QPoint(0, height() + below));
    if (corner.y() + m_popup->height() > room.bottom())
        corner.setY(mapToGlobal(QPoint(0, -below)).y() - m_popup->height());
    corner.setX(std::max(room.left(), std::min(corner.x(), room.right() - m_popup->width())));
    m_popup->move(corner);
    m_popup->show();
    if (m_editor)
        m_editor->setFocus(Qt::PopupFocusReason);
    update();
}

void ValueButton::closePopup() { m_popup->hide(); }

bool ValueButton::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_popup && event->type() == QEvent::Hide)
        update();
    if (watched == m_popup && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            closePopup();
            return true;
        }
    }
    return QAbstractButton::eventFilter(watched, event);
}

void ValueButton::keyPressEvent(QKeyEvent* event)
{
    const bool opens = event->key() == Qt::Key_Down || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    opens ? openPopup() : QAbstractButton::keyPressEvent(event);
}

bool ValueButton::event(QEvent* event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::ApplicationFontChange)
        updateGeometry();
    return QAbstractButton::event(event);
}

QSize ValueButton::sizeHint() const
{
    int width = width_of(value_font(), m_value) + 2 * padding + metrics::space_12 + metrics::icon_inline;
    if (!m_symbol.isEmpty())
        width += width_of(value_font(), m_symbol) + metrics::space_4 + 2;
    if (!m_unit.isEmpty())
        width += width_of(type_font(TypeStyle::Label), m_unit) + metrics::space_4 + 2;
    return { width, control_height() };
}

QSize ValueButton::minimumSizeHint() const { return sizeHint(); }

void ValueButton::paintEvent(QPaintEvent*)
{
    const Theme& theme = current_theme();
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LeftToRight); // places are mirrored below
    QColor ground = underMouse() && isEnabled() ? theme.hover : theme.surface;
    if (isDown() || isOpen())
        ground = pressed_shade(theme.hover);
    draw_box(painter, rect(), { ground, isOpen() ? theme.focus_ring : theme.border }, metrics::radius_control);

    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    int at = padding;
    const auto put = [&](const QFont& font, const QColor& ink, const QString& text) {
        if (text.isEmpty())
            return;
        const int length = width_of(font, text);
        painter.setFont(font);
        painter.setPen(isEnabled() ? ink : theme.faint);
        painter.drawText(QRect(mirrored ? width() - at - length : at, 0, length + 1, height()), Qt::AlignVCenter, text);
        at += length + metrics::space_4 + 2;
    };
    put(value_font(), theme.muted, m_symbol);
    put(value_font(), theme.text, m_value);
    put(type_font(TypeStyle::Label), theme.muted, m_unit);
    constexpr double side = metrics::icon_chevron + 2;
    draw_icon(painter, QStringLiteral("chevd"),
        QRectF(mirrored ? padding - 1 : width() - padding - side + 1, (height() - side) / 2, side, side),
        isEnabled() ? theme.muted : theme.faint);
}

} // namespace mlsysim::widgets
