// SPDX-License-Identifier: GPL-2.0-or-later
// Unlisted spellings of persons whose words many persons share.
#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "synonyms/recognition/article_names.h"
#include "synonyms/table/name_rows.h"

namespace dateline::synonyms {
namespace {

constexpr std::string_view table_text =
    "id\tkind\tname\twithin\tlatitude\tlongitude\tspellings\tadjectives\tcase\n"
    "jalal-talabani\tperson\tJalal Talabani\t\t\t\t\t\t\n"
    "mam-jelal\tperson\tJelal Hawrami\t\t\t\t\t\t\n"
    "david-lokyan\tperson\tDavid Lokyan\t\t\t\t\t\t\n"
    "mykhailo-fedorov\tperson\tMykhailo Fedorov\t\t\t\tМихаил Федоров\t\t\n"
    "ruth-kern\tperson\tRuth Kern\t\t\t\t\t\t\n";

// The id of what is recognised by key in `text`, or "".
std::string by_key(std::string_view text) {
  std::istringstream rows{std::string(table_text)};
  const NameTable table(compile_names(read_name_rows(rows, "table")), "table");
  std::ifstream weights(std::string(DATELINE_SOURCE_DIR) + "/synonyms/letter_weights.tsv");
  const KeySources sources{.model = compile_spelling_model(weights, "weights"), .ordinary = {}};
  const NameKeys keys(compile_name_keys(table, sources), table, "keys");
  NameRecogniser recogniser(table, keys);
  for (const auto& mention : recogniser.find({}, tokenize(text)).text.mentions) {
    if (mention.recognition >= Recognition::key) return std::string(table.name(mention.name).id);
  }
  return {};
}

}  // namespace

TEST_CASE("an unlisted spelling made of words that persons share is the person's", "[by_key]") {
  CHECK(by_key("The guests then met Jelal Talabani for an hour.") == "jalal-talabani");
}

TEST_CASE("a shared given name makes no other person of a listed one", "[by_key]") {
  CHECK(by_key("The guests then met David Kern for an hour.").empty());
  CHECK(by_key("The guests then met Mikhail Fedorow for an hour.") == "mykhailo-fedorov");
  CHECK(by_key("The guests then met Mikhail Petrov for an hour.").empty());
}

}  // namespace dateline::synonyms
