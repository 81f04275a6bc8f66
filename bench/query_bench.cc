// SPDX-License-Identifier: GPL-2.0-or-later
// How fast queries are answered, beside plain Xapian on the same corpus (peers/xapian_loop.cc):
//
//   query_bench INDEX DATABASE QUERIES.tsv [ROUNDS]
//
// Every query is asked of all in turn, so that what disturbs one disturbs the others; the first
// round warms up and does not count. Prints the rows of a table: milliseconds of a processor a
// query, which other programs disturb less than the clock, and the articles found in all.
#include <xapian.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <iostream>
#include <span>
#include <string>
#include <vector>

#include "bench/query_cases.h"
#include "query/answer/searcher.h"

namespace {

using namespace dateline;
using bench::QueryCase;

constexpr unsigned page = 10;

std::string joined(const std::vector<std::string>& words, std::string_view between) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : std::string(between)) + word;
  return text;
}

std::string with_dashes(const std::string& date) {
  return date.substr(0, 4) + "-" + date.substr(4, 2) + "-" + date.substr(6);
}

// What is measured: answers a query and returns how many articles it found.
struct Contender {
  std::string name;
  std::function<std::size_t(const QueryCase&)> answer;
  std::vector<double> milliseconds{};
  std::size_t found = 0;
};

query::SearchRequest request_of(const QueryCase& asked) {
  query::SearchRequest request{.limit = page, .snippets = false};
  switch (asked.kind) {
    case QueryCase::Kind::all:
      request.query = joined(asked.words, " ");
      break;
    case QueryCase::Kind::any:
      request.query = joined(asked.words, " OR ");
      break;
    case QueryCase::Kind::phrase:
      request.query = "\"" + joined(asked.words, " ") + "\"";
      break;
  }
  if (!asked.from.empty()) {
    request.filters.push_back(
        {query::Field::date, with_dashes(asked.from) + ".." + with_dashes(asked.to)});
  }
  if (!asked.outlet.empty()) request.filters.push_back({query::Field::outlet, asked.outlet});
  return request;
}

// The plain way: stemmed words, a filter on the day and one on the outlet.
class PlainXapian {
 public:
  explicit PlainXapian(const std::string& path) : database_(path) {}

  std::size_t answer(const QueryCase& asked, Xapian::doccount looked_at) const {
    const auto matches = search(asked, looked_at);
    for (auto match = matches.begin(); match != matches.end(); ++match) {
      bytes_ += match.get_document().get_data().size();
    }
    return matches.get_matches_estimated();
  }

  std::size_t answer_with_snippets(const QueryCase& asked) const {
    const auto matches = search(asked, 0);
    for (auto match = matches.begin(); match != matches.end(); ++match) {
      const std::string text = match.get_document().get_data();
      bytes_ += matches.snippet(text, 240, stem_).size();
    }
    return matches.get_matches_estimated();
  }

  Xapian::doccount size() const { return database_.get_doccount(); }
  std::size_t bytes() const { return bytes_; }

 private:
  Xapian::MSet search(const QueryCase& asked, Xapian::doccount looked_at) const {
    Xapian::Enquire enquire(database_);
    enquire.set_query(query_of(asked));
    return enquire.get_mset(0, page, looked_at);
  }

  Xapian::Query query_of(const QueryCase& asked) const {
    const bool phrase = asked.kind == QueryCase::Kind::phrase;
    std::vector<std::string> terms;
    for (const auto& word : asked.words) terms.push_back(phrase ? word : "Z" + stem_(word));
    const auto op = phrase                               ? Xapian::Query::OP_PHRASE
                    : asked.kind == QueryCase::Kind::any ? Xapian::Query::OP_OR
                                                         : Xapian::Query::OP_AND;
    Xapian::Query query(op, terms.begin(), terms.end());
    if (!asked.from.empty()) {
      query = {Xapian::Query::OP_FILTER, query,
               Xapian::Query(Xapian::Query::OP_VALUE_RANGE, 0, with_dashes(asked.from),
                             with_dashes(asked.to))};
    }
    if (!asked.outlet.empty()) {
      query = {Xapian::Query::OP_FILTER, query, Xapian::Query("XO" + asked.outlet)};
    }
    return query;
  }

