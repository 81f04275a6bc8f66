// SPDX-License-Identifier: GPL-2.0-or-later
// Lucene asked the queries of query_cases.h, for comparison: ten titles, without and with the
// facets outlet, month and place. The first round warms up; prints rows as query_bench does.
//   java LuceneQuery INDEX QUERIES.tsv ROUNDS
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.facet.Facets;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexOrDocValuesQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.MMapDirectory;

public final class LuceneQuery {
  private final IndexSearcher searcher;
  private final SortedSetDocValuesReaderState facetState;
  private final EnglishAnalyzer analyzer = new EnglishAnalyzer();
  private long read; // characters of titles, so that reading is not optimised away

  private LuceneQuery(String index) throws Exception {
    DirectoryReader reader = DirectoryReader.open(MMapDirectory.open(Path.of(index)));
    searcher = new IndexSearcher(reader);
    searcher.setQueryCache(null);
    facetState = new DefaultSortedSetDocValuesReaderState(reader);
  }

  // Adds the terms of `text` and their positions.
  private void analyse(String text, List<Term> terms, List<Integer> positions) throws Exception {
    try (TokenStream stream = analyzer.tokenStream("text", text)) {
      stream.reset();
      CharTermAttribute term = stream.getAttribute(CharTermAttribute.class);
      PositionIncrementAttribute step = stream.getAttribute(PositionIncrementAttribute.class);
      int position = -1;
      while (stream.incrementToken()) {
        position += step.getPositionIncrement();
        terms.add(new Term("text", term.toString()));
        positions.add(position);
      }
    }
  }

  private Query words(String kind, String words) throws Exception {
    List<Term> terms = new ArrayList<>();
    List<Integer> positions = new ArrayList<>();
    analyse(words, terms, positions);
    if (kind.contains("phrase")) {
      PhraseQuery.Builder phrase = new PhraseQuery.Builder();
      for (int i = 0; i < terms.size(); ++i) phrase.add(terms.get(i), positions.get(i));
      return phrase.build();
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    for (Term term : terms) {
      all.add(new TermQuery(term), kind.contains("or") ? Occur.SHOULD : Occur.MUST);
    }
    return all.build();
  }

  private Query query(String[] cells) throws Exception {
    Query words = words(cells[0], cells[1]);
    if (cells[2].isEmpty()) return words;
    int from = Integer.parseInt(cells[2]);
    int to = Integer.parseInt(cells[3]);
    BooleanQuery.Builder filtered = new BooleanQuery.Builder().add(words, Occur.MUST);
    filtered.add(
        new IndexOrDocValuesQuery(
            IntPoint.newRangeQuery("date", from, to),
            NumericDocValuesField.newSlowRangeQuery("day", from, to)),
        Occur.FILTER);
    if (!cells[4].isEmpty()) {
      filtered.add(new TermQuery(new Term("outlet_term", cells[4])), Occur.FILTER);
    }
    return filtered.build();
  }

  private long answer(String[] cells, boolean withFacets) throws Exception {
    TopDocs found;
    if (withFacets) {
      FacetsCollector collector = new FacetsCollector();
      found = FacetsCollector.search(searcher, query(cells), 10, collector);
      Facets counts = new SortedSetDocValuesFacetCounts(facetState, collector);
      for (String facet : new String[] {"outlet", "month", "place"}) {
        // A corpus may state no places.
        if (facetState.getOrdRange(facet) != null) counts.getTopChildren(10, facet);
      }
    } else {
      found = searcher.search(query(cells), 10);
    }
    for (ScoreDoc hit : found.scoreDocs) read += searcher.doc(hit.doc).get("title").length();
    return found.totalHits.value;
  }

  // Nanoseconds of this thread, without those of the compiler and the collector.
  private static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private void measure(String name, List<String[]> queries, int rounds, boolean facets)
      throws Exception {
    double[] times = new double[queries.size() * rounds];
    long found = 0;
    for (int round = 0; round <= rounds; ++round) {
      found = 0;
      for (int i = 0; i < queries.size(); ++i) {
        long start = processorTime();
        found += answer(queries.get(i), facets);
        if (round > 0) {
          times[(round - 1) * queries.size() + i] = (processorTime() - start) / 1e6;
        }
      }
    }
    Arrays.sort(times);
    System.out.printf(
        Locale.ROOT,
        "| %s | %.3f | %.3f | %.3f | %.3f | %d |%n",
        name,
        times[(times.length - 1) / 2],
        times[(int) (0.95 * (times.length - 1))],
        times[(int) (0.99 * (times.length - 1))],
        Arrays.stream(times).average().getAsDouble(),
        found);
  }

  public static void main(String[] given) throws Exception {
    List<String[]> queries = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of(given[1]))) {
      String[] cells = Arrays.copyOf(line.split("\t", -1), 5);
      for (int i = 0; i < cells.length; ++i) cells[i] = cells[i] == null ? "" : cells[i];
      queries.add(cells);
    }
    LuceneQuery lucene = new LuceneQuery(given[0]);
    int rounds = Integer.parseInt(given[2]);
    lucene.measure("Lucene, total estimated", queries, rounds, false);
    lucene.measure("Lucene, facets outlet, month, place", queries, rounds, true);
  }
}
