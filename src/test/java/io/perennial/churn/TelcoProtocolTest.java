package io.perennial.churn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The learner against a public reference: IBM's Telco churn data, five folds by checksum of the customer's id. */
@Tag("acceptance")
class TelcoProtocolTest {

    private static final List<Integer> NUMERIC = List.of(5, 18, 19);

    @Test
    void everyProbabilityAgreesWithTheReference() throws IOException {
        Path data =
                Path.of(System.getProperty("acceptance.data", "../shared/data")).resolve("telco");
        List<String[]> rows = read(data.resolve("Telco-Customer-Churn.csv"));
        List<Double> reference = reference(data.resolve("reference_out_of_fold.csv.gz"));
        boolean[] outcome = outcomes(rows);

        double[] predicted = new double[rows.size()];
        for (int fold = 0; fold < 5; fold++) {
            predict(rows, outcome, fold, predicted);
        }

        for (int i = 0; i < predicted.length; i++) {
            assertThat(Math.abs(predicted[i] - reference.get(i)))
                    .as(rows.get(i)[0])
                    .isLessThan(1e-3);
        }
        assertThat(auc(predicted, outcome)).isBetween(.8439, .8459);
    }

    @Test
    void boostingKeepsUpWithTheReferenceOnTheSameFolds() throws IOException {
        Path data =
                Path.of(System.getProperty("acceptance.data", "../shared/data")).resolve("telco");
        List<String[]> rows = read(data.resolve("Telco-Customer-Churn.csv"));
        boolean[] outcome = outcomes(rows);

        double[] predicted = new double[rows.size()];
        for (int fold = 0; fold < 5; fold++) {
            boost(rows, outcome, fold, predicted);
        }

        assertThat(auc(predicted, outcome)).isGreaterThanOrEqualTo(.843);
    }

    private static void boost(List<String[]> rows, boolean[] outcome, int fold, double[] predicted) {
        List<Integer> train = training(rows, fold);
        Encoding encoding = Encoding.of(train.stream().map(rows::get).toList());
        double[][] x = train.stream().map(i -> encoding.encode(rows.get(i))).toArray(double[][]::new);
        var trees = BoostedTrees.fit(x, outcomes(train, outcome), new int[x[0].length], 200, 1);
        double[] all = trees.probabilities(rows.stream().map(encoding::encode).toArray(double[][]::new));
        for (int i = 0; i < all.length; i++) {
            if (fold(rows.get(i)[0]) == fold) {
                predicted[i] = all[i];
            }
        }
    }

    private static List<Integer> training(List<String[]> rows, int fold) {
        return IntStream.range(0, rows.size())
                .filter(i -> fold(rows.get(i)[0]) != fold)
                .boxed()
                .toList();
    }

    private static boolean[] outcomes(List<Integer> train, boolean[] outcome) {
        boolean[] y = new boolean[train.size()];
        for (int i = 0; i < y.length; i++) {
            y[i] = outcome[train.get(i)];
        }
        return y;
    }

    private static void predict(List<String[]> rows, boolean[] outcome, int fold, double[] predicted) {
        List<Integer> train = training(rows, fold);
        Encoding encoding = Encoding.of(train.stream().map(rows::get).toList());
        double[][] x = train.stream().map(i -> encoding.encode(rows.get(i))).toArray(double[][]::new);
        boolean[] y = outcomes(train, outcome);
        var fit = RidgeLogistic.fit(x, y, RidgeLogistic.Prior.centred(x[0].length, 1));
        for (int i = 0; i < rows.size(); i++) {
            if (fold(rows.get(i)[0]) == fold) {
                predicted[i] = fit.probability(encoding.encode(rows.get(i)));
            }
        }
    }

    static int fold(String customer) {
        var crc = new CRC32();
        crc.update(customer.getBytes(StandardCharsets.UTF_8));
        return (int) (crc.getValue() % 5);
    }

    record Encoding(double[] median, double[] mean, double[] deviation, List<List<String>> levels) {

        static Encoding of(List<String[]> train) {
            double[] median = new double[3];
            double[] mean = new double[3];
            double[] deviation = new double[3];
            for (int k = 0; k < 3; k++) {
                int column = NUMERIC.get(k);
                double[] v = train.stream().mapToDouble(r -> number(r[column])).toArray();
                mean[k] = Arrays.stream(v).average().orElseThrow();
                double m = mean[k];
                deviation[k] = Math.sqrt(
                        Arrays.stream(v).map(a -> (a - m) * (a - m)).average().orElseThrow());
            }
            List<List<String>> levels = new ArrayList<>();
            for (int column = 1; column < 20; column++) {
                int c = column;
                levels.add(
                        NUMERIC.contains(column)
                                ? List.of()
                                : List.copyOf(new TreeSet<>(
                                        train.stream().map(r -> r[c]).toList())));
            }
            return new Encoding(median, mean, deviation, levels);
        }

        double[] encode(String[] row) {
            var values = new ArrayList<Double>();
            for (int k = 0; k < 3; k++) {
                values.add((number(row[NUMERIC.get(k)]) - mean[k]) / deviation[k]);
            }
            for (int column = 1; column < 20; column++) {
                for (String level : levels.get(column - 1)) {
                    values.add(row[column].equals(level) ? 1.0 : 0.0);
                }
            }
            return values.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }

    static double number(String text) {
        return text.isBlank() ? 0 : Double.parseDouble(text);
    }

    static boolean[] outcomes(List<String[]> rows) {
        boolean[] y = new boolean[rows.size()];
        for (int i = 0; i < y.length; i++) {
            y[i] = rows.get(i)[20].equals("Yes");
        }
        return y;
    }

    static List<String[]> read(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
    }

    static List<Double> reference(Path file) throws IOException {
        try (var in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return in.lines()
                    .skip(1)
                    .map(line -> Double.parseDouble(line.split(",")[3]))
                    .toList();
        }
    }

    static double auc(double[] score, boolean[] outcome) {
        Integer[] order = new Integer[score.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(score[a], score[b]));
        double rank = 0;
        long positives = 0;
        for (int i = 0; i < order.length; i++) {
            if (outcome[order[i]]) {
                rank += i + 1;
                positives++;
            }
        }
        return (rank - positives * (positives + 1) / 2.0) / (positives * (score.length - positives));
    }
}
