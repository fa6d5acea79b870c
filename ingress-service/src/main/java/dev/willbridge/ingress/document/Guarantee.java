package dev.willbridge.ingress.document;

import java.util.List;
import java.util.stream.Collectors;

/** Something that consumers may rely on, or must not. */
record Guarantee(String title, String text) {

    static final List<Guarantee> ALL = List.of(
            new Guarantee(
                    "At least once",
                    "What WillSuite was answered 202 comes to its topic, through crashes and outages; only what Kafka refuses, as too"
                            + " large, waits in quarantine. An event may come twice, and then has the same `ce_id`: remember those"
                            + " you have handled."),
            new Guarantee(
                    "In order, case by case",
                    "The key is the case id. Events of one case come in the order in which they were accepted;"
                            + " only one with the header `replayed` may come late."),
            new Guarantee(
                    "Byte for byte",
                    "The value is the webhook's body as WillSuite sent it: nothing is renamed, reformatted or left out."),
            new Guarantee(
                    "Checked",
                    "Every value conforms to the JSON Schema that `ce_dataschema` names. What does not is in quarantine and on no"
                            + " other topic."),
            new Guarantee(
                    "More may come",
                    "WillSuite may add properties, and the bridge headers, without notice: ignore what you do not know."),
            new Guarantee(
                    "Ids are opaque",
                    "Ids are strings without a form of their own. They look like UUIDs, and some are none: never parse them."));

    /** All of them as Markdown. */
    static String markdown() {
        return ALL.stream()
                .map(guarantee -> "- **%s.** %s".formatted(guarantee.title(), guarantee.text()))
                .collect(Collectors.joining("\n"));
    }
}
