// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/commandline.h"

#include "engine/document/json.h"
#include "engine/units/text.h"
#include "widgets/parameters/text.h"

#include <QRegularExpression>

namespace mlsysim::desktop {

using namespace widgets;

namespace {

QString word_of(const Value& value)
{
    if (const bool* truth = value.truth())
        return *truth ? QStringLiteral("true") : QStringLiteral("false");
    if (value.is_number())
        return QString::fromStdString(exact(value.number()));
    return text_of(value.text() ? *value.text() : to_json(value));
}

QString quoted(QString word)
{
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z0-9_.,:/+-]*$"));
    return plain.match(word).hasMatch()
        ? word
        : QLatin1Char('\'') + word.replace(QLatin1Char('\''), QStringLiteral("'\\''")) + QLatin1Char('\'');
}

} // namespace

QStringList command_words(const QString& path, const Value& value)
{
    const Value* base = value.find("extends");
    if (!base)
        return { path + QLatin1Char('=') + quoted(word_of(value)) };
    QStringList words { path + QLatin1Char('=') + quoted(word_of(*base)) };
    const std::function<void(const QString&, const Value&)> changes = [&](const QString& at, const Value& changed) {
        if (const Value::Map* map = changed.map())
            for (const auto& m : *map)
                changes(at + QLatin1Char('.') + text_of(m.name), m.value);
        else
            words << at + QLatin1Char('=') + quoted(word_of(changed));
    };
    for (const auto& m : *value.map())
        if (m.name != "extends")
            changes(path + QLatin1Char('.') + text_of(m.name), m.value);
    return words;
}

QStringList command_words(const ParameterModel& parameters, const QStringList& without)
{
    QStringList words;
    for (int row = 0; row < parameters.rowCount(); ++row)
        if (const QString id = text_of(parameters.field(row).id); !without.contains(id))
            if (const Value value = parameters.value(row); !value.absent())
                words << command_words(id, value);
    return words;
}

QString solve_command(const Solver& solver, const QStringList& words)
{
    return (QStringList { QStringLiteral("mlsysim"), QStringLiteral("--registry-set"), QStringLiteral("reference"),
                QStringLiteral("solve"), text_of(solver.id) }
        + words)
        .join(QLatin1Char(' '));
}

} // namespace mlsysim::desktop
