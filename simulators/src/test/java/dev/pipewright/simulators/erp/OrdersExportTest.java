package dev.pipewright.simulators.erp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class OrdersExportTest {

    @Test
    void what_is_missing_is_empty_and_what_has_a_delimiter_is_quoted() {
        assertThat(OrdersExport.csvLine(Arrays.asList("a", null, 7L, "b,c", "say \"d\"", "two\nlines")))
                .isEqualTo("a,,7,\"b,c\",\"say \"\"d\"\"\",\"two\nlines\"");
    }
}
