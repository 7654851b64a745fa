package dev.pipewright.connectors.jdbc;

import dev.pipewright.connectors.convert.Unconvertible;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.model.Sentence;
import java.sql.Connection;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A statement with the values of its parameters.
///
/// @param query the first values, whose types the database must tell
/// @param typed the values after them, of known columns
record SqlText(String sql, List<@Nullable Object> query, List<TypedValue> typed) {

    /// A value for a place where a column is compared.
    record TypedValue(Column column, Object value) {}

    /// A query with its run parameters; a list stands for as many values as it has.
    ///
    /// @throws ConnectorException if the run has no parameter of a name
    static SqlText of(NamedParameters named, Map<String, Object> parameters) {
        StringBuilder sql = new StringBuilder();
        List<@Nullable Object> values = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < named.names().size(); i++) {
            int to = named.places().get(i);
            sql.append(named.sql(), from, to);
            sql.append(places(named.names().get(i), parameters, values));
            from = to + 1;
        }
        sql.append(named.sql(), from, named.sql().length());
        return new SqlText(sql.toString(), Collections.unmodifiableList(values), List.of());
    }

    private static String places(String name, Map<String, Object> parameters, List<@Nullable Object> values) {
        if (!parameters.containsKey(name)) {
            throw new ConnectorException(Kind.SETTINGS, Sentence.of("connectors.parameterMissing", "name", name));
        }
        Object value = parameters.get(name);
        if (!(value instanceof Collection<?> list)) {
            values.add(value);
            return "?";
        }
        if (list.isEmpty()) {
            values.add(null);
            return "?";
        }
        values.addAll(list);
        return String.join(", ", Collections.nCopies(list.size(), "?"));
    }

    /// The same query with something after it.
    SqlText then(String rest, List<TypedValue> values) {
        return new SqlText(sql + rest, query, joined(typed, values));
    }

    /// The same query for the rows that another one, as a table named c, has a row for.
    ///
    /// @param other has the values of its run parameters only
    SqlText whereExists(SqlText other, String condition, List<TypedValue> values) {
        return new SqlText(
                sql + " WHERE EXISTS (SELECT 1 FROM (\n" + other.sql + "\n) c WHERE " + condition + ")",
                joined(query, other.query),
                joined(typed, values));
    }

    private static <T extends @Nullable Object> List<T> joined(List<T> first, List<T> second) {
        List<T> both = new ArrayList<>(first);
        both.addAll(second);
        return Collections.unmodifiableList(both);
    }

    /// The same query as a table named q.
    SqlText asTable(String columns) {
        return new SqlText("SELECT " + columns + " FROM (\n" + sql + "\n) q", query, typed);
    }

    /// Prepares the statement with its values. What it reads can only be read forward.
    PreparedStatement prepare(Connection session, Dialect dialect) throws SQLException {
        PreparedStatement statement =
                session.prepareStatement(sql, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
        try {
            int[] types = query.isEmpty() ? new int[0] : typesOf(session, statement, dialect);
            for (int i = 0; i < query.size(); i++) {
                SqlValue.bind(statement, i + 1, query.get(i), Column.parameter(types[i]));
            }
            for (int i = 0; i < typed.size(); i++) {
                TypedValue value = typed.get(i);
                Column column = dialect.is("sqlite") ? Column.parameter(SqlValue.BY_SHAPE) : value.column();
                SqlValue.bind(statement, query.size() + i + 1, value.value(), column);
            }
            return statement;
        } catch (Unconvertible e) {
            statement.close();
            throw new ConnectorException(
                    Kind.SETTINGS, Sentence.of("connectors.parameterType", "reason", e.getMessage()), e);
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    private int[] typesOf(Connection session, PreparedStatement statement, Dialect dialect) throws SQLException {
        int[] types = new int[query.size()];
        Arrays.fill(types, dialect.is("postgresql") ? Types.OTHER : SqlValue.BY_SHAPE);
        if (dialect.is("sqlite")) {
            // It says VARCHAR for everything.
            return types;
        }
        try {
            ParameterMetaData metaData = statement.getParameterMetaData();
            for (int i = 0; i < types.length; i++) {
                types[i] = metaData.getParameterType(i + 1);
            }
        } catch (SQLException e) {
            // Not every driver can tell, and PostgreSQL then ends the transaction: the values' own shapes must do.
            session.rollback();
        }
        return types;
    }
}
