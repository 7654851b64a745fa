package dev.pipewright.simulators.erp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/// The rows that FoodMart's orders of 1997 are made of: one row for each line sold, with customer, product and store.
public final class FoodMartOrders {

    private static final String QUERY = read("orders.sql");

    private FoodMartOrders() {}

    /// Takes rows, one after the other.
    ///
    /// @param <E> how it may fail
    @FunctionalInterface
    public interface RowConsumer<E extends Exception> {

        /// Takes one row: column names to String, Long or BigDecimal; a date is a String like `1997-01-31`.
        void accept(Map<String, Object> row) throws E;
    }

    /// The query, with the variables `:from` and `:to`; its rows are sorted by customer, day and store, and then
    /// in a way that gives the same lines of an order the same places always.
    public static String query() {
        return QUERY;
    }

    /// Reads the rows of a period.
    ///
    /// @param from the first day
    /// @param to the day after the last
    public static <E extends Exception> void read(
            Connection connection, LocalDate from, LocalDate to, RowConsumer<E> rows) throws SQLException, E {
        String sql = QUERY.replace(":from", "?").replace(":to", "?");
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, from.toString());
            statement.setString(2, to.toString());
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.accept(row(result));
                }
            }
        }
    }

    private static Map<String, Object> row(ResultSet result) throws SQLException {
        ResultSetMetaData columns = result.getMetaData();
        var row = new LinkedHashMap<String, Object>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            Object value = switch (columns.getColumnType(i)) {
                case Types.INTEGER -> result.getLong(i);
                case Types.DECIMAL -> result.getBigDecimal(i);
                default -> result.getString(i);
            };
            row.put(columns.getColumnLabel(i), value);
        }
        return row;
    }

    /// The code of the order that a row belongs to: `FM-3-19970105-15`.
    public static String documentCode(Map<String, Object> row) {
        String day = String.valueOf(row.get("order_date")).replace("-", "");
        return "FM-" + row.get("customer_id") + "-" + day + "-" + row.get("store_id");
    }

    /// The tax code of a row's product.
    public static String taxCode(Map<String, Object> row) {
        if ("Alcoholic Beverages".equals(row.get("product_department"))) {
            return "ALCOHOL";
        }
        if ("Carbonated Beverages".equals(row.get("product_category"))) {
            return "SOFT_DRINK";
        }
        return "Non-Consumable".equals(row.get("product_family")) ? "GENERAL" : "FOOD";
    }

    /// The amount of a row.
    public static BigDecimal amount(Map<String, Object> row) {
        return new BigDecimal(String.valueOf(row.get("amount")));
    }

    private static String read(String name) {
        try (InputStream in = FoodMartOrders.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the resource " + name + " cannot be read", e);
        }
    }
}
