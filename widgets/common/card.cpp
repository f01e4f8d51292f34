// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/card.h"

#include "widgets/common/metrics.h"
#include "widgets/common/painting.h"
#include "widgets/common/textlabel.h"
#include "widgets/common/themeholder.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>
#include <QTimer>

#include <cmath>

namespace mlsysim::widgets {

namespace {

constexpr int busy_delay = 100; ///< ms before anybody should think about waiting
constexpr int busy_frame = 50;
constexpr double busy_length = 0.3; ///< of the card's width
constexpr int busy_height = 2;

} // namespace

Card::Card(QWidget* parent)
    : QFrame(parent)
    , m_body(new QVBoxLayout)
    , m_head(new QWidget(this))
    , m_head_layout(new QHBoxLayout(m_head))
    , m_title(new TextLabel(TypeStyle::Section, TextLabel::Ink::Text, m_head))
    , m_note(new TextLabel(TypeStyle::Table, TextLabel::Ink::Muted, m_head))
    , m_busy_timer(new QTimer(this))
{
    setProperty("role", QStringLiteral("card"));
    m_head_layout->setContentsMargins(0, 0, 0, 0);
    m_head_layout->setSpacing(metrics::space_8);
    m_head_layout->addWidget(m_title);
    m_head_layout->addWidget(m_note);
    m_head_layout->addStretch();
    m_head->hide();
    m_note->hide();

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(
        metrics::card_padding, metrics::card_padding - 4, metrics::card_padding, metrics::card_padding);
    column->setSpacing(metrics::space_12);
    column->addWidget(m_head);
    m_body->setContentsMargins(0, 0, 0, 0);
    m_body->setSpacing(metrics::space_8);
    column->addLayout(m_body, 1);

    connect(m_busy_timer, &QTimer::timeout, this, [this] {
        m_busy_shown = true;
        m_busy_phase += 0.03;
        m_busy_timer->setInterval(busy_frame);
        update(0, 0, width(), busy_height + 2);
    });
}

void Card::setGround(Ground ground)
{
    m_ground = ground;
    update();
}

void Card::setTitle(const QString& title, const QString& note)
{
    m_title->setText(title);
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    m_head_layout->setStretchFactor(m_title, note.isEmpty() ? 1 : 0); // a title of its own does not grow with its text
    m_head->setVisible(!title.isEmpty());
    setAccessibleName(title);
}

void Card::addHeadWidget(QWidget* widget)
{
    m_head_layout->addWidget(widget);
    m_head->show();
}

void Card::setBusy(bool busy)
{
    if (busy == m_busy)
        return;
    m_busy = busy;
    m_busy_shown = false;
    m_busy_phase = 0;
    if (busy)
        m_busy_timer->start(busy_delay);
    else
        m_busy_timer->stop();
    update();
}

void Card::paintEvent(QPaintEvent*)
{
    const Theme& theme = current_theme();
    QPainter painter(this);
    const double radius = m_ground == Ground::Accent ? metrics::radius_prediction : metrics::radius_card;
    Fill fill { theme.surface, theme.border };
    if (m_ground == Ground::Sunken)
        fill.ground = theme.dark ? theme.raised : theme.sunken;
    else if (m_ground == Ground::Accent)
        fill = { theme.accent_soft, theme.high_contrast ? theme.accent : mix(theme.accent_soft, theme.accent, 0.35) };
    draw_box(painter, rect(), fill, radius, theme.lines.hairline);
    if (!m_busy_shown)
        return;
    QPainterPath outline;
    outline.addRoundedRect(QRectF(rect()), radius, radius);
    painter.setClipPath(outline);
    const double length = busy_length * width();
    const double x = (m_busy_phase - std::floor(m_busy_phase)) * (width() + length) - length;
    painter.fillRect(QRectF(x, 0, length, busy_height), theme.accent);
}

} // namespace mlsysim::widgets
