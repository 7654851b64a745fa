package dev.pipewright.engine.quartz;

import dev.pipewright.model.Sentence;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import java.util.regex.Pattern;
import org.quartz.CronExpression;

/// Times that repeat by a rule: minute, hour, day of month, month and day of week, as in `30 6 * * MON-FRI`. Sunday
/// is 0, 7 or SUN. An hour that the clock skips in spring does not come; one that comes twice in autumn counts
/// once.
public record CronPlan(String cron, ZoneId zone) {

    private static final int FIELDS = 5;
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern NUMBER = Pattern.compile("(?<![/#\\d])[0-7](?!\\d)");
    private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN");
    private static final List<Duration> LOOKS_BACK =
            List.of(Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(32), Duration.ofDays(1500));

    /// @throws NoRuleException if the rule is none
    public CronPlan {
        expressionOf(cron, zone);
    }

    /// The next times behind a moment, earliest first; fewer if the rule ends.
    public List<Instant> next(Instant from, int count) {
        CronExpression expression = expression();
        var times = new ArrayList<Instant>();
        for (Date time = expression.getNextValidTimeAfter(Date.from(from));
                time != null && times.size() < count;
                time = expression.getNextValidTimeAfter(time)) {
            times.add(time.toInstant());
        }
        return times;
    }

    /// The last planned time that is not behind a moment: what a late firing is for.
    public Optional<Instant> latestAt(Instant moment) {
        for (Duration back : LOOKS_BACK) {
            Optional<Instant> latest = latestBetween(moment.minus(back), moment);
            if (latest.isPresent()) {
                return latest;
            }
        }
        return Optional.empty();
    }

    private Optional<Instant> latestBetween(Instant from, Instant to) {
        CronExpression expression = expression();
        Optional<Instant> latest = Optional.empty();
        for (Date time = expression.getNextValidTimeAfter(Date.from(from));
                time != null && !time.toInstant().isAfter(to);
                time = expression.getNextValidTimeAfter(time)) {
            latest = Optional.of(time.toInstant());
        }
        return latest;
    }

    CronExpression expression() {
        return expressionOf(cron, zone);
    }

    private static CronExpression expressionOf(String cron, ZoneId zone) {
        List<String> fields =
                SPACE.splitAsStream(cron.strip().toUpperCase(Locale.ROOT)).toList();
        if (fields.size() != FIELDS) {
            throw new NoRuleException(Sentence.of("engine.cronFields"), null);
        }
        boolean everyDate = fields.get(2).equals("*");
        boolean everyDay = fields.get(4).equals("*");
        if (!everyDate && !everyDay) {
            throw new NoRuleException(Sentence.of("engine.cronDays"), null);
        }
        String days = NUMBER.matcher(fields.get(4)).replaceAll(number -> DAYS.get(Integer.parseInt(number.group())));
        String quartz = String.join(
                " ",
                "0",
                fields.get(0),
                fields.get(1),
                everyDay ? fields.get(2) : "?",
                fields.get(3),
                everyDay ? "?" : days);
        try {
            var expression = new CronExpression(quartz);
            expression.setTimeZone(TimeZone.getTimeZone(zone));
            return expression;
        } catch (ParseException e) {
            throw new NoRuleException(
                    CronFault.in(cron, quartz).orElseGet(() -> Sentence.of("engine.cronWrong", "rule", cron)), e);
        }
    }
}
