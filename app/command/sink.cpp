// SPDX-License-Identifier: Apache-2.0
#include "app/command/sink.h"

#include "app/command/command.h"

#include <cerrno>
#include <cstring>

#include <sys/ioctl.h>
#include <unistd.h>

namespace mlsysim::command {

Sink& Sink::operator<<(std::string_view text)
{
    constexpr std::size_t enough = 1U << 16U;
    if (!m_reader_gone)
        m_buffer += text;
    if (m_buffer.size() >= enough)
        flush();
    return *this;
}

void Sink::flush()
{
    std::size_t done = 0;
    while (done < m_buffer.size()) {
        const auto written = ::write(STDOUT_FILENO, m_buffer.data() + done, m_buffer.size() - done);
        if (written > 0) {
            done += static_cast<std::size_t>(written);
        } else if (written < 0 && errno != EINTR) {
            const int error = errno;
            m_buffer.clear();
            m_reader_gone = true;
            if (error == EPIPE)
                return;
            throw Failure(MachineFailed, std::string("cannot write the results: ") + std::strerror(error));
        }
    }
    m_buffer.clear();
}

bool Sink::is_terminal() const { return ::isatty(STDOUT_FILENO) == 1; }

std::size_t Sink::width() const
{
    winsize size {};
    return is_terminal() && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40 ? size.ws_col : 120;
}

} // namespace mlsysim::command
