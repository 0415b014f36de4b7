import { describe, it, expect } from "vitest";
import fc from "fast-check";
import {
  exp,
  gamma1p,
  log,
  logistic,
  normalCdf,
  normalQuantile,
  pow,
} from "../../engine/foundation/elementary.ts";

// The references below are computed in integers of hundreds of bits, so that they share neither
// code nor rounding with the functions under test, nor with the Math object of the runtime.

/** The number mantissa * 2^exponent, exactly. */
interface BigFloat {
  readonly mantissa: bigint;
  readonly exponent: number;
}

const bitView = new DataView(new ArrayBuffer(8));

function bitsOf(x: number): bigint {
  bitView.setFloat64(0, x);
  return bitView.getBigUint64(0);
}

function doubleOfBits(bits: bigint): number {
  bitView.setBigUint64(0, bits);
  return bitView.getFloat64(0);
}

/** The next double above a positive one. */
function nextUp(x: number): number {
  return doubleOfBits(bitsOf(x) + 1n);
}

function exactly(x: number): BigFloat {
  const bits = bitsOf(Math.abs(x));
  const biased = Number(bits >> 52n);
  const fraction = bits & 0xfffffffffffffn;
  const mantissa = biased === 0 ? fraction : fraction | 0x10000000000000n;
  return { mantissa: x < 0 ? -mantissa : mantissa, exponent: Math.max(biased, 1) - 1075 };
}

function shift(value: bigint, places: number): bigint {
  return places >= 0 ? value << BigInt(places) : value >> BigInt(-places);
}

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function bitLength(value: bigint): number {
  return value.toString(2).length;
}

/** Distance of `computed` from `reference`, in spacings of doubles at the reference. */
function ulpsOff(computed: number, reference: BigFloat): number {
  const spacing = Math.max(
    bitLength(absolute(reference.mantissa)) + reference.exponent - 53,
    -1074,
  );
  const own = exactly(computed);
  const common = Math.min(own.exponent, reference.exponent);
  const difference =
    shift(own.mantissa, own.exponent - common) -
    shift(reference.mantissa, reference.exponent - common);
  return Number(shift(absolute(difference), common - spacing + 40)) / 2 ** 40;
}

/** Fixed-point functions with the given number of bits behind the point. */
class Reference {
  readonly one: bigint;
  readonly logOf2: bigint;
  readonly pi: bigint;
  constructor(readonly bits: number) {
    this.one = 1n << BigInt(bits);
    this.logOf2 = 2n * this.arcSeries(3n, 1n);
    this.pi = 16n * this.arcSeries(5n, -1n) - 4n * this.arcSeries(239n, -1n);
  }

  /** artanh(1/n) for sign 1, arctan(1/n) for sign -1. */
  private arcSeries(n: bigint, sign: bigint): bigint {
    let power = this.one / n;
    let sum = 0n;
    for (let k = 1n; power !== 0n; k += 2n) {
      sum += power / k;
      power = (sign * power) / (n * n);
    }
    return sum;
  }

  fixed({ mantissa, exponent }: BigFloat): bigint {
    return shift(mantissa, exponent + this.bits);
  }

  multiply(left: bigint, right: bigint): bigint {
    return (left * right) >> BigInt(this.bits);
  }

  divide(left: bigint, right: bigint): bigint {
    return (left << BigInt(this.bits)) / right;
  }

  exp(x: bigint): BigFloat {
    const octaves = (2n * x + this.logOf2) / (2n * this.logOf2) - (x < 0n ? 1n : 0n);
    const rest = x - octaves * this.logOf2;
    let term = this.one;
    let sum = 0n;
    for (let n = 1n; term !== 0n && term !== -1n; n += 1n) {
      sum += term;
      term = this.multiply(term, rest) / n;
    }
    return { mantissa: sum, exponent: Number(octaves) - this.bits };
  }

