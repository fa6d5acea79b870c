package dev.willbridge.simulator.webhook;

/** A case: of one customer, or of a couple whose wills belong together. */
record Case(String id, int number, Person first, Person second, boolean couple, Address home) {

    String firstNames() {
        return couple ? first.firstNames() + " & " + second.firstNames() : first.firstNames();
    }

    String lastNames() {
        return couple && !first.lastName().equals(second.lastName())
                ? first.lastName() + " & " + second.lastName()
                : first.lastName();
    }

    String fullNames() {
        return couple ? full(first) + " & " + full(second) : full(first);
    }

    private static String full(Person person) {
        return person.title() + " " + person.firstNames() + " " + person.lastName();
    }

    @Override
    public String toString() {
        return "Case[" + id + "]";
    }
}