  Xapian::Database database_;
  Xapian::Stem stem_{"en"};
  mutable std::size_t bytes_ = 0;  // of what was read, so that reading is not optimised away
};

double processor_milliseconds() {
  timespec time{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

void ask(Contender& contender, const QueryCase& asked) {
  const double start = processor_milliseconds();
  contender.found += contender.answer(asked);
  contender.milliseconds.push_back(processor_milliseconds() - start);
}

// Each contender answers all queries before the next one does, so that what it has read is still at
// hand, as it is for a program of its own.
void run_rounds(std::vector<Contender>& contenders, const std::vector<QueryCase>& cases,
                std::size_t rounds) {
  for (std::size_t round = 0; round <= rounds; ++round) {
    for (Contender& contender : contenders) {
      contender.found = 0;
      if (round == 1) contender.milliseconds.clear();
      for (const QueryCase& asked : cases) ask(contender, asked);
    }
  }
}

double share_below(const std::vector<double>& ascending, double share) {
  return ascending[static_cast<std::size_t>(share * static_cast<double>(ascending.size() - 1))];
}

void print(Contender& contender) {
  auto& times = contender.milliseconds;
  std::ranges::sort(times);
  double sum = 0;
  for (const double time : times) sum += time;
  std::printf("| %s | %.3f | %.3f | %.3f | %.3f | %zu |\n", contender.name.c_str(),
              share_below(times, 0.5), share_below(times, 0.95), share_below(times, 0.99),
              sum / static_cast<double>(times.size()), contender.found);
}

std::vector<Contender> contenders_for(const query::Searcher& searcher, const PlainXapian& plain) {
  const auto total = [&searcher](const query::SearchRequest& request) {
    return searcher.search(request).total;
  };
  const auto with_facets = [total](const QueryCase& asked) {
    auto request = request_of(asked);
    for (const auto* facet : {"outlet", "date:month", "place"}) {
      request.facets.push_back(query::parse_facet(facet));
    }
    return total(request);
  };
  const auto with_snippets = [total](const QueryCase& asked) {
    auto request = request_of(asked);
    request.snippets = true;
    return total(request);
  };
  return {{"dateline", [total](const QueryCase& asked) { return total(request_of(asked)); }},
          {"Xapian, total estimated",
           [&plain](const QueryCase& asked) { return plain.answer(asked, 0); }},
          {"Xapian, total exact",
           [&plain](const QueryCase& asked) { return plain.answer(asked, plain.size()); }},
          {"dateline, facets outlet, month, place", with_facets},
          {"dateline, 10 snippets", with_snippets},
          {"Xapian, 10 snippets",
           [&plain](const QueryCase& asked) { return plain.answer_with_snippets(asked); }}};
}

void run(std::span<char*> given) {
  const query::Searcher searcher(std::string{given[1]});
  const PlainXapian plain(given[2]);
  const auto cases = bench::read_query_cases(given[3]);
  auto contenders = contenders_for(searcher, plain);
  run_rounds(contenders, cases, given.size() > 4 ? std::strtoull(given[4], nullptr, 10) : 3);
  for (Contender& contender : contenders) print(contender);
}

}  // namespace

int main(int argument_count, char** arguments) {
  const std::span given(arguments, static_cast<std::size_t>(argument_count));
  if (given.size() < 4) {
    std::cerr << "query_bench INDEX DATABASE QUERIES.tsv [ROUNDS]\n";
    return 2;
  }
  try {
    run(given);
  } catch (const std::exception& error) {
    std::cerr << error.what() << "\n";
    return 2;
  } catch (const Xapian::Error& error) {
    std::cerr << error.get_description() << "\n";
    return 2;
  }
}
