// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/results/resultgrid.h"

#include "widgets/common/fonts.h"
#include "widgets/common/metrics.h"
#include "widgets/common/themeholder.h"

#include <QContextMenuEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QResizeEvent>

namespace mlsysim::widgets {

namespace {

constexpr int label_margin = 42; ///< of a cell: padding on both sides and the sign

}

ResultGrid::ResultGrid(QWidget* parent)
    : QWidget(parent)
    , m_layout(new QGridLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(metrics::space_8);
    setAccessibleName(tr("Results"));
    connect(&ThemeHolder::instance(), &ThemeHolder::changed, this, [this] { setCells(m_cells); });
}

void ResultGrid::setCells(const QList<InspectorContent::Cell>& cells)
{
    m_cells = cells;
    if (m_widgets.size() < cells.size()) {
        while (m_widgets.size() < cells.size()) {
            auto* widget = new ResultCell(this);
            const qsizetype at = m_widgets.size();
            m_widgets.append(widget);
            widget->installEventFilter(this);
            connect(widget, &ResultCell::clicked, this, [this, at] { emit whyRequested(m_cells.value(at).id); });
        }
        arrange();
    }
    for (qsizetype i = 0; i < m_widgets.size(); ++i) {
        m_widgets[i]->setVisible(i < cells.size());
        if (i < cells.size())
            fill(*m_widgets[i], cells[i]);
    }
}

void ResultGrid::fill(ResultCell& widget, const InspectorContent::Cell& cell) const
{
    widget.setObjectName(cell.id);
    // The sign of the asked cell needs room too, so that asking does not change the label.
    const int room = (width() - (m_columns - 1) * m_layout->spacing()) / m_columns - label_margin;
    const bool long_fits = QFontMetrics(type_font(TypeStyle::Label)).horizontalAdvance(cell.label) <= room;
    widget.setLabel(long_fits || cell.short_label.isEmpty() ? cell.label : cell.short_label);
    widget.setValue(cell.number, cell.unit, cell.shorter);
    widget.setSubline(cell.subline);
    widget.setMark(cell.mark, cell.swatch ? current_theme().bound(*cell.swatch) : QColor());
    widget.setState(m_stale ? ResultCell::State::Stale : cell.state);
    widget.setSelected(!m_selected.isEmpty() && cell.id == m_selected);
    const QString tip = cell.tooltip + (cell.tooltip.isEmpty() ? QString() : QStringLiteral("\n"))
        + tr("Click for why, F1 for the word");
    widget.setToolTip(tip);
    widget.setWhatsThis(tip);
}

void ResultGrid::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        setCells(m_cells);
}

void ResultGrid::setColumns(int columns)
{
    if (columns == m_columns)
        return;
    m_columns = columns;
    arrange();
}

void ResultGrid::arrange()
{
    for (ResultCell* widget : m_widgets)
        m_layout->removeWidget(widget);
    for (qsizetype i = 0; i < m_widgets.size(); ++i)
        m_layout->addWidget(m_widgets[i], static_cast<int>(i) / m_columns, static_cast<int>(i) % m_columns);
    for (int column = 0; column < m_layout->columnCount(); ++column)
        m_layout->setColumnStretch(column, column < m_columns ? 1 : 0);
}

void ResultGrid::setStale(bool stale)
{
    if (stale == m_stale)
        return;
    m_stale = stale;
    setCells(m_cells);
}

void ResultGrid::setSelected(const QString& id)
{
    m_selected = id;
    for (qsizetype i = 0; i < m_cells.size(); ++i)
        m_widgets[i]->setSelected(!id.isEmpty() && m_cells[i].id == id);
}

ResultCell* ResultGrid::cell(const QString& id) const
{
    for (qsizetype i = 0; i < m_cells.size(); ++i)
        if (m_cells[i].id == id)
            return m_widgets[i];
    return nullptr;
}

QString ResultGrid::focusedId() const
{
    for (qsizetype i = 0; i < m_cells.size(); ++i)
        if (m_widgets[i]->hasFocus())
            return m_cells[i].id;
    return {};
}

QString ResultGrid::text(const QString& id) const
{
    for (const auto& one : m_cells)
        if (one.id == id)
            return tr("%1: %2", "label and value")
                .arg(one.label, one.unit.isEmpty() ? one.number : one.number + u' ' + one.unit);
    return {};
}

bool ResultGrid::eventFilter(QObject* watched, QEvent* event)
{
    const qsizetype at = m_widgets.indexOf(qobject_cast<ResultCell*>(watched));
    if (at < 0)
        return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::ContextMenu) {
        const auto* menu = static_cast<QContextMenuEvent*>(event);
        const QPoint where = menu->reason() == QContextMenuEvent::Mouse
            ? menu->globalPos()
            : m_widgets[at]->mapToGlobal(m_widgets[at]->rect().center());
        emit menuRequested(m_cells.value(at).id, where);
        return true;
    }
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    qsizetype to = at;
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Left:
        to += mirrored ? 1 : -1;
        break;
    case Qt::Key_Right:
        to += mirrored ? -1 : 1;
        break;
    case Qt::Key_Up:
        to -= m_columns;
        break;
    case Qt::Key_Down:
        to += m_columns;
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        m_widgets[at]->click();
        return true;
    default:
        return QWidget::eventFilter(watched, event);
    }
    if (to >= 0 && to < m_cells.size())
        m_widgets[to]->setFocus(Qt::TabFocusReason);
    return true;
}

} // namespace mlsysim::widgets
