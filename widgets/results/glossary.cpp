// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/results/glossary.h"

#include "engine/registry/yaml.h"

#include <QFile>

#include <algorithm>

// The macro declares a function of the global namespace, so it can't stand in ours.
static void init_glossary_resource() { Q_INIT_RESOURCE(glossary); }

namespace mlsysim::widgets {

namespace {

constexpr qsizetype longest_sentence = 200;

/// Reads one term after the other and collects what is wrong with them.
class TermReader {
public:
    TermReader(const QString& file, std::vector<FileProblem>& problems)
        : m_file(file.toStdString())
        , m_problems(problems)
    {
    }

    void problem(const std::string& field, const std::string& message, Position position)
    {
        m_problems.push_back({ m_file, { field, message, position } });
        m_good = false;
    }

    bool read(const Value& value, GlossaryTerm& term)
    {
        m_good = true;
        const Value::Map* map = value.map();
        if (!map) {
            problem({}, "expected a term with key, term, sentence and analogy", value.position);
            return false;
        }
        for (const Member& member : *map) {
            if (QString* text = text_member(term, member.name))
                *text = read_text(member);
            else if (QStringList* list = list_member(term, member.name))
                *list = read_list(member);
            else
                problem(member.name, "is unknown; expected key, term, sentence, analogy, also or see", member.position);
        }
        for (const char* needed : { "key", "term", "sentence", "analogy" })
            if (!value.find(needed))
                problem(needed, "is missing", value.position);
        if (term.sentence.size() > longest_sentence)
            problem("sentence",
                "has " + std::to_string(term.sentence.size()) + " characters; expected at most "
                    + std::to_string(longest_sentence),
                value.find("sentence")->position);
        return m_good;
    }

private:
    static QString* text_member(GlossaryTerm& term, std::string_view name)
    {
        return name == "key"     ? &term.key
            : name == "term"     ? &term.term
            : name == "sentence" ? &term.sentence
            : name == "analogy"  ? &term.analogy
                                 : nullptr;
    }
    static QStringList* list_member(GlossaryTerm& term, std::string_view name)
    {
        return name == "also" ? &term.also : name == "see" ? &term.see : nullptr;
    }

    QString read_text(const Member& member)
    {
        const std::string* text = member.value.text();
        if (!text || text->empty())
            problem(member.name, "is empty; expected a text", member.value.position);
        return text ? QString::fromStdString(*text) : QString();
    }

    QStringList read_list(const Member& member)
    {
        QStringList texts;
        const Value::List* list = member.value.list();
        if (!list)
            problem(member.name, "expected a list such as [ridge-point, roofline]", member.value.position);
        else
            for (const Value& item : *list) {
                if (const std::string* text = item.text())
                    texts.append(QString::fromStdString(*text));
                else
                    problem(member.name, "expected a text", item.position);
            }
        return texts;
    }

    std::string m_file;
    std::vector<FileProblem>& m_problems;
    bool m_good = true;
};

} // namespace

const Glossary& Glossary::shared()
{
    static const Glossary glossary = [] {
        init_glossary_resource();
        QFile file(QStringLiteral(":/mlsysim/glossary/terms.yaml"));
        std::vector<FileProblem> problems;
        Glossary read_in;
        if (file.open(QIODevice::ReadOnly))
            read_in = read(file.readAll(), QStringLiteral("glossary/terms.yaml"), problems);
        for (const FileProblem& problem : problems)
            qWarning("%s", problem.text().c_str());
        return read_in;
    }();
    return glossary;
}

Glossary Glossary::read(const QByteArray& yaml, const QString& file, std::vector<FileProblem>& problems)
{
    Glossary glossary;
    Problems syntax;
    const Value root = parse_yaml({ yaml.constData(), static_cast<std::size_t>(yaml.size()) }, syntax);
    for (const Problem& problem : syntax)
        problems.push_back({ file.toStdString(), problem });
    if (!syntax.empty())
        return glossary;
    TermReader reader(file, problems);
    const Value::List* list = root.list();
    if (!list) {
        reader.problem({}, "expected a list of terms", root.position);
        return glossary;
    }
    QHash<QString, Position> places;
    for (const Value& value : *list) {
        GlossaryTerm term;
        if (!reader.read(value, term))
            continue;
        QStringList own { normal(term.key), normal(term.term) };
        for (const QString& other : term.also)
            own.append(normal(other));
        own.removeDuplicates();
        const auto taken = std::ranges::find_if(own, [&](const QString& name) { return places.contains(name); });
        if (taken != own.end()) {
            reader.problem("term",
                "\"" + taken->toStdString() + "\" is already explained in line " + std::to_string(places[*taken].line),
                value.position);
            continue;
        }
        for (const QString& name : own)
            places.insert(name, value.position);
        glossary.m_terms.append(term);
    }
    std::ranges::sort(glossary.m_terms,
        [](const GlossaryTerm& a, const GlossaryTerm& b) { return a.term.compare(b.term, Qt::CaseInsensitive) < 0; });
    for (qsizetype i = 0; i < glossary.m_terms.size(); ++i) {
        const GlossaryTerm& term = glossary.m_terms[i];
        for (const QString& name : QStringList { term.key, term.term } + term.also)
            glossary.m_index.insert(normal(name), i);
    }
    for (const GlossaryTerm& term : glossary.m_terms)
        for (const QString& key : term.see)
            if (const GlossaryTerm* other = glossary.find(key); !other || other->key != key)
                reader.problem(
                    "see", "\"" + key.toStdString() + "\" is no key of the glossary", places[normal(term.key)]);
    return glossary;
}

QString Glossary::normal(const QString& word)
{
    QString plain = word.toCaseFolded().simplified();
    plain.replace(u'-', u' ');
    return plain;
}

const GlossaryTerm* Glossary::find(const QString& word) const
{
    const QString wanted = normal(word);
    auto found = m_index.find(wanted);
    if (found == m_index.end() && wanted.endsWith(u's'))
        found = m_index.find(wanted.chopped(1));
    return found == m_index.end() ? nullptr : &m_terms[*found];
}

} // namespace mlsysim::widgets
