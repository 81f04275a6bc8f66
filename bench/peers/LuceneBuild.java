// SPDX-License-Identifier: GPL-2.0-or-later
// Lucene on the same corpus, for comparison: English analyser, three facets, one commit at the end.
//   java LuceneBuild INDEX CORPUS.jsonl THREADS
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;

public final class LuceneBuild {
  private static final String END = "";

  // The string that begins behind the quotation mark before `at`.
  private static String string(String line, int at) {
    StringBuilder value = new StringBuilder();
    for (char c = line.charAt(at); c != '"'; c = line.charAt(++at)) {
      if (c == '\\') {
        c = line.charAt(++at);
        if (c == 'n') c = '\n';
      }
      value.append(c);
    }
    return value.toString();
  }

  // The value of a string member of a flat object.
  private static String member(String line, String name) {
    return string(line, line.indexOf("\"" + name + "\":\"") + name.length() + 4);
  }

  // The strings of the member "places", if there is one; none of them has a quotation mark.
  private static List<String> places(String line) {
    List<String> places = new ArrayList<>();
    int begin = line.indexOf("\"places\":[");
    if (begin < 0) return places;
    String list = line.substring(begin + 10, line.indexOf(']', begin));
    for (int at = list.indexOf('"'); at >= 0; ) {
      String place = string(list, at + 1);
      places.add(place);
      at = list.indexOf('"', at + place.length() + 2);
    }
    return places;
  }

  private static Document read(String line) {
    String outlet = member(line, "outlet");
    String published = member(line, "published");
    int day = Integer.parseInt(published.replace("-", ""));
    Document document = new Document();
    document.add(new StringField("id", member(line, "id"), Field.Store.YES));
    document.add(new TextField("title", member(line, "title"), Field.Store.YES));
    document.add(new TextField("text", member(line, "text"), Field.Store.YES));
    document.add(new StringField("outlet_term", outlet, Field.Store.YES));
    document.add(new IntPoint("date", day));
    document.add(new NumericDocValuesField("day", day));
    document.add(new SortedSetDocValuesFacetField("outlet", outlet));
    document.add(new SortedSetDocValuesFacetField("month", published.substring(0, 7)));
    for (String place : places(line)) document.add(new SortedSetDocValuesFacetField("place", place));
    return document;
  }

  public static void main(String[] given) throws Exception {
    IndexWriterConfig settings = new IndexWriterConfig(new EnglishAnalyzer()).setRAMBufferSizeMB(256);
    ArrayBlockingQueue<String> lines = new ArrayBlockingQueue<>(2000);
    FacetsConfig facets = new FacetsConfig();
    facets.setMultiValued("place", true);
    try (IndexWriter writer = new IndexWriter(FSDirectory.open(Path.of(given[0])), settings);
        BufferedReader corpus = Files.newBufferedReader(Path.of(given[1]))) {
      Thread[] workers = new Thread[Integer.parseInt(given[2])];
      for (int i = 0; i < workers.length; ++i) {
        workers[i] = new Thread(() -> {
          try {
            for (String line = lines.take(); line != END; line = lines.take()) {
              writer.addDocument(facets.build(read(line)));
            }
            lines.put(END);
          } catch (Exception error) {
            error.printStackTrace();
            System.exit(1);
          }
        });
        workers[i].start();
      }
      for (String line = corpus.readLine(); line != null; line = corpus.readLine()) lines.put(line);
      lines.put(END);
      for (Thread worker : workers) worker.join();
      writer.commit();
    }
  }
}
