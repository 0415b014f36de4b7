/**
 * Elementary functions whose bits do not depend on the machine or on the version of V8.
 *
 * ECMAScript leaves the results of Math.exp, Math.log, Math.pow and `**` to the implementation, so
 * a run that uses them can change when the runtime does. IEEE 754 fixes only + - * / and the square
 * root to the last bit. Everything here is made from those, from exact functions (floor, abs) and
 * from a read of the bits of a double; hence the same input gives the same bits anywhere.
 *
 * The ideas are published ones: table-driven reduction (P. T. P. Tang, "Table-driven implementation
 * of the exponential function", ACM TOMS 15, 1989, and "... of the logarithm function", ACM TOMS
 * 16, 1990), splitting of arguments and special cases (W. J. Cody and W. Waite, "Software Manual
 * for the Elementary Functions", 1980; fdlibm), and sums of two doubles (T. J. Dekker, "A
 * floating-point technique for extending the available precision", Numer. Math. 18, 1971).
 *
 * No function throws and none allocates. Below, "ulp" is the spacing of doubles at the exact
 * result, and the accuracies stated are checked in test/known-answers/elementary.test.ts.
 */

// One buffer serves both to look at the exponent of a double (element 0) and to hand the low part
// of a two-double result to the caller (element 1): a module variable holding a fraction would make
// V8 allocate a number object at each write.
const sharedBuffer = new ArrayBuffer(16);
const doubles = new Float64Array(sharedBuffer);
const words = new Uint32Array(sharedBuffer);

// Which half holds sign and exponent depends on the byte order of the machine. The high word of 1
// is 0x3ff00000 and its low word is zero, so the order can be read off rather than assumed.
doubles[0] = 1;
const highWord = words[0] === 0 ? 1 : 0;

/** Dekker's and Veltkamp's constant 2^27 + 1, which cuts a double into two halves of 26 bits. */
const halvingFactor = 134217729;

const twoToThe54 = 18014398509481984;
const twoToThe64 = 18446744073709551616;
const twoToTheMinus64 = 1 / twoToThe64;

// ln 2 with a first part of 40 bits, so that its product with any exponent of a double is exact.
const naturalLogOf2High = 0.6931471805592082;
const naturalLogOf2Low = 7.371002565167799e-13;

const stepsPerOctave = 64;
const stepsPerNaturalUnit = 92.33248261689366;
// ln 2 / 64 with a first part of 34 bits, so that its product with any step count is exact.
const naturalLogPerStepHigh = 0.010830424695996044;
const naturalLogPerStepLow = 2.5310172166650877e-13;

const reciprocalRootOfTwoPi = 0.3989422804014327;

// The tables are computed when the module loads, and not typed in, so that there are no columns of
// digits to mistrust; the arithmetic is exactly rounded, so they too are equal everywhere.

/** 2^k for k = -1024..1023; cheaper than to put exponents together bit by bit. */
const powersOfTwo = new Float64Array(2048);
const powersOfTwoOrigin = 1024;

/** 2^(j/64) for j = 0..63, high parts, and what the high parts miss. */
const powerTableHigh = new Float64Array(stepsPerOctave);
const powerTableLow = new Float64Array(stepsPerOctave);

const logTableFirst = 91;
const logTableLast = 181;
/** ln(j/128) for j = 91..181, high parts, and what the high parts miss. */
const logTableHigh = new Float64Array(logTableLast - logTableFirst + 1);
const logTableLow = new Float64Array(logTableLast - logTableFirst + 1);

/** Rounding error of the double `product` = left * right; exact unless a part over/underflows. */
function productError(left: number, right: number, product: number): number {
  const leftScaled = left * halvingFactor;
  const leftHigh = leftScaled - (leftScaled - left);
  const leftLow = left - leftHigh;
  const rightScaled = right * halvingFactor;
  const rightHigh = rightScaled - (rightScaled - right);
  const rightLow = right - rightHigh;
  return (
    leftLow * rightLow -
    (product - leftHigh * rightHigh - leftLow * rightHigh - leftHigh * rightLow)
  );
}

