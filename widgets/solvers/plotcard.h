// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/card.h"
#include "widgets/plot/curvefigure.h"
#include "widgets/solvers/plotchoice.h"

class QStackedWidget;
class QStandardItemModel;
class QTableView;
class QToolButton;

namespace mlsysim::widgets {

class CurvePlot;
class QuantityPicker;
class SegmentedControl;
class TextLabel;
class ValueButton;

/// A plot of any solver with its choosers, and the same curves as a table.
class PlotCard : public Card {
    Q_OBJECT

public:
    explicit PlotCard(QWidget* parent = nullptr);

    /// What can be chosen and what is chosen, and the curves that follow from it.
    void show(const Evaluation& evaluation, const PlotChoice& choice, CurveFigure figure);

    /// False where a solver has nothing to plot; then the card only says why.
    bool hasPlot() const;
    CurvePlot* plot() const { return m_plot; }
    ValueButton* xButton() const { return m_x; }
    ValueButton* yButton() const { return m_y; }
    ValueButton* seriesButton() const { return m_series; }
    QToolButton* logY() const { return m_log_y; }
    SegmentedControl* viewControl() const { return m_view; }
    QStandardItemModel* table() const { return m_table; }

signals:
    void choiceRequested(const mlsysim::widgets::PlotChoice& choice, const QString& what);

private:
    QuantityPicker* picker(ValueButton* button) const;
    void connectChoosers();
    void fillTable();
    void adoptTheme();

    PlotChoice m_choice;
    std::function<QStringList(const QString&)> m_suggest;
    ValueButton *m_x, *m_y, *m_series;
    QToolButton *m_log_x, *m_log_y;
    SegmentedControl* m_view;
    QWidget* m_bar;
    TextLabel* m_nothing;
    QStackedWidget* m_stack;
    CurvePlot* m_plot;
    QTableView* m_table_view;
    QStandardItemModel* m_table;
};

} // namespace mlsysim::widgets
