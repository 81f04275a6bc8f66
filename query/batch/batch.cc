// SPDX-License-Identifier: GPL-2.0-or-later
// The calling thread reads queries, hands them to the workers, and writes their answers in the
// order of the queries. It runs ahead of what is written by a window of a few queries a worker, so
// that a slow query does not leave the others idle and memory stays bounded.
#include "query/batch/batch.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <thread>
#include <variant>

#include "indexer/layout/schema.h"
#include "query/language/query_error.h"

namespace dateline::query {
namespace {

constexpr std::size_t window_per_worker = 16;

using Answer = std::variant<ResultPage, QueryFailure>;

Answer answer_one(const BatchQuery& query, const SearchRequest& all, const Searcher& searcher) {
  if (query.unreadable) return QueryFailure{.query = query.query, .reason = *query.unreadable};
  try {
    return searcher.search(request_of(query, all));
  } catch (const QueryError& error) {
    return describe(error, query.query);
  }
}

// A thread a searcher; they end with the object, after what they have begun.
class Workers {
 public:
  using Task = std::packaged_task<Answer(const Searcher&)>;

  explicit Workers(const Searchers& searchers) {
    for (const auto& searcher : searchers) {
      threads_.emplace_back([this, &searcher = *searcher] { work(searcher); });
    }
  }
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;
  ~Workers() {
    {
      const std::lock_guard lock(mutex_);
      closed_ = true;
      tasks_.clear();
    }
    ready_.notify_all();
    for (auto& thread : threads_) thread.join();
  }

  std::future<Answer> hand_over(Task task) {
    auto answer = task.get_future();
    {
      const std::lock_guard lock(mutex_);
      tasks_.push_back(std::move(task));
    }
    ready_.notify_one();
    return answer;
  }

 private:
  void work(const Searcher& searcher) {
    for (;;) {
      std::unique_lock lock(mutex_);
      ready_.wait(lock, [this] { return closed_ || !tasks_.empty(); });
      if (tasks_.empty()) return;
      Task task = std::move(tasks_.front());
      tasks_.pop_front();
      lock.unlock();
      task(searcher);
    }
  }

  std::mutex mutex_;
  std::condition_variable ready_;
  std::deque<Task> tasks_;
  bool closed_ = false;
  std::vector<std::thread> threads_;
};

// Writes answers and counts them.
class Answers {
 public:
  explicit Answers(ResultWriter& writer) : writer_(writer) {}

  void write(const BatchEntry& entry, const Answer& answer) {
    ++summary_.queries;
    if (const auto* failure = std::get_if<QueryFailure>(&answer)) {
      ++summary_.errors;
      writer_.write(*failure, entry);
      return;
    }
    const auto& page = std::get<ResultPage>(answer);
    summary_.total = page.total;
    summary_.families = page.families;
    if (page.total > 0) ++summary_.found;
    writer_.write(page, entry);
  }
  const AnswerSummary& summary() const { return summary_; }

 private:
  ResultWriter& writer_;
  AnswerSummary summary_;
};

}  // namespace

SearchRequest request_of(const BatchQuery& query, const SearchRequest& all) {
  SearchRequest request = all;
  request.query = query.query;
  if (query.limit) request.limit = *query.limit;
  for (const Filter& own : query.filters) {
    std::erase_if(request.filters, [&](const Filter& filter) { return filter.field == own.field; });
  }
  request.filters.insert(request.filters.end(), query.filters.begin(), query.filters.end());
  return request;
}

Searchers open_searchers(const IndexChoice& index, std::size_t count) {
  constexpr int attempts = 5;  // the index may be published anew between two openings
  for (int attempt = 0; attempt < attempts; ++attempt) {
    Searchers searchers;
    while (searchers.size() < count) searchers.push_back(std::make_unique<Searcher>(index));
    const std::string generations = searchers.front()->provenance().generations();
    const bool agree = std::ranges::all_of(searchers, [&](const auto& searcher) {
      return searcher->provenance().generations() == generations;
    });
    if (agree) return searchers;
  }
  throw schema::IndexError(index.name(), "it is being replaced again and again; try later");
}

AnswerSummary answer_batch(BatchReader& queries, const Searchers& searchers, const BatchRun& run,
                           ResultWriter& writer) {
  struct Pending {
    BatchEntry entry;
    std::future<Answer> answer;
  };
  std::deque<Pending> pending;
  Answers answers(writer);
  const auto write_first = [&] {
    answers.write(pending.front().entry, pending.front().answer.get());
    pending.pop_front();
    run.progress(answers.summary().queries);
  };
  Workers workers(searchers);
  while (!run.is_stopped()) {
    auto query = queries.next();
    if (!query) break;
    const BatchEntry entry = query->entry;
    pending.push_back({entry, workers.hand_over(Workers::Task(
                                  [query = std::move(*query), &run](const Searcher& searcher) {
                                    return answer_one(query, run.request, searcher);
                                  }))});
    if (pending.size() >= window_per_worker * searchers.size()) write_first();
  }
  while (!pending.empty() && !run.is_stopped()) write_first();
  return answers.summary();
}

}  // namespace dateline::query
