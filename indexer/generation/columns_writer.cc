// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/generation/columns_writer.h"

#include <xapian.h>

#include <ostream>
#include <vector>

#include "indexer/generation/generation.h"
#include "indexer/layout/columns_builder.h"
#include "indexer/layout/schema.h"
#include "indexer/layout/value_reader.h"

namespace dateline::indexer {
namespace {

// The articles of a file and, since it has more of positions than memory holds, those again.
class RowWriter {
 public:
  RowWriter(schema::ColumnsBuilder::Rows rows, const Xapian::Database& database,
            const synonyms::NameTable& names)
      : database_(database), columns_(rows, names) {}

  void add(Xapian::docid document, const std::string& facets) {
    columns_.add(document, schema::decode_facets(facets), database_.get_doclength(document),
                 positions_.value_of(document));
    documents_.push_back(document);
  }

  void write(const std::string& path) {
    write_file(path, [this](std::ostream& file) {
      file << columns_.take();
      schema::ValueReader again(database_, schema::slot::positions);
      for (const Xapian::docid document : documents_) {
        file << schema::padded(again.value_of(document));
      }
    });
  }

 private:
  const Xapian::Database& database_;
  schema::ValueReader positions_{database_, schema::slot::positions};
  schema::ColumnsBuilder columns_;
  std::vector<Xapian::docid> documents_;
};

}  // namespace

void write_columns(const std::string& path, const Xapian::Database& database,
                   const synonyms::NameTable& names) {
  RowWriter rows(schema::ColumnsBuilder::Rows::all, database, names);
  auto facets = database.valuestream_begin(schema::slot::facets);
  for (; facets != database.valuestream_end(schema::slot::facets); ++facets) {
    rows.add(facets.get_docid(), *facets);
  }
  rows.write(path);
}

void write_columns(const std::string& path, const Xapian::Database& database,
                   const std::set<std::uint32_t>& some, const synonyms::NameTable& names) {
  RowWriter rows(schema::ColumnsBuilder::Rows::some, database, names);
  auto facets = database.valuestream_begin(schema::slot::facets);
  for (const Xapian::docid document : some) {
    facets.skip_to(document);
    if (facets == database.valuestream_end(schema::slot::facets)) break;
    if (facets.get_docid() == document) rows.add(document, *facets);
  }
  rows.write(path);
}

}  // namespace dateline::indexer
