// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plot/legendtable.h"

#include <QPixmap>
#include <QWidget>

namespace mlsysim::widgets {

/// The legend table as a card that floats over the plot: a click on a swatch hides or shows the machine, a double
/// click shows it alone, a click elsewhere makes it the current one, pointing at a row emphasises it.
class RooflineLegend : public QWidget {
    Q_OBJECT
public:
    explicit RooflineLegend(QWidget* parent);

    /// Shows `table` with its top left corner at `position` of the parent.
    void setTable(const LegendTable& table, QPointF position);
    const LegendTable& table() const { return m_table; }
    /// Machine of the row under the pointer; empty = none.
    const QString& hoveredMachine() const { return m_hovered; }

signals:
    void machineHovered(const QString& machine);
    void machineToggled(const QString& machine);
    void machineIsolated(const QString& machine);
    void machineChosen(const QString& machine);

protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    QPointF inTable(QPointF position) const;
    QString machineAt(QPointF position) const;
    void hover(const QString& machine);

    LegendTable m_table;
    QString m_hovered;
    QPixmap m_picture; ///< painted once; the plot below repaints far more often
};

} // namespace mlsysim::widgets