  log(value: BigFloat): bigint {
    let octaves = bitLength(value.mantissa) + value.exponent;
    let significand = shift(value.mantissa, value.exponent - octaves + this.bits);
    if (significand * 3n < this.one * 2n) {
      octaves -= 1;
      significand = shift(value.mantissa, value.exponent - octaves + this.bits);
    }
    const quotient = this.divide(significand - this.one, significand + this.one);
    const square = this.multiply(quotient, quotient);
    let power = quotient;
    let sum = 0n;
    for (let k = 1n; power !== 0n && power !== -1n; k += 2n) {
      sum += power / k;
      power = this.multiply(power, square);
    }
    return 2n * sum + BigInt(octaves) * this.logOf2;
  }

  asBigFloat(value: bigint): BigFloat {
    return { mantissa: value, exponent: -this.bits };
  }

  pow(base: number, exponent: number): BigFloat {
    const power = exactly(exponent);
    return this.exp(shift(this.log(exactly(base)) * power.mantissa, power.exponent));
  }

  logistic(x: number): BigFloat {
    const inverse = this.one + this.fixed(this.exp(-this.fixed(exactly(x))));
    return this.asBigFloat(this.divide(this.one, inverse));
  }

  normalDensity(x: bigint): bigint {
    const bell = this.fixed(this.exp(-this.multiply(x, x) / 2n));
    const rootOfTwoPi = this.exp(this.log(this.asBigFloat(2n * this.pi)) / 2n);
    return this.divide(bell, this.fixed(rootOfTwoPi));
  }

  /** 1/2 + density * (x + x³/3 + x⁵/(3*5) + ...), which converges everywhere. */
  normalCdf(x: bigint): bigint {
    const square = this.multiply(x, x);
    let term = x;
    let sum = 0n;
    for (let k = 3n; term !== 0n && term !== -1n; k += 2n) {
      sum += term;
      term = this.multiply(term, square) / k;
    }
    return this.one / 2n + this.multiply(this.normalDensity(x), sum);
  }

  /** Γ(1+x) by Stirling's series at x + 61, divided down step by step. */
  gamma1p(x: number): BigFloat {
    const argument = this.fixed(exactly(x)) + 61n * this.one;
    let exponent =
      this.multiply(argument - this.one / 2n, this.log(this.asBigFloat(argument))) -
      argument +
      this.log(this.asBigFloat(2n * this.pi)) / 2n;
    let power = argument;
    bernoulliNumbers.forEach(([numerator, denominator], index) => {
      const k = BigInt(index + 1);
      exponent += this.divide(numerator * this.one, denominator * 2n * k * (2n * k - 1n) * power);
      power = this.multiply(this.multiply(power, argument), argument);
    });
    let divisor = this.one;
    for (let step = 1n; step <= 60n; step += 1n) {
      divisor = this.multiply(divisor, this.fixed(exactly(x)) + step * this.one);
    }
    return this.asBigFloat(this.divide(this.fixed(this.exp(exponent)), divisor));
  }
}

/** Numerators and denominators of the Bernoulli numbers of even index 2, 4, ... 30. */
const bernoulliNumbers: readonly (readonly [bigint, bigint])[] = [
  [1n, 6n],
  [-1n, 30n],
  [1n, 42n],
  [-1n, 30n],
  [5n, 66n],
  [-691n, 2730n],
  [7n, 6n],
  [-3617n, 510n],
  [43867n, 798n],
  [-174611n, 330n],
  [854513n, 138n],
  [-236364091n, 2730n],
  [8553103n, 6n],
  [-23749461029n, 870n],
  [8615841276005n, 14322n],
];

const reference = new Reference(320);
const wideReference = new Reference(2400);

