// SPDX-License-Identifier: GPL-2.0-or-later
// Full names of persons in no table: a given name and a surname side by side, which are met in any
// script where both are like what is typed (Zamir Kabulov, Замир Кабулов). A given name alone says
// too little, so each word may be less like its own than a word that is read by itself.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "query/language/parsed_query.h"
#include "query/language/query_parser.h"
#include "query/match/phrase_reader.h"
#include "query/shards/open_index.h"

namespace dateline::query {

// Bare nodes that are such a name.
struct FullName {
  std::size_t first = 0;
  std::size_t count = 0;
  Node phrase;  // its words side by side, with what each may be written as
  std::string note;
};

// One thread at a time, as the index.
class FullNames {
 public:
  // `index` must outlive it.
  FullNames(const OpenIndex& index, NameReading names) : index_(index), names_(names) {}

  // Gives the words of a phrase that are such a name their readings; returns a sentence for the
  // user on each name that more than one word of is read so.
  std::vector<std::string> read(std::vector<Leaf>& leaves) const;

  // Of leaves that were given readings: adds what several of them are as one word, where they are
  // not part of `joined` already, in order; and tells which articles of Arabic names the index has,
  // if any may stand in front of one.
  void add_joined(const Node& phrase, std::vector<JoinedParts>& joined) const;
  std::vector<LeafTerm> articles(const Node& phrase) const;

  // Finds them among nodes that are combined, in order, none over another.
  std::vector<FullName> find_bare(const std::vector<Node>& nodes) const;

 private:
  struct Window {
    std::size_t first = 0;
    std::size_t count = 0;
  };

  using Run = std::span<const Leaf* const>;  // that nothing parts (Leaf::parted)
  enum class Scope { quoted, bare };

  std::vector<Window> find_windows(const std::vector<const Leaf*>& leaves, Scope scope) const;
  std::vector<Window> find_in_run(Run run, Scope scope) const;
  void widen(Window& window, Run run) const;
  bool is_part(const Leaf& leaf) const;
  bool is_arabic_word(const Leaf& leaf) const;
  bool is_given_name(const Leaf& leaf) const;
  bool is_written_like_a_name(const Leaf& leaf) const;
  std::string read_window(std::vector<Leaf>& leaves, Window window) const;
  void add(const std::vector<std::string>& words, std::size_t count, Leaf& leaf) const;

  const OpenIndex& index_;
  NameReading names_;
};

}  // namespace dateline::query
