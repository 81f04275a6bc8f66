// SPDX-License-Identifier: GPL-2.0-or-later
// The places of articles, from the text to the facet, the filters and their explanation.
#include <catch2/catch.hpp>
#include <memory>

#include "tests/cli/program.h"

using dateline::tests::Workplace;

namespace {

const Workplace& index_of_places() {
  static const auto workplace = [] {
    auto made = std::make_unique<Workplace>();
    made->write(
        "a.jsonl",
        R"({"id":"lb","text":"TRIPOLI, Lebanon, Jan 2 - Shells fell on Tripoli, Lebanon."})"
        "\n"
        R"({"id":"open","text":"Clashes broke out in Tripoli on Monday."})"
        "\n"
        R"({"id":"home","text":"Clashes broke out in Tripoli.","url":"http://www.dailystar.com.lb/1"})"
        "\n"
        R"({"id":"la","text":"A man from Alexandria, La., flew to Erbil."})"
        "\n"
        R"({"id":"given","text":"Clashes broke out in Tripoli.",)"
        R"("places":[{"name":"Tripoli","lat":34.4,"lon":35.8}]})"
        "\n"
        R"({"id":"gov","text":"On Monday Damascus denied that. Michael Jordan read the )"
        R"(Moscow Times."})"
        "\n"
        R"({"id":"wire","text":"ERBIL (Kampala) - Shells fell at night."})"
        "\n"
        R"({"id":"stated","text":"Shells fell at night.","places":[{"name":"Kampala"}]})"
        "\n");
    REQUIRE(made->run("dateline-index build --index i a.jsonl").status == 0);
    return made;
  }();
  return *workplace;
}

// The ids that a query finds, in their order.
std::string ids(const std::string& query) {
  return index_of_places()
      .run("dateline-query -i i '" + query +
           "' --format jsonl | jq -r 'select(.type==\"hit\").id' | sort | paste -sd' '")
      .out;
}

}  // namespace

TEST_CASE("place: takes what the article means, its state, and what it leaves open") {
  CHECK(ids("place:Lebanon") == "given home lb\n");
  CHECK(ids("place:Louisiana") == "la\n");
  CHECK(ids("place:Syria") == "gov\n");
  CHECK(ids("place:Damascus") == "\n");
  CHECK(ids("place:Jordan OR place:Russia") == "\n");
  CHECK(ids("place:ambiguous") == "open\n");
}

TEST_CASE("near: finds articles that name a town in the circle") {
  CHECK(ids("near:Erbil,50km") == "la\n");
  CHECK(ids("near:36.19,44.01,5km") == "la\n");
  CHECK(ids("near:34.4,35.8,20km") == "given home lb\n");
  CHECK(ids("near:33.8,35.8,20km") == "\n");
  const auto wrong = index_of_places().run("dateline-query -i i near:Erbil");
  CHECK(wrong.status == 2);
  CHECK(wrong.err.find("'Erbil' is no circle") != std::string::npos);
}

TEST_CASE("a hit tells how often and where first it names its places") {
  const auto mentions = [](const std::string& id, const std::string& place) {
    return index_of_places()
        .run("dateline-query -i i id:" + id +
             " --format jsonl | jq -c '.places[]? | select(.name==\"" + place +
             "\") | [.mentions, .field, .offset]'")
        .out;
  };
  CHECK(mentions("la", "Erbil") == "[1,\"text\",36]\n");
  CHECK(mentions("lb", "Lebanon").starts_with("[1,\"text\","));
  CHECK(mentions("stated", "Kampala") == "[0,null,null]\n");
}

TEST_CASE("places explains every decision on an article") {
  const auto text = index_of_places().run("dateline-query places -i i lb");
  CHECK(text.status == 0);
  CHECK(text.out.find("text 0  \"TRIPOLI\"  place of the dateline") != std::string::npos);
  CHECK(text.out.find("\"Tripoli\"  named") != std::string::npos);
  CHECK(text.out.find("around 4.00") != std::string::npos);
  const auto home = index_of_places().run("dateline-query places -i i home");
  CHECK(home.out.find("outlet 0.80") != std::string::npos);
  const auto json = index_of_places().run(
      "dateline-query places -i i gov --format jsonl | jq -r 'select(.form).use'");
  CHECK(json.out == "a government\npart of a person's name\npart of an organisation's name\n");
  const auto stated = index_of_places().run(
      "dateline-query places -i i given --format jsonl | jq -c 'select(.form).place'");
  CHECK(stated.out == "\"gn:266826\"\n");
  const auto wire = index_of_places().run(
      "dateline-query places -i i wire --format jsonl | jq -r 'select(.form).use'");
  CHECK(wire.out == "place of the dateline\npart of an organisation's name\n");
  CHECK(index_of_places().run("dateline-query places -i i nothing").status == 1);
}

TEST_CASE("place: and its kin tell which of several places of a name they take") {
  for (const std::string field : {"place", "filed", "near"}) {
    CAPTURE(field);
    const std::string radius = field == "near" ? ",50km" : "";
    const auto answer = index_of_places().run("dateline-query -i i " + field + ":Tripoli" + radius);
    CHECK(answer.err.find(field + ":Tripoli is Tripoli (") != std::string::npos);
    CHECK(answer.err.find("articles of this index also name Tripoli (Lebanon)") !=
          std::string::npos);
  }
  const auto one = index_of_places().run("dateline-query -i i place:Erbil");
  CHECK(one.err.find("also name") == std::string::npos);
}