/** A plain congruential generator, so that every run tests the same arguments. */
class Arguments {
  private state: bigint;
  constructor(seed: number) {
    this.state = BigInt(seed);
  }
  private next(): bigint {
    this.state = (this.state * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn;
    return this.state >> 11n;
  }
  between(low: number, high: number): number {
    return low + (Number(this.next()) / 2 ** 53) * (high - low);
  }
  anySubnormal(): number {
    return doubleOfBits((this.next() >> 1n) | 1n);
  }
  /** Positive finite doubles, all exponents equally likely. */
  anyPositive(): number {
    return doubleOfBits(((this.next() << 10n) % 0x7ff0000000000000n) | 1n);
  }
}

function worst(count: number, errorOfNext: () => number): number {
  let largest = 0;
  for (let index = 0; index < count; index += 1) {
    const error = errorOfNext();
    if (!(error <= largest)) largest = error;
  }
  return largest;
}

describe("the references themselves", () => {
  // Digits from the tables of Abramowitz and Stegun, chapter 1, 4 and 6.
  const digits = (value: bigint, places: number) =>
    (value * 10n ** BigInt(places)) >> BigInt(reference.bits);
  it("give the tabulated digits of ln 2, pi, e, ln 10 and Γ(3/2)", () => {
    expect(digits(reference.logOf2, 25)).toBe(6931471805599453094172321n);
    expect(digits(reference.pi, 25)).toBe(31415926535897932384626433n);
    expect(digits(reference.fixed(reference.exp(reference.one)), 25)).toBe(
      27182818284590452353602874n,
    );
    expect(digits(reference.log(exactly(10)), 24)).toBe(2302585092994045684017991n);
    expect(digits(reference.fixed(reference.gamma1p(0.5)), 24)).toBe(886226925452758013649083n);
    expect(digits(reference.fixed(reference.gamma1p(1)), 24)).toBe(10n ** 24n);
  });
  it("give the tabulated digits of the normal distribution function at 1", () => {
    expect(digits(reference.normalCdf(reference.one), 20)).toBe(84134474606854294858n);
  });
});

describe("exp", () => {
  const error = (x: number) => ulpsOff(exp(x), reference.exp(reference.fixed(exactly(x))));

  it("is within 0.52 ulp over the whole range of normal results", () => {
    const next = new Arguments(1);
    expect(worst(6000, () => error(next.between(-708, 709.78)))).toBeLessThan(0.52);
    expect(worst(6000, () => error(next.between(-1.5, 1.5)))).toBeLessThan(0.52);
    expect(worst(2000, () => error(2 ** next.between(-70, -1)))).toBeLessThan(0.52);
    expect(worst(2000, () => error(-(2 ** next.between(-70, -1))))).toBeLessThan(0.52);
  });

  it("is within 0.77 ulp where the result is subnormal", () => {
    const next = new Arguments(2);
    expect(worst(3000, () => error(next.between(-745.13, -708.3)))).toBeLessThan(0.77);
  });

  it("is within 0.52 ulp on both sides of every change of table entry", () => {
    let step = -2000;
    const atBoundary = () => {
      step += 1;
      return ((step + 0.5) * Math.LN2) / 64;
    };
    expect(
      worst(4000, () => {
        const x = atBoundary();
        return Math.max(error(x * (1 - 2 ** -50)), error(x), error(x * (1 + 2 ** -50)));
      }),
    ).toBeLessThan(0.52);
  });

  it("treats zero, infinities, NaN and the ends of the range as IEEE 754 recommends", () => {
    expect(exp(0)).toBe(1);
    expect(exp(-0)).toBe(1);
    expect(exp(5e-324)).toBe(1);
    expect(exp(Infinity)).toBe(Infinity);
    expect(exp(-Infinity)).toBe(0);
    expect(exp(NaN)).toBeNaN();
    expect(exp(709.782712893384)).toBe(1.7976931348622732e308);
    expect(exp(nextUp(709.782712893384))).toBe(Infinity);
    expect(exp(-745.1332191019411)).toBe(5e-324);
    expect(exp(-745.1332191019412)).toBe(0);
    expect(exp(1)).toBe(2.718281828459045);
  });

  it("rises with its argument", () => {
    const finite = fc.double({ min: -750, max: 715, noNaN: true });
    fc.assert(
      fc.property(finite, finite, (x, y) => {
        // Arguments a relative 2^-50 apart differ by more than the error of 0.52 ulp can undo.
        const [lower, upper] = x < y ? [x, y] : [y, x];
        fc.pre(upper - lower > Math.max(Math.abs(upper), 1) * 2 ** -50);
        expect(exp(upper)).toBeGreaterThanOrEqual(exp(lower));
      }),
    );
  });
});

describe("log", () => {
  const error = (x: number) => ulpsOff(log(x), reference.asBigFloat(reference.log(exactly(x))));

  it("is within 0.501 ulp for all magnitudes, subnormal ones included", () => {
    const next = new Arguments(3);
    expect(worst(6000, () => error(next.anyPositive()))).toBeLessThan(0.501);
    expect(worst(2000, () => error(next.anySubnormal()))).toBeLessThan(0.501);
  });

  it("is within 0.501 ulp between 1/4 and 4 and close to 1", () => {
    const next = new Arguments(4);
    expect(worst(6000, () => error(2 ** next.between(-2, 2)))).toBeLessThan(0.501);
    expect(worst(3000, () => error(1 + 2 ** next.between(-52, -1)))).toBeLessThan(0.501);
    expect(worst(3000, () => error(1 - 2 ** next.between(-53, -1)))).toBeLessThan(0.501);
  });

  it("is within 0.501 ulp on both sides of every change of table entry", () => {
    let entry = 90;
    expect(
      worst(92, () => {
        entry += 1;
        const middle = (entry - 0.5) / 128;
        return Math.max(error(middle * (1 - 2 ** -53)), error(middle), error(nextUp(middle)));
      }),
    ).toBeLessThan(0.501);
  });

  it("gives the nearest double to tabulated logarithms", () => {
    // 0.69314718055994530942, 1.09861228866810969140, 1.60943791243410037460,
    // 2.30258509299404568402
    expect(log(2)).toBe(0.6931471805599453);
    expect(log(3)).toBe(1.0986122886681098);
    expect(log(5)).toBe(1.6094379124341003);
    expect(log(10)).toBe(2.302585092994046);
  });

  it("treats zero, negatives, infinities and NaN as IEEE 754 recommends", () => {
    expect(log(1)).toBe(0);
    expect(log(0)).toBe(-Infinity);
    expect(log(-0)).toBe(-Infinity);
    expect(log(-1)).toBeNaN();
    expect(log(-Infinity)).toBeNaN();
    expect(log(Infinity)).toBe(Infinity);
    expect(log(NaN)).toBeNaN();
    expect(log(5e-324)).toBe(-744.4400719213812);
    expect(log(Number.MAX_VALUE)).toBe(709.782712893384);
  });

  it("rises with its argument, neighbouring doubles included", () => {
    const next = new Arguments(5);
    for (let index = 0; index < 20000; index += 1) {
      const x = next.anyPositive();
      expect(log(nextUp(x)) >= log(x)).toBe(true);
      const nearOne = next.between(0.5, 2);
      expect(log(nextUp(nearOne)) >= log(nearOne)).toBe(true);
    }
  });

  it("is undone by exp", () => {
    fc.assert(
      fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (x) => {
        // exp loses 0.52 ulp of its result, which the logarithm shows as an absolute error.
        expect(Math.abs(log(exp(x)) - x)).toBeLessThanOrEqual(2 ** -52 + Math.abs(x) * 2 ** -53);
      }),
    );
  });
});

