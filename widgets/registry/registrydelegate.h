// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace mlsysim::widgets {

/// Paints the rows of a RegistryModel: heads in small capitals, groups with a chevron, entries with a check box in the
/// colour of their series, the line they are drawn with, how many of them, and a fact at the right.
class RegistryDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    enum class Part { Nothing, Row, Check, Count };

    explicit RegistryDelegate(QObject* parent = nullptr);

    /// A list to pick from has no check boxes.
    void setChecksVisible(bool visible) { m_checks = visible; }
    bool checksVisible() const { return m_checks; }
    /// Whether a scroll bar stands at the right edge and keeps the distance.
    void setBarBeside(bool beside) { m_bar_beside = beside; }
    /// A single kind needs no head.
    void setHeadsVisible(bool visible) { m_heads = visible; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    /// Nothing is edited in place; the view reads the mouse and the keys itself.
    bool editorEvent(QEvent*, QAbstractItemModel*, const QStyleOptionViewItem&, const QModelIndex&) override
    {
        return false;
    }

    /// What lies at `position` in a row that is painted into `rect`; `pointed` when the row shows its controls.
    Part partAt(const QRect& rect, const QModelIndex& index, const QPoint& position) const;
    QRect countRect(const QRect& rect, const QModelIndex& index) const;

private:
    struct Places;
    int rightEdge() const;
    Places placesOf(const QRect& rect, const QModelIndex& index) const;
    void paintSection(QPainter& painter, const QRect& rect, const QModelIndex& index) const;
    void paintGroup(QPainter& painter, const QRect& rect, const QModelIndex& index, bool open) const;
    void paintEntry(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;

    bool m_checks = true;
    bool m_heads = true;
    bool m_bar_beside = false;
};

} // namespace mlsysim::widgets
