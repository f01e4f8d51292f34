// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace mlsysim {
class Registry;
struct Entry;
} // namespace mlsysim

namespace mlsysim::widgets {

class EntryDetails;

/// The facts of an entry on a card that floats beside its row and ignores the mouse.
class EntryCard : public QWidget {
    Q_OBJECT

public:
    explicit EntryCard(QWidget* parent);

    /// Shows the card at the right of `row` (global coordinates), inside the window that the row is in.
    void showFor(const Registry& registry, const Entry& entry, const QRect& row, QWidget* window);
    EntryDetails* details() const { return m_details; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    EntryDetails* m_details;
};

} // namespace mlsysim::widgets
