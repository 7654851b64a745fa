package dev.pipewright.platform.people;

import dev.pipewright.engine.TenantId;
import dev.pipewright.platform.tenant.AcrossTenants;
import dev.pipewright.platform.tenant.TenantJdbc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/// People in the database; of a password only its bcrypt hash is kept.
public final class JdbcPeople implements People {

    private static final String SELECT = "SELECT name, display_name, tenant, password FROM person WHERE name = ?";

    private final TenantJdbc transactions;
    private final AcrossTenants across;
    private final BCryptPasswordEncoder hashes;
    /// Compared with when a name is unknown, so that the answer takes as long.
    private final String nobody;

    /// @param strength the logarithm of the rounds; 10 takes about 50 ms
    public JdbcPeople(TenantJdbc transactions, AcrossTenants across, int strength) {
        this.transactions = transactions;
        this.across = across;
        this.hashes = new BCryptPasswordEncoder(strength);
        this.nobody = hash("nobody");
    }

    @Override
    public Optional<Person> logIn(String name, String password) {
        Optional<Known> known = across.forLogIn(name, jdbc -> known(jdbc, name));
        boolean right = hashes.matches(password, known.map(Known::password).orElse(nobody));
        return known.filter(person -> right).map(Known::person);
    }

    @Override
    public Optional<Person> find(String name) {
        return across.forLogIn(name, jdbc -> known(jdbc, name)).map(Known::person);
    }

    private static Optional<Known> known(JdbcClient jdbc, String name) {
        return jdbc.sql(SELECT)
                .param(name)
                .query((row, number) -> new Known(personOf(row), row.getString("password")))
                .optional();
    }

    private record Known(Person person, String password) {}

    private static Person personOf(ResultSet row) throws SQLException {
        return new Person(row.getString("name"), row.getString("display_name"), new TenantId(row.getString("tenant")));
    }

    @Override
    public void put(Person person, String password) {
        String hash = hash(password);
        transactions.run(
                person.tenant(),
                jdbc -> jdbc.sql("""
                INSERT INTO person (name, tenant, display_name, password) VALUES (?, ?, ?, ?)
                ON CONFLICT (name) DO UPDATE SET display_name = excluded.display_name, password = excluded.password,
                changed = now()""")
                        .params(person.name(), person.tenant().value(), person.displayName(), hash)
                        .update());
    }

    private String hash(String password) {
        return java.util.Objects.requireNonNull(hashes.encode(password));
    }
}
