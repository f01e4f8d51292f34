// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

class QLocalServer;

namespace mlsysim::desktop {

/// The one running program of a user: later starts hand their files to it over a socket in the runtime folder, which
/// nobody else can reach.
class Instance : public QObject {
    Q_OBJECT

public:
    /// Gives files, as absolute paths, to the program that runs already; false when there is none that answers.
    static bool handOver(const QStringList& files);

    /// Takes files of later starts from now on. A socket that a killed run left is replaced.
    void listen();

signals:
    /// A later start asks for these files; an empty list asks for the window only.
    void requested(const QStringList& files);

private:
    void take();

    QLocalServer* m_server = nullptr;
};

} // namespace mlsysim::desktop
