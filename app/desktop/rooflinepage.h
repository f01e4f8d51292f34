// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/rooflinescenebuilder.h"
#include "widgets/plot/rooflineplot.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace mlsysim::widgets {
class CurvePlot;
class ParameterStrip;
class SegmentedControl;
class Toast;
}

namespace mlsysim::desktop {

class CaseTableModel;

/// The page that the program opens on: parameters, the roofline with its twin table, and the drawn machines as chips
/// where the registry is closed. Everything that is done to the plot goes through the workspace.
class RooflinePage : public QWidget {
    Q_OBJECT

public:
    explicit RooflinePage(Workspace& workspace, QWidget* parent = nullptr);

    widgets::RooflinePlot* plot() const { return m_plot; }
    widgets::CurvePlot* curves() const { return m_curves; }
    widgets::ParameterStrip* strip() const { return m_strip; }
    CaseTableModel* table() const { return m_table; }
    widgets::SegmentedControl* viewControl() const { return m_view; }
    /// Shows chips and a registry button above the plot, for windows in which the registry is closed.
    void setRegistryClosed(bool closed);
    /// Shows roofs and axes only, and none of what would tell the results, while a question about them is open.
    void setResultsHidden(bool hidden);
    enum class View { Roofline, Batch, Table };
    View view() const;
    void show(View view);
    /// A short message over the page.
    void say(const QString& text);

signals:
    void registryRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void update();
    void updateStrip();
    void updateNotes();
    void updateChips();
    void fitTools();
    void connectPlot();
    widgets::HoverCard cardOf(const widgets::RooflineElement& element) const;
    void tellEffect(const StepResult& before);
    void option(bool Selection::*member, const QString& text, const QString& tip);

    Workspace& m_workspace;
    widgets::ParameterStrip* m_strip;
    widgets::RooflinePlot* m_plot;
    widgets::CurvePlot* m_curves;
    CaseTableModel* m_table;
    QTableView* m_table_view;
    QStackedWidget* m_stack;
    widgets::SegmentedControl* m_view;
    QToolButton *m_registry, *m_layers, *m_back, *m_forward;
    QWidget* m_chips;
    QHBoxLayout* m_chip_layout;
    QHBoxLayout* m_bar;
    QStringList m_shown_chips; ///< path, count and whether current, of each
    QLabel* m_title;
    widgets::Toast* m_toast;
    std::optional<PreviousStep> m_previous, m_last;
    bool m_in_gesture = false, m_results_hidden = false;
    QString m_roof_gesture; ///< the machine whose roof is being dragged
    std::string m_strip_solver;
};

} // namespace mlsysim::desktop
