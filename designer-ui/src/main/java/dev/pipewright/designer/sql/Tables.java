package dev.pipewright.designer.sql;

import dev.pipewright.connectors.spi.SqlNames;
import dev.pipewright.connectors.spi.SqlTable;
import dev.pipewright.model.schema.Field;
import dev.pipewright.platform.connection.TableList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The tables of a database, found by what a statement calls them. Safe for use by many threads.
final class Tables {

    private final List<SqlTable> all;
    private final Map<String, SqlTable> byName = new HashMap<>();
    private final SqlNames names;
    private final Function<SqlTable, List<Field>> columns;

    /// @param columns finds out the columns of a table that came without
    Tables(TableList list, Function<SqlTable, List<Field>> columns) {
        this.names = list.names();
        this.columns = columns;
        this.all = list.tables();
        for (SqlTable table : all) {
            byName.putIfAbsent(small(table.name()), table);
            byName.putIfAbsent(small(table.schema() + "." + table.name()), table);
        }
    }

    List<SqlTable> all() {
        return all;
    }

    /// @param schema in small letters
    List<SqlTable> in(String schema) {
        return all.stream()
                .filter(table -> small(table.schema()).equals(schema))
                .toList();
    }

    /// @param called in small letters, perhaps with its schema
    Optional<SqlTable> find(String called) {
        return Optional.ofNullable(byName.get(called));
    }

    List<Field> columnsOf(SqlTable table) {
        return table.columns().isEmpty() ? columns.apply(table) : table.columns();
    }

    /// A name as a statement has it.
    String written(String name) {
        return names.written(name);
    }

    String written(SqlTable table) {
        return table.schema().isEmpty() ? written(table.name()) : written(table.schema()) + "." + written(table.name());
    }

    private static String small(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
