// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/instance.h"

#include <QFileInfo>
#include <QLocalServer>
#include <QLocalSocket>
#include <QStandardPaths>

namespace mlsysim::desktop {

namespace {

constexpr int patience = 1000; ///< ms that a start waits for an answer
constexpr char end_of_files = '\n', received = 'r';

QString socket_name()
{
    return QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation) + QStringLiteral("/mlsysim-studio.socket");
}

} // namespace

bool Instance::handOver(const QStringList& files)
{
    QLocalSocket socket;
    socket.connectToServer(socket_name());
    if (!socket.waitForConnected(patience))
        return false;
    QByteArray message;
    for (const QString& file : files)
        message += QFileInfo(file).absoluteFilePath().toUtf8() + '\0';
    socket.write(message + end_of_files);
    // A program that hangs must not swallow the file: without its word, this start opens a window of its own.
    char answer = 0;
    return socket.waitForBytesWritten(patience) && socket.waitForReadyRead(patience) && socket.getChar(&answer)
        && answer == received;
}

void Instance::listen()
{
    m_server = new QLocalServer(this);
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    connect(m_server, &QLocalServer::newConnection, this, &Instance::take);
    if (!m_server->listen(socket_name()) && m_server->serverError() == QAbstractSocket::AddressInUseError) {
        QLocalServer::removeServer(socket_name());
        m_server->listen(socket_name());
    }
}

void Instance::take()
{
    QLocalSocket* socket = m_server->nextPendingConnection();
    connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
    connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
        if (!socket->canReadLine())
            return;
        QStringList files;
        for (const QByteArray& file : socket->readLine().chopped(1).split('\0'))
            if (!file.isEmpty())
                files << QString::fromUtf8(file);
        socket->putChar(received);
        socket->flush();
        emit requested(files);
    });
}

} // namespace mlsysim::desktop
