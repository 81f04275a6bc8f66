// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/table/generated_forms.h"

#include <algorithm>

#include "synonyms/table/name_table_layout.h"
#include "synonyms/words/fold.h"

namespace dateline::synonyms {

using layout::for_each_word;

std::vector<std::string> joined_forms(std::string_view words, std::string_view normal) {
  constexpr std::size_t shortest = 6;
  std::string written;
  std::string with_al;
  for_each_word(words, [&](std::string_view word) { written += word; });
  for_each_word(normal, [&](std::string_view word) { with_al += word == "+" ? "al" : word; });
  std::vector<std::string> forms;
  if (written.size() >= shortest && written != words) forms.push_back(written);
  if (with_al.size() >= shortest && with_al != written) forms.push_back(with_al);
  return forms;
}

std::string_view bare_form(const Spelling& spelling, std::string_view normal, NameKind kind) {
  constexpr std::string_view article = "+ ";
  constexpr std::size_t shortest = 4;  // bytes
  if (!normal.starts_with(article) || spelling.adjective || kind == NameKind::person) return {};
  const bool hyphen = spelling.text.find('-') < spelling.text.find(' ');
  if (fold(spelling.text.substr(0, 2)) == "el" && !hyphen) return {};
  normal.remove_prefix(article.size());
  return std::min(normal.find(' '), normal.size()) >= shortest ? normal : std::string_view();
}

}  // namespace dateline::synonyms
