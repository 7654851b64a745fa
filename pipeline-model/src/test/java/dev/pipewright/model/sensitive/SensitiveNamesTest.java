package dev.pipewright.model.sensitive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.FieldType.ListOf;
import dev.pipewright.model.schema.FieldType.Simple;
import dev.pipewright.model.schema.FieldType.Structure;
import dev.pipewright.model.schema.Schema;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SensitiveNamesTest {

    @Test
    void names_of_what_is_about_a_person_are_known_however_they_are_written() {
        assertThat(List.of(
                                "email",
                                "E-Mail",
                                "customer_email",
                                "contactEmail",
                                "phone",
                                "Phone Number",
                                "taxId",
                                "VAT_NO",
                                "iban",
                                "card-number",
                                "lname",
                                "lastName",
                                "first_name",
                                "CUSTOMER_NAME",
                                "street",
                                "shipToStreet",
                                "address_line1",
                                "birthdate",
                                "date_of_birth",
                                "ssn")
                        .stream()
                        .filter(name -> !SensitiveNames.isTelling(name)))
                .as("not known")
                .containsExactly("lname");
    }

    @Test
    void other_names_are_left_alone() {
        assertThat(List.of(
                        "amount",
                        "name",
                        "taxCode",
                        "tax",
                        "taxes",
                        "sku",
                        "state",
                        "emailed_at",
                        "orderNumber",
                        "bicycle"))
                .noneMatch(SensitiveNames::isTelling);
    }

    @Test
    void fields_are_offered_that_are_not_marked_yet_wherever_they_lie() {
        var address =
                new Structure(new Schema(List.of(Field.of("street", Simple.STRING), Field.of("city", Simple.STRING))));
        var schema = new Schema(List.of(
                new Field("email", Simple.STRING, false, true),
                Field.of("phone", Simple.STRING),
                Field.of("address", address),
                Field.of(
                        "contacts",
                        new ListOf(new Structure(new Schema(List.of(Field.of("E-Mail", Simple.STRING))))))));

        assertThat(SensitiveNames.in(schema)).containsExactly("phone", "address.street", "contacts.E-Mail");
        Schema marked = SensitivePaths.withMarks(schema, Set.of("phone", "contacts.E-Mail", "email"), true);
        assertThat(SensitivePaths.of(marked).paths()).containsExactlyInAnyOrder("email", "phone", "contacts.E-Mail");
        assertThat(SensitivePaths.of(SensitivePaths.withMarks(marked, Set.of("email"), false))
                        .paths())
                .containsExactlyInAnyOrder("phone", "contacts.E-Mail");
    }
}
