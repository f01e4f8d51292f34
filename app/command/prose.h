// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/command/sink.h"

#include <string_view>

namespace mlsysim::command {

/// Writes Markdown as people read it on a terminal, as far as the pages of the manual use it: paragraphs, lists,
/// tables, code, strong words and links.
void write_prose(Sink& out, std::string_view markdown);

} // namespace mlsysim::command
