// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/spelling/spelling_model.h"

#include <catch2/catch.hpp>
#include <sstream>

#include "tests/synonyms/project_model.h"

namespace dateline::synonyms {
namespace {

const SpellingModel& model() {
  static const SpellingModel compiled(project_model_bytes());
  return compiled;
}

std::int32_t score(const std::string& one, const std::string& other) {
  return model().score(model_word(model(), one), model_word(model(), other));
}

// The score as a share of the higher perfect one.
double share(const std::string& one, const std::string& other) {
  return static_cast<double>(score(one, other)) / std::max(score(one, one), score(other, other));
}

std::string compile(const std::string& rows) {
  std::istringstream in(rows);
  return compile_spelling_model(in, "weights.tsv");
}

struct Pair {
  std::string one;
  std::string other;
};

}  // namespace

TEST_CASE("a score is the same both ways, in one script and in two", "[spelling_model]") {
  const std::vector<std::string> words = {"Gaddafi", "Qaddafi", "القذافي", "Каддафи", "קדאפי",
                                          "Homs",    "دمشق",    "Хомс",    "Hama"};
  for (const auto& one : words) {
    for (const auto& other : words) {
      INFO(one << " " << other);
      CHECK(score(one, other) == score(other, one));
      const auto a = model_word(model(), one);
      const auto b = model_word(model(), other);
      CHECK(model().worst_stretch(a, b) == model().worst_stretch(b, a));
      CHECK(model().worst_stretch(a, b) <= 0);
      CHECK(are_one_name(model(), a, b) == are_one_name(model(), b, a));
    }
  }
}

TEST_CASE("nothing scores higher against a word than the word itself", "[spelling_model]") {
  const std::vector<std::string> words = {"Gaddafi", "Qaddafi", "Kadhafi", "Gadhafi", "Khadafy"};
  for (const auto& one : words) {
    for (const auto& other : words) CHECK(score(one, other) <= score(one, one));
  }
}

TEST_CASE("names that differ score far below spellings of one name", "[spelling_model]") {
  const std::vector<Pair> same = {{"Qaddafi", "Kadhafi"},   {"Qaddafi", "Gaddafi"},
                                  {"Qaddafi", "القذافي"},   {"Qaddafi", "Каддафи"},
                                  {"Qamishli", "Kamishly"}, {"Qamishlo", "Kamishly"},
                                  {"Hodeidah", "Hudaydah"}, {"Homs", "Хомс"},
                                  {"Iraq", "العراق"},       {"Basra", "البصرة"}};
  const std::vector<Pair> different = {{"Iran", "Iraq"},  {"Iran", "العراق"}, {"Homs", "Hama"},
                                       {"Homs", "حماة"},  {"Homs", "Хама"},   {"Mosul", "Erbil"},
                                       {"Iraq", "Ирана"}, {"Mosul", "اربيل"}};
  for (const auto& [one, other] : same) {
    INFO(one << " " << other);
    CHECK(share(one, other) > 0.65);
  }
  for (const auto& [one, other] : different) {
    INFO(one << " " << other);
    CHECK(share(one, other) <= 0.55);
  }
}

TEST_CASE("two words are one name if nearly all of their letters are", "[spelling_model]") {
  const auto are_one = [](const Pair& pair) {
    return are_one_name(model(), model_word(model(), pair.one), model_word(model(), pair.other));
  };
  for (const Pair& pair : std::vector<Pair>{
           {"Kamishly", "Qamishli"}, {"Hodeidah", "Hudaydah"}, {"Kyshtovka", "Кыштовка"}}) {
    INFO(pair.one << " " << pair.other);
    CHECK(are_one(pair));
  }
  for (const Pair& pair : std::vector<Pair>{{"Basra", "Busra"},
                                            {"Iran", "Iraq"},
                                            {"Homs", "Hama"},
                                            {"Asad", "Assad"},
                                            {"Marinka", "Marina"}}) {
    INFO(pair.one << " " << pair.other);
    CHECK_FALSE(are_one(pair));
  }
}

TEST_CASE("weights are read, hundredths of a logarithm", "[spelling_model]") {
  const std::string bytes = compile(
      "# letters\n\nlatin\tlatin\t^\t^\t0.5\nlatin\tlatin\t$\t$\t0.25\nlatin\tlatin\tk\tk\t2\n"
      "latin\tlatin\tk\tqq\t-1.5\nlatin\tlatin\tk\t\t-4\n");
  const SpellingModel small(bytes);
  const auto kkkk = model_word(small, "kkkk");
  CHECK(small.score(kkkk, kkkk) == 875);
  CHECK(small.score(kkkk, model_word(small, "kkkqq")) == 525);
  CHECK(small.score(model_word(small, "kkkqq"), kkkk) == 525);
  CHECK(small.score(kkkk, model_word(small, "kkkkk")) == 475);
  CHECK(small.worst_stretch(kkkk, model_word(small, "kkkkk")) == -400);
  CHECK(small.score(kkkk, model_word(small, "zzzz")) == SpellingModel::impossible);
  CHECK(small.score(kkkk, model_word(small, "حمصص")) == SpellingModel::impossible);
}

TEST_CASE("a line that is no weight is refused with its place", "[spelling_model]") {
  for (const std::string line :
       {"latin\tlatin\ta\tb", "latin\tgreek\ta\tb\t1", "arabic\tlatin\tا\ta\t1",
        "latin\tlatin\t\t\t1", "latin\tlatin\tabcd\ta\t1", "latin\tlatin\ta\tb\tx",
        "latin\tlatin\ta\tb\t1 ", "latin\tlatin\ta\tb\t300", "latin\tlatin\ta\tb\t1\t2"}) {
    INFO(line);
    CHECK_THROWS_WITH(compile("# weights\nlatin\tlatin\ta\ta\t1\n" + line + "\n"),
                      "weights.tsv:3: not a weight; expected script, script, letters, letters, "
                      "number");
  }
}

TEST_CASE("bytes that are no model are refused, whichever is damaged", "[spelling_model]") {
  CHECK_THROWS_WITH(SpellingModel(""), "not the weights of letters of this version");
  const std::string bytes = compile("latin\tlatin\tkh\tq\t1\nlatin\tlatin\tk\tk\t1\n");
  CHECK_THROWS(SpellingModel(std::string_view(bytes).substr(0, bytes.size() - 8)));
  for (std::size_t at = 0; at < bytes.size(); at += 7) {
    std::string damaged = bytes;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x55);
    try {
      const SpellingModel model(damaged);
      model.score(model_word(model, "khkkq"), model_word(model, "qkhkq"));
    } catch (const std::runtime_error&) {
    }
  }
}

}  // namespace dateline::synonyms
