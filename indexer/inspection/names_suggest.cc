// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/inspection/names_suggest.h"

#include <algorithm>
#include <cmath>
#include <iomanip>
#include <map>
#include <set>
#include <tuple>

#include "indexer/generation/built_index.h"
#include "indexer/generation/name_tables.h"
#include "indexer/layout/positions.h"
#include "indexer/layout/schema.h"
#include "indexer/layout/stored_article.h"
#include "synonyms/finder/name_finder.h"
#include "synonyms/words/fold.h"
#include "synonyms/words/printable.h"
#include "synonyms/words/tokenizer.h"

namespace dateline::indexer {
namespace {

using schema::NameUse;
using synonyms::KeyCandidates;
using synonyms::KeyMatch;
using synonyms::TokenStream;

using Documents = std::set<Xapian::docid>;

// A spelling merged by its key, in whatever capitals.
struct MergedSpelling {
  Documents documents;
  std::map<std::string, std::size_t> written;
};

struct MergedKey {
  std::string words;  // folded
  std::uint32_t name = 0;
  NameUse use = NameUse::key;
  auto operator<=>(const MergedKey&) const = default;
};

double probability(double certainty) { return 1 / (1 + std::exp(-certainty)); }

// The words of an article, where the index has them.
class ArticleWords {
 public:
  explicit ArticleWords(const Xapian::Document& document)
      : article_(schema::read_article(document)),
        title_(synonyms::tokenize(article_.title)),
        text_(synonyms::tokenize(article_.text)) {}

  // Folded, and as written; nothing where the index does not fit the article.
  std::optional<std::pair<std::string, std::string>> at(schema::Extent extent) const {
    if (extent.position < schema::text_begin) {
      return at(article_.title, title_, extent.position - schema::title_begin, extent.count);
    }
    return at(article_.text, text_, extent.position - schema::text_begin, extent.count);
  }

  // The first that folds to `word` and is written like a name, else the first that folds to it.
  std::string written(std::string_view word) const {
    std::string found;
    for (const auto& [text, words] :
         {std::pair(&article_.title, &title_), std::pair(&article_.text, &text_)}) {
      for (std::uint32_t i = 0; i < words->size(); ++i) {
        if (words->word(i) != word) continue;
        const bool lower = words->tokens[i].word_case == synonyms::WordCase::lower;
        if (!found.empty() && lower) continue;
        found = at(*text, *words, i, 1)->second;
        if (!lower) return found;
      }
    }
    return found;
  }

 private:
  static std::optional<std::pair<std::string, std::string>> at(const std::string& text,
                                                               const TokenStream& words,
                                                               std::uint32_t first,
                                                               std::uint32_t count) {
    if (count == 0 || first >= words.size() || count > words.size() - first) return std::nullopt;
    std::string folded(words.word(first));
    for (std::uint32_t i = first + 1; i < first + count; ++i)
      folded.append(1, ' ').append(words.word(i));
    const std::size_t begin = words.tokens[first].begin;
    const std::size_t end = words.tokens[first + count - 1].end;
    return std::pair(folded, synonyms::one_line(text.substr(begin, end - begin)));
  }

  schema::StoredArticle article_;
  TokenStream title_;
  TokenStream text_;
};

class Finder {
 public:
  // `wanted` are names; all if it is empty.
  Finder(const BuiltIndex& index, std::set<std::uint32_t> wanted, std::size_t least_articles)
      : index_(index), wanted_(std::move(wanted)), least_articles_(least_articles) {}

  std::vector<Suggestion> run() {
    find_merged();
    for (const auto& [key, spelling] : merged_) add_merged(key, spelling);
    find_unmerged();
    std::ranges::stable_sort(list_, [](const Suggestion& a, const Suggestion& b) {
      return std::tuple(b.articles, b.certainty, a.written, a.id) <
             std::tuple(a.articles, a.certainty, b.written, b.id);
    });
    return std::move(list_);
  }

 private:
  struct FoundName {
    std::string term;
    std::uint32_t name = 0;
    NameUse use = NameUse::key;
  };

  bool is_wanted(std::uint32_t name) const { return wanted_.empty() || wanted_.contains(name); }

  // Reads each article with a name by its key once.
  void find_merged() {
    std::map<Xapian::docid, std::vector<FoundName>> names;
    for (std::uint32_t name = 0; name < index_.names.size(); ++name) {
      find_articles(name, NameUse::key, names);
      find_articles(name, NameUse::loose_key, names);
    }
    for (const auto& [id, found] : names) {
      const auto document = index_.database.get_document(id);
      const ArticleWords article(document);
      const std::string bytes = document.get_value(schema::slot::positions);
      const schema::Positions positions(bytes);
      for (const FoundName& name : found) {
        for (const schema::Extent place : schema::places_of(name.term, positions)) {
          if (const auto words = article.at(place)) add_spelling(*words, name, id);
        }
      }
    }
  }

