package dev.pipewright.engine.mapping.business;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {

    private static final List<String> NONE = List.of();

    private static void assertRefused(String message, ThrowingCallable call) {
        assertThatExceptionOfType(NotUnderstoodException.class).isThrownBy(call).withMessage(message);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02, 2026-03-02",
        "2026-03-02 23:11:12, 2026-03-02",
        "2026-03-02T23:11:12.345678-08:00, 2026-03-02",
        "2026/3/2, 2026-03-02",
        "20260302, 2026-03-02",
        "20260302101112, 2026-03-02",
        "/Date(1130112000000)/, 2005-10-24",
        "/Date(1130112000000+0000)/, 2005-10-24",
        "/Date(1130191200000-0480)/, 2005-10-24",
        "02-MAR-2026, 2026-03-02",
        "2 March 2026, 2026-03-02",
        "'Mar 2, 2026', 2026-03-02"
    })
    void a_date_that_can_be_read_in_one_way_needs_no_format(String text, String date) {
        assertThat(Times.date(text, NONE, null)).isEqualTo(date);
    }

    @ParameterizedTest
    @CsvSource({
        "3/2/2026, M/d/yyyy, 2026-03-02",
        "3/2/2026, d/M/yyyy, 2026-02-03",
        "02.03.26, dd.MM.yy, 2026-03-02",
        "3/2/2026 10:11 am, M/d/yyyy h:mm a, 2026-03-02",
        "2026W101, YYYY'W'wwe, 2026-03-02"
    })
    void the_format_says_what_is_day_and_what_is_month(String text, String format, String date) {
        assertThat(Times.date(text, List.of(format), text.contains("W") ? "de-DE" : null))
                .isEqualTo(date);
    }

    @Test
    void months_may_be_words_of_another_language() {
        assertThat(Times.date("2. März 2026", List.of("d. MMMM yyyy"), "de")).isEqualTo("2026-03-02");
        assertThat(Times.format("2026-03-02", "d MMMM yyyy", null, "fr")).isEqualTo("2 mars 2026");
    }

    @Test
    void a_date_that_can_be_read_in_two_ways_is_refused() {
        assertRefused(
                "In '3/2/2026' nobody can tell the day from the month. Say how it is written, as in 'M/d/yyyy'.",
                () -> Times.date("3/2/2026", NONE, null));
        assertRefused(
                "In '25.12.2026 10:00' nobody can tell the day from the month. Say how it is written, as in"
                        + " 'M/d/yyyy'.",
                () -> Times.date("25.12.2026 10:00", NONE, null));
        assertRefused(
                "'3/2/2026' is 2026-03-02 in one format and 2026-02-03 in another. Leave one of the two out.",
                () -> Times.date("3/2/2026", List.of("M/d/yyyy", "d/M/yyyy"), null));
        assertThat(Times.date("3/25/2026", List.of("M/d/yyyy", "d/M/yyyy"), null))
                .isEqualTo("2026-03-25");
    }

    @Test
    void what_is_no_date_is_refused() {
        assertRefused(
                "'2026-02-30' is no date that can be understood without its format. Say how it is written, as in"
                        + " 'dd.MM.yyyy HH:mm'.",
                () -> Times.date("2026-02-30", NONE, null));
        assertRefused(
                "'2/30/2026' is no date in the format 'M/d/yyyy', 'yyyyMMdd'. Correct the format, or add another one"
                        + " to the list.",
                () -> Times.date("2/30/2026", List.of("M/d/yyyy", "yyyyMMdd"), null));
        assertRefused(
                "'M/d/yyyy z' is no format for dates. Write it as in 'M/d/yyyy h:mm a': d day, M month, y year, H or"
                        + " h hour, m minute, s second, a am or pm, X offset; other letters in quotes.",
                () -> Times.date("3/2/2026 EST", List.of("M/d/yyyy z"), null));
        assertRefused(
                "There is no language 'xx'. Write it as in 'de' or 'de-CH'.",
                () -> Times.date("3/2/2026", List.of("M/d/yyyy"), "xx"));
    }

    @ParameterizedTest
    @CsvSource({
        "00000000",
        "0000-00-00",
        "0000-00-00 00:00:00",
        "00.00.0000",
        "0001-01-01",
        "0001-01-01T00:00:00Z",
        "/Date(-62135596800000)/",
        "''"
    })
    void what_stands_for_no_date_is_refused_with_the_way_out(String text) {
        assertRefused(
                "'" + text + "' stands for no date. Put $emptyToNothing around the field, so that it counts as"
                        + " missing.",
                () -> Times.date(text, NONE, null));
        assertThat(PlainTexts.isEmpty(text)).isTrue();
    }

    @Test
    void a_moment_is_told_in_utc() {
        assertThat(Times.instant("2015-07-24T10:35:08-07:00", null, NONE, null)).isEqualTo("2015-07-24T17:35:08Z");
        assertThat(Times.instant("/Date(1130168212000+0060)/", null, NONE, null))
                .isEqualTo("2005-10-24T15:36:52Z");
        assertThat(Times.instant("2026-03-02 10:11:12", "UTC", NONE, null)).isEqualTo("2026-03-02T10:11:12Z");
        assertThat(Times.instant("2026-03-02", "Europe/Berlin", NONE, null)).isEqualTo("2026-03-01T23:00:00Z");
        assertThat(Times.instant("2015-07-24T10:35:08-07:00", "UTC", NONE, null))
                .as("the text's own offset counts")
                .isEqualTo("2015-07-24T17:35:08Z");
    }

    @Test
    void a_moment_without_a_zone_is_refused() {
        assertRefused(
                "'2026-03-02T10:11:12' does not say its time zone. Say which one it is, as in 'UTC' or"
                        + " 'America/New_York'.",
                () -> Times.instant("2026-03-02 10:11:12", null, NONE, null));
        assertRefused(
                "There is no time zone 'EST'. Write it as in 'Europe/Berlin', 'UTC' or '+01:00'.",
                () -> Times.instant("2026-03-02 10:11:12", "EST", NONE, null));
    }

    @Test
    void an_hour_that_the_clocks_show_twice_or_never_is_refused() {
        assertRefused(
                "'2026-10-25T02:30:00' comes twice in Europe/Berlin: the clocks go back that night. Use a field of the"
                        + " source that has the offset from UTC.",
                () -> Times.instant("2026-10-25 02:30:00", "Europe/Berlin", NONE, null));
        assertRefused(
                "There is no '2026-03-29T02:30:00' in Europe/Berlin: the clocks go forward past it. Check the zone.",
                () -> Times.instant("2026-03-29 02:30:00", "Europe/Berlin", NONE, null));
    }

    @Test
    void the_day_of_a_moment_depends_on_the_zone() {
        assertThat(Times.dateIn("2026-03-02T23:30:00-05:00", "America/New_York"))
                .isEqualTo("2026-03-02");
        assertThat(Times.dateIn("2026-03-02T23:30:00-05:00", "UTC")).isEqualTo("2026-03-03");
        assertThat(Times.in("2026-07-02T10:00:00Z", "Europe/Berlin")).isEqualTo("2026-07-02T12:00:00+02:00");
        assertThat(Times.format("2026-03-02T23:30:00Z", "yyyyMMdd", "Asia/Tokyo", null))
                .isEqualTo("20260303");
    }

    @Test
    void a_format_cannot_ask_for_more_than_is_known() {
        assertRefused(
                "The format 'HH:mm' asks for more than '2026-03-02' says. Leave out what is not known.",
                () -> Times.format("2026-03-02", "HH:mm", null, null));
    }

    @Test
    void moments_are_counted_since_1970_in_seconds_or_milliseconds() {
        assertThat(Times.epoch("2005-10-24T00:00:00.250Z", "milliseconds")).isEqualTo(1_130_112_000_250L);
        assertThat(Times.ofEpoch(1_130_112_000L, "seconds")).isEqualTo("2005-10-24T00:00:00Z");
        assertRefused(
                "1130112000000 seconds after 1970 is too far away for a date. Check the unit.",
                () -> Times.ofEpoch(1_130_112_000_000L, "seconds"));
        assertRefused(
                "There is no unit 'days' for the time since 1970. Take seconds or milliseconds.",
                () -> Times.ofEpoch(1, "days"));
    }

    @Test
    void dates_are_calculated_with_as_people_do() {
        assertThat(CalendarSteps.plus("2026-01-31", 1, "months")).isEqualTo("2026-02-28");
        assertThat(CalendarSteps.plus("2026-03-02T10:11:12Z", -90, "minutes")).isEqualTo("2026-03-02T08:41:12Z");
        assertThat(CalendarSteps.between("2026-01-31", "2026-03-01", "months")).isEqualTo(1);
        assertThat(CalendarSteps.part("2026-03-02", "weekday")).isEqualTo(1);
        assertThat(CalendarSteps.part("2026-12-31", "week")).isEqualTo(53);
        assertThat(CalendarSteps.startOf("2026-05-20T10:00:00Z", "quarter")).isEqualTo("2026-04-01");
        assertThat(CalendarSteps.endOf("2028-02-10", "month")).isEqualTo("2028-02-29");
    }

    @Test
    void what_dates_do_not_have_is_refused() {
        assertRefused(
                "1 hours cannot be added to '2026-03-02'. Add days, weeks, months or years to dates, and hours, minutes"
                        + " or seconds to times only.",
                () -> CalendarSteps.plus("2026-03-02", 1, "hours"));
        assertRefused(
                "9000 years cannot be added to '2026-03-02'. Add days, weeks, months or years to dates, and hours,"
                        + " minutes or seconds to times only.",
                () -> CalendarSteps.plus("2026-03-02", 9000, "years"));
        assertRefused(
                "'2026-03-02' and '2026-03-02 00:00' cannot be compared: one says more than the other. Take two dates,"
                        + " or two moments.",
                () -> CalendarSteps.between("2026-03-02", "2026-03-02 00:00", "days"));
        assertRefused(
                "'2026-03-02' has no hour. Take year, quarter, month, week, weekday or day of a date, and hour, minute"
                        + " or second of a time.",
                () -> CalendarSteps.part("2026-03-02", "hour"));
        assertRefused(
                "There is no unit 'fortnights'. Take seconds, minutes, hours, days, weeks, months or years.",
                () -> CalendarSteps.plus("2026-03-02", 1, "fortnights"));
    }
}
