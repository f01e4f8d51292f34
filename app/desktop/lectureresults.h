// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plot/plotstyle.h"
#include "widgets/results/inspectorcontent.h"

#include <QFrame>

class QLabel;

namespace mlsysim::desktop {

/// Sizes of a picture for a lecture hall, px. Everything grows with the screen and nothing falls under 24 px.
struct LectureScale {
    double factor = 1; ///< 1 on a screen of 1600 × 1000

    static LectureScale of(const QSize& screen);
    int px(double at_full_size, double least = 24) const;
    QFont font(double at_full_size, int weight, double least = 24) const;
    widgets::PlotStyle plotStyle() const;
};

/// What binds and three large numbers; question marks while they are hidden.
class LectureResults : public QFrame {
    Q_OBJECT

public:
    explicit LectureResults(QWidget* parent = nullptr);

    void setScale(const LectureScale& scale);
    void setContent(const widgets::InspectorContent& content, bool hidden);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void fill();

    class Gauge;
    struct Number {
        QLabel *label, *value;
    };
    LectureScale m_scale;
    widgets::InspectorContent m_content;
    bool m_hidden = false;
    QFrame* m_verdict;
    QLabel *m_title, *m_sentence;
    QList<Number> m_numbers;
    QLabel* m_memory;
    Gauge* m_gauge;
};

} // namespace mlsysim::desktop
