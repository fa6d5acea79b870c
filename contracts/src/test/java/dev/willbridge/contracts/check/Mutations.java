package dev.willbridge.contracts.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ContainerNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON that is an example but for a few changes. The same seed gives the same ones again. */
final class Mutations {

    private static final String[] VALUES = {
        "null",
        "true",
        "false",
        "0",
        "-0",
        "1",
        "1.0",
        "-1.0",
        "1.5",
        "1e2",
        "1e-2",
        "12345678901234567890",
        "0.1e1",
        "\"\"",
        "\" \"",
        "\"\\t\"",
        "\"\\u2003\"",
        "\"text\"",
        "\"caf\u00e9 \ud83d\ude00\"",
        "\"customer.created\"",
        "\"customer_case.archived\"",
        "\"case_interaction.updated\"",
        "\"customer.created \"",
        "[]",
        "[null]",
        "[[1,1.5,\"a\"]]",
        "{}",
        "{\"a\":null}",
        "{\"id\":\"1\"}",
        "{\"webhook_type\":\"customer.created\"}"
    };

    private static final String[] NAMES = {
        "", "undeclared", "ID", "id ", "id", "a/b", "a~b", "*", "0", "never", "anything"
    };

    private final JsonNode example;
    private final List<String> namesInExample = new ArrayList<>();
    private final Random random;

    Mutations(JsonNode example, long seed) {
        this.example = example;
        this.random = new Random(seed);
        containers(example).forEach(container -> namesInExample.addAll(container.propertyNames()));
    }

    JsonNode next() {
        ArrayNode root = JsonMapper.shared().createArrayNode().add(example.deepCopy());
        for (int changes = random.nextInt(1, 4); changes > 0; changes--) {
            change(root);
        }
        return root.isEmpty() ? parsed("null") : root.get(0);
    }

    private void change(ArrayNode root) {
        List<ContainerNode<?>> containers = containers(root);
        // the root itself changes now and then, and what is in it most of the time
        int first = containers.size() == 1 || random.nextInt(50) == 0 ? 0 : 1;
        ContainerNode<?> container = containers.get(first == 0 ? 0 : random.nextInt(1, containers.size()));
        if (container instanceof ObjectNode object) {
            change(object, root);
        } else if (container instanceof ArrayNode array) {
            change(array, root);
        }
    }

    private void change(ObjectNode object, JsonNode root) {
        String name = anyOf(new ArrayList<>(object.propertyNames()), anyName());
        JsonNode value = object.get(name);
        switch (random.nextInt(12)) {
            case 0 -> object.remove(name);
            case 1 -> rename(object, name, anyName());
            case 2, 3 -> object.set(name, anyValue());
            case 4 -> object.set(anyName(), anyValue());
            case 5 -> object.set("undeclared " + random.nextInt(9), anyValue());
            case 6 -> object.set(name, nested(value));
            case 7 -> object.set(name, anywhereIn(root));
            case 8 -> object.set(anyName(), anywhereIn(root));
            case 9 -> shuffle(object);
            case 10 -> object.set(name, exchanged(value));
            default -> object.put(name, "other " + random.nextInt());
        }
    }

    private void change(ArrayNode array, JsonNode root) {
        int index = array.isEmpty() ? -1 : random.nextInt(array.size());
        JsonNode value = array.get(index);
        switch (index < 0 ? 0 : random.nextInt(6)) {
            case 0 -> array.insert(0, anyValue());
            case 1 -> array.remove(index);
            case 2 -> array.set(index, anyValue());
            case 3 -> array.set(index, nested(value));
            case 4 -> array.set(index, exchanged(value));
            default -> array.add(anywhereIn(root));
        }
    }

    private static void rename(ObjectNode object, String from, String to) {
        JsonNode value = object.remove(from);
        if (value != null) {
            object.set(to, value);
        }
    }

    private void shuffle(ObjectNode object) {
        List<Map.Entry<String, JsonNode>> entries = new ArrayList<>(object.properties());
        Collections.shuffle(entries, random);
        object.removeAll();
        entries.forEach(entry -> object.set(entry.getKey(), entry.getValue()));
    }

    private JsonNode nested(JsonNode value) {
        JsonMapper json = JsonMapper.shared();
        JsonNode inner = value == null ? anyValue() : value;
        return random.nextBoolean()
                ? json.createArrayNode().add(inner)
                : json.createObjectNode().set(anyName(), inner);
    }

    /** An array for an object and the other way round; something else for a scalar. */
    private JsonNode exchanged(JsonNode value) {
        JsonMapper json = JsonMapper.shared();
        if (value instanceof ObjectNode object) {
            return json.createArrayNode().addAll(object.valueStream().toList());
        }
        if (value instanceof ArrayNode array) {
            ObjectNode object = json.createObjectNode();
            array.forEach(element -> object.set(Integer.toString(object.size()), element));
            return object;
        }
        return anyValue();
    }

    /** A copy of any value in the tree, unless it is a big one, lest the trees grow without end. */
    private JsonNode anywhereIn(JsonNode root) {
        List<JsonNode> values = new ArrayList<>();
        containers(root).forEach(container -> container.forEach(values::add));
        JsonNode value = anyOf(values, anyValue());
        return containers(value).size() > 5 ? anyValue() : value.deepCopy();
    }

    private String anyName() {
        return random.nextBoolean() ? anyOf(namesInExample, "") : NAMES[random.nextInt(NAMES.length)];
    }

    private JsonNode anyValue() {
        return parsed(VALUES[random.nextInt(VALUES.length)]);
    }

    private <T> T anyOf(List<T> some, T orElse) {
        return some.isEmpty() ? orElse : some.get(random.nextInt(some.size()));
    }

    private static JsonNode parsed(String json) {
        return JsonMapper.shared().readTree(json);
    }

    private static List<ContainerNode<?>> containers(JsonNode node) {
        List<ContainerNode<?>> containers = new ArrayList<>();
        if (node instanceof ContainerNode<?> container) {
            containers.add(container);
            node.forEach(child -> containers.addAll(containers(child)));
        }
        return containers;
    }
}
