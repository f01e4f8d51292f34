// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/theme.h"

#include <QWidget>

class QLabel;

namespace mlsysim::desktop {

/// The line at the bottom: what binds at the left, what the numbers are about at the right.
class StatusLine : public QWidget {
    Q_OBJECT

public:
    explicit StatusLine(QWidget* parent = nullptr);

    void setVerdict(const QColor& swatch, const QString& text);
    void setFacts(const QStringList& facts);
    /// A passing hint in place of the facts, such as an action's status tip; empty brings them back.
    void setHint(const QString& hint);
    QString verdict() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QLabel* m_verdict;
    QLabel* m_facts;
    QString m_fact_text;
    QColor m_swatch;
};

} // namespace mlsysim::desktop
