// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plot/displaylist.h"

#include <QHash>
#include <QImage>
#include <QPair>

class QPainter;

namespace mlsysim::widgets {

/// Paints display lists. On a screen, wide lines are drawn segment by segment with dashes cut by hand, and marks and
/// labels come from a cache of images, because stroking a wide dashed path with antialiasing costs ten times as much;
/// for files and scaled pictures everything is real paths and real text.
class DisplayPainter {
public:
    enum class Target {
        Screen, ///< one px of the screen, from the cache
        Raster, ///< a scaled picture
        Vector ///< SVG, PDF, printer
    };

    /// `ratio` is the device pixels in one px of the screen.
    explicit DisplayPainter(Target target = Target::Screen, double ratio = 1);

    /// Another ratio empties the cache.
    void setRatio(double ratio);
    void paint(QPainter& painter, const DisplayList& list);

private:
    struct Picture {
        QImage image;
        QPointF origin; ///< of the image from the item's centre, px
    };

    void paintStroke(QPainter& painter, const StrokeShape& stroke) const;
    void paintMark(QPainter& painter, const MarkItem& mark);
    void paintText(QPainter& painter, const TextItem& item);
    void drawPicture(QPainter& painter, const Picture& picture, QPointF center) const;
    template <class Draw> Picture render(const QRectF& bounds, Draw draw) const;

    Target m_target;
    double m_ratio;
    QHash<QByteArray, Picture> m_pictures;
};

} // namespace mlsysim::widgets