function fillPowersOfTwo(): void {
  for (let k = 0, power = 1; k < 1024; k += 1, power *= 2) {
    powersOfTwo[powersOfTwoOrigin + k] = power;
    powersOfTwo[powersOfTwoOrigin - k] = 1 / power;
  }
  powersOfTwo[0] = powersOfTwo[1] / 2;
}

function fillPowerTable(): void {
  const ratioHigh = 1.0108892860517005;
  const ratioLow = -1.5234778603368577e-17;
  let high = 1;
  let low = 0;
  for (let step = 0; step < stepsPerOctave; step += 1) {
    powerTableHigh[step] = high;
    powerTableLow[step] = low;
    const product = high * ratioHigh;
    const rest = productError(high, ratioHigh, product) + (high * ratioLow + low * ratioHigh);
    high = product + rest;
    low = rest - (high - product);
  }
}

/** ln((n+1)/n) = 2 artanh(1/(2n+1)): returns the high part, leaves the low part in doubles[1]. */
function logOfNeighbourRatio(n: number): number {
  const divisor = 2 * n + 1;
  const firstHigh = 1 / divisor;
  const product = firstHigh * divisor;
  const firstLow = (1 - product - productError(firstHigh, divisor, product)) / divisor;
  // Series in the inverse square of the divisor, from the smallest term to the largest. The first
  // correction is a third of a square below 1/32000, so from there on one double is enough for all
  // but the leading term, which is kept in two.
  const square = firstHigh * firstHigh;
  const squareLow = productError(firstHigh, firstHigh, square) + 2 * firstHigh * firstLow;
  const tail = square * square * (1 / 5 + square * (1 / 7 + square * (1 / 9 + square / 11)));
  const thirdHigh = square / 3;
  const thirdProduct = thirdHigh * 3;
  const thirdLow =
    (square - thirdProduct - productError(thirdHigh, 3, thirdProduct) + squareLow) / 3 + tail;
  const correctionHigh = firstHigh * thirdHigh;
  const correctionLow =
    productError(firstHigh, thirdHigh, correctionHigh) +
    (firstHigh * thirdLow + firstLow * thirdHigh);
  const sum = firstHigh + correctionHigh;
  const rest = correctionHigh - (sum - firstHigh) + (firstLow + correctionLow);
  const high = 2 * (sum + rest);
  doubles[1] = 2 * (rest - (sum + rest - sum));
  return high;
}

function storeLogarithm(entry: number, high: number, low: number): void {
  logTableHigh[entry - logTableFirst] = high;
  logTableLow[entry - logTableFirst] = low;
}

function fillLogTable(): void {
  // Outward from ln(128/128) = 0 in both directions, so that no error of ln 2 comes in.
  let high = 0;
  let low = 0;
  storeLogarithm(128, 0, 0);
  for (let entry = 129; entry <= logTableLast; entry += 1) {
    const added = logOfNeighbourRatio(entry - 1);
    const sum = added + high;
    const addedRounded = sum - high;
    const rest = high - (sum - addedRounded) + (added - addedRounded) + (low + doubles[1]);
    high = sum + rest;
    low = rest - (high - sum);
    storeLogarithm(entry, high, low);
  }
  high = 0;
  low = 0;
  for (let entry = 127; entry >= logTableFirst; entry -= 1) {
    const added = -logOfNeighbourRatio(entry);
    const sum = added + high;
    const addedRounded = sum - high;
    const rest = high - (sum - addedRounded) + (added - addedRounded) + (low - doubles[1]);
    high = sum + rest;
    low = rest - (high - sum);
    storeLogarithm(entry, high, low);
  }
}

fillPowersOfTwo();
fillPowerTable();
fillLogTable();

/**
 * e^(high + low), for |high| <= 746 and low small beside high. The low part is what lets a power or
 * a normal density keep its last bits although the exponent is large.
 */
