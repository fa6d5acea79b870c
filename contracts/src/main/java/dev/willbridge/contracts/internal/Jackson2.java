package dev.willbridge.contracts.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The only class that needs Jackson 2. */
final class Jackson2 implements Json {

    private static final TypeReference<@Nullable Map<String, @Nullable Object>> TREE = new TypeReference<>() {};

    private final ObjectMapper mapper = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);

    @Override
    public Map<String, @Nullable Object> parse(byte[] json) {
        try {
            Map<String, @Nullable Object> tree = mapper.readValue(json, TREE);
            if (tree != null) {
                return tree;
            }
        } catch (JsonMappingException e) {
            throw UnreadableJsonException.noObject();
        } catch (IOException e) {
            throw UnreadableJsonException.noJson();
        }
        throw UnreadableJsonException.noObject();
    }

    @Override
    public <T> T convert(Map<String, @Nullable Object> tree, Class<T> type) {
        try {
            return mapper.convertValue(tree, type);
        } catch (IllegalArgumentException e) {
            throw UnreadableJsonException.mismatch(
                    e.getCause() instanceof JsonMappingException why ? path(why) : List.of());
        }
    }

    @Override
    public byte[] write(Object value) {
        try {
            return mapper.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw UnreadableJsonException.unwritable();
        }
    }

    private static List<PathStep> path(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> new PathStep(step.getFrom(), step.getFieldName(), step.getIndex()))
                .toList();
    }
}
