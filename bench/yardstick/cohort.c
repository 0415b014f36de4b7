/*
 * The work of the demography module in plain C: the speed that the engine is held against. Line by
 * line the arithmetic of module.ts and cohort-pass.ts, on arrays of the same size and order, with
 * every output of every year written; so all its figures equal the module's.
 *
 *   cc -O3 -ffp-contract=off -o cohort cohort.c
 *   ./cohort inputs.bin runs rounds
 *
 * inputs.bin holds doubles in the order in which main() takes them. Prints the nanoseconds per run
 * of the fastest round, then the rows: the outputs in declared order, flows of the year before.
 */
#define _POSIX_C_SOURCE 199309L
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { AGES = 101, COHORTS = 102, OPEN = 100, GROUPS = 7, WIDTH = 36 };
enum { BY_SEX = 1, BY_GROUP = 3, BY_SIZE = 22, FLOWS = 28, WISHED = 34, GOT = 35 };

static int years, first_fertile, end_fertile, brackets;
static double boys_share, three_share, base_size, highest_mean, pull, push;
static const double *opening, *keep_men, *keep_women, *settle_men, *settle_women, *leave_men,
    *leave_women, *heads_men, *heads_women, *alone_men, *alone_women, *collective_men,
    *collective_women, *schedule, *fertility, *reference_arrivals, *change_of, *extra_of,
    *shortage_of;
static int bracket_end[AGES], group_end[GROUPS];

static double men[AGES], women[AGES];
static double men_in[AGES], women_in[AGES];
static double *rows;

static double ratio(double part, double whole) { return whole > 0 ? part / whole : 0; }
static double larger(double a, double b) { return a > b ? a : b; }
static double smaller(double a, double b) { return a < b ? a : b; }

/* From persons per bracket of ages to the stocks of one 1 January; returns the population. */
static double stocks(double *row) {
    double all_men = 0, all_women = 0, heading = 0, living = 0, grouped = 0;
    double *group = row + BY_GROUP;
    int b = 0;
    for (int g = 0; g < GROUPS; g++) {
        double persons = 0;
        for (; b < group_end[g]; b++) {
            double m = men_in[b], w = women_in[b];
            persons += m + w;
            all_men += m;
            all_women += w;
            heading += m * heads_men[b] + w * heads_women[b];
            living += m * alone_men[b] + w * alone_women[b];
            grouped += m * collective_men[b] + w * collective_women[b];
        }
        group[g] = persons;
    }
    double total = all_men + all_women;
    row[0] = total;
    row[BY_SEX] = all_men;
    row[BY_SEX + 1] = all_women;
    double young = group[0] + group[1] + group[2];
    double active = group[3] + group[4];
    double old = group[5] + group[6];
    row[10] = group[0];
    row[11] = group[1];
    row[12] = group[2];
    row[13] = active;
    row[14] = group[4];
    row[15] = old;
    row[16] = group[6];
    row[17] = ratio(young + old, active);

    double inside = larger(0, total - grouped);
    double households = larger(heading, inside / highest_mean);
    row[19] = inside;
    row[20] = grouped;
    row[21] = households;
    row[26] = ratio(inside, households);

    double fewest = 2 * households - inside;
    double most = (highest_mean * households - inside) / (highest_mean - 1);
    double one = larger(0, smaller(smaller(larger(living, fewest), most), households));
    double rest = households - one;
    double persons = inside - one;
    double three = three_share * rest;
    double four = (persons - (2 + three_share) * rest) / (base_size - 2);
    double size = base_size;
    if (four < 0) {
        four = 0;
        three = larger(0, persons - 2 * rest);
    }
    double two = rest - three - four;
    if (two < 0) {
        two = 0;
        four = rest - three;
        if (four > 0) size = (persons - 3 * three) / four;
    }
    row[BY_SIZE] = one;
    row[BY_SIZE + 1] = two;
    row[BY_SIZE + 2] = three;
    row[BY_SIZE + 3] = four;
    row[27] = size;
    return total;
}

static double fertile_women(void) {
    double even = 0, odd = 0;
    int age = first_fertile;
    for (; age + 1 < end_fertile; age += 2) {
        even += schedule[age] * women[age];
        odd += schedule[age + 1] * women[age + 1];
    }
    if (age < end_fertile) even += schedule[age] * women[age];
    return even + odd;
}

static void add_up(const double *people, double *into) {
    int age = 0;
    for (int b = 0; b < brackets; b++) {
        double some = 0;
        for (; age < bracket_end[b]; age++) some += people[age];
        into[b] = some;
    }
    into[brackets - 1] = into[brackets - 1] + people[OPEN];
}

/* Moves everyone up by a year, in place; age 0 waits for the births. Returns those who leave. */
static double pass_upward(int row, double arrivals) {
    const double *km = keep_men + row, *kw = keep_women + row, *sm = settle_men + row;
    const double *sw = settle_women + row, *lm = leave_men + row, *lw = leave_women + row;
    double carried_men = 0, carried_women = 0, some_men = 0, some_women = 0, leaving = 0;
    int age = 0;
    for (int b = 0; b < brackets; b++) {
        int end = bracket_end[b];
        some_men = 0;
        some_women = 0;
        for (; age < end; age++) {
            double opening_men = men[age], opening_women = women[age];
            men[age] = carried_men;
            women[age] = carried_women;
            some_men += carried_men;
            some_women += carried_women;
            leaving += opening_men * lm[age] + opening_women * lw[age];
            carried_men = opening_men * km[age] + arrivals * sm[age];
            carried_women = opening_women * kw[age] + arrivals * sw[age];
        }
        men_in[b] = some_men;
        women_in[b] = some_women;
    }
    double old_men = men[age], old_women = women[age];
    carried_men += old_men * km[age] + arrivals * sm[age];
    carried_women += old_women * kw[age] + arrivals * sw[age];
    men[age] = carried_men;
    women[age] = carried_women;
    men_in[brackets - 1] = some_men + carried_men;
    women_in[brackets - 1] = some_women + carried_women;
    return leaving + (old_men * lm[age] + old_women * lw[age]);
}

