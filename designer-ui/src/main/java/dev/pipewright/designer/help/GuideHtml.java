package dev.pipewright.designer.help;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.HtmlWriter;
import org.jspecify.annotations.Nullable;

/// Writes a guide as HTML: headings can be linked to, links lead to other guides in the product, examples can be tried,
/// and each word of the glossary is explained where it first stands. For one guide.
final class GuideHtml {

    private static final String FILE = ".md";

    private final HtmlRenderer renderer;
    private final Map<String, String> glossary;
    private final Set<String> explained = new HashSet<>();
    private int examples;

    /// @param glossary the meanings of words; empty where none is to be explained
    GuideHtml(Map<String, String> glossary) {
        this.glossary = Map.copyOf(glossary);
        this.renderer = HtmlRenderer.builder()
                .extensions(List.of(TablesExtension.create()))
                .escapeHtml(true)
                .attributeProviderFactory(context -> attributes())
                .nodeRendererFactory(Blocks::new)
                .nodeRendererFactory(Words::new)
                .build();
    }

    String render(Node node) {
        return renderer.render(node);
    }

    /// The words that were found and explained.
    Set<String> explained() {
        return Set.copyOf(explained);
    }

    /// How a heading is called in links, as GitHub does it.
    static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}\\s_-]", "")
                .replaceAll("\\s", "-");
    }

    /// Where a link of one guide leads in the product; it stays as it is if it leads to no guide.
    static String address(String link) {
        int at = link.indexOf('#');
        String file = at < 0 ? link : link.substring(0, at);
        String anchor = at < 0 ? "" : link.substring(at);
        return file.endsWith(FILE) && !file.contains("/")
                ? HelpBook.ROUTE + "/" + file.substring(0, file.length() - FILE.length()) + anchor
                : link;
    }

    private static AttributeProvider attributes() {
        return (node, tag, attributes) -> {
            if (node instanceof Heading heading) {
                attributes.put("id", anchor(GuideReader.textOf(heading)));
                attributes.put("tabindex", "-1");
            } else if (node instanceof Link link) {
                attributes.put("href", address(link.getDestination()));
            } else if (tag.equals("pre") || tag.equals("table")) {
                // Whatever is wide is scrolled, by the keyboard too.
                attributes.put("tabindex", "0");
            }
        };
    }

    /// Examples, and the record that they read, are elements of their own.
    private final class Blocks implements NodeRenderer {

        private final HtmlWriter html;

        Blocks(HtmlNodeRendererContext context) {
            this.html = context.getWriter();
        }

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(FencedCodeBlock.class);
        }

        @Override
        public void render(Node node) {
            if (node instanceof FencedCodeBlock block) {
                write(block);
            }
        }

        private void write(FencedCodeBlock block) {
            String text = block.getLiteral().strip();
            switch (block.getInfo()) {
                case GuideReader.EXPRESSION -> {
                    html.tag("pipewright-example", Map.of("number", String.valueOf(examples)));
                    html.text(text);
                    html.tag("/pipewright-example");
                    examples++;
                }
                case GuideReader.VALUE -> {
                    html.tag("pipewright-sample");
                    html.text(text);
                    html.tag("/pipewright-sample");
                }
                case null, default -> {
                    html.tag("pre", Map.of("tabindex", "0"));
                    html.tag("code");
                    html.text(text);
                    html.tag("/code");
                    html.tag("/pre");
                }
            }
            html.line();
        }
    }

    /// Words of the glossary, once each; what is a link, a heading or the head of a row has its own meaning.
    private final class Words implements NodeRenderer {

        private final HtmlWriter html;

        Words(HtmlNodeRendererContext context) {
            this.html = context.getWriter();
        }

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(Text.class);
        }

        @Override
        public void render(Node node) {
            if (node instanceof Text text) {
                if (hasItsOwnMeaning(node.getParent())) {
                    html.text(text.getLiteral());
                } else {
                    write(text.getLiteral());
                }
            }
        }

        private static boolean hasItsOwnMeaning(@Nullable Node around) {
            return around instanceof Heading
                    || around instanceof Link
                    || (around instanceof TableCell cell && cell.getPrevious() == null);
        }

        private void write(String text) {
            int done = 0;
            for (WordsIn.Found found : WordsIn.text(text, glossary.keySet())) {
                if (explained.add(found.word())) {
                    html.text(text.substring(done, found.from()));
                    html.tag(
                            "pipewright-term",
                            Map.of("word", found.word(), "meaning", glossary.getOrDefault(found.word(), "")));
                    html.text(text.substring(found.from(), found.to()));
                    html.tag("/pipewright-term");
                    done = found.to();
                }
            }
            html.text(text.substring(done));
        }
    }
}
