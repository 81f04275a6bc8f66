// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/faults/disk_model.h"

#include <sys/stat.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>

namespace dateline::faults {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t page = 4096;

std::string read_whole(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::uint64_t inode_of(const fs::path& path) {
  struct stat status {};
  if (::lstat(path.c_str(), &status) != 0) throw std::runtime_error(path.string() + " is gone");
  return status.st_ino;
}

std::string rest_of(std::istream& line) {
  std::string rest;
  std::getline(line >> std::ws, rest);
  return rest;
}

Change read_change(const std::string& head, std::istream& log) {
  using Kind = Change::Kind;
  static const std::map<std::string, Kind> kinds = {
      {"create", Kind::create},     {"mkdir", Kind::make_folder}, {"write", Kind::write},
      {"truncate", Kind::truncate}, {"rename", Kind::rename},     {"link", Kind::link},
      {"remove", Kind::remove},     {"sync", Kind::sync}};
  std::istringstream line(head);
  std::string what;
  line >> what;
  if (!kinds.contains(what)) throw std::runtime_error("no change: '" + head + "'");
  Change change{.kind = kinds.at(what)};
  if (change.kind != Kind::rename && change.kind != Kind::remove) line >> change.file;
  if (change.kind == Kind::write || change.kind == Kind::truncate) line >> change.offset;
  if (change.kind == Kind::write) {
    std::size_t size = 0;
    line >> size;
    change.bytes.resize(size);
    log.read(change.bytes.data(), static_cast<std::streamsize>(size));
    return change;
  }
  change.path = rest_of(line);
  if (change.kind == Kind::rename || change.kind == Kind::link) std::getline(log, change.new_path);
  return change;
}

template <class Names>
void set(Names& names, const typename Names::key_type& entry, std::uint64_t file) {
  if (file == 0) {
    names.erase(entry);
  } else {
    names[entry] = file;
  }
}

void change_content(std::string& content, const Change& change) {
  if (change.kind == Change::Kind::truncate) return content.resize(change.offset);
  content.resize(std::max<std::size_t>(content.size(), change.offset + change.bytes.size()));
  content.replace(change.offset, change.bytes.size(), change.bytes);
}

// Of what was not synced nothing, everything, or any of the pages.
template <class File>
std::string content_after_cut(const File& file, std::mt19937& random) {
  const auto chance = [&] { return random() % 2 == 0; };
  if (file.unsynced.empty()) return file.synced;
  if (random() % 3 == 0) return chance() ? file.synced : file.live;
  std::string content = file.synced;
  for (const Change& change : file.unsynced) {
    if (change.kind == Change::Kind::truncate) {
      if (chance()) change_content(content, change);
      continue;
    }
    for (std::size_t at = 0; at < change.bytes.size(); at += page) {
      if (!chance()) continue;
      change_content(content, {.kind = Change::Kind::write,
                               .offset = change.offset + at,
                               .bytes = change.bytes.substr(at, page)});
    }
  }
  return content;
}

}  // namespace

std::vector<Change> read_changes(const fs::path& log) {
  std::ifstream in(log, std::ios::binary);
  std::vector<Change> changes;
  for (std::string head; std::getline(in, head);) changes.push_back(read_change(head, in));
  return changes;
}

DiskModel::DiskModel(const fs::path& folder) : root_path_(folder.string()) {
  if (!fs::exists(folder)) return;
  root_ = make_file(inode_of(folder), true);
  read_folder(folder, root_);
  synced_ = live_;
}

void DiskModel::read_folder(const fs::path& folder, Number number) {
  for (const auto& entry : fs::directory_iterator(folder)) {
    const Number file = make_file(inode_of(entry.path()), entry.is_directory());
    live_[{number, entry.path().filename().string()}] = file;
    if (entry.is_directory()) {
      read_folder(entry.path(), file);
    } else {
      files_[file].live = files_[file].synced = read_whole(entry.path());
    }
  }
}

DiskModel::Number DiskModel::make_file(std::uint64_t inode, bool is_folder) {
  const Number number = files_.size() + 1;
  files_[number].is_folder = is_folder;
  return by_inode_[inode] = number;
}

// A file from outside the folder has been on the disk for long.
void DiskModel::adopt(const Change& link) {
  File& file = files_[make_file(link.file, false)];
  file.live = file.synced = read_whole(link.path);
}

DiskModel::Entry DiskModel::find(const std::string& path) const {
  const fs::path below = fs::path(path).lexically_relative(root_path_);
  Number folder = root_;
  for (const auto& part : below.parent_path()) {
    if (part != ".") folder = live_.at({folder, part.string()});
  }
  return {folder, below.filename().string()};
}

void DiskModel::change_names(std::vector<Naming> step) {
  for (const Naming& naming : step) set(live_, naming.entry, naming.file);
  unsynced_.push_back(std::move(step));
}

void DiskModel::sync(Number number) {
  File& file = files_.at(number);
  if (!file.is_folder) {
    file.synced = file.live;
    file.unsynced.clear();
    return;
  }
  for (auto& step : unsynced_) {
    const auto is_here = [&](const Naming& naming) { return naming.entry.first == number; };
    if (std::ranges::none_of(step, is_here)) continue;
    for (const Naming& naming : step) set(synced_, naming.entry, naming.file);
    step.clear();
  }
  std::erase_if(unsynced_, [](const auto& step) { return step.empty(); });
}

void DiskModel::apply(const Change& change) {
  using Kind = Change::Kind;
  switch (change.kind) {
    case Kind::create:
      return change_names({{find(change.path), make_file(change.file, false)}});
    case Kind::make_folder:
      // The folder watched has its own name in one that nobody watches.
      if (root_ == 0) return (void)(root_ = make_file(change.file, true));
      return change_names({{find(change.path), make_file(change.file, true)}});
    case Kind::link:
      if (!by_inode_.contains(change.file)) adopt(change);
      return change_names({{find(change.new_path), by_inode_[change.file]}});
    case Kind::remove:
      return change_names({{find(change.path), 0}});
    case Kind::rename: {
      const Entry from = find(change.path);
      return change_names({{from, 0}, {find(change.new_path), live_.at(from)}});
    }
    case Kind::sync:
      return sync(by_inode_.at(change.file));
    case Kind::write:
    case Kind::truncate: {
      File& file = files_.at(by_inode_.at(change.file));
      change_content(file.live, change);
      file.unsynced.push_back(change);
      return;
    }
  }
}

void DiskModel::write_folder(const Names& names, Number folder, const fs::path& target,
                             std::mt19937* random) const {
  fs::create_directories(target);
  for (auto at = names.lower_bound({folder, ""}); at != names.end() && at->first.first == folder;
       ++at) {
    const File& file = files_.at(at->second);
    const fs::path path = target / at->first.second;
    if (file.is_folder) {
      write_folder(names, at->second, path, random);
    } else {
      std::ofstream(path, std::ios::binary)
          << (random ? content_after_cut(file, *random) : file.live);
    }
  }
}

void DiskModel::write_live(const fs::path& target) const {
  if (root_ != 0) write_folder(live_, root_, target, nullptr);
}

void DiskModel::write_after_cut(const fs::path& target, Order order, std::mt19937& random) const {
  Names names = synced_;
  const auto cut = [&] { return random() % (unsynced_.size() + 1); };
  const std::size_t common = cut();
  std::map<Number, std::size_t> cuts;
  for (std::size_t i = 0; i < unsynced_.size(); ++i) {
    const auto& step = unsynced_[i];
    const Number folder = step.back().entry.first;
    if (order == Order::of_each_folder && !cuts.contains(folder)) cuts[folder] = cut();
    if (i >= (order == Order::of_all ? common : cuts[folder])) continue;
    for (const Naming& naming : step) set(names, naming.entry, naming.file);
  }
  if (root_ != 0) write_folder(names, root_, target, &random);
}

}  // namespace dateline::faults