function exponentialOfSum(high: number, low: number): number {
  const steps = Math.floor(high * stepsPerNaturalUnit + 0.5) | 0;
  const remainder = high - steps * naturalLogPerStepHigh - (steps * naturalLogPerStepLow - low);
  // |remainder| < 0.0055, where the Taylor series to the sixth power is already good to 2^-65.
  const growth =
    remainder +
    remainder *
      remainder *
      (0.5 +
        remainder * (1 / 6 + remainder * (1 / 24 + remainder * (1 / 120 + remainder * (1 / 720)))));
  const octaves = steps >> 6;
  const entry = steps & 63;
  const scale = powerTableHigh[entry];
  const significand = scale + (powerTableLow[entry] + scale * growth);
  if (octaves > 1023) {
    // 2^1024 is not a double, yet a significand just below 1 may still bring the result in range.
    return significand * powersOfTwo[octaves - 1 + powersOfTwoOrigin] * 2;
  }
  if (octaves < -1022) {
    // Only the last multiplication meets the subnormal range, so there is one rounding there.
    return significand * powersOfTwo[octaves + 64 + powersOfTwoOrigin] * twoToTheMinus64;
  }
  return significand * powersOfTwo[octaves + powersOfTwoOrigin];
}

/**
 * ln x as the sum of two doubles, for finite x > 0: returns the high part (ln x rounded) and leaves
 * the low part in doubles[1]. Relative error below 2^-68.
 */
function logarithmInTwoParts(x: number): number {
  let scaled = x;
  let subnormalShift = 0;
  if (x < 2.2250738585072014e-308) {
    scaled = x * twoToThe54;
    subnormalShift = 54;
  }
  doubles[0] = scaled;
  // 0x3fe6a09e is the high word of sqrt(1/2): the shift makes significands run from there to
  // sqrt(2), so that numbers on either side of 1 both have exponent 0 and nothing cancels.
  const shifted = (words[highWord] + (0x3ff00000 - 0x3fe6a09e)) | 0;
  const binaryExponent = (shifted >> 20) - 1023;
  const significand = scaled * powersOfTwo[powersOfTwoOrigin - binaryExponent];
  const exponent = binaryExponent - subnormalShift;

  // The nearest 128th is within 1/256, and its logarithm is in the table; the ratio to it is
  // (1+s)/(1-s), whose logarithm is 2 artanh(s). Multiplying by the reciprocal leaves s a little
  // off, which does no harm, as the second part of s is computed from what the first part misses.
  const entry = Math.floor(significand * 128 + 0.5) | 0;
  const nearest = entry * 0.0078125;
  const difference = significand - nearest;
  const doubleNearest = nearest + nearest;
  const total = doubleNearest + difference;
  const totalLow = difference - (total - doubleNearest);
  const reciprocal = 1 / total;
  const quotient = difference * reciprocal;
  const product = quotient * total;
  const quotientLow =
    (difference - product - productError(quotient, total, product) - quotient * totalLow) *
    reciprocal;
  const square = quotient * quotient;
  // |s| < 0.0028, so each further term is 2^-17 of the one before and the Taylor series serves.
  const series =
    quotient * square * (2 / 3 + square * (2 / 5 + square * (2 / 7 + square * (2 / 9))));

  const octavePart = exponent * naturalLogOf2High;
  const tableHigh = logTableHigh[entry - logTableFirst];
  const coarse = octavePart + tableHigh;
  const coarseLow = tableHigh - (coarse - octavePart);
  const fine = quotient + quotient;
  const sum = coarse + fine;
  const rest =
    fine -
    (sum - coarse) +
    (coarseLow +
      (logTableLow[entry - logTableFirst] + exponent * naturalLogOf2Low) +
      (quotientLow + quotientLow + series));
  const result = sum + rest;
  doubles[1] = rest - (result - sum);
  return result;
}

/**
 * e^x.
 *
 * Domain: every number. exp(-Infinity) = 0, exp(Infinity) = Infinity, exp(NaN) = NaN; above
 * 709.7827128933840 the result is Infinity, below -745.1332191019411 it is 0.
 * Accuracy: 0.52 ulp; 0.77 ulp where the result is subnormal.
 * Source: table of 2^(j/64) and a short polynomial, after Tang (1989).
 */
