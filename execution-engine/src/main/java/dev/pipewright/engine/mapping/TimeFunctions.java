package dev.pipewright.engine.mapping;

import static dev.pipewright.engine.mapping.Functions.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Functions on points in time, which JSONata counts in milliseconds since 1970. What the time is, the run says.
final class TimeFunctions {

    private static final String ISO = "[Y0001]-[M01]-[D01]T[H01]:[m01]:[s01].[f001][Z01:01t]";
    private static final TimePicture ISO_PICTURE = TimePicture.parse(ISO);
    private static final Pattern ISO_TEXT = Pattern.compile(
            "(\\d{4})(-([01]\\d))?(-([0-3]\\d))?(T([0-2]\\d:[0-5]\\d:[0-5]\\d))?(\\.(\\d+))?([+-][0-2]\\d:?[0-5]\\d|Z)?");

    private TimeFunctions() {}

    static Functions.Library library() {
        return new Functions.Library(FunctionGroup.TIME)
                .add(
                        "now",
                        2,
                        "<s?s?:s>",
                        "picture? offset?",
                        "$now()",
                        "'2026-01-31T12:00:00.000Z'",
                        (a, frame) -> format(frame.evaluation.context.now(), a[0], a[1]))
                .add(
                        "millis",
                        0,
                        "<:n>",
                        "",
                        "$millis()",
                        "1769860800000",
                        (_, frame) -> frame.evaluation.context.now().toEpochMilli())
                .add(
                        "fromMillis",
                        3,
                        "<n-s?s?:s>",
                        "number picture? offset?",
                        "$fromMillis(1130112000000, '[M]/[D]/[Y]')",
                        "'10/24/2005'",
                        (a, _) -> fromMillis(a))
                .add(
                        "toMillis",
                        2,
                        "<s-s?:n>",
                        "text picture?",
                        "$toMillis('2005-10-24')",
                        "1130112000000",
                        TimeFunctions::toMillis);
    }

    private static Object fromMillis(@Nullable Object[] arguments) {
        if (arguments[0] == Missing.MISSING) {
            return Missing.MISSING;
        }
        var whole = Numbers.round(Functions.present(arguments[0]), 0, java.math.RoundingMode.DOWN);
        if (!(whole instanceof Long millis) || Math.abs(millis) > 8_640_000_000_000_000L) {
            throw new Trouble("D1001", Trouble.shown(arguments[0]) + " is no point in time.", arguments[0]);
        }
        return format(Instant.ofEpochMilli(millis), arguments[1], arguments[2]);
    }

    private static String format(Instant instant, @Nullable Object picture, @Nullable Object zone) {
        var time = instant.atOffset(zone == Missing.MISSING ? ZoneOffset.UTC : offset(text(zone)));
        return TimeFormat.format(time, picture == Missing.MISSING ? ISO_PICTURE : TimePicture.parse(text(picture)));
    }

    private static ZoneOffset offset(String zone) {
        if (!zone.matches("[-+]?[0-9]{1,4}")) {
            throw new Trouble("D3134", "Write the time zone as in '+0100', not " + Trouble.shown(zone) + ".", zone);
        }
        int number = Integer.parseInt(zone);
        try {
            return ZoneOffset.ofHoursMinutes(number / 100, number % 100);
        } catch (DateTimeException e) {
            throw new Trouble("D3134", "There is no time zone " + Trouble.shown(zone) + ".", zone);
        }
    }

    private static Object toMillis(@Nullable Object[] arguments, Frame frame) {
        if (arguments[0] == Missing.MISSING) {
            return Missing.MISSING;
        }
        String text = text(arguments[0]);
        if (arguments[1] != Missing.MISSING) {
            var picture = TimePicture.parse(text(arguments[1]));
            return TimeReader.read(text, picture, frame.evaluation.context.now());
        }
        var iso = ISO_TEXT.matcher(text);
        if (!iso.matches()) {
            throw notIso(text);
        }
        try {
            int month = iso.group(3) == null ? 1 : Integer.parseInt(iso.group(3));
            int day = iso.group(5) == null ? 1 : Integer.parseInt(iso.group(5));
            var date = LocalDate.of(Integer.parseInt(iso.group(1)), month, day);
            var time = iso.group(7) == null ? LocalTime.MIDNIGHT : LocalTime.parse(iso.group(7));
            String fraction = iso.group(9) == null ? "0" : (iso.group(9) + "00").substring(0, 3);
            var offset = iso.group(10) == null ? ZoneOffset.UTC : ZoneOffset.of(withColon(iso.group(10)));
            return OffsetDateTime.of(date, time, offset).toInstant().toEpochMilli() + Integer.parseInt(fraction);
        } catch (DateTimeException e) {
            throw notIso(text);
        }
    }

    private static String withColon(String zone) {
        return zone.length() == 5 ? zone.substring(0, 3) + ":" + zone.substring(3) : zone;
    }

    private static Trouble notIso(String text) {
        return new Trouble(
                "D3110",
                Trouble.shown(text) + " is no time as in '2026-01-31T12:00:00Z'; give $toMillis its picture.",
                text);
    }
}
