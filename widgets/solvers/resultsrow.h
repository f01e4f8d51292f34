// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/solvers/plotchoice.h"

#include <QObject>

class QAbstractButton;
class QGridLayout;

namespace mlsysim::widgets {

class ElasticityBar;
class TextLabel;

/// The widgets of one output in the grid of results.
class ResultsRow : public QObject {
    Q_OBJECT

public:
    enum Column { Label, Symbol, Number, Change, Bar, Why, Columns };

    /// Puts its widgets into line `line` of the grid.
    ResultsRow(const Quantity& output, QGridLayout* grid, int line, QObject* parent);
    /// Takes its widgets out of the grid, and goes with them.
    void remove();

    const Quantity& output() const { return m_output; }
    int line() const { return m_line; }
    int bottom() const; ///< px within the grid's widget
    QAbstractButton* whyButton() const { return m_why; }
    QString valueText() const { return m_value_text; }
    QString text() const;

    /// `strong` for what the plot shows.
    void setValue(const Value& value, bool strong);
    /// `largest` fills the bar.
    void setElasticity(double elasticity, double largest);

signals:
    void whyRequested(const QString& output);

private:
    Quantity m_output;
    int m_line;
    QString m_value_text;
    TextLabel *m_label, *m_value, *m_unit, *m_change;
    QList<QWidget*> m_widgets;
    ElasticityBar* m_bar;
    QAbstractButton* m_why;
};

} // namespace mlsysim::widgets
