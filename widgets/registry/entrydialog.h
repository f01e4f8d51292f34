// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QUrl;

namespace mlsysim {
class Registry;
struct Entry;
} // namespace mlsysim

namespace mlsysim::widgets {

class EntryDetails;

/// Everything that is known of one entry, with its sources. Not modal; it goes when it is closed.
class EntryDialog : public QDialog {
    Q_OBJECT

public:
    EntryDialog(const Registry& registry, const Entry& entry, QWidget* parent = nullptr);

    EntryDetails* details() const { return m_details; }

signals:
    void linkActivated(const QUrl& url);

private:
    EntryDetails* m_details;
};

} // namespace mlsysim::widgets
