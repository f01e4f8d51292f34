// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace mlsysim::command {

/// Standard output, buffered, with every failed write noticed: a full disk ends the program with a message, a reader
/// who went away ends it quietly.
class Sink {
public:
    Sink& operator<<(std::string_view text);
    /// Throws Failure (MachineFailed) when the text cannot be written.
    void flush();
    /// True once the reader has closed the pipe; what follows is thrown away.
    bool reader_gone() const { return m_reader_gone; }

    bool is_terminal() const;
    /// Columns of the terminal; a width that reads well when it is none.
    std::size_t width() const;

private:
    std::string m_buffer;
    bool m_reader_gone = false;
};

} // namespace mlsysim::command
