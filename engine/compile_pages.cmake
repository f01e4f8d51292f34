# SPDX-License-Identifier: Apache-2.0
# cmake -DFOLDER=… -DOUTPUT=… -P compile_pages.cmake writes FOLDER/<id>/<id>.md into a source, a text for each solver.
file(GLOB pages "${FOLDER}/*/*.md")
set(source "#include <string_view>\n\nnamespace mlsysim::pages {\n")
foreach(page IN LISTS pages)
    get_filename_component(id "${page}" NAME_WE)
    file(READ "${page}" text)
    string(APPEND source "\nextern const std::string_view ${id};\n"
        "constinit const std::string_view ${id} = R\"page(${text})page\";\n")
endforeach()
file(WRITE "${OUTPUT}" "${source}\n} // namespace mlsysim::pages\n")
