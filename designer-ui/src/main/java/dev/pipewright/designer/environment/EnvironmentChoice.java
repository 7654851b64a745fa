package dev.pipewright.designer.environment;

import com.vaadin.flow.component.select.Select;
import dev.pipewright.model.environment.Environment;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Lets a person choose where something runs: with the connections that are drawn, or in an environment. It is not
/// shown while there is no environment.
public final class EnvironmentChoice extends Select<String> {

    private static final String DRAWN = "";

    private final transient List<Environment> environments;

    /// @param changed called when another one is chosen
    public EnvironmentChoice(List<Environment> environments, Runnable changed) {
        this.environments = List.copyOf(environments);
        setLabel(getTranslation("environment"));
        setItemLabelGenerator(name -> name.equals(DRAWN) ? getTranslation("environment.drawn") : name);
        setItems(Stream.concat(Stream.of(DRAWN), environments.stream().map(Environment::name))
                .toList());
        setValue(DRAWN);
        setVisible(!environments.isEmpty());
        addValueChangeListener(happened -> changed.run());
    }

    /// Chooses an environment by its name; one that is gone is not chosen.
    public void choose(String name) {
        setValue(environments.stream().anyMatch(one -> one.name().equals(name)) ? name : DRAWN);
    }

    /// The name of the environment; empty for the connections that are drawn.
    public String name() {
        return getValue();
    }

    /// What is chosen; empty for the connections that are drawn.
    public Optional<Environment> chosen() {
        return environments.stream().filter(one -> one.name().equals(name())).findFirst();
    }
}
