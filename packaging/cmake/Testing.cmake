# SPDX-License-Identifier: Apache-2.0
# mlsysim_test(NAME [LIBRARIES ...] [LABELS ...] [GUI]) builds tst_NAME from tst_NAME.cpp in the current folder.
# GUI tests run without a display, in a home of their own.
function(mlsysim_test name)
    cmake_parse_arguments(arg "GUI" "" "LIBRARIES;LABELS" ${ARGN})
    add_executable(tst_${name} tst_${name}.cpp)
    set_target_properties(tst_${name} PROPERTIES AUTOMOC ON)
    target_link_libraries(tst_${name} PRIVATE mlsysim_settings Qt6::Core Qt6::Test ${arg_LIBRARIES})
    target_compile_definitions(tst_${name} PRIVATE MLSYSIM_TEST_DATA="${PROJECT_SOURCE_DIR}/tests/data"
        MLSYSIM_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
    add_test(NAME ${name} COMMAND tst_${name})
    set(home "${CMAKE_BINARY_DIR}/test-home/${name}")
    file(MAKE_DIRECTORY "${home}")
    set_tests_properties(${name} PROPERTIES TIMEOUT 300 LABELS "${arg_LABELS}"
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;HOME=${home};XDG_CONFIG_HOME=${home}/config;XDG_DATA_HOME=${home}/data;XDG_STATE_HOME=${home}/state;XDG_CACHE_HOME=${home}/cache;XDG_RUNTIME_DIR=${home}")
endfunction()
