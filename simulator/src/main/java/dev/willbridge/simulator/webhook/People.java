package dev.willbridge.simulator.webhook;

import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Invents British people and where they live. Their telephone numbers are of the ranges that Ofcom keeps for drama, their
 * e-mail addresses of domains that RFC 2606 reserves, their postcodes of areas that there are not. For one thread.
 */
final class People {

    private static final List<String> WOMEN = List.of(
            "Olivia",
            "Amelia",
            "Isla",
            "Ava",
            "Siân",
            "Niamh",
            "Zoë",
            "Grace",
            "Margaret",
            "Dorothy",
            "Chloé",
            "Aoife",
            "Priya",
            "Fatima",
            "Mary-Anne",
            "Bronwen");
    private static final List<String> MEN = List.of(
            "George",
            "Arthur",
            "Noah",
            "Muhammad",
            "Leo",
            "Seán",
            "Oscar",
            "Harry",
            "Ioan",
            "Wilfred",
            "Björn",
            "Rhys",
            "Hamish",
            "Arjun",
            "José",
            "Alasdair");
    private static final List<String> LAST = List.of(
            "Smith",
            "Jones",
            "Taylor",
            "Brown",
            "Williams",
            "O'Brien",
            "MacLeod",
            "Ó Súilleabháin",
            "Patel",
            "Khan",
            "Müller",
            "Featherstonehaugh",
            "Davies",
            "Evans",
            "Thomas",
            "Johnson",
            "Nguyễn",
            "Lloyd-Hughes");
    private static final List<String> STREETS = List.of(
            "High Street",
            "Station Road",
            "Church Lane",
            "Victoria Road",
            "The Green",
            "Mill Lane",
            "Queen's Road",
            "Ffordd y Môr",
            "St John's Close",
            "Park Avenue");
    private static final List<String> TOWNS = List.of(
            "Ambridge",
            "Borchester",
            "Walford",
            "Weatherfield",
            "Llareggub",
            "Midsomer Worthy",
            "Cranford",
            "Casterbridge",
            "Holby",
            "Royston Vasey");
    private static final List<String> OCCUPATIONS = List.of(
            "Teacher", "Nurse", "Retired", "Electrician", "Farmer", "Software engineer", "Solicitor", "Café owner");
    private static final List<String> STATUSES =
            List.of("Married", "Single", "Widowed", "Divorced", "Civil partnership");
    private static final LocalDate OLDEST = LocalDate.of(1932, 1, 1);
    private static final int DAYS = 70 * 365;

    private final SplittableRandom random;

    People(SplittableRandom random) {
        this.random = random;
    }

    Person person() {
        boolean woman = random.nextBoolean();
        String first = pick(woman ? WOMEN : MEN);
        String last = pick(LAST);
        return new Person(
                woman ? pick(List.of("Mrs", "Ms", "Miss", "Dr")) : pick(List.of("Mr", "Mr", "Mr", "Dr")),
                first,
                sometimes(30, pick(woman ? WOMEN : MEN)),
                last,
                sometimes(40, woman ? "Female" : "Male"),
                sometimes(60, "customer" + random.nextInt(1_000_000) + "@example.com"),
                sometimes(50, "07700 900" + threeDigits()),
                sometimes(70, OLDEST.plusDays(random.nextInt(DAYS)).toString()),
                sometimes(50, pick(STATUSES)),
                sometimes(30, pick(OCCUPATIONS)));
    }

    Address address() {
        return new Address(
                (1 + random.nextInt(200)) + (random.nextInt(10) == 0 ? "/" + (1 + random.nextInt(4)) : "") + " "
                        + pick(STREETS),
                sometimes(20, "Flat " + (1 + random.nextInt(40))),
                pick(TOWNS),
                "ZZ" + (1 + random.nextInt(99)) + " " + random.nextInt(10) + "AA");
    }

    /** Returns the value in that many of a hundred cases, else null. */
    <T> @Nullable T sometimes(int percent, T value) {
        return random.nextInt(100) < percent ? value : null;
    }

    private String threeDigits() {
        return String.valueOf(1000 + random.nextInt(1000)).substring(1);
    }

    private String pick(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