  void find_articles(std::uint32_t name, NameUse use,
                     std::map<Xapian::docid, std::vector<FoundName>>& names) const {
    const auto term = schema::name_term(schema::prefix::name, index_.names.name(name).id, use);
    const auto end = index_.database.postlist_end(term);
    for (auto posting = index_.database.postlist_begin(term); posting != end; ++posting) {
      names[*posting].push_back({term, name, use});
    }
  }

  // Of words folded and as written.
  void add_spelling(const std::pair<std::string, std::string>& words, const FoundName& name,
                    Xapian::docid document) {
    merged_words_[words.first].insert(document);
    auto& spelling = merged_[{words.first, name.name, name.use}];
    spelling.documents.insert(document);
    ++spelling.written[words.second];
  }

  void add_merged(const MergedKey& key, const MergedSpelling& spelling) {
    if (!is_wanted(key.name) || spelling.documents.size() < least_articles_) return;
    const auto written = std::ranges::max_element(
        spelling.written, {}, [](const auto& counted) { return counted.second; });
    const auto country = index_.names.country(key.name);
    std::vector<std::uint32_t> countries;
    if (country) countries.push_back(*country);
    const auto match = find_match(key.words, countries);
    const bool same = match && match->name == key.name;
    if (match && !same && match->twin == key.name) return;  // told of the name it is a twin of
    add(written->first, spelling.documents.size(), key.name, same ? match : std::nullopt,
        key.use == NameUse::key ? Merged::by_key : Merged::loose);
  }

  // Words of one article only are most of an index: their number decides how long this takes.
  void find_unmerged() {
    read_countries();
    const std::string prefix(schema::prefix::unlisted);
    const auto end = index_.database.allterms_end(prefix);
    for (auto term = index_.database.allterms_begin(prefix); term != end; ++term) {
      const std::string word = (*term).substr(prefix.size());
      if (term.get_termfreq() < least_articles_ || index_.keys.is_ordinary(word)) continue;
      if (!synonyms::find_senses(word, index_.names).empty()) continue;
      add_unmerged(*term, word);
    }
  }

  void add_unmerged(const std::string& term, const std::string& word) {
    const auto merged = merged_words_.find(word);
    std::vector<Xapian::docid> documents;
    for (auto at = index_.database.postlist_begin(term); at != index_.database.postlist_end(term);
         ++at) {
      const bool is_merged = merged != merged_words_.end() && merged->second.contains(*at);
      if (!is_merged) documents.push_back(*at);
    }
    if (documents.size() < least_articles_) return;
    const auto match = find_match(word, leading_countries(documents));
    if (!match || !is_wanted(match->name)) return;
    const ArticleWords article(index_.database.get_document(documents.front()));
    add(article.written(word), documents.size(), match->name, match, Merged::no);
  }

  void add(const std::string& written, std::size_t articles, std::uint32_t name,
           const std::optional<KeyMatch>& match, Merged merged) {
    const auto named = index_.names.name(name);
    Suggestion suggestion{.written = written,
                          .articles = articles,
                          .id = std::string(named.id),
                          .label = std::string(named.label),
                          .merged = merged};
    if (match) {
      suggestion.nearest = index_.names.spellings(name)[match->spelling];
      suggestion.certainty = probability(match->evidence.certainty());
    }
    list_.push_back(std::move(suggestion));
  }

  // As an article is read, but with the countries of many.
  std::optional<KeyMatch> find_match(const std::string& words,
                                     const std::vector<std::uint32_t>& countries) const {
    std::vector<KeyCandidates> lists;
    for (const auto country : countries) lists.push_back(index_.keys.candidates(words, country));
    std::vector<const KeyCandidates*> near;
    for (const auto& list : lists) near.push_back(&list);
    const auto everywhere = index_.keys.candidates(words, std::nullopt);
    const bool one_word = words.find(' ') == std::string::npos;
    return synonyms::more_certain(
        index_.keys.decide(near, true), synonyms::loose_from,
        index_.keys.decide({&everywhere}, false),
        synonyms::loose_from + (one_word ? synonyms::one_word_anywhere : 0));
  }

  void read_countries() {
    const auto end = index_.database.valuestream_end(schema::slot::facets);
    for (auto at = index_.database.valuestream_begin(schema::slot::facets); at != end; ++at) {
      std::set<std::uint32_t> countries;
      for (const std::uint32_t place : schema::decode_facets(*at).places) {
        if (const auto country = index_.names.country(place)) countries.insert(*country);
      }
      countries_[at.get_docid()] = {countries.begin(), countries.end()};
    }
  }

