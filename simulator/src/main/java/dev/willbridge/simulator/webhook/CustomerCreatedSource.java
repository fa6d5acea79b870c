package dev.willbridge.simulator.webhook;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.willbridge.contracts.CustomerCreated;
import dev.willbridge.simulator.journal.Destination;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * New customers, all of whose webhooks conform. The same seed makes the same ones, another seed none of them: the ids of cases
 * begin with {@link #PREFIX} and the seed, so that nobody takes them for real ones.
 */
public final class CustomerCreatedSource implements WebhookSource {

    /** How the ids of all simulated cases and customers begin. */
    public static final String PREFIX = "simulated-";

    private static final int COUPLES_PERCENT = 40;

    /** How many cases may lie between the two webhooks of a couple. */
    private static final int WAITING = 50;

    private final SplittableRandom random;
    private final People people;
    private final String run;
    private final int fixedCases;
    private final List<Case> cases = new ArrayList<>(); // of a fixed number
    private final Deque<Case> secondsToCome = new ArrayDeque<>();
    private int caseNumber;
    private long customerNumber;

    /** Makes cases as in life: most have one customer, some a second one soon after. */
    public CustomerCreatedSource(long seed) {
        this(seed, 0);
    }

    /** @param cases to so many cases all webhooks belong; with 0, to ever new ones */
    public CustomerCreatedSource(long seed, int cases) {
        this.random = new SplittableRandom(seed);
        this.people = new People(random);
        this.run = PREFIX + HexFormat.of().toHexDigits(seed);
        this.fixedCases = cases;
    }

    @Override
    public synchronized Webhook next() {
        Case second = fixedCases == 0 ? secondOfSomeCouple() : null;
        Case its = second != null ? second : fixedCases == 0 ? newCase() : someOfTheFixed();
        if (second == null && its.couple() && fixedCases == 0) {
            secondsToCome.add(its);
        }
        String text = json(its, second == null ? its.first() : its.second());
        return Webhook.of(text.getBytes(US_ASCII), its.id(), Destination.TOPIC);
    }

    private @Nullable Case secondOfSomeCouple() {
        boolean now = secondsToCome.size() > WAITING || random.nextInt(100) < secondsToCome.size();
        return now ? secondsToCome.poll() : null;
    }

    private Case someOfTheFixed() {
        if (cases.size() < fixedCases) {
            cases.add(newCase());
            return cases.get(cases.size() - 1);
        }
        return cases.get(random.nextInt(fixedCases));
    }

    private Case newCase() {
        int number = caseNumber++;
        return new Case(
                run + "-" + number,
                number,
                people.person(),
                people.person(),
                random.nextInt(100) < COUPLES_PERCENT,
                people.address());
    }

    private String json(Case its, Person customer) {
        String email = customer.email();
        PhpJson json = new PhpJson().beginObject().beginObject("case_data");
        json.field("id", its.id())
                .field("ref", "24112026 - " + its.lastNames().toUpperCase(java.util.Locale.UK) + "/" + its.number())
                .beginObject("meta")
                .field("source", its.couple() ? "Website" : "Referral")
                .endObject()
                .field("email", email == null ? "" : email)
                .field("notes", people.sometimes(15, "Met at the wills fair.\nWants a home visit."))
                .field("postcode", its.home().postcode())
                .field("full_names", its.fullNames())
                .field("last_names", its.lastNames())
                .field("first_names", its.firstNames())
                .endObject();
        json.field("webhook_type", CustomerCreated.WEBHOOK_TYPE);
        customer(json.beginObject("customer_data"), its, customer);
        return json.endObject().toString();
    }

    private void customer(PhpJson json, Case its, Person customer) {
        boolean hasAddress = customer.phone() != null;
        json.field("id", run + "-customer-" + customerNumber++)
                .field("email", customer.email())
                .field("tel_1", customer.phone())
                .field("tel_2", null)
                .field("title", customer.title())
                .field("gender", customer.gender())
                .field("postcode", hasAddress ? its.home().postcode() : null)
                .field("address_1", hasAddress ? its.home().line1() : null)
                .field("address_2", hasAddress ? its.home().line2() : null)
                .field("address_3", hasAddress ? its.home().town() : null)
                .field("last_name", customer.lastName())
                .field("occupation", customer.occupation())
                .field("first_names", customer.firstNames())
                .field("middle_names", customer.middleNames())
                .field("date_of_birth", customer.dateOfBirth())
                .field("marital_status", customer.maritalStatus())
                .field("customer_case_id", its.id())
                .endObject();
    }
}
