// SPDX-License-Identifier: GPL-2.0-or-later
// Learns synonyms/letter_weights.tsv from names that are known in many spellings.
//
//   gzip -dc gazetteer/places.tsv.gz | learn_spellings > synonyms/letter_weights.tsv
//
// For each pair of scripts, expectation maximisation over the alignments of pairs of spellings of
// one place (groups of up to three letters against groups of up to three) gives how probable a
// group pair is; a weight is the logarithm of that over what the letters' frequencies alone would
// make it. Pairs that are no spellings of one name (Erbil, Hewler) are recognised by their score
// and count for as much as they are likely to be. Only places whose id falls into the training part
// of the split (gazetteer.h) are read. The same input gives the same output.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <iostream>
#include <map>
#include <random>
#include <set>
#include <unordered_map>
#include <vector>

#include "bench/gazetteer.h"
#include "synonyms/spelling/key_form.h"

namespace {

using namespace dateline;
using synonyms::key_scripts;
using synonyms::KeyForm;

constexpr std::array<const char*, key_scripts> script_names = {"latin", "arabic", "cyrillic",
                                                               "hebrew"};
constexpr std::size_t longest_group = 3;
constexpr double never = -1e9;
constexpr unsigned seed = 7;
constexpr std::size_t pairs_per_scripts = 60'000;
constexpr int rounds = 6;
constexpr int trusting_rounds = 2;  // in which every pair counts in full

// The groups of letters of a script that are common enough to be learnt; number 0 is none.
struct Groups {
  std::vector<std::u32string> list{U""};
  std::vector<double> by_chance{0.0};  // log probability of their letters one by one
  std::map<std::u32string, std::size_t, std::less<>> numbers;

  std::size_t number(std::u32string_view letters) const {
    const auto found = numbers.find(letters);
    return found == numbers.end() ? 0 : found->second;
  }
};

// A spelling as the numbers of its groups by where they begin and how long they are, 0 for none.
struct Spelt {
  std::vector<std::array<std::size_t, longest_group>> groups;
  double by_chance = 0;
  std::size_t size() const { return groups.size(); }
};

using Counts = std::map<std::u32string, double>;

void add_commonest(Groups& groups, const Counts& counts, std::size_t most) {
  constexpr double rarest = 30;
  std::vector<std::pair<double, std::u32string>> order;
  for (const auto& [letters, count] : counts) {
    if (count >= rarest) order.emplace_back(-count, letters);
  }
  std::ranges::sort(order);
  if (order.size() > most) order.resize(most);
  for (const auto& [count, letters] : order) {
    groups.numbers.emplace(letters, groups.list.size());
    groups.list.push_back(letters);
  }
}

Groups count_groups(const std::vector<bench::Place>& places, std::size_t script) {
  std::array<Counts, longest_group> counts;
  double letters = 0;
  for (const auto& place : places) {
    for (const auto& form : place.forms) {
      if (static_cast<std::size_t>(form.script) != script) continue;
      letters += static_cast<double>(form.letters.size());
      for (std::size_t i = 0; i < form.letters.size(); ++i) {
        for (std::size_t n = 1; n <= longest_group && i + n <= form.letters.size(); ++n) {
          ++counts[n - 1][form.letters.substr(i, n)];
        }
      }
    }
  }
  Groups groups;
  const bool latin = script == 0;
  add_commonest(groups, counts[0], 60);
  add_commonest(groups, counts[1], latin ? 250 : 150);
  add_commonest(groups, counts[2], latin ? 80 : 30);
  for (std::size_t i = 1; i < groups.list.size(); ++i) {
    double chance = 0;
    for (const char32_t c : groups.list[i]) {
      chance += std::log(std::max(counts[0][std::u32string(1, c)], 1.0) / letters);
    }
    groups.by_chance.push_back(chance);
  }
  return groups;
}

Spelt spell(const KeyForm& form, const Groups& groups) {
  Spelt spelt;
  const std::u32string_view letters = form.letters;
  spelt.groups.resize(letters.size());
  for (std::size_t i = 0; i < letters.size(); ++i) {
    for (std::size_t n = 1; n <= longest_group && i + n <= letters.size(); ++n) {
      spelt.groups[i][n - 1] = groups.number(letters.substr(i, n));
    }
    spelt.by_chance += groups.by_chance[spelt.groups[i][0]];
  }
  return spelt;
}

bool can_pair(std::size_t left, std::size_t right) {
  return left + right > 0 && (left <= 1 || right <= 1 || left + right == 4 || left + right == 5);
}

double log_sum(double a, double b) {
  if (a < b) std::swap(a, b);
  return b <= never / 2 ? a : a + std::log1p(std::exp(b - a));
}

// The weights of two scripts.
class Learner {
 public:
  Learner(const Groups& left, const Groups& right, bool same_script)
      : left_(left),
        right_(right),
        same_script_(same_script),
        log_probability_(left.list.size() * right.list.size(), never) {
    begin();
  }

