// SPDX-License-Identifier: Apache-2.0
#include "app/command/sessionfile.h"

namespace mlsysim::command {

SessionFile open_session_file(Context& context, const std::string& file)
{
    std::string error;
    auto session = shared::find_session(text_of_file(file), error);
    if (!session)
        throw Failure(BadInput, "\"" + file + "\" cannot be opened: " + error);
    std::vector<std::string> notes;
    auto design = shared::open_session(*session, context.registry(), notes);
    for (const auto& note : notes)
        context.notice(note);
    return { std::move(*session), std::move(*design) };
}

} // namespace mlsysim::command
