package dev.pipewright.platform.people;

import dev.pipewright.engine.TenantId;
import dev.pipewright.platform.tenant.AcrossTenants;
import dev.pipewright.platform.tenant.TenantJdbc;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/// What programs log in with. A token is shown once, when it is made. Safe for use by many threads.
public final class ApiTokens {

    private static final String PREFIX = "pw_";
    private static final int BYTES = 32;

    private final TenantJdbc transactions;
    private final AcrossTenants across;
    private final SecureRandom random = new SecureRandom();

    public ApiTokens(TenantJdbc transactions, AcrossTenants across) {
        this.transactions = transactions;
        this.across = across;
    }

    /// Makes a token that acts for a person.
    ///
    /// @param label what it is for, to recognize it later
    public String make(Person person, String label) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String token = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        put(person, label, token);
        return token;
    }

    /// Takes in a token that was made elsewhere, such as that of a demo.
    ///
    /// @param token at least 32 characters that nobody can guess, unless the data is for show
    public void put(Person person, String label, String token) {
        transactions.run(
                person.tenant(),
                jdbc -> jdbc.sql("""
                INSERT INTO api_token (hash, tenant, person, label) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING""")
                        .params(hash(token), person.tenant().value(), person.name(), label)
                        .update());
    }

    /// The person a token acts for.
    public Optional<Person> personOf(String token) {
        String hash = hash(token);
        Optional<TenantId> tenant = across.forLogIn(
                hash,
                jdbc -> jdbc.sql("SELECT tenant FROM api_token WHERE hash = ?")
                        .param(hash)
                        .query((row, number) -> new TenantId(row.getString("tenant")))
                        .optional());
        return tenant.flatMap(known -> transactions.in(
                known,
                jdbc -> jdbc.sql("""
                SELECT p.name, p.display_name FROM api_token t JOIN person p ON p.name = t.person WHERE hash = ?""")
                        .param(hash)
                        .query((row, number) -> new Person(row.getString("name"), row.getString("display_name"), known))
                        .optional()));
    }

    /// Makes a token worthless.
    public void revoke(TenantId tenant, String token) {
        transactions.run(
                tenant,
                jdbc -> jdbc.sql("DELETE FROM api_token WHERE hash = ?")
                        .param(hash(token))
                        .update());
    }

    private static String hash(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