  void learn(const std::vector<std::pair<Spelt, Spelt>>& pairs) {
    for (int round = 0; round < rounds; ++round) {
      expected_.assign(log_probability_.size(), 0.0);
      for (const auto& [x, y] : pairs) expect(x, y, round < trusting_rounds);
      maximise();
    }
  }

  double weight(std::size_t a, std::size_t b) const {
    const double log = log_probability_[at(a, b)];
    return log <= never / 2 ? never : log - left_.by_chance[a] - right_.by_chance[b];
  }

  // True where the pair's groups, taken apart, weigh as much: then the pair adds nothing.
  bool is_redundant(std::size_t a, std::size_t b) const {
    constexpr double little = 0.1;
    const std::u32string& x = left_.list[a];
    const std::u32string& y = right_.list[b];
    if (x.size() + y.size() <= 1) return false;
    double apart = never;
    for (std::size_t i = 0; i <= x.size(); ++i) {
      for (std::size_t j = 0; j <= y.size(); ++j) {
        if (i + j == 0 || (i == x.size() && j == y.size())) continue;
        apart =
            std::max(apart, best(x.substr(0, i), y.substr(0, j)) + best(x.substr(i), y.substr(j)));
      }
    }
    return weight(a, b) <= apart + little;
  }

 private:
  std::size_t at(std::size_t a, std::size_t b) const { return a * right_.list.size() + b; }

  // The best weight of two groups of letters, in whatever parts.
  double best(const std::u32string& x, const std::u32string& y) const {
    if (x.empty() && y.empty()) return 0;
    double found = never;
    for (std::size_t i = 0; i <= x.size(); ++i) {
      for (std::size_t j = 0; j <= y.size(); ++j) {
        if (!can_pair(i, j)) continue;
        const std::size_t a = left_.number(x.substr(0, i));
        const std::size_t b = right_.number(y.substr(0, j));
        if ((i > 0 && a == 0) || (j > 0 && b == 0)) continue;
        found = std::max(found, weight(a, b) + best(x.substr(i), y.substr(j)));
      }
    }
    return found;
  }

  // Letters against letters first, the same letter best; longer groups have to prove themselves.
  void begin() {
    double sum = never;
    for (std::size_t a = 0; a < left_.list.size(); ++a) {
      for (std::size_t b = 0; b < right_.list.size(); ++b) {
        const std::size_t m = left_.list[a].size();
        const std::size_t n = right_.list[b].size();
        if (!can_pair(m, n)) continue;
        double prior = m == 0 || n == 0 ? -4 : -1;
        if (m > 0 && n > 0) prior -= 2.5 * static_cast<double>(m + n - 2);
        if (same_script_ && m == 1 && left_.list[a] == right_.list[b]) prior += 3;
        log_probability_[at(a, b)] = prior + 0.5 * (left_.by_chance[a] + right_.by_chance[b]);
        sum = log_sum(sum, log_probability_[at(a, b)]);
      }
    }
    for (double& log : log_probability_) {
      if (log > never / 2) log -= sum;
    }
  }

