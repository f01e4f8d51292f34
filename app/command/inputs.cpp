// SPDX-License-Identifier: Apache-2.0
#include "app/command/inputs.h"

#include "engine/document/json.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace mlsysim::command {

Value typed_value(std::string_view text)
{
    if (!text.starts_with('{') && !text.starts_with('['))
        return text;
    std::string error;
    auto value = parse_json(text, &error);
    if (!value)
        throw Failure(BadInput, "no JSON: " + error);
    return std::move(*value);
}

void set_input(Value& given, const Solver& solver, std::string_view path, Value value)
{
    const std::string_view root = path.substr(0, path.find('.'));
    const Field* field = solver.inputs.find(root);
    const bool record = field && field->type->kind == Kind::Record;
    for (auto dot = path.find('.'); dot != std::string_view::npos; dot = path.find('.', dot + 1)) {
        const std::string_view around = path.substr(0, dot);
        if (const Value* whole = given.at(around); whole && !whole->map() && !(record && whole->text()))
            throw Failure(BadInput, std::string(around) + " is given both whole and in parts");
    }
    const Value* parts = given.at(path);
    const bool extended = record && parts && parts->map() && value.text();
    given.set_at(extended ? std::string(path) + ".extends" : std::string(path), std::move(value));
}

Value inputs_of(const Solver& solver, const std::vector<std::string>& words)
{
    Value given = Value::Map {};
    std::set<std::string_view> ids;
    for (const std::string& word : words) {
        const auto equals = word.find('=');
        if (equals == std::string::npos || equals == 0)
            throw Failure(BadInput,
                "expected id=value, found \"" + word + "\"; \"mlsysim solve " + std::string(solver.id)
                    + " --help\" lists the inputs");
        const auto id = std::string_view(word).substr(0, equals);
        if (!ids.insert(id).second)
            throw Failure(BadInput, std::string(id) + " is given twice");
        try {
            set_input(given, solver, id, typed_value(std::string_view(word).substr(equals + 1)));
        } catch (const Failure& failure) {
            throw Failure(failure.status(),
                std::string(failure.what()).starts_with(id) ? failure.what() : std::string(id) + ": " + failure.what());
        }
    }
    return given;
}

Evaluation evaluation_of(Context& context, const Solver& solver, const Value& given, const Context::Spelling& spelling)
{
    Evaluation evaluation(solver, context.registry());
    if (const auto problems = evaluation.assign(given); !problems.empty()) {
        const bool lost
            = std::ranges::any_of(problems, [](const Problem& problem) { return problem.message == "unknown field"; });
        throw Failure(BadInput,
            context.sentence(solver.inputs, given, problems, spelling)
                + (lost ? "; \"mlsysim solve " + std::string(solver.id) + " --help\" lists the inputs" : ""));
    }
    context.notice_retired(solver.inputs, given);
    return evaluation;
}

bool feasible(const Evaluation& evaluation)
{
    const double answer = evaluation.output("feasible");
    return std::isnan(answer) || answer != 0;
}

} // namespace mlsysim::command
