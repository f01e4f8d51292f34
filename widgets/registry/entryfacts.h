// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/registry/registry.h"

#include <QList>
#include <QString>

namespace mlsysim::widgets {

/// A line about an entry: what, how much, and where that comes from.
struct Fact {
    QString label;
    QString value; ///< with its unit, ready to be read
    QString help;
    QString source; ///< title of the document, when it is not that of the whole entry
    int depth = 0; ///< 1 and more inside a group
    bool head = false; ///< names a group and has no value
};

/// What there is to say about an entry, from the declaration of its kind.
struct EntryFacts {
    QString path, name, group, year;
    QString type; ///< title of its kind: "Machine"
    QList<Fact> facts;
    QString source_title, source_url, source_note;
};

enum class FactDepth {
    Key, ///< the few that one asks for first
    All
};

EntryFacts facts_of(const Registry& registry, const Entry& entry, FactDepth depth);

/// The one number that tells entries of a kind apart: bandwidth of machines, parameters of models. `text` may be empty.
struct Headline {
    double value = 0;
    QString text;
};
Headline headline_of(const Registry& registry, const Entry& entry);

/// The name as a list shows it: the display name without what comes before the short name ("NVIDIA H100" is "H100").
QString list_name(const Registry& registry, const Entry& entry);
QString display_name(const Registry& registry, const Entry& entry);
int release_year(const Registry& registry, const Entry& entry); ///< 0 when unknown

/// "GenerativeVision" is "Generative vision".
QString group_words(const QString& group);

/// Every text of the entry, for a search.
QString search_text(const Registry& registry, const Entry& entry);

} // namespace mlsysim::widgets
