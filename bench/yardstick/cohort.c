/*
 * The yearly work of the demography module in plain C: the speed that the engine is held against.
 * Same equations and the same passes, so its last row equals the module's but for rounding.
 *
 *   cc -O3 -ffp-contract=off -o cohort cohort.c
 *   ./cohort inputs.bin runs rounds
 *
 * inputs.bin holds doubles: [years, first fertile age, end of fertile ages, share of boys,
 * share of three-person households, base size and highest mean size of larger ones], then
 * population[2][101], keep[years][2][102], settle[years][2][102], leave[2][102], heads[2][101],
 * alone[2][101], collective[2][101], fertility schedule[101], total fertility[years],
 * arrivals[years].
 *
 * Prints the nanoseconds per run of the fastest round, then every figure of the last row.
 */
#define _POSIX_C_SOURCE 199309L
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { AGES = 101, COHORTS = 102, OPEN = 100, GROUPS = 7, WIDTH = 32 };
static const int group_end[GROUPS] = {3, 12, 18, 25, 65, 80, AGES};

static int years, first_fertile, end_fertile;
static double boys_share, three_share, base_size, highest_mean;
static const double *opening, *keep, *settle, *leave, *heads, *alone, *collective, *schedule,
    *fertility, *arrivals_of;

static double people[2 * AGES];
static double *rows;

static double ratio(double part, double whole) { return whole > 0 ? part / whole : 0; }
static double larger(double a, double b) { return a > b ? a : b; }
static double smaller(double a, double b) { return a < b ? a : b; }

/* Stocks of one 1 January, from the sums over the people. */
static void stocks(double *row, double men, double women, const double *group, double head,
                   double lone, double grouped, double opening_total) {
    double total = men + women;
    double young = group[0] + group[1] + group[2];
    double active = group[3] + group[4];
    double old = group[5] + group[6];
    row[0] = total;
    row[1] = men;
    row[2] = women;
    for (int g = 0; g < GROUPS; g++) row[3 + g] = group[g];
    row[10] = active;
    row[11] = old;
    row[12] = ratio(young + old, active);
    row[13] = total - opening_total;
    double inside = larger(0, total - grouped);
    double households = larger(head, inside / highest_mean);
    row[14] = grouped;
    row[15] = inside;
    row[16] = households;
    row[17] = ratio(inside, households);

    double fewest = 2 * households - inside;
    double most = (highest_mean * households - inside) / (highest_mean - 1);
    double one = larger(0, smaller(smaller(larger(lone, fewest), most), households));
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
    row[18] = one;
    row[19] = two;
    row[20] = three;
    row[21] = four;
    row[22] = size;
}

static double fertile_women(const double *female) {
    double even = 0, odd = 0;
    int age = first_fertile;
    for (; age + 1 < end_fertile; age += 2) {
        even += schedule[age] * female[age];
        odd += schedule[age + 1] * female[age + 1];
    }
    if (age < end_fertile) even += schedule[age] * female[age];
    return even + odd;
}

/* Moves one sex up by a year, in place, and adds up; age 0 waits for the births. */
static double pass_upward(double *cells, const double *keep_row, const double *settle_row,
                          const double *leave_row, const double *head, const double *lone,
                          const double *grouped, double arrivals, double *sums, double *group) {
    double carried = 0, persons = 0, leaving = 0, heading = 0, living = 0, inside = 0;
    int age = 0;
    for (int g = 0; g < GROUPS; g++) {
        int end = group_end[g] < OPEN ? group_end[g] : OPEN;
        double before = persons;
        for (; age < end; age++) {
            double opened = cells[age];
            cells[age] = carried;
            persons += carried;
            heading += carried * head[age];
            living += carried * lone[age];
            inside += carried * grouped[age];
            leaving += opened * leave_row[age];
            carried = opened * keep_row[age] + arrivals * settle_row[age];
        }
        group[g] = group[g] + (persons - before);
    }
    double oldest = cells[age];
    carried += oldest * keep_row[age] + arrivals * settle_row[age];
    cells[age] = carried;
    group[GROUPS - 1] = group[GROUPS - 1] + carried;
    sums[0] = sums[0] + (heading + carried * head[age]);
    sums[1] = sums[1] + (living + carried * lone[age]);
    sums[2] = sums[2] + (inside + carried * grouped[age]);
    sums[3] = sums[3] + (leaving + oldest * leave_row[age]);
    return persons + carried;
}

