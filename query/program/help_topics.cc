// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/program/help_topics.h"

namespace dateline::query {
namespace {

constexpr const char* formats = R"(
--format text    for people. A hit is its title, outlet, date, agencies, dateline and id, and a passage;
                 what matches stands between * or, on a terminal, in colour (--color, NO_COLOR)
--format jsonl   one object a line, told apart by "type": result, hit, facet, error, summary. The last
                 line is the summary; without it an answer is not whole. The JSON Schema is
                 share/dateline/answers.schema.json
--format csv     RFC 4180, one table: the hits or, with --facets and --limit 0, the facets.
                 --excel-safe puts a ' before a cell that a spreadsheet would take for a formula
--format tsv     the same with tabs; a tab or line break inside a cell is a space
--format trec    a run for trec_eval: topic Q0 id rank score tag; scores fall strictly
--format ids     the ids alone; -0 ends each with NUL and writes it as it is, for xargs -0

--fields id,date,outlet chooses the columns of csv and tsv, in that order, and the members of a hit in
jsonl. A field that there is not is answered with the list of them.

What an answer can be reproduced with (index, generation, hash of the name table, version of the
program, the query and what it was understood as) stands in the jsonl, in the last columns of csv and
tsv and in the tag of trec. --provenance FILE writes it beside any format.

  dateline-query Mosul --format csv --excel-safe > mosul.csv
  dateline-query Mosul -n 0 --facets outlet,date:month --format csv > counts.csv
  dateline-query Mosul -n 1000 -0 | xargs -0 -n 1 dateline-query show
)";

constexpr const char* facets = R"(
--facets LIST counts every article that is found, not a page of them. dateline-query search --help
lists the facets.

  dateline-query Mosul --facets outlet,date:month,place
  dateline-query '*' --limit 0 --facets place --facet-limit 50

A filter by a value of a facet finds exactly as many articles as the facet counts. --facet-limit says
how many values are listed, and how many places inside a place; what is left out is summed up as
other, and (none) are the articles without a value: the lines of a facet add up to the total, but
where an article counts for several values, which is then said. Places count what an article names,
with everything inside a place; where it was filed is the facet filed.
)";

constexpr const char* copies = R"(
Articles that print one text are a family: an agency's report under the names of ten outlets, cut and
edited. A hit that has copies says so, whatever the query:

  copies=4 outlets=3 first=Harbour Courier,2016-10-17 agency=Meridian Wire

copies are the articles of the whole index, this one among them; first is the one published first.

  dateline-query Mosul --collapse                      of each family the best hit, with matching=N,
                                                       the copies that the query finds
  dateline-query Mosul --collapse --facets outlet      families that an outlet printed
  dateline-query Mosul --facets outlet --facets-in families
  dateline-query show ID                               an article, and where else it stands

The total is told in articles and in families; both are exact. Nothing is left out of the index.

Two articles are copies where three in five runs of five words of the shorter one stand in the other:
of the first 200 words or, if these have something in common, of the whole texts. Where more than
three days lie between them it must be nine in ten, so that bulletins which are filled in anew each
week do not count as one. Copies of copies are one family. A text of fewer than 20 words has none.
)";

constexpr const char* dates = R"(
A date is that of publication. It is a day, a month or a year, as exact as the source gives it.

  date:2025         all of the year           --from 2025-09 --to 2025-10
  date:2025-09      all of the month          --from 2025-09-15
  date:2025-09-30   that day                  date:..2024     up to the end of 2024
  date:2025-09..2025-10   both included       date:none       undated articles
  date:2025-09-??   articles of which only the month is known; date:2025-?? only the year

An article is found where all that its date may stand for lies in the range: one dated 2016-10 is in
2016-09..2016-12, not in 2016-10-05..2016-12-31. Articles without a date, and those with one that is
none or not credible, are found by every query without a date, and by date:none.
)";

constexpr const char* names = R"(
Every spelling of a name finds all others, in any script, alone and in a phrase: Erbil, Arbil, Hewler
and أربيل are one query with one total.

  IS              the group, in capitals only; `is` is the verb, and a line says how to ask for the name
  =Erbil          this spelling, as typed; ="Islamic State" the same for several words
  name:gn:95446   the name with this id; dateline-index names show Erbil prints the id
  --names exact   listed spellings only
  --names all     also spellings that no table lists, by their letters, where the article names the
                  country; they rank below and are marked by-key (the default)
  --names loose   also the less certain of those
  --names off     words are words

A surname alone counts for a person where the article names the person in full (by-surname).
dateline-query explain 'Arbil' shows what a query is understood as, and how often each form occurs.
)";

constexpr const char* shards = R"(
Several indexes answer as one: same totals, scores, facets and names as one index of all articles.

  dateline-query --index 2014 --index 2015 Mosul
  dateline-query --index reports.shards Mosul

A file of shards has one a line; paths are relative to the folder of the file:

  # reports.shards
  2014                        an index on this machine
  remote 127.0.0.1:6400       one that another program serves
  tables FOLDER               where all are remote: a folder with their names.table and names.keys,
                              unless they were built with this program's own tables
  distinct                    no article stands in two shards, as was seen before: not looked at again

All have to be built with the same name table, and no article may stand in two of them, where it
would count twice: that is looked at each time. dateline-index merge makes one index of such.

A remote shard is a generation that Xapian's own server serves (package xapian-tools):

  flock -s idx/gen-000001 xapian-tcpsrv --interface 127.0.0.1 --port 6400 idx/gen-000001

The lock keeps the generation while it is served. The server asks nobody who they are and sends all
it has to whoever connects: let it listen on 127.0.0.1 alone, and reach it from elsewhere by ssh:

  ssh -N -L 6400:127.0.0.1:6400 archive.example.org

A shard that does not answer within --shard-timeout seconds is an error that names it. With --partial
the others answer; the answer is marked in every format, and the exit status is 3. watch has no
--partial: what is missing would be taken for told.

Phrases, NEAR and its kin are looked through from here: all articles of a remote shard with their
words come over, in one message. More than 10,000 of them are refused; a date, a place or a further
word narrows them. Articles of equal score may stand in another order than in one index.
)";

constexpr const char* exit_statuses = R"(
0    found; of explain, show, batch and help: done
1    nothing found, or a query of a batch was wrong; of watch: nothing new
2    the query, an option, the index, a file or the output cannot be used; nothing was answered, or
     not all. Of watch: a saved query is wrong
3    with --partial, a remote shard did not answer: the answer is of the others
130  interrupted (Ctrl-C)

Answers go to standard output, all else to standard error, each line behind "dateline-query: ". An
answer in jsonl is whole where its last line is the summary.
)";

}  // namespace

std::vector<program::Topic> help_topics() {
  return {{"query", "The query language, with examples", "\n" + std::string(query_help)},
          {"names", "Names and their spellings", names},
          {"dates", "Dates and ranges of dates", dates},
          {"copies", "One text in several outlets", copies},
          {"facets", "Counting articles by outlet, date, place", facets},
          {"formats", "How answers are written", formats},
          {"shards", "Several indexes as one, on several machines", shards},
          {"exit", "Exit status", exit_statuses}};
}

}  // namespace dateline::query
