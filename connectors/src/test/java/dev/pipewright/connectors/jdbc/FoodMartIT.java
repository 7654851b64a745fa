package dev.pipewright.connectors.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.connectors.kit.Reading;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.KeyReadableConnection;
import dev.pipewright.connectors.spi.ReadBatch;
import dev.pipewright.connectors.spi.RecordReader;
import dev.pipewright.connectors.spi.SourceSplit;
import dev.pipewright.connectors.spi.StreamDescription;
import dev.pipewright.connectors.spi.StreamRequest;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.FieldType;
import dev.pipewright.model.schema.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The FoodMart data set, read as it is.
class FoodMartIT {

    private static final long SALES_OF_1997 = 86_837;
    private static final String SALES = "SELECT * FROM \"sales_fact_1997\"";
    private static final List<String> ORDER = List.of("customer_id", "time_id", "store_id");

    private final KeyReadableConnection foodmart = (KeyReadableConnection) new JdbcConnector()
            .open(Map.of(
                    "url",
                    "jdbc:hsqldb:res:foodmart",
                    "user",
                    "FOODMART",
                    "password",
                    "FOODMART",
                    "connectTimeoutSeconds",
                    120L));

    private static StreamRequest request(Map<String, Object> settings, List<String> orderedBy) {
        return new StreamRequest(settings, Map.of("year", 1997L), Schema.UNKNOWN, orderedBy);
    }

    @Test
    void an_ordered_read_in_splits_delivers_each_sale_once() {
        StreamRequest sales = request(Map.of("query", SALES, "splitBy", "customer_id"), ORDER);

        Tally tally = new Tally();
        List<SourceSplit> splits = foodmart.splits(sales, 4);
        splits.forEach(split -> tally.readAll(sales, split));

        assertThat(splits).hasSize(4);
        assertThat(tally.count).isEqualTo(SALES_OF_1997);
        assertThat(tally.sum).isEqualByComparingTo(sumOfAllSales());
    }

    @Test
    void a_read_that_is_interrupted_at_borders_delivers_each_sale_once() {
        StreamRequest sales = request(Map.of("query", SALES, "splitBy", "customer_id"), ORDER);

        Tally tally = new Tally();
        foodmart.splits(sales, 2).forEach(split -> tally.readWithInterruptions(sales, split, 9));

        assertThat(tally.interruptions).isGreaterThan(15);
        assertThat(tally.count).isEqualTo(SALES_OF_1997);
        assertThat(tally.sum).isEqualByComparingTo(sumOfAllSales());
    }

    private BigDecimal sumOfAllSales() {
        StreamRequest sum =
                request(Map.of("query", "SELECT SUM(\"store_sales\") AS total FROM \"sales_fact_1997\""), List.of());
        try (RecordReader reader = foodmart.read(sum, foodmart.splits(sum, 1).getFirst(), null)) {
            return Tally.decimal(reader.next().records().getFirst(), "total");
        }
    }

    @Test
    void money_is_decimal_and_ids_are_whole_numbers() {
        Schema schema = foodmart.schema(request(Map.of("table", "sales_fact_1997"), List.of()));

        assertThat(schema.fields())
                .contains(
                        new Field("product_id", FieldType.Simple.INTEGER, true, false),
                        new Field("store_sales", new FieldType.Decimal(10, 4), true, false));
    }

    @Test
    void run_parameters_are_bound_with_the_type_of_their_column() {
        StreamRequest days = request(
                Map.of("query", "SELECT COUNT(*) AS days FROM \"time_by_day\" WHERE \"the_year\" = :year"), List.of());

        try (RecordReader reader = foodmart.read(days, foodmart.splits(days, 1).getFirst(), null)) {
            assertThat(reader.next().records().getFirst().fields()).containsEntry("days", 365L);
        }
    }

