// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

namespace mlsysim::widgets {

/// The line of a folded section: chevron and title over the whole width. A title that is too long wraps.
class FoldHead : public QToolButton {
    Q_OBJECT

public:
    explicit FoldHead(QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace mlsysim::widgets
