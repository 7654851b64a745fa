package dev.pipewright.model.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.model.schema.FieldType.Simple;
import dev.pipewright.model.schema.SchemaDrift.Move;
import dev.pipewright.model.schema.SchemaDrift.Retype;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaDriftTest {

    private static final Field CODE = new Field("order_no", Simple.STRING, true, false);
    private static final Field CUSTOMER = new Field("customer_name", Simple.STRING, false, true);
    private static final Field AMOUNT = Field.of("amount", new FieldType.Decimal(10, 2));
    private static final Field NOTE = Field.of("note", Simple.STRING);

    @Test
    void what_is_kept_moved_gone_new_and_of_another_type_is_told_apart() {
        var renamed = Field.of("CustomerName", Simple.STRING);
        var wider = Field.of("amount", new FieldType.Decimal(12, 2));
        var vat = new Field("vat_id", Simple.STRING, true, false);

        var drift = SchemaDrift.between(schema(CODE, CUSTOMER, AMOUNT, NOTE), schema(CODE, renamed, wider, vat));

        assertThat(drift.kept()).containsExactly("order_no");
        assertThat(drift.moved()).containsExactly(new Move("customer_name", renamed));
        assertThat(drift.gone()).containsExactly(NOTE);
        assertThat(drift.added()).containsExactly(vat);
        assertThat(drift.retyped()).containsExactly(new Retype("amount", AMOUNT.type(), wider.type()));
        assertThat(drift.isNone()).isFalse();
    }

    @Test
    void what_was_sensitive_stays_so_under_its_new_name() {
        var renamed = Field.of("CustomerName", Simple.STRING);

        var drift = SchemaDrift.between(schema(CODE, CUSTOMER), schema(CODE, renamed));

        assertThat(drift.accepted()).isEqualTo(schema(CODE, new Field("CustomerName", Simple.STRING, false, true)));
    }

    @Test
    void of_several_new_names_the_most_alike_is_the_moved_one() {
        var likely = Field.of("customer_names", Simple.STRING);
        var unlikely = Field.of("customer_game", Simple.STRING);

        var drift = SchemaDrift.between(schema(CODE, CUSTOMER), schema(CODE, unlikely, likely));

        assertThat(drift.moved()).containsExactly(new Move("customer_name", likely));
        assertThat(drift.added()).containsExactly(unlikely);
    }

    @Test
    void a_field_of_another_type_has_not_moved() {
        var other = Field.of("customerName", Simple.INTEGER);

        var drift = SchemaDrift.between(schema(CODE, CUSTOMER), schema(CODE, other));

        assertThat(drift.moved()).isEmpty();
        assertThat(drift.gone()).containsExactly(CUSTOMER);
    }

    @Test
    void nothing_differs_from_what_nobody_knows() {
        assertThat(SchemaDrift.between(schema(CODE), Schema.UNKNOWN).isNone()).isTrue();
        assertThat(SchemaDrift.between(Schema.UNKNOWN, schema(CODE)).isNone()).isTrue();
        assertThat(SchemaDrift.between(schema(CODE), schema(CODE)).isNone()).isTrue();
    }

    private static Schema schema(Field... fields) {
        return new Schema(List.of(fields));
    }
}
