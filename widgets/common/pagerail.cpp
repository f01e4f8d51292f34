// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/pagerail.h"

#include "widgets/common/fonts.h"
#include "widgets/common/icon.h"
#include "widgets/common/metrics.h"
#include "widgets/common/painting.h"
#include "widgets/common/themeholder.h"

#include <QAbstractButton>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace mlsysim::widgets {

namespace {

constexpr int item_height = 54, item_gap = 4, item_narrow = 40;
constexpr int bar_width = 3, bar_inset = 8;

int icon_side() { return static_cast<int>(std::lround(scaled(metrics::icon_rail))); }

QFont name_font(bool current)
{
    QFont font = type_font(TypeStyle::Smallest);
    font.setWeight(current ? QFont::DemiBold : QFont::Medium);
    return font;
}

/// One entry of the rail; it paints over the full width so that the accent bar touches the window's edge.
class RailItem : public QAbstractButton {
public:
    RailItem(const QString& icon_name, const QString& name, const QString& hint, PageRail* rail)
        : QAbstractButton(rail)
        , m_rail(rail)
        , m_icon(icon_name)
    {
        setText(name);
        setAccessibleName(name);
        setToolTip(hint.isEmpty() ? name : PageRail::tr("%1 (%2)", "page and shortcut").arg(name, hint));
        setFocusPolicy(Qt::StrongFocus);
        setAttribute(Qt::WA_Hover);
        setProperty("focusRadius", metrics::radius_card);
    }

    void setNamed(bool named) { m_named = named; }

    QSize sizeHint() const override
    {
        if (m_rail->isNarrow())
            return { metrics::rail_narrow - 9, item_narrow };
        if (!m_named)
            return { metrics::rail - 17, item_narrow };
        const QFontMetrics measure(name_font(true));
        return { std::max(metrics::rail - 17, measure.horizontalAdvance(text()) + 8),
            std::max(item_height, icon_side() + measure.height() + 20) };
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Theme& theme = current_theme();
        QPainter painter(this);
        if (isChecked())
            draw_box(painter, rect(), { theme.accent_soft, theme.high_contrast ? theme.accent : QColor() },
                metrics::radius_card);
        else if (underMouse() && isEnabled())
            draw_box(painter, rect(),
                { isDown() ? pressed_shade(theme.hover) : theme.hover, theme.high_contrast ? theme.border : QColor() },
                metrics::radius_card);
        const QColor ink = !isEnabled() ? theme.faint
            : isChecked()               ? theme.accent_text
            : underMouse()              ? theme.text
                                        : theme.muted;
        const bool named = m_named && !m_rail->isNarrow();
        const QFont font = name_font(isChecked());
        const int text_height = QFontMetrics(font).height();
        const int side = icon_side();
        const double block = side + (named ? 2 + text_height : 0);
        const double top = (height() - block) / 2;
        draw_icon(painter, m_icon, QRectF((width() - side) / 2.0, top, side, side), ink);
        if (!named)
            return;
        painter.setFont(font);
        painter.setPen(ink);
        painter.drawText(QRectF(0, top + side + 2, width(), text_height), Qt::AlignCenter, text());
    }

    void keyPressEvent(QKeyEvent* event) override
    {
        // Up and down walk through all entries, pages and footers, in the order they stand.
        if (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)
            walk(event->key() == Qt::Key_Down ? 1 : -1);
        else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
            click();
        else
            QAbstractButton::keyPressEvent(event);
    }

private:
    void walk(int direction)
    {
        QList<QAbstractButton*> entries;
        for (int i = 0; QAbstractButton* entry = m_rail->page(i); ++i)
            entries.append(entry);
        for (int i = 0; QAbstractButton* entry = m_rail->footer(i); ++i)
            entries.append(entry);
        for (qsizetype i = entries.indexOf(this) + direction; i >= 0 && i < entries.size(); i += direction)
            if (entries[i]->isEnabled() && entries[i]->isVisible()) {
                entries[i]->setFocus(direction > 0 ? Qt::TabFocusReason : Qt::BacktabFocusReason);
                return;
            }
    }

    PageRail* m_rail;
    QString m_icon;
    bool m_named = true;
};

} // namespace

PageRail::PageRail(QWidget* parent)
    : QWidget(parent)
    , m_page_layout(new QVBoxLayout)
    , m_footer_layout(new QVBoxLayout)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    setAccessibleName(tr("Pages"));
    auto* column = new QVBoxLayout(this);
    column->setSpacing(0);
    m_page_layout->setSpacing(item_gap);
    m_footer_layout->setSpacing(item_gap);
    column->addLayout(m_page_layout);
    column->addStretch();
    column->addLayout(m_footer_layout);
    setNarrow(false);
}

int PageRail::addPage(const QString& icon, const QString& name, const QString& hint)
{
    const int index = count();
    auto* item = new RailItem(icon, name, hint, this);
    item->setCheckable(true);
    item->setAutoExclusive(true);
    item->setChecked(index == 0);
    // The footer buttons are checkable by nobody, so they stay out of the exclusive group.
    connect(item, &QAbstractButton::clicked, this, [this, index] {
        update();
        emit activated(index);
    });
    m_pages.append(item);
    m_page_layout->addWidget(item);
    updateGeometry();
    return index;
}

int PageRail::addFooter(const QString& icon, const QString& name, const QString& hint)
{
    const int index = static_cast<int>(m_footers.size());
    auto* item = new RailItem(icon, name, hint, this);
    item->setNamed(false);
    connect(item, &QAbstractButton::clicked, this, [this, index] { emit footerActivated(index); });
    m_footers.append(item);
    m_footer_layout->addWidget(item);
    return index;
}

int PageRail::currentIndex() const
{
    for (qsizetype i = 0; i < m_pages.size(); ++i)
        if (m_pages[i]->isChecked())
            return static_cast<int>(i);
    return -1;
}

void PageRail::setCurrentIndex(int index)
{
    if (QAbstractButton* item = page(index))
        item->setChecked(true);
    update();
}

void PageRail::setNarrow(bool narrow)
{
    m_narrow = narrow;
    const int side = narrow ? metrics::space_4 : metrics::space_8;
    layout()->setContentsMargins(side, metrics::space_8, side + 1, metrics::space_12);
    for (QAbstractButton* item : m_pages + m_footers)
        item->updateGeometry();
    m_page_layout->invalidate();
    m_footer_layout->invalidate();
    updateGeometry();
    update();
}

QAbstractButton* PageRail::page(int index) const { return m_pages.value(index); }
QAbstractButton* PageRail::footer(int index) const { return m_footers.value(index); }

QSize PageRail::sizeHint() const
{
    return { std::max(m_narrow ? metrics::rail_narrow : metrics::rail, QWidget::sizeHint().width()),
        QWidget::sizeHint().height() };
}

QSize PageRail::minimumSizeHint() const { return { sizeHint().width(), 0 }; }

void PageRail::paintEvent(QPaintEvent*)
{
    const Theme& theme = current_theme();
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    QPainter painter(this);
    painter.fillRect(rect(), theme.surface);
    draw_hairline(painter, QRectF(mirrored ? 0 : width() - 1, 0, 1, height()), theme.border);
    if (const QAbstractButton* item = page(currentIndex())) {
        const QRect box = item->geometry();
        const double x = mirrored ? width() - bar_width : 0;
        draw_box(painter, QRectF(x, box.top() + bar_inset, bar_width, box.height() - 2 * bar_inset),
            { theme.accent, {} }, bar_width / 2.0);
    }
}

} // namespace mlsysim::widgets
