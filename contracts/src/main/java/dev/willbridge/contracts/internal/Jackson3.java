package dev.willbridge.contracts.internal;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

/** The only class of these packages that needs Jackson 3. */
final class Jackson3 implements Json {

    private static final TypeReference<@Nullable Map<String, @Nullable Object>> TREE = new TypeReference<>() {};

    private final JsonMapper mapper = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    @Override
    public Map<String, @Nullable Object> parse(byte[] json) {
        try {
            Map<String, @Nullable Object> tree = mapper.readValue(json, TREE);
            if (tree != null) {
                return tree;
            }
        } catch (MismatchedInputException e) {
            throw UnreadableJsonException.noObject();
        } catch (JacksonException e) {
            throw UnreadableJsonException.noJson();
        }
        throw UnreadableJsonException.noObject();
    }

    @Override
    public <T> T convert(Map<String, @Nullable Object> tree, Class<T> type) {
        try {
            return mapper.convertValue(tree, type);
        } catch (JacksonException e) {
            throw UnreadableJsonException.mismatch(path(e));
        }
    }

    @Override
    public byte[] write(Object value) {
        try {
            return mapper.writeValueAsBytes(value);
        } catch (JacksonException e) {
            throw UnreadableJsonException.unwritable();
        }
    }

    private static List<PathStep> path(JacksonException e) {
        return e.getPath().stream()
                .map(step -> new PathStep(step.from(), step.getPropertyName(), step.getIndex()))
                .toList();
    }
}
