package dev.pipewright.e2e;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Looks for what keeps people with a disability from using a page, by the rules of axe-core for WCAG 2.2 AA.
final class Axe {

    private static final String SCRIPT = script();

    private Axe() {}

    private static String script() {
        try (InputStream in = Axe.class.getResourceAsStream("/axe.min.js")) {
            if (in == null) {
                throw new IllegalStateException("axe-core is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What is serious or critical on a page: a rule, and the elements that break it. Left out is that Vaadin's select
    /// says of its button that something must be chosen, which a button can not say: only Vaadin can change it.
    @SuppressWarnings("unchecked") // The script gives a list of texts.
    static List<String> findingsOn(Page page) {
        page.evaluate(SCRIPT);
        return (List<String>) page.evaluate("""
                async () => {
                  const found = await axe.run(document, {
                    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
                    resultTypes: ['violations'],
                  });
                  const isVaadins = (id, { target }) =>
                    id === 'aria-allowed-attr' && target.join(' ').includes('vaadin-select-value-button');
                  return found.violations
                    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
                    .map(({ id, help, nodes }) => ({ id, help, nodes: nodes.filter((node) => !isVaadins(id, node)) }))
                    .filter(({ nodes }) => nodes.length > 0)
                    .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
                }""");
    }
}
