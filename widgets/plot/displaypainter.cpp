// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/displaypainter.h"

#include <QDataStream>
#include <QFontMetricsF>
#include <QIODevice>
#include <QPainter>
#include <QPainterPath>
#include <QStaticText>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace mlsysim::widgets {
namespace {

constexpr double halo_width = 2.5;
constexpr qsizetype most_pictures = 800;

/// The pieces of a dashed line, the pattern running on through the corners.
QList<QLineF> dashes(const QPolygonF& points, const QList<qreal>& pattern)
{
    QList<QLineF> pieces;
    qsizetype part = 0;
    double left = pattern.front();
    for (qsizetype i = 1; i < points.size(); ++i) {
        const QLineF segment(points[i - 1], points[i]);
        const double length = segment.length();
        double done = 0;
        while (done < length) {
            const double step = std::min(left, length - done);
            if (part % 2 == 0 && step > 0)
                pieces.append({ segment.pointAt(done / length), segment.pointAt((done + step) / length) });
            done += step;
            left -= step;
            if (left <= 1e-9) {
                part = (part + 1) % pattern.size();
                left = pattern[part];
            }
        }
    }
    return pieces;
}

bool usable(const QList<qreal>& pattern)
{
    double sum = 0;
    for (const qreal length : pattern)
        sum += length;
    return pattern.size() >= 2 && pattern.size() % 2 == 0 && sum > 0.5;
}

QPainterPath outline(const MarkItem& mark)
{
    QPainterPath path;
    const double r = mark.radius;
    switch (mark.shape) {
    case MarkShape::Circle:
        path.addEllipse(QPointF(0, 0), r, r);
        break;
    case MarkShape::Triangle:
        path.addPolygon(QPolygonF { QPointF(0, -1.1 * r), QPointF(1.05 * r, 0.8 * r), QPointF(-1.05 * r, 0.8 * r) });
        path.closeSubpath();
        break;
    case MarkShape::Square:
        path.addRect(-0.88 * r, -0.88 * r, 1.76 * r, 1.76 * r);
        break;
    case MarkShape::Diamond:
        path.addPolygon(QPolygonF { QPointF(0, -r), QPointF(r, 0), QPointF(0, r), QPointF(-r, 0) });
        path.closeSubpath();
        break;
    }
    return path;
}

void draw_mark(QPainter& painter, const MarkItem& mark)
{
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(mark.edge, mark.edge_width, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin);
    if (mark.dotted)
        pen.setDashPattern({ 1.6, 1.4 });
    painter.setPen(mark.edge.isValid() ? pen : QPen(Qt::NoPen));
    painter.setBrush(mark.fill.isValid() ? QBrush(mark.fill) : QBrush(Qt::NoBrush));
    painter.drawPath(outline(mark));
    if (mark.crossed) {
        const double arm = mark.radius * 0.5;
        painter.setPen(QPen(mark.edge, mark.edge_width, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(QPointF(-arm, -arm), QPointF(arm, arm));
        painter.drawLine(QPointF(-arm, arm), QPointF(arm, -arm));
    }
}

/// Draws the lines of a label round the origin, turned. The halo of a picture is the text itself, set round about: as a
/// path it would not come out the same twice, because the font's outlines depend on what was drawn before.
void draw_text(QPainter& painter, const TextItem& item, bool real_halo)
{
    painter.rotate(item.box.angle);
    const double width = item.box.size.width();
    double top = -item.box.size.height() / 2;
    for (const TextLine& line : item.lines) {
        const QFontMetricsF metrics(line.font);
        const double advance = metrics.horizontalAdvance(line.text);
        double left = -advance / 2;
        if (item.align & Qt::AlignLeft)
            left = -width / 2;
        else if (item.align & Qt::AlignRight)
            left = width / 2 - advance;
        const QPointF base(left, top + metrics.ascent());
        painter.setFont(line.font);
        if (item.halo.isValid() && real_halo) {
            QPainterPath path;
            path.addText(base, line.font, line.text);
            painter.strokePath(path, QPen(item.halo, 2 * halo_width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        } else if (item.halo.isValid()) {
            QStaticText text(line.text); // shaped once
            text.setTextFormat(Qt::PlainText);
            text.prepare(painter.transform(), line.font);
            const QPointF corner = base - QPointF(0, metrics.ascent());
            painter.setPen(item.halo);
            for (int i = 0; i < 8; ++i) {
                const double angle = i * std::numbers::pi / 4;
                const QPointF away(std::cos(angle), std::sin(angle));
                painter.drawStaticText(corner + away * halo_width, text);
                if (i % 2 == 0)
                    painter.drawStaticText(corner + away * (halo_width / 2), text);
            }
        }
        painter.setPen(line.color);
        painter.drawText(base, line.text);
        top += metrics.height();
    }
}

void write(QDataStream& out, const MarkItem& mark)
{
    out << 'm' << static_cast<int>(mark.shape) << mark.radius << mark.fill << mark.edge << mark.edge_width
        << mark.crossed << mark.dotted;
}

void write(QDataStream& out, const TextItem& item)
{
    out << 't' << item.box.size << item.box.angle << static_cast<int>(item.align) << item.halo;
    for (const TextLine& line : item.lines)
        out << line.text << line.font.pixelSize() << line.font.weight() << line.color;
}

template <class Item> QByteArray key_of(const Item& item)
{
    QByteArray key;
    QDataStream out(&key, QIODevice::WriteOnly);
    write(out, item);
    return key;
}

} // namespace

DisplayPainter::DisplayPainter(Target target, double ratio)
    : m_target(target)
    , m_ratio(ratio)
{
}

void DisplayPainter::setRatio(double ratio)
{
    if (ratio == m_ratio)
        return;
    m_ratio = ratio;
    m_pictures.clear();
}

void DisplayPainter::paint(QPainter& painter, const DisplayList& list)
{
    painter.save();
    if (!list.clip.isEmpty())
        painter.setClipRect(list.clip);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    for (const FillShape& fill : list.fills) {
        painter.setBrush(fill.color);
        painter.drawPolygon(fill.polygon);
    }
    for (const StrokeShape& stroke : list.strokes)
        paintStroke(painter, stroke);
    painter.restore();
    for (const MarkItem& mark : list.marks)
        paintMark(painter, mark);
    for (const TextItem& item : list.texts)
        paintText(painter, item);
}

void DisplayPainter::paintStroke(QPainter& painter, const StrokeShape& stroke) const
{
    if (stroke.points.size() < 2)
        return;
    if (stroke.casing.isValid()) {
        StrokeShape wide = stroke;
        wide.color = stroke.casing;
        wide.width = stroke.width + 2;
        wide.casing = QColor(); // {} would be Qt::color0
        paintStroke(painter, wide);
    }
    const bool hairline = stroke.width <= 0;
    const bool dashed = usable(stroke.dash);
    const bool file = m_target != Target::Screen;
    QPen pen(stroke.color, hairline ? (file ? 0.6 : 0) : stroke.width, Qt::SolidLine,
        dashed ? Qt::FlatCap : Qt::SquareCap, Qt::MiterJoin);
    painter.setRenderHint(QPainter::Antialiasing, !hairline || file);
    if (file && dashed) {
        QList<qreal> pattern; // QPen measures dashes in pen widths
        for (const qreal length : stroke.dash)
            pattern.append(length / pen.widthF());
        pen.setDashPattern(pattern);
    }
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    if (file)
        painter.drawPolyline(stroke.points);
    else if (dashed)
        painter.drawLines(dashes(stroke.points, stroke.dash));
    else
        for (qsizetype i = 1; i < stroke.points.size(); ++i)
            painter.drawLine(stroke.points[i - 1], stroke.points[i]);
    if (!stroke.arrow)
        return;
    const QPointF tip = stroke.points.back();
    const QPointF way = tip - stroke.points[stroke.points.size() - 2];
    const double length = std::hypot(way.x(), way.y());
    if (length < 1)
        return;
    const QPointF along = way / length * (3 + 2.5 * stroke.width), across(-along.y() * 0.45, along.x() * 0.45);
    painter.setPen(Qt::NoPen);
    painter.setBrush(stroke.color);
    painter.drawPolygon(QPolygonF { tip + along * 0.4, tip - along * 0.6 + across, tip - along * 0.6 - across });
}

template <class Draw> DisplayPainter::Picture DisplayPainter::render(const QRectF& bounds, Draw draw) const
{
    const QRectF wide = bounds.adjusted(-1, -1, 1, 1);
    const QSize size(static_cast<int>(std::ceil(wide.width() * m_ratio)) + 1,
        static_cast<int>(std::ceil(wide.height() * m_ratio)) + 1);
    Picture picture { QImage(size, QImage::Format_ARGB32_Premultiplied), wide.topLeft() };
    // Whole device pixels, so that an even line stays even.
    picture.origin = QPointF(std::floor(wide.left() * m_ratio), std::floor(wide.top() * m_ratio)) / m_ratio;
    picture.image.fill(Qt::transparent);
    picture.image.setDevicePixelRatio(m_ratio);
    QPainter painter(&picture.image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(-picture.origin);
    draw(painter);
    return picture;
}

void DisplayPainter::drawPicture(QPainter& painter, const Picture& picture, QPointF center) const
{
    const QPointF corner = center + picture.origin;
    painter.drawImage(
        QPointF(std::round(corner.x() * m_ratio) / m_ratio, std::round(corner.y() * m_ratio) / m_ratio), picture.image);
}

void DisplayPainter::paintMark(QPainter& painter, const MarkItem& mark)
{
    if (m_target != Target::Screen) {
        painter.save();
        painter.translate(mark.at);
        draw_mark(painter, mark);
        painter.restore();
        return;
    }
    const QByteArray key = key_of(mark);
    auto found = m_pictures.constFind(key);
    if (found == m_pictures.constEnd()) {
        if (m_pictures.size() > most_pictures)
            m_pictures.clear();
        const double reach = mark.radius * 1.2 + mark.edge_width + 1;
        found = m_pictures.insert(
            key, render({ -reach, -reach, 2 * reach, 2 * reach }, [&](QPainter& inner) { draw_mark(inner, mark); }));
    }
    drawPicture(painter, *found, mark.at);
}

void DisplayPainter::paintText(QPainter& painter, const TextItem& item)
{
    if (m_target != Target::Screen) {
        painter.save();
        painter.translate(item.box.center);
        draw_text(painter, item, m_target == Target::Vector);
        painter.restore();
        return;
    }
    const QByteArray key = key_of(item);
    auto found = m_pictures.constFind(key);
    if (found == m_pictures.constEnd()) {
        if (m_pictures.size() > most_pictures)
            m_pictures.clear();
        const LabelBox box { {}, item.box.size + QSizeF(2 * halo_width, 2 * halo_width), item.box.angle };
        found = m_pictures.insert(key, render(box.bounds(), [&](QPainter& inner) { draw_text(inner, item, false); }));
    }
    drawPicture(painter, *found, item.box.center);
}

} // namespace mlsysim::widgets
