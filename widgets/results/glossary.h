// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/registry/registry.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <vector>

namespace mlsysim::widgets {

/// A word of the field for somebody who meets it for the first time.
struct GlossaryTerm {
    QString key; ///< "ridge-point"
    QString term; ///< "ridge point"
    QString sentence; ///< what it is
    QString analogy; ///< what it is like
    QStringList also; ///< other names it is found by
    QStringList see; ///< keys of related terms
};

/// The words that the interface explains, in alphabetical order of their terms.
class Glossary {
public:
    /// The glossary that is part of the program.
    static const Glossary& shared();

    /// Reads a list of terms; `file` is what problems are reported under, with line and column. Terms with a problem
    /// are left out.
    static Glossary read(const QByteArray& yaml, const QString& file, std::vector<FileProblem>& problems);

    const QList<GlossaryTerm>& terms() const { return m_terms; }
    /// By key, term or another name, in any case, singular or plural; null when it is none.
    const GlossaryTerm* find(const QString& word) const;

private:
    static QString normal(const QString& word);

    QList<GlossaryTerm> m_terms;
    QHash<QString, qsizetype> m_index;
};

} // namespace mlsysim::widgets
