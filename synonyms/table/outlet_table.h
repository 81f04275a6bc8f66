// SPDX-License-Identifier: GPL-2.0-or-later
// Which outlet published an article, whatever name or address the input has for it.
#pragma once

#include <cstddef>
#include <istream>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dateline::synonyms {

struct Outlet {
  std::string name{};     // the label of lists
  std::string country{};  // ISO 3166-1, two letters, or empty
  std::string owner{};    // or empty
  std::vector<std::string> domains{};
  std::vector<std::string> aliases{};
};

// What an article says of its outlet, read with the table.
struct OutletFound {
  std::string name{};             // of the outlet; of one that no table knows what is written, or
                                  // the domain
  const Outlet* known = nullptr;  // lives as long as the table
};

// Names are compared after fold(), so case, accents, blanks and marks make no difference; "the" and
// "al" in front neither. Immutable once filled; safe to share between threads then.
class OutletTable {
 public:
  // Lays the tab-separated table of README.md over what is there: a row whose name is known adds to
  // that row, and its country and owner win. A domain or a name that two rows claim goes to the
  // later table, within one table to the earlier row. `source` is the file's name in messages.
  // Throws TableError (source:line).
  void add(std::istream& in, std::string_view source);

  // The outlet that `written` names, also with a section ("REUTERS - World", "World | The
  // Guardian") or the language of an edition behind it ("DW English"), or, where nothing is
  // written, that publishes at `url`. A name that several outlets have means the one at `url`, if
  // any. An address in `written` counts as one. Without both the name is empty.
  OutletFound find(std::string_view written, std::string_view url) const;

  std::size_t size() const { return outlets_.size(); }

 private:
  using Numbers = std::vector<std::size_t>;
  void add_row(std::string_view line, std::string_view source, std::size_t number);
  std::size_t place(Outlet outlet);
  void claim(std::size_t number, std::string_view spelling);
  const Outlet* at_host(std::string_view host) const;
  const Outlet* named(std::string_view written, const Outlet* at_url) const;
  const Outlet* named_in_part(std::string_view written, const Outlet* at_url) const;

  std::vector<Outlet> outlets_;
  std::size_t first_of_table_ = 0;  // rows from here on belong to the table being added
  std::unordered_map<std::string, Numbers> by_name_;
  std::unordered_map<std::string, std::size_t> by_domain_;
};

// The host of a web address or of what looks like one ("example.com/news"), in lower case, without
// what stands before the site's own name (www., m., amp., en.); empty for anything else. An
// archived copy's address gives the host of the original.
std::string outlet_host(std::string_view address);

}  // namespace dateline::synonyms
