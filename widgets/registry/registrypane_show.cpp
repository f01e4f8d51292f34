// SPDX-License-Identifier: GPL-3.0-or-later
// What a RegistryPane shows about a row: details, hover card, menus.
#include "widgets/common/icon.h"
#include "widgets/common/metrics.h"
#include "widgets/common/painting.h"
#include "widgets/common/searchfield.h"
#include "widgets/common/themeholder.h"
#include "widgets/registry/entrycard.h"
#include "widgets/registry/entrydetails.h"
#include "widgets/registry/entrydialog.h"
#include "widgets/registry/registryfilter.h"
#include "widgets/registry/registrypane.h"
#include "widgets/registry/registryview.h"

#include "widgets/parameters/text.h"

#include <QApplication>
#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QTimer>

#include <algorithm>

namespace mlsysim::widgets {

void RegistryPane::showDetails(const QModelIndex&)
{
    // What is pointed at, else what the keyboard is on, else the first kind's current entry.
    QModelIndex index = m_view->hovered();
    if (index.data(RegistryModel::PathRole).toString().isEmpty())
        index = m_view->currentIndex();
    QString path = index.data(RegistryModel::PathRole).toString();
    for (int i = 0; i < m_model->rowCount() && path.isEmpty(); ++i)
        path = m_model->current(m_model->index(i, 0).data(RegistryModel::TypeRole).toString());
    const QModelIndex row = m_model->indexOf(path);
    const int series = row.data(RegistryModel::SeriesRole).toInt();
    const bool drawn = row.data(RegistryModel::DrawnRole).toBool();
    const Theme& theme = current_theme();
    m_details->setMark(!drawn ? QColor() : series >= 0 ? theme.seriesStyle(series).color : theme.accent);
    m_details->setEntry(m_model->registry(), m_model->registry().find(utf8(path)));
}

void RegistryPane::showHoverCard()
{
    const QModelIndex index = m_view->hovered();
    const QString path = index.data(RegistryModel::PathRole).toString();
    const Entry* entry = m_model->registry().find(utf8(path));
    if (!entry || path != m_hovered || !m_view->isVisible() || QApplication::mouseButtons() != Qt::NoButton)
        return;
    const QRect row = m_view->rowRect(index);
    m_card->showFor(m_model->registry(), *entry,
        QRect(m_view->viewport()->mapToGlobal(row.topLeft()), QSize(width() - m_view->x(), row.height())), window());
}

void RegistryPane::showCountMenu(const QModelIndex& index, const QPoint& at)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QPersistentModelIndex source = m_filter->mapToSource(index);
    const int now = index.data(RegistryModel::CountRole).toInt();
    for (const int count : m_counts) {
        QAction* action = menu->addAction(
            tr("×%1").arg(count), this, [this, source, count] { m_model->requestCount(source, count); });
        action->setCheckable(true);
        action->setChecked(count == now);
    }
    menu->popup(at);
}

void RegistryPane::showContextMenu(const QModelIndex& index, const QPoint& at)
{
    m_card->hide();
    const QPersistentModelIndex source = m_filter->mapToSource(index);
    const QString path = index.data(RegistryModel::PathRole).toString();
    const bool drawn = index.data(RegistryModel::DrawnRole).toBool();
    const bool favourite = index.data(RegistryModel::FavouriteRole).toBool();
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Make current"), this, [this, source] { m_model->requestCurrent(source); });
    menu->addAction(
        drawn ? tr("Do not draw") : tr("Draw"), this, [this, source, drawn] { m_model->requestCheck(source, !drawn); });
    menu->addAction(favourite ? tr("Remove from favourites") : tr("Add to favourites"), this,
        [this, source, favourite] { m_model->requestFavourite(source, !favourite); });
    if (drawn && index.data(RegistryModel::CountableRole).toBool())
        menu->addAction(
            tr("How many…"), this, [this, source, at] { showCountMenu(m_filter->mapFromSource(source), at); });
    menu->addSeparator();
    menu->addAction(
        icon(QStringLiteral("info")), tr("All facts and sources"), this, [this, path] { showFullDetails(path); });
    menu->addAction(
        icon(QStringLiteral("copy")), tr("Copy name"), this, [path] { QGuiApplication::clipboard()->setText(path); });
    menu->popup(at);
}

void RegistryPane::showFullDetails(const QString& path)
{
    const Entry* entry = m_model->registry().find(utf8(path));
    if (!entry)
        return;
    auto* dialog = new EntryDialog(m_model->registry(), *entry, this);
    connect(dialog, &EntryDialog::linkActivated, this, &RegistryPane::linkActivated);
    dialog->show();
}

void RegistryPane::paintEvent(QPaintEvent*)
{
    const Theme& theme = current_theme();
    QPainter painter(this);
    painter.fillRect(rect(), theme.surface);
    draw_hairline(painter, QRectF(width() - 1, 0, 1, height()), theme.border);
    if (m_details->isVisibleTo(this))
        draw_hairline(painter, QRectF(0, m_details->y() - metrics::space_12, width(), 1), theme.border);
}

bool RegistryPane::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (watched == m_view && key == Qt::Key_Escape && m_filter->isFiltering()) {
            m_search->clear();
            return true;
        }
        // Enter in the search makes the first hit current.
        if (watched == m_search && (key == Qt::Key_Return || key == Qt::Key_Enter) && m_filter->isFiltering()) {
            const QModelIndex section = m_filter->index(0, 0), group = m_filter->index(0, 0, section);
            m_model->requestCurrent(m_filter->mapToSource(m_filter->index(0, 0, group)));
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace mlsysim::widgets
