package dev.willbridge.contracts.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.willbridge.contracts.Examples;
import dev.willbridge.contracts.WebhookTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** One check serves many threads at a time, each with bodies of its own. */
class ManyThreadsTest {

    private static final int THREADS = 8;
    private static final int BODIES = 1_000;

    private final ContractCheck shared = newCheck();

    @Test
    void everyThreadGetsTheResultsOfItsOwnBodies() throws Exception {
        List<List<byte[]>> bodies =
                IntStream.range(0, THREADS).mapToObj(ManyThreadsTest::bodiesOf).toList();
        List<List<CheckResult>> alone =
                bodies.stream().map(each -> checkAll(newCheck(), each)).toList();

        List<List<CheckResult>> together = checkAllTogether(bodies);

        assertThat(together).isEqualTo(alone);
        assertThat(together.get(0)).hasSize(BODIES).doesNotHaveDuplicates();
        assertThat(together.get(7))
                .flatExtracting(CheckResult::unknownProperties)
                .contains("/*", "/undeclared_h_b", "/undeclared_h_jji")
                .doesNotContain("/undeclared_a_b");
    }

    private List<List<CheckResult>> checkAllTogether(List<List<byte[]>> bodies) throws Exception {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<List<CheckResult>>> tasks = bodies.stream()
                    .<Callable<List<CheckResult>>>map(each -> () -> {
                        start.await(10, TimeUnit.SECONDS);
                        return checkAll(shared, each);
                    })
                    .toList();
            List<List<CheckResult>> results = new ArrayList<>();
            for (Future<List<CheckResult>> result : threads.invokeAll(tasks, 60, TimeUnit.SECONDS)) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    /** Bodies of every sort, no two alike, with names that no other thread's have. */
    private static List<byte[]> bodiesOf(int thread) {
        return IntStream.range(0, BODIES)
                .mapToObj(i -> {
                    String unique = thread + "-" + i;
                    ObjectNode body = i % 2 == 0 ? Examples.tree() : CustomerCaseArchived.example();
                    body.withObject("/case_data").put("id", unique);
                    body.put("undeclared " + unique, unique);
                    body.put("undeclared_" + inLetters(unique), unique);
                    if (i % 3 == 0) {
                        body.withObject("/undeclared " + unique + " too").put(unique, i);
                    }
                    if (i % 5 == 0) {
                        body.remove("case_data");
                    }
                    byte[] bytes = Examples.body(body);
                    return i % 7 == 0 ? Examples.join(bytes, new byte[] {'}'}) : bytes;
                })
                .toList();
    }

    private static String inLetters(String unique) {
        return unique.chars()
                .mapToObj(c -> c == '-' ? "_" : Character.toString(c - '0' + 'a'))
                .collect(Collectors.joining());
    }

    private static List<CheckResult> checkAll(ContractCheck check, List<byte[]> bodies) {
        return bodies.stream().map(check::check).toList();
    }

    private static ContractCheck newCheck() {
        return new ContractCheck(List.of(WebhookTypes.CUSTOMER_CREATED, CustomerCaseArchived.TYPE));
    }
}
