// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace mlsysim::widgets {

/// A button that is only words: a link, or the head of a fold with a chevron that turns when it is checked.
class LinkButton : public QAbstractButton {
    Q_OBJECT

public:
    enum class Look { Link, Fold };

    LinkButton(const QString& text, Look look, QWidget* parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Look m_look;
};

} // namespace mlsysim::widgets
