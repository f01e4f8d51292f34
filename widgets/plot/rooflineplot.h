// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plot/plotstyle.h"
#include "widgets/plot/rooflineelement.h"
#include "widgets/plot/rooflineframe.h"
#include "widgets/plot/rooflinescene.h"

#include <QStringList>
#include <QWidget>

#include <functional>
#include <memory>

namespace mlsysim::widgets {

/// The roofline: draws a RooflineScene and turns what a person does to it into signals. It holds no value of the
/// design, only the view (limits, hidden machines, what is pinned).
class RooflinePlot : public QWidget {
    Q_OBJECT
public:
    explicit RooflinePlot(QWidget* parent = nullptr);
    ~RooflinePlot() override;

    /// Shows `scene`. An equal scene does nothing; another one never moves a view that a person chose. The picture
    /// follows in the next turn of the event loop, with the last scene given.
    void setScene(const RooflineScene& scene);
    const RooflineScene& scene() const;

    /// Colours, text sizes and line widths: theme, presentation or print.
    void setPlotStyle(const PlotStyle& style);
    const PlotStyle& plotStyle() const;

    /// Asked for the texts of the hover card; without it the card holds what the scene knows.
    void setHoverProvider(std::function<HoverCard(const RooflineElement&)> provider);

    /// Limits shown now, in powers of ten.
    RooflineView view() const;
    /// Shows `view` and remembers the one before it.
    void setView(const RooflineView& view);
    bool canGoBack() const;
    bool canGoForward() const;

    /// Machines hidden with the legend table.
    QStringList hiddenMachines() const;
    void setHiddenMachines(const QStringList& machines);
    /// Emphasises one machine, as a hovered table row does; an empty id ends it.
    void highlightMachine(const QString& machine);

    /// Where `intensity` (FLOP/byte) and `rate` (FLOP/s) lie in this widget, px. Brings the layout up to date.
    QPointF pixelOf(double intensity, double rate) const;
    /// Draws everything that is due now instead of in the next turn of the event loop.
    void flush();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

public slots:
    void frameByMachine();
    void fitToData();
    void goBack();
    void goForward();
    void zoom(double factor); ///< about the middle; above 1 comes closer
    /// Pins the hover card of the ringed point, or lets a pinned one go.
    void togglePin();
    /// Puts the hover card's text on the clipboard.
    void copyCard();

signals:
    void batchDragged(double batch);
    void peakDragged(const QString& machine, double flop_per_second);
    void bandwidthDragged(const QString& machine, double byte_per_second);
    void gestureStarted(); ///< before the first of a row of dragged values
    void gestureFinished(); ///< after the last: one undo step
    void batchStepRequested(int steps); ///< +1 is the next power of two
    void machineStepRequested(int steps); ///< +1 is the next machine
    void currentMachineRequested(const QString& machine); ///< its legend row was clicked
    void memoryLevelsToggleRequested();
    void entryDropped(const QString& path);
    void elementHovered(const mlsysim::widgets::RooflineElement& element); ///< Kind::None when it ends
    void elementPinned(const mlsysim::widgets::RooflineElement& element); ///< Kind::None when it is let go
    void hiddenMachinesChanged(const QStringList& machines);
    void viewChanged();

protected:
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace mlsysim::widgets
