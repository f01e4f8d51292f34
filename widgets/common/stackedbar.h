// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QList>
#include <QString>
#include <QWidget>

namespace mlsysim::widgets {

/// One part of a stacked bar. `text` is the formatted value; the bar itself never formats numbers.
struct BarPart {
    QString label;
    double value = 0;
    QString text;
    QColor color;
    QString note; ///< what the tooltip adds
};

/// Parts of a whole in one line: title, bar, an optional thin lane for what runs at the same time, legend.
class StackedBar : public QWidget {
    Q_OBJECT

public:
    explicit StackedBar(QWidget* parent = nullptr);

    /// Head line: title left; `value` strong and `rest` muted at the right ("20.4" "of 85.9 GB").
    void setTitle(const QString& title, const QString& value = {}, const QString& rest = {});
    void setParts(const QList<BarPart>& parts);
    /// A second, thinner bar on the same scale, for time that is hidden under the first.
    void setLane(const QList<BarPart>& parts);
    /// What the full width stands for; 0 is the longer of the two sums. What is left over is drawn as free.
    void setWhole(double whole);
    /// Names the left-over part in the legend ("free", "65.5").
    void setFree(const QString& label, const QString& text);
    void setLegendVisible(bool visible);

    const QList<BarPart>& parts() const { return m_parts; }
    const QList<BarPart>& lane() const { return m_lane; }
    /// Where a part was painted, for tooltips and tests.
    QRectF partRect(int index) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Entry {
        QRectF rect;
        BarPart part;
    };
    double whole() const;
    int headHeight() const;
    QList<QRectF> layOut(const QList<BarPart>& parts, double top, double height) const;
    QList<Entry> legend(int width) const;
    bool namedInside(const BarPart& part, double width) const;
    void paintBar(QPainter& painter, const QList<BarPart>& parts, double top, double height) const;
    void changed();

    QString m_title, m_value, m_rest, m_free_label, m_free_text;
    QList<BarPart> m_parts, m_lane;
    double m_whole = 0;
    bool m_legend_visible = true;
};

} // namespace mlsysim::widgets
