// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/acronym_pass.h"

#include <algorithm>
#include <set>
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
  for (const Mention& mention : field.found.mentions) {
    if (is_open(mention)) std::fill_n(field.taken.begin() + mention.first, mention.count, false);
  }
  std::erase_if(field.found.mentions, is_open);
  std::erase_if(field.found.undecided, is_open);
}

}  // namespace

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
