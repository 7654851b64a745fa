package dev.pipewright.simulators.erp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoErpIT {

    @Test
    void it_serves_the_sales_of_foodmart() throws Exception {
        try (var connection = SharedErp.connect();
                var result = connection.createStatement().executeQuery("select count(*) from \"sales_fact_1997\"")) {
            result.next();

            assertThat(result.getInt(1)).isEqualTo(86_837);
        }
    }

    @Test
    void it_cannot_be_written_to() throws Exception {
        try (var connection = SharedErp.connect();
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeUpdate("delete from \"store\""))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void a_port_that_is_taken_is_told() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            assertThatThrownBy(() -> DemoErpProcess.start(taken.getLocalPort()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("The demo ERP cannot start on port " + taken.getLocalPort());
        }
    }

    @Test
    void a_missing_class_path_is_told() {
        assertThatThrownBy(() -> DemoErpProcess.start(0, "nowhere"))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("The demo ERP did not start. It said: ");
    }

    @Test
    void the_orders_of_a_period_are_exported_as_csv_and_ndjson(@TempDir Path folder) throws Exception {
        long rows;
        try (var connection = SharedErp.connect()) {
            rows = OrdersExport.write(connection, LocalDate.of(1997, 1, 1), LocalDate.of(1997, 2, 1), folder);
        }

        assertThat(rows).isEqualTo(7034);
        assertThat(Files.readAllLines(folder.resolve("orders.csv"))).hasSize(7035);
        assertThat(Files.readAllLines(folder.resolve("orders.ndjson"))).hasSize(7034);
        assertThat(Files.readAllLines(folder.resolve("orders.ndjson")).getFirst())
                .startsWith("{\"customer_id\":5,\"order_date\":\"1997-01-04\",\"store_id\":14,\"product_id\":384");
    }

    @Test
    void the_export_takes_january_and_a_folder_seen_from_where_it_was_called(@TempDir Path folder) throws Exception {
        Process export = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OrdersExport.class.getName(),
                        "orders")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();

        String said = new String(export.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(export.waitFor()).isZero();
        assertThat(said)
                .isEqualTo("7034 rows written to orders.csv and orders.ndjson in " + folder.resolve("orders") + ".\n");
        assertThat(Files.readAllLines(folder.resolve("orders/orders.csv"))).hasSize(7035);
        assertThat(Files.readAllLines(folder.resolve("orders/orders.ndjson"))).hasSize(7034);
    }

    @Test
    void the_export_takes_other_days_from_another_erp(@TempDir Path folder) {
        var out = new ByteArrayOutputStream();
        var nobody = new PrintStream(OutputStream.nullOutputStream());

        int code = OrdersExport.run(
                List.of(
                        folder.toString(),
                        "1997-01-04",
                        "1997-01-05",
                        SharedErp.get().jdbcUrl()),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                nobody);

        assertThat(code).isZero();
        assertThat(folder.resolve("orders.ndjson"))
                .content()
                .contains("\"order_date\":\"1997-01-04\"")
                .doesNotContain("\"order_date\":\"1997-01-05\"");
    }
}