describe("pow", () => {
  const error = (x: number, y: number) => ulpsOff(pow(x, y), reference.pow(x, y));

  it("is within 0.53 ulp for results from 1e-300 to 1e300", () => {
    const next = new Arguments(6);
    expect(
      worst(8000, () => {
        const base = next.anyPositive();
        return error(base, next.between(-690, 690) / log(base));
      }),
    ).toBeLessThan(0.53);
    expect(worst(6000, () => error(next.between(0.01, 10), next.between(-5, 5)))).toBeLessThan(
      0.53,
    );
  });

  it("is within 0.53 ulp for bases close to 1 with large exponents", () => {
    const next = new Arguments(7);
    expect(
      worst(4000, () => {
        const base = 1 + next.between(-1, 1) * 2 ** -next.between(2, 50);
        return error(
          base === 1 ? 1.5 : base,
          next.between(-690, 690) / log(base === 1 ? 1.5 : base),
        );
      }),
    ).toBeLessThan(0.53);
  });

  it("is within 0.77 ulp where the result is subnormal", () => {
    const next = new Arguments(8);
    expect(
      worst(2000, () => {
        const base = next.between(2, 1000);
        return error(base, next.between(-744, -709) / log(base));
      }),
    ).toBeLessThan(0.77);
  });

  it("gives integer powers exactly where they are doubles", () => {
    for (let base = 2; base <= 40; base += 1) {
      let product = BigInt(base);
      for (let exponent = 1; bitLength(product) <= 53; exponent += 1) {
        expect(pow(base, exponent)).toBe(Number(product));
        expect(pow(Number(product), 1 / exponent)).toBeCloseTo(base, 12);
        product *= BigInt(base);
      }
    }
    for (let exponent = -1074; exponent <= 1023; exponent += 1) {
      expect(pow(2, exponent)).toBe(
        exponent >= -1022
          ? doubleOfBits(BigInt(exponent + 1023) << 52n)
          : doubleOfBits(1n << BigInt(exponent + 1074)),
      );
    }
  });

  it("has the special cases of the ECMAScript operator", () => {
    const operands = [
      NaN,
      Infinity,
      -Infinity,
      0,
      -0,
      1,
      -1,
      2,
      -2,
      0.5,
      -0.5,
      3,
      -3,
      2.5,
      -2.5,
      1e300,
      -1e300,
      5e-324,
      -5e-324,
      9007199254740991,
      -9007199254740991,
      9007199254740992,
      1.0000000000000002,
      0.9999999999999999,
      -0.9999999999999999,
      1.7976931348623157e308,
      -1.7976931348623157e308,
    ];
    for (const base of operands) {
      for (const exponent of operands) {
        const expected = Math.pow(base, exponent);
        const special = !Number.isFinite(expected) || expected === 0 || Math.abs(expected) === 1;
        if (special)
          expect([base, exponent, pow(base, exponent)]).toEqual([base, exponent, expected]);
        else expect(pow(base, exponent) / expected).toBeCloseTo(1, 12);
      }
    }
  });

  it("rises with the base for a positive exponent", () => {
    const base = fc.double({ min: 1e-100, max: 1e100, noNaN: true, minExcluded: true });
    fc.assert(
      fc.property(base, base, fc.double({ min: 0.01, max: 3, noNaN: true }), (x, y, exponent) => {
        const [lower, upper] = x < y ? [x, y] : [y, x];
        fc.pre(upper > lower * (1 + 2 ** -42));
        expect(pow(upper, exponent)).toBeGreaterThanOrEqual(pow(lower, exponent));
      }),
    );
  });
});

