// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace mlsysim::widgets {

/// How much an output answers to an input, as a part of the largest answer shown. Its number stands beside it.
class ElasticityBar : public QWidget {
    Q_OBJECT

public:
    explicit ElasticityBar(QWidget* parent = nullptr);

    /// -1 … 1; NaN shows nothing. What falls is paler than what rises.
    void setShare(double share);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    double m_share = 0;
};

/// "+4.19 %" for an elasticity: the change of an output when the input grows by one percent; "–" when there is none.
QString elasticity_text(double elasticity);

} // namespace mlsysim::widgets
