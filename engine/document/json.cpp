// SPDX-License-Identifier: Apache-2.0
#include "engine/document/json.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <set>

namespace mlsysim {

namespace {

using Json = nlohmann::ordered_json;

Value from(const Json& json)
{
    switch (json.type()) {
    case Json::value_t::boolean:
        return json.get<bool>();
    case Json::value_t::number_integer:
        return json.get<std::int64_t>();
    case Json::value_t::number_unsigned: {
        const auto n = json.get<std::uint64_t>();
        return n <= static_cast<std::uint64_t>(INT64_MAX) ? Value(static_cast<std::int64_t>(n))
                                                          : Value(static_cast<double>(n));
    }
    case Json::value_t::number_float:
        return json.get<double>();
    case Json::value_t::string:
        return json.get_ref<const std::string&>();
    case Json::value_t::array: {
        Value::List list;
        list.reserve(json.size());
        for (const auto& item : json)
            list.push_back(from(item));
        return list;
    }
    case Json::value_t::object: {
        Value::Map map;
        map.reserve(json.size());
        for (const auto& [name, item] : json.items())
            map.push_back({ name, from(item) });
        return map;
    }
    default:
        return {};
    }
}

Json to(const Value& value)
{
    if (const bool* truth = value.truth())
        return *truth;
    if (value.is_integer())
        return value.integer();
    if (value.is_number()) {
        const double x = value.number();
        if (std::isinf(x))
            return x > 0 ? "inf" : "-inf";
        return std::isnan(x) ? Json() : Json(x);
    }
    if (const auto* text = value.text())
        return *text;
    if (const auto* list = value.list()) {
        Json array = Json::array();
        for (const auto& item : *list)
            array.push_back(to(item));
        return array;
    }
    if (const auto* map = value.map()) {
        Json object = Json::object();
        for (const auto& m : *map)
            object[m.name] = to(m.value);
        return object;
    }
    return {};
}

} // namespace

std::optional<Value> parse_json(std::string_view text, std::string* error)
{
    // nlohmann keeps the last of two equal keys; remember the keys of each open object to refuse that.
    std::vector<std::set<std::string>> open;
    std::string repeated;
    const auto watch = [&](int depth, Json::parse_event_t event, Json& parsed) {
        if (depth > 64)
            throw std::runtime_error("nested too deeply");
        if (event == Json::parse_event_t::object_start)
            open.emplace_back();
        else if (event == Json::parse_event_t::object_end)
            open.pop_back();
        else if (event == Json::parse_event_t::key && !open.back().insert(parsed.get<std::string>()).second)
            repeated = parsed.get<std::string>();
        return true;
    };
    try {
        const Json json = Json::parse(text, watch);
        if (repeated.empty())
            return from(json);
        if (error)
            *error = "\"" + repeated + "\" is given twice";
    } catch (const std::exception& e) {
        if (error) {
            *error = e.what();
            if (const auto bracket = error->find("] "); bracket != std::string::npos)
                error->erase(0, bracket + 2);
        }
    }
    return {};
}

std::string to_json(const Value& value, int indent)
{
    return to(value).dump(indent, ' ', false, Json::error_handler_t::replace);
}

std::vector<std::uint8_t> to_cbor(const Value& value) { return Json::to_cbor(to(value)); }

std::optional<Value> parse_cbor(std::span<const std::uint8_t> bytes)
{
    const Json json = Json::from_cbor(bytes.begin(), bytes.end(), true, false);
    return json.is_discarded() ? std::nullopt : std::optional(from(json));
}

} // namespace mlsysim
