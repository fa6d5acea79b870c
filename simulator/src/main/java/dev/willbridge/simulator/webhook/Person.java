package dev.willbridge.simulator.webhook;

import org.jspecify.annotations.Nullable;

/** Somebody who does not exist, as WillSuite's forms have them. */
record Person(
        String title,
        String firstNames,
        @Nullable String middleNames,
        String lastName,
        @Nullable String gender,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String dateOfBirth,
        @Nullable String maritalStatus,
        @Nullable String occupation) {

    @Override
    public String toString() {
        return "Person[...]";
    }
}
