/** The Python peers of the search's benchmark; each finished run is kept in the user's cache. */
import { fileURLToPath } from "node:url";
import { cacheFolder } from "lib/disk/cache_folder.ts";
import { writeFileWhole } from "lib/disk/files.ts";
import { peerPython } from "./_input_peers.ts";

const SCRIPT = fileURLToPath(new URL("peers/search.py", import.meta.url));
const PACKAGES = ["scikit-optimize==0.10.2", "scikit-learn==1.9.1", "optuna==5.0.0"];

/** The peers that can run here. */
export interface Peers {
  /** Their methods, as `peers/search.py` names them. */
  readonly methods: readonly string[];
  /** A sentence for each that cannot run. */
  readonly missing: readonly string[];
  /** The best value after each call, an array a seed. */
  regret(
    task: string,
    method: string,
    seeds: readonly number[],
    calls: number,
  ): Promise<number[][]>;
  /** Seconds of one tell and ask after so many points. */
  ask(method: string, points: number): Promise<number>;
}

/**
 * Finds the peers: in the Python that `PLUMAGE_PEERS` names, or in an environment of their own.
 *
 * @param report Told what is going on.
 * @returns The peers; nothing where there is no Python for them.
 */
export async function findPeers(report: (line: string) => void): Promise<Peers | undefined> {
  const python = Deno.env.get("PLUMAGE_PEERS") ??
    await peerPython({ name: "skopt", script: "search.py", installs: [PACKAGES] });
  if (python === undefined) return undefined;
  const versions = await runJson<Record<string, string | null>>(python, ["versions"]);
  report(`peers: ${Object.entries(versions).map(([name, v]) => `${name} ${v ?? "-"}`).join(", ")}`);
  const found = (name: string) => versions[name] !== null;
  const methods = [
    "random",
    ...(found("skopt") ? ["LCB", "EI", "gp_hedge"] : []),
    ...(found("optuna") ? ["TPE"] : []),
    ...(found("optuna") && found("torch") ? ["GP"] : []),
  ];
  const missing = [
    ...(found("skopt") ? [] : ["scikit-optimize is left out: it is not installed there."]),
    ...(found("optuna") ? [] : ["Optuna is left out: it is not installed there."]),
    ...(found("torch") ? [] : ["Optuna's GPSampler is left out: it needs PyTorch, some 3 GB."]),
  ];
  const cache = `${cacheFolder()}/peers/search`;
  await Deno.mkdir(cache, { recursive: true });
  const one = async (task: string, method: string, seed: number, calls: number) => {
    const path = `${cache}/${task}.${method}.${seed}.json`;
    try {
      const known = JSON.parse(await Deno.readTextFile(path)) as number[];
      // The first calls of a longer run are those of a shorter one.
      if (known.length >= calls) return known.slice(0, calls);
    } catch (error) {
      if (!(error instanceof Deno.errors.NotFound)) throw error;
    }
    const best = await runJson<number[]>(python, ["regret", task, method, seed, calls]);
    await writeFileWhole(path, JSON.stringify(best));
    return best;
  };
  return {
    methods,
    missing,
    async regret(task, method, seeds, calls) {
      const paths: number[][] = [];
      const left = [...seeds];
      const lane = async () => {
        for (let seed = left.shift(); seed !== undefined; seed = left.shift()) {
          paths[seed] = await one(task, method, seed, calls);
          report(`peers: ${task}, ${method}: ${seeds.length - left.length} of ${seeds.length}`);
        }
      };
      await Promise.all(Array.from({ length: navigator.hardwareConcurrency }, lane));
      return paths;
    },
    ask: (method, points) => runJson<number>(python, ["ask", method, points]),
  };
}

async function runJson<Value>(python: string, args: readonly (string | number)[]): Promise<Value> {
  const { success, stdout, stderr } = await new Deno.Command(python, {
    args: [SCRIPT, ...args.map(String)],
    // Matrices of 50 rows are no work for several threads; they only get into each other's way.
    env: { OMP_NUM_THREADS: "1", OPENBLAS_NUM_THREADS: "1" },
    stdout: "piped",
    stderr: "piped",
  }).output();
  const text = new TextDecoder();
  if (!success) throw new Error(`${SCRIPT} ${args.join(" ")}: ${text.decode(stderr).trim()}`);
  return JSON.parse(text.decode(stdout).trim().split("\n").at(-1)!);
}
