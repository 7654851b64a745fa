package dev.pipewright.engine.mapping;

import static dev.pipewright.engine.mapping.Understood.understood;

import dev.pipewright.engine.mapping.business.CalendarSteps;
import dev.pipewright.engine.mapping.business.Times;

/// Functions on dates and moments as texts, which is how records have them.
final class CalendarFunctions {

    private CalendarFunctions() {}

    static Functions.Library library() {
        return calculating(new Functions.Library(FunctionGroup.TIME)
                .add(
                        "parseDate",
                        "<s(sa)?s?:s>",
                        "text formats? locale?",
                        "$parseDate('3/2/2026', 'M/d/yyyy')",
                        "'2026-03-02'",
                        understood(a -> Times.date(a.text(0), a.texts(1), a.textOrNull(2))))
                .add(
                        "toInstant",
                        "<ss?(sa)?s?:s>",
                        "text zone? formats? locale?",
                        "$toInstant('3/2/2026 10:11 am', 'America/Los_Angeles', 'M/d/yyyy h:mm a')",
                        "'2026-03-02T18:11:00Z'",
                        understood(a -> Times.instant(a.text(0), a.textOrNull(1), a.texts(2), a.textOrNull(3))))
                .add(
                        "inZone",
                        "<ss:s>",
                        "moment zone",
                        "$inZone('2026-03-02T23:30:00Z', 'Europe/Berlin')",
                        "'2026-03-03T00:30:00+01:00'",
                        understood(a -> Times.in(a.text(0), a.text(1))))
                .add(
                        "dateIn",
                        "<ss:s>",
                        "moment zone",
                        "$dateIn('/Date(1130168212000+0000)/', 'America/New_York')",
                        "'2005-10-24'",
                        understood(a -> Times.dateIn(a.text(0), a.text(1))))
                .add(
                        "formatDate",
                        "<sss?s?:s>",
                        "date format zone? locale?",
                        "$formatDate('2026-03-02', 'd. MMMM yyyy')",
                        "'2. March 2026'",
                        understood(a -> Times.format(a.text(0), a.text(1), a.textOrNull(2), a.textOrNull(3))))
                .add(
                        "toEpoch",
                        "<ss:n>",
                        "moment unit",
                        "$toEpoch('2005-10-24T00:00:00Z', 'seconds')",
                        "1130112000",
                        understood(a -> Times.epoch(a.text(0), a.text(1))))
                .add(
                        "fromEpoch",
                        "<ns:s>",
                        "number unit",
                        "$fromEpoch(1130112000, 'seconds')",
                        "'2005-10-24T00:00:00Z'",
                        understood(a -> Times.ofEpoch(a.whole(0), a.text(1)))));
    }

    private static Functions.Library calculating(Functions.Library library) {
        return library.add(
                        "dateAdd",
                        "<sns:s>",
                        "date amount unit",
                        "$dateAdd('2026-01-31', 1, 'months')",
                        "'2026-02-28'",
                        understood(a -> CalendarSteps.plus(a.text(0), a.whole(1), a.text(2))))
                .add(
                        "dateDiff",
                        "<sss:n>",
                        "from to unit",
                        "$dateDiff('2026-01-31', '2026-03-02', 'days')",
                        "30",
                        understood(a -> CalendarSteps.between(a.text(0), a.text(1), a.text(2))))
                .add(
                        "datePart",
                        "<ss:n>",
                        "date part",
                        "$datePart('2026-03-02', 'quarter')",
                        "1",
                        understood(a -> CalendarSteps.part(a.text(0), a.text(1))))
                .add(
                        "startOf",
                        "<ss:s>",
                        "date period",
                        "$startOf('2026-03-02', 'month')",
                        "'2026-03-01'",
                        understood(a -> CalendarSteps.startOf(a.text(0), a.text(1))))
                .add(
                        "endOf",
                        "<ss:s>",
                        "date period",
                        "$endOf('2026-02-02', 'month')",
                        "'2026-02-28'",
                        understood(a -> CalendarSteps.endOf(a.text(0), a.text(1))));
    }
}
