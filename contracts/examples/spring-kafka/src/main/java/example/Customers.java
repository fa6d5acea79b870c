package example;

import dev.willbridge.contracts.CustomerData;
import org.springframework.stereotype.Component;

/** What this service does with a customer. Yours will do more; it must bear being done twice. */
@Component
class Customers {

    void add(String caseId, CustomerData customer) {
        System.out.println("added a customer of case " + caseId);
    }
}
