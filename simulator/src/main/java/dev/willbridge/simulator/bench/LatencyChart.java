package dev.willbridge.simulator.bench;

import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Draws how long answers took, as an SVG that stands alone: a curve for each measurement, over the share of the answers that
 * came sooner. Both axes are logarithmic, so that the slowest of ten thousand can be seen as well as the usual.
 */
final class LatencyChart {

    private static final int WIDTH = 860;
    private static final int HEIGHT = 460;
    private static final int LEFT = 70;
    private static final int TOP = 50;
    private static final int RIGHT = WIDTH - 190;
    private static final int BOTTOM = HEIGHT - 60;
    private static final double[] PERCENTILES = {0, 50, 90, 99, 99.9, 99.99};
    private static final int DECADES = 4; // the last of the percentiles is one in ten to the fourth
    private static final int STEPS = 200;
    private static final List<String> COLOURS =
            List.of("#1b6ca8", "#d1495b", "#2e8b57", "#8e5ea2", "#c98b1f", "#3a3a3a");

    private final List<Measurement> measurements;
    private final double fastest;
    private final double slowest;

    private LatencyChart(List<Measurement> measurements) {
        this.measurements = measurements;
        double least =
                measurements.stream().mapToDouble(each -> each.millis(0)).min().orElse(1);
        double most = measurements.stream()
                .mapToDouble(each -> each.millis(100))
                .max()
                .orElse(1);
        this.fastest = decade(Math.max(0.01, least), Math::floor);
        this.slowest = Math.max(10 * fastest, decade(most, Math::ceil));
    }

    /** Returns the text of an SVG file. */
    static String of(List<Measurement> measurements) {
        return new LatencyChart(measurements).draw();
    }

    private String draw() {
        StringBuilder svg = new StringBuilder(format("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">
                <title>How long answers took</title>
                <rect width="100%%" height="100%%" fill="white"/>
                <text x="%d" y="28" font-size="16">How long answers took, in milliseconds</text>
                <text x="%d" y="%d" text-anchor="middle">of the answers, so many percent came sooner</text>
                """, WIDTH, HEIGHT, LEFT, (LEFT + RIGHT) / 2, HEIGHT - 16));
        for (double percentile : PERCENTILES) {
            double x = x(percentile);
            line(svg, x, TOP, x, BOTTOM);
            text(svg, x, BOTTOM + 18, "middle", trim(percentile));
        }
        for (double millis = fastest; millis <= slowest * 1.001; millis *= 10) {
            line(svg, LEFT, y(millis), RIGHT, y(millis));
            text(svg, LEFT - 8, y(millis) + 4, "end", trim(millis));
        }
        for (int index = 0; index < measurements.size(); index++) {
            curve(svg, measurements.get(index), index);
        }
        return svg.append("</svg>\n").toString();
    }

    private void curve(StringBuilder svg, Measurement measurement, int index) {
        String colour = COLOURS.get(index % COLOURS.size());
        String points = IntStream.rangeClosed(0, STEPS)
                .mapToDouble(step -> 100 * (1 - Math.pow(10, -(double) DECADES * step / STEPS)))
                .mapToObj(percentile -> format("%.1f,%.1f", x(percentile), y(measurement.millis(percentile))))
                .collect(Collectors.joining(" "));
        svg.append(
                format("<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"2\" points=\"%s\"/>%n", colour, points));
        double y = TOP + 12 + 22.0 * index;
        svg.append(format(
                "<rect x=\"%d\" y=\"%.1f\" width=\"14\" height=\"4\" fill=\"%s\"/>%n", RIGHT + 14, y - 6, colour));
        text(svg, RIGHT + 34, y, "start", measurement.name());
    }

    private static double x(double percentile) {
        double decades = -Math.log10(1 - percentile / 100);
        return LEFT + (RIGHT - LEFT) * Math.min(decades, DECADES) / DECADES;
    }

    private double y(double millis) {
        double height = Math.log10(Math.max(millis, fastest) / fastest) / Math.log10(slowest / fastest);
        return BOTTOM - (BOTTOM - TOP) * height;
    }

    private static double decade(double value, DoubleUnaryOperator rounding) {
        return Math.pow(10, rounding.applyAsDouble(Math.log10(value)));
    }

    private static void line(StringBuilder svg, double x1, double y1, double x2, double y2) {
        svg.append(format("<path d=\"M%.1f %.1f L%.1f %.1f\" stroke=\"#ddd\"/>%n", x1, y1, x2, y2));
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, String text) {
        svg.append(format("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n", x, y, anchor, text));
    }

    private static String trim(double number) {
        String text = format("%.2f", number);
        return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
    }

    private static String format(String text, Object... arguments) {
        return String.format(Locale.ROOT, text, arguments);
    }
}
