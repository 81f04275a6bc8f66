// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/table/outlet_table.h"

#include <algorithm>
#include <array>

#include "synonyms/table/name_rows.h"
#include "synonyms/words/fold.h"

namespace dateline::synonyms {
namespace {

constexpr std::size_t columns = 5;

// What stands before a site's own name and is no other outlet.
constexpr auto subdomains = std::to_array<std::string_view>(
    {"www",    "www1",   "www2",    "www3",    "m",       "mobile", "amp", "wap",
     "rss",    "feeds",  "en",      "ar",      "fr",      "es",     "de",  "ru",
     "uk",     "ua",     "tr",      "fa",      "ku",      "he",     "zh",  "english",
     "arabic", "french", "russian", "turkish", "persian", "spanish"});

constexpr auto archives =
    std::to_array<std::string_view>({"web.archive.org/web/", "archive.org/web/"});

// Between an outlet and its section, in feeds and titles of pages.
constexpr auto section_marks =
    std::to_array<std::string_view>({" - ", " | ", " – ", " — ", " :: ", " > ", " » ", ": "});

// Behind the name of an outlet, the language or the medium of an edition. No countries: another
// outlet may have the same name there.
constexpr auto editions = std::to_array<std::string_view>(
    {"english", "arabic",  "persian", "farsi",  "turkish", "russian", "ukrainian", "hebrew",
     "kurdish", "french",  "spanish", "german", "urdu",    "pashto",  "dari",      "hindi",
     "chinese", "swahili", "hausa",   "somali", "online",  "website", "agency"});

std::string to_lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

std::string_view trim(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (;;) {
    const auto end = text.find(separator);
    parts.emplace_back(trim(text.substr(0, end)));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::vector<std::string> split_list(std::string_view text) {
  auto parts = split(text, '|');
  std::erase_if(parts, [](const std::string& part) { return part.empty(); });
  return parts;
}

std::string_view without_scheme(std::string_view address) {
  const auto scheme = address.find("://");
  if (scheme != std::string_view::npos) address.remove_prefix(scheme + 3);
  if (address.starts_with("//")) address.remove_prefix(2);
  return address;
}

// http://web.archive.org/web/20140610070000/http://example.com/a gives http://example.com/a.
std::string_view original_of(std::string_view address) {
  const auto plain = without_scheme(address);
  for (const auto archive : archives) {
    if (!plain.starts_with(archive)) continue;
    const auto original = plain.find('/', archive.size());
    if (original != std::string_view::npos) return plain.substr(original + 1);
  }
  return address;
}

bool is_host(std::string_view host) {
  const auto last_dot = host.rfind('.');
  if (last_dot == std::string_view::npos || last_dot == 0 || host.size() > 253) return false;
  const auto top = host.substr(last_dot + 1);
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c & 0x80) != 0; };
  if (top.size() < 2 ||
      !(top.starts_with("xn--") || std::all_of(top.begin(), top.end(), is_letter)))
    return false;
  return host.find("..") == std::string_view::npos &&
         std::all_of(host.begin(), host.end(), [&](char c) {
           return is_letter(c) || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
         });
}

std::string without_subdomains(std::string host) {
  for (;;) {
    const auto dot = host.find('.');
    const bool has_two_more = dot != std::string::npos && host.find('.', dot + 1) != host.npos;
    if (!has_two_more) return host;
    const auto first = std::string_view(host).substr(0, dot);
    if (std::find(subdomains.begin(), subdomains.end(), first) == subdomains.end()) return host;
    host.erase(0, dot + 1);
  }
}

// The folded name without an article in front, where enough is left of it.
std::string key_of(std::string_view name) {
  constexpr std::size_t least = 4;
  auto key = fold(name);
  for (const std::string_view article : {"the", "al"}) {
    if (key.starts_with(article) && key.size() >= article.size() + least)
      return key.substr(article.size());
  }
  return key;
}

// "The Guardian (Nigeria)" calls itself The Guardian.
std::string_view without_remark(std::string_view name) { return name.substr(0, name.find(" (")); }

}  // namespace

std::string outlet_host(std::string_view address) {
  const auto lower = to_lower_ascii(trim(address));
  auto host = without_scheme(original_of(lower));
  host = host.substr(0, host.find_first_of("/?#:"));
  if (host.ends_with('.')) host.remove_suffix(1);
  return is_host(host) ? without_subdomains(std::string(host)) : std::string();
}

void OutletTable::add(std::istream& in, std::string_view source) {
  first_of_table_ = outlets_.size();
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (number == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
    if (line.ends_with('\r')) line.pop_back();
    if (number == 1 && line != "name\tcountry\towner\tdomains\taliases") {
      throw TableError(source, number,
                       "the first line must be name, country, owner, domains, aliases, with tabs "
                       "between");
    }
    if (number > 1 && !line.empty() && line.front() != '#') add_row(line, source, number);
  }
}

void OutletTable::add_row(std::string_view line, std::string_view source, std::size_t number) {
  const auto fields = split(line, '\t');
  if (fields.size() != columns) {
    throw TableError(source, number, std::to_string(fields.size()) + " columns where there are 5");
  }
  Outlet outlet{fields[0], fields[1], fields[2], split_list(fields[3]), split_list(fields[4])};
  if (fold(outlet.name).empty()) throw TableError(source, number, "an outlet without a name");
  if (!outlet.country.empty() && outlet.country.size() != 2) {
    throw TableError(source, number,
                     "'" + outlet.country + "' is no country's code of two letters");
  }
  for (auto& domain : outlet.domains) {
    domain = to_lower_ascii(domain);
    if (!is_host(domain)) throw TableError(source, number, "'" + domain + "' is no domain");
  }
  const auto position = place(std::move(outlet));
  const auto& added = outlets_[position];
  claim(position, added.name);
  for (const auto& alias : added.aliases) claim(position, alias);
  for (const auto& domain : added.domains) {
    const auto [known, is_new] = by_domain_.try_emplace(domain, position);
    if (!is_new && known->second < first_of_table_) known->second = position;
  }
}

// The place of the outlet: a new one, or that of an earlier table's row of the same name, to which
// it adds what it says.
std::size_t OutletTable::place(Outlet outlet) {
  const auto end = outlets_.begin() + static_cast<std::ptrdiff_t>(first_of_table_);
  const auto known = std::find_if(outlets_.begin(), end, [&outlet](const Outlet& earlier) {
    return fold(earlier.name) == fold(outlet.name);
  });
  if (known == end) {
    outlets_.push_back(std::move(outlet));
    return outlets_.size() - 1;
  }
  known->name = outlet.name;
  if (!outlet.country.empty()) known->country = outlet.country;
  if (!outlet.owner.empty()) known->owner = outlet.owner;
  known->domains.insert(known->domains.end(), outlet.domains.begin(), outlet.domains.end());
  known->aliases.insert(known->aliases.end(), outlet.aliases.begin(), outlet.aliases.end());
  return static_cast<std::size_t>(known - outlets_.begin());
}

// Rows of an earlier table lose what a later one claims.
void OutletTable::claim(std::size_t number, std::string_view spelling) {
  auto& numbers = by_name_[key_of(spelling)];
  std::erase_if(numbers,
                [&](std::size_t other) { return other < first_of_table_ && other != number; });
  if (std::find(numbers.begin(), numbers.end(), number) == numbers.end()) numbers.push_back(number);
}

OutletFound OutletTable::find(std::string_view written, std::string_view url) const {
  written = trim(written);
  const auto url_host = outlet_host(url);
  const auto* at_url = url_host.empty() ? nullptr : at_host(url_host);
  if (written.empty()) return {at_url ? at_url->name : url_host, at_url};
  if (const auto* known = named(written, at_url)) return {known->name, known};
  const auto host = outlet_host(written);
  if (host.empty()) {
    const auto* known = named_in_part(written, at_url);
    return {known ? known->name : std::string(written), known};
  }
  const auto* known = at_host(host);
  return {known ? known->name : host, known};
}

const Outlet* OutletTable::named(std::string_view written, const Outlet* at_url) const {
  if (at_url && key_of(written) == key_of(without_remark(at_url->name))) return at_url;
  const auto found = by_name_.find(key_of(written));
  if (found == by_name_.end() || found->second.empty()) return nullptr;
  for (const auto number : found->second) {
    if (&outlets_[number] == at_url) return at_url;
  }
  return &outlets_[found->second.front()];
}

const Outlet* OutletTable::named_in_part(std::string_view written, const Outlet* at_url) const {
  for (const auto mark : section_marks) {
    const auto first = written.find(mark);
    if (first == std::string_view::npos) continue;
    if (const auto* known = named(written.substr(0, first), at_url)) return known;
    return named(written.substr(written.rfind(mark) + mark.size()), at_url);
  }
  const auto last_word = written.rfind(' ');
  if (last_word == std::string_view::npos) return nullptr;
  const auto word = to_lower_ascii(written.substr(last_word + 1));
  const bool is_edition = std::find(editions.begin(), editions.end(), word) != editions.end();
  return is_edition ? named(trim(written.substr(0, last_word)), at_url) : nullptr;
}

// A site's subdomains are its own unless the table gives them to another outlet.
const Outlet* OutletTable::at_host(std::string_view host) const {
  while (host.find('.') != std::string_view::npos) {
    const auto found = by_domain_.find(std::string(host));
    if (found != by_domain_.end()) return &outlets_[found->second];
    host.remove_prefix(host.find('.') + 1);
  }
  return nullptr;
}

}  // namespace dateline::synonyms
