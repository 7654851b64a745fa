package dev.pipewright.engine.mapping;

import dev.pipewright.engine.mapping.WholeMapping.Reading;
import dev.pipewright.engine.mapping.WholeMapping.Remark;
import dev.pipewright.model.MappingLine;
import dev.pipewright.model.Sentence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Takes the document of a whole mapping apart.
final class DocumentReader {

    private final String text;
    private final List<Lexer.Comment> lost;

    private DocumentReader(String text, List<Lexer.Comment> comments) {
        this.text = text;
        this.lost = new ArrayList<>(comments);
    }

    static Reading read(String text) {
        Expression.check(text).ifPresent(problem -> {
            throw new InvalidExpressionException(problem);
        });
        var read = Parser.read(text);
        if (!(read.raw() instanceof Raw.ObjectOf object)) {
            throw new InvalidExpressionException(
                    "P0011",
                    "Write the mapping as one object in braces.",
                    read.raw().position());
        }
        var reader = new DocumentReader(text, read.comments());
        var part = new Part();
        var wrong = reader.take(object.pairs(), object.position() + 1, "", part);
        if (wrong.isPresent()) {
            throw new InvalidExpressionException(
                    "P0012", wrong.get().reason(), wrong.get().position());
        }
        if (!reader.lost.isEmpty()) {
            part.remarks.addFirst(new Remark("", Sentence.of("engine.wholeComments", "count", reader.lost.size())));
        }
        return new Reading(part.lines, part.remarks);
    }

    /// What was found in a part of the document.
    private static final class Part {
        private final List<MappingLine> lines = new ArrayList<>();
        private final List<Remark> remarks = new ArrayList<>();
        private final List<Lexer.Comment> kept = new ArrayList<>();

        void add(Part other) {
            lines.addAll(other.lines);
            remarks.addAll(other.remarks);
            kept.addAll(other.kept);
        }
    }

    /// Why an object cannot be lines.
    private record Reason(String reason, int position) {}

    /// Takes the fields of an object.
    ///
    /// @param begin where the text before the first field starts
    /// @return why they cannot be lines, if so
    private Optional<Reason> take(List<Raw.Pair> pairs, int begin, String prefix, Part into) {
        var part = new Part();
        var names = new HashSet<String>();
        int before = begin;
        for (var pair : pairs) {
            int position = pair.key().position();
            if (!(pair.key() instanceof Raw.Leaf key) || key.kind() != Raw.Kind.STRING) {
                return Optional.of(new Reason("Write the names of fields in quotation marks.", position));
            }
            String name = String.valueOf(key.value());
            if (name.isBlank() || name.chars().anyMatch(c -> ".[]".indexOf(c) >= 0)) {
                return Optional.of(new Reason(
                        "The name '" + name + "' has a dot or a bracket; a target cannot name it.", position));
            }
            if (!names.add(name)) {
                return Optional.of(new Reason("There are two fields '" + name + "'; remove one.", position));
            }
            var wrong = field(pair, before, prefix + name, part);
            if (wrong.isPresent()) {
                return wrong;
            }
            before = pair.to();
        }
        into.add(part);
        lost.removeAll(part.kept);
        return Optional.empty();
    }

    private Optional<Reason> field(Raw.Pair pair, int before, String path, Part into) {
        var fields = WrittenForm.fieldsOf(pair.value());
        var forEach = WrittenForm.forEachOf(pair.value());
        Optional<Reason> wrong = Optional.empty();
        if (fields != null) {
            wrong = take(fields, pair.value().position() + 1, path + ".", into);
        } else if (forEach != null) {
            wrong = forEach(forEach, path, into);
        }
        if ((fields != null || forEach != null) && wrong.isEmpty()) {
            return wrong;
        }
        var line = line(pair, before, path, into);
        var problem = Expression.check(line.expression());
        if (problem.isPresent()) {
            return Optional.of(new Reason(problem.get().message(), pair.value().position()));
        }
        into.lines.add(line);
        wrong.ifPresent(reason -> into.remarks.add(
                new Remark(path, Sentence.of("engine.wholeOneLine", "target", path, "reason", reason.reason()))));
        return Optional.empty();
    }

    private Optional<Reason> forEach(WrittenForm.ForEach written, String path, Part into) {
        var part = new Part();
        keep(written.from(), written.dot(), part);
        String list =
                unbracketed(text.substring(written.from(), written.dot()), WrittenForm.isBracketedList(written.list()));
        if (Expression.check(list).isPresent()) {
            return Optional.of(new Reason("Its list needs what is outside of it.", written.from()));
        }
        part.lines.add(new MappingLine(path + "[]", list));
        var fields = written.fields();
        if (fields != null) {
            var wrong = take(fields, written.dot() + 1, path + "[].", part);
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        into.add(part);
        return Optional.empty();
    }

    /// A value that is one line, with the comments before its name.
    private MappingLine line(Raw.Pair pair, int before, String path, Part into) {
        String comments = keep(before, pair.key().position(), into).stream()
                .map(comment -> text.substring(comment.from(), comment.to()) + "\n")
                .collect(Collectors.joining());
        keep(pair.from(), pair.to(), into);
        String expression = unbracketed(text.substring(pair.from(), pair.to()), WrittenForm.isBracketed(pair.value()));
        return new MappingLine(path, comments + expression);
    }

    private List<Lexer.Comment> keep(int from, int to, Part into) {
        var kept = lost.stream()
                .filter(comment -> comment.from() >= from && comment.to() <= to)
                .toList();
        into.kept.addAll(kept);
        return kept;
    }

    /// Without the round brackets that are there for the document only, unless a comment stands outside of them.
    private static String unbracketed(String written, boolean bracketed) {
        String plain = written.strip();
        return bracketed && plain.startsWith("(") && plain.endsWith(")")
                ? plain.substring(1, plain.length() - 1).strip()
                : plain;
    }
}
