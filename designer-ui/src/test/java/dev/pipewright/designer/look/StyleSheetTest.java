package dev.pipewright.designer.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StyleSheetTest {

    private static final Path SHEET = Path.of("src/main/resources/META-INF/resources/pipewright.css");

    @Test
    void colours_are_tokens() throws IOException {
        String sheet = Files.readString(SHEET);
        String behindTokens = sheet.substring(sheet.indexOf("\n}\n", sheet.indexOf(":root")));

        assertThat(found("#[0-9a-f]{3,8}\\b|(?:rgb|hsl|oklch)\\([^)]*\\)", behindTokens))
                .isEmpty();
    }

    @Test
    void each_token_that_is_used_is_there_and_each_that_is_there_is_used() throws IOException {
        String sheet = Files.readString(SHEET);

        assertThat(found("(?<=var\\()--pw-[\\w-]+", sheet)).isEqualTo(found("--pw-[\\w-]+(?=:)", sheet));
    }

    private static Set<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }
}
