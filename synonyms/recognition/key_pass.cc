// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/recognition/key_pass.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "synonyms/recognition/name_runs.h"
#include "synonyms/spelling/unlisted_spelling.h"
#include "synonyms/words/word_lists.h"

namespace dateline::synonyms {
namespace {

class KeyPass {
 public:
  explicit KeyPass(const KeyContext& context)
      : table_(context.table),
        keys_(context.keys),
        memory_(context.memory),
        countries_(context.countries) {}

  void run(Field& field) {
    Reader reader(*this, field);
    for (std::uint32_t i = 0; i < field.words.size();) i = offer_runs(field, keys_, i, reader);
  }

  // A dateline names a place, and its capitals say nothing of a word: HOUDEIDA, Yemen (AP) -
  void read_dateline(Field& field, std::uint32_t begin, std::uint32_t end) {
    const auto is_open = [&](std::uint32_t i) {
      return !field.taken[i] && field.words.tokens[i].word_case == WordCase::capitals;
    };
    for (std::uint32_t i = begin; i < end; ++i) {
      if (!is_open(i)) continue;
      Run run{.first = i, .count = 1, .bound = loose_from, .ordinary = true, .located = true};
      while (i + 1 < end && is_open(i + 1) && stands_together(field.words.tokens[i + 1].gap)) ++i;
      run.count = i + 1 - run.first;
      for (std::uint32_t word = run.first; word <= i; ++word) {
        run.ordinary = run.ordinary && keys_.is_ordinary(field.words.word(word));
      }
      if (run.count <= longest_run) look(field, run);
    }
  }

  // A run that holds a listed name (Tawil in Tall Tawil) may as a whole be another one, which then
  // counts, and the name in it is nested.
  void cover(Field& field) {
    for (std::uint32_t i = 0; i < field.words.size();) {
      std::uint32_t next = i + 1;
      for (const Run& run : runs_around_listed(field, keys_, i)) {
        const bool covered = cover(field, run);
        if (covered || has_case(field.words.tokens[i])) next = i + run.count;
        if (covered) break;
      }
      i = next;
    }
  }

  void repeat(Field& field) const {
    if (accepted_.empty()) return;
    for (Mention& mention : field.found.mentions) {
      if (mention.recognition != Recognition::loose_key || mention.count > 1) continue;
      const auto known = accepted_.find(std::string(field.words.word(mention.first)));
      if (known == accepted_.end()) continue;
      mention.name = known->second.name;
      mention.recognition = known->second.recognition;
    }
    for (std::uint32_t i = 0; i < field.words.size(); ++i) {
      if (field.taken[i] || field.words.tokens[i].word_case == WordCase::lower) continue;
      const auto known = accepted_.find(std::string(field.words.word(i)));
      if (known == accepted_.end()) continue;
      Mention mention = known->second;
      mention.first = i;
      field.add(mention);
    }
  }

 private:
  class Reader final : public RunReader {
   public:
    Reader(KeyPass& pass, Field& field) : pass_(pass), field_(field) {}

    bool take(const Run& run) override { return pass_.look(field_, run); }
    std::optional<double> certainty(const Run& run) override {
      const auto match = pass_.match_of(field_.words, run);
      if (!match) return std::nullopt;
      return match->evidence.certainty() - run.bound;
    }

   private:
    KeyPass& pass_;
    Field& field_;
  };

  std::string_view spelling_of(const KeyMatch& match) const {
    return table_.spellings(match.name)[match.spelling];
  }

  // A person of several words has to agree at both ends with one of their spellings, and closely
  // where there is nothing else than words of persons' names.
  bool is_like_person(std::string_view words, const Run& run, const KeyMatch& match) const {
    const bool person = table_.name(match.name).kind == NameKind::person;
    if (!person && run.of_person) return false;
    if (!person || run.count == 1) return !run.ordinary || run.located;
    if (!run.ordinary) return may_be_person(keys_.model(), words, table_, match.name);
    const auto agrees = [&](std::string_view listed) {
      return likeness_at_ends(keys_.model(), words, listed) >= one_name_likeness;
    };
    return agrees(spelling_of(match)) || std::ranges::any_of(table_.spellings(match.name), agrees);
  }

  bool look(Field& field, const Run& run) {
    const std::string words = words_at(field.words, run.first, run.count);
    const auto match = match_of(field.words, run);
    if (!match || !is_like_person(words, run, *match)) return false;
    const double certainty = match->evidence.certainty() - (run.bound - loose_from);
    const Mention mention{.first = run.first,
                          .count = run.count,
                          .name = match->name,
                          .recognition = certainty >= certain_from && !match->only_loose
                                             ? Recognition::key
                                             : Recognition::loose_key};
    add(field, mention, *match);
    if (run.count == 1) accept(words, mention);
    return true;
  }

  // A twin is found by a search as well.
  static void add(Field& field, Mention mention, const KeyMatch& match) {
    field.add(mention);
    if (!match.twin) return;
    mention.name = *match.twin;
    mention.nested = true;
    field.add(mention);
  }

