// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/results/termlabel.h"

#include "widgets/common/focusring.h"
#include "widgets/common/painting.h"
#include "widgets/common/themeholder.h"
#include "widgets/results/glossarycard.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QTimer>

#include <algorithm>
#include <cmath>

namespace mlsysim::widgets {

namespace {

constexpr int hover_delay = 400;
constexpr double line_gap = 2; ///< between two lines, so that underlines have room

} // namespace

TermLabel::TermLabel(const QString& marked, QWidget* parent)
    : QWidget(parent)
    , m_hover(new QTimer(this))
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setMouseTracking(true);
    setProperty("focusRing", false);
    m_hover->setSingleShot(true);
    m_hover->setInterval(hover_delay);
    connect(m_hover, &QTimer::timeout, this, [this] {
        if (m_hovered >= 0)
            open(m_hovered, true);
    });
    connect(&ThemeHolder::instance(), &ThemeHolder::changed, this, qOverload<>(&QWidget::update));
    setText(marked);
}

void TermLabel::setText(const QString& marked)
{
    QString plain;
    m_terms.clear();
    for (qsizetype at = 0; at < marked.size();) {
        const qsizetype start = marked.indexOf(QLatin1String("[["), at);
        const qsizetype end = start < 0 ? -1 : marked.indexOf(QLatin1String("]]"), start);
        if (end < 0) {
            plain += marked.mid(at);
            break;
        }
        plain += marked.mid(at, start - at);
        const QString inside = marked.mid(start + 2, end - start - 2);
        const qsizetype bar = inside.indexOf(u'|');
        const QString shown = bar < 0 ? inside : inside.mid(bar + 1);
        m_terms.append(
            { bar < 0 ? inside : inside.left(bar), static_cast<int>(plain.size()), static_cast<int>(shown.size()) });
        plain += shown;
        at = end + 2;
    }
    m_layout.setText(plain);
    m_layout.setFont(type_font(m_style));
    m_current = 0;
    setFocusPolicy(m_terms.isEmpty() ? Qt::NoFocus : Qt::TabFocus);
    setAccessibleName(plain);
    setAccessibleDescription(m_terms.isEmpty() ? QString() : tr("Terms: %1").arg(terms().join(QStringLiteral(", "))));
    breakLines(m_layout, width());
    updateGeometry();
    update();
}

QStringList TermLabel::terms() const
{
    QStringList words;
    for (const Term& term : m_terms)
        words.append(term.word);
    return words;
}

void TermLabel::setTypeStyle(TypeStyle style)
{
    m_style = style;
    m_layout.setFont(type_font(style));
    breakLines(m_layout, width());
    updateGeometry();
    update();
}

void TermLabel::setInk(TextLabel::Ink ink)
{
    m_ink = ink;
    update();
}

double TermLabel::breakLines(QTextLayout& layout, double width) const
{
    double y = 0;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(std::max(1.0, width));
        line.setPosition({ 0, y });
        y += std::ceil(line.height()) + line_gap;
    }
    layout.endLayout();
    return y;
}

QSize TermLabel::sizeHint() const
{
    const int wide = std::min(240, QFontMetrics(m_layout.font()).horizontalAdvance(text()));
    return { wide, heightForWidth(std::max(wide, 1)) };
}

QSize TermLabel::minimumSizeHint() const
{
    int widest = 1;
    for (const QString& word : text().split(u' '))
        widest = std::max(widest, QFontMetrics(m_layout.font()).horizontalAdvance(word));
    return { widest, heightForWidth(std::max(widest, width())) };
}

int TermLabel::heightForWidth(int width) const
{
    QTextLayout layout(m_layout.text(), m_layout.font());
    return static_cast<int>(std::ceil(breakLines(layout, width)));
}

void TermLabel::resizeEvent(QResizeEvent*) { breakLines(m_layout, width()); }

QList<QRectF> TermLabel::rectsOf(const Term& term) const
{
    QList<QRectF> rects;
    for (int i = 0; i < m_layout.lineCount(); ++i) {
        const QTextLine line = m_layout.lineAt(i);
        const int from = std::max(term.start, line.textStart());
        const int to = std::min(term.start + term.length, line.textStart() + line.textLength());
        if (from < to) {
            const double a = line.cursorToX(from), b = line.cursorToX(to);
            rects.append(QRectF(std::min(a, b), line.y(), std::fabs(b - a), line.height()));
        }
    }
    return rects;
}

