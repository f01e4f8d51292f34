# SPDX-License-Identifier: Apache-2.0
# One place for language level, warnings and the floating-point rules that keep results identical everywhere.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

option(MLSYSIM_WARNINGS_AS_ERRORS "Treat warnings as errors" OFF)
set(MLSYSIM_SANITIZE "" CACHE STRING "Sanitizers, for example address,undefined or thread")

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "Build type" FORCE)
endif()

add_library(mlsysim_settings INTERFACE)
target_compile_options(mlsysim_settings INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wold-style-cast
    -Wno-restrict # GCC 12 warns falsely on joined strings (GCC bug 105329)
    -ffp-contract=off) # a sweep and a single solve give the same bits
if(MLSYSIM_WARNINGS_AS_ERRORS)
    target_compile_options(mlsysim_settings INTERFACE -Werror)
endif()
if(MLSYSIM_SANITIZE)
    target_compile_options(mlsysim_settings INTERFACE -fsanitize=${MLSYSIM_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    target_link_options(mlsysim_settings INTERFACE -fsanitize=${MLSYSIM_SANITIZE})
endif()

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE_PROGRAM}")
endif()