  bool cover(Field& field, const Run& run) {
    const std::string words = words_at(field.words, run.first, run.count);
    const auto match = match_of(field.words, run);
    const bool whole = match && !match->only_loose &&
                       match->evidence.certainty() - run.bound >= certain_from - loose_from &&
                       has_as_many_words(spelling_of(*match), words);
    if (!whole || !is_like_person(words, run, *match)) return false;
    const std::uint32_t end = run.first + run.count;
    const auto is_inside = [&](const Mention& mention) {
      return mention.first >= run.first && mention.first + mention.count <= end;
    };
    const auto crosses = [&](const Mention& mention) {
      return mention.first < end && mention.first + mention.count > run.first &&
             !is_inside(mention);
    };
    if (std::ranges::any_of(field.found.mentions, crosses)) return false;
    for (Mention& mention : field.found.mentions) {
      mention.nested = mention.nested || is_inside(mention);
    }
    add(field,
        {.first = run.first,
         .count = run.count,
         .name = match->name,
         .recognition = Recognition::key},
        *match);
    return true;
  }

  // Keeps the more certain of two readings.
  void accept(const std::string& word, const Mention& mention) {
    const auto [known, fresh] = accepted_.emplace(word, mention);
    if (!fresh && mention.recognition < known->second.recognition) known->second = mention;
  }

  std::optional<KeyMatch> match_of(const TokenStream& words, const Run& run) {
    for (const std::string& reading : readings_at(words, run.first, run.count)) {
      if (const auto match = match_as(reading, run)) return match;
    }
    return std::nullopt;
  }

  // In the countries that the article names or in the world, where it exceeds its bound the most.
  std::optional<KeyMatch> match_as(const std::string& words, const Run& run) {
    constexpr double ordinary_word = 2.5;  // read: Kurdish is no Kurdis, Salma is Salmah
    const double here = run.bound + (run.ordinary ? ordinary_word : 0);
    const double anywhere = run.bound + (run.count == 1 ? one_word_anywhere : 0);
    std::optional<KeyMatch> match;
    if (!run.ordinary || run.count > 1) {
      match = keys_.decide({&memory_.candidates(keys_, words, std::nullopt)}, false);
    }
    const auto near = match_near(words, run);
    const bool certain =
        match && match->evidence.certainty() - anywhere >= certain_from - loose_from;
    if (near && near->only_loose && certain) return match;
    return more_certain(near, here, match, anywhere);
  }

  std::optional<KeyMatch> match_near(const std::string& words, const Run& run) {
    if (run.ordinary && !run.located) return std::nullopt;
    std::vector<const KeyCandidates*> lists;
    for (const std::uint32_t country : countries_) {
      lists.push_back(&memory_.candidates(keys_, words, country));
    }
    constexpr double by_letters_alone = 2.5;  // read: Rotorua and Salzgitter, but no Kinnock
    auto near = keys_.decide(lists, true);
    if (!near) return std::nullopt;
    // A place that an article has to bear out needs words around it that say that it is a place;
    // without them its letters alone may do with --names loose.
    if (table_.name(near->name).contextual) {
      near->only_loose = !run.located;
      const bool enough = run.located || near->evidence.certainty() >= by_letters_alone;
      if (run.ordinary || !enough) return std::nullopt;
    }
    // A word of a dictionary that is like an Arabic spelling alone proves nothing.
    const bool told =
        !run.ordinary || (is_like_own_script(near->evidence) && may_be_place(words, *near));
    return told ? near : std::nullopt;
  }

  // A word of dictionaries is another's spelling only where its consonants are the same; one that
  // they have in small letters (in August, in West German bonds), or a day, in its letters alone.
  // Chosen by reading matches in reports on the war in Syria and in news of 1987.
  bool may_be_place(std::string_view words, const KeyMatch& match) const {
    if (!match.evidence.best.same_skeleton) return false;
    const bool common = !keys_.is_proper(words) && words.find(' ') == words.npos;
    const bool word = common || word_lists::contains(word_lists::days_and_months, words);
    return !word || match.evidence.best.own_script == match.evidence.perfect;
  }

  static bool is_like_own_script(const KeyEvidence& evidence) {
    constexpr double alike = 0.8;  // a guess
    return evidence.best.script == evidence.script ||
           evidence.best.own_script >= alike * evidence.perfect;
  }

  const NameTable& table_;
  const NameKeys& keys_;
  KeyMemory& memory_;
  const std::vector<std::uint32_t>& countries_;
  std::map<std::string, Mention> accepted_;
};

}  // namespace

void find_by_key(std::span<Field> fields, const KeyContext& context) {
  KeyPass pass(context);
  for (Field& field : fields) pass.cover(field);
  for (Field& field : fields) pass.run(field);
  pass.read_dateline(fields.back(), context.dateline_begin, context.dateline_end);
  for (Field& field : fields) pass.repeat(field);
}

}  // namespace dateline::synonyms
