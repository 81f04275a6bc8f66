// SPDX-License-Identifier: GPL-2.0-or-later
// How fast files are read: reading_bench FILE_OR_FOLDER...
//
// For each format found, on one line: files, megabytes as stored, records, articles, and megabytes
// a second of user CPU time, to records and to articles. The least of five rounds counts.
#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <map>
#include <vector>

#include "corpus/fields/record.h"
#include "corpus/files/corpus_files.h"
#include "corpus/formats/record_file.h"
#include "corpus/reading/article_reader.h"

namespace {

using namespace dateline::corpus;

constexpr int rounds = 5;

double user_seconds() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_utime.tv_sec) +
         static_cast<double>(usage.ru_utime.tv_usec) / 1e6;
}

// The least time that `work` takes.
double least_seconds(const std::function<void()>& work) {
  double least = 1e9;
  for (int i = 0; i < rounds; ++i) {
    const double start = user_seconds();
    work();
    least = std::min(least, user_seconds() - start);
  }
  return least;
}

// Calls `next` until it gives nothing; a bad record counts as one.
std::size_t count(const std::function<bool()>& next) {
  for (std::size_t met = 0;; ++met) {
    try {
      if (!next()) return met;
    } catch (const ReadError&) {
    }
  }
}

std::size_t count_records(const CorpusFile& file) {
  const auto opened = open_record_file(file);
  Record record;
  return count([&] { return opened.records->next(record); });
}

std::size_t count_articles(const CorpusFile& file) {
  const auto reader = open_article_file(file);
  return count([&] { return reader->next().has_value(); });
}

void measure(std::string_view format, const std::vector<CorpusFile>& files) {
  std::size_t bytes = 0;
  for (const auto& file : files) bytes += std::filesystem::file_size(file.path);
  std::size_t records = 0;
  std::size_t articles = 0;
  const auto count_all = [&files](std::size_t& total, std::size_t (*count_in)(const CorpusFile&)) {
    total = 0;
    for (const auto& file : files) total += count_in(file);
  };
  const double to_records = least_seconds([&] { count_all(records, count_records); });
  const double to_articles = least_seconds([&] { count_all(articles, count_articles); });
  const double megabytes = static_cast<double>(bytes) / 1e6;
  std::printf("%-12.*s %6zu files %8.1f MB %8zu records %8zu articles %7.0f MB/s %7.0f MB/s\n",
              static_cast<int>(format.size()), format.data(), files.size(), megabytes, records,
              articles, megabytes / to_records, megabytes / to_articles);
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) {
    std::fputs("reading_bench: files or folders to read are wanted\n", stderr);
    return 2;
  }
  std::map<std::string_view, std::vector<CorpusFile>> formats;
  for (const auto& file :
       find_corpus_files(std::vector<std::string>(arguments + 1, arguments + count)).files) {
    try {
      formats[open_record_file(file).format].push_back(file);
    } catch (const ReadError& error) {
      std::fprintf(stderr, "reading_bench: %s\n", error.what());
    }
  }
  for (const auto& [format, files] : formats) measure(format, files);
  return 0;
}
