#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Builds one corpus with dateline and with what else there is, one after the other, and prints a table:
#   bench/peers/build.sh [ARTICLES] [SEED] [FOLDER]   a made-up corpus of so many articles
#   bench/peers/build.sh CORPUS.jsonl                 one of your own: id, outlet, published, title, text
# What a peer needs and this machine lacks is said, and the peer left out. The folder is removed at the end unless it was given.
set -euo pipefail
cd "$(dirname "$0")/../.."
articles=${1:-10000} seed=${2:-1} folder=${3:-}
if [ -z "$folder" ]; then
  folder=$(mktemp -d)
  trap 'rm -rf "$folder"' EXIT
fi
mkdir -p "$folder"
bin=build/bin
corpus=$folder/corpus.jsonl
jars=$(ls /usr/share/java/lucene-{core,analyzers-common,facet}-8*.jar /usr/share/java/hppc.jar 2>/dev/null | paste -sd: || true)

if [ -f "$articles" ]; then
  cp "$articles" "$corpus"
  what="$(wc -l <"$corpus") articles of $(basename "$articles")"
else
  "$bin/corpus_generator" build/share/dateline "$articles" "$seed" >"$corpus"
  what="$articles articles, seed $seed"
fi
text=$(stat -c %s "$corpus")
echo "$what, $((text / 1000000)) MB; $(nproc) cores, $(awk -F': ' '/model name/ { print $2; exit }' /proc/cpuinfo)"
echo
echo "| builder | wall s | CPU s | memory MB | index MB |"
echo "|---|---|---|---|---|"

# measure NAME INDEX COMMAND...: a row of the table.
measure() {
  local name=$1 index=$2
  shift 2
  rm -rf "$index"
  sync
  /usr/bin/time -o "$folder/time" -f '%e %U %S %M' "$@" >"$folder/out" 2>&1 || { echo "$name failed:" >&2; tail -5 "$folder/out" >&2; return 1; }
  awk -v name="$name" -v size="$(du -sk "$index" | cut -f1)" \
    '{ printf "| %s | %.1f | %.1f | %.0f | %.0f |\n", name, $1, $2 + $3, $4 / 1024, size / 1024 }' "$folder/time"
}
lacks() { echo "$1 is left out: $2" >&2; }

command -v time >/dev/null || [ -x /usr/bin/time ] || { echo "this needs GNU time: apt-get install time" >&2; exit 2; }
measure "dateline" "$folder/dateline" "$bin/dateline-index" build --index "$folder/dateline" "$corpus"
measure "Xapian, plain loop" "$folder/xapian" "$bin/xapian_loop" "$folder/xapian" "$corpus"
if command -v scriptindex >/dev/null; then
  cat >"$folder/script" <<'SCRIPT'
id : boolean=Q unique=Q field
outlet : boolean=XO field
published : field value=0
title : indexnopos=S index field
text : index field
SCRIPT
  jq -r '"id=\(.id)\noutlet=\(.outlet)\npublished=\(.published)\ntitle=\(.title)\ntext=\(.text | gsub("\n"; "\n="))\n"' "$corpus" >"$folder/dump"
  measure "Omega scriptindex" "$folder/omega" scriptindex "$folder/omega" "$folder/script" "$folder/dump"
else
  lacks "Omega scriptindex" "apt-get install xapian-omega"
fi
if command -v sqlite3 >/dev/null; then
  jq -r '[.id, .outlet, .published, .title, .text] | @csv' "$corpus" >"$folder/rows.csv"
  measure "SQLite FTS5" "$folder/fts.db" sqlite3 "$folder/fts.db" \
    "CREATE VIRTUAL TABLE articles USING fts5(id UNINDEXED, outlet UNINDEXED, published UNINDEXED, title, text, tokenize='porter unicode61');" \
    ".mode csv" ".import '$folder/rows.csv' articles"
else
  lacks "SQLite FTS5" "apt-get install sqlite3"
fi
if [ -n "$jars" ] && command -v javac >/dev/null; then
  javac -cp "$jars" -d "$folder" bench/peers/LuceneBuild.java
  measure "Lucene 8, 2 threads" "$folder/lucene" java -cp "$folder:$jars" LuceneBuild "$folder/lucene" "$corpus" 2
else
  lacks "Lucene" "apt-get install liblucene8-java default-jdk-headless"
fi