  template <class Visit>
  void for_each_pair_before(const Spelt& x, const Spelt& y, std::size_t i, std::size_t j,
                            Visit visit) const {
    for (std::size_t m = 0; m <= std::min(i, longest_group); ++m) {
      const std::size_t a = m == 0 ? 0 : x.groups[i - m][m - 1];
      if (m > 0 && a == 0) continue;
      for (std::size_t n = 0; n <= std::min(j, longest_group); ++n) {
        const std::size_t b = n == 0 ? 0 : y.groups[j - n][n - 1];
        if ((n > 0 && b == 0) || !can_pair(m, n)) continue;
        const double log = log_probability_[at(a, b)];
        if (log > never / 2) visit(m, n, at(a, b), log);
      }
    }
  }

  // Adds what a pair of spellings says of its group pairs, by the forward-backward algorithm.
  void expect(const Spelt& x, const Spelt& y, bool trusted) {
    forward_.assign((x.size() + 1) * (y.size() + 1), never);
    backward_ = forward_;
    const auto cell = [&](std::size_t i, std::size_t j) { return i * (y.size() + 1) + j; };
    forward_[0] = 0;
    for (std::size_t i = 0; i <= x.size(); ++i) {
      for (std::size_t j = 0; j <= y.size(); ++j) {
        for_each_pair_before(x, y, i, j,
                             [&](std::size_t m, std::size_t n, std::size_t, double log) {
                               auto& here = forward_[cell(i, j)];
                               here = log_sum(here, forward_[cell(i - m, j - n)] + log);
                             });
      }
    }
    const double whole = forward_.back();
    if (whole <= never / 2) return;
    constexpr double prior_odds = 4;  // that much better than chance before a pair is believed
    const double odds = whole - x.by_chance - y.by_chance - prior_odds;
    const double share = trusted ? 1.0 : 1.0 / (1.0 + std::exp(-odds));
    backward_.back() = 0;
    for (std::size_t i = x.size() + 1; i-- > 0;) {
      for (std::size_t j = y.size() + 1; j-- > 0;) {
        const double behind = backward_[cell(i, j)];
        if (behind <= never / 2) continue;
        for_each_pair_before(
            x, y, i, j, [&](std::size_t m, std::size_t n, std::size_t pair, double log) {
              const std::size_t before = cell(i - m, j - n);
              backward_[before] = log_sum(backward_[before], behind + log);
              expected_[pair] += share * std::exp(forward_[before] + log + behind - whole);
            });
      }
    }
  }

  void maximise() {
    constexpr double rare_letter = 0.05;  // every letter may stand for every other
    constexpr double rare_loss = 0.5;     // or for none
    constexpr double discount = 2;        // a longer group pair must be met oftener than by chance
    double sum = 0;
    for (std::size_t a = 0; a < left_.list.size(); ++a) {
      for (std::size_t b = 0; b < right_.list.size(); ++b) {
        const std::size_t letters = left_.list[a].size() + right_.list[b].size();
        if (!can_pair(left_.list[a].size(), right_.list[b].size())) continue;
        double& count = expected_[at(a, b)];
        if (letters > 2) count = std::max(0.0, count - discount);
        if (letters == 1) count += rare_loss;
        if (letters == 2 && left_.list[a].size() == 1) count += rare_letter;
        sum += count;
      }
    }
    for (std::size_t i = 0; i < expected_.size(); ++i) {
      log_probability_[i] = expected_[i] > 0 ? std::log(expected_[i] / sum) : never;
    }
    if (same_script_) make_symmetric();
  }

  void make_symmetric() {
    for (std::size_t a = 0; a < left_.list.size(); ++a) {
      for (std::size_t b = 0; b < a; ++b) {
        const double mean =
            log_sum(log_probability_[at(a, b)], log_probability_[at(b, a)]) - std::log(2.0);
        const double both = mean <= never / 2 ? never : mean;
        log_probability_[at(a, b)] = log_probability_[at(b, a)] = both;
      }
    }
  }