static void run(void) {
    memcpy(men, opening, sizeof men);
    memcpy(women, opening + AGES, sizeof women);
    add_up(men, men_in);
    add_up(women, women_in);
    double fertile = fertile_women();
    double opening_total = stocks(rows);
    double total = opening_total;
    rows[18] = 0;

    for (int year = 0; year < years; year++) {
        double *closing = rows + (year + 1) * WIDTH;
        int newborn = year * COHORTS;
        double change = change_of[year];
        double wanted = reference_arrivals[year] + change + pull * extra_of[year] -
                        push * shortage_of[year];
        double arrivals = larger(0, wanted);
        closing[WISHED] = change;
        closing[GOT] = wanted < 0 && change < 0 ? smaller(0, change - wanted) : change;

        double leaving = pass_upward(newborn + 1, arrivals);
        double fertile_next = fertile_women();
        double born = fertility[year] * (fertile + fertile_next) / 2;
        fertile = fertile_next;
        double boys = born * boys_share, girls = born - boys;
        double boys_next = boys * keep_men[newborn] + arrivals * settle_men[newborn];
        double girls_next = girls * keep_women[newborn] + arrivals * settle_women[newborn];
        men[0] = boys_next;
        women[0] = girls_next;
        men_in[0] = men_in[0] + boys_next;
        women_in[0] = women_in[0] + girls_next;

        double departures = leaving + (boys * leave_men[newborn] + girls * leave_women[newborn]);
        double before = total;
        total = stocks(closing);
        closing[18] = total - opening_total;
        double deaths = larger(0, before + born + arrivals - departures - total);
        closing[FLOWS] = born;
        closing[FLOWS + 1] = deaths;
        closing[FLOWS + 2] = arrivals;
        closing[FLOWS + 3] = departures;
        closing[FLOWS + 4] = born - deaths;
        closing[FLOWS + 5] = arrivals - departures;
    }
}

static const double *take(const double **at, int count) {
    const double *start = *at;
    *at += count;
    return start;
}

int main(int argc, char **argv) {
    if (argc != 4) return 2;
    FILE *file = fopen(argv[1], "rb");
    if (file == NULL) return 1;
    fseek(file, 0, SEEK_END);
    long bytes = ftell(file);
    rewind(file);
    double *data = malloc((size_t)bytes);
    if (data == NULL || fread(data, 1, (size_t)bytes, file) != (size_t)bytes) return 1;
    fclose(file);
    const double *at = data;
    years = (int)*at++;
    first_fertile = (int)*at++;
    end_fertile = (int)*at++;
    brackets = (int)*at++;
    boys_share = *at++;
    three_share = *at++;
    base_size = *at++;
    highest_mean = *at++;
    pull = *at++;
    push = *at++;
    for (int b = 0; b < AGES; b++) bracket_end[b] = (int)*at++;
    for (int g = 0; g < GROUPS; g++) group_end[g] = (int)*at++;
    opening = take(&at, 2 * AGES);
    keep_men = take(&at, years * COHORTS);
    keep_women = take(&at, years * COHORTS);
    settle_men = take(&at, years * COHORTS);
    settle_women = take(&at, years * COHORTS);
    leave_men = take(&at, years * COHORTS);
    leave_women = take(&at, years * COHORTS);
    heads_men = take(&at, AGES);
    heads_women = take(&at, AGES);
    alone_men = take(&at, AGES);
    alone_women = take(&at, AGES);
    collective_men = take(&at, AGES);
    collective_women = take(&at, AGES);
    schedule = take(&at, AGES);
    fertility = take(&at, years);
    reference_arrivals = take(&at, years);
    change_of = take(&at, years);
    extra_of = take(&at, years);
    shortage_of = take(&at, years);
    rows = calloc((size_t)(years + 1) * WIDTH, sizeof(double));
    if (rows == NULL) return 1;

    long runs = strtol(argv[2], NULL, 10);
    long rounds = strtol(argv[3], NULL, 10);
    double best = 0;
    for (long round = 0; round < rounds; round++) {
        struct timespec from, to;
        clock_gettime(CLOCK_MONOTONIC, &from);
        for (long i = 0; i < runs; i++) run();
        clock_gettime(CLOCK_MONOTONIC, &to);
        double each = ((double)(to.tv_sec - from.tv_sec) * 1e9 + (double)(to.tv_nsec - from.tv_nsec)) /
                      (double)runs;
        if (round == 0 || each < best) best = each;
    }
    printf("%.3f\n", best);
    for (int figure = 0; figure < (years + 1) * WIDTH; figure++) printf("%.17g\n", rows[figure]);
    free(rows);
    free(data);
    return 0;
}