export function exp(x: number): number {
  if (x > 710) return Infinity;
  if (x < -746) return 0;
  // NaN fails both comparisons above and would index the table.
  if (x !== x) return NaN;
  return exponentialOfSum(x, 0);
}

/**
 * Natural logarithm of x.
 *
 * Domain: x >= 0. log(0) = log(-0) = -Infinity, log(Infinity) = Infinity; NaN for x < 0 and NaN.
 * Accuracy: 0.501 ulp, subnormal arguments included.
 * Source: table of ln(j/128) and the artanh series, after Tang (1990), summed in two doubles.
 */
export function log(x: number): number {
  if (x > 0 && x < Infinity) return logarithmInTwoParts(x);
  if (x === 0) return -Infinity;
  return x === Infinity ? Infinity : NaN;
}

/** Whether y is an odd integer; beyond 2^53 every double is even. */
function isOddInteger(y: number): boolean {
  return Math.floor(y) === y && Math.floor(y * 0.5) !== y * 0.5;
}

/**
 * The cases of {@link pow} with an operand that is zero, infinite or NaN, or with a negative base.
 */
function powOfSpecialOperands(base: number, exponent: number): number {
  if (exponent === 0) return 1;
  if (base !== base || exponent !== exponent) return NaN;
  const magnitude = Math.abs(base);
  if (exponent === Infinity || exponent === -Infinity) {
    if (magnitude === 1) return NaN;
    return magnitude > 1 === exponent > 0 ? Infinity : 0;
  }
  const negativeBase = base < 0 || (base === 0 && 1 / base < 0);
  const oddSign = negativeBase && isOddInteger(exponent) ? -1 : 1;
  if (magnitude === 0) return exponent > 0 ? oddSign * 0 : oddSign * Infinity;
  if (magnitude === Infinity) return exponent > 0 ? oddSign * Infinity : oddSign * 0;
  if (Math.floor(exponent) !== exponent) return NaN;
  return oddSign * pow(magnitude, exponent);
}

/**
 * base to the power exponent.
 *
 * Domain: that of the ECMAScript operator `**`, with its special cases: pow(x, 0) = 1 even for NaN,
 * pow(±1, ±Infinity) = NaN, NaN for a negative base with an exponent that is not an integer, and
 * the sign of odd powers of -0 and -Infinity. Too large a result is ±Infinity, too small a one ±0.
 * Accuracy: 0.53 ulp (0.77 where the result is subnormal); where the exact power is itself
 * a double, it is returned.
 * Source: logarithm in two doubles times the exponent, in the manner of fdlibm's e_pow.
 */
export function pow(base: number, exponent: number): number {
  if (!(base > 0 && base < Infinity && exponent - exponent === 0 && exponent !== 0)) {
    return powOfSpecialOperands(base, exponent);
  }
  // The commonest exponents are a single exactly rounded operation.
  if (exponent === 1) return base;
  // Besides being quick, this keeps the largest exponents, which cannot be cut in halves without
  // overflow, away from the product below: with any other base their power is 0 or Infinity.
  if (base === 1) return 1;
  if (exponent === 2) return base * base;
  if (exponent === 0.5) return Math.sqrt(base);
  if (exponent === -1) return 1 / base;
  const logHigh = logarithmInTwoParts(base);
  const logLow = doubles[1];
  const product = exponent * logHigh;
  if (product > 710) return Infinity;
  if (product < -746) return 0;
  return exponentialOfSum(product, productError(exponent, logHigh, product) + exponent * logLow);
}

/**
 * The logistic function 1/(1+e^-x).
 *
 * Domain: every number; 0 at -Infinity, 1 at Infinity, NaN at NaN.
 * Accuracy: 2.5 ulp, in the lower tail too, as the small exponential is never lost beside a 1.
 */
export function logistic(x: number): number {
  if (x >= 0) return 1 / (1 + exp(-x));
  const small = exp(x);
  return small / (1 + small);
}

