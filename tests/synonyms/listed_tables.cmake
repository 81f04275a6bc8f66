# SPDX-License-Identifier: GPL-2.0-or-later
# Makes the listed tables once more out of the gazetteer and compares them with those committed.
# Needs SOURCE_DIR, GAZETTEER and OUTPUT.
if(NOT EXISTS ${GAZETTEER}/places.tsv.gz)
  message("SKIPPED: no gazetteer in ${GAZETTEER}; DATELINE_TEST_DATA names the folder around it")
  return()
endif()
file(MAKE_DIRECTORY ${OUTPUT})
execute_process(COMMAND ${SOURCE_DIR}/dev tables ${GAZETTEER} --output ${OUTPUT}
  COMMAND_ERROR_IS_FATAL ANY)
foreach(table names_listed.tsv places_listed.tsv)
  file(SHA256 ${OUTPUT}/${table} made)
  file(SHA256 ${SOURCE_DIR}/synonyms/${table} committed)
  if(NOT made STREQUAL committed)
    message(FATAL_ERROR "${table} is not what the generator makes: run ./dev tables ${GAZETTEER}")
  endif()
endforeach()
