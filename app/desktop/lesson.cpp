// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/lesson.h"

#include "app/desktop/lessonquantity.h"
#include "engine/registry/yaml.h"
#include "widgets/parameters/text.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <initializer_list>

// The macro declares a function of the global namespace, so it can't stand in ours.
static void init_lessons_resource() { Q_INIT_RESOURCE(lessons); }

namespace mlsysim::desktop {

using widgets::text_of;
using widgets::utf8;

namespace {

constexpr int lesson_version = 1;

/// Reads the parts of a lesson and collects what is wrong with them.
class LessonReader {
public:
    LessonReader(const QString& file, const Registry& registry, std::vector<FileProblem>& problems)
        : m_file(file.toStdString())
        , m_registry(registry)
        , m_problems(problems)
    {
    }

    void problem(std::string_view field, const std::string& message, Position position)
    {
        m_problems.push_back({ m_file, { std::string(field), message, position } });
    }

    Lesson read(const Value& root)
    {
        Lesson lesson;
        if (!known(root, "a lesson",
                { "format", "version", "title", "summary", "minutes", "machine", "model", "inputs", "cards" }))
            return lesson;
        if (text(root, "format", true) != QLatin1String("mlsysim lesson"))
            problem("format", "is not \"mlsysim lesson\"", root.position);
        if (const double version = number(root, "version").value_or(0); version < 1 || version > lesson_version)
            problem("version", "is not " + std::to_string(lesson_version) + ", which is what this program reads",
                root.position);
        lesson.title = text(root, "title", true);
        lesson.summary = text(root, "summary", true);
        lesson.minutes = static_cast<int>(number(root, "minutes").value_or(0));
        lesson.machine = entry<Hardware>(root, "machine");
        lesson.model = entry<Model>(root, "model");
        lesson.inputs = map(root, "inputs");
        const Value* cards = root.find("cards");
        if (!cards || !cards->list() || cards->list()->empty())
            problem("cards", "expected a list of cards", cards ? cards->position : root.position);
        else
            for (const Value& value : *cards->list())
                lesson.cards.append(card(value));
        return lesson;
    }

private:
    LessonCard card(const Value& value)
    {
        LessonCard card;
        if (!known(value, "a card",
                { "read", "predict", "do", "finish", "text", "results", "inputs", "question", "answer", "choices",
                    "within", "then", "reveal", "goal" }))
            return card;
        static constexpr std::pair<const char*, LessonCard::Kind> kinds[]
            = { { "read", LessonCard::Kind::Read }, { "predict", LessonCard::Kind::Predict },
                  { "do", LessonCard::Kind::Do }, { "finish", LessonCard::Kind::Finish } };
        int found = 0;
        for (const auto& [name, kind] : kinds)
            if (value.find(name)) {
                ++found;
                card.kind = kind;
                card.title = text(value, name, true);
            }
        if (found != 1)
            problem({}, "expected one of read, predict, do and finish with the title of the card", value.position);
        card.text = text(value, "text", true);
        card.results_hidden = text(value, "results", false) == QLatin1String("hidden");
        card.inputs = map(value, "inputs");
        if (card.kind == LessonCard::Kind::Predict)
            question(value, card);
        if (card.kind == LessonCard::Kind::Do)
            card.goal = goal(value);
        return card;
    }

    void question(const Value& value, LessonCard& card)
    {
        card.question = text(value, "question", true);
        card.reveal = text(value, "reveal", true);
        card.quantity = quantity(value, "answer");
        card.within = number(value, "within").value_or(card.within);
        if (const Value* then = value.find("then");
            then && known(*then, "a change", { "inputs", "peak", "bandwidth" })) {
            card.then_inputs = map(*then, "inputs");
            card.then_peak = number(*then, "peak").value_or(1);
            card.then_bandwidth = number(*then, "bandwidth").value_or(1);
        }
        const Value* choices = value.find("choices");
        if (!choices)
            return;
        if (!choices->list() || choices->list()->size() < 2)
            return problem("choices", "expected a list of two or more", choices->position);
        for (const Value& one : *choices->list())
            if (known(one, "a choice", { "text", "is", "below" }))
                card.choices.append({ text(one, "text", true), text(one, "is", false), number(one, "below") });
    }

