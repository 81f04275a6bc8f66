# SPDX-License-Identifier: GPL-2.0-or-later
# Fails where a folder includes what the arrows of CONTRIBUTING.md forbid.
#   cmake -D SOURCE_DIR=... -P folder_edges.cmake
# An edge is "<folder> <regular expression of what its files may include with quotation marks>".
set(edges
  "corpus   ^corpus/"
  "synonyms ^synonyms/"
  "indexer/program ^(synonyms|indexer/program)/"
  "indexer  ^(corpus|synonyms|indexer)/"
  "query    ^(corpus|synonyms|query)/|^indexer/((schema|columns_builder|facet_columns|families|family_search|generation_hold|positions|stored_article|table_age|value_reader)\\.h$|program/)")
# "<regular expression of a library's headers> <regular expression of the files that may include it>"
set(libraries
  "^unicode/         ^(synonyms/|corpus/(encoding|declared_encoding|time_zone)\\.cc$|(indexer/index|query/query)_options\\.cc$)"
  "^xapian\\.h$      ^(indexer|query)/"
  "^CLI/             ^(indexer/((index|reading|upkeep)_options|program/(command_line|option_values))|query/([a-z]+_options|[a-z]+_verb))\\.cc$"
  "^csv\\.h$         ^corpus/"
  "^simdjson\\.h$    ^(corpus/|query/batch_reader\\.cc$)"
  "^libxml/          ^corpus/(html_parser|feed_reader)\\.cc$"
  "^(zlib|zstd)\\.h$ ^corpus/unpacker\\.cc$"
  "^xxhash\\.h$      ^(synonyms|indexer)/")

function(split_rule rule left right)
  string(REGEX MATCH "^([^ ]+) +(.+)$" _ "${rule}")
  set(${left} "${CMAKE_MATCH_1}" PARENT_SCOPE)
  set(${right} "${CMAKE_MATCH_2}" PARENT_SCOPE)
endfunction()

set(wrong "")
set(checked 0)
foreach(edge IN LISTS edges)
  split_rule("${edge}" folder allowed)
  file(GLOB files RELATIVE "${SOURCE_DIR}" "${SOURCE_DIR}/${folder}/*.h" "${SOURCE_DIR}/${folder}/*.cc")
  foreach(file IN LISTS files)
    file(STRINGS "${SOURCE_DIR}/${file}" includes REGEX "^#include")
    foreach(include IN LISTS includes)
      math(EXPR checked "${checked} + 1")
      if(include MATCHES "\"(.*)\"")
        if(NOT CMAKE_MATCH_1 MATCHES "${allowed}")
          string(APPEND wrong "\n  ${file} includes ${CMAKE_MATCH_1}")
        endif()
      elseif(include MATCHES "<(.*)>")
        set(header "${CMAKE_MATCH_1}")
        foreach(library IN LISTS libraries)
          split_rule("${library}" headers users)
          if(header MATCHES "${headers}" AND NOT file MATCHES "${users}")
            string(APPEND wrong "\n  ${file} includes ${header}")
          endif()
        endforeach()
      endif()
    endforeach()
  endforeach()
endforeach()

if(checked LESS 100)
  message(FATAL_ERROR "only ${checked} includes seen below ${SOURCE_DIR}: is it the project?")
endif()
if(wrong)
  message(FATAL_ERROR "these includes break the arrows of CONTRIBUTING.md:${wrong}")
endif()
message(STATUS "${checked} includes follow the arrows")
