package dev.willbridge.contracts.check;

import java.util.Set;
import java.util.function.IntFunction;
import tools.jackson.core.TokenStreamContext;

/**
 * JSON pointers (RFC 6901) to where a parser is, with no data in them: a name that is not in the vocabulary is left out.
 *
 * @param vocabulary every property name in a schema
 */
record Pointers(Set<String> vocabulary) {

    private static final String LEFT_OUT = segment(ProgrammersName.HIDDEN);

    /** To the value that the parser is at. An object or array that has just begun adds nothing of its own. */
    String to(TokenStreamContext at) {
        return to(at, index -> "/" + index);
    }

    /** To a property of the object that has just ended. */
    String toMissing(TokenStreamContext object, String name) {
        return to(object) + segment(name);
    }

    /**
     * To a property whose name the parser has just read and its schema does not mention. Shows that name where it is a
     * {@link ProgrammersName}, and no index: what is new in every element of an array is one novelty.
     */
    String toUnknown(TokenStreamContext object) {
        String name = object.currentName();
        String last = vocabulary.contains(name) ? name : ProgrammersName.ofProperty(name);
        return to(object.getParent(), index -> LEFT_OUT) + segment(last);
    }

    /** Returns what a property adds to a JSON pointer. */
    static String segment(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }

    private String to(TokenStreamContext innermost, IntFunction<String> index) {
        StringBuilder pointer = new StringBuilder();
        for (TokenStreamContext at = innermost; at != null; at = at.getParent()) {
            if (at.inObject() && at.hasCurrentName()) {
                pointer.insert(0, vocabulary.contains(at.currentName()) ? segment(at.currentName()) : LEFT_OUT);
            } else if (at.inArray() && at.hasCurrentIndex()) {
                pointer.insert(0, index.apply(at.getCurrentIndex()));
            }
        }
        return pointer.toString();
    }
}