describe("logistic", () => {
  it("is within 2.5 ulp, in the lower tail too", () => {
    const next = new Arguments(9);
    const error = (x: number) => ulpsOff(logistic(x), reference.logistic(x));
    expect(worst(3000, () => error(next.between(-5, 5)))).toBeLessThan(2.5);
    expect(worst(3000, () => error(next.between(-90, 40)))).toBeLessThan(2.5);
  });

  it("reaches its limits without a NaN", () => {
    expect(logistic(0)).toBe(0.5);
    expect(logistic(Infinity)).toBe(1);
    expect(logistic(-Infinity)).toBe(0);
    expect(logistic(1000)).toBe(1);
    expect(logistic(-1000)).toBe(0);
    expect(logistic(-740)).toBeGreaterThan(0);
    expect(logistic(NaN)).toBeNaN();
  });

  it("adds up to 1 with its mirror image", () => {
    fc.assert(
      fc.property(fc.double({ min: -800, max: 800, noNaN: true }), (x) => {
        expect(Math.abs(logistic(x) + logistic(-x) - 1)).toBeLessThanOrEqual(2 ** -51);
      }),
    );
  });
});

describe("gamma1p", () => {
  it("is within 2.5 ulp from 0 to 2", () => {
    const next = new Arguments(10);
    expect(
      worst(2500, () => {
        const x = next.between(0, 2);
        return ulpsOff(gamma1p(x), reference.gamma1p(x));
      }),
    ).toBeLessThan(2.5);
  });

  it("gives the factorials and the tabulated values at halves and quarters", () => {
    expect(gamma1p(0)).toBe(1);
    expect(gamma1p(1)).toBe(1);
    expect(gamma1p(2)).toBe(2);
    // Γ(5/4) = 0.90640247705547707798, Γ(3/2) = sqrt(pi)/2, Γ(7/4) = 0.91906252684888319...,
    // Γ(5/2) = 3 sqrt(pi)/4.
    expect(gamma1p(0.25) / 0.906402477055477).toBeCloseTo(1, 15);
    expect(gamma1p(0.5) / 0.886226925452758).toBeCloseTo(1, 15);
    expect(gamma1p(0.75) / 0.9190625268488832).toBeCloseTo(1, 15);
    expect(gamma1p(1.5) / 1.329340388179137).toBeCloseTo(1, 15);
  });

  it("is NaN outside of its domain", () => {
    for (const x of [-1, -5e-324, nextUp(2), Infinity, -Infinity, NaN]) {
      expect(gamma1p(x)).toBeNaN();
    }
  });
});

