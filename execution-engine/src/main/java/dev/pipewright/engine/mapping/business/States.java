package dev.pipewright.engine.mapping.business;

import dev.pipewright.model.Sentence;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// States and provinces after ISO 3166-2, of the countries in `states.txt`: those whose tax depends on them.
public final class States {

    private static final Map<String, List<String>> TABLE = Map.copyOf(Names.table("states.txt"));
    private static final Map<String, Names> BY_COUNTRY = byCountry();

    private States() {}

    private static Map<String, Names> byCountry() {
        var all = new HashMap<String, Names.Builder>();
        TABLE.forEach((code, names) -> {
            String country = code.substring(0, 2);
            String state = code.substring(3);
            var known = all.computeIfAbsent(country, _ -> new Names.Builder());
            known.add(code, state).add(state, state);
            names.forEach(name -> known.add(name, state));
        });
        return all.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> entry.getValue().names()));
    }

    /// The code of a state, without its country, for its code, its name or a usual abbreviation, as in WA for
    /// Wash.
    public static String code(String text, String country) {
        String land = Countries.code(country);
        Names names = BY_COUNTRY.get(land);
        String shown = NotUnderstoodException.shown(text);
        if (names == null) {
            String known = String.join(", ", new TreeSet<>(BY_COUNTRY.keySet()));
            throw new NotUnderstoodException(
                    Sentence.of("engine.statesUnknown", "text", shown, "country", land, "known", known));
        }
        String code = names.find(text);
        if (code == null) {
            throw new NotUnderstoodException(Sentence.of("engine.noState", "text", shown, "country", land));
        }
        return code;
    }

    /// The name of a state.
    public static String name(String text, String country) {
        String code = code(text, country);
        String whole = Countries.code(country) + "-" + code;
        return TABLE.getOrDefault(whole, List.of(code)).getFirst();
    }
}
