// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/describe/value.h"

#include <QDateTime>
#include <QLockFile>
#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace mlsysim::desktop {

class Workspace;

/// Keeps unsaved work on disk while it changes, in a file that only this run has, and finds what runs that were killed
/// left behind. Remembers the last state over a clean exit.
class Autosave : public QObject {
    Q_OBJECT

public:
    /// A document as it was kept.
    struct Kept {
        Value session {}; ///< absent when the document is what its file holds
        QString path; ///< of the document; empty when it never had a file
        bool modified = false;
        QDateTime when; ///< of the last change that was kept
    };

    /// `path` tells the file of the open document; `folder` is made when it is first needed.
    Autosave(Workspace& workspace, std::function<QString()> path, const QString& folder);

    /// The newest work that a killed run left; nothing after clean exits.
    std::optional<Kept> abandoned() const;
    /// Forgets that work, after it was taken over or refused. What was taken over is kept again first.
    void settleAbandoned();
    /// How the last clean exit left the document.
    std::optional<Kept> lastState() const;

    /// Keeps the present state now; an empty text, or a sentence that says why it could not.
    QString flush();
    /// A clean exit: remembers the last state and leaves nothing to recover.
    void finish();

signals:
    /// Work can no longer be kept; told once.
    void failed(const QString& text);

private:
    struct Slot {
        QString file;
        std::unique_ptr<QLockFile> lock;
    };
    std::optional<Slot> claim(const QString& file) const;
    QString write(const QString& file, bool with_session) const;
    void keep();

    Workspace& m_workspace;
    std::function<QString()> m_path;
    QString m_folder;
    std::optional<Slot> m_own;
    std::vector<Slot> m_abandoned; ///< newest first
    QTimer m_timer;
    bool m_told = false;
};

} // namespace mlsysim::desktop
