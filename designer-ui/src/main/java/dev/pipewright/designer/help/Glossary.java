package dev.pipewright.designer.help;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/// The words of the product and what they mean, as `docs/words.md` has them.
public final class Glossary {

    static final String GUIDE = "words";

    private static final Map<String, String> MEANINGS = read(GuideTexts.of(GUIDE));

    private Glossary() {}

    /// The meanings by word, in the order of the page; words in lower case.
    public static Map<String, String> meanings() {
        return MEANINGS;
    }

    /// What a word means.
    ///
    /// @throws IllegalArgumentException if the glossary does not have it
    static String meaning(String word) {
        String meaning = MEANINGS.get(word);
        if (meaning == null) {
            throw new IllegalArgumentException("not in the glossary: '" + word + "'");
        }
        return meaning;
    }

    private static Map<String, String> read(String markdown) {
        Map<String, String> meanings = new LinkedHashMap<>();
        GuideReader.tree(markdown).accept(new AbstractVisitor() {
            @Override
            public void visit(CustomBlock block) {
                visitChildren(block);
            }

            @Override
            public void visit(CustomNode node) {
                if (node instanceof TableBody) {
                    visitChildren(node);
                } else if (node instanceof TableRow && node.getParent() instanceof TableBody) {
                    Node word = node.getFirstChild();
                    Node meaning = node.getLastChild();
                    if (word != null && meaning != null) {
                        meanings.put(cell(word), cell(meaning));
                    }
                }
            }
        });
        return Collections.unmodifiableMap(meanings);
    }

    private static String cell(Node cell) {
        var text = new StringBuilder();
        cell.accept(new AbstractVisitor() {
            @Override
            public void visit(CustomNode node) {
                visitChildren(node);
            }

            @Override
            public void visit(Text node) {
                text.append(node.getLiteral());
            }
        });
        return text.toString();
    }
}
