// SPDX-License-Identifier: GPL-2.0-or-later
// Lucene on the same corpus, for comparison: English analyser, two facets, one commit at the end.
//   java LuceneBuild INDEX CORPUS.jsonl THREADS
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;

public final class LuceneBuild {
  private static final String END = "";

  // The value of a member of a flat object, whose members are all strings.
  private static String member(String line, String name) {
    int at = line.indexOf("\"" + name + "\":\"") + name.length() + 4;
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

  private static Document read(String line) {
    Document document = new Document();
    document.add(new StringField("id", member(line, "id"), Field.Store.YES));
    document.add(new TextField("title", member(line, "title"), Field.Store.YES));
    document.add(new TextField("text", member(line, "text"), Field.Store.YES));
    document.add(new SortedSetDocValuesFacetField("outlet", member(line, "outlet")));
    document.add(new SortedSetDocValuesFacetField("month", member(line, "published").substring(0, 7)));
    return document;
  }

  public static void main(String[] given) throws Exception {
    IndexWriterConfig settings = new IndexWriterConfig(new EnglishAnalyzer()).setRAMBufferSizeMB(256);
    ArrayBlockingQueue<String> lines = new ArrayBlockingQueue<>(2000);
    FacetsConfig facets = new FacetsConfig();
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
