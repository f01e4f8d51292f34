// SPDX-License-Identifier: Apache-2.0
#include "tests/support/golden.h"

#include "engine/document/json.h"
#include "engine/units/text.h"

#include <zlib.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <limits>
#include <memory>
#include <stdexcept>

namespace mlsysim::test {

namespace {

const std::filesystem::path folder = std::filesystem::path(MLSYSIM_TEST_DATA) / "golden";
constexpr std::string_view ending = ".jsonl.gz";

std::string unpacked(const std::filesystem::path& file)
{
    const std::unique_ptr<gzFile_s, int (*)(gzFile)> stream(gzopen(file.c_str(), "rb"), gzclose);
    if (!stream)
        throw std::runtime_error("cannot open " + file.string());
    std::string text;
    char buffer[1 << 16];
    int count = 0;
    while ((count = gzread(stream.get(), buffer, sizeof buffer)) > 0)
        text.append(buffer, static_cast<std::size_t>(count));
    if (count < 0)
        throw std::runtime_error("cannot read " + file.string());
    return text;
}

double number_in(const Value& value)
{
    const auto* text = value.text();
    if (text && *text == "inf")
        return std::numeric_limits<double>::infinity();
    return value.is_number() ? value.number() : std::numeric_limits<double>::quiet_NaN();
}

std::string shown(const Value& value) { return value.absent() ? "nothing" : to_json(value); }

std::string difference_at(
    const std::string& path, const Value& expected, const Value& actual, const Tolerance& tolerance, bool absolute)
{
    const auto differs = [&] { return path + ": expected " + shown(expected) + ", found " + shown(actual); };
    if (const auto* members = expected.map()) {
        if (!actual.map())
            return differs();
        for (const auto& m : *members) {
            const std::string inner = path.empty() ? m.name : path + "." + m.name;
            const Value* found = actual.find(m.name);
            if (!found)
                return inner + ": expected " + shown(m.value) + ", found no such member";
            if (auto text = difference_at(inner, m.value, *found, tolerance, absolute || m.name == tolerance.absolute);
                !text.empty())
                return text;
        }
        return {};
    }
    if (const auto* items = expected.list()) {
        if (!actual.list() || actual.list()->size() != items->size())
            return differs();
        for (std::size_t i = 0; i < items->size(); ++i)
            if (auto text = difference_at(
                    path + "[" + std::to_string(i) + "]", (*items)[i], (*actual.list())[i], tolerance, absolute);
                !text.empty())
                return text;
        return {};
    }
    const double wanted = number_in(expected), found = number_in(actual);
    if (!std::isnan(wanted)) {
        const double scale = absolute ? 1 : std::max(std::fabs(wanted), std::fabs(found));
        const bool same = wanted == found || std::fabs(wanted - found) <= tolerance.relative * scale;
        return same && std::isfinite(wanted) == std::isfinite(found) ? std::string() : differs();
    }
    return expected == actual ? std::string() : differs();
}

} // namespace

std::vector<GoldenRow> golden(std::string_view solver)
{
    const std::string text = unpacked(folder / (std::string(solver) + std::string(ending)));
    std::vector<GoldenRow> rows;
    std::string_view rest = text;
    while (!rest.empty()) {
        const auto end = std::min(rest.find('\n'), rest.size());
        std::string error;
        const auto row = parse_json(rest.substr(0, end), &error);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        const std::string place = std::string(solver) + " line " + std::to_string(rows.size() + 1) + ": ";
        if (!row)
            throw std::runtime_error(place + error);
        const Value *id = row->find("solver"), *inputs = row->find("inputs"), *outputs = row->find("outputs"),
                    *refused = row->find("error");
        if (!id || !id->text() || *id->text() != solver || !inputs || (outputs != nullptr) == (refused != nullptr))
            throw std::runtime_error(place + "not a recorded run of this solver");
        rows.push_back({ static_cast<int>(rows.size()) + 1, *inputs, outputs ? *outputs : Value(),
            refused && refused->text() ? *refused->text() : std::string() });
    }
    return rows;
}

std::vector<std::string> golden_solvers()
{
    std::vector<std::string> ids;
    for (const auto& file : std::filesystem::directory_iterator(folder))
        if (std::string name = file.path().filename().string(); name.ends_with(ending)) {
            name.resize(name.size() - ending.size());
            ids.push_back(std::move(name));
        }
    std::ranges::sort(ids);
    return ids;
}

std::string difference(const Value& expected, const Value& actual, const Tolerance& tolerance)
{
    return difference_at({}, expected, actual, tolerance, false);
}

} // namespace mlsysim::test
