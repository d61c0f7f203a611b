package io.perennial.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

    @Test
    void anAddressMayCarryUserAndPassword() {
        var address = DatabaseUrl.parse("postgres://ann:p%40ss+word@db.example.com:6432/perennial?sslmode=require");

        assertThat(address.jdbc()).isEqualTo("jdbc:postgresql://db.example.com:6432/perennial?sslmode=require");
        assertThat(address.properties()).containsEntry("user", "ann").containsEntry("password", "p@ss+word");
        assertThat(address.place()).isEqualTo("db.example.com:6432/perennial");
    }

    @Test
    void theDriversOwnAddressStaysAsItIs() {
        var address = DatabaseUrl.parse(" jdbc:postgresql://localhost/perennial?user=ann&password=secret ");

        assertThat(address.jdbc()).isEqualTo("jdbc:postgresql://localhost/perennial?user=ann&password=secret");
        assertThat(address.place()).isEqualTo("localhost:5432/perennial").doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://ann:secret@localhost/perennial",
                "postgres://ann:secret@localhost",
                "postgres://ann:sec ret@localhost/x",
                "perennial",
                "jdbc:postgresql:/secret"
            })
    void anUnreadableAddressIsRefusedWithoutRepeatingItsPassword(String address) {
        assertThatThrownBy(() -> DatabaseUrl.parse(address))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("PERENNIAL_DATABASE_URL")
                .hasMessageNotContaining("secret");
    }
}
