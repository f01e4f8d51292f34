// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/registry/registryview.h"

#include "widgets/common/focusring.h"
#include "widgets/common/themeholder.h"
#include "widgets/registry/registrydelegate.h"
#include "widgets/registry/registrymodel.h"

#include <QContextMenuEvent>
#include <QDrag>
#include <QKeyEvent>
#include <QMimeData>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

namespace mlsysim::widgets {

namespace {

using Level = RegistryModel::Level;

Level level_of(const QModelIndex& index) { return static_cast<Level>(index.data(RegistryModel::LevelRole).toInt()); }

template <class Visit> void each_group(const QAbstractItemModel& model, Visit visit)
{
    for (int s = 0; s < model.rowCount(); ++s)
        for (int g = 0; g < model.rowCount(model.index(s, 0)); ++g)
            visit(model.index(g, 0, model.index(s, 0)));
}

} // namespace

RegistryView::RegistryView(QWidget* parent)
    : QTreeView(parent)
    , m_rows(new RegistryDelegate(this))
{
    setItemDelegate(m_rows);
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setIndentation(0);
    setFrameShape(QFrame::NoFrame);
    setEditTriggers(NoEditTriggers);
    setExpandsOnDoubleClick(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setDragEnabled(true);
    setDragDropMode(DragOnly);
    setMouseTracking(true);
    setProperty("focusRing", false); // the row shows it
    connect(this, &QTreeView::expanded, viewport(), qOverload<>(&QWidget::update));
    connect(this, &QTreeView::collapsed, viewport(), qOverload<>(&QWidget::update));
}

bool RegistryView::isEntry(const QModelIndex& index) const
{
    return index.isValid() && level_of(index) == Level::Entry;
}

QRect RegistryView::rowRect(const QModelIndex& index) const
{
    const QRect rect = visualRect(index);
    return rect.isValid() ? QRect(0, rect.top(), viewport()->width(), rect.height()) : QRect();
}

void RegistryView::drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    m_rows->setBarBeside(verticalScrollBar()->isVisible());
    QStyleOptionViewItem row = option;
    row.state &= ~(QStyle::State_MouseOver | QStyle::State_HasFocus | QStyle::State_Open);
    if (index == m_hovered)
        row.state |= QStyle::State_MouseOver;
    if (index == currentIndex() && FocusRing::isShownFor(this))
        row.state |= QStyle::State_HasFocus;
    if (isExpanded(index))
        row.state |= QStyle::State_Open;
    m_rows->paint(painter, row, index);
}

void RegistryView::drawBranches(QPainter*, const QRect&, const QModelIndex&) const { } // the rows have their chevrons

void RegistryView::toggle(const QModelIndex& group) { setExpanded(group, !isExpanded(group)); }

void RegistryView::keyPressEvent(QKeyEvent* event)
{
    const QModelIndex index = currentIndex();
    const bool plain = !(event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier));
    switch (event->key()) {
    case Qt::Key_Space:
        if (isEntry(index) && m_rows->checksVisible())
            emit checkToggled(index);
        else if (isEntry(index))
            emit chosen(index);
        else if (index.isValid())
            toggle(index);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (isEntry(index))
            emit chosen(index);
        else if (index.isValid())
            toggle(index);
        return;
    case Qt::Key_F:
        if (event->modifiers() == Qt::NoModifier && isEntry(index)) {
            emit favouriteToggled(index);
            return;
        }
        break;
    case Qt::Key_Up:
        if (!indexAbove(index).isValid() || !indexAbove(indexAbove(index)).isValid()) {
            // Above the first row there is at most a head.
            const QModelIndex above = indexAbove(index);
            if (!above.isValid() || level_of(above) == Level::Section) {
                emit leftAtTop();
                return;
            }
        }
        break;
    default:
        break;
    }
    if (plain && !event->text().isEmpty() && event->text()[0].isLetterOrNumber()) {
        emit typed(event->text());
        return;
    }
    QTreeView::keyPressEvent(event);
    viewport()->update();
}

