/**
 * Quantiles and distribution functions against published formulas and against those of SciPy 1.17.1
 * (`scipy.stats.beta.ppf`, `truncnorm.ppf`, `lognorm` and `triang` cut off by their own distribution
 * function, `scipy.special.gammaln` and `betainc`), run once and written down here.
 */
import { describe, expect, it } from "vitest";
import { betaQuantileFunction } from "../../engine/foundation/beta-quantile.ts";
import { quantile, type Distribution } from "../../engine/foundation/distributions.ts";
import { BetaVariable, logGamma } from "../../engine/foundation/incomplete-beta.ts";

describe("the logarithm of the gamma function", () => {
  it("is that of SciPy", () => {
    const known = [
      [0.05, 2.968879201051731],
      [0.5, 0.5723649429247],
      [1.5, -0.12078223763524526],
      [3.7, 1.428072326665388],
      [11.9, 17.25847745059552],
      [100, 359.1342053695754],
      [10000, 82099.71749644238],
    ] as const;
    for (const [x, value] of known) {
      expect(Math.abs(logGamma(x) - value), `${x}`).toBeLessThan(4e-15 * Math.max(1, value));
    }
    expect(logGamma(0)).toBeNaN();
  });
});

describe("the incomplete beta function", () => {
  it("is that of SciPy", () => {
    const known = [
      [0.5, 0.5, 0.3, 0.36901011956554536],
      [30, 70, 0.35, 0.8615754758661092],
      [0.05, 20, 1e-9, 0.4228575208610633],
      [5000, 3000, 0.62, 0.1777320662420826],
    ] as const;
    for (const [a, b, x, value] of known) {
      const tolerance = Math.max(a, b) > 100 ? 1e-11 : 1e-14;
      const below = new BetaVariable(a, b).cumulative(x);
      expect(Math.abs(below - value), `${a} ${b}`).toBeLessThan(tolerance);
    }
  });

  it("is the polynomial that it is for whole shapes", () => {
    // I_x(2, 3) = x^2 (6 - 8 x + 3 x^2), DLMF 8.17.5.
    const variable = new BetaVariable(2, 3);
    for (const x of [0, 0.01, 0.2, 0.5, 0.77, 0.999, 1]) {
      expect(Math.abs(variable.cumulative(x) - x * x * (6 - 8 * x + 3 * x * x))).toBeLessThan(
        2e-15,
      );
    }
  });
});

const BETA: readonly (readonly [number, number, readonly (readonly [number, number])[]])[] = [
  [
    2,
    3,
    [
      [1e-12, 4.082484015750327e-7],
      [0.0001, 0.004093652990366431],
      [0.01, 0.04199863562170072],
      [0.25, 0.24302208375607628],
      [0.5, 0.3857275681323895],
      [0.9, 0.6795394162781817],
      [0.999, 0.9359618608971666],
    ],
  ],
  [
    4.2,
    1.8,
    [
      [1e-12, 0.0010017308148422758],
      [0.0001, 0.08148532180398915],
      [0.01, 0.25144067137036524],
      [0.25, 0.5857733730455361],
      [0.5, 0.7233277406074812],
      [0.9, 0.9100978695407583],
      [0.999, 0.9936860258321529],
    ],
  ],
  [
    30,
    70,
    [
      [1e-12, 0.06644023150648042],
      [0.0001, 0.1512191730008407],
      [0.01, 0.2004461702770203],
      [0.25, 0.2683678202609764],
      [0.5, 0.2986619743086956],
      [0.9, 0.359434740999984],
      [0.999, 0.4498912610865279],
    ],
  ],
  [
    2000,
    500,
    [
      [1e-12, 0.7400809097268212],
      [0.0001, 0.7692558779524334],
      [0.01, 0.7810453092292684],
      [0.25, 0.7946482689330483],
      [0.5, 0.8000800085243683],
      [0.9, 0.8101989616872786],
      [0.999, 0.82401893135158],
    ],
  ],
];

