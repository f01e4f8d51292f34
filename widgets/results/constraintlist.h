// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/results/inspectorcontent.h"

#include <QWidget>

class QVBoxLayout;

namespace mlsysim::widgets {

class IconLine;

/// The limits that were looked at, each with its verdict as sign and text.
class ConstraintList : public QWidget {
    Q_OBJECT

public:
    explicit ConstraintList(QWidget* parent = nullptr);

    void setChecks(const QList<InspectorContent::Check>& checks);
    QStringList texts() const;

private:
    QVBoxLayout* m_column;
    QList<IconLine*> m_lines;
    qsizetype m_count = 0;
};

} // namespace mlsysim::widgets
