package example;

import dev.willbridge.contracts.CustomerCreated;
import dev.willbridge.contracts.kafka.HandledEvents;
import dev.willbridge.contracts.kafka.WebhookEvent;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

@Component
class CustomerListener {

    private final Customers customers;
    private final HandledEvents handled = HandledEvents.inMemory(10_000);

    CustomerListener(Customers customers) {
        this.customers = customers;
    }

    @KafkaListener(topics = CustomerCreated.TOPIC)
    void customerCreated(WebhookEvent<CustomerCreated> event) {
        handled.once(event.id(), () -> {
            customers.add(event.key(), event.payload().customerData());
            System.out.println(event.id() + " of case " + event.key());
        });
    }
}