  std::vector<std::uint32_t> leading_countries(const std::vector<Xapian::docid>& documents) const {
    constexpr std::size_t few = 4;
    std::map<std::uint32_t, std::size_t> votes;
    for (const auto document : documents) {
      const auto known = countries_.find(document);
      if (known == countries_.end()) continue;
      for (const std::uint32_t country : known->second) ++votes[country];
    }
    std::vector<std::pair<std::size_t, std::uint32_t>> order;
    for (const auto& [country, count] : votes) order.emplace_back(count, country);
    std::ranges::sort(order, std::greater());
    if (order.size() > few) order.resize(few);
    std::vector<std::uint32_t> countries;
    for (const auto& [count, country] : order) countries.push_back(country);
    return countries;
  }

  const BuiltIndex& index_;
  std::set<std::uint32_t> wanted_;
  std::size_t least_articles_;
  std::map<MergedKey, MergedSpelling> merged_;
  std::map<std::string, Documents> merged_words_;  // folded
  std::map<Xapian::docid, std::vector<std::uint32_t>> countries_;
  std::vector<Suggestion> list_;
};

std::string percent(double share) { return std::to_string(std::lround(100 * share)); }

std::string padded(std::string text, std::size_t width) {
  const std::size_t filled = synonyms::count_characters(text);
  return text.append(width > filled ? width - filled : 0, ' ') + "  ";
}

void write_text(std::ostream& out, const Suggestions& suggestions) {
  std::size_t written = 7;
  std::size_t name = 4;
  const auto name_of = [](const Suggestion& one) { return one.label + " (" + one.id + ")"; };
  for (const Suggestion& one : suggestions.list) {
    written = std::max(written, synonyms::count_characters(synonyms::printable(one.written)));
    name = std::max(name, synonyms::count_characters(synonyms::printable(name_of(one))));
  }
  out << "articles  certain  merged  " << padded("written", written) << padded("name", name)
      << "nearest listed spelling\n";
  for (const Suggestion& one : suggestions.list) {
    out << std::setw(8) << one.articles << "  " << std::setw(5) << percent(one.certainty) << " %  "
        << padded(std::string(to_string(one.merged)), 6)
        << padded(synonyms::printable(one.written), written)
        << padded(synonyms::printable(name_of(one)), name) << synonyms::printable(one.nearest)
        << "\n";
  }
  out << "\nThose that are right belong into a table of your own (--names), as spellings of the "
         "name's id.\n";
}

void write_jsonl(std::ostream& out, const Suggestions& suggestions) {
  using synonyms::json_string;
  for (const Suggestion& one : suggestions.list) {
    out << R"({"type":"suggestion","written":)" << json_string(one.written) << R"(,"articles":)"
        << one.articles << R"(,"id":)" << json_string(one.id) << R"(,"name":)"
        << json_string(one.label) << R"(,"nearest":)" << json_string(one.nearest)
        << R"(,"certainty":)" << percent(one.certainty) << R"(,"merged":")" << to_string(one.merged)
        << "\"}\n";
  }
  out << R"({"type":"summary","suggestions":)" << suggestions.list.size() << R"(,"index":)"
      << json_string(suggestions.index_id) << R"(,"generation":)" << suggestions.generation
      << "}\n";
}

void write_csv(std::ostream& out, const Suggestions& suggestions) {
  using synonyms::csv_field;
  out << "written,articles,id,name,nearest,certainty,merged\r\n";
  for (const Suggestion& one : suggestions.list) {
    out << csv_field(one.written) << "," << one.articles << "," << csv_field(one.id) << ","
        << csv_field(one.label) << "," << csv_field(one.nearest) << "," << percent(one.certainty)
        << "," << to_string(one.merged) << "\r\n";
  }
}

}  // namespace

std::string_view to_string(Merged merged) {
  switch (merged) {
    case Merged::by_key:
      return "by-key";
    case Merged::loose:
      return "loose";
    case Merged::no:
      break;
  }
  return "no";
}

std::optional<Suggestions> suggest_spellings(const SuggestRequest& request) {
  const BuiltIndex index = open_built_index(request.index);
  std::set<std::uint32_t> wanted;
  if (!request.name.empty()) {
    const auto senses = find_typed_names(request.name, index.names);
    if (senses.empty()) return std::nullopt;
    wanted = {senses.begin(), senses.end()};
  }
  try {
    return Suggestions{
        .list = Finder(index, std::move(wanted), request.least_articles).run(),
        .index_id = index.database.get_metadata(std::string(schema::metadata::index_id)),
        .generation = index.generation};
  } catch (const Xapian::Error& error) {
    throw schema::IndexError(index.path, error.get_description() + "; build the index again");
  }
}

void write_suggestions(std::ostream& out, const Suggestions& suggestions, SuggestFormat format) {
  switch (format) {
    case SuggestFormat::text:
      return write_text(out, suggestions);
    case SuggestFormat::jsonl:
      return write_jsonl(out, suggestions);
    case SuggestFormat::csv:
      return write_csv(out, suggestions);
  }
}

}  // namespace dateline::indexer