QRect TermLabel::termRect(qsizetype index) const
{
    const QList<QRectF> rects = index >= 0 && index < m_terms.size() ? rectsOf(m_terms[index]) : QList<QRectF>();
    return rects.isEmpty() ? QRect() : rects.first().toAlignedRect();
}

qsizetype TermLabel::termAt(const QPoint& position) const
{
    for (qsizetype i = 0; i < m_terms.size(); ++i)
        for (const QRectF& rect : rectsOf(m_terms[i]))
            if (rect.contains(position))
                return i;
    return -1;
}

void TermLabel::paintEvent(QPaintEvent*)
{
    const Theme& theme = current_theme();
    QPainter painter(this);
    const QColor ink = m_ink == TextLabel::Ink::Muted ? theme.muted
        : m_ink == TextLabel::Ink::Accent             ? theme.accent_text
        : m_ink == TextLabel::Ink::Error              ? theme.error.ink
                                                      : theme.text;
    painter.setPen(ink);
    m_layout.draw(&painter, { 0, 0 });
    const double drop = QFontMetricsF(m_layout.font()).ascent() + 2.5;
    for (qsizetype i = 0; i < m_terms.size(); ++i) {
        const bool lit = i == m_hovered;
        QPen dots(lit ? theme.accent_text : theme.muted, 1.2, Qt::CustomDashLine, Qt::RoundCap);
        dots.setDashPattern({ 0.01, 2.4 });
        painter.setRenderHint(QPainter::Antialiasing);
        for (const QRectF& rect : rectsOf(m_terms[i])) {
            painter.setPen(dots);
            const double y = std::round(rect.top() + drop) + 0.5;
            painter.drawLine(QPointF(rect.left() + 0.5, y), QPointF(rect.right() - 0.5, y));
            if (i == m_current && FocusRing::isShownFor(this))
                draw_box(painter, rect.adjusted(-2, -1, 2, 1), { {}, theme.focus_ring }, 3, 2);
        }
    }
}

void TermLabel::mouseMoveEvent(QMouseEvent* event)
{
    const qsizetype at = termAt(event->position().toPoint());
    if (at == m_hovered)
        return;
    m_hovered = at;
    setCursor(at >= 0 ? Qt::WhatsThisCursor : Qt::ArrowCursor);
    if (at >= 0)
        m_hover->start();
    else
        m_hover->stop();
    update();
}

void TermLabel::leaveEvent(QEvent*)
{
    m_hovered = -1;
    m_hover->stop();
    update();
}

void TermLabel::mousePressEvent(QMouseEvent* event)
{
    const qsizetype at = termAt(event->position().toPoint());
    if (at < 0 || event->button() != Qt::LeftButton) {
        event->ignore();
        return;
    }
    m_current = at;
    open(at, false);
}

void TermLabel::open(qsizetype index, bool by_hovering)
{
    m_hover->stop();
    const QString word = m_terms[index].word;
    const QRect rect = termRect(index);
    GlossaryCard::open(word, QRect(mapToGlobal(rect.topLeft()), rect.size()), this, by_hovering);
    emit termActivated(word);
}

void TermLabel::keyPressEvent(QKeyEvent* event)
{
    if (m_terms.isEmpty()) {
        QWidget::keyPressEvent(event);
        return;
    }
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    switch (event->key()) {
    case Qt::Key_F1:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        open(m_current, false);
        return;
    case Qt::Key_Left:
    case Qt::Key_Right: {
        const qsizetype step = (event->key() == Qt::Key_Right) != mirrored ? 1 : -1;
        m_current = std::clamp<qsizetype>(m_current + step, 0, m_terms.size() - 1);
        update();
        return;
    }
    default:
        QWidget::keyPressEvent(event);
    }
}

void TermLabel::focusInEvent(QFocusEvent* event)
{
    if (event->reason() == Qt::TabFocusReason)
        m_current = 0;
    else if (event->reason() == Qt::BacktabFocusReason)
        m_current = m_terms.size() - 1;
    QWidget::focusInEvent(event);
    update();
}

bool TermLabel::focusNextPrevChild(bool next)
{
    const qsizetype to = m_current + (next ? 1 : -1);
    if (to < 0 || to >= m_terms.size())
        return QWidget::focusNextPrevChild(next);
    m_current = to;
    update();
    return true;
}

bool TermLabel::event(QEvent* event)
{
    if (event->type() == QEvent::ApplicationFontChange)
        setTypeStyle(m_style);
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->key() == Qt::Key_F1) {
        event->accept(); // help about this word comes before help about the page
        return true;
    }
    return QWidget::event(event);
}

} // namespace mlsysim::widgets
