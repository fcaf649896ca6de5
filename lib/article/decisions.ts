/**
 * What the experiments decided, kept in the run folder so that a later notebook can build on an
 * earlier one, and stands on its own where none has run.
 *
 * @module
 */
import { z } from "zod";
import { type Profile } from "./profile.ts";
import { type BackboneName, findBackbone } from "../model/backbones.ts";
import { runFolder } from "./folders.ts";
import { cannot, firstFault, messageOf } from "../errors.ts";
import { writeFileWhole } from "../disk/files.ts";

/** The five hyper-parameters of the article's search. */
export interface TrainingHyperparameters {
  /** The rate at the start. */
  readonly learningRate: number;
  /** Images a step. */
  readonly batchSize: number;
  /** The rule; RMSProp with rho .9 and momentum .9. */
  readonly optimiser: "adam" | "rmsprop";
  /** Factor of the learning rate at each stair. */
  readonly decayRate: number;
  /** Length of a stair in epochs. */
  readonly decaySteps: number;
}

/** The choices that later sections depend on. */
export interface Decisions {
  /** Experiment a. */
  readonly backbone: BackboneName;
  /** Experiment b, in pixels. */
  readonly imageSize: number;
  /** Experiment c. */
  readonly oversample: boolean;
  /** Experiment d. */
  readonly hyperParameters: TrainingHyperparameters;
}

/** What the article itself chose, step by step. */
const ARTICLE_DECISIONS: Decisions = {
  backbone: "densenet121",
  imageSize: 192,
  oversample: false,
  hyperParameters: {
    learningRate: 4.1636e-5,
    batchSize: 8,
    optimiser: "adam",
    decayRate: 0.95,
    decaySteps: 1,
  },
};

/** A decision and where it comes from. */
export interface Decided<Value> {
  /** What was decided. */
  readonly value: Value;
  /** Whether an experiment of this profile made it; the article's choice otherwise. */
  readonly fromRun: boolean;
  /** The same in words: `"densenet121 (the article's choice: notebook 04 has not run)"`. */
  readonly reason: string;
}

/** Which notebook makes which decision. */
const MADE_IN: Readonly<Record<keyof Decisions, string>> = {
  backbone: "notebook 04",
  imageSize: "notebook 05",
  oversample: "notebook 06",
  hyperParameters: "notebook 07",
};

/**
 * Looks up a decision of the profile's run.
 *
 * @param profile Whose run.
 * @param name Which decision.
 * @returns This run's decision, or the article's where this run has made none yet.
 * @throws {SyntaxError} If the run folder's file is damaged or holds what is no decision.
 */
export async function recallDecision<Name extends keyof Decisions>(
  profile: Profile,
  name: Name,
): Promise<Decided<Decisions[Name]>> {
  const value = (await readDecisions(profile))[name];
  return value === undefined
    ? {
      value: ARTICLE_DECISIONS[name],
      fromRun: false,
      reason: `the article's choice, because ${MADE_IN[name]} has not run in this profile`,
    }
    : { value, fromRun: true, reason: `decided by ${MADE_IN[name]} in this profile` };
}

/**
 * Notes a decision for later notebooks.
 *
 * @param profile Whose run.
 * @param decision One or more decisions; others are kept.
 * @throws {SyntaxError} If the run folder's file is damaged or holds what is no decision.
 */
export async function rememberDecision(
  profile: Profile,
  decision: Partial<Decisions>,
): Promise<void> {
  const decisions = { ...await readDecisions(profile), ...decision };
  await Deno.mkdir(runFolder(profile), { recursive: true });
  await writeFileWhole(decisionsPath(profile), `${JSON.stringify(decisions, null, 2)}\n`);
}

/** What the file may hold; of decisions that are not made yet it holds none. */
const decisionsSchema = z.object({
  backbone: z.string().refine((name) => findBackbone(name) !== undefined, "no known network"),
  imageSize: z.int().min(32),
  oversample: z.boolean(),
  hyperParameters: z.object({
    learningRate: z.number().positive(),
    batchSize: z.int().min(1),
    optimiser: z.enum(["adam", "rmsprop"]),
    decayRate: z.number().positive(),
    decaySteps: z.number().positive(),
  }),
}).partial();

function decisionsPath(profile: Profile): string {
  return `${runFolder(profile)}/decisions.json`;
}

async function readDecisions(profile: Profile): Promise<Partial<Decisions>> {
  let text: string;
  try {
    text = await Deno.readTextFile(decisionsPath(profile));
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return {};
    throw error;
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw damaged(messageOf(error), error);
  }
  const { success, data, error } = decisionsSchema.safeParse(json);
  if (success) return data as Partial<Decisions>;
  throw damaged(firstFault(error), error);

  function damaged(received: string, cause: unknown): SyntaxError {
    const expected = "decisions of an earlier notebook as JSON (delete the file to start over)";
    return new SyntaxError(cannot(`read ${decisionsPath(profile)}`, expected, received), { cause });
  }
}
