// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/spelling/spelling_profile.h"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <random>
#include <sstream>

#include "tests/synonyms/project_model.h"

namespace dateline::synonyms {
namespace {

const SpellingModel& model() {
  static const SpellingModel compiled(project_model_bytes());
  return compiled;
}

constexpr std::array<std::u32string_view, key_scripts> alphabets = {
    U"abcdefghijklmnopqrstuvwxyz", U"ابتثجحخدرسشصضطظعفقكلمنهويگپ", U"абвгдежзийклмнопрстуфхцчшыюя",
    U"אבגדהוזחטיכלמנסעפקרשת"};

KeyForm random_form(std::mt19937& random, KeyScript script) {
  const auto alphabet = alphabets[static_cast<std::size_t>(script)];
  KeyForm form{.script = script, .letters = U"^"};
  for (std::size_t left = 3 + random() % 10; left > 0; --left) {
    form.letters += alphabet[random() % alphabet.size()];
  }
  form.letters += U'$';
  return form;
}

// The form with some letters changed, dropped or doubled.
KeyForm misspelled(std::mt19937& random, KeyForm form) {
  const auto alphabet = alphabets[static_cast<std::size_t>(form.script)];
  for (std::size_t changes = random() % 3; changes > 0; --changes) {
    const std::size_t at = 1 + random() % (form.letters.size() - 2);
    form.letters[at] = alphabet[random() % alphabet.size()];
    if (random() % 2 == 0 && form.letters.size() > 5) form.letters.erase(at, 1);
  }
  return form;
}

// Of spellings in the order in which they are compared.
std::vector<std::string> random_others(std::mt19937& random, const KeyForm& form,
                                       KeyScript script) {
  std::vector<std::string> others;
  for (int i = 0; i < 40; ++i) {
    const bool like = script == form.script && i % 2 == 0;
    others.push_back(model().encode(like ? misspelled(random, form) : random_form(random, script)));
  }
  std::ranges::sort(others);
  return others;
}

}  // namespace

TEST_CASE("a profile scores as the model does, one word after the other", "[spelling_profile]") {
  std::mt19937 random(20260101);
  std::size_t compared = 0;
  std::size_t alike = 0;
  for (std::size_t round = 0; round < 400; ++round) {
    const auto own = static_cast<KeyScript>(round % key_scripts);
    const auto its = static_cast<KeyScript>(round / key_scripts % key_scripts);
    const KeyForm form = random_form(random, own);
    const auto word = model().word(own, model().encode(form));
    const std::int32_t floor = model().score(word, word) * 2 / 5;
    SpellingProfile profile(model(), word, its);
    profile.set_floor(floor);
    for (const auto& other : random_others(random, form, its)) {
      const std::int32_t exact = model().score(word, model().word(its, other));
      const std::int32_t expected = exact < floor ? SpellingModel::impossible : exact;
      INFO("round " << round);
      CHECK(profile.score(other) == expected);
      ++compared;
      if (exact >= floor) ++alike;
    }
  }
  CHECK(compared == 16'000);
  CHECK(alike > 500);
}

TEST_CASE("a score is told up to the floor that it reaches", "[spelling_profile]") {
  std::mt19937 random(20260104);
  std::size_t told = 0;
  for (std::size_t round = 0; round < 4'000; ++round) {
    const auto own = static_cast<KeyScript>(round % key_scripts);
    const auto its = static_cast<KeyScript>(round / key_scripts % key_scripts);
    const KeyForm form = random_form(random, own);
    const KeyForm other = own == its ? misspelled(random, form) : random_form(random, its);
    const auto word = model().word(own, model().encode(form));
    const std::string letters = model().encode(other);
    const std::int32_t exact = model().score(word, model().word(its, letters));
    if (exact <= 0) continue;
    SpellingProfile profile(model(), word, its);
    profile.set_floor(exact);
    CHECK(profile.score(letters) == exact);
    profile.set_floor(exact + 1);
    CHECK(profile.score(letters) == SpellingModel::impossible);
    ++told;
  }
  CHECK(told > 1'000);
}

TEST_CASE("letters count where they have a counterpart in the same order", "[spelling_profile]") {
  const auto share = [](const char* word, const char* other) {
    const auto form = key_form(other).value();
    const auto own = model_word(model(), word);
    return SpellingProfile(model(), own, form.script).overlap(model().encode(form)).share;
  };
  CHECK(share("qamishli", "qamishli") == 1);
  CHECK(share("qamishli", "kamishly") == 1);
  CHECK(share("qamishli", "القامشلي") > 0.8);
  CHECK(share("qamishli", "qamishlo") < 1);
  CHECK(share("qamishli", "ilhsimaq") == Approx(0.6));  // both bounds and four of eight letters
  CHECK(share("mosul", "gedreb") < 0.6);
}

TEST_CASE("what letters met in order can add bounds the score", "[spelling_profile]") {
  const auto own = model_word(model(), "qamishli");
  const auto gain = [&](const char* other) {
    const auto form = key_form(other).value();
    return SpellingProfile(model(), own, form.script).overlap(model().encode(form)).gain;
  };
  CHECK(gain("qamishli") >= model().score(own, own));
  CHECK(gain("ilhsimaq") < gain("kamishly"));
  CHECK(gain("القامشلي") > 0);
}

TEST_CASE("spellings of one name pass the look at their order", "[spelling_profile]") {
  std::mt19937 random(20260103);
  std::size_t passed = 0;
  std::size_t strangers = 0;
  for (int i = 0; i < 400; ++i) {
    const KeyForm form = random_form(random, KeyScript::latin);
    const auto word = model().word(form.script, model().encode(form));
    const SpellingProfile profile(model(), word, KeyScript::latin);
    const auto is_like = [&](const KeyForm& other) {
      return profile.overlap(model().encode(other)).share >= 0.6;
    };
    if (is_like(misspelled(random, form))) ++passed;
    if (is_like(random_form(random, KeyScript::latin))) ++strangers;
  }
  CHECK(passed > 380);
  CHECK(strangers < 120);
}

TEST_CASE("what a profile says of a word does not hang on those before it", "[spelling_profile]") {
  std::mt19937 random(20260102);
  for (int round = 0; round < 50; ++round) {
    const KeyForm form = random_form(random, KeyScript::latin);
    const auto word = model().word(form.script, model().encode(form));
    auto others = random_others(random, form, KeyScript::latin);
    others.insert(others.end(), {"", others.front(), others.front()});
    std::ranges::shuffle(others, random);
    SpellingProfile all(model(), word, KeyScript::latin);
    all.set_floor(300);
    for (const auto& other : others) {
      SpellingProfile alone(model(), word, KeyScript::latin);
      alone.set_floor(300);
      CHECK(all.score(other) == alone.score(other));
    }
  }
}

TEST_CASE("scripts without weights for one another score nothing", "[spelling_profile]") {
  std::istringstream rows("latin\tlatin\ta\ta\t5\n");
  const std::string bytes = compile_spelling_model(rows, "weights.tsv");
  const SpellingModel latin(bytes);
  const auto word = latin.word(KeyScript::latin, latin.encode({.letters = U"aaa"}));
  SpellingProfile same(latin, word, KeyScript::latin);
  SpellingProfile other(latin, word, KeyScript::hebrew);
  CHECK(same.score(latin.encode({.letters = U"aaa"})) == 1500);
  CHECK(same.score(latin.encode({.letters = U"aab"})) == SpellingModel::impossible);
  CHECK(other.score(latin.encode({.letters = U"aaa"})) == SpellingModel::impossible);
}

}  // namespace dateline::synonyms
