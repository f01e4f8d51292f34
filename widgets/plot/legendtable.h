// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plot/plotstyle.h"
#include "widgets/plot/rooflinescene.h"

#include <QRectF>
#include <QStringList>

#include <vector>

class QPainter;

namespace mlsysim::widgets {

/// The legend of the roofline as a table: what stands in it, how large it is and how it is painted, on the screen and
/// in a file alike.
class LegendTable {
public:
    /// Compact keeps the machine and the last column.
    enum class Form { Full, Compact };

    struct Row {
        QString machine; ///< id; empty in a row that explains a number
        QStringList cells;
        QColor color, ink;
        QList<qreal> dash;
        bool current = false, hidden = false, alert = false, hovered = false;
        QString number; ///< of a model, instead of a swatch
        bool operator==(const Row&) const = default;
    };

    LegendTable() = default;
    LegendTable(const RooflineScene& scene, const PlotStyle& style, Form form, const QStringList& hidden,
        const QString& hovered);

    const std::vector<Row>& rows() const { return m_rows; }
    Form form() const { return m_form; }
    QSizeF size() const { return m_size; }
    /// Row and swatch inside the table, px from its top left corner.
    QRectF rowRect(std::size_t row) const;
    QRectF swatchRect(std::size_t row) const;
    /// Index of the row at `position`, or -1.
    int rowAt(QPointF position) const;

    /// Paints the table into `rect`; `lifted` for what floats in a window.
    void paint(QPainter& painter, const QRectF& rect, bool lifted) const;
    bool operator==(const LegendTable& other) const;

private:
    Form m_form = Form::Full;
    PlotStyle m_style;
    QStringList m_header;
    std::vector<Row> m_rows;
    QList<qreal> m_widths;
    QSizeF m_size;
    double m_row_height = 26, m_padding = 8, m_swatch = 24;
};

} // namespace mlsysim::widgets
