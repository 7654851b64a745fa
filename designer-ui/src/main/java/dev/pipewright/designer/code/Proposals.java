package dev.pipewright.designer.code;

import dev.pipewright.engine.mapping.FunctionHelp;
import dev.pipewright.model.Sentences;
import dev.pipewright.model.form.FieldTypeForm;
import dev.pipewright.model.schema.Field;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What there is to go on with at a place of an expression: fields of the incoming records, functions, variables, and
/// the few words of the language. Reads the text only, so that it answers while the text is unfinished.
public final class Proposals {

    private static final List<String> WORDS = List.of("and", "or", "in", "true", "false", "null", "function");
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");
    private static final Pattern BOUND = Pattern.compile("\\$([\\p{L}_][\\p{L}\\p{N}_]*)\\s*:=");
    private final List<CodeItem> functions;

    /// @param locale the language in which functions are explained
    public Proposals(Locale locale) {
        var sentences = Sentences.in(locale);
        this.functions = FunctionHelp.all().stream()
                .map(help -> new CodeItem(
                        "$" + help.name(),
                        "function",
                        "(" + String.join(", ", help.parameters()) + ")",
                        sentences.text(help.description()),
                        help.example() + " → " + help.result()))
                .toList();
    }

    /// What there is at a place; nothing inside a text or a comment.
    ///
    /// @param position in characters from the start of the text
    public CodeItems at(String text, int position, CodeScope scope) {
        int end = Math.clamp(position, 0, text.length());
        var brackets = Brackets.of(text, end);
        var fields = new FieldsAt(text, brackets, scope);
        int start = end == 0 ? 0 : startOfWord(text, end, fields);
        if (brackets.endsInside()) {
            return CodeItems.none(end);
        }
        boolean isField = text.substring(0, start).stripTrailing().endsWith(".");
        Stream<CodeItem> ofFields = fields.of(start).fields().stream().map(Proposals::itemOf);
        return new CodeItems(
                start,
                Stream.of(
                                ofFields,
                                isField ? Stream.<CodeItem>of() : words(),
                                variables(text, scope),
                                functions.stream())
                        .flatMap(items -> items)
                        .toList(),
                false);
    }

    private static int startOfWord(String text, int end, FieldsAt fields) {
        char last = text.charAt(end - 1);
        return Character.isLetterOrDigit(last) || last == '_' || last == '$' ? fields.startOfName(end - 1) : end;
    }

    private static CodeItem itemOf(Field field) {
        String name = field.name();
        boolean isPlain = PLAIN.matcher(name).matches() && !WORDS.contains(name);
        return new CodeItem(isPlain ? name : "`" + name + "`", "field", FieldTypeForm.words(field.type()), "", "");
    }

    private static Stream<CodeItem> words() {
        return WORDS.stream().map(word -> new CodeItem(word, "word", "", "", ""));
    }

    private static Stream<CodeItem> variables(String text, CodeScope scope) {
        var names = new TreeSet<>(scope.variables().keySet());
        BOUND.matcher(text).results().forEach(found -> names.add(found.group(1)));
        return Stream.concat(Stream.of("$"), names.stream())
                .map(name -> new CodeItem("$" + name, "variable", "", "", ""));
    }
}
