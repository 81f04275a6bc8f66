// SPDX-License-Identifier: GPL-2.0-or-later
// A program with a verb, an option of each kind and a verb inside a verb.
#pragma once

#include "indexer/program/description.h"

namespace dateline::program {

inline Verb small_program() {
  const Option index{
      .names = {"--index", "-i"}, .value = "DIR", .text = "The index", .standard = "/x"};
  const Option format{
      .names = {"--format"}, .value = "text|csv", .text = "The form", .standard = "text"};
  const Option outlet{.names = {"--outlet"}, .value = "OUTLET", .text = "Don't \\ panic"};
  const Option quiet{.names = {"--quiet", "-q"}, .text = "Say less"};
  const Option file{.value = "FILE", .text = "A file", .required = true, .repeats = true};
  const Verb read{.name = "read",
                  .summary = "Read files",
                  .examples = "\n  tool read x\n",
                  .manual = "\n.Status: 0 or 1",
                  .arguments = {file},
                  .options = {index, format, outlet, quiet}};
  const Verb lint{.name = "lint", .summary = "Look", .options = {quiet}};
  return {.name = "tool",
          .summary = "Does things.",
          .examples = "\n  tool read a\n",
          .options = {{.names = {"--help", "-h"}, .text = "Help"}},
          .verbs = {read, {.name = "names", .summary = "Names", .verbs = {lint}}}};
}

}  // namespace dateline::program
