// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/solvers/plotchoice.h"

#include <QWidget>

class QGridLayout;

namespace mlsysim::widgets {

/// What moves one output: every input that it answers to, the strongest first, for one more percent of the input.
class SensitivityList : public QWidget {
    Q_OBJECT

public:
    explicit SensitivityList(QWidget* parent = nullptr);

    void setOutput(Evaluation& evaluation, const QString& output);
    /// "Arrival rate +4.19 %", a line for each input.
    QStringList lines() const { return m_lines; }

private:
    QGridLayout* m_grid;
    QStringList m_lines;
};

} // namespace mlsysim::widgets
