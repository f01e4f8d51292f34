// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plot/labelplacement.h"

#include <QColor>
#include <QFont>
#include <QList>
#include <QPolygonF>
#include <QString>

#include <vector>

namespace mlsysim::widgets {

/// A filled polygon.
struct FillShape {
    QPolygonF polygon;
    QColor color;
    bool operator==(const FillShape&) const = default;
};

/// A line through points. Width 0 is a hairline of one device pixel.
struct StrokeShape {
    QPolygonF points;
    QColor color;
    double width = 1;
    QList<qreal> dash; ///< on, off … px; empty is solid
    QColor casing; ///< valid: 1 px of it on both sides
    bool arrow = false; ///< a head at the last point
    bool operator==(const StrokeShape&) const = default;
};

/// Outlines a mark can have.
enum class MarkShape { Circle, Triangle, Square, Diamond };

/// A marker at a point.
struct MarkItem {
    QPointF at;
    MarkShape shape = MarkShape::Circle;
    double radius = 4;
    QColor fill; ///< invalid: hollow, what is below shows
    QColor edge; ///< invalid: none
    double edge_width = 1.5;
    bool crossed = false; ///< does not fit
    bool dotted = false; ///< a state that is no more
    bool operator==(const MarkItem&) const = default;
};

/// One line of a label.
struct TextLine {
    QString text;
    QFont font;
    QColor color;
    bool operator==(const TextLine&) const = default;
};

/// A label of one or more lines, turned with its box.
struct TextItem {
    LabelBox box;
    std::vector<TextLine> lines;
    Qt::Alignment align = Qt::AlignHCenter;
    QColor halo; ///< valid: drawn round the letters
    bool operator==(const TextItem&) const = default;
};

/// Everything one layer shows, in the order fills, strokes, marks, texts. Two equal lists paint equally, which is how
/// a layer knows that it need not be painted again.
struct DisplayList {
    QRectF clip; ///< of fills and strokes; empty = none
    std::vector<FillShape> fills;
    std::vector<StrokeShape> strokes;
    std::vector<MarkItem> marks;
    std::vector<TextItem> texts;

    void clear();
    bool operator==(const DisplayList&) const = default;
};

/// Size of a label's lines, px.
QSizeF textSize(const std::vector<TextLine>& lines);

} // namespace mlsysim::widgets
