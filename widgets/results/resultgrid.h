// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/results/inspectorcontent.h"

#include <QWidget>

class QGridLayout;

namespace mlsysim::widgets {

/// The six results side by side. Arrow keys walk them, Enter or a click asks why, F1 asks for the word.
class ResultGrid : public QWidget {
    Q_OBJECT

public:
    explicit ResultGrid(QWidget* parent = nullptr);

    void setCells(const QList<InspectorContent::Cell>& cells);
    void setColumns(int columns);
    void setStale(bool stale);
    /// Marks the one whose derivation is open; an empty id none.
    void setSelected(const QString& id);

    ResultCell* cell(const QString& id) const;
    /// The result that has the focus; empty when none has.
    QString focusedId() const;
    /// A result as one line: "Latency per token: 7.48 ms".
    QString text(const QString& id) const;

signals:
    void whyRequested(const QString& id);
    void menuRequested(const QString& id, const QPoint& global);

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void arrange();
    void fill(ResultCell& widget, const InspectorContent::Cell& cell) const;

    QGridLayout* m_layout;
    QList<ResultCell*> m_widgets;
    QList<InspectorContent::Cell> m_cells;
    QString m_selected;
    int m_columns = 2;
    bool m_stale = false;
};

} // namespace mlsysim::widgets
