package dev.pipewright.simulators.taxman;

import dev.pipewright.simulators.erp.FoodMartOrders;
import dev.pipewright.simulators.erp.FoodMartTotals;
import dev.pipewright.simulators.tax.TaxTable;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// Computes the totals of FoodMart's orders in SQL, from the rows and from the files of the tax table: no code of
/// TAXMAN takes part in it.
final class SqlTotals implements AutoCloseable {

    private static final String PERIOD = " where s.order_day >= ? and s.order_day < ?";
    private static final String TAX = """
            select state, sum(tax) from (
              select s.state, round(s.amount * r.rate, 2) as tax
                from sale s
                join place_rate r on r.region = s.state and r.city = s.city
                 and r.valid_from <= s.order_day and (r.valid_to is null or r.valid_to >= s.order_day)
                left join treatment t on t.country = 'US' and t.region = s.state and t.tax_code = s.tax_code
               where t.tax_code is null and s.order_day >= ? and s.order_day < ?)
             group by state""";
    private static final String AMOUNTS = """
            select s.state, count(distinct s.document), count(*), sum(s.amount),
                   sum(case when t.tax_code is null and s.state <> 'OR' then 0 else s.amount end)
              from sale s
              left join treatment t on t.country = 'US' and t.region = s.state and t.tax_code = s.tax_code""";

    private final Connection connection;

    SqlTotals() throws SQLException, IOException {
        connection = DriverManager.getConnection("jdbc:hsqldb:mem:totals", "SA", "");
        try (Statement statement = connection.createStatement()) {
            statement.execute("drop schema public cascade");
            statement.execute("create table sale (document varchar(50), state varchar(10), city varchar(50),"
                    + " order_day date, tax_code varchar(20), amount decimal(12,2))");
            statement.execute("create table city (country varchar(2), region varchar(10), name varchar(50),"
                    + " county varchar(50))");
            statement.execute("create table treatment (country varchar(2), region varchar(10), tax_code varchar(20),"
                    + " treatment varchar(20), threshold decimal(10,2))");
            statement.execute("create table rate (country varchar(2), region varchar(10), county varchar(50),"
                    + " city varchar(50), level varchar(10), code varchar(20), name varchar(60), tax_type varchar(10),"
                    + " tax_code varchar(20), rate decimal(8,5), valid_from date, valid_to date)");
            load("cities.csv", "insert into city values (?,?,?,?)");
            load("treatments.csv", "insert into treatment values (?,?,?,?,?)");
            load("rates.csv", "insert into rate values (?,?,?,?,?,?,?,?,?,?,?,?)");
            statement.execute("create table place_rate as (select c.region, c.name as city, r.rate, r.valid_from,"
                    + " r.valid_to from city c join rate r on r.country = c.country"
                    + " and (r.region = '' or r.region = c.region) and (r.county = '' or r.county = c.county)"
                    + " and (r.city = '' or r.city = c.name) where c.country = 'US') with data");
            statement.execute("create index place on place_rate (region, city)");
        }
    }

    private void load(String file, String insert) throws SQLException, IOException {
        try (InputStream in = Objects.requireNonNull(TaxTable.class.getResourceAsStream(file));
                PreparedStatement statement = connection.prepareStatement(insert)) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .toList()) {
                String[] fields = line.split(",", -1);
                for (int i = 0; i < fields.length; i++) {
                    boolean missing = fields[i].isEmpty() && i >= 4;
                    statement.setString(i + 1, missing ? null : fields[i]);
                }
                statement.executeUpdate();
            }
        }
    }

    void add(List<Map<String, Object>> rows) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into sale values (?,?,?,?,?,?)")) {
            for (Map<String, Object> row : rows) {
                insert.setString(1, FoodMartOrders.documentCode(row));
                insert.setObject(2, row.get("customer_state"));
                insert.setObject(3, row.get("customer_city"));
                insert.setObject(4, row.get("order_date"));
                insert.setString(5, FoodMartOrders.taxCode(row));
                insert.setBigDecimal(6, FoodMartOrders.amount(row));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /// The totals of each state, and of all.
    List<FoodMartTotals> totals(String period, String from, String to) throws SQLException {
        var totals = new ArrayList<FoodMartTotals>();
        totals.addAll(totals(period, "s.state", from, to, false));
        totals.addAll(totals(period, "'ALL'", from, to, true));
        return totals;
    }

    private List<FoodMartTotals> totals(String period, String key, String from, String to, boolean all)
            throws SQLException {
        String amounts = all
                ? AMOUNTS.replaceFirst("s\\.state", "'ALL'") + PERIOD
                : AMOUNTS + PERIOD + " group by " + key + " order by 1";
        var totals = new ArrayList<FoodMartTotals>();
        Map<String, BigDecimal> taxes = taxes(from, to);
        try (PreparedStatement statement = connection.prepareStatement(amounts)) {
            statement.setString(1, from);
            statement.setString(2, to);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    String state = result.getString(1);
                    var amount = result.getBigDecimal(4);
                    var exempt = result.getBigDecimal(5);
                    totals.add(new FoodMartTotals(
                            period,
                            state,
                            result.getInt(2),
                            result.getInt(3),
                            amount,
                            exempt.setScale(2),
                            amount.subtract(exempt).setScale(2),
                            all
                                    ? taxes.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add)
                                    : taxes.getOrDefault(state, new BigDecimal("0.00"))));
                }
            }
        }
        return totals;
    }

    private Map<String, BigDecimal> taxes(String from, String to) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TAX)) {
            statement.setString(1, from);
            statement.setString(2, to);
            var taxes = new TreeMap<String, BigDecimal>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    taxes.put(result.getString(1), result.getBigDecimal(2).setScale(2));
                }
            }
            return taxes;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
