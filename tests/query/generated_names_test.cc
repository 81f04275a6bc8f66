// SPDX-License-Identifier: GPL-2.0-or-later
// Every name of the project's tables in articles of four scripts: whichever spelling is typed, the
// answer is the same to the last bit.
#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <optional>
#include <random>
#include <set>

#include "query/answer/searcher.h"
#include "query/language/query_parser.h"
#include "synonyms/finder/name_finder.h"
#include "synonyms/spelling/key_form.h"
#include "synonyms/table/name_overlay.h"
#include "synonyms/words/printable.h"
#include "tests/query/sample_index.h"

namespace dateline {
namespace {

// A sentence around a name, cut in two, and the word in front of the name.
struct Frame {
  std::string begin;
  std::string end;
  std::string before;
};

constexpr std::size_t articles_per_script = 200;

const std::map<synonyms::KeyScript, std::vector<Frame>>& frames() {
  using synonyms::KeyScript;
  static const std::map<KeyScript, std::vector<Frame>> all = {
      {KeyScript::latin,
       {{"The shelling went on beside ", " while it grew dark.", "beside"},
        {"Two witnesses had heard much about ", " before that.", "about"}}},
      {KeyScript::arabic,
       {{"تواصل القصف قبالة ", " طوال ليلة امس.", "قبالة"},
        {"تحدث شاهدان مطولا عن ", " قبل ذلك.", "عن"}}},
      {KeyScript::cyrillic,
       {{"Обстрел продолжался возле ", " до самого утра.", "возле"},
        {"Два свидетеля рассказали про ", " ещё раньше.", "про"}}},
      {KeyScript::hebrew,
       {{"ההפגזה נמשכה סמוך אל ", " עד שהחשיך.", "אל"},
        {"שני עדים סיפרו על אודות ", " עוד קודם.", "אודות"}}},
  };
  return all;
}

std::optional<synonyms::KeyScript> script_of(const std::string& spelling) {
  const auto form = synonyms::key_form(synonyms::folded_words(spelling));
  return form ? std::optional(form->script) : std::nullopt;
}

// The articles in which a name stands, and a word in front of it in one of them.
struct Written {
  const synonyms::NameRow* row = nullptr;
  std::set<std::string> ids;
  std::string before;
};

class Generator {
 public:
  explicit Generator(unsigned seed) : random_(seed) {
    for (const auto& path : test::project_tables()) {
      std::ifstream file(path);
      synonyms::underlay_rows(rows_, synonyms::read_name_rows(file, path));
    }
    names_ = synonyms::NameTable(synonyms::compile_names(rows_), "tables");
    for (const auto& [script, list] : frames()) write_names(script, list);
  }

  // 200 articles a script, in which each name stands once in each script that it has.
  std::string jsonl() const {
    std::string lines;
    for (std::size_t i = 0; i < texts_.size(); ++i) {
      lines += "{\"id\":\"" + std::to_string(i) +
               "\",\"title\":\"\",\"text\":" + synonyms::json_string(texts_[i]) + "}\n";
    }
    return lines;
  }

  std::vector<Written> written() const {
    std::vector<Written> list;
    for (const auto& [row, written] : written_) list.push_back(written);
    return list;
  }

  std::size_t below(std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random_);
  }

  // Up to `most` ways to ask for the name in spellings of its row, drawn at random, behind a word.
  std::vector<std::string> queries(const synonyms::NameRow& row, const std::string& before,
                                   std::size_t most) {
    auto spellings = row.spellings;
    std::ranges::shuffle(spellings, random_);
    std::vector<std::string> list;
    for (const auto& spelling : spellings) {
      if (list.size() == most) break;
      const std::string query = "«" + (before.empty() ? "" : before + " ") + spelling.text + "»";
      if (!spelling.adjective && is_read_as(row, query, before.empty() ? 1 : 2)) {
        list.push_back(query);
      }
    }
    return list;
  }

 private:
  void write_names(synonyms::KeyScript script, const std::vector<Frame>& list) {
    const std::size_t first = texts_.size();
    texts_.resize(first + articles_per_script);
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      const Frame& frame = list[below(list.size())];
      const auto spelling = draw(rows_[i], script, frame);
      if (!spelling) continue;
      const std::size_t article = first + below(articles_per_script);
      std::string& text = texts_[article];
      text += (text.empty() ? "" : " ") + frame.begin + *spelling + frame.end;
      Written& written = written_[i];
      written.row = &rows_[i];
      written.before = frame.before;
      written.ids.insert(std::to_string(article));
    }
  }

