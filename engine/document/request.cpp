// SPDX-License-Identifier: Apache-2.0
#include "engine/document/request.h"

#include "engine/document/json.h"
#include "engine/evaluation.h"

#include <exception>

namespace mlsysim {

namespace {

std::string refused(const Value& id, const Problem& problem)
{
    Value error;
    error.set("kind", name_of(problem.kind));
    if (!problem.field.empty())
        error.set("field", problem.field);
    error.set("message", problem.message);
    Value answer;
    answer.set("id", id);
    answer.set("ok", false);
    answer.set("error", std::move(error));
    return to_json(answer);
}

Problem bad_line(std::string message, std::string field = {})
{
    return { std::move(field), std::move(message), {}, ProblemKind::BadLine };
}

std::string answer_to(
    const Value& request, const Value& id, const Registry& registry, std::span<const Solver* const> catalogue)
{
    for (const auto& m : *request.map())
        if (m.name != "id" && m.name != "solver" && m.name != "inputs")
            return refused(id, bad_line("unknown member; a request has \"id\", \"solver\" and \"inputs\"", m.name));
    const Value* name = request.find("solver");
    if (!name || !name->text())
        return refused(id, bad_line("expected the id of a solver", "solver"));
    const Solver* solver = find_solver(*name->text(), catalogue);
    if (!solver) {
        std::vector<std::string_view> ids;
        for (const Solver* s : catalogue)
            ids.push_back(s->id);
        return refused(
            id, bad_line("unknown solver \"" + *name->text() + "\"" + suggestion(*name->text(), ids), "solver"));
    }
    const Value* inputs = request.find("inputs");
    Evaluation evaluation(*solver, registry);
    if (auto problems = evaluation.assign(inputs ? *inputs : Value()); !problems.empty()) {
        // A field that the solver does not have makes the line no request, as an unknown solver does.
        if (problems.front().message.starts_with("unknown field"))
            problems.front().kind = ProblemKind::BadLine;
        return refused(id, problems.front());
    }
    evaluation.solve();
    if (const auto failure = evaluation.failure())
        return refused(id, *failure);
    Value answer;
    answer.set("id", id);
    answer.set("ok", true);
    answer.set("outputs", evaluation.outputs());
    return to_json(answer);
}

} // namespace

std::string answer(std::string_view line, const Registry& registry, std::span<const Solver* const> catalogue)
{
    std::string error;
    const auto request = parse_json(line, &error);
    if (!request)
        return refused({}, bad_line("no JSON: " + error));
    if (!request->map())
        return refused({}, bad_line("expected a JSON object"));
    const Value* id = request->find("id");
    try {
        return answer_to(*request, id ? *id : Value(), registry, catalogue);
    } catch (const std::exception& failure) {
        return refused(id ? *id : Value(), { {}, failure.what() });
    }
}

} // namespace mlsysim
