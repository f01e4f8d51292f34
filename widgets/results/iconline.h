// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/textlabel.h"

#include <QColor>
#include <QWidget>

namespace mlsysim::widgets {

/// A line of wrapped text behind a small icon: a source, a check.
class IconLine : public QWidget {
    Q_OBJECT

public:
    enum class Tint { Muted, Accent, Success, Warning, Error };

    explicit IconLine(QWidget* parent = nullptr);

    void setLine(const QString& icon, Tint tint, const QString& text);
    QString text() const;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    void arrange();

    QString m_icon;
    Tint m_tint = Tint::Muted;
    TextLabel* m_text;
};

} // namespace mlsysim::widgets
