// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/generation/input_files.h"

#include <sys/stat.h>
#include <xapian.h>
#include <xxhash.h>

#include <algorithm>
#include <fstream>
#include <memory>
#include <vector>

#include "indexer/layout/packed_record.h"

namespace dateline::indexer {
namespace {

constexpr unsigned bucket_count = 256;

unsigned bucket_of(const std::string& path) {
  return static_cast<unsigned>(XXH3_64bits(path.data(), path.size()) % bucket_count);
}

std::string key_of(unsigned bucket) {
  return std::string(schema::metadata::inputs) + std::to_string(bucket);
}

void pack(schema::Packer& packer, const std::string& path, const InputFile& file) {
  packer.text(path);
  packer.number(file.size);
  packer.fixed(static_cast<std::uint64_t>(file.changed));
  packer.fixed(file.hash);
  packer.number(file.number);
  packer.number(file.has_duplicates ? 1 : 0);
}

InputFile unpack(schema::Unpacker& unpacker) {
  InputFile file;
  file.size = unpacker.number();
  file.changed = static_cast<std::int64_t>(unpacker.fixed());
  file.hash = unpacker.fixed();
  file.number = static_cast<std::uint32_t>(unpacker.number());
  file.has_duplicates = unpacker.number() != 0;
  return file;
}

}  // namespace

bool has_same_stamp(const InputFile& a, const InputFile& b) {
  return a.size == b.size && a.changed == b.changed;
}

InputFile look_at_file(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return {};
  return {.size = static_cast<std::uint64_t>(status.st_size),
          .changed = std::int64_t{status.st_mtim.tv_sec} * 1'000'000'000 + status.st_mtim.tv_nsec};
}

std::uint64_t hash_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  const std::unique_ptr<XXH3_state_t, XXH_errorcode (*)(XXH3_state_t*)> state(XXH3_createState(),
                                                                              &XXH3_freeState);
  XXH3_64bits_reset(state.get());
  std::vector<char> block(1U << 20);
  while (file.read(block.data(), static_cast<std::streamsize>(block.size())), file.gcount() > 0) {
    XXH3_64bits_update(state.get(), block.data(), static_cast<std::size_t>(file.gcount()));
  }
  return std::max<std::uint64_t>(XXH3_64bits_digest(state.get()), 1);
}

InputFiles::InputFiles(const Xapian::Database& database) {
  for (unsigned bucket = 0; bucket < bucket_count; ++bucket) {
    const std::string bytes = database.get_metadata(key_of(bucket));
    schema::Unpacker unpacker(bytes);
    while (!unpacker.done()) {
      std::string path = unpacker.text();
      const InputFile file = unpack(unpacker);
      last_number_ = std::max(last_number_, file.number);
      paths_.emplace(file.number, path);
      files_.emplace(std::move(path), file);
    }
  }
}

const InputFile* InputFiles::find(const std::string& path) const {
  const auto found = files_.find(path);
  return found == files_.end() ? nullptr : &found->second;
}

std::string InputFiles::path_of(std::uint32_t number) const {
  const auto found = paths_.find(number);
  return found == paths_.end() ? "" : found->second;
}

std::uint32_t InputFiles::put(const std::string& path, InputFile file) {
  auto [known, fresh] = files_.try_emplace(path);
  file.number = fresh ? ++last_number_ : known->second.number;
  if (fresh) paths_.emplace(file.number, path);
  if (fresh || known->second != file) changed_.insert(bucket_of(path));
  known->second = file;
  return file.number;
}

void InputFiles::remove(const std::string& path) {
  const auto found = files_.find(path);
  if (found == files_.end()) return;
  paths_.erase(found->second.number);
  files_.erase(found);
  changed_.insert(bucket_of(path));
}

std::string InputFiles::encode_bucket(unsigned bucket) const {
  schema::Packer packer;
  for (const auto& [path, file] : files_) {
    if (bucket_of(path) == bucket) pack(packer, path, file);
  }
  return packer.take();
}

void InputFiles::save(Xapian::WritableDatabase& database) {
  for (const unsigned bucket : changed_) {
    database.set_metadata(key_of(bucket), encode_bucket(bucket));
  }
  changed_.clear();
}

std::map<std::string, std::string> InputFiles::metadata() const {
  std::map<unsigned, schema::Packer> buckets;
  for (const auto& [path, file] : files_) pack(buckets[bucket_of(path)], path, file);
  std::map<std::string, std::string> metadata;
  for (auto& [bucket, packer] : buckets) metadata.emplace(key_of(bucket), packer.take());
  return metadata;
}

}  // namespace dateline::indexer
