// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/chip.h"

#include "widgets/common/fonts.h"
#include "widgets/common/icon.h"
#include "widgets/common/metrics.h"
#include "widgets/common/painting.h"
#include "widgets/common/themeholder.h"

#include <QActionGroup>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace mlsysim::widgets {

namespace {

constexpr int swatch_length = 18;

QFont chip_font(bool small)
{
    QFont font = type_font(small ? TypeStyle::Label : TypeStyle::Control);
    font.setWeight(small ? QFont::Medium : QFont::DemiBold);
    return font;
}

/// A button inside the chip: it leaves ground and edge to the chip.
QToolButton* inner_button(Chip* chip)
{
    auto* button = new QToolButton(chip);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::NoFocus); // the chip itself answers Delete and Down
    button->setCursor(Qt::ArrowCursor);
    button->hide();
    return button;
}

} // namespace

Chip::Chip(const QString& text, QWidget* parent)
    : QAbstractButton(parent)
    , m_count_button(inner_button(this))
    , m_close_button(inner_button(this))
{
    setText(text);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setProperty("focusRadius", metrics::chip_machine / 2);
    m_count_button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_count_button->setPopupMode(QToolButton::InstantPopup);
    m_count_button->setMenu(new QMenu(m_count_button));
    m_close_button->setIcon(widgets::icon(QStringLiteral("close")));
    m_close_button->setIconSize({ metrics::icon_chevron, metrics::icon_chevron });
    m_close_button->setToolTip(tr("Remove (Delete)"));
    connect(m_close_button, &QToolButton::clicked, this, &Chip::closeRequested);
    connect(m_count_button->menu(), &QMenu::triggered, this,
        [this](QAction* action) { emit countChosen(action->data().toInt()); });
}

void Chip::setSwatch(const QColor& color, const QList<qreal>& dash)
{
    m_color = color;
    m_dash = dash;
    arrange();
}

void Chip::setCount(int count, const QList<int>& choices)
{
    m_count = count;
    m_count_button->setText(tr("×%1", "so many of a machine").arg(count));
    m_count_button->setAccessibleName(tr("Number of %1: %2").arg(text()).arg(count));
    m_count_button->setVisible(!choices.isEmpty());
    QMenu* menu = m_count_button->menu();
    menu->clear();
    for (const int choice : choices) {
        QAction* action = menu->addAction(tr("×%1", "so many of a machine").arg(choice));
        action->setData(choice);
        action->setCheckable(true);
        action->setChecked(choice == count);
    }
    arrange();
}

void Chip::setClosable(bool closable)
{
    m_close_button->setVisible(closable);
    m_close_button->setAccessibleName(tr("Remove %1").arg(text()));
    arrange();
}

void Chip::setSmall(bool small)
{
    m_small = small;
    setProperty("focusRadius", (small ? metrics::chip : metrics::chip_machine) / 2);
    arrange();
}

void Chip::setCurrent(bool current)
{
    m_current = current;
    update();
}

QSize Chip::sizeHint() const
{
    const QFontMetrics measure(chip_font(m_small));
    int width = measure.horizontalAdvance(text()) + 2 * (m_small ? metrics::space_8 : metrics::space_12);
    if (m_color.isValid())
        width += swatch_length + 6;
    if (!m_count_button->isHidden())
        width += m_count_button->sizeHint().width() + 2;
    if (!m_close_button->isHidden())
        width += metrics::icon_inline;
    const int height = static_cast<int>(std::lround(scaled(m_small ? metrics::chip : metrics::chip_machine)));
    return { width, std::max(height, measure.height() + 4) };
}

/// Without the button of a count of one, which is not missed.
QSize Chip::minimumSizeHint() const
{
    const bool spared = !m_count_button->isHidden() && m_count == 1;
    return sizeHint() - QSize(spared ? m_count_button->sizeHint().width() + 2 : 0, 0);
}

void Chip::arrange()
{
    const int inset = m_small ? metrics::space_8 : metrics::space_12;
    int right = width() - inset;
    const auto place = [&](QToolButton* button, int length) {
        if (button->isHidden())
            return;
        const QRect box(right - length, 2, length, height() - 4);
        button->setGeometry(layoutDirection() == Qt::RightToLeft
                ? QRect(width() - box.right() - 1, box.top(), box.width(), box.height())
                : box);
        right -= length + 2;
    };
    right += metrics::space_4;
    place(m_close_button, metrics::icon_inline + metrics::space_4);
    place(m_count_button, m_count > 1 || width() >= sizeHint().width() ? m_count_button->sizeHint().width() : 0);
    updateGeometry();
    update();
}

void Chip::resizeEvent(QResizeEvent* event)
{
    QAbstractButton::resizeEvent(event);
    arrange();
}

bool Chip::event(QEvent* event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::ApplicationFontChange
        || event->type() == QEvent::LayoutDirectionChange)
        arrange();
    return QAbstractButton::event(event);
}

void Chip::keyPressEvent(QKeyEvent* event)
{
    if (!m_close_button->isHidden() && (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace))
        emit closeRequested();
    else if (!m_count_button->isHidden() && event->key() == Qt::Key_Down)
        m_count_button->showMenu();
    else
        QAbstractButton::keyPressEvent(event);
}

void Chip::paintEvent(QPaintEvent*)
{
    const Theme& theme = current_theme();
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LeftToRight); // places are mirrored below
    QColor ground = m_current ? theme.selection : theme.sunken;
    if (isDown() || (underMouse() && isEnabled()))
        ground = pressed_shade(ground);
    const QColor edge = theme.high_contrast ? (m_current ? theme.accent : theme.border)
        : theme.dark                        ? theme.border
                                            : QColor();
    draw_box(painter, rect(), { ground, edge }, height() / 2.0);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    int left = m_small ? metrics::space_8 : metrics::space_12;
    if (m_color.isValid()) {
        const double x = mirrored ? width() - left - swatch_length : left;
        draw_swatch_line(painter, QRectF(x, 0, swatch_length, height()), m_color, m_dash);
        left += swatch_length + 6;
    }
    painter.setFont(chip_font(m_small));
    painter.setPen(isEnabled() ? theme.text : theme.faint);
    const QRect room = mirrored ? rect().adjusted(0, 0, -left, 0) : rect().adjusted(left, 0, 0, 0);
    painter.drawText(room, (mirrored ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter, text());
}

} // namespace mlsysim::widgets
