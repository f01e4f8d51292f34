// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/solvers/engine_solve/engine_solve.h"
#include "engine/units/text.h"

#include <QCoreApplication>
#include <QString>

namespace mlsysim::widgets {

/// Words and numbers that the texts about the textbook model share.
struct EngineText {
    Q_DECLARE_TR_FUNCTIONS(mlsysim::widgets::EngineText)

public:
    /// What one unit of work is called: per, plural for a rate.
    struct Work {
        QString one; ///< "token"
        QString rate; ///< "tok/s"
        QString latency; ///< "Latency per token"
    };
    static Work work(const engine_solve::In& in);

    static QString text(std::string_view name) { return QString::fromUtf8(name.data(), qsizetype(name.size())); }
    template <class Q> static QString amount(Q value, const DisplayUnit<Q>& unit, int digits = 3)
    {
        return QString::fromStdString(format(si(value), unit.erased(), digits));
    }
    static QString number(double value, int digits = 3) { return QString::fromStdString(format_number(value, digits)); }
    static QString count(double value) { return QString::fromStdString(format_count(value)); }
    /// "3.4×"; near one it shows a digit more, so that 1.04 does not look like no difference.
    static QString factor(double ratio);
    /// "H100" of "Hardware.Cloud.H100", else the record's name.
    static QString short_name(const Hardware& machine);
    static QString precision(Precision precision)
    {
        return text(choices<Precision>[static_cast<std::size_t>(precision)]);
    }
};

} // namespace mlsysim::widgets
