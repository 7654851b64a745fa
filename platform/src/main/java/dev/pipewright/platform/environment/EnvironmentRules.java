package dev.pipewright.platform.environment;

import dev.pipewright.model.Parameter;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.check.ParameterValues;
import dev.pipewright.model.check.SecretForms;
import dev.pipewright.model.environment.Environment;
import dev.pipewright.platform.catalogue.SavedConnection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What an environment may say.
final class EnvironmentRules {

    /// In an address, and in front of the words that a list shows.
    private static final Pattern NAME = Pattern.compile("[^/@\\s]([^/@]{0,58}[^/@\\s])?");

    private static final Pattern PARAMETER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private EnvironmentRules() {}

    /// What is wrong; empty if nothing is.
    ///
    /// @param saved the connections that there are
    static List<Sentence> troubles(Environment environment, List<SavedConnection> saved) {
        List<Sentence> troubles = new ArrayList<>();
        if (!NAME.matcher(environment.name()).matches()) {
            troubles.add(Sentence.of("platform.environmentName"));
        }
        Set<String> names = new HashSet<>();
        for (Parameter parameter : environment.parameters()) {
            trouble(parameter, names).forEach(troubles::add);
        }
        Map<String, String> kinds =
                saved.stream().collect(Collectors.toMap(SavedConnection::name, SavedConnection::connector));
        new TreeMap<>(environment.connections())
                .forEach((drawn, bound) -> trouble(drawn, bound, kinds).forEach(troubles::add));
        return troubles;
    }

    private static Stream<Sentence> trouble(Parameter parameter, Set<String> names) {
        String name = parameter.name();
        String value = parameter.standard();
        if (!PARAMETER.matcher(name).matches()) {
            return Stream.of(Sentence.of("platform.environmentParameter", "name", name));
        }
        if (!names.add(name)) {
            return Stream.of(Sentence.of("platform.environmentTwice", "name", name));
        }
        if (value == null) {
            return Stream.of(Sentence.of("platform.environmentNoValue", "name", name));
        }
        // The value itself is not said: it may be one.
        if (SecretForms.looksLikeOne(name, value)) {
            return Stream.of(Sentence.of("platform.environmentSecret", "name", name));
        }
        return ParameterValues.fits(value, parameter.type())
                ? Stream.of()
                : Stream.of(Sentence.of(
                        "platform.environmentValue",
                        "name",
                        name,
                        "value",
                        value,
                        "type",
                        ParameterValues.words(parameter.type())));
    }

    private static Stream<Sentence> trouble(String drawn, String bound, Map<String, String> kinds) {
        String kind = kinds.get(bound);
        if (drawn.isBlank()) {
            return Stream.of(Sentence.of("platform.environmentWithoutDrawn", "bound", bound));
        }
        if (kind == null) {
            return Stream.of(Sentence.of("platform.environmentConnection", "drawn", drawn, "bound", bound));
        }
        String expected = kinds.getOrDefault(drawn, kind);
        return expected.equals(kind)
                ? Stream.of()
                : Stream.of(Sentence.of(
                        "platform.environmentKind",
                        "drawn",
                        drawn,
                        "bound",
                        bound,
                        "kind",
                        kind,
                        "expected",
                        expected));
    }
}
