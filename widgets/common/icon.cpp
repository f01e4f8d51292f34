// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/icon.h"

#include "widgets/common/look.h"
#include "widgets/common/metrics.h"
#include "widgets/common/themeholder.h"

#include <QDir>
#include <QFile>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <cmath>

namespace mlsysim::widgets {

namespace {

constexpr double grid = metrics::icon;
constexpr double stroke = 1.5;

const QByteArray& drawing(const QString& name)
{
    static QHash<QString, QByteArray> known;
    const auto found = known.constFind(name);
    if (found != known.constEnd())
        return *found;
    init_resources();
    QFile file(QStringLiteral(":/mlsysim/icons/%1.svg").arg(name));
    QByteArray data;
    if (file.open(QIODevice::ReadOnly))
        data = file.readAll();
    else
        qWarning("There is no icon named %s.", qUtf8Printable(name));
    return *known.insert(name, data);
}

/// Renders an icon of `size` px with `ratio` device pixels each, from the cache when it can.
QPixmap render(const QString& name, double size, double ratio, const QColor& color)
{
    const QString key
        = QStringLiteral("mlsysim-icon/%1/%2/%3/%4").arg(name).arg(size).arg(ratio).arg(color.rgba(), 0, 16);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    QByteArray svg = drawing(name);
    if (svg.isEmpty())
        return {};
    // Below a certain size a line drawn to scale becomes a grey haze.
    const double width = size <= metrics::icon_button ? stroke * grid / size : stroke;
    svg.replace("stroke=\"#000\"", "stroke=\"" + color.name().toLatin1() + "\"");
    svg.replace("stroke-width=\"1.5\"", "stroke-width=\"" + QByteArray::number(width) + "\"");
    const int pixels = std::max(1, static_cast<int>(std::lround(size * ratio)));
    QImage image(pixels, pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    {
        QPainter painter(&image);
        painter.setOpacity(color.alphaF());
        QSvgRenderer(svg).render(&painter, QRectF(0, 0, pixels, pixels));
    }
    pixmap = QPixmap::fromImage(std::move(image));
    pixmap.setDevicePixelRatio(ratio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

/// Draws one icon of the set in the colours of the theme at the time of drawing.
class VectorIconEngine : public QIconEngine {
public:
    VectorIconEngine(QString name, const QColor& color)
        : m_name(std::move(name))
        , m_color(color)
    {
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        draw_icon(*painter, m_name, rect, colorFor(mode, state));
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1);
    }

    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal scale) override
    {
        const int side = std::min(size.width(), size.height());
        return render(m_name, side / scale, scale, colorFor(mode, state));
    }

    QIconEngine* clone() const override { return new VectorIconEngine(m_name, m_color); }
    QString key() const override { return QStringLiteral("mlsysim-vector"); }
    QString iconName() override { return m_name; }
    bool isNull() override { return drawing(m_name).isEmpty(); }

private:
    QColor colorFor(QIcon::Mode mode, QIcon::State state) const
    {
        const Theme& theme = current_theme();
        if (mode == QIcon::Disabled)
            return theme.faint;
        if (m_color.isValid())
            return m_color;
        if (state == QIcon::On)
            return theme.accent_text;
        return mode == QIcon::Normal ? theme.muted : theme.text;
    }

    QString m_name;
    QColor m_color;
};

} // namespace

const QStringList& icon_names()
{
    static const QStringList names { "alert", "back", "bolt", "check", "chev", "chevd", "close", "compare", "copy",
        "cost", "export", "filter", "fit", "flag", "fwd", "heat", "help", "info", "layers", "lessons", "link", "lock",
        "menu", "more", "pin", "play", "plus", "present", "redo", "reset", "roofline", "scatter", "scenarios", "search",
        "serving", "settings", "sliders", "solvers", "studies", "table", "target", "theme", "tornado", "training",
        "undo", "walls", "wave", "why" };
    return names;
}

QIcon icon(const QString& name) { return icon(name, QColor()); }

QIcon icon(const QString& name, const QColor& color)
{
    return drawing(name).isEmpty() ? QIcon() : QIcon(new VectorIconEngine(name, color));
}

void draw_icon(QPainter& painter, const QString& name, const QRectF& rect, const QColor& color)
{
    const double size = std::min(rect.width(), rect.height());
    const double ratio = painter.device()->devicePixelRatioF();
    const QPixmap pixmap = render(name, size, ratio, color);
    if (pixmap.isNull())
        return;
    const auto snap = [ratio](double position) { return std::round(position * ratio) / ratio; };
    const QPointF middle = rect.center();
    painter.drawPixmap(QPointF(snap(middle.x() - size / 2), snap(middle.y() - size / 2)), pixmap);
}

} // namespace mlsysim::widgets
