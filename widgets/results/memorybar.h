// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/stackedbar.h"
#include "widgets/results/inspectorcontent.h"

namespace mlsysim::widgets {

/// What fills the memory. What does not fit is hatched beyond a line at the capacity, and named.
class MemoryBar : public StackedBar {
    Q_OBJECT

public:
    explicit MemoryBar(QWidget* parent = nullptr);

    void setMemory(const InspectorContent::Memory& memory);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    InspectorContent::Memory m_memory;
};

} // namespace mlsysim::widgets