describe("quantiles of a beta distribution", () => {
  it("are those of SciPy: solved for, within rounding, and by the table, within 1e-8", () => {
    for (const [a, b, rows] of BETA) {
      const table = betaQuantileFunction(a, b);
      for (const [p, x] of rows) {
        const solved =
          p <= 0.5
            ? new BetaVariable(a, b).lowerQuantile(p)
            : 1 - new BetaVariable(b, a).lowerQuantile(1 - p);
        const name = `${a} ${b} ${p}`;
        expect(Math.abs(solved - x), name).toBeLessThan(2e-12 * x + 1e-15);
        expect(Math.abs(table(p) - x), name).toBeLessThan(1e-8);
      }
    }
  });

  it("of shapes a half are those of the law of the arcsine", () => {
    const table = betaQuantileFunction(0.5, 0.5);
    for (const p of [0.001, 0.1, 0.25, 0.5, 0.9, 0.99]) {
      const x = Math.sin((Math.PI * p) / 2) ** 2;
      expect(Math.abs(table(p) - x)).toBeLessThan(1e-8);
    }
  });

  it("of shapes one are the probabilities themselves", () => {
    const table = betaQuantileFunction(1, 1);
    for (let p = 0; p <= 1; p += 1 / 256) expect(Math.abs(table(p) - p)).toBeLessThan(1e-8);
  });
});

describe("quantiles", () => {
  const known: readonly (readonly [Distribution, readonly (readonly [number, number])[]])[] = [
    [
      { kind: "pert", low: 10, mode: 20, high: 60 },
      [
        [0.05, 12.948869380590862],
        [0.5, 23.833612969625946],
        [0.95, 41.06383620080952],
      ],
    ],
    [
      { kind: "pert", low: 0, mode: 0, high: 1 },
      [
        [0.05, 0.010206218313011496],
        [0.5, 0.12944943670387585],
        [0.95, 0.450719728346941],
      ],
    ],
    [
      { kind: "pert", low: -3, mode: 2, high: 2 },
      [
        [0.05, -0.25359864173470603],
        [0.5, 1.3527528164806206],
        [0.95, 1.9489689084349422],
      ],
    ],
    [
      { kind: "normal", mean: 10, sd: 3, low: 7, high: 11.5 },
      [
        [0.05, 7.313900647007775],
        [0.5, 9.433095303382675],
        [0.95, 11.27697923760088],
      ],
    ],
    [
      { kind: "lognormal", median: 2, sigma: 0.5, low: 1, high: 3 },
      [
        [0.05, 1.106566413807166],
        [0.5, 1.8476915473049418],
        [0.95, 2.8283473090385534],
      ],
    ],
    [
      {
        kind: "truncated",
        of: { kind: "triangular", low: 0, mode: 1, high: 4 },
        low: 0.5,
        high: 3,
      },
      [
        [0.05, 0.6487166818676188],
        [0.5, 1.5251262658470837],
        [0.95, 2.7701626123751155],
      ],
    ],
    [
      {
        kind: "truncated",
        of: { kind: "beta", a: 2, b: 3, low: 0, high: 1 },
        low: 0.2,
        high: 0.6,
      },
      [
        [0.05, 0.22034624440978565],
        [0.5, 0.3861856806772219],
        [0.95, 0.5733881463790608],
      ],
    ],
    [
      { kind: "two-piece-normal", median: 10, below: 2, above: 5, low: 8, high: 20 },
      [
        [0.01, 8.055653225485942],
        [0.05, 8.264676229162623],
        [0.25, 9.116458906626837],
        [0.5, 10],
        [0.75, 13.195559554356363],
        [0.95, 17.361308205163823],
        [0.99, 19.240417697956655],
      ],
    ],
  ];

  it("are those of SciPy", () => {
    for (const [distribution, rows] of known) {
      const width =
        distribution.kind === "pert" || distribution.kind === "truncated" ? 1e-6 : 1e-12;
      for (const [p, x] of rows) {
        const name = `${JSON.stringify(distribution)} ${p}`;
        expect(Math.abs(quantile(distribution, p) - x), name).toBeLessThan(width);
      }
    }
  });
});
