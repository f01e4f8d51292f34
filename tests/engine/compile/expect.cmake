# SPDX-License-Identifier: Apache-2.0
# Compiles SOURCE with the macro MISTAKE and expects the compiler to refuse it with a text that matches MESSAGE; without
# a MESSAGE it must compile.
set(command "${COMPILER}" -std=c++20 -fsyntax-only -Werror=deprecated-declarations "-I${ROOT}")
if(MISTAKE)
    list(APPEND command "-D${MISTAKE}")
endif()
execute_process(COMMAND ${command} "${SOURCE}" RESULT_VARIABLE status ERROR_VARIABLE said OUTPUT_VARIABLE said)
if(NOT MESSAGE AND NOT status EQUAL 0)
    message(FATAL_ERROR "expected this to compile:\n${said}")
elseif(MESSAGE AND status EQUAL 0)
    message(FATAL_ERROR "${MISTAKE} compiles")
elseif(MESSAGE AND NOT said MATCHES "${MESSAGE}")
    message(FATAL_ERROR "${MISTAKE} is refused, but not with \"${MESSAGE}\":\n${said}")
endif()
