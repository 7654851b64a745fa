package dev.pipewright.engine.mapping.business;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlacesTest {

    private static void assertRefused(String message, ThrowingCallable call) {
        assertThatExceptionOfType(NotUnderstoodException.class).isThrownBy(call).withMessage(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            us                          | US
            USA                         | US
            U.S.A.                      | US
            United States               | US
            United States of America    | US
            Vereinigte Staaten          | US
            uk                          | GB
            Great Britain               | GB
            Deutschland                 | DE
            ALLEMAGNE                   | DE
            España                      | ES
            Espana                      | ES
            Côte d'Ivoire               | CI
            Czech Republic              | CZ
            Korea, Republic of          | KR
            Viet Nam                    | VN
            Turkey                      | TR
            EL                          | GR
            Georgia                     | GE
            Niger                       | NE
            """)
    void a_country_is_known_by_its_codes_and_its_names(String text, String code) {
        assertThat(Countries.code(text)).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Atlantis", "XX", "Korea", "", "Virgin Islands", "Europe"})
    void what_names_no_country_or_several_is_refused(String text) {
        assertRefused(
                "'" + text + "' names no country, or more than one. Use a code as in 'US', or $mapValue with a table"
                        + " of your own.",
                () -> Countries.code(text));
    }

    @Test
    void each_country_is_found_by_its_own_codes_and_name() {
        for (String code : Locale.getISOCountries()) {
            assertThat(Countries.code(code)).isEqualTo(code);
            assertThat(Countries.code(Countries.code3(code))).isEqualTo(code);
            assertThat(Countries.code(Countries.name(code, "en"))).isEqualTo(code);
        }
        assertThat(Countries.name("DEU", "fr")).isEqualTo("Allemagne");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            WA                 | US             | WA
            wash.              | USA            | WA
            Washington         | United States  | WA
            US-WA              | US             | WA
            N. Carolina        | US             | NC
            D.C.               | US             | DC
            Quebec             | Canada         | QC
            Québec             | CA             | QC
            PQ                 | CA             | QC
            Western Australia  | AU             | WA
            Sao Paulo          | BR             | SP
            Bavaria            | DE             | BY
            CDMX               | MX             | CMX
            """)
    void a_state_is_known_by_its_code_name_and_abbreviation(String text, String country, String code) {
        assertThat(States.code(text, country)).isEqualTo(code);
    }

    @Test
    void states_that_are_not_known_are_refused() {
        assertRefused(
                "US has no state 'Ontario'. Use its code or its name, or $mapValue with a table of your own.",
                () -> States.code("Ontario", "US"));
        assertRefused(
                "The states of FR are not known, so 'Bretagne' cannot be looked up. Those of AU, BR, CA, DE, MX, US"
                        + " are; use $mapValue with a table of your own.",
                () -> States.code("Bretagne", "FR"));
    }

    @Test
    void no_name_in_a_table_means_two_states() {
        var seen = new HashSet<String>();
        var twice = new ArrayList<String>();
        Names.table("states.txt")
                .forEach((code, names) -> names.forEach(name -> {
                    String key = code.substring(0, 2) + " " + Names.key(name);
                    if (!seen.add(key)) {
                        twice.add(key);
                    }
                    assertThat(States.code(name, code.substring(0, 2))).isEqualTo(code.substring(3));
                }));

        assertThat(twice).isEmpty();
        assertThat(States.name("WA", "US")).isEqualTo("Washington");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            98110        | US | 98110
            981101234    | US | 98110-1234
            98110 1234   | US | 98110-1234
            1234         | US | 01234
            501          | US | 00501
            10010001     | US | 01001-0001
            k2p0v6       | CA | K2P 0V6
            C1A4P6       | CA | C1A 4P6
            sw1a1aa      | GB | SW1A 1AA
            G1 1AA       | GB | G1 1AA
            1067         | DE | 01067
            D-80331      | DE | 80331
            1234ab       | NL | 1234 AB
            SE-11122     | SE | 111 22
            00950        | PL | 00-950
            01310100     | BR | 01310-100
            1000001      | JP | 100-0001
            a65f4e2      | IE | A65 F4E2
            800          | AU | 0800
            ab 12 cd     | KE | AB 12 CD
            """)
    void a_postal_code_is_written_as_its_post_does(String text, String country, String code) {
        assertThat(PostalCodes.clean(text, country)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"98110, CA", "K2P 0V6, US", "12, US", "123, AT", "'', US", "SW1A, GB"})
    void what_is_no_postal_code_of_the_country_is_refused(String text, String country) {
        String land = country.substring(0, 2);
        assertRefused(
                "'" + text + "' is no postal code of " + land + ". Correct it in the source, or check the country.",
                () -> PostalCodes.clean(text, land));
    }

    @Test
    void an_address_is_tidied_up() {
        assertThat(Addresses.clean(" ,4581  Finch St. , ,Bayshore ;CA,")).isEqualTo("4581 Finch St., Bayshore, CA");
        assertThat(Addresses.lines(List.of("Amy's\r\n4581 Finch St.", "", " Bayshore ", "Bayshore")))
                .containsExactly("Amy's", "4581 Finch St.", "Bayshore");
    }

    @Test
    void an_address_typed_freely_is_taken_apart() {
        assertThat(Addresses.parts(List.of("Amy Lauterbach", "4581 Finch St.", "Bayshore, CA  94326"), "US"))
                .isEqualTo(Map.of(
                        "line1", "Amy Lauterbach",
                        "line2", "4581 Finch St.",
                        "city", "Bayshore",
                        "region", "CA",
                        "postalCode", "94326",
                        "country", "US"));
        assertThat(Addresses.parts(List.of("New York, New York 10001-1234"), "US"))
                .containsEntry("city", "New York")
                .containsEntry("region", "NY")
                .containsEntry("postalCode", "10001-1234");
        assertThat(Addresses.parts(List.of("1 Elgin St", "Ottawa ON K2P0V6", "Canada"), null))
                .containsEntry("city", "Ottawa")
                .containsEntry("region", "ON")
                .containsEntry("postalCode", "K2P 0V6")
                .containsEntry("country", "CA");
        assertThat(Addresses.parts(List.of("Marienplatz 1\nD-80331 München\nDeutschland"), "US"))
                .containsEntry("line1", "Marienplatz 1")
                .containsEntry("city", "München")
                .containsEntry("postalCode", "80331")
                .containsEntry("country", "DE");
    }

    @Test
    void an_address_that_cannot_be_taken_apart_is_refused() {
        assertRefused(
                "The address '4581 Finch St., Bayshore' cannot be taken apart as one of US. Its last line must have the"
                        + " city, the postal code and the state as that country writes them.",
                () -> Addresses.parts(List.of("4581 Finch St.", "Bayshore"), "US"));
        assertRefused(
                "The address 'Bayshore, CA 94326' does not say its country. Give it as second argument.",
                () -> Addresses.parts(List.of("Bayshore, CA 94326"), null));
        assertRefused(
                "US has no state 'ZZ'. Use its code or its name, or $mapValue with a table of your own.",
                () -> Addresses.parts(List.of("Bayshore, ZZ 94326"), "US"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            (206) 555-0123        | US | +12065550123
            +49 (0)89 1234-5678   |    | +498912345678
            089/12345678          | DE | +498912345678
            0039 06 1234 5678     | DE | +390612345678
            06 1234 5678          | IT | +390612345678
            2065550123            | United States | +12065550123
            """)
    void a_telephone_number_is_written_as_it_is_dialled_from_anywhere(String text, String country, String number) {
        assertThat(PhoneNumbers.international(text, country)).isEqualTo(number);
    }

    @Test
    void what_is_no_telephone_number_is_refused() {
        assertRefused(
                "'555-0123' does not say its country. Give it as second argument, as in 'US'.",
                () -> PhoneNumbers.international("555-0123", null));
        for (String text : List.of("12", "n/a", "206 555 0123 456 789", "(206) 555-0123 ext. 7")) {
            assertRefused(
                    "'" + text + "' is no telephone number. Correct it in the source, or check the country.",
                    () -> PhoneNumbers.international(text, "US"));
        }
    }

    @Test
    void texts_are_freed_of_what_nobody_sees() {
        assertThat(PlainTexts.clean("\u00a0Finch\t \u200bStreet\n")).isEqualTo("Finch Street");
        assertThat(PlainTexts.withoutAccents("Ærøskøbing, Łódź, Straße")).isEqualTo("AEroskobing, Lodz, Strasse");
        assertThat(PlainTexts.withoutLeadingZeros("0004711")).isEqualTo("4711");
        assertThat(PlainTexts.withoutLeadingZeros("0")).isEqualTo("0");
        assertThat(PlainTexts.withoutLeadingZeros("00A1")).isEqualTo("00A1");
        assertThat(PlainTexts.isEmpty("{00000000-0000-0000-0000-000000000000}")).isTrue();
        assertThat(PlainTexts.isEmpty("0")).isFalse();
    }
}
