/**
 * `deno task doctor`: says what was found and, for each fault, the command that mends it.
 *
 * @module
 */
import { loadProfile, PROFILES } from "../article/profile.ts";
import { neededWeights } from "../article/weights.ts";
import { dataFolder, projectFolder } from "../article/folders.ts";
import { examineEngine, type Finding, prepareEngine, startEngine } from "../engine/mod.ts";
import { embeddedFolder } from "../article/open_dataset.ts";
import { exists } from "../disk/files.ts";
import { messageOf } from "../errors.ts";
import {
  type BackboneName,
  findBackbone,
  findPretrained,
  pretrainedMegabytes,
} from "../model/mod.ts";
import { Kernel } from "../notebook/mod.ts";
import { runCommand, writeErrorLine, writeLine } from "./_command.ts";
import { flag } from "./_options.ts";

const SIGNS: Readonly<Record<Finding["state"], string>> = { ok: "✓", missing: "·", fault: "✗" };

/** Versions of Deno whose kernel reports a throwing cell as fine. */
const BROKEN_KERNELS = ["2.8.2", "2.8.3"];

/** A prediction beside a training step of the same batch, as measured of the article's network. */
const ASK_SHARE = .28;

if (import.meta.main) {
  await runCommand({
    name: "doctor",
    description: `
Examines the set-up: machine, TensorFlow, notebook kernel, data, weights. For each fault it names
the command that mends it.

  ✓ in place   · will be set up when first needed   ✗ needs mending`,
    options: {
      install: flag("sets up TensorFlow first, if it is missing"),
      forecast: flag(
        "also times each network of the profile full for some steps (minutes), and says how many " +
          "hours its notebooks will take on this machine",
      ),
      verify: flag("also reads TensorFlow's libraries and compares their hashes (some seconds)"),
    },
    exitCodes: "0 nothing needs mending, 1 something does, 2 wrong usage",
    async run({ options: { install, verify, forecast } }) {
      const faults = install ? (await prepareEngine(writeErrorLine)).faults : [];
      const findings = [
        ...faults.map((found): Finding => ({ topic: "set-up", state: "fault", found })),
        ...await examineEngine({ verify }),
        await examineKernel(),
        ...await examineData(),
        ...await examineWeights(),
      ];
      for (const { topic, state, found, remedy } of findings) {
        writeLine(`${SIGNS[state]} ${topic.padEnd(10)} ${found}`);
        if (remedy !== undefined) writeLine(`  ${" ".repeat(10)} to mend it: ${remedy}`);
      }
      if (forecast) await writeForecast();
      return findings.some(({ state }) => state === "fault") ? 1 : 0;
    },
  });
}

/** Says what the article's settings will take on this machine. */
async function writeForecast(): Promise<void> {
  const { forecastHours, plannedTrainings } = await import("../article/forecast.ts");
  const { measureCost } = await import("../train/mod.ts");
  const profile = loadProfile("full");
  await startEngine({ arithmetic: profile.arithmetic });
  const timed = new Map<string, Promise<number>>();
  const hours = await forecastHours(plannedTrainings(profile), async (training) => {
    const { backbone, imageSize, batchSize } = training;
    const key = `${backbone} at ${imageSize} px, ${batchSize} images a step`;
    const stepMs = timed.get(key) ??
      measureCost(backbone, { classes: 300, imageSize, batchSize, steps: 2 })
        .then(({ stepMs }) => stepMs);
    if (!timed.has(key)) writeErrorLine(`${key}: ${((await stepMs) / 1000).toFixed(2)} s`);
    timed.set(key, stepMs);
    return { stepMs: await stepMs, askMs: ASK_SHARE * await stepMs };
  });
  writeLine("the profile full, on this machine, pictures cached:");
  let total = 0;
  for (const [notebook, each] of hours) {
    total += each;
    writeLine(`  notebook ${notebook} ${each.toFixed(0).padStart(7)} h`);
  }
  writeLine(`  together    ${total.toFixed(0).padStart(7)} h (stop it at any time: it goes on)`);
}

async function examineKernel(): Promise<Finding> {
  const version = Deno.version.deno;
  if (BROKEN_KERNELS.includes(version)) {
    return {
      topic: "kernel",
      state: "fault",
      found: `Deno ${version} reports a throwing cell as fine`,
      remedy: "npx --yes deno@2.9.6 task doctor, or deno upgrade",
    };
  }
  try {
    await using kernel = await Kernel.start({ cwd: projectFolder() });
    const { status } = await kernel.run("1 + 1");
    if (status !== "ok") throw new Error(`1 + 1 ended in ${status}`);
    return { topic: "kernel", state: "ok", found: `Deno ${version} runs notebook cells` };
  } catch (error) {
    return {
      topic: "kernel",
      state: "fault",
      found: messageOf(error),
      remedy: "npx --yes deno@2.9.6 task doctor",
    };
  }
}

async function examineData(): Promise<Finding[]> {
  const findings: Finding[] = [];
  const own = Deno.env.get("PLUMAGE_DATA");
  if (own !== undefined && own !== "") {
    findings.push(
      await exists(own) ? { topic: "data", state: "ok", found: `PLUMAGE_DATA names ${own}` } : {
        topic: "data",
        state: "fault",
        found: `PLUMAGE_DATA names ${own}, which is not there`,
        remedy: "unset PLUMAGE_DATA, or set it to the folder of a data set",
      },
    );
  }
  const drawn = await exists(embeddedFolder(dataFolder(), loadProfile("quick").embedded!));
  findings.push({
    topic: "data",
    state: drawn ? "ok" : "missing",
    found: drawn ? "the embedded birds are drawn" : "the embedded birds are not drawn yet",
  });
  // A copy that PLUMAGE_DATA names serves as well.
  if (own) return findings;
  const kaggle = await exists(`${dataFolder()}/kaggle`);
  findings.push({
    topic: "data",
    state: kaggle ? "ok" : "missing",
    found: kaggle ? "the Kaggle set is in place" : "the Kaggle set is not here",
    ...(kaggle ? {} : { remedy: "deno task data (only the full profile needs it)" }),
  });
  return findings;
}

/** Of each profile, which of the weights that it starts from are here. */
async function examineWeights(): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const profile of Object.values(PROFILES)) {
    const needed = neededWeights(profile);
    const missing: BackboneName[] = [];
    for (const name of needed) {
      if (await findPretrained(name) === undefined) missing.push(name);
    }
    const titles = (names: readonly BackboneName[]) =>
      names.map((name) => findBackbone(name)?.title ?? name).join(", ");
    if (missing.length === 0) {
      const found = `those of the profile ${profile.name} are here: ${titles(needed)}`;
      findings.push({ topic: "weights", state: "ok", found });
      continue;
    }
    const megabytes = missing.reduce((sum, name) => sum + pretrainedMegabytes(name), 0);
    findings.push({
      topic: "weights",
      state: "missing",
      found: `the profile ${profile.name} has yet to fetch ${titles(missing)} (${megabytes} MB)`,
      remedy: `deno task article --profile ${profile.name}`,
    });
  }
  return findings;
}
