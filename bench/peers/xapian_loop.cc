// SPDX-License-Identifier: GPL-2.0-or-later
// The plain way to index with Xapian, for comparison: TermGenerator with English stems, one
// database, a commit every 10,000 articles. No names, no places.
//   xapian_loop DATABASE CORPUS.jsonl
#include <simdjson.h>
#include <xapian.h>

#include <fstream>
#include <iostream>
#include <span>
#include <string>

namespace {

std::string member(const simdjson::dom::element& article, const char* name) {
  return std::string(article[name].get_string().value());
}

void index(const std::string& database_path, const std::string& corpus) {
  Xapian::WritableDatabase database(database_path, Xapian::DB_CREATE_OR_OVERWRITE);
  Xapian::TermGenerator terms;
  terms.set_stemmer(Xapian::Stem("en"));
  simdjson::dom::parser parser;
  std::ifstream in(corpus);
  for (std::string line; std::getline(in, line);) {
    const simdjson::dom::element article = parser.parse(line);
    const std::string title = member(article, "title");
    const std::string text = member(article, "text");
    Xapian::Document document;
    terms.set_document(document);
    terms.index_text(title, 1, "S");
    terms.index_text(title);
    terms.increase_termpos();
    terms.index_text(text);
    const std::string outlet = member(article, "outlet");
    const std::string date = member(article, "published");
    document.add_boolean_term("Q" + member(article, "id"));
    document.add_boolean_term("XO" + outlet);
    document.add_value(0, date);
    document.add_value(1, outlet);
    document.set_data(line);
    database.add_document(document);
  }
  database.commit();
}

}  // namespace

int main(int argument_count, char** arguments) {
  const std::span given(arguments, static_cast<std::size_t>(argument_count));
  if (given.size() != 3) {
    std::cerr << "xapian_loop DATABASE CORPUS.jsonl\n";
    return 2;
  }
  try {
    index(given[1], given[2]);
  } catch (const std::exception& error) {
    std::cerr << error.what() << "\n";
    return 2;
  } catch (const Xapian::Error& error) {
    std::cerr << error.get_description() << "\n";
    return 2;
  }
}
