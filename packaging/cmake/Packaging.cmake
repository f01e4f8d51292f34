# SPDX-License-Identifier: Apache-2.0
# Debian packages and an archive through CPack: one package for each install component. Include it last.
#   command      mlsysim          the command line, without Qt
#   studio       mlsysim-studio   the desktop application
#   development  libmlsysim-dev   library, headers and CMake package
set(MLSYSIM_MAINTAINER "mlsysim developers <packages@mlsysim.invalid>" CACHE STRING "Maintainer named in packages")

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME mlsysim)
set(CPACK_PACKAGE_VENDOR "The mlsysim developers")
set(CPACK_PACKAGE_CONTACT "${MLSYSIM_MAINTAINER}")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "") # or CPack puts it before the description of each package
set(CPACK_RESOURCE_FILE_LICENSE "${PROJECT_SOURCE_DIR}/LICENSE")
set(CPACK_PACKAGE_CHECKSUM SHA256)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_GROUPING IGNORE)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

set(CPACK_DEBIAN_COMMAND_PACKAGE_NAME mlsysim)
set(CPACK_DEBIAN_COMMAND_PACKAGE_SECTION science)
set(CPACK_DEBIAN_COMMAND_DESCRIPTION "what a machine-learning workload will do on a machine
mlsysim tells latency, throughput, bottleneck, utilization, memory, energy,
cost and carbon of a machine-learning workload on a machine before anyone
runs it, and why. This package has the command line, which needs no display.")

set(CPACK_DEBIAN_STUDIO_PACKAGE_NAME mlsysim-studio)
set(CPACK_DEBIAN_STUDIO_PACKAGE_SECTION science)
set(CPACK_DEBIAN_STUDIO_PACKAGE_RECOMMENDS "mlsysim (= ${PROJECT_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE}), qt6-wayland")
set(CPACK_DEBIAN_STUDIO_DESCRIPTION "explore machine-learning workloads and machines
mlsysim Studio shows what a machine-learning workload will do on a machine
while a slider is still moving: rooflines, serving, training, fleets, cost
and carbon, studies, comparisons and lessons. It works without a network.")

set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libmlsysim-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS "libboost-dev, libyaml-cpp-dev, zlib1g-dev")
set(CPACK_DEBIAN_DEVELOPMENT_DESCRIPTION "what a machine-learning workload will do, as a C++ library
The headers and the library of mlsysim, with unit-safe quantities, solvers
and the registry of machines and models, and a CMake package.")

# Policy wants a copyright and both change logs in every package.
if(DEFINED ENV{SOURCE_DATE_EPOCH})
    set(moment "@$ENV{SOURCE_DATE_EPOCH}")
else()
    set(moment now)
endif()
find_program(GZIP gzip)
execute_process(COMMAND date -u -R -d "${moment}" OUTPUT_VARIABLE changelog_date OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
set(documents "${PROJECT_BINARY_DIR}/packaging")
if(GZIP AND changelog_date)
    configure_file("${PROJECT_SOURCE_DIR}/packaging/linux/debian/changelog.in" "${documents}/changelog.Debian" @ONLY)
    configure_file("${PROJECT_SOURCE_DIR}/CHANGELOG.md" "${documents}/changelog" COPYONLY)
    execute_process(COMMAND "${GZIP}" -9nkf changelog changelog.Debian WORKING_DIRECTORY "${documents}")
endif()

# Components that something is installed for become packages.
get_cmake_property(components COMPONENTS)
set(CPACK_COMPONENTS_ALL)
foreach(component command studio development)
    if(component IN_LIST components)
        list(APPEND CPACK_COMPONENTS_ALL ${component})
        string(TOUPPER ${component} upper)
        set(folder "${CMAKE_INSTALL_DATADIR}/doc/${CPACK_DEBIAN_${upper}_PACKAGE_NAME}")
        install(FILES "${PROJECT_SOURCE_DIR}/packaging/linux/debian/copyright" DESTINATION "${folder}" COMPONENT ${component})
        if(EXISTS "${documents}/changelog.gz")
            install(FILES "${documents}/changelog.gz" "${documents}/changelog.Debian.gz"
                DESTINATION "${folder}" COMPONENT ${component})
        endif()
    endif()
endforeach()

include(CPack)
