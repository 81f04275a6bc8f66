// SPDX-License-Identifier: GPL-2.0-or-later
// From files as known producers write them to facets, with no option: tests/cli/producers.
#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "tests/cli/program.h"

namespace dateline::tests {
namespace {

// The files as a user has them in a folder.
void bring_files(const Workplace& workplace) {
  workplace.run("cp -r '" + std::string(DATELINE_SOURCE_DIR) + "/tests/cli/producers' files");
}

std::string facet(const Workplace& workplace, const std::string& name) {
  return workplace
      .run("dateline-query -i i '*' -n 0 --facet-limit 20 --facets " + name + " | tail -n +4")
      .out;
}

// Lines without "dateline-index: " in front.
std::string without_program(std::string lines) {
  const std::string program = "dateline-index: ";
  for (auto at = lines.find(program); at != std::string::npos; at = lines.find(program))
    lines.erase(at, program.size());
  return lines;
}

// Why each record is left out, in the order of the files.
constexpr const char* left_out =
    "files/acled.csv:4: the id 'YEM101' stands at files/acled.csv:2 already; the first is kept\n"
    "files/entities.ftm.json:3: no text\n"
    "files/mediacloud.csv:4: the id '5f0a77' stands at files/mediacloud.csv:2 already; the first "
    "is "
    "kept\n"
    "files/news-please/4.json:1: no text\n"
    "files/newspaper.json:58: no text\n"
    "files/nexis.csv:4: no text\n"
    "files/spreadsheet.csv:4: the id 's2' stands at files/spreadsheet.csv:3 already; the first is "
    "kept\n"
    "files/spreadsheet.csv:5: a quoted field is not closed properly: this line is left out, "
    "reading "
    "goes on with line 6\n";
constexpr const char* remark =
    "files/spreadsheet.csv: column published_at: day first: 2 rows prove it, 0 speak against, 1 "
    "ambiguous\n";
constexpr const char* left_out_last =
    "files/trafilatura.json:4: not valid JSON: a string is not closed on its line\n";

struct Understood {
  std::string file;
  std::vector<std::string> lines;  // of inspect
};

}  // namespace

TEST_CASE("files of ten producers are indexed with no option, each record accounted for",
          "[cli][producers]") {
  const Workplace workplace;
  bring_files(workplace);
  const auto built = workplace.run("dateline-index build --index i --rejects r.jsonl files");
  CHECK(built.status == 1);
  CHECK_THAT(
      built.out,
      Catch::StartsWith("40 records in 17 files: 31 indexed, 6 rejected, 3 duplicates\n"
                        "9 articles undated, 1 of them with a date that is none or not credible"));
  CHECK(without_program(built.err) == left_out + std::string(remark) + left_out_last);
  CHECK(workplace.run("jq -r '\"\\(.file):\\(.line): \\(.reason)\"' r.jsonl").out ==
        std::string(left_out) + left_out_last);
  CHECK(workplace.run("jq -r 'select(.line == 4 and .file == \"files/nexis.csv\").excerpt' r.jsonl")
            .out ==
        "\"3\",3,\"dl/Files(2).TXT\",\"Cape Merrow Herald\",2023-05-10,\"0 words\",NA,NA,NA,"
        "NA,TRUE,NA\n");
}

TEST_CASE("facets are right over the files of ten producers", "[cli][producers]") {
  const Workplace workplace;
  bring_files(workplace);
  workplace.run("dateline-index build -q --index i files");
  CHECK(facet(workplace, "outlet") ==
        "      5  Harbour Courier\n"
        "      5  Levant Monitor\n"
        "      5  levant-monitor.example\n"
        "      4  Cape Merrow Herald\n"
        "      3  cape-merrow.example\n"
        "      2  harbour-courier.example\n"
        "      1  Cape Relief Network\n"
        "      1  Réseau du Cap\n"
        "      1  Sable Coast Herald\n"
        "      1  Sable Coast Herald (Online)\n"
        "      1  Undisclosed Source\n"
        "      1  sable-coast.example\n"
        "      1  (none)\n");
  CHECK(facet(workplace, "date:day") ==
        "      1  2023-05-??\n"
        "      1  2023-05-25\n"
        "      1  2023-05-11\n"
        "      1  2023-05-10\n"
        "      2  2023-05-09\n"
        "      1  2023-05-08\n"
        "      2  2023-05-07\n"
        "      5  2023-05-06\n"
        "      2  2023-05-04\n"
        "      1  2023-05-03\n"
        "      3  2023-05-02\n"
        "      2  2023-05-01\n"
        "      9  (undated)\n");
  CHECK(facet(workplace, "lang") ==
        "     13  en\n"
        "      4  ar\n"
        "      1  fr\n"
        "     13  (none)\n");
  CHECK(facet(workplace, "flag") ==
        "      1  after-open-quote\n"
        "      1  guessed-encoding:windows-1252\n"
        "      1  unread-date\n"
        "     29  (none)\n");
  CHECK_THAT(facet(workplace, "place:country"),
             Catch::StartsWith("     26  Yemen\n      2  Djibouti\n"));
}

TEST_CASE("an inspection says of each producer's file how it is read, and why",
          "[cli][producers]") {
  const Workplace workplace;
  bring_files(workplace);
  const auto c = GENERATE(values<Understood>({
      {"trafilatura.json",
       {"format      JSON Lines",
        "preset      trafilatura, since it has source-hostname source text",
        "source -> url, source-hostname -> outlet", "published   2023-05-04 (url)",
        "records     4: 3 articles, 1 rejected", "without     text 1"}},
      {"trafilatura-csv.txt",
       {"format      CSV, columns parted by tabs",
        "preset      trafilatura, since it has fingerprint hostname pagetype",
        "text        Guards opened a \"temporary\" checkpoint near Taiz.", "published   none"}},
      {"news-please/1.json",
       {"format      JSON\n", "preset      news-please, since it has maintext source_domain",
        "published   2023-05-01 (given)", "language    ar"}},
      {"news-please/4.json", {"records     1: 0 articles, 1 rejected", "4.json:1: no text"}},
      {"newspaper.json",
       {"preset      newspaper, since it has publish_date meta_site_name",
        "outlet      sable-coast.example (by its address)",
        "records     3: 2 articles, 1 rejected"}},
      {"newspaper.csv",
       {"preset      newspaper", "undated     2, 0 of them", "without     text 1"}},
      {"mediacloud.csv",
       {"preset      mediacloud, since it has media_name media_url publish_date",
        "records     3: 3 articles, 0 rejected; 1 with an id that an earlier record has"}},
      {"gdelt.json",
       {"preset      gdelt-doc, since it has seendate sourcecountry", "id gdelt.json:1:2",
        "published   2023-05-06 (seen)", "records     2: 2 articles, 0 rejected\n"}},
      {"gdelt.csv",
       {"preset      gdelt-doc, since it has url mobileurl date title",
        "outlet      harbour-courier.example (by its address)", "published   2023-05-06 (seen)"}},
      {"reliefweb.json",
       {"preset      reliefweb, since it has fields.title id", "outlet      Cape Relief Network",
        "places      Yemen, Djibouti", "published   2023-05-06 (given)"}},
      {"acled.csv",
       {"format      CSV, columns parted by semicolons",
        "preset      acled, since it has event_id_cnty notes", "title       Landmine, Mokha",
        "published   2023-05-08 (event)", "places      Taiz (with coordinates), Taizz, Yemen"}},
      {"ged.csv",
       {"preset      ucdp, since it has source_article where_coordinates",
        "published   2023-05-06 (given)", "published   2023-05-07 (event)",
        "without     outlet 1"}},
      {"entities.ftm.json",
       {"preset      ftm, since it has id schema properties", "published   2023-05 (given)",
        "records     3: 2 articles, 1 rejected"}},
      {"nexis.csv",
       {"preset      lexisnexistools, since it has newspaper headline article", "id nexis.csv:2",
        "published   2023-05-09 (given)", "records     3: 2 articles, 1 rejected"}},
      {"spreadsheet.csv",
       {"preset      none: no producer is known by these names",
        "dates       published_at: day first: 2 rows prove it, 0 speak against, 1 ambiguous",
        "flags       after-open-quote 1, guessed-encoding:windows-1252 1, unread-date 1",
        "title       The city’s market", "published   2023-05-10 (given)"}},
  }));
  const auto told = workplace.run("cd files; dateline-index inspect " + c.file).out;
  INFO(told);
  for (const auto& line : c.lines) CHECK_THAT(told, Catch::Contains(line));
}

}  // namespace dateline::tests
