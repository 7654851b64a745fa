package dev.pipewright.connectors.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeUrlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:db2://h/d:password=x;",
                "jdbc:mysql://address=(host=h)(password=x)/d",
                "jdbc:postgresql://h/d?user=a&password=x",
                "jdbc:sqlserver://h;user=a;Password = x",
                "jdbc:mysql://a:x@h/d",
                "jdbc:oracle:thin:scott/x@h:1521:d"
            })
    void a_password_in_the_url_is_refused(String url) {
        assertThatThrownBy(() -> new JdbcConnector().open(Map.of("url", url)))
                .hasMessage("Put the password into the field 'Password', and take it out of 'JDBC URL'.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://h:5432/d?user=a@b",
                "jdbc:sqlite:/home/a@b/orders.db",
                "jdbc:sqlserver://h:1433;user=a@b",
                "jdbc:mysql://h/d?passwordCharacterEncoding=UTF-8",
                "jdbc:hsqldb:res:foodmart"
            })
    void a_url_without_a_password_is_taken(String url) {
        assertThat(SafeUrl.holdsPassword(url)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:db2://h/d:trustStorePassword=x;, jdbc:db2://h/d",
        "jdbc:mysql://address=(host=h)(key=x)/d, jdbc:mysql://address=",
        "jdbc:postgresql://me@h/d?sslpassword=x, jdbc:postgresql://h/d",
        "jdbc:sqlserver://h;trustStorePassword=x, jdbc:sqlserver://h",
        "jdbc:sqlite:/home/me/orders.db, jdbc:sqlite:/home/me/orders.db"
    })
    void a_message_shows_where_the_database_is_and_nothing_else(String url, String shown) {
        assertThat(SafeUrl.of(url)).isEqualTo(shown);
    }

    @Test
    void a_zone_that_does_not_exist_is_refused() {
        assertThatThrownBy(() -> new JdbcConnector().open(Map.of("url", "jdbc:sqlite:x", "zone", "Berlin")))
                .hasMessage("Set 'Time zone' to the name of a time zone, for example Europe/Berlin.");
    }
}
