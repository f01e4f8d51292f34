// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPersistentModelIndex>
#include <QTreeView>

namespace mlsysim::widgets {

class RegistryDelegate;

/// The tree of a RegistryModel, itself or behind a filter. It tells what the mouse and the keys ask for: space checks,
/// Enter makes current, F makes a favourite, letters search.
class RegistryView : public QTreeView {
    Q_OBJECT

public:
    explicit RegistryView(QWidget* parent = nullptr);

    RegistryDelegate* rows() const { return m_rows; }
    /// The whole row in viewport coordinates.
    QRect rowRect(const QModelIndex& index) const;
    QModelIndex hovered() const { return m_hovered; }

    /// Keys of groups that are open.
    QStringList openGroups() const;
    void setOpenGroups(const QStringList& keys);
    /// Opens every section, which has no chevron of its own.
    void openSections();

signals:
    void checkToggled(const QModelIndex& index);
    void chosen(const QModelIndex& index); ///< Enter, or a click on the row
    void favouriteToggled(const QModelIndex& index);
    void countClicked(const QModelIndex& index, const QPoint& global_position);
    void menuRequested(const QModelIndex& index, const QPoint& global_position);
    void hoverChanged(const QModelIndex& index);
    void typed(const QString& text); ///< letters that belong into the search
    void leftAtTop(); ///< Up was pressed on the first row

protected:
    void drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void drawBranches(QPainter* painter, const QRect& rect, const QModelIndex& index) const override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void startDrag(Qt::DropActions actions) override;

private:
    bool isEntry(const QModelIndex& index) const;
    void setHovered(const QModelIndex& index);
    void toggle(const QModelIndex& group);

    RegistryDelegate* m_rows;
    QPersistentModelIndex m_hovered;
    QPersistentModelIndex m_pressed;
};

} // namespace mlsysim::widgets
