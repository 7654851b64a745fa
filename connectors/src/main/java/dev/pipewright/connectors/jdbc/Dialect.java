package dev.pipewright.connectors.jdbc;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Locale;

/// What differs between databases.
///
/// @param product as the driver names it, as in `PostgreSQL`
/// @param quote what stands around a name; empty if names cannot be quoted
/// @param foldsToUpper true if a name without quotes is kept in capitals
record Dialect(String product, String quote, boolean foldsToUpper) {

    static Dialect of(DatabaseMetaData metaData) throws SQLException {
        return new Dialect(
                metaData.getDatabaseProductName(),
                metaData.getIdentifierQuoteString().strip(),
                metaData.storesUpperCaseIdentifiers());
    }

    boolean is(String part) {
        return product.toLowerCase(Locale.ROOT).contains(part);
    }

    /// A name as a statement holds it.
    String quoted(String name) {
        return quote.isEmpty() ? name : quote + name.replace(quote, quote + quote) + quote;
    }

    /// The field's name of a column: in the case the query gives, in small letters if only the database made them
    /// capitals.
    String fieldName(String label, String query) {
        boolean folded = foldsToUpper && label.equals(label.toUpperCase(Locale.ROOT)) && !query.contains(quoted(label));
        return folded ? label.toLowerCase(Locale.ROOT) : label;
    }

    /// A query for the present moment: with its offset, or in UTC.
    String clock() {
        if (is("hsql") || is("derby")) {
            return "VALUES CURRENT_TIMESTAMP";
        }
        if (is("oracle")) {
            return "SELECT SYSTIMESTAMP FROM dual";
        }
        if (is("microsoft")) {
            return "SELECT SYSDATETIMEOFFSET()";
        }
        if (is("db2")) {
            return "VALUES CURRENT TIMESTAMP - CURRENT TIMEZONE";
        }
        return clockTellsOffset() ? "SELECT CURRENT_TIMESTAMP" : "SELECT UTC_TIMESTAMP(6)";
    }

    /// A query for a one from each of the first rows of a table.
    ///
    /// @param table as a statement holds it
    String firstRows(String table, int rows) {
        if (is("microsoft")) {
            return "SELECT TOP " + rows + " 1 AS one FROM " + table;
        }
        String all = "SELECT 1 AS one FROM " + table;
        return is("oracle") || is("db2") || is("derby")
                ? all + " FETCH FIRST " + rows + " ROWS ONLY"
                : all + " LIMIT " + rows;
    }

    boolean clockTellsOffset() {
        return !is("mysql") && !is("mariadb") && !is("db2");
    }

    /// The number of rows to ask for at a time, so that a result is streamed.
    int fetchSize(int wanted) {
        // MySQL's driver streams for this number only; for any other it reads the whole result into memory.
        return is("mysql") ? Integer.MIN_VALUE : wanted;
    }
}
