package dev.pipewright.engine.mapping.assist;

import dev.pipewright.engine.mapping.Expression;
import dev.pipewright.engine.mapping.ExpressionProblem;
import dev.pipewright.engine.mapping.Lineage;
import dev.pipewright.engine.mapping.assist.MappingSheet.UnmappableException;
import dev.pipewright.model.MappingLine;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.wanted.TargetField;
import dev.pipewright.model.wanted.TargetTree;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Makes the parts of a line out of the cells of a row, in the ways that people write them: `$.lines[*].amount`
/// and `lines/amount` for a target, `Customer No` for a source.
///
/// @param target what the lines are to fill; null if any path will do
/// @param present lines that are there already
record SheetCells(@Nullable TargetTree target, Set<MappingLine> present) {

    private static final Pattern PATH = Pattern.compile("[^.\\[\\]]+(\\[\\])?(\\.[^.\\[\\]]+(\\[\\])?)*");
    private static final Pattern INDEX = Pattern.compile("\\[(\\*|\\d+|n|i)\\]");
    /// What makes a source more than a path of names.
    private static final Pattern CALCULATES = Pattern.compile("[()'\"&+*?:=<>{}|^~%@;$`\\[\\]]|^-?\\d");

    private static final Pattern CONSTANT =
            Pattern.compile("(?:constant|const|fixed|fixed value|default)\\s*[:=]\\s*(.*)", Pattern.CASE_INSENSITIVE);

    /// The expressions of the for-each lines that are there already, by target.
    Map<String, String> lists() {
        return present.stream()
                .filter(MappingLine::isForEach)
                .collect(Collectors.toMap(MappingLine::target, MappingLine::expression, (first, _) -> first));
    }

    /// The path of a target.
    String target(String cell) throws UnmappableException {
        if (cell.isEmpty()) {
            throw new UnmappableException(Sentence.of("suggest.rowNoTarget"));
        }
        String path = INDEX.matcher(cell).replaceAll("[]").replaceFirst("^\\$\\.?", "");
        path = path.contains(".") ? path : path.replaceFirst("^/", "").replace('/', '.');
        if (!PATH.matcher(path).matches()) {
            throw new UnmappableException(Sentence.of("suggest.rowNoPath", "target", cell));
        }
        boolean filled = present.stream().map(MappingLine::target).anyMatch(path::equals);
        return target == null || filled ? path : known(path, target);
    }

    /// The expression of a line, that is JSONata.
    String asItIs(String target, String expression) throws UnmappableException {
        return present.contains(new MappingLine(target, expression)) ? expression : checked(expression);
    }

    private static String known(String path, TargetTree tree) throws UnmappableException {
        if (tree.field(path).isPresent() || tree.field(path + TargetField.LIST).isPresent()) {
            return path;
        }
        List<String> alike = tree.all()
                .map(TargetField::path)
                .filter(each -> plain(each).equals(plain(path)))
                .toList();
        if (alike.size() == 1) {
            return alike.getFirst();
        }
        boolean inUnknown = tree.all()
                .anyMatch(field -> field.isValue()
                        && field.type() == TargetField.Type.OBJECT
                        && path.startsWith(field.path() + "."));
        if (inUnknown) {
            return path;
        }
        throw new UnmappableException(Sentence.of("suggest.rowUnknownTarget", "target", path, "wanted", tree.name()));
    }

    /// A path without what people write in different ways.
    private static String plain(String path) {
        return Arrays.stream(path.replace(TargetField.LIST, "").split("\\.", -1))
                .map(name -> String.join("", WordTable.WORDS.wordsOf(name)))
                .collect(Collectors.joining("."));
    }

    /// The expression of a line.
    ///
    /// @param expression as the sheet has it; if it is empty, the source counts
    /// @param lists the expressions of the for-each lines, by target: a source below one is written from the item
    ///     on
    String expression(String expression, String source, String target, Map<String, String> lists)
            throws UnmappableException {
        String cell = expression.isEmpty() ? source : expression;
        if (cell.isEmpty()) {
            throw new UnmappableException(Sentence.of("suggest.rowNoSource", "target", target));
        }
        Matcher constant = CONSTANT.matcher(cell);
        if (constant.matches()) {
            String text = constant.group(1).replaceFirst("^(['\"])(.*)\\1$", "$2");
            return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
        }
        String from = INDEX.matcher(cell).replaceAll("[]");
        boolean path = expression.isEmpty() || isNames(from);
        String made = path
                        && !CALCULATES
                                .matcher(from.replace("[]", "").replaceFirst("^\\$\\.", ""))
                                .find()
                ? path(from, target, lists)
                : cell.replaceFirst("^=\\s*", "");
        return checked(made);
    }

    private static String checked(String expression) throws UnmappableException {
        Optional<ExpressionProblem> problem = Expression.check(expression);
        if (problem.isPresent()) {
            throw new UnmappableException(Sentence.of(
                    "suggest.rowExpression",
                    "expression",
                    expression,
                    "position",
                    problem.get().position() + 1,
                    "reason",
                    problem.get().message()));
        }
        return expression;
    }

    /// Words with blanks between them are no expression, so they are meant as the name of a field.
    private static boolean isNames(String cell) {
        return Expression.check(cell).isPresent() && cell.chars().noneMatch(c -> c == '(' || c == '\'');
    }

    /// Where the items of a for-each are in the source.
    private static List<String> itemsOf(String list, Map<String, String> lists) {
        var lines = lists.entrySet().stream()
                .map(line -> new MappingLine(line.getKey(), line.getValue()))
                .toList();
        return Lineage.itemsOf(list, lines).stream()
                .map(place -> place.path().replace(TargetField.LIST, "").replace("`", ""))
                .toList();
    }

    private static String path(String cell, String target, Map<String, String> lists) {
        String names = cell.replaceFirst("^\\$\\.", "").replace("[]", "");
        int end = target.lastIndexOf("[].");
        if (end >= 0) {
            for (String place : itemsOf(target.substring(0, end + 2), lists)) {
                names = names.startsWith(place + ".") ? names.substring(place.length() + 1) : names;
            }
        }
        return Arrays.stream(names.split("\\.", -1)).map(Scope::quoted).collect(Collectors.joining("."));
    }
}
