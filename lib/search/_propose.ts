/** Finds the settings that an acquisition function likes best. */
import type { RandomStream } from "../random/stream.ts";
import { type Acquisition, type AcquisitionContext } from "./acquisition.ts";
import type { GaussianProcess } from "./gaussian_process.ts";
import type { SettingValue } from "./dimension.ts";
import { minimizeInBox } from "./lbfgsb.ts";
import type { Settings, Space } from "./space.ts";

/** Finite spaces up to this size are looked through point by point. */
const LISTED = 4096;
const RANDOM_CANDIDATES = 400;
const NEARBY_CANDIDATES = 40;
const POLISHED = 6;

/** What {@linkcode propose} needs. */
export interface Proposal<Point extends Settings> {
  readonly space: Space<Point>;
  readonly model: GaussianProcess;
  readonly acquisition: Acquisition;
  readonly context: AcquisitionContext;
  /** The best settings so far, the best first; candidates are drawn around them too. */
  readonly incumbents: readonly Point[];
  /** Whether settings were asked or told before: these are never proposed. */
  readonly isKnown: (settings: Point) => boolean;
  readonly stream: RandomStream;
}

/**
 * Looks for the settings of the largest acquisition: many candidates first, then gradient ascent
 * over the real dimensions and single steps along the others from the best few.
 *
 * @returns The best settings that are not known yet; nothing if all are.
 */
export function propose<Point extends Settings>(proposal: Proposal<Point>): Point | undefined {
  const { space, stream, isKnown, incumbents } = proposal;
  if (space.count <= LISTED) {
    return bestOf(proposal, [...space.points()].filter((point) => !isKnown(point)))[0]?.settings;
  }
  const candidates = Array.from({ length: RANDOM_CANDIDATES }, () => space.sample(stream));
  for (const incumbent of incumbents.slice(0, 3)) {
    for (let i = 0; i < NEARBY_CANDIDATES; i++) {
      candidates.push(nearby(space, incumbent, stream, i));
    }
  }
  const scored = bestOf(proposal, candidates);
  const polished = spread(scored, POLISHED).map((candidate) => polish(proposal, candidate));
  const ranked = [...polished, ...scored].sort((a, b) => b.value - a.value);
  const found = ranked.find(({ settings }) => !isKnown(settings));
  if (found !== undefined) return found.settings;
  // Every candidate is known, as can happen in a large but finite space that is nearly used up.
  return drawUnknown(space, isKnown, stream);
}

/**
 * Random settings that are not known yet.
 *
 * @returns The settings; nothing if all are known, or in a space of reals too narrow to tell new
 * ones apart.
 */
export function drawUnknown<Point extends Settings>(
  space: Space<Point>,
  isKnown: (settings: Point) => boolean,
  stream: RandomStream,
): Point | undefined {
  for (let attempt = 0; attempt < 1e4; attempt++) {
    const settings = space.sample(stream);
    if (!isKnown(settings)) return settings;
  }
  if (space.count === Infinity) return undefined;
  return space.points().find((settings) => !isKnown(settings));
}

interface Candidate<Point> {
  readonly settings: Point;
  readonly row: Float64Array;
  readonly value: number;
}

/** Scores settings, the best first. */
function bestOf<Point extends Settings>(
  { space, model, acquisition, context }: Proposal<Point>,
  points: readonly Point[],
): Candidate<Point>[] {
  const rows = points.map((settings) => space.encode(settings));
  const { mean, std } = model.predict(rows);
  return points
    .map((settings, i) => {
      const { value } = acquisition(mean[i]!, std[i]!, context);
      return { settings, row: rows[i]!, value };
    })
    .sort((a, b) => b.value - a.value);
}

/** A variation of some settings: real values moved a little, others changed now and then. */
function nearby<Point extends Settings>(
  space: Space<Point>,
  center: Point,
  stream: RandomStream,
  index: number,
): Point {
  const row = space.encode(center);
  const reach = [0.2, 0.05, 0.01, 0.001][index % 4]!;
  const point: Record<string, SettingValue> = {};
  space.names.forEach((name, i) => {
    const dimension = space.dimensions[i]!;
    if (dimension.kind === "real") {
      row[space.offsets[i]!]! += reach * stream.normal();
      point[name] = dimension.decode(row, space.offsets[i]!);
    } else if (stream.next() < 0.2) {
      const steps = dimension.neighbours(center[name]!);
      point[name] = steps[stream.integer(0, steps.length)]!;
    } else point[name] = center[name]!;
  });
  return point as Settings as Point;
}

/** The best candidates that do not all sit on one spot. */
function spread<Point>(scored: readonly Candidate<Point>[], count: number): Candidate<Point>[] {
  const chosen: Candidate<Point>[] = [];
  for (const candidate of scored) {
    if (chosen.length === count) break;
    const apart = chosen.every(({ row }) =>
      row.reduce((sum, value, d) => sum + (value - candidate.row[d]!) ** 2, 0) > 1e-3
    );
    if (apart) chosen.push(candidate);
  }
  return chosen;
}

function polish<Point extends Settings>(
  proposal: Proposal<Point>,
  from: Candidate<Point>,
): Candidate<Point> {
  const { space } = proposal;
  const discrete = space.dimensions.flatMap(({ kind }, i) => kind === "real" ? [] : [i]);
  let best = climb(proposal, from);
  for (let round = 0; round < 4; round++) {
    const steps = discrete.flatMap((i) =>
      space.dimensions[i]!.neighbours(best.settings[space.names[i]!]!)
        .map((value) => ({ ...best.settings, [space.names[i]!]: value }))
    );
    const step = steps.length === 0 ? undefined : bestOf(proposal, steps)[0];
    if (step === undefined || !(step.value > best.value)) break;
    best = climb(proposal, step);
  }
  return best;
}

/** Gradient ascent over the real dimensions. */
function climb<Point extends Settings>(
  { space, model, acquisition, context }: Proposal<Point>,
  from: Candidate<Point>,
): Candidate<Point> {
  const columns = space.dimensions.flatMap(({ kind }, i) =>
    kind === "real" ? [space.offsets[i]!] : []
  );
  if (columns.length === 0) return from;
  const row = from.row.slice();
  const negative = (point: Float64Array, gradient: Float64Array): number => {
    columns.forEach((column, i) => row[column] = point[i]!);
    const { mean, std, meanGradient, stdGradient } = model.predictGradient(row);
    const { value, meanSlope, stdSlope } = acquisition(mean, std, context);
    columns.forEach((column, i) => {
      gradient[i] = -(meanSlope * meanGradient[column]! + stdSlope * stdGradient[column]!);
    });
    return -value;
  };
  const found = minimizeInBox(
    negative,
    columns.map((column) => row[column]!),
    columns.map(() => 0),
    columns.map(() => 1),
    { iterations: 50, valueTolerance: 1e-8 },
  );
  columns.forEach((column, i) => row[column] = found.point[i]!);
  const settings = space.decode(row);
  const exact = space.encode(settings);
  return -found.value >= from.value ? { settings, row: exact, value: -found.value } : from;
}