    @Test
    void records_are_found_by_keys_of_several_fields() {
        StreamRequest sales = request(Map.of("table", "sales_fact_1997"), List.of());

        StreamRequest asked = request(
                Map.of(
                        "query",
                        "SELECT * FROM \"sales_fact_1997\" WHERE \"customer_id\" = 3"
                                + " AND \"time_id\" = (SELECT MIN(\"time_id\") FROM \"sales_fact_1997\""
                                + " WHERE \"customer_id\" = 3)"),
                List.of());
        List<Map<String, @Nullable Object>> first =
                Reading.ofAll(foodmart, asked, 1).fields();
        Object day = Objects.requireNonNull(first.getFirst().get("time_id"));

        List<DataRecord> found = foodmart.readByKeys(
                sales, List.of(Map.of("customer_id", 3L, "time_id", day), Map.of("customer_id", 5L, "time_id", -1L)));

        assertThat(found).extracting(DataRecord::fields).containsExactlyInAnyOrderElementsOf(first);
    }

    @Test
    void tables_are_discovered() {
        assertThat(foodmart.discover().stream().map(StreamDescription::name))
                .contains("foodmart.sales_fact_1997", "foodmart.customer");
    }

    @Test
    void a_wrong_password_is_for_who_keeps_the_connection() {
        var wrong = new JdbcConnector()
                .open(Map.of(
                        "url",
                        "jdbc:hsqldb:res:foodmart",
                        "user",
                        "FOODMART",
                        "password",
                        "guess",
                        "connectTimeoutSeconds",
                        120L));

        assertThatThrownBy(wrong::check)
                .isInstanceOfSatisfying(
                        ConnectorException.class,
                        e -> assertThat(e.kind()).isEqualTo(ConnectorException.Kind.CREDENTIALS))
                .hasMessage("The database at jdbc:hsqldb:res:foodmart refused user 'FOODMART':"
                        + " check user and password.");
    }

    @Test
    void a_wrong_query_says_what_the_database_says() {
        StreamRequest wrong = request(Map.of("query", "SELECT nothing FROM \"sales_fact_1997\""), List.of());

        assertThatThrownBy(() -> foodmart.schema(wrong))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("The database could not prepare the query. It says: ")
                .hasMessageContaining("NOTHING");
    }

    /// Counts what is read, as a run would: commits at borders, forgets what came after at an interruption.
    private final class Tally {
        private long count;
        private BigDecimal sum = BigDecimal.ZERO;
        private int interruptions;

        private void add(List<DataRecord> records) {
            count += records.size();
            for (DataRecord record : records) {
                sum = sum.add(decimal(record, "store_sales"));
            }
        }

        private static BigDecimal decimal(DataRecord record, String field) {
            return (BigDecimal) Objects.requireNonNull(record.fields().get(field));
        }

        void readAll(StreamRequest request, SourceSplit split) {
            try (RecordReader reader = foodmart.read(request, split, null)) {
                for (ReadBatch batch = reader.next(); !batch.isEnd(); batch = reader.next()) {
                    add(batch.records());
                }
            }
        }

        void readWithInterruptions(StreamRequest request, SourceSplit split, int batches) {
            String checkpoint = null;
            boolean atEnd = false;
            while (!atEnd) {
                try (RecordReader reader = foodmart.read(request, split, checkpoint)) {
                    for (int i = 0; i < batches && !atEnd; i++) {
                        ReadBatch batch = reader.next();
                        atEnd = batch.isEnd();
                        int border = lastBorder(batch.records(), request.orderedBy());
                        if (border > 0 && i == batches - 1) {
                            checkpoint = reader.checkpointAfter(batch.records().get(border - 1));
                            add(batch.records().subList(0, border));
                            interruptions++;
                        } else {
                            add(batch.records());
                        }
                    }
                }
            }
        }

        /// How many records stand before the last change of the order values.
        private static int lastBorder(List<DataRecord> records, List<String> order) {
            for (int i = records.size() - 1; i > 0; i--) {
                if (!values(records.get(i), order).equals(values(records.get(i - 1), order))) {
                    return i;
                }
            }
            return 0;
        }

        private static List<@Nullable Object> values(DataRecord record, List<String> order) {
            List<@Nullable Object> values = new ArrayList<>();
            order.forEach(field -> values.add(record.fields().get(field)));
            return values;
        }
    }
}