// Coefficients run from the lowest power upwards, each as the shortest decimal that gives the same
// double as the published digits.

/** Series of 1/Γ(1+x): J. W. Wrench, Math. Comp. 22 (1968); Abramowitz and Stegun 6.1.34. */
const reciprocalGammaSeries = [
  1, 0.5772156649015329, -0.6558780715202539, -0.04200263503409524, 0.16653861138229148,
  -0.04219773455554433, -0.009621971527876973, 0.0072189432466631, -0.0011651675918590652,
  -0.00021524167411495098, 0.0001280502823881162, -2.013485478078824e-5, -1.2504934821426706e-6,
  1.133027231981696e-6, -2.056338416977607e-7, 6.116095104481416e-9, 5.002007644469223e-9,
  -1.18127457048702e-9, 1.0434267116911005e-10, 7.782263439905071e-12, -3.696805618642206e-12,
  5.100370287454476e-13,
];

// Normal distribution function: W. J. Cody, Math. Comp. 23 (1969) and ACM TOMS 19 (1993).
const centralCdfNumerator = [
  18154.98125334356, 1067.6894854603709, 161.02823106855587, 2.2352520354606837,
  0.06568233791820745,
];
const centralCdfDenominator = [
  45507.78933502673, 10260.932208618979, 976.0985517377767, 47.202581904688245, 1,
];
const middleCdfNumerator = [
  9842.714838383978, 11602.65143764735, 6848.190450536283, 2494.5375852903726, 597.2702763948002,
  93.50665613217785, 8.883149794388377, 0.39894151208813466, 1.0765576773720192e-8,
];
const middleCdfDenominator = [
  19685.429676859992, 38912.00328609327, 34900.95272114598, 18615.571640885097, 6485.558298266761,
  1519.3775994075547, 235.387901782625, 22.266688044328117, 1,
];
const farCdfNumerator = [
  2.9112874951168793e-5, 0.0014216191932278934, 0.022235277870649807, 0.12740116116024736,
  0.215898534057957, 0.023073441764940174,
];
const farCdfDenominator = [
  7.297515550839662e-5, 0.0037823963320275824, 0.06598813786892856, 0.4682382124808651,
  1.284260096144911, 1,
];

// Normal quantile function: M. J. Wichura, Applied Statistics 37 (1988), algorithm AS 241, PPND16.
const centralQuantileNumerator = [
  3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987,
  67265.7709270087, 33430.57558358813, 2509.0809287301227,
];
const centralQuantileDenominator = [
  1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
  28729.085735721943, 5226.495278852854,
];
const middleQuantileNumerator = [
  1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
  0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
];
const middleQuantileDenominator = [
  1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008,
  0.015198666563616457, 0.0005475938084995345, 1.0507500716444169e-9,
];
const farQuantileNumerator = [
  6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487,
  0.026532189526576124, 0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7,
];
const farQuantileDenominator = [
  1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133,
  1.8463183175100548e-5, 1.421511758316446e-7, 2.0442631033899397e-15,
];

function polynomial(coefficients: readonly number[], x: number): number {
  let value = 0;
  for (let power = coefficients.length - 1; power >= 0; power -= 1) {
    value = value * x + coefficients[power];
  }
  return value;
}

/**
 * `scale` times one polynomial of the seventh degree, over another: the operations of `polynomial`
 * without its loop, because ensembles take such quotients by the million.
 */
function quotient(scale: number, over: readonly number[], under: readonly number[], x: number) {
  let above = over[7]! * x + over[6]!;
  let below = under[7]! * x + under[6]!;
  above = above * x + over[5]!;
  below = below * x + under[5]!;
  above = above * x + over[4]!;
  below = below * x + under[4]!;
  above = above * x + over[3]!;
  below = below * x + under[3]!;
  above = above * x + over[2]!;
  below = below * x + under[2]!;
  above = above * x + over[1]!;
  below = below * x + under[1]!;
  above = above * x + over[0]!;
  below = below * x + under[0]!;
  return (scale * above) / below;
}