describe("normalCdf", () => {
  const relativeError = (x: number, bits: Reference) => {
    const expected = bits.normalCdf(bits.fixed(exactly(x)));
    const difference = absolute(bits.fixed(exactly(normalCdf(x))) - expected);
    return Number((difference << 80n) / expected) / 2 ** 80;
  };

  it("has a relative error below 1e-15 from -37.5 upwards", () => {
    const next = new Arguments(11);
    const middle = new Reference(420);
    expect(worst(1500, () => relativeError(next.between(-6, 8), middle))).toBeLessThan(1e-15);
    expect(worst(60, () => relativeError(next.between(-37.5, -6), wideReference))).toBeLessThan(
      1e-15,
    );
    for (const x of [-5.656854249492381, -5.65685424949239, -0.66291, -0.66292, 0.66291, 1e-300]) {
      expect(relativeError(x, wideReference)).toBeLessThan(1e-15);
    }
  });

  it("has its limits at the infinities", () => {
    expect(normalCdf(0)).toBe(0.5);
    expect(normalCdf(-0)).toBe(0.5);
    expect(normalCdf(Infinity)).toBe(1);
    expect(normalCdf(-Infinity)).toBe(0);
    expect(normalCdf(9)).toBe(1);
    expect(normalCdf(-38)).toBeGreaterThan(0);
    expect(normalCdf(-39)).toBe(0);
    expect(normalCdf(NaN)).toBeNaN();
  });

  it("rises, and adds up to 1 with its mirror image", () => {
    const score = fc.double({ min: -40, max: 40, noNaN: true });
    fc.assert(
      fc.property(score, score, (x, y) => {
        expect(Math.abs(normalCdf(x) + normalCdf(-x) - 1)).toBeLessThanOrEqual(2 ** -52);
        const [lower, upper] = x < y ? [x, y] : [y, x];
        expect(normalCdf(upper) * (1 + 2e-15)).toBeGreaterThanOrEqual(normalCdf(lower));
      }),
    );
  });
});

