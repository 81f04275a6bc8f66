// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/index_contents.h"

#include <xapian.h>

#include <set>
#include <vector>

#include "indexer/layout/facet_columns.h"
#include "indexer/layout/families.h"
#include "indexer/layout/schema.h"
#include "indexer/layout/stored_article.h"

namespace dateline::test {
namespace {

std::string terms_of(const Xapian::Document& document) {
  std::string text;
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    text += *term + "*" + std::to_string(term.get_wdf()) + "\n";
  }
  return text;
}

std::string facets_of(const schema::FacetRow& row, const std::vector<std::string>& labels) {
  std::string text = "date " + std::to_string(row.packed_date());
  text += " length " + std::to_string(row.length());
  if (const auto outlet = row.outlet()) text += " outlet " + labels.at(*outlet);
  if (const auto owner = row.owner()) text += " owner " + labels.at(*owner);
  if (const auto language = row.language()) text += " language " + labels.at(*language);
  if (const auto filed = row.filed_name()) text += " filed " + std::to_string(*filed);
  const auto agencies = row.agencies();
  for (const auto agency : agencies) text += " agency " + labels.at(agency);
  const auto places = row.place_names();
  for (const auto place : places) text += " place " + std::to_string(place);
  return text + "\n";
}

// The ids of an article's family.
std::string family_of(Xapian::docid article, schema::Families& families,
                      const Xapian::Database& database) {
  std::set<std::string> ids;
  for (const auto member : families.members_of(article)) {
    ids.insert(schema::read_heading(database.get_document(member)).id);
  }
  std::string text;
  for (const auto& id : ids) text += id + " ";
  return text;
}

std::string first_difference(const std::map<std::string, std::string>& a,
                             const std::map<std::string, std::string>& b) {
  for (const auto& [key, value] : a) {
    const auto other = b.find(key);
    if (other == b.end()) return key + " is only in the first";
    if (other->second != value) return key + ":\n" + value + "against\n" + other->second;
  }
  for (const auto& [key, value] : b) {
    if (!a.contains(key)) return key + " is only in the second";
  }
  return {};
}

}  // namespace

IndexContents read_contents(const std::string& index) {
  const std::string folder =
      index + "/" + schema::generation_name(schema::current_generation(index));
  const Xapian::Database database(folder);
  const auto metadata = [&](std::string_view key) {
    return database.get_metadata(std::string(key));
  };
  const auto labels = schema::decode_labels(metadata(schema::metadata::labels));
  const schema::FacetColumns columns(folder, metadata(schema::metadata::columns));
  schema::Families families(database);
  IndexContents contents;
  for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
    const auto document = database.get_document(*at);
    const auto id = schema::read_heading(document).id;
    contents.articles[id] = terms_of(document) + facets_of(columns.row(*at), labels) +
                            document.get_value(schema::slot::heading) + document.get_data() +
                            document.get_value(schema::slot::positions) +
                            std::string(columns.row(*at).positions()) + "family " +
                            family_of(*at, families, database);
  }
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    contents.words["term " + *term] = std::to_string(term.get_termfreq());
  }
  for (const std::string_view prefix : {schema::prefix::stem, schema::prefix::skeleton}) {
    const std::string start(prefix);
    const auto end = database.metadata_keys_end(start);
    for (auto key = database.metadata_keys_begin(start); key != end; ++key) {
      auto& list = contents.words["forms " + *key];
      for (const auto& word : schema::decode_labels(metadata(*key))) list += word + " ";
    }
  }
  contents.words["years"] = metadata(schema::metadata::years);
  contents.words["names present"] = metadata(schema::metadata::names_present);
  return contents;
}

std::string difference(const IndexContents& a, const IndexContents& b) {
  const auto articles = first_difference(a.articles, b.articles);
  return articles.empty() ? first_difference(a.words, b.words) : articles;
}

}  // namespace dateline::test