/**
 * Γ(1+x), which is what the mean of a Weibull distribution needs.
 *
 * Domain: 0 <= x <= 2; NaN elsewhere. Exact at 0, 1 and 2.
 * Accuracy: 2.5 ulp.
 * Source: Wrench's series of 1/Γ for arguments up to 1/2, and Γ(1+x) = x Γ(x) for the rest.
 */
export function gamma1p(x: number): number {
  if (!(x >= 0 && x <= 2)) return NaN;
  if (x <= 0.5) return 1 / polynomial(reciprocalGammaSeries, x);
  if (x <= 1.5) return x / polynomial(reciprocalGammaSeries, x - 1);
  return (x * (x - 1)) / polynomial(reciprocalGammaSeries, x - 2);
}

/** e^(-x²/2) for |x| <= 38.6, with x² kept in two doubles so that the far tail stays accurate. */
function bellCurve(x: number): number {
  const square = x * x;
  return exponentialOfSum(-0.5 * square, -0.5 * productError(x, x, square));
}

/**
 * Probability that a standard normal variable is below x.
 *
 * Domain: every number; 0 at -Infinity, 1 at Infinity, NaN at NaN. Below -38.6 the result is 0.
 * Accuracy: relative error 1e-15 from -37.5 upwards (below that the result is subnormal). Near 1
 * only the absolute error is small, so a caller in need of an upper tail should ask for
 * normalCdf(-x).
 * Source: rational approximations of W. J. Cody, "Rational Chebyshev approximations for the error
 * function", Math. Comp. 23 (1969), as in ANORM of his SPECFUN (ACM TOMS 19, 1993, algorithm 715).
 */
export function normalCdf(x: number): number {
  const magnitude = Math.abs(x);
  if (magnitude <= 0.66291) {
    const square = x * x;
    return (
      0.5 +
      (x * polynomial(centralCdfNumerator, square)) / polynomial(centralCdfDenominator, square)
    );
  }
  if (magnitude > 38.6) return x > 0 ? 1 : 0;
  if (x !== x) return NaN;
  let tail: number;
  if (magnitude <= 5.656854249492381) {
    tail =
      (bellCurve(magnitude) * polynomial(middleCdfNumerator, magnitude)) /
      polynomial(middleCdfDenominator, magnitude);
  } else {
    const inverseSquare = 1 / (x * x);
    const correction =
      (inverseSquare * polynomial(farCdfNumerator, inverseSquare)) /
      polynomial(farCdfDenominator, inverseSquare);
    tail = (bellCurve(magnitude) * (reciprocalRootOfTwoPi - correction)) / magnitude;
  }
  return x > 0 ? 1 - tail : tail;
}

/**
 * The standard normal quantile: the x for which {@link normalCdf} gives the probability.
 *
 * Domain: 0 <= probability <= 1; -Infinity at 0, Infinity at 1, NaN elsewhere.
 * Accuracy: relative error 1e-15, subnormal probabilities included. It rises with the probability
 * up to that rounding error: neighbouring doubles can give results a few ulp out of order.
 * Source: M. J. Wichura, "Algorithm AS 241: The percentage points of the normal distribution",
 * Applied Statistics 37 (1988), routine PPND16, with the logarithm of this file.
 */
export function normalQuantile(probability: number): number {
  const offset = probability - 0.5;
  if (Math.abs(offset) <= 0.425) {
    const argument = 0.180625 - offset * offset;
    return quotient(offset, centralQuantileNumerator, centralQuantileDenominator, argument);
  }
  const smallerTail = offset < 0 ? probability : 1 - probability;
  if (!(smallerTail > 0)) {
    if (smallerTail !== 0) return NaN;
    return offset < 0 ? -Infinity : Infinity;
  }
  const argument = Math.sqrt(-log(smallerTail));
  const magnitude =
    argument <= 5
      ? quotient(1, middleQuantileNumerator, middleQuantileDenominator, argument - 1.6)
      : quotient(1, farQuantileNumerator, farQuantileDenominator, argument - 5);
  return offset < 0 ? -magnitude : magnitude;
}
