/** Dense symmetric systems, row-major in Float64Array: all that a Gaussian process needs. */

/**
 * The inner product of two stretches of rows, in four chains that the processor runs side by side.
 *
 * @param a First array.
 * @param aStart Its first index.
 * @param b Second array.
 * @param bStart Its first index.
 * @param length How many elements.
 */
export function dotStretch(
  a: Float64Array,
  aStart: number,
  b: Float64Array,
  bStart: number,
  length: number,
): number {
  let sum0 = 0, sum1 = 0, sum2 = 0, sum3 = 0;
  let i = 0;
  for (; i + 3 < length; i += 4) {
    const p = aStart + i, q = bStart + i;
    sum0 += a[p]! * b[q]!;
    sum1 += a[p + 1]! * b[q + 1]!;
    sum2 += a[p + 2]! * b[q + 2]!;
    sum3 += a[p + 3]! * b[q + 3]!;
  }
  for (; i < length; i++) sum0 += a[aStart + i]! * b[bStart + i]!;
  return (sum0 + sum1) + (sum2 + sum3);
}

/** Four inner products of one stretch with four equally spaced ones: its numbers are read once. */
function dotFour(
  a: Float64Array,
  aStart: number,
  b: Float64Array,
  bStart: number,
  spacing: number,
  length: number,
  result: Float64Array,
): void {
  let sum0 = 0, sum1 = 0, sum2 = 0, sum3 = 0;
  let q0 = bStart, q1 = bStart + spacing, q2 = q1 + spacing, q3 = q2 + spacing;
  for (let p = aStart, end = aStart + length; p < end; p++) {
    const value = a[p]!;
    sum0 += value * b[q0++]!;
    sum1 += value * b[q1++]!;
    sum2 += value * b[q2++]!;
    sum3 += value * b[q3++]!;
  }
  result[0] = sum0;
  result[1] = sum1;
  result[2] = sum2;
  result[3] = sum3;
}

const four = new Float64Array(4);

/**
 * Cholesky factor L of a symmetric matrix, K = L L^T.
 *
 * @param matrix `[size, size]`; only its lower triangle is read.
 * @param size Rows and columns.
 * @param jitter Added to the diagonal.
 * @param factor Where L goes, `[size, size]`; what lies above its diagonal is left alone.
 * @returns Whether the matrix (with its jitter) was positive definite.
 */
function choleskyInto(
  matrix: Float64Array,
  size: number,
  jitter: number,
  factor: Float64Array,
): boolean {
  for (let i = 0; i < size; i++) {
    const row = i * size;
    let j = 0;
    for (; j + 3 < i; j += 4) {
      // The part that the four columns j .. j + 3 share, then what they owe to each other.
      dotFour(factor, row, factor, j * size, size, j, four);
      for (let k = 0; k < 4; k++) {
        const column = (j + k) * size;
        let rest = matrix[row + j + k]! - four[k]!;
        for (let l = j; l < j + k; l++) rest -= factor[row + l]! * factor[column + l]!;
        factor[row + j + k] = rest / factor[column + j + k]!;
      }
    }
    for (; j < i; j++) {
      const rest = matrix[row + j]! - dotStretch(factor, row, factor, j * size, j);
      factor[row + j] = rest / factor[j * size + j]!;
    }
    const pivot = matrix[row + i]! + jitter - dotStretch(factor, row, factor, row, i);
    if (!(pivot > 0) || pivot === Infinity) return false;
    factor[row + i] = Math.sqrt(pivot);
  }
  return true;
}

/**
 * Cholesky factor with a jitter that grows tenfold until the matrix is positive definite.
 *
 * @param matrix `[size, size]`, symmetric.
 * @param size Rows and columns.
 * @param scale What the jitter is measured against: the kernel's amplitude.
 * @param factor Where L goes.
 * @returns The jitter that was needed, 0 most often; NaN where even 1e-3 of the scale did not help.
 */
export function choleskyWithJitter(
  matrix: Float64Array,
  size: number,
  scale: number,
  factor: Float64Array,
): number {
  if (choleskyInto(matrix, size, 0, factor)) return 0;
  for (let jitter = 1e-10 * scale; jitter <= 1.1e-3 * scale; jitter *= 10) {
    if (choleskyInto(matrix, size, jitter, factor)) return jitter;
  }
  return NaN;
}

/** Solves L x = b by forward substitution, in place of b. */
export function solveLowerInPlace(factor: Float64Array, size: number, b: Float64Array): void {
  for (let i = 0; i < size; i++) {
    const row = i * size;
    b[i] = (b[i]! - dotStretch(factor, row, b, 0, i)) / factor[row + i]!;
  }
}

/** Solves L^T x = b by backward substitution, in place of b. */
export function solveUpperInPlace(factor: Float64Array, size: number, b: Float64Array): void {
  for (let i = size - 1; i >= 0; i--) {
    const row = i * size;
    const value = b[i]! / factor[row + i]!;
    b[i] = value;
    for (let j = 0; j < i; j++) b[j]! -= factor[row + j]! * value;
  }
}

/**
 * The lower triangle of K^-1 from the factor of K.
 *
 * @param factor L, `[size, size]`.
 * @param size Rows and columns.
 * @param scratch Room for L^-1, `[size, size]`; row j receives column j of L^-1.
 * @param inverse Where K^-1 goes; only its lower triangle is written.
 */
export function inverseFromCholesky(
  factor: Float64Array,
  size: number,
  scratch: Float64Array,
  inverse: Float64Array,
): void {
  for (let i = 0; i < size; i++) {
    const row = i * size;
    const pivot = factor[row + i]!;
    // Row j of the scratch has its first element at j: the four of a group begin at the last one's,
    // and the elements before it are zeros.
    for (let j = i + 1; j < Math.min(size, i + 4); j++) scratch[j * size + i] = 0;
    let j = 0;
    for (; j + 3 < i; j += 4) {
      dotFour(factor, row + j, scratch, j * size + j, size, i - j, four);
      for (let k = 0; k < 4; k++) scratch[(j + k) * size + i] = -four[k]! / pivot;
    }
    for (; j < i; j++) {
      scratch[j * size + i] = -dotStretch(factor, row + j, scratch, j * size + j, i - j) / pivot;
    }
    scratch[row + i] = 1 / pivot;
  }
  for (let i = 0; i < size; i++) {
    let j = 0;
    for (; j + 3 <= i; j += 4) {
      dotFour(scratch, i * size + i, scratch, j * size + i, size, size - i, four);
      inverse.set(four, i * size + j);
    }
    for (; j <= i; j++) {
      inverse[i * size + j] = dotStretch(scratch, i * size + i, scratch, j * size + i, size - i);
    }
  }
}
