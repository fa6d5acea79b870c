package dev.willbridge.contracts.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.contracts.PublishedSchema;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A name is shown only where it cannot well be a person's data, whoever sends it. */
class ProgrammersNameTest {

    static Stream<String> shown() {
        return Fragments.of("""
                referred_by  tel_3  address_line_2  addressLine2  is-executor  X  id  __  new__  sha256  line10  A_1
                MaritalStatus  UTM_SOURCE  a-b_c-d
                """.replace("__  ", "x__  "), "a".repeat(64));
    }

    static Stream<String> hidden() {
        return Fragments.of(
                """
                07700900123  +447700900123  tel07700900123  1985-05-21  born1985  d21051985  21st  1  1a  QQ123456C
                SW1A1AA  M1_1AE  EC1A-1BB  chris.johnson  chris@example.com  @id  $ref  a/b  a~b  a:b  *  _links  -a
                12345678-abcd-efgh-ijkl-1234567890ab  abcdef12-3456-7890-abcd-ef1234567890  a1b2c3  case_12345678
                customer_case_created_at_12345678  a1_2_3_4  Łódź  né  ａｂ  a\u0000  0x1f  user1234
                """,
                "",
                " ",
                "Chris Johnson",
                " id",
                "id ",
                "id\n",
                "id\u0000",
                "i\u0301d",
                "١٢",
                "a".repeat(65),
                "a".repeat(1_000));
    }

    @ParameterizedTest
    @MethodSource("shown")
    void whatAProgrammerWouldWriteIsShown(String name) {
        assertThat(ProgrammersName.ofProperty(name)).isEqualTo(name);
        assertThat(ProgrammersName.ofWebhookType(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @MethodSource("hidden")
    void whatMayBeDataIsHidden(String name) {
        assertThat(ProgrammersName.ofProperty(name)).isEqualTo("*");
    }

    @Test
    void everyNameThatTheVendorHasPublishedWouldBeShown() {
        assertThat(PublishedSchema.properties()
                        .map(property -> property.pointer().replaceFirst(".*/", "")))
                .allSatisfy(name -> assertThat(ProgrammersName.ofProperty(name)).isEqualTo(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "customer.created",
                "customer_case.updated",
                "case_interaction.created",
                "customer.created.v2",
                "Customer.Created"
            })
    void aWebhookTypeMayHaveDotsInItsName(String name) {
        assertThat(ProgrammersName.ofWebhookType(name)).isEqualTo(name);
        assertThat(ProgrammersName.ofProperty(name)).isEqualTo("*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                ".created",
                "customer.created ",
                "customer created",
                "chris@example.com",
                "customer/created",
                "customer.1985.05.21",
                "customer.12345678-abcd-efgh-ijkl-1234567890ab",
                "0770.0900.123",
                "customer\u2024created"
            })
    void aWebhookTypeThatMayBeDataIsHidden(String name) {
        assertThat(ProgrammersName.ofWebhookType(name)).isEqualTo("*");
        assertThat(ProgrammersName.ofWebhookType("a.".repeat(32) + "b")).isEqualTo("*");
    }
}
