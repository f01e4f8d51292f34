// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/resume.h"

#include "app/desktop/autosave.h"
#include "app/desktop/mainwindow.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>

namespace mlsysim::desktop {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(mlsysim::desktop::Resume)
};

void offer(MainWindow& window, Autosave& autosave, const Autosave::Kept& kept)
{
    auto* box = new QMessageBox(QMessageBox::Question, Text::tr("Recover unsaved work"),
        kept.path.isEmpty() ? Text::tr("mlsysim did not close properly. Its session was never saved.")
                            : Text::tr("mlsysim did not close properly. %1 had changes that were not saved.")
                                  .arg(QFileInfo(kept.path).fileName()),
        QMessageBox::NoButton, &window);
    box->setObjectName(QStringLiteral("recovery"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(Text::tr("The work is as of %1. Closing this box keeps it for the next start.")
                                .arg(QLocale().toString(kept.when, QLocale::ShortFormat)));
    auto* recover = box->addButton(Text::tr("&Recover"), QMessageBox::AcceptRole);
    auto* discard = box->addButton(Text::tr("&Discard"), QMessageBox::DestructiveRole);
    auto* later = box->addButton(Text::tr("&Later"), QMessageBox::RejectRole);
    box->setDefaultButton(recover);
    box->setEscapeButton(later);
    QObject::connect(recover, &QPushButton::clicked, &window, [&window, &autosave, kept] {
        window.adopt(kept.session, kept.path, true);
        autosave.settleAbandoned();
    });
    QObject::connect(discard, &QPushButton::clicked, &autosave, &Autosave::settleAbandoned);
    box->open();
}

} // namespace

void resume(MainWindow& window, Autosave& autosave, const QString& file)
{
    if (!file.isEmpty()) {
        window.openFile(file);
    } else if (const auto last = autosave.lastState()) {
        if (!last->session.absent())
            window.adopt(last->session, {}, last->modified);
        else if (!last->path.isEmpty())
            window.openFile(last->path);
    }
    if (const auto kept = autosave.abandoned())
        offer(window, autosave, *kept);
}

} // namespace mlsysim::desktop
