// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextBrowser>

namespace mlsysim::widgets {

/// Shows markdown in the look of the program. It is as high as its text and leaves scrolling to its surroundings.
class ReferenceView : public QTextBrowser {
    Q_OBJECT

public:
    explicit ReferenceView(QWidget* parent = nullptr);

    void setText(const QString& markdown);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void render();
    void fit();

    QString m_markdown;
};

} // namespace mlsysim::widgets
