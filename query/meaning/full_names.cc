// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/meaning/full_names.h"

#include <algorithm>
#include <set>
#include <span>
#include <utility>

#include "indexer/layout/schema.h"
#include "query/language/bare_runs.h"
#include "query/meaning/words_alike.h"
#include "synonyms/finder/name_particles.h"
#include "synonyms/spelling/key_form.h"
#include "synonyms/words/arabic_words.h"

namespace dateline::query {
namespace {

// The likeliest, for a note.
std::string first_of(const std::vector<std::string>& words) {
  constexpr std::size_t most = 3;
  std::string list;
  for (std::size_t i = 0; i < std::min(most, words.size()); ++i) {
    list += (i > 0 ? "/" : "") + words[i];
  }
  return list + (words.size() > most ? "/..." : "");
}

std::set<std::string> set_of(const std::vector<std::string>& words) {
  return {words.begin(), words.end()};
}

bool is_particle(const Leaf& leaf) {
  return leaf.kind == Leaf::Kind::word && !leaf.literal &&
         (synonyms::is_key_article(leaf.text) ||
          !synonyms::spellings_of_particle(leaf.text).empty());
}

// The first from `at` on that is no particle.
std::size_t behind_particles(std::span<const Leaf* const> run, std::size_t at) {
  while (at < run.size() && is_particle(*run[at])) ++at;
  return at;
}

}  // namespace

std::vector<std::string> FullNames::read(std::vector<Leaf>& leaves) const {
  std::vector<const Leaf*> all;
  for (const Leaf& leaf : leaves) all.push_back(&leaf);
  std::vector<std::string> notes;
  for (const Window& window : find_windows(all, Scope::quoted)) {
    notes.push_back(read_window(leaves, window));
  }
  return notes;
}

void FullNames::add_joined(const Node& phrase, std::vector<JoinedParts>& joined) const {
  for (std::size_t first = 0; first < phrase.leaves.size(); ++first) {
    std::vector<std::string> words;
    std::size_t count = 0;
    for (const auto& reading : phrase.leaves[first].readings) {
      if (reading.kind != Leaf::Reading::Kind::word || reading.leaves == 1) continue;
      words.push_back(reading.text);
      count = reading.leaves;
    }
    const auto crosses = [&](const JoinedParts& other) {
      return first < other.first + other.count && other.first < first + count;
    };
    if (words.empty() || std::ranges::any_of(joined, crosses)) continue;
    auto terms = name_terms(words, Leaf::Reading::Kind::word, phrase.in_title, names_, index_);
    for (LeafTerm& term : terms) term.behind_article = true;
    joined.push_back({.first = first, .count = count, .terms = std::move(terms)});
  }
  std::ranges::sort(joined, {}, &JoinedParts::first);
}

std::vector<LeafTerm> FullNames::articles(const Node& phrase) const {
  std::vector<LeafTerm> terms;
  const auto is_open = [](const Leaf& leaf) {
    return std::ranges::any_of(leaf.readings, &Leaf::Reading::behind_article);
  };
  if (std::ranges::none_of(phrase.leaves, is_open)) return terms;
  auto words = synonyms::key_articles();
  words.insert(words.end(), synonyms::servants.begin(), synonyms::servants.end());
  for (auto& word : words) {
    if (index_.database.term_exists(word)) terms.push_back({.term = std::move(word)});
  }
  return terms;
}

std::vector<FullName> FullNames::find_bare(const std::vector<Node>& nodes) const {
  std::vector<FullName> names;
  for (const BareRun& run : bare_runs(nodes)) {
    for (const Window& window : find_windows(run.leaves, Scope::bare)) {
      const std::size_t end = window.first + window.count;
      if (!run.bounds[window.first] || !run.bounds[end]) continue;
      FullName name{.first = run.node_of[window.first]};
      name.count = run.node_of[end - 1] + 1 - name.first;
      if (name.count < 2) continue;
      name.phrase = {.kind = Node::Kind::phrase, .in_title = nodes[name.first].in_title};
      for (std::size_t i = window.first; i < end; ++i) {
        name.phrase.leaves.push_back(*run.leaves[i]);
        name.phrase.leaves.back().exact = true;
      }
      name.note = read_window(name.phrase.leaves, {0, window.count});
      names.push_back(std::move(name));
    }
  }
  return names;
}

std::vector<FullNames::Window> FullNames::find_windows(const std::vector<const Leaf*>& leaves,
                                                       Scope scope) const {
  std::vector<Window> windows;
  if (names_ != NameReading::all && names_ != NameReading::loose) return windows;
  for (std::size_t begin = 0, end = 0; begin < leaves.size(); begin = end) {
    end = begin + 1;
    while (end < leaves.size() && !leaves[end]->parted) ++end;
    for (Window window : find_in_run(std::span(leaves).subspan(begin, end - begin), scope)) {
      window.first += begin;
      windows.push_back(window);
    }
  }
  return windows;
}

// As far as words go on that are parts of one; two or more of them.
std::vector<FullNames::Window> FullNames::find_in_run(Run run, Scope scope) const {
  std::vector<Window> windows;
  for (std::size_t first = 0; first < run.size();) {
    std::size_t parts = 0;
    bool is_name = false;     // not words of Arabic alone
    std::size_t end = first;  // behind the last part
    std::size_t i = behind_particles(run, first);
    for (; i < run.size(); i = behind_particles(run, i + 1)) {
      const bool is_part_of_one = is_part(*run[i]);
      if (!is_part_of_one && (scope == Scope::bare || !is_arabic_word(*run[i]))) break;
      is_name = is_name || is_part_of_one;
      ++parts;
      end = i + 1;
    }
    Window window{first, end - first};
    if (parts == 1 && is_name) widen(window, run);
    if ((parts > 1 && is_name) || window.count > end - first) windows.push_back(window);
    first = std::max({first + 1, i, window.first + window.count});
  }
  return windows;
}

// Beside the only part a word that dictionaries have, too, is the surname of a given name (Ahmad
// Black), or the given name of a surname (Maria Ivanova).
void FullNames::widen(Window& window, Run run) const {
  const std::size_t end = window.first + window.count;
  const std::size_t behind = behind_particles(run, end);
  if (behind < run.size() && is_given_name(*run[end - 1]) && is_written_like_a_name(*run[behind])) {
    window.count = behind + 1 - window.first;
  } else if (window.first > 0 && is_written_like_a_name(*run[window.first - 1])) {
    --window.first;
    ++window.count;
  }
}

// No dictionary has it but as a name; or a place that is its words as well.
bool FullNames::is_part(const Leaf& leaf) const {
  if (leaf.kind == Leaf::Kind::name) return !leaf.as_words.empty();
  const auto& keys = index_.keys;
  const bool is_word = keys.is_ordinary(leaf.text)
                           ? !keys.is_proper(leaf.text) && !is_given_name(leaf)
                           : keys.is_arabic_word(leaf.text);
  return !is_word && (is_given_name(leaf) || is_written_like_a_name(leaf));
}

// Arabic names are words as often as not.
bool FullNames::is_arabic_word(const Leaf& leaf) const {
  return leaf.kind == Leaf::Kind::word && !leaf.literal && index_.keys.is_arabic_word(leaf.text);
}

// Of Arabic words the tables have those alone that are in persons' names.
bool FullNames::is_given_name(const Leaf& leaf) const {
  if (leaf.kind == Leaf::Kind::name) return !leaf.as_words.empty();
  return index_.keys.is_given_name(leaf.text) ||
         (index_.keys.is_arabic_word(leaf.text) && index_.keys.is_ordinary(leaf.text));
}

// In half (a guess) of the articles that have it: a word that a headline once had in capitals is no
// name. Also what no article has.
bool FullNames::is_written_like_a_name(const Leaf& leaf) const {
  if (leaf.kind != Leaf::Kind::word || leaf.literal) return false;
  const auto& database = index_.database;
  const auto articles = database.get_termfreq(leaf.text);
  return 2 * database.get_termfreq(schema::term(schema::prefix::unlisted, leaf.text)) >= articles;
}

std::string FullNames::read_window(std::vector<Leaf>& leaves, Window window) const {
  const std::size_t end = window.first + window.count;
  std::vector<std::string> typed;
  std::vector<std::string> met;
  for (std::size_t i = window.first; i < end; ++i) {
    Leaf& leaf = leaves[i];
    typed.push_back(typed_words(leaf));
    if (leaf.kind == Leaf::Kind::name) {
      // By all its spellings, so that whichever is typed finds the same.
      std::set<std::string> words;
      for (const auto& word : leaf.as_words) {
        words.merge(set_of(find_words_alike(word, Likeness::one_of_several, index_)));
      }
      add({words.begin(), words.end()}, 1, leaf);
      continue;
    }
    const std::string& word = leaf.text;
    if (synonyms::is_key_article(word)) continue;
    const auto particle = synonyms::spellings_of_particle(word);
    if (!particle.empty()) {
      add({particle.begin(), particle.end()}, 1, leaf);
      continue;
    }
    auto words = find_words_alike(word, Likeness::one_of_several, index_);
    // A word that is none of persons' names may be one in another script alone.
    if (is_arabic_word(leaf) && !is_given_name(leaf)) std::erase_if(words, synonyms::is_arabic);
    if (const auto rest = synonyms::behind_servant(word); !rest.empty()) {
      for (auto& other : find_words_alike(rest, Likeness::one_of_several, index_)) {
        words.push_back(std::move(other));
      }
      words.emplace_back(rest);
    }
    if (!words.empty()) met.push_back(first_of(words));
    words.push_back(word);  // behind an article
    add(words, 1, leaf);
    if (i == window.first) continue;
    // What stands in front makes one name with it, in another spelling or none: al-Shammari.
    Leaf& before = leaves[i - 1];
    if (synonyms::is_key_article(before.text)) add(words, 2, before);
    if (synonyms::is_servant(before.text)) {
      const std::string both = before.text + " " + word;
      add(find_words_alike(both, Likeness::one_of_several, index_), 2, before);
    }
  }
  if (met.size() < 2) return {};
  return "'" + join_words(typed) + "' is in no table; by its letters it is also met as " +
         join_words(met) + " (--names exact leaves that out)";
}

void FullNames::add(const std::vector<std::string>& words, std::size_t count, Leaf& leaf) const {
  for (const auto& word : words) {
    leaf.readings.push_back(
        {.kind = Leaf::Reading::Kind::word, .text = word, .leaves = count, .behind_article = true});
  }
}

}  // namespace dateline::query
