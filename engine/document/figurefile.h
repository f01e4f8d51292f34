// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/describe/value.h"

#include <optional>
#include <string>
#include <string_view>

namespace mlsysim {

/// True when the bytes are a picture or a document in which a session may be: PNG, SVG, PDF or LaTeX.
bool is_figure(std::string_view bytes);

/// The session inside a figure that mlsysim wrote. Nothing when it is no figure, another program's, or damaged, which
/// `error` then tells in one sentence without a full stop.
std::optional<Value> session_in_figure(std::string_view bytes, std::string* error = nullptr);

/// A session as comment lines for a LaTeX file, in the form that `session_in_figure` finds.
std::string session_comment(const Value& session);

} // namespace mlsysim