describe("normalQuantile", () => {
  /** Newton's step from the result to the true quantile, relative to it. */
  const relativeError = (probability: number, bits: Reference) => {
    const result = bits.fixed(exactly(normalQuantile(probability)));
    const missed = bits.normalCdf(result) - bits.fixed(exactly(probability));
    const step = bits.divide(missed, bits.normalDensity(result));
    return Number((absolute(step) << 80n) / absolute(result)) / 2 ** 80;
  };

  it("has a relative error below 1e-15 in the centre and in both tails", () => {
    const next = new Arguments(12);
    expect(worst(1500, () => relativeError(next.between(0, 1), reference))).toBeLessThan(1e-15);
    expect(
      worst(300, () => relativeError(0.5 + 2 ** -next.between(2, 50), reference)),
    ).toBeLessThan(1e-15);
    expect(worst(300, () => relativeError(1 - 2 ** -next.between(2, 53), reference))).toBeLessThan(
      1e-15,
    );
    expect(
      worst(60, () => relativeError(2 ** -next.between(20, 1022), wideReference)),
    ).toBeLessThan(1e-15);
    expect(relativeError(5e-324, wideReference)).toBeLessThan(1e-15);
  });

  it("gives the tabulated percentage points", () => {
    // Wichura's own check values, and the familiar 1.959963984540054235.
    expect(normalQuantile(0.25)).toBeCloseTo(-0.6744897501960817, 15);
    expect(normalQuantile(0.001)).toBeCloseTo(-3.090232306167814, 14);
    expect(normalQuantile(1e-20)).toBeCloseTo(-9.262340089798408, 14);
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 14);
  });

  it("is infinite at 0 and 1 and NaN outside", () => {
    expect(normalQuantile(0.5)).toBe(0);
    expect(normalQuantile(0)).toBe(-Infinity);
    expect(normalQuantile(1)).toBe(Infinity);
    for (const probability of [-5e-324, -1, nextUp(1), 2, Infinity, -Infinity, NaN]) {
      expect(normalQuantile(probability)).toBeNaN();
    }
  });

  it("undoes the distribution function, and is odd around one half", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-300, max: 0.5, noNaN: true }), (probability) => {
        const score = normalQuantile(probability);
        // An error e of the score changes a tail probability by the share score * e.
        const tolerance = 4e-15 * (1 + score * score);
        expect(Math.abs(normalCdf(score) / probability - 1)).toBeLessThanOrEqual(tolerance);
        const mirrored = 1 - probability;
        expect(normalQuantile(1 - mirrored)).toBe(-normalQuantile(mirrored) + 0);
      }),
    );
  });

  it("rises up to its rounding error, over the changes of formula too", () => {
    for (const change of [0.075, 0.925, 1.3887943864964021e-11, 1 - 1.3887943864964021e-11]) {
      let previous = -Infinity;
      for (let step = -2000; step <= 2000; step += 1) {
        const score = normalQuantile(change * (1 + step * 2 ** -53));
        expect(score + Math.abs(score) * 2e-15).toBeGreaterThanOrEqual(previous);
        previous = score;
      }
    }
  });
});

describe("the bits", () => {
  it("are those recorded, on every machine and in every version of V8", () => {
    const checksum = (values: (next: Arguments) => number): string => {
      const next = new Arguments(2024);
      let hash = 0xcbf29ce484222325n;
      for (let index = 0; index < 5000; index += 1) {
        hash = ((hash ^ bitsOf(values(next))) * 0x100000001b3n) & 0xffffffffffffffffn;
      }
      return hash.toString(16);
    };
    expect({
      exp: checksum((next) => exp(next.between(-745, 709))),
      log: checksum((next) => log(next.anyPositive())),
      pow: checksum((next) => pow(next.between(0, 50), next.between(-20, 20))),
      logistic: checksum((next) => logistic(next.between(-40, 40))),
      gamma1p: checksum((next) => gamma1p(next.between(0, 2))),
      normalCdf: checksum((next) => normalCdf(next.between(-38, 9))),
      normalQuantile: checksum((next) => normalQuantile(next.between(0, 1))),
    }).toMatchInlineSnapshot(`
      {
        "exp": "bcb44fc3f0ecaa8b",
        "gamma1p": "2c51d86625ea3f17",
        "log": "607e581aef954f09",
        "logistic": "45d7a8a186298906",
        "normalCdf": "4e9d317b1d65a66f",
        "normalQuantile": "f289f07461976359",
        "pow": "be7e8145a931c4d2",
      }
    `);
  });
});
