package dev.pipewright.platform.people;

import dev.pipewright.engine.TenantId;
import dev.pipewright.platform.tenant.Tenants;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/// The person who comes first: without one, nobody could log in to a new installation.
public final class FirstPerson {

    private static final Person ADMIN = new Person("admin", "Admin", new TenantId("main"));
    private static final int PASSWORD_BYTES = 15;

    private final Tenants tenants;
    private final People people;
    private final String chosen;

    /// @param chosen the password from the configuration; empty for one that is made
    public FirstPerson(Tenants tenants, People people, String chosen) {
        this.tenants = tenants;
        this.people = people;
        this.chosen = chosen;
    }

    /// What the first person logs in with.
    ///
    /// @param shown what to show of the password: the one that was made, or where the chosen one stands
    public record LogIn(String name, String shown) {}

    /// Takes in the first person of an installation without tenants. A chosen password is theirs from each start
    /// on, so that one that was lost can be replaced; one that was made is told once, here, and kept nowhere.
    ///
    /// @return how to log in; empty if that is known already
    public Optional<LogIn> settle() {
        if (!chosen.isEmpty()) {
            takeIn(chosen);
            return Optional.of(new LogIn(ADMIN.name(), "the password in pipewright.admin.password"));
        }
        boolean nobodyElse = tenants.list().stream().allMatch(ADMIN.tenant()::equals);
        if (!nobodyElse || people.find(ADMIN.name()).isPresent()) {
            return Optional.empty();
        }
        String made = newPassword();
        takeIn(made);
        return Optional.of(new LogIn(ADMIN.name(), "the password " + made + " (shown this once)"));
    }

    private void takeIn(String password) {
        if (!tenants.list().contains(ADMIN.tenant())) {
            tenants.put(ADMIN.tenant(), "Main");
        }
        people.put(ADMIN, password);
    }

    private static String newPassword() {
        var random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
