// SPDX-License-Identifier: GPL-2.0-or-later
// What a query says, as a tree that prints itself.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::query {

// A part of a query as typed.
struct Span {
  std::size_t offset = 0;
  std::size_t length = 0;
};

// What one place of a phrase, or a bare word, asks for.
struct Leaf {
  enum class Kind {
    word,      // `text` folded; with `exact` this form alone, else all forms of its stem
    name,      // the name with the id `text`, whatever its spelling; `adjective` its adjective
    prefix,    // words that begin with `text`
    capitals,  // the word `text`, folded, where it is written in capitals
  };
  Kind kind = Kind::word;
  std::string text;
  std::string typed;    // of a name: its words as typed, folded
  bool parted = false;  // from the leaf before it, by a comma or the end of a sentence
  bool exact = false;
  bool literal = false;  // of ="...": nothing but this spelling
  bool adjective = false;
  std::vector<std::string> homonyms;  // of a name: ids of further places that the spelling means
  // What it may be beside itself, ranked below; found in the index, not by the parser.
  struct Reading {
    enum class Kind {
      person,  // the name with the id `text`, whose surname the word is
      name,    // the name with the id `text`, of which the word is an unlisted spelling by its key
      word,    // the word `text`, by its key another spelling of the same
    };
    Kind kind = Kind::name;
    std::string text;
    // How many leaves of a phrase, from this one on, are the name together (moamer kadhafi).
    std::size_t leaves = 1;
    // Of a word in a person's name: the article of Arabic names may stand in front of it.
    bool behind_article = false;
    bool operator==(const Reading&) const = default;
  };
  std::vector<Reading> readings;
  // Of a place beside a word that makes it a person's name (Michael Jordan): its spellings as
  // words, which are asked for as well.
  std::vector<std::string> as_words;
  std::string acronym;  // of a name typed as an acronym that is a word too (IS): that word
  Span span;
};

// The folded words of a word or a name as they were typed.
inline const std::string& typed_words(const Leaf& leaf) {
  return leaf.kind == Leaf::Kind::name ? leaf.typed : leaf.text;
}

// How many leaves of a phrase, from `leaf` on, are a name together; else 1.
std::size_t leaves_of_name(const Leaf& leaf);

enum class Field { outlet, owner, place, filed, agency, name, date, language, id, near, flag };
std::string_view to_string(Field field);

// How near things have to stand to be near each other (proximity.h).
struct Reach {
  enum class Unit { words, sentence, paragraph };
  Unit unit = Unit::words;
  std::uint32_t words = 0;  // that may stand between
  bool operator==(const Reach&) const = default;
};

struct Node {
  enum class Kind {
    everything,
    phrase,    // `leaves`, one or more, standing side by side
    filter,    // articles whose `field` is `value`; of a name `leaves` is that, to be marked
    all_of,    // `children`
    any_of,    // `children`
    all_but,   // the first child without the second
    near,      // `children` within `reach` of each other
    in_order,  // the same, in this order
    not_near,  // the first child where the second is not within `reach`
    first,     // the child among the first `count` words of the text
    at_least,  // the child in `count` places or more
  };
  Kind kind = Kind::everything;
  std::vector<Leaf> leaves;
  bool hyphenated = false;  // a phrase typed without quotes: al-Maliky
  bool in_title = false;    // the phrase stands in the title
  Field field = Field::outlet;
  std::string value;
  Reach reach;
  std::uint32_t count = 0;
  Span span;
  std::vector<Node> children;
};

// One line that shows how the query is understood:
//   ((name:islamic-state NEAR/5 fighters) OR "al jazeera") NOT outlet:x
std::string to_string(const Node& node);

struct ParsedQuery {
  Node root;
  // Readings that may surprise, each a whole sentence.
  std::vector<std::string> notes;
};

}  // namespace dateline::query
