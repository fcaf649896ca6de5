/**
 * Looks at the engine as a physician does: what is there, what is not, what mends it.
 *
 * @module
 */
import { cacheFolder } from "../disk/cache_folder.ts";
import { EngineFault } from "./fault.ts";
import { engineFolder, isInstalled, verifyEngine } from "./install.ts";
import { startEngine } from "./load.ts";
import { detectTarget, engineRoutes } from "./target.ts";
import { messageOf } from "../errors.ts";

/** One thing looked at. */
export interface Finding {
  /** What was looked at: `"engine"`. */
  readonly topic: string;
  /** `ok`, `missing` (set up when needed) or `fault` (needs the remedy). */
  readonly state: "ok" | "missing" | "fault";
  /** What was found, in a few words. */
  readonly found: string;
  /** The command that mends it. */
  readonly remedy?: string;
}

/**
 * Examines the engine without installing anything.
 *
 * @param options `verify` also reads the libraries and compares their hashes (a few seconds).
 * @returns What was found.
 */
export async function examineEngine(options: { verify?: boolean } = {}): Promise<Finding[]> {
  const target = detectTarget();
  const findings: Finding[] = [{
    topic: "machine",
    state: "ok",
    found: `${target.os} on ${target.arch}, ${navigator.hardwareConcurrency} cores, ` +
      (target.nvidia ? "an NVIDIA driver" : "no NVIDIA driver"),
  }];
  const best = engineRoutes(target)[0] ?? "javascript";
  if (!await isInstalled(best)) {
    findings.push({
      topic: "engine",
      state: "missing",
      found: `the ${best} engine is not set up in this clone yet`,
      remedy: "deno task doctor --install",
    });
    return findings;
  }
  if (options.verify && best !== "official" && best !== "javascript") {
    const damaged = await verifyEngine(best);
    findings.push(
      damaged.length === 0 ? { topic: "libraries", state: "ok", found: "all hashes match" } : {
        topic: "libraries",
        state: "fault",
        found: `damaged: ${damaged.join(", ")}`,
        remedy: `rm -r "${engineFolder(best)}" && deno task doctor --install`,
      },
    );
  }
  findings.push(await examineLoading());
  findings.push({ topic: "cache", state: "ok", found: cacheFolder() });
  return findings;
}

async function examineLoading(): Promise<Finding> {
  try {
    const info = await startEngine({ onMessage: () => {} });
    return info.kind === "javascript"
      ? {
        topic: "engine",
        state: "fault",
        found: info.title,
        remedy: "deno task doctor --install",
      }
      : { topic: "engine", state: "ok", found: info.title };
  } catch (error) {
    return {
      topic: "engine",
      state: "fault",
      found: messageOf(error),
      remedy: error instanceof EngineFault ? error.remedy : "deno task doctor --install",
    };
  }
}
