package dev.pipewright.connectors.files;

import dev.pipewright.connectors.spi.settings.SettingsProblem;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What settings of files have to keep beyond their types.
record FileSettingsRules(Class<? extends Record> settings) {

    List<SettingsProblem> problems(FileSourceSettings source) {
        List<SettingsProblem> problems = new ArrayList<>();
        checkCharset(source.charset(), problems);
        checkCharacter("delimiter", source.delimiter(), problems);
        checkCharacter("quote", source.quote(), problems);
        checkDatePattern(source.datePattern(), problems);
        String records = source.records();
        if (source.format() == Format.XML && (records == null || records.isBlank())) {
            problems.add(problem("records", "recordsOfXml"));
        }
        if (source.format() == Format.JSON && records != null && !records.startsWith("/")) {
            problems.add(problem("records", "recordsOfJson"));
        }
        return problems;
    }

    List<SettingsProblem> problems(FileSinkSettings sink) {
        List<SettingsProblem> problems = new ArrayList<>();
        checkCharacter("delimiter", sink.delimiter(), problems);
        if (sink.format() == Format.EXCEL && sink.file().endsWith(".gz")) {
            problems.add(problem("file", "zippedExcel"));
        }
        return problems;
    }

    private SettingsProblem problem(String field, String key) {
        return new SettingsProblem(settings, field, settings.getSimpleName() + "." + key, Map.of());
    }

    private void checkCharset(String charset, List<SettingsProblem> problems) {
        try {
            var _ = Charset.forName(charset);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            problems.add(problem("charset", "unknownCharset"));
        }
    }

    private void checkCharacter(String field, String text, List<SettingsProblem> problems) {
        if (!text.equals("\\t") && text.length() != 1) {
            problems.add(problem(field, "oneCharacter"));
        }
    }

    private void checkDatePattern(@Nullable String pattern, List<SettingsProblem> problems) {
        try {
            if (pattern != null) {
                var _ = DateTimeFormatter.ofPattern(pattern);
            }
        } catch (IllegalArgumentException e) {
            problems.add(problem("datePattern", "wrongPattern"));
        }
    }

    static char character(String text) {
        return text.equals("\\t") ? '\t' : text.charAt(0);
    }
}
