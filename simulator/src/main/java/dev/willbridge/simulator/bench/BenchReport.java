package dev.willbridge.simulator.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What was measured, for people and for machines. */
record BenchReport(List<Measurement> measurements, @Nullable Long peakBytes) {

    private static final double MIB = 1 << 20;
    private static final double MILLIS_WORTH_SAYING = 5;

    /** Whether every webhook of every measurement was answered 202. */
    boolean allAccepted() {
        return measurements.stream().allMatch(each -> each.report().isAsExpected());
    }

    /** Returns several lines. */
    String table() {
        StringBuilder text = new StringBuilder(String.format(
                "%n%20s %12s %10s %10s %10s %10s %14s%n",
                "load", "202/s", "p50 ms", "p99 ms", "p99.9 ms", "max ms", "CPU us/202"));
        measurements.forEach(each -> text.append(row(each)));
        if (peakBytes != null) {
            text.append(
                    String.format(Locale.ROOT, "%nMost memory of the bridge's process: %.0f MiB%n", peakBytes / MIB));
        }
        measurements.stream().map(BenchReport::remark).forEach(text::append);
        return text.toString().stripTrailing();
    }

    private static String row(Measurement each) {
        OptionalDouble cpu = each.cpuMicros();
        return String.format(
                Locale.ROOT,
                "%20s %,12.0f %10.2f %10.2f %10.2f %10.2f %14s%n",
                each.name(),
                each.throughput(),
                each.millis(50),
                each.millis(99),
                each.millis(99.9),
                each.millis(100),
                cpu.isPresent() ? String.format(Locale.ROOT, "%.1f", cpu.getAsDouble()) : "-");
    }

    /** Returns what casts doubt on a measurement. */
    private static String remark(Measurement each) {
        StringBuilder text = new StringBuilder();
        if (!each.report().isAsExpected()) {
            text.append(String.format(
                    "%s: not all were answered 202: %s%n",
                    each.name(), each.report().answers()));
        }
        double late = each.report().late().toNanos() / 1e6;
        if (each.rate() > 0 && late > MILLIS_WORTH_SAYING) {
            text.append(String.format(
                    Locale.ROOT,
                    "%s: the sender itself was up to %.1f ms late, which is part of the times above%n",
                    each.name(),
                    late));
        }
        return text.toString();
    }

    /** Returns one line. */
    String json() {
        JsonMapper json = JsonMapper.shared();
        ObjectNode node = json.createObjectNode();
        node.set(
                "measurements",
                json.valueToTree(measurements.stream().map(BenchReport::figures).toList()));
        if (peakBytes != null) {
            node.put("peakBytes", peakBytes);
        }
        return node.put("allAccepted", allAccepted()).toString();
    }

    private static Map<String, Object> figures(Measurement each) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("rate", each.rate());
        figures.put("acceptedPerSecond", each.throughput());
        figures.put("p50Millis", each.millis(50));
        figures.put("p99Millis", each.millis(99));
        figures.put("p999Millis", each.millis(99.9));
        figures.put("maxMillis", each.millis(100));
        each.cpuMicros().ifPresent(cpu -> figures.put("cpuMicrosPerAccepted", cpu));
        figures.put("answers", each.report().answers());
        figures.put("senderLateMillis", each.report().late().toNanos() / 1e6);
        return figures;
    }
}