static void run(void) {
    double *male = people, *female = people + AGES;
    double group[GROUPS];
    memcpy(people, opening, sizeof people);
    double men_sum = 0, women_sum = 0, head_sum = 0, alone_sum = 0, collective_sum = 0;
    for (int g = 0, age = 0; g < GROUPS; g++) {
        double persons = 0;
        for (; age < group_end[g]; age++) {
            double m = male[age], w = female[age];
            persons += m + w;
            men_sum += m;
            women_sum += w;
            head_sum += m * heads[age] + w * heads[AGES + age];
            alone_sum += m * alone[age] + w * alone[AGES + age];
            collective_sum += m * collective[age] + w * collective[AGES + age];
        }
        group[g] = persons;
    }
    double total = men_sum + women_sum;
    double opening_total = total;
    double fertile = fertile_women(female);
    stocks(rows, men_sum, women_sum, group, head_sum, alone_sum, collective_sum, opening_total);

    for (int year = 0; year < years; year++) {
        const double *keep_y = keep + year * 2 * COHORTS, *settle_y = settle + year * 2 * COHORTS;
        double arrivals = arrivals_of[year];
        double sums[4] = {0, 0, 0, 0}, persons[2];
        for (int g = 0; g < GROUPS; g++) group[g] = 0;
        for (int sex = 0; sex < 2; sex++) {
            persons[sex] = pass_upward(people + sex * AGES, keep_y + sex * COHORTS + 1,
                                       settle_y + sex * COHORTS + 1, leave + sex * COHORTS + 1,
                                       heads + sex * AGES, alone + sex * AGES,
                                       collective + sex * AGES, arrivals, sums, group);
        }

        double fertile_next = fertile_women(female);
        double born = fertility[year] * (fertile + fertile_next) / 2;
        double boys = born * boys_share, girls = born - boys;
        double boys_next = boys * keep_y[0] + arrivals * settle_y[0];
        double girls_next = girls * keep_y[COHORTS] + arrivals * settle_y[COHORTS];
        male[0] = boys_next;
        female[0] = girls_next;
        group[0] = group[0] + (boys_next + girls_next);
        fertile = fertile_next;

        double head = sums[0] + (boys_next * heads[0] + girls_next * heads[AGES]);
        double lone = sums[1] + (boys_next * alone[0] + girls_next * alone[AGES]);
        double grouped = sums[2] + (boys_next * collective[0] + girls_next * collective[AGES]);
        double departures = sums[3] + (boys * leave[0] + girls * leave[COHORTS]);
        double *row = rows + (year + 1) * WIDTH;
        double before = total;
        double men = persons[0] + boys_next, women = persons[1] + girls_next;
        total = men + women;
        stocks(row, men, women, group, head, lone, grouped, opening_total);
        double deaths = larger(0, before + born + arrivals - departures - total);
        row[23] = born;
        row[24] = deaths;
        row[25] = arrivals;
        row[26] = departures;
        row[27] = born - deaths;
        row[28] = arrivals - departures;
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
    boys_share = *at++;
    three_share = *at++;
    base_size = *at++;
    highest_mean = *at++;
    opening = take(&at, 2 * AGES);
    keep = take(&at, years * 2 * COHORTS);
    settle = take(&at, years * 2 * COHORTS);
    leave = take(&at, 2 * COHORTS);
    heads = take(&at, 2 * AGES);
    alone = take(&at, 2 * AGES);
    collective = take(&at, 2 * AGES);
    schedule = take(&at, AGES);
    fertility = take(&at, years);
    arrivals_of = take(&at, years);
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
    for (int column = 0; column < 29; column++) printf("%.17g\n", rows[years * WIDTH + column]);
    free(rows);
    free(data);
    return 0;
}
