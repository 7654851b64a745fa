package dev.pipewright.designer.help;

import dev.pipewright.designer.help.Guide.Example;
import dev.pipewright.designer.help.Guide.Part;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;
import org.jspecify.annotations.Nullable;

/// Reads guides from Markdown. A block of JSONata is an example, and the block of JSON behind it what it gives.
final class GuideReader {

    static final String EXPRESSION = "jsonata";
    static final String VALUE = "json";
    private static final List<Extension> TABLES = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(TABLES).build();
    private static final TextContentRenderer TEXT =
            TextContentRenderer.builder().extensions(TABLES).build();

    private final GuideHtml html;
    private final List<Part> parts = new ArrayList<>();
    private final List<Example> examples = new ArrayList<>();
    private final List<String> samples = new ArrayList<>();
    private Document open = new Document();
    private @Nullable Heading heading;
    private String title = "";

    private GuideReader(GuideHtml html) {
        this.html = html;
    }

    static Guide read(String name, String markdown, GuideHtml html) {
        var reader = new GuideReader(html);
        reader.read(PARSER.parse(markdown));
        return new Guide(name, reader.title, reader.parts, reader.examples, reader.samples);
    }

    /// All nodes of a text, for those who look into it for something else.
    static Node tree(String markdown) {
        return PARSER.parse(markdown);
    }

    static String textOf(Node node) {
        return TEXT.render(node).strip();
    }

    private void read(Node document) {
        Node next;
        for (Node node = document.getFirstChild(); node != null; node = next) {
            next = node.getNext();
            if (node instanceof Heading begun) {
                begin(begun);
            }
            if (node instanceof FencedCodeBlock block) {
                next = take(block, next);
            }
            open.appendChild(node);
        }
        close();
    }

    private void begin(Heading begun) {
        if (begun.getLevel() == 1) {
            title = textOf(begun);
        } else {
            close();
            heading = begun;
        }
    }

    private void close() {
        if (open.getFirstChild() != null) {
            String text = textOf(open);
            Heading above = heading;
            parts.add(new Part(
                    above == null ? "" : GuideHtml.anchor(textOf(above)),
                    above == null ? title : textOf(above),
                    html.render(open),
                    text));
        }
        open = new Document();
    }

    /// Notes what a block of code is for.
    ///
    /// @return the node to go on with
    private @Nullable Node take(FencedCodeBlock block, @Nullable Node next) {
        String text = block.getLiteral().strip();
        if (EXPRESSION.equals(block.getInfo()) && next instanceof FencedCodeBlock result) {
            examples.add(new Example(text, result.getLiteral().strip()));
            Node behind = result.getNext();
            // What it gives is found anew wherever it is shown.
            result.unlink();
            return behind;
        }
        if (VALUE.equals(block.getInfo())) {
            samples.add(text);
        }
        return next;
    }
}
