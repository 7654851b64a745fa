package dev.pipewright.engine.mapping.business;

import dev.pipewright.model.Sentence;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Addresses as people type them.
public final class Addresses {

    /// Longer than any line that names a city, so that no search in it takes long.
    private static final int LONGEST = 200;

    private static final Pattern LINE_ENDS = Pattern.compile("\\R|\\\\n|<br ?/?>");
    private static final Pattern COMMAS = Pattern.compile("[ ,;]*[,;][ ,;]*");
    /// `Bayshore, CA 94326` and `Ottawa ON K2P 0V6`.
    private static final Pattern CITY_STATE_CODE = Pattern.compile("(?<city>[^,]+?)(?:, ?(?<state>[^,\\d]+?)"
            + "| (?<short>\\p{L}{2,3})),? (?<code>\\d{4,5}(?:-\\d{4})?|\\p{L}\\d\\p{L} ?\\d\\p{L}\\d)");
    /// `80331 München` and `D-80331 München`.
    private static final Pattern CODE_CITY = Pattern.compile(
            "(?<code>(?:\\p{L}{1,3}-)?(?:\\d{4} ?\\p{Lu}{2}|\\d{3} \\d{2}|\\d{2}-\\d{3}|\\d{4,5}))\\s(?<city>.+)");
    private static final Set<String> WITH_STATE = Set.of("US", "CA", "AU");
    private static final Set<String> CODE_FIRST = Set.of(
            "AT", "BE", "CH", "CZ", "DE", "DK", "ES", "FI", "FR", "GR", "IT", "LI", "LU", "NL", "NO", "PL", "SE", "SK");

    private Addresses() {}

    /// One line, tidied up: single spaces, one comma where there are several, none at the ends.
    public static String clean(String text) {
        String plain = COMMAS.matcher(PlainTexts.clean(text)).replaceAll(", ");
        return plain.replaceAll("^, |, $|,$", "").strip();
    }

    /// The lines that say something, tidied up; each of them once.
    public static List<String> lines(List<String> texts) {
        var lines = new LinkedHashSet<String>();
        for (String text : texts) {
            for (String part : LINE_ENDS.split(text, -1)) {
                String line = clean(part);
                if (!line.isEmpty()) {
                    lines.add(line);
                }
            }
        }
        return List.copyOf(lines);
    }

    /// The parts of an address that was typed freely, as a target wants them: `line1` and so on, `city`,
    /// `region` where the country has states, `postalCode` and `country`.
    ///
    /// @param country its code or name, if the last line does not name it
    public static Map<String, String> parts(List<String> texts, @Nullable String country) {
        List<String> lines = lines(texts);
        String named = lines.size() < 2 ? null : Countries.find(lines.getLast());
        String land = named == null ? (country == null ? null : Countries.code(country)) : named;
        List<String> rest = named == null ? lines : lines.subList(0, lines.size() - 1);
        if (land == null || rest.isEmpty()) {
            throw new NotUnderstoodException(Sentence.of("engine.addressWithoutCountry", "text", shown(lines)));
        }
        Map<String, String> last = lastLine(rest.getLast(), land);
        if (last == null) {
            throw new NotUnderstoodException(Sentence.of("engine.noAddress", "text", shown(lines), "country", land));
        }
        var parts = new LinkedHashMap<String, String>();
        for (int i = 0; i < rest.size() - 1; i++) {
            parts.put("line" + (i + 1), rest.get(i));
        }
        parts.putAll(last);
        parts.put("country", land);
        return parts;
    }

    private static @Nullable Map<String, String> lastLine(String line, String country) {
        if (line.length() > LONGEST) {
            return null;
        }
        Matcher withState = CITY_STATE_CODE.matcher(line);
        Matcher codeFirst = CODE_CITY.matcher(line);
        var parts = new LinkedHashMap<String, String>();
        if (WITH_STATE.contains(country) && withState.matches()) {
            String state = withState.group("state") == null ? withState.group("short") : withState.group("state");
            parts.put("city", withState.group("city").strip());
            parts.put("region", States.code(state, country));
            parts.put("postalCode", PostalCodes.clean(withState.group("code"), country));
            return parts;
        }
        if (CODE_FIRST.contains(country) && codeFirst.matches()) {
            parts.put("city", codeFirst.group("city").strip());
            parts.put("postalCode", PostalCodes.clean(codeFirst.group("code"), country));
            return parts;
        }
        return null;
    }

    private static String shown(List<String> lines) {
        return NotUnderstoodException.shown(String.join(", ", lines));
    }
}
