// SPDX-License-Identifier: Apache-2.0
#include "app/command/context.h"
#include "engine/document/request.h"

#include <CLI/CLI.hpp>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include <fcntl.h>
#include <unistd.h>

namespace mlsysim::command {

namespace {

/// A file that is read until its end; closes itself.
class Input {
public:
    explicit Input(const std::string& path)
        : m_path(path == "-" ? "standard input" : "\"" + path + "\"")
        , m_descriptor(path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC))
    {
        if (m_descriptor < 0)
            fail();
    }
    ~Input()
    {
        if (m_descriptor > STDIN_FILENO)
            ::close(m_descriptor);
    }
    Input(const Input&) = delete;
    Input& operator=(const Input&) = delete;

    /// Appends what is there, waiting for the first byte; false at the end.
    bool read_into(std::string& text)
    {
        constexpr std::size_t step = 1U << 16U;
        const std::size_t before = text.size();
        text.resize(before + step);
        ssize_t count = 0;
        do
            count = ::read(m_descriptor, text.data() + before, step);
        while (count < 0 && errno == EINTR);
        text.resize(before + (count > 0 ? static_cast<std::size_t>(count) : 0));
        if (count < 0)
            fail();
        return count > 0;
    }

private:
    [[noreturn]] void fail() const { throw Failure(BadInput, m_path + " cannot be read: " + std::strerror(errno)); }

    std::string m_path;
    int m_descriptor;
};

int batch(Context& context, const std::string& path)
{
    context.format({ Format::Json }, Format::Json);
    const Registry& registry = context.registry();
    Input input(path);
    std::string text;
    std::size_t searched = 0;
    bool more = true;
    while (more && !context.out.reader_gone()) {
        more = input.read_into(text);
        std::size_t start = 0;
        for (auto end = text.find('\n', searched); end != std::string::npos; end = text.find('\n', start)) {
            context.out << answer(std::string_view(text).substr(start, end - start), registry) << "\n";
            start = end + 1;
        }
        text.erase(0, start);
        searched = text.size();
        if (!more && !text.empty())
            context.out << answer(text, registry) << "\n";
        // Whoever writes one line and waits for its answer gets it.
        context.out.flush();
    }
    return Done;
}

} // namespace

void add_batch(CLI::App& app, Context& context)
{
    CLI::App* command
        = app.add_subcommand("batch", "JSON lines in, JSON lines out: one answer for each line, in order");
    auto path = std::make_shared<std::string>("-");
    command->add_option("FILE", *path, "The requests; - or nothing for standard input")->type_name("");
    command->footer(
        R"(A request:  {"id": 1, "solver": "tail_latency", "inputs": {"arrival_rate": 85, "service_latency": 0.1}}
An answer:  {"id": 1, "ok": true, "outputs": {"p50_latency": 0.12, ...}}
A refusal:  {"id": 1, "ok": false, "error": {"kind": "invalid_input", "field": "arrival_rate", "message": "..."}}

Kinds are invalid_input, out_of_memory and bad_line. Quantities are in SI base units both ways.
A bad line is answered like any other and does not end the run.)");
    command->callback([&context, path] { context.action = [&context, path] { return batch(context, *path); }; });
}

} // namespace mlsysim::command
