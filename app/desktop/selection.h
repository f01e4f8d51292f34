// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shared/drawn.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace mlsysim::desktop {

using shared::Fidelity;

/// A machine that is drawn: an entry, what was changed about it, and how many of it work together.
struct MachineChoice {
    QString path;
    int count = 1;
    Value changes {}; ///< changed fields as nested maps; absent when it is as the registry has it
    QString label {}; ///< its name in tables and figures; empty = as the registry has it

    bool changed() const { return changes.map() && !changes.map()->empty(); }
    friend bool operator==(const MachineChoice&, const MachineChoice&) = default;
};

/// What is shown, apart from the parameters: the part of a document that trees, chips and menus change.
struct Selection : shared::DrawnOptions {
    std::vector<MachineChoice> machines;
    std::vector<QString> models;
    int machine = -1, model = -1; ///< the subject of the inspector; -1 when there is none
    Fidelity fidelity = Fidelity::Detailed;

    const MachineChoice* currentMachine() const { return machine < 0 ? nullptr : &machines[static_cast<std::size_t>(machine)]; }
    const QString* currentModel() const { return model < 0 ? nullptr : &models[static_cast<std::size_t>(model)]; }
    int indexOfMachine(const QString& path) const;
    int indexOfModel(const QString& path) const;

    /// Draws or removes an entry. The current one stays current, or passes to a neighbour when it goes.
    void draw(const QString& path, bool drawn);
    /// Makes an entry the subject, and draws it.
    void makeCurrent(const QString& path);

    friend bool operator==(const Selection&, const Selection&) = default;
};

/// The selection as the command line knows it, and as it stands in a session file.
shared::Drawn drawn_of(const Selection& selection);
Value to_value(const Selection& selection);
/// Reads it back. Entries that the registry does not have are left out and named in `missing`.
Selection selection_from(const Value& value, const Registry& registry, QStringList& missing);

} // namespace mlsysim::desktop
