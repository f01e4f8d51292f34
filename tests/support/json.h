// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/document/json.h"

#include <stdexcept>
#include <string>

namespace mlsysim::test {

/// JSON that is easy to write in a C++ text: ' stands for the quote and ` for a quote inside a text.
inline std::string json_text(std::string_view loose)
{
    std::string text;
    for (const char c : loose)
        if (c == '`')
            text += "\\\"";
        else
            text += c == '\'' ? '"' : c;
    return text;
}

/// The value that such a text spells.
inline Value json(std::string_view loose)
{
    std::string error;
    const auto value = parse_json(json_text(loose), &error);
    if (!value)
        throw std::runtime_error(error + " in " + std::string(loose));
    return *value;
}

} // namespace mlsysim::test
