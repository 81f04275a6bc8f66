// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/acronym_pass.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>
#include <vector>

namespace dateline::synonyms {
namespace {

// What an article names for certain: names, and the countries around them.
class Certain {
 public:
  Certain(std::span<const Field> fields, const NameTable& table) : table_(table) {
    for (const Field& field : fields) {
      for (const Mention& mention : field.found.mentions) add(mention);
    }
  }

  bool bears_out(std::uint32_t name) const {
    if (names_.contains(name)) return true;
    return std::ranges::any_of(table_.ancestors(name), [&](std::uint32_t outer) {
      return names_.contains(outer) || countries_.contains(outer);
    });
  }

 private:
  void add(const Mention& mention) {
    if (mention.rule == CaseRule::context) return;
    names_.insert(mention.name);
    if (!is_place(table_.name(mention.name).kind)) return;
    if (const auto country = table_.country(mention.name)) countries_.insert(*country);
  }

  const NameTable& table_;
  std::set<std::uint32_t> names_;
  std::set<std::uint32_t> countries_;
};

bool is_open(const Mention& mention) { return mention.rule == CaseRule::context; }

void settle(std::vector<Mention>& mentions, const Certain& certain) {
  for (Mention& mention : mentions) {
    if (is_open(mention) && certain.bears_out(mention.name)) mention.rule = CaseRule::caps;
  }
}

void settle(Field& field, const Certain& certain) {
  settle(field.found.mentions, certain);
  settle(field.found.undecided, certain);
  auto mentions = std::move(field.found.mentions);
  std::erase_if(mentions, is_open);
  field.keep(std::move(mentions));
  std::erase_if(field.found.undecided, is_open);
}

}  // namespace

void read_dateline(Field& text, const NameTable& table, const PlaceSetting& setting) {
  if (setting.dateline_end == 0) return;
  const auto begin_of = [&](const Mention& mention) {
    return text.words.tokens[mention.first].begin;
  };
  const auto opens = [&](const Mention& mention) {
    return begin_of(mention) == setting.dateline_begin && is_acronym(mention.rule);
  };
  const auto read = [&](const Mention& acronym) -> std::optional<Mention> {
    const auto walk = NameTable::walk_of(table.words_of(acronym.surface));
    const auto place = table.look_up(NameTable::beside(walk)).terminal;
    if (!place) return std::nullopt;
    const auto around = table.ancestors(place->name);
    const bool lies_there = std::ranges::any_of(text.found.mentions, [&](const Mention& other) {
      return begin_of(other) < setting.dateline_end && std::ranges::count(around, other.name) > 0;
    });
    if (!lies_there) return std::nullopt;
    Mention mention = acronym;
    mention.name = place->name;
    mention.surface = place->surface;
    mention.rule = place->rule;
    return mention;
  };
  for (Mention& mention : text.found.mentions) {
    if (opens(mention)) mention = read(mention).value_or(mention);
  }
  // In a text all in capitals it was left open whether the acronym is meant.
  const auto open = std::ranges::find_if(text.found.undecided, opens);
  if (open == text.found.undecided.end()) return;
  if (const auto place = read(*open)) {
    text.found.undecided.erase(open);
    text.add(*place);
    std::ranges::stable_sort(text.found.mentions, {}, &Mention::first);
  }
}

void drop_acronyms(std::span<Field> fields, const NameTable& table) {
  const auto has_open = [](const Field& field) {
    return std::ranges::any_of(field.found.mentions, is_open) ||
           std::ranges::any_of(field.found.undecided, is_open);
  };
  if (std::ranges::none_of(fields, has_open)) return;
  const Certain certain(fields, table);
  for (Field& field : fields) settle(field, certain);
}

}  // namespace dateline::synonyms
