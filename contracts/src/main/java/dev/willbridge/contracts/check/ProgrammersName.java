package dev.willbridge.contracts.check;

import java.util.regex.Pattern;

/**
 * Tells names that a programmer gave, which may be shown, from names that may be somebody's data. Hides what it cannot
 * tell apart from an id, a date, a telephone number, a post code or an address, and so some that are a programmer's too.
 */
final class ProgrammersName {

    /** Stands for a name that is not shown. */
    static final String HIDDEN = "*";

    private static final Pattern PROPERTY = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");
    private static final Pattern WEBHOOK_TYPE = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,63}");

    /** A digit before a letter, as in a post code; or more than three, as in an id, a date or a telephone number. */
    private static final Pattern LIKE_DATA = Pattern.compile("[0-9][A-Za-z]|(?:[0-9][^0-9]*){4}");

    private ProgrammersName() {}

    static String ofProperty(String name) {
        return shown(name, PROPERTY);
    }

    /** As for a property's name, but with dots. */
    static String ofWebhookType(String name) {
        return shown(name, WEBHOOK_TYPE);
    }

    private static String shown(String name, Pattern identifier) {
        return identifier.matcher(name).matches() && !LIKE_DATA.matcher(name).find() ? name : HIDDEN;
    }
}