  // A spelling in this script that is found whole in the frame, is nothing else and needs nothing
  // else in the article.
  std::optional<std::string> draw(const synonyms::NameRow& row, synonyms::KeyScript script,
                                  const Frame& frame) {
    const std::size_t start = below(row.spellings.size());
    for (std::size_t i = 0; i < row.spellings.size(); ++i) {
      const auto& spelling = row.spellings[(start + i) % row.spellings.size()];
      if (spelling.adjective || script_of(spelling.text) != script) continue;
      if (is_found(row, spelling.text, frame)) return spelling.text;
    }
    return std::nullopt;
  }

  bool is_found(const synonyms::NameRow& row, const std::string& spelling,
                const Frame& frame) const {
    const auto words = synonyms::tokenize(frame.begin + spelling + frame.end);
    const auto mentions = synonyms::find_names(words, names_).mentions;
    const auto length = synonyms::tokenize(spelling).size();
    return !mentions.empty() && !mentions[0].nested && mentions[0].count == length &&
           mentions[0].first == synonyms::tokenize(frame.begin).size() &&
           mentions[0].rule != synonyms::CaseRule::context &&
           !names_.is_contextual(mentions[0].name, mentions[0].surface) &&
           names_.senses(mentions[0].surface).size() == 1 &&
           names_.name(mentions[0].name).id == row.id;
  }

  bool is_read_as(const synonyms::NameRow& row, const std::string& query,
                  std::size_t leaves) const {
    const auto root = query::parse_query(query, names_).root;
    if (root.leaves.size() != leaves) return false;
    const auto& name = root.leaves.back();
    return name.kind == query::Leaf::Kind::name && name.text == row.id && !name.adjective &&
           name.homonyms.empty() && root.leaves.front().homonyms.empty();
  }

  std::mt19937 random_;
  std::vector<synonyms::NameRow> rows_;
  synonyms::NameTable names_;
  std::vector<std::string> texts_;
  std::map<std::size_t, Written> written_;  // by number of the row
};

// Ids, total and scores.
struct Answer {
  std::size_t total = 0;
  std::map<std::string, double> scores;
  bool operator==(const Answer&) const = default;
};

Answer answer(const query::Searcher& searcher, const std::string& query) {
  const auto page = searcher.search(test::whole(query));
  Answer out{.total = page.total, .scores = {}};
  for (const auto& hit : page.hits) out.scores.emplace(hit.id, hit.score);
  return out;
}

bool has_all(const Answer& answer, const std::set<std::string>& ids) {
  return std::ranges::all_of(ids, [&](const auto& id) { return answer.scores.contains(id); });
}

// With a dictionary, in which the words in front of the names are: what none has may be a name.
test::BuildResult build(const test::ScratchFolder& folder, const Generator& generator) {
  auto keys = test::project_keys();
  keys.dictionaries = {std::string(DATELINE_BINARY_DIR) + "/share/dateline/english.words"};
  return test::build_index({.index = folder.path("index"),
                            .corpus = {folder.write("articles.jsonl", generator.jsonl())},
                            .tables = test::project_tables(),
                            .keys = keys});
}

// Several names side by side, each in one spelling and each in another: asked for together, since
// there are tens of thousands of them. A difference in one is a difference in the sum.
struct Batch {
  std::string one;
  std::string other;
  std::set<std::string> ids;
  std::size_t names = 0;

  void add(const std::vector<std::string>& queries, const Written& written) {
    one += (names > 0 ? " OR " : "") + queries.front();
    other += (names > 0 ? " OR " : "") + queries.back();
    ids.insert(written.ids.begin(), written.ids.end());
    ++names;
  }
};

}  // namespace

TEST_CASE("any spelling finds a name in generated articles of four scripts", "[query]") {
  constexpr std::size_t names_together = 12;
  constexpr std::size_t one_in = 40;  // names whose phrases are asked for
  Generator generator(20140610);
  const test::ScratchFolder folder;
  build(folder, generator);
  const query::Searcher searcher(folder.path("index"));
  std::size_t names = 0;
  std::size_t phrases = 0;
  Batch batch;
  const auto check_batch = [&] {
    const Answer first = answer(searcher, batch.one);
    if (!has_all(first, batch.ids) || answer(searcher, batch.other) != first) {
      FAIL_CHECK(batch.one << "\n  differs from\n" << batch.other);
    }
    batch = {};
  };
  for (const auto& written : generator.written()) {
    const auto alone = generator.queries(*written.row, "", 2);
    if (alone.empty()) continue;
    ++names;
    batch.add(alone, written);
    if (batch.names == names_together) check_batch();
    if (names % one_in > 0) continue;
    const auto in_phrase = generator.queries(*written.row, written.before, 3);
    for (const auto& query : in_phrase) {
      ++phrases;
      const Answer own = answer(searcher, query);
      INFO(query);
      CHECK(own.total > 0);
      CHECK(own == answer(searcher, in_phrase.front()));
    }
  }
  if (batch.names > 0) check_batch();
  CHECK(names > 30'000);
  CHECK(phrases > 1'000);
}

}  // namespace dateline