  const Groups& left_;
  const Groups& right_;
  bool same_script_;
  std::vector<double> log_probability_;
  std::vector<double> expected_;
  std::vector<double> forward_;
  std::vector<double> backward_;
};

// Some pairs of spellings of each place, in random order.
std::vector<std::pair<Spelt, Spelt>> draw_pairs(const std::vector<bench::Place>& places,
                                                const std::array<Groups, key_scripts>& groups,
                                                std::size_t first, std::size_t second) {
  constexpr std::size_t per_place = 6;
  std::mt19937 random(seed);
  std::vector<std::pair<const KeyForm*, const KeyForm*>> drawn;
  for (const auto& place : places) {
    std::vector<const KeyForm*> left;
    std::vector<const KeyForm*> right;
    for (const auto& form : place.forms) {
      if (static_cast<std::size_t>(form.script) == first) left.push_back(&form);
      if (static_cast<std::size_t>(form.script) == second) right.push_back(&form);
    }
    std::set<std::pair<std::u32string, std::u32string>> seen;
    for (std::size_t i = 0; i < std::min(per_place, left.size() * right.size()); ++i) {
      const KeyForm* x = left[random() % left.size()];
      const KeyForm* y = right[random() % right.size()];
      if (first == second && x->letters == y->letters) continue;
      if (seen.emplace(x->letters, y->letters).second) drawn.emplace_back(x, y);
    }
  }
  for (std::size_t i = drawn.size(); i > 1; --i) std::swap(drawn[i - 1], drawn[random() % i]);
  if (drawn.size() > pairs_per_scripts) drawn.resize(pairs_per_scripts);
  std::vector<std::pair<Spelt, Spelt>> pairs;
  for (const auto& [x, y] : drawn) {
    pairs.emplace_back(spell(*x, groups[first]), spell(*y, groups[second]));
  }
  return pairs;
}

std::string utf8(const std::u32string& letters) {
  std::string out;
  for (const char32_t c : letters) {
    if (c < 0x80) {
      out += static_cast<char>(c);
    } else {  // all letters of the four scripts lie below U+0800
      out += static_cast<char>(0xC0 | c >> 6);
      out += static_cast<char>(0x80 | (c & 0x3F));
    }
  }
  return out;
}

void print(const Learner& learner, const std::array<Groups, key_scripts>& groups, std::size_t first,
           std::size_t second) {
  for (std::size_t a = 0; a < groups[first].list.size(); ++a) {
    for (std::size_t b = first == second ? a : 0; b < groups[second].list.size(); ++b) {
      const double weight = learner.weight(a, b);
      if (weight <= never / 2 || learner.is_redundant(a, b)) continue;
      std::printf("%s\t%s\t%s\t%s\t%.2f\n", script_names[first], script_names[second],
                  utf8(groups[first].list[a]).c_str(), utf8(groups[second].list[b]).c_str(),
                  weight);
    }
  }
}

}  // namespace

int main() {
  auto places = bench::read_gazetteer(std::cin);
  std::erase_if(places, [](const bench::Place& place) {
    return bench::part_of(place.id) != bench::Part::training;
  });
  std::array<Groups, key_scripts> groups;
  for (std::size_t i = 0; i < key_scripts; ++i) groups[i] = count_groups(places, i);
  std::printf(
      "# How much a pair of groups of letters says for two spellings being one name: natural\n"
      "# logarithms of odds, learnt by bench/learn_spellings.cc from GeoNames and Who's On First.\n"
      "# script, script, letters, letters, weight; ^ and $ are the bounds of a word.\n");
  for (std::size_t a = 0; a < key_scripts; ++a) {
    for (std::size_t b = a; b < key_scripts; ++b) {
      Learner learner(groups[a], groups[b], a == b);
      learner.learn(draw_pairs(places, groups, a, b));
      print(learner, groups, a, b);
    }
  }
  return std::fflush(stdout) == 0 ? 0 : 1;
}