    std::optional<LessonCondition> goal(const Value& value)
    {
        const Value* goal = value.find("goal");
        if (!goal) {
            problem("goal", "is missing; it tells when the card is done", value.position);
            return {};
        }
        if (!known(*goal, "a goal", { "quantity", "is", "above", "below" }))
            return {};
        return LessonCondition { quantity(*goal, "quantity"), text(*goal, "is", false), number(*goal, "above"),
            number(*goal, "below") };
    }

    bool known(const Value& value, const std::string& what, std::initializer_list<std::string_view> names)
    {
        if (!value.map()) {
            problem({}, "expected " + what + " with names and values", value.position);
            return false;
        }
        for (const Member& member : *value.map())
            if (std::find(names.begin(), names.end(), member.name) == names.end())
                problem(member.name, "is no part of " + what, member.position);
        return true;
    }

    QString text(const Value& value, std::string_view name, bool needed)
    {
        const Value* found = value.find(name);
        if (found && found->text() && !found->text()->empty())
            return text_of(*found->text()).trimmed();
        if (found || needed)
            problem(name, found ? "expected a text" : "is missing", found ? found->position : value.position);
        return {};
    }

    std::optional<double> number(const Value& value, std::string_view name)
    {
        const Value* found = value.find(name);
        if (!found)
            return {};
        bool read = false;
        const double x = found->text() ? text_of(*found->text()).toDouble(&read) : 0;
        if (!read || !(x > 0)) {
            problem(name, "expected a number above 0", found->position);
            return {};
        }
        return x;
    }

    Value map(const Value& value, std::string_view name)
    {
        const Value* found = value.find(name);
        if (found && !found->map())
            problem(name, "expected names and values", found->position);
        return found && found->map() ? *found : Value();
    }

    QString quantity(const Value& value, std::string_view name)
    {
        const QString id = text(value, name, true);
        if (!id.isEmpty() && !is_lesson_quantity(id))
            problem(name,
                "\"" + utf8(id) + "\" is no quantity; expected one of "
                    + utf8(lesson_quantities().join(QStringLiteral(", "))),
                value.find(name)->position);
        return id;
    }

    template <class R> QString entry(const Value& value, std::string_view name)
    {
        const QString path = text(value, name, true);
        if (!path.isEmpty() && !m_registry.get<R>(utf8(path)))
            problem(name, "\"" + utf8(path) + "\" is not in the registry", value.find(name)->position);
        return path;
    }

    std::string m_file;
    const Registry& m_registry;
    std::vector<FileProblem>& m_problems;
};

} // namespace

std::optional<Lesson> Lesson::read(
    const QByteArray& yaml, const QString& id, const Registry& registry, std::vector<FileProblem>& problems)
{
    const std::size_t before = problems.size();
    Problems syntax;
    const Value root = parse_yaml({ yaml.constData(), static_cast<std::size_t>(yaml.size()) }, syntax);
    for (const Problem& problem : syntax)
        problems.push_back({ id.toStdString(), problem });
    if (!syntax.empty())
        return {};
    Lesson lesson = LessonReader(id, registry, problems).read(root);
    lesson.id = id;
    return problems.size() == before ? std::optional(lesson) : std::nullopt;
}

QList<Lesson> Lesson::shipped(const Registry& registry)
{
    init_lessons_resource();
    QList<Lesson> lessons;
    std::vector<FileProblem> problems;
    for (const QFileInfo& info : QDir(QStringLiteral(":/mlsysim/lessons")).entryInfoList()) {
        QFile file(info.filePath());
        if (file.open(QIODevice::ReadOnly))
            if (auto lesson = read(file.readAll(), info.completeBaseName(), registry, problems))
                lessons.append(*lesson);
    }
    for (const FileProblem& problem : problems)
        qWarning("%s", problem.text().c_str());
    return lessons;
}

} // namespace mlsysim::desktop
