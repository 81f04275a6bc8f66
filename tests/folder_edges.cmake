# SPDX-License-Identifier: GPL-2.0-or-later
# Fails where a folder includes what the arrows of CONTRIBUTING.md forbid.
#   cmake -D SOURCE_DIR=... -P folder_edges.cmake
# An edge is "<folder> <regular expression of what its files may include with quotation marks>".
set(edges
  "corpus/text    ^corpus/text/"
  "corpus/dates   ^corpus/(text|dates)/"
  "corpus/files   ^corpus/(text|files)/"
  "corpus/fields  ^corpus/(text|dates|files|fields)/"
  "corpus/article ^corpus/(text|dates|article)/"
  "corpus/formats ^corpus/(text|dates|files|fields|article|formats)/"
  "corpus/reading ^corpus/"
  "synonyms/words       ^synonyms/words/"
  "synonyms/table       ^synonyms/(words|table)/"
  "synonyms/finder      ^synonyms/(words|table|finder)/"
  "synonyms/spelling    ^synonyms/(words|table|finder|spelling)/"
  "synonyms/places      ^synonyms/(words|table|finder|spelling|places)/"
  "synonyms/recognition ^synonyms/"
  "indexer/layout     ^(corpus|synonyms|indexer/layout)/"
  "indexer/generation ^(corpus|synonyms|indexer/(layout|generation))/"
  "indexer/writing    ^(corpus|synonyms|indexer/(layout|generation|writing))/"
  "indexer/update     ^(corpus|synonyms|indexer/(layout|generation|writing|update))/"
  "indexer/inspection ^(corpus|synonyms|indexer/(layout|generation|writing|inspection))/"
  "indexer/program    ^(synonyms|indexer/program)/"
  "indexer            ^(corpus|synonyms|indexer)/"
  "query/language ^(corpus|synonyms|indexer/layout|query/language)/"
  "query/shards   ^(synonyms|indexer/layout|query/(language|shards))/"
  "query/match    ^(synonyms|indexer/layout|query/(language|shards|match))/"
  "query/meaning  ^(synonyms|indexer/layout|query/(language|shards|match|meaning))/"
  "query/answer   ^(corpus|synonyms|indexer/layout|query/(language|shards|match|meaning|answer))/"
  "query/output   ^(synonyms|query/(language|answer|output))/"
  "query/batch    ^(corpus|synonyms|indexer/layout|query/(language|answer|output|batch))/"
  "query/program  ^(synonyms|indexer/(layout|program)|query/(language|shards|answer|output|batch|program))/")
# "<regular expression of a library's headers> <regular expression of the files that may include it>"
set(libraries
  "^unicode/         ^(synonyms/|corpus/(text/(encoding|declared_encoding)|dates/time_zone)\\.cc$|(indexer/index|query/program/query)_options\\.cc$)"
  "^xapian\\.h$      ^(indexer|query/(shards|match|meaning|answer|program))/"
  "^CLI/             ^(indexer/((index|reading|upkeep)_options|program/(command_line|option_values))|query/program/([a-z]+_options|[a-z]+_verb))\\.cc$"
  "^csv\\.h$         ^corpus/formats/"
  "^simdjson\\.h$    ^(corpus/(text|formats)/|query/batch/batch_reader\\.cc$)"
  "^libxml/          ^corpus/formats/(html_parser|feed_reader)\\.cc$"
  "^(zlib|zstd)\\.h$ ^corpus/files/unpacker\\.cc$"
  "^xxhash\\.h$      ^(synonyms|indexer)/")

function(split_rule rule left right)
  string(REGEX MATCH "^([^ ]+) +(.+)$" _ "${rule}")
  set(${left} "${CMAKE_MATCH_1}" PARENT_SCOPE)
  set(${right} "${CMAKE_MATCH_2}" PARENT_SCOPE)
endfunction()

set(wrong "")
set(checked 0)
file(GLOB_RECURSE unruled RELATIVE "${SOURCE_DIR}" "${SOURCE_DIR}/corpus/*.h" "${SOURCE_DIR}/synonyms/*.h"
  "${SOURCE_DIR}/indexer/*.h" "${SOURCE_DIR}/query/*.h")
foreach(edge IN LISTS edges)
  split_rule("${edge}" folder allowed)
  file(GLOB files RELATIVE "${SOURCE_DIR}" "${SOURCE_DIR}/${folder}/*.h" "${SOURCE_DIR}/${folder}/*.cc")
  list(REMOVE_ITEM unruled ${files})
  foreach(file IN LISTS files)
    file(STRINGS "${SOURCE_DIR}/${file}" includes REGEX "^#include")
    foreach(include IN LISTS includes)
      math(EXPR checked "${checked} + 1")
      if(include MATCHES "\"(.*)\"")
        set(header "${CMAKE_MATCH_1}")
        if(NOT header MATCHES "${allowed}")
          string(APPEND wrong "\n  ${file} includes ${header}")
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

foreach(file IN LISTS unruled)
  string(APPEND wrong "\n  ${file} is in a folder that has no edge")
endforeach()

if(checked LESS 100)
  message(FATAL_ERROR "only ${checked} includes seen below ${SOURCE_DIR}: is it the project?")
endif()
if(wrong)
  message(FATAL_ERROR "these includes break the arrows of CONTRIBUTING.md:${wrong}")
endif()
message(STATUS "${checked} includes follow the arrows")
