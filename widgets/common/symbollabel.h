// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace mlsysim::widgets {

/// The symbol that formulas use for a quantity, in the colour of links.
class SymbolLabel : public QWidget {
    Q_OBJECT

public:
    explicit SymbolLabel(const QString& text, QWidget* parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_text;
};

} // namespace mlsysim::widgets