void RegistryView::mousePressEvent(QMouseEvent* event)
{
    m_pressed = event->button() == Qt::LeftButton ? indexAt(event->pos()) : QModelIndex();
    QTreeView::mousePressEvent(event);
}

void RegistryView::mouseReleaseEvent(QMouseEvent* event)
{
    QTreeView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->pos());
    if (event->button() != Qt::LeftButton || !index.isValid() || m_pressed != index)
        return;
    m_pressed = QModelIndex();
    const QRect rect = rowRect(index);
    m_rows->setBarBeside(verticalScrollBar()->isVisible());
    switch (m_rows->partAt(rect, index, event->pos())) {
    case RegistryDelegate::Part::Check:
        emit checkToggled(index);
        break;
    case RegistryDelegate::Part::Count:
        emit countClicked(index, viewport()->mapToGlobal(m_rows->countRect(rect, index).bottomLeft() + QPoint(0, 4)));
        break;
    case RegistryDelegate::Part::Row:
        isEntry(index) ? emit chosen(index) : toggle(index);
        break;
    case RegistryDelegate::Part::Nothing:
        break;
    }
}

void RegistryView::mouseDoubleClickEvent(QMouseEvent* event)
{
    // Each of two fast clicks counts on its own.
    m_pressed = event->button() == Qt::LeftButton ? indexAt(event->pos()) : QModelIndex();
    event->accept();
}

void RegistryView::mouseMoveEvent(QMouseEvent* event)
{
    setHovered(indexAt(event->pos()));
    QTreeView::mouseMoveEvent(event);
}

bool RegistryView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::Leave || event->type() == QEvent::Wheel)
        setHovered({});
    return QTreeView::viewportEvent(event);
}

void RegistryView::setHovered(const QModelIndex& index)
{
    if (m_hovered == index)
        return;
    m_hovered = index;
    viewport()->update();
    emit hoverChanged(index);
}

void RegistryView::startDrag(Qt::DropActions actions)
{
    m_pressed = QModelIndex();
    const QModelIndex index = currentIndex();
    QMimeData* entry = isEntry(index) ? model()->mimeData({ index }) : nullptr;
    if (!entry)
        return;
    auto* drag = new QDrag(this);
    drag->setMimeData(entry);
    const QRect rect = rowRect(index);
    QPixmap picture(rect.size() * devicePixelRatioF());
    picture.setDevicePixelRatio(devicePixelRatioF());
    picture.fill(current_theme().raised);
    QPainter painter(&picture);
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    option.rect = QRect(QPoint(), rect.size());
    m_rows->paint(&painter, option, index);
    painter.end();
    drag->setPixmap(picture);
    drag->exec(actions, Qt::CopyAction);
}

void RegistryView::contextMenuEvent(QContextMenuEvent* event)
{
    const bool by_key = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = by_key ? currentIndex() : indexAt(event->pos());
    if (isEntry(index))
        emit menuRequested(index, by_key ? viewport()->mapToGlobal(rowRect(index).center()) : event->globalPos());
    event->accept();
}

QStringList RegistryView::openGroups() const
{
    QStringList keys;
    if (model())
        each_group(*model(), [&](const QModelIndex& group) {
            if (isExpanded(group))
                keys.append(group.data(RegistryModel::KeyRole).toString());
        });
    return keys;
}

void RegistryView::setOpenGroups(const QStringList& keys)
{
    openSections();
    if (model())
        each_group(*model(), [&](const QModelIndex& group) {
            setExpanded(group, keys.contains(group.data(RegistryModel::KeyRole).toString()));
        });
}

void RegistryView::openSections()
{
    if (model())
        for (int s = 0; s < model()->rowCount(); ++s)
            expand(model()->index(s, 0));
}

} // namespace mlsysim::widgets
