// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/autosave.h"

#include "app/desktop/safefile.h"
#include "app/desktop/workspace.h"
#include "widgets/parameters/text.h"

#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>

namespace mlsysim::desktop {

using widgets::text_of;
using widgets::utf8;

namespace {

constexpr int delay = 2000; ///< ms that a change may stay in memory only
constexpr std::string_view about = "document"; ///< the member that tells the file and whether it was saved

QString last_file(const QString& folder) { return folder + QStringLiteral("/last.mlsysim"); }

std::optional<Autosave::Kept> read_kept(const QString& file)
{
    if (!QFileInfo::exists(file))
        return {};
    QString error;
    std::optional<Value> value = read_json(file, error);
    const Value* document = value ? value->find(about) : nullptr;
    if (!document)
        return {};
    Autosave::Kept kept;
    if (const Value* path = document->find("path"); path && path->text())
        kept.path = text_of(*path->text());
    if (const Value* modified = document->find("modified"); modified && modified->truth())
        kept.modified = *modified->truth();
    kept.when = QFileInfo(file).lastModified();
    if (value->find("selection")) {
        std::erase_if(*value->map(), [](const Member& m) { return m.name == about; });
        kept.session = std::move(*value);
    }
    return kept;
}

} // namespace

Autosave::Autosave(Workspace& workspace, std::function<QString()> path, const QString& folder)
    : m_workspace(workspace)
    , m_path(std::move(path))
    , m_folder(folder)
{
    const auto files = QDir(folder).entryInfoList({ QStringLiteral("autosave-*.mlsysim") }, QDir::Files, QDir::Time);
    for (const QFileInfo& file : files)
        if (auto left = claim(file.filePath()); left && read_kept(left->file))
            m_abandoned.push_back(std::move(*left));
    m_timer.setSingleShot(true);
    m_timer.setInterval(delay);
    connect(&m_timer, &QTimer::timeout, this, &Autosave::keep);
    // Not started anew by each change: a drag that lasts is kept as well.
    connect(&m_workspace, &Workspace::changed, this, [this] {
        if (!m_timer.isActive())
            m_timer.start();
    });
    connect(m_workspace.undoStack(), &QUndoStack::cleanChanged, this, [this](bool clean) {
        if (clean && m_own)
            QFile::remove(m_own->file);
    });
    if (qGuiApp)
        connect(qGuiApp, &QGuiApplication::applicationStateChanged, this, [this](Qt::ApplicationState state) {
            if (state != Qt::ApplicationActive && m_timer.isActive())
                keep();
        });
}

/// The file, when no living process holds it.
std::optional<Autosave::Slot> Autosave::claim(const QString& file) const
{
    auto lock = std::make_unique<QLockFile>(file + QStringLiteral(".lock"));
    lock->setStaleLockTime(0); // by the process, never by age
    if (!lock->tryLock(0))
        return {};
    return Slot { file, std::move(lock) };
}

std::optional<Autosave::Kept> Autosave::abandoned() const
{
    return m_abandoned.empty() ? std::nullopt : read_kept(m_abandoned.front().file);
}

void Autosave::settleAbandoned()
{
    if (m_abandoned.empty() || !flush().isEmpty())
        return;
    QFile::remove(m_abandoned.front().file);
    m_abandoned.erase(m_abandoned.begin());
}

std::optional<Autosave::Kept> Autosave::lastState() const { return read_kept(last_file(m_folder)); }

QString Autosave::write(const QString& file, bool with_session) const
{
    Value value = with_session ? m_workspace.session() : Value();
    value.set(about, Value::Map { { "path", utf8(m_path()) }, { "modified", !m_workspace.undoStack()->isClean() } });
    return write_json(file, value);
}

QString Autosave::flush()
{
    m_timer.stop();
    if (m_workspace.undoStack()->isClean())
        return {};
    QDir().mkpath(m_folder);
    for (int number = 1; !m_own && number < 100; ++number) {
        const QString file = m_folder + QStringLiteral("/autosave-%1.mlsysim").arg(number);
        if (!QFileInfo::exists(file))
            m_own = claim(file);
    }
    if (!m_own)
        return tr("Unsaved work cannot be kept in %1.").arg(m_folder);
    return write(m_own->file, true);
}

void Autosave::keep()
{
    const QString error = flush();
    if (!error.isEmpty() && !m_told) {
        m_told = true;
        emit failed(error);
    }
}

void Autosave::finish()
{
    m_timer.stop();
    QDir().mkpath(m_folder);
    // A document with a file is in that file, as far as its owner wanted it kept.
    write(last_file(m_folder), m_path().isEmpty());
    if (m_own)
        QFile::remove(m_own->file);
    m_own.reset();
}

} // namespace mlsysim::desktop
