// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/spelling/key_form.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "synonyms/words/tokenizer.h"

namespace dateline::synonyms {
namespace {

std::u32string letters(const std::string& text) {
  const auto form = key_form(folded_words(text));
  return form ? form->letters : U"none";
}

std::string skeleton_of(const std::string& text) {
  const auto form = key_form(folded_words(text));
  return form ? skeleton(*form) : "none";
}

bool have_common(const std::vector<std::string>& some, const std::vector<std::string>& others) {
  return std::ranges::any_of(some,
                             [&](const auto& key) { return std::ranges::count(others, key) > 0; });
}

// Whether an unlisted skeleton is compared with a listed one.
bool meet(const std::string& unlisted, const std::string& listed) {
  return have_common(unlisted_keys(unlisted), listed_keys(listed));
}

bool share_a_key(const std::string& one, const std::string& other) {
  return have_common(skeleton_keys(skeleton_of(one)), skeleton_keys(skeleton_of(other)));
}

}  // namespace

TEST_CASE("a key form is the folded letters without articles between two bounds", "[key_form]") {
  CHECK(letters("Qamishli") == U"^qamishli$");
  CHECK(letters("al-Qamishlī") == U"^qamishli$");
  CHECK(letters("El Fasher") == U"^fasher$");
  CHECK(letters("Deir ez-Zor") == U"^deirzor$");
  CHECK(letters("Аль-Камышлы") == U"^камышлы$");
  CHECK(letters("القامشلي") == U"^قامشلي$");
  CHECK(letters("دير الزور") == U"^ديرزور$");
}

TEST_CASE("dsch and tsch of German are j and ch", "[key_form]") {
  CHECK(letters("Hawidscha") == U"^hawija$");
  CHECK(letters("Atschchoi") == U"^achchoi$");
  CHECK(letters("Bangladesch") == U"^bangladesch$");
}

TEST_CASE("what a place is does not belong to the form of its name", "[key_form]") {
  CHECK(letters("Raion de Sofiivka") == U"^sofiivka$");
  CHECK(letters("Homs Governorate") == U"^homs$");
  CHECK(letters("محافظة دير الزور") == U"^ديرزور$");
  CHECK(letters("Херсонская область") == U"^херсонская$");
  CHECK(letters("Oblast") == U"^oblast$");
}

TEST_CASE("where vowels are not written three letters are enough", "[key_form]") {
  CHECK(letters("الوقف") == U"^وقف$");
  CHECK(letters("Waq") == U"none");
}

TEST_CASE("an article alone, or as the last word, is no article", "[key_form]") {
  CHECK(letters("Tell Al") == U"^tellal$");
  CHECK(letters("Alma") == U"^alma$");
}

TEST_CASE("what proves nothing or has letters of two scripts has no key form", "[key_form]") {
  for (const auto* text : {"Dar", "al-Bab", "T4", "Base 51 north", "Москва city", "北京北京",
                           "Αθήναι", "", "abcdefghijklmnopqrstuvwxyzabcdefg"}) {
    INFO(text);
    CHECK_FALSE(key_form(folded_words(text)));
  }
  CHECK(key_form(std::string(longest_key, 'k')));
}

TEST_CASE("a skeleton is the same in every script", "[key_form]") {
  CHECK(skeleton_of("Qamishli") == "KMSL");
  for (const auto* text : {"Kamyshly", "Kamishlo", "القامشلي", "Камышлы", "קמישלי"}) {
    INFO(text);
    CHECK(skeleton_of(text) == "KMSL");
  }
  CHECK(skeleton_of("Mossoul") == skeleton_of("Mosul"));
  CHECK(skeleton_of("Aleppo") == "LB");
}

TEST_CASE("a skeleton of three classes or more is met with one left out", "[key_form]") {
  CHECK(skeleton_keys("LB") == std::vector<std::string>{"LB"});
  CHECK(skeleton_keys("KML") == std::vector<std::string>{"KL", "KM", "KML", "ML"});
  CHECK(skeleton_keys("KLK") == std::vector<std::string>{"K", "KL", "KLK", "LK"});
  CHECK(share_a_key("Qamishli", "Qamishliya"));
  CHECK(share_a_key("Kharkiv", "Kharkov"));
  CHECK(share_a_key("Artemivsk", "Artemovsk"));
  CHECK_FALSE(share_a_key("Qamishli", "Damascus"));
  CHECK_FALSE(share_a_key("Mosul", "Erbil"));
}

TEST_CASE("an unlisted skeleton meets a listed one that differs in one class", "[key_form]") {
  for (const auto* listed : {"KML", "KMSL", "KMS", "SML", "KSML", "KMSLB", "KM", "KL"}) {
    INFO(listed);
    CHECK(meet("KML", listed) == (std::string("KMSLB") != listed));
  }
  CHECK(meet("KM", "KTKM"));  // KKM is KM
  CHECK(meet("K", "KTK"));
  CHECK(meet("KTKM", "KM"));
  CHECK(meet("KMSLB", "KMTLB"));
  CHECK(meet("KMSLBN", "MSLBNT"));
}

TEST_CASE("short skeletons meet only where they differ in the same place", "[key_form]") {
  CHECK_FALSE(meet("KML", "MLS"));  // ML: one without the first, the other without the last
  CHECK_FALSE(meet("KMSL", "MSLT"));
  CHECK_FALSE(meet("KML", "MKL"));
}

TEST_CASE("what has no spelling pairs is compared in Latin letters", "[key_form]") {
  const auto letters = [](std::string_view word) {
    const auto form = key_form(word);
    CHECK((form && form->script == KeyScript::latin));
    return form ? form->letters : U"";
  };
  CHECK(letters("კოკოითი") == U"^kokoit$");
  CHECK(letters("շուշան") == U"^shushan$");
  CHECK(letters("रायपुर") == U"^raypur$");
  CHECK(letters("दंतेवाड़ा") == U"^dantevada$");
  CHECK(letters("তুলাতলি") == U"^tulatli$");
  CHECK(letters("인천") == U"^inchon$");
  CHECK(letters("አዲስ") == U"^adis$");
  CHECK(letters("सुकमा") == U"^sukma$");
  CHECK(letters("চিন্তলনার") == U"^chintalnar$");
  CHECK(letters("বুথিডং") == U"^buthidang$");
  CHECK(letters("சோமாலியா") == U"^somaliya$");
  CHECK(letters("카불") == U"^kabul$");
  CHECK_FALSE(key_form("မြန်မာ"));
}

TEST_CASE("Serbian letters are compared as Russian writes their sounds", "[key_form]") {
  CHECK(key_form("марковић")->letters == key_form("маркович")->letters);
  CHECK(key_form("јован")->letters == key_form("йован")->letters);
}

TEST_CASE("near skeletons are those with one class more, less or other", "[key_form]") {
  const auto near = near_skeletons("KML");
  for (const auto* other : {"KML", "KL", "KMSL", "SML", "KMLB", "BKML", "KM", "ML"}) {
    INFO(other);
    CHECK(std::ranges::count(near, other) == 1);
  }
  for (const auto* other : {"SMR", "K", "KMSLB", "KKML"}) {
    INFO(other);
    CHECK(std::ranges::count(near, other) == 0);
  }
  CHECK(std::ranges::count(near_skeletons("L"), "LS") == 1);
  CHECK(std::ranges::count(near_skeletons("L"), "S") == 0);
}

// What changed a table is told by the shared keys of its spellings (table_changes.h).
TEST_CASE("skeletons that meet share a skeleton key", "[key_form]") {
  const std::string classes = "KLM";
  std::vector<std::string> all{""};
  for (std::size_t i = 0; i < all.size() && all[i].size() < 5; ++i) {
    for (const char c : classes) {
      if (all[i].empty() || all[i].back() != c) all.push_back(all[i] + c);
    }
  }
  std::size_t met = 0;
  for (const auto& one : all) {
    for (const auto& other : all) {
      if (!meet(one, other)) continue;
      ++met;
      INFO(one << " " << other);
      CHECK(have_common(skeleton_keys(one), skeleton_keys(other)));
    }
  }
  CHECK(met > all.size());
}

TEST_CASE("articles of Arabic names are known in Latin and Cyrillic letters", "[key_form]") {
  for (const auto* word : {"al", "el", "ash", "asch", "ech", "ez", "аль", "эш"})
    CHECK(is_key_article(word));
  for (const auto* word : {"ala", "the", "a", "", "ال", "la"}) CHECK_FALSE(is_key_article(word));
}

}  // namespace dateline::synonyms
