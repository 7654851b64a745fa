package dev.pipewright.designer.sql;

import dev.pipewright.connectors.spi.SqlTable;
import dev.pipewright.designer.code.CodeItem;
import dev.pipewright.designer.code.CodeItems;
import dev.pipewright.model.form.FieldTypeForm;
import dev.pipewright.model.schema.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// What there is to go on with at a place of a statement: tables behind `FROM` and `JOIN`, the columns of a table
/// behind
/// its alias and a dot, and elsewhere the columns and aliases of the tables that the statement reads. Reads the text
/// only, so that it answers while the statement is unfinished.
final class SqlProposals {

    /// More of them nobody reads; whoever types on gets others.
    static final int MOST = 200;

    private final Tables tables;

    SqlProposals(Tables tables) {
        this.tables = tables;
    }

    /// What there is at a place; nothing inside a text, a comment or a name in quotes.
    ///
    /// @param position in characters from the start of the statement
    CodeItems at(String statement, int position) {
        int end = Math.clamp(position, 0, statement.length());
        List<SqlToken> tokens = SqlToken.of(statement);
        if (tokens.stream().anyMatch(token -> isClosedTo(token, end))) {
            return CodeItems.none(end);
        }
        List<SqlToken> before =
                tokens.stream().filter(token -> token.start() < end).toList();
        boolean isInWord = !before.isEmpty()
                && before.getLast().kind() == SqlToken.Kind.WORD
                && before.getLast().end() >= end;
        int start = isInWord ? before.getLast().start() : end;
        String typed = statement.substring(start, end).toLowerCase(Locale.ROOT);
        List<SqlToken> ahead = isInWord ? before.subList(0, before.size() - 1) : before;
        return best(start, typed, items(ahead, UsedTable.in(tokens)));
    }

    private static boolean isClosedTo(SqlToken token, int position) {
        return (token.kind() == SqlToken.Kind.OPAQUE || token.kind() == SqlToken.Kind.QUOTED)
                && token.isAround(position);
    }

    private Stream<CodeItem> items(List<SqlToken> before, List<UsedTable> used) {
        if (before.size() >= 2 && before.getLast().isSign('.')) {
            String called = before.get(before.size() - 2).name();
            return Stream.concat(
                    used.stream()
                            .filter(table -> isCalled(table, called))
                            .limit(1)
                            .flatMap(table -> columnsOf(table).map(this::column)),
                    tables.in(called).stream().map(table -> table(tables.written(table.name()), table)));
        }
        if (wantsTable(before)) {
            return tables.all().stream().map(table -> table(tables.written(table), table));
        }
        return Stream.concat(used.stream().map(SqlProposals::alias), columns(used));
    }

    private static boolean isCalled(UsedTable table, String called) {
        return new SqlToken(kindOf(table.alias()), 0, table.alias()).name().equals(called);
    }

    private static SqlToken.Kind kindOf(String alias) {
        return Character.isLetter(alias.charAt(0)) || alias.charAt(0) == '_'
                ? SqlToken.Kind.WORD
                : SqlToken.Kind.QUOTED;
    }

    private static boolean wantsTable(List<SqlToken> before) {
        if (before.isEmpty()) {
            return false;
        }
        if (!before.getLast().isSign(',')) {
            return UsedTable.BEFORE_TABLES.contains(before.getLast().word());
        }
        return before.reversed().stream()
                .map(SqlToken::word)
                .filter(word -> UsedTable.BEFORE_TABLES.contains(word) || UsedTable.BEHIND_TABLES.contains(word))
                .findFirst()
                .filter(UsedTable.BEFORE_TABLES::contains)
                .isPresent();
    }

    private Stream<Field> columnsOf(UsedTable used) {
        return tables.find(used.table()).map(tables::columnsOf).orElse(List.of()).stream();
    }

    /// The columns of all tables of the statement; one that several have says of which it is.
    private Stream<CodeItem> columns(List<UsedTable> used) {
        Map<String, Integer> having = new HashMap<>();
        used.forEach(table -> columnsOf(table).forEach(field -> having.merge(field.name(), 1, Integer::sum)));
        return used.stream()
                .flatMap(table -> columnsOf(table).map(field -> {
                    String column = tables.written(field.name());
                    boolean isShared = having.getOrDefault(field.name(), 0) > 1;
                    return item(isShared ? table.alias() + "." + column : column, field);
                }));
    }

    private CodeItem column(Field field) {
        return item(tables.written(field.name()), field);
    }

    private static CodeItem item(String text, Field field) {
        return new CodeItem(text, "field", FieldTypeForm.words(field.type()), "", "");
    }

    private static CodeItem table(String text, SqlTable table) {
        return new CodeItem(text, "table", table.schema(), "", "");
    }

    private static CodeItem alias(UsedTable table) {
        return new CodeItem(table.alias(), "variable", table.table(), "", "");
    }

    /// The items that may be meant, those that begin as typed first.
    private static CodeItems best(int start, String typed, Stream<CodeItem> items) {
        List<CodeItem> fitting = new ArrayList<>(items.distinct()
                .filter(item -> rank(item, typed) < 3)
                .sorted(Comparator.comparingInt(item -> rank(item, typed)))
                .limit(MOST + 1L)
                .toList());
        boolean isMore = fitting.size() > MOST;
        return new CodeItems(start, isMore ? fitting.subList(0, MOST) : fitting, isMore);
    }

    private static int rank(CodeItem item, String typed) {
        String text = item.text().toLowerCase(Locale.ROOT).replaceAll("[\"`]", "");
        if (text.startsWith(typed) || text.substring(text.indexOf('.') + 1).startsWith(typed)) {
            return 0;
        }
        return text.contains(typed) ? 1 : containsInOrder(text, typed) ? 2 : 3;
    }

    private static boolean containsInOrder(String text, String typed) {
        int at = 0;
        for (int i = 0; i < typed.length(); i++) {
            at = text.indexOf(typed.charAt(i), at) + 1;
            if (at == 0) {
                return false;
            }
        }
        return true;
    }
}
