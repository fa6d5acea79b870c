package dev.willbridge.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The customers of a case stay as they were received, whatever they are where nobody knows what they look like. */
class CustomersOfACaseTest {

    @Test
    void areKeptInTheirOrderWhateverTheyAre() {
        List<Object> received = new ArrayList<>(List.of("a", 1, Map.of("id", "1"), List.of()));
        received.add(null);

        CustomerCaseCreated created = created(received);

        assertThat(created.customerData()).isEqualTo(received);
    }

    @Test
    void cannotBeChanged() {
        assertThat(created(new ArrayList<>(List.of(1))).customerData()).isUnmodifiable();
        assertThat(updated(new ArrayList<>()).customerData()).isUnmodifiable();
    }

    @Test
    void areNotChangedByWhoMadeThem() {
        List<Object> some = new ArrayList<>();
        List<CustomerData> customers = new ArrayList<>();
        CustomerCaseCreated created = created(some);
        CustomerCaseUpdated updated = updated(customers);

        some.add("late");
        customers.add(null);

        assertThat(created.customerData()).isEmpty();
        assertThat(updated.customerData()).isEmpty();
    }

    @Test
    void areNoneWhereThePayloadHasNone() {
        assertThat(created(null).customerData()).isEmpty();
        assertThat(updated(null).customerData()).isEmpty();
    }

    private static CustomerCaseCreated created(List<Object> customers) {
        return new CustomerCaseCreated(CustomerCaseCreated.WEBHOOK_TYPE, null, customers);
    }

    private static CustomerCaseUpdated updated(List<CustomerData> customers) {
        return new CustomerCaseUpdated(CustomerCaseUpdated.WEBHOOK_TYPE, null, customers);
    }
}
