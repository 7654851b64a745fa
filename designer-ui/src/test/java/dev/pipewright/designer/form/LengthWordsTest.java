package dev.pipewright.designer.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.connectors.spi.settings.LengthText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Keeps `length-words.ts` equal to the grammar of [LengthText]: a page reads lengths of time as the server does. After
/// a change of the grammar, run this test with `-Dpipewright.write=true`; it writes the file.
class LengthWordsTest {

    private static final Path FILE = Path.of("src/main/frontend/form/length-words.ts");

    @Test
    void the_browser_reads_lengths_of_time_as_the_server_does() throws IOException {
        String generated = generated(LengthText.grammar());

        if (Boolean.getBoolean("pipewright.write")) {
            Files.writeString(FILE, generated);
        }

        assertThat(Files.readString(FILE)).isEqualTo(generated);
    }

    private static String generated(LengthText.Grammar grammar) {
        var units = new StringBuilder();
        for (LengthText.Unit unit : grammar.units()) {
            units.append("  { name: '%s', otherName: '%s', millis: %d },\n"
                    .formatted(unit.name(), unit.otherName(), unit.length().toMillis()));
        }
        return """
                // Generated from LengthText by LengthWordsTest. Do not edit.

                export interface LengthUnit {
                  readonly name: string;
                  readonly otherName: string;
                  readonly millis: number;
                }

                export const UNITS: readonly LengthUnit[] = [
                %s];

                export const NUMBER = /^%s$/;

                export const PART = /%s/g;
                """.formatted(units, grammar.number(), grammar.part());
    }
}
