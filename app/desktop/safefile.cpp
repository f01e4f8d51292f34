// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/safefile.h"

#include "app/shared/design.h"
#include "engine/document/json.h"
#include "widgets/parameters/text.h"

#include <QCoreApplication>
#include <QFile>
#include <QSaveFile>

namespace mlsysim::desktop {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(mlsysim::desktop::SafeFile)
};

constexpr qint64 largest = 64LL << 20;

} // namespace

QString write_file(const QString& path, const QByteArray& bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return Text::tr("%1 cannot be written: %2.").arg(path, file.errorString());
    // QSaveFile commits a short write without complaint when the disk is full, so the length is checked here.
    if (file.write(bytes) != bytes.size() || !file.flush()) {
        file.cancelWriting();
        return Text::tr("%1 was left as it was: the disk is full or failed.").arg(path);
    }
    if (!file.commit())
        return Text::tr("%1 was left as it was: %2.").arg(path, file.errorString());
    return {};
}

QByteArray read_file(const QString& path, QString& error)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        error = Text::tr("%1 cannot be read: %2.").arg(path, file.errorString());
        return {};
    }
    if (file.size() > largest) {
        error = Text::tr("%1 is too large.").arg(path);
        return {};
    }
    return file.readAll();
}

std::optional<Value> read_session(const QString& path, QString& error)
{
    const QByteArray bytes = read_file(path, error);
    if (!error.isEmpty())
        return {};
    std::string reason;
    auto session = shared::find_session({ bytes.constData(), static_cast<std::size_t>(bytes.size()) }, reason);
    if (!session)
        error = Text::tr("%1 cannot be opened: %2.").arg(path, widgets::text_of(reason));
    return session;
}

std::optional<Value> read_json(const QString& path, QString& error)
{
    const QByteArray bytes = read_file(path, error);
    if (!error.isEmpty())
        return {};
    std::string reason;
    auto value = parse_json(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())), &reason);
    if (!value)
        error = Text::tr("%1 is damaged: %2.").arg(path, widgets::text_of(reason));
    return value;
}

QString write_json(const QString& path, const Value& value)
{
    return write_file(path, QByteArray::fromStdString(to_json(value, 1)) + '\n');
}

} // namespace mlsysim::desktop
