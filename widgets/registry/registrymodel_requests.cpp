// SPDX-License-Identifier: GPL-3.0-or-later
// What users ask of a RegistryModel, and what they drag out of it.
#include "widgets/parameters/text.h"
#include "widgets/registry/registrymodel.h"

#include <QMimeData>

namespace mlsysim::widgets {

bool RegistryModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role == Qt::CheckStateRole)
        requestCheck(index, value.toInt() == Qt::Checked);
    return false; // the owner answers with setDrawn()
}

QStringList RegistryModel::mimeTypes() const { return { QLatin1String(mime_type), QStringLiteral("text/plain") }; }

QMimeData* RegistryModel::mimeData(const QModelIndexList& indexes) const
{
    QStringList paths;
    for (const QModelIndex& index : indexes)
        if (const Entry* e = entry(index))
            paths.append(text_of(e->path));
    if (paths.isEmpty())
        return nullptr;
    auto* data = new QMimeData;
    data->setData(QLatin1String(mime_type), paths.join(QLatin1Char('\n')).toUtf8());
    data->setText(paths.join(QLatin1Char('\n')));
    return data;
}

void RegistryModel::requestCheck(const QModelIndex& index, bool drawn)
{
    if (const Entry* e = entry(index))
        emit checkRequested(text_of(e->path), drawn);
}

void RegistryModel::requestCurrent(const QModelIndex& index)
{
    if (const Entry* e = entry(index))
        emit currentRequested(text_of(e->path));
}

void RegistryModel::requestCount(const QModelIndex& index, int count)
{
    if (const Entry* e = entry(index))
        emit countRequested(text_of(e->path), count);
}

void RegistryModel::requestFavourite(const QModelIndex& index, bool favourite)
{
    if (const Entry* e = entry(index))
        emit favouriteRequested(text_of(e->path), favourite);
}

} // namespace mlsysim::widgets
