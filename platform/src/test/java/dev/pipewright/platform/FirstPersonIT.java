package dev.pipewright.platform;

import static dev.pipewright.platform.TestPlatform.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.engine.TenantId;
import dev.pipewright.platform.people.FirstPerson;
import dev.pipewright.platform.people.FirstPerson.LogIn;
import dev.pipewright.platform.people.People;
import dev.pipewright.platform.people.Person;
import dev.pipewright.platform.tenant.Tenants;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class FirstPersonIT {

    private static final Person ADMIN = new Person("admin", "Admin", new TenantId("main"));

    @Test
    void the_first_start_makes_an_admin_and_tells_the_password_once() throws IOException {
        try (var platform = TestPlatform.startEmpty()) {
            LogIn first = platform.get(FirstPerson.class).settle().orElseThrow();

            String password = first.shown().split(" ", -1)[2];
            assertThat(first.name()).isEqualTo("admin");
            assertThat(password).hasSize(20);
            assertThat(first.shown()).isEqualTo("the password " + password + " (shown this once)");
            assertThat(platform.get(People.class).logIn("admin", password)).contains(ADMIN);
            platform.restart();
            assertThat(platform.get(FirstPerson.class).settle()).isEmpty();
            assertThat(platform.get(People.class).logIn("admin", password)).contains(ADMIN);
        }
    }

    @Test
    void a_password_from_the_configuration_replaces_one_that_was_lost() throws IOException {
        try (var platform = TestPlatform.startEmpty()) {
            platform.get(FirstPerson.class).settle();
            var configured = new FirstPerson(platform.get(Tenants.class), platform.get(People.class), "chosen by me");

            LogIn told = configured.settle().orElseThrow();

            assertThat(told.shown()).isEqualTo("the password in pipewright.admin.password");
            assertThat(platform.get(People.class).logIn("admin", "chosen by me"))
                    .contains(ADMIN);
        }
    }

    @Test
    void where_others_work_already_nobody_is_made() throws IOException {
        try (var platform = TestPlatform.startEmpty()) {
            platform.get(Tenants.class).put(ACME, "Acme");

            assertThat(platform.get(FirstPerson.class).settle()).isEmpty();
            assertThat(platform.get(People.class).find("admin")).isEmpty();
        }
    }
}
